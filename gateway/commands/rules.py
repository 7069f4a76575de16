"""`localace rules`: what a file of scripted behaviours would do with what is filed, without doing it; magic values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from cbp_sim.behaviours import magic as magic_values
from cbp_sim.behaviours.deciding import LocalMemory, Verdict, explained
from cbp_sim.behaviours.rules import Rule, Rules, load_rules
from cbp_sim.errors import SimulatorError
from cbp_sim.screening.filed import Said
from cbp_sim.screening.reading import said
from formats.batch import Batch
from formats.stream import pad_trimmed, read_batches
from gateway.commands.common import AsJson, Source, name_of, print_json, read, refuse, say_padded, text_of

app = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode=None,
    help="Say what scripted behaviours and magic values would do.",
)  # fmt: skip


@app.command()
def explain(
    file: Source,
    batch: Annotated[
        Path | None, typer.Option("--batch", metavar="FILE", help="A file of SE or AE batches; - reads standard input.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say which rule each filing would meet, and why those before it did not match. Nothing is filed.

    Without --batch the rules are read, checked and listed. Entries are counted (`nth`, `filing`) within the batch file.

    Exit code: 0; 1 when the rules, or the batch file, cannot be used.
    """
    try:
        rules = load_rules(text_of(file), where=name_of(file))
    except SimulatorError as error:
        raise refuse(f"localace: {error}") from None
    filings = None if batch is None else list(filed(batch))
    if filings is not None and not filings:
        raise refuse(f"{name_of(batch or file)}: no SE or AE transaction that can be read stands in it")
    if as_json:
        print_json({"rules": [_rule_data(rule) for rule in rules.rules], "filings": _filing_data(rules, filings)})
    elif filings is None:
        for number, rule in enumerate(rules.rules, 1):
            typer.echo(f"{number:3}  {rule.name}: {rule.do}")
            for name, asked in _asked(rule).items():
                typer.echo(f"       {name} {_words(asked)}")
        typer.echo(f"{len(rules.rules)} rules, the first that matches wins")
    else:
        _print(rules, filings)


@app.command()
def magic(
    as_json: AsJson = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the page docs/magic-values.md.")] = False,
) -> None:
    """List the magic values, which a world has when its policy says so."""
    if as_json:
        print_json(list(magic_values.as_data()))
    elif markdown:
        typer.echo(magic_values.page(), nl=False)
    else:
        for one in magic_values.MAGIC:
            typer.echo(f"{one.by:9} {one.value:11} {one.does}")


def filed(source: Path) -> Iterator[Said]:
    """What the SE and AE transactions of a file say."""
    data, padded = pad_trimmed(read(source))
    say_padded(padded, source)
    for item in read_batches(data):
        for block in item.blocks if isinstance(item, Batch) else ():
            for transaction in block.transactions:
                told = said(transaction.reading.content) if transaction.reading else None
                if told is not None:
                    yield told


def verdicts(rules: Rules, filings: list[Said]) -> Iterator[tuple[Said, list[Verdict]]]:
    """Each filing with what every rule says of it."""
    memory = LocalMemory()
    for told in filings:
        memory.filed(told.entry)
        yield told, explained(rules, told, memory)


def _print(rules: Rules, filings: list[Said]) -> None:
    for told, found in verdicts(rules, filings):
        met = _met(found)
        typer.echo(
            f"{told.entry or 'an entry without a number'}: " + (f"{met.name}: {met.do}" if met else "no rule matches")
        )
        for verdict in found:
            for reason in verdict.why_not:
                typer.echo(f"    not {verdict.rule.name}: {reason}")


def _filing_data(rules: Rules, filings: list[Said] | None) -> list[dict[str, Any]]:
    return [
        {
            "entry": told.entry,
            "rule": met.name if (met := _met(found)) else None,
            "do": _told(met.do.model_dump(mode="json")) if met else None,
            "not": [{"rule": one.rule.name, "why": list(one.why_not)} for one in found if not one.matches],
        }
        for told, found in verdicts(rules, filings or [])
    ]


def _met(found: list[Verdict]) -> Rule | None:
    return next((verdict.rule for verdict in found if verdict.matches), None)


def _rule_data(rule: Rule) -> dict[str, Any]:
    return {
        "name": rule.name,
        "when": _asked(rule),
        "do": _told(rule.do.model_dump(mode="json", exclude_defaults=True)),
    }


def _asked(rule: Rule) -> dict[str, Any]:
    return rule.when.model_dump(mode="json", exclude_defaults=True)


def _told(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value and value != "PT0S"}


def _words(asked: Any) -> str:
    if isinstance(asked, dict):
        return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in asked.items() if value is not None)
    return " or ".join(asked) if isinstance(asked, list) else str(asked)
