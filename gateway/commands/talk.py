"""What the commands that talk to a server share: its address, its refusals, how messages and timelines look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from gateway.client import ClientError, ControlClient
from gateway.commands.common import refuse

Control = Annotated[
    str | None,
    typer.Option(metavar="URL", help="The server's control API; else $LOCALACE_CONTROL, else http://127.0.0.1:7681."),
]
OfWorld = Annotated[str | None, typer.Option(metavar="NAME", help="Of a server that holds several worlds.")]


@contextmanager
def control_of(url: str | None, world: str | None) -> Iterator[ControlClient]:
    """A server's control API. What it refuses ends the command with exit code 1."""
    try:
        yield ControlClient(url, world=world)
    except ClientError as error:
        raise refuse(f"localace: {error}") from None


def print_lines(lines: Iterable[str]) -> None:
    """Records, 80 columns a line."""
    for line in lines:
        typer.echo(line)


def print_timeline(lines: Sequence[Mapping[str, Any]], *, subjects: bool = False) -> None:
    """Lines of a timeline, one a line."""
    for line in lines:
        codes = " ".join(line["codes"])
        told = [line["at"], *([line["subject"]] if subjects else []), line["actor"], line["event"]]
        more = [f"-> {line['state']}" if line["state"] else "", f"[{codes}]" if codes else "", line["note"]]
        typer.echo("  ".join([*told, *(part for part in more if part)]))
