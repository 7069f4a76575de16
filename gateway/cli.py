"""The `localace` command. What a command needs is imported when it runs, so that `--help` stays quick."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, where the function (or a typer app of subcommands) stands, and what it does in one line."""

    name: str
    module: str
    function: str
    help: str


#: The commands in the order of the help page. A module is imported when its command is called.
COMMANDS = (
    Command("demo", "scenarios.commands", "demo", "Start a server, play the first story through it, and end."),
    Command("serve", "gateway.commands.serve", "serve", "Serve ABI over TCP, and the control API, until stopped."),
    Command("send", "gateway.commands.send", "send", "Send a file's batches to a server and print what comes back."),
    Command("answer", "gateway.commands.answer", "answer", "Print what CBP would answer to a file, without a server."),
    Command("check", "gateway.commands.check", "check", "Name every fault of a batch, with a caret under the columns."),
    Command("show", "gateway.commands.show", "show", "Decode a batch for people; --json for programs."),
    Command("build", "gateway.commands.build", "build", "Make records from JSON or YAML, or a sample to start from."),
    Command("explain", "gateway.commands.explain", "explain", "Explain a code, a record, an element or a pasted line."),
    Command("convert", "gateway.commands.convert", "convert", "Convert batches to JSON, and back to the same bytes."),
    Command("diff", "gateway.commands.diff", "diff", "Compare two batches by transaction and element, not by line."),
    Command("dictionary", "gateway.commands.dictionary", "dictionary", "List every record with its columns."),
    Command("tariff", "gateway.commands.tariff", "app", "Load the tariff, look numbers up, compute duty."),
    Command(
        "conditions", "gateway.commands.conditions", "conditions", "List CBP's conditions and what raises them here."
    ),
    Command("holds", "gateway.commands.holds", "holds", "List the kinds of hold, with codes, ways out and stories."),
    Command("run", "scenarios.commands", "run", "Play stories and say what was missing."),
    Command("schema", "gateway.commands.schema", "schema", "Print the JSON Schema of a chapter, or of all."),
    Command("clock", "gateway.commands.clock", "clock", "Show a world's time, or move it."),
    Command("officer", "gateway.commands.officer", "officer", "Act as CBP's officer on an entry: hold, exam, release."),
    Command("summary", "gateway.commands.summary", "summary", "Act on an accepted summary: reject, pay, move it."),
    Command("rules", "gateway.commands.rules", "app", "Say which scripted behaviour a filing would meet, and why."),
    Command("manifest", "gateway.commands.manifest", "manifest", "Have a bill of lading come, arrive or be deleted."),
    Command("reference", "gateway.commands.reference", "app", "Show and load what CBP has on file: parties, papers."),
    Command("upload", "gateway.commands.upload", "upload", "Give CBP a document for an entry."),
    Command("messages", "gateway.commands.messages", "messages", "List what CBP has sent, and what still waits."),
    Command("timeline", "gateway.commands.timeline", "timeline", "Print what happened to an entry or a bill."),
)


def load(command: Command) -> Any:
    """The command itself, ready to parse its arguments."""
    found = getattr(import_module(command.module), command.function)
    if not isinstance(found, typer.Typer):
        function, found = found, typer.Typer(add_completion=False, rich_markup_mode=None)
        found.command(command.name)(function)
    return typer.main.get_command(found)


class _Lazy(TyperCommand):
    """Stands for a command on the help page; becomes the command when it is called."""

    def __init__(self, command: Command) -> None:
        super().__init__(command.name, help=command.help)
        self.stands_for = command

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        return load(self.stands_for).make_context(info_name, args, parent=parent, **extra)


class _Commands(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "commands": {command.name: _Lazy(command) for command in COMMANDS}})


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"localace {version('localace')}")
        except PackageNotFoundError:
            typer.echo("localace, run from a checkout that is not installed")
        raise typer.Exit


@app.callback()
def localace(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """CBP's side of ABI on your own machine. `localace COMMAND --help` tells about one command."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command. A character that the terminal cannot show is written as its code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    app(args=list(arguments) if arguments is not None else None, prog_name="localace")


if __name__ == "__main__":
    main()
