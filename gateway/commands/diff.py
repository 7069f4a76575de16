"""`localace diff`: two files of batches, compared by what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from formats.compare import Comparison, ElementChange, RecordChange, TransactionChange, compare
from formats.describe import table, visible, where
from formats.errors import FormatsError
from formats.mask import mask_of
from gateway.commands.common import AsJson, name_of, print_json, read, say_padded

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_COLOURS = {"added": typer.colors.GREEN, "removed": typer.colors.RED, "changed": typer.colors.YELLOW}


def diff(
    old: Annotated[Path, typer.Argument(metavar="A", show_default=False, help="A file of batches; - reads stdin.")],
    new: Annotated[Path, typer.Argument(metavar="B", show_default=False, help="The file to compare it with.")],
    mask: Annotated[
        list[str] | None,
        typer.Option(
            "--mask", metavar="FIELD", help="Leave out: numbers, times, or an element; may be given several times."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Compare two files of batches by transaction and element, not by line.

    Transactions are matched by what they go by: application, and filer and entry number or another number of theirs;
    else by position. Their records are matched by the groupings that they stand in. Neither the order of transactions
    nor the separators matter.

    \b
    --mask numbers        entry and other numbers drawn anew, broker references, texts of one's own
    --mask times          dates and times
    --mask entry_number   an element of any record; 10.entry_number of one record; *_date by pattern

    Exit code: 0 when nothing differs, 1 when something does, 2 when a file cannot be read or an element is unknown.
    """  # noqa: D301 - \b keeps the lines as they are
    try:
        found = compare(read(old), read(new), mask_of(mask or []))
    except FormatsError as error:
        raise typer.BadParameter(str(error), param_hint="--mask") from None
    for source, padded in zip((old, new), found.padded, strict=True):
        say_padded(padded, source)
    if as_json:
        print_json({"old": name_of(old), "new": name_of(new), "same": found.same, **_data(found)})
    elif not found.same:
        for line in _text(found, name_of(old), name_of(new)):
            typer.echo(line)
    raise typer.Exit(0 if found.same else 1)


def _data(found: Comparison) -> dict[str, object]:
    told = asdict(found)
    return {name: told[name] for name in ("control", "transactions")}


def _text(found: Comparison, old: str, new: str) -> Iterator[str]:
    yield typer.style(f"--- {old}", bold=True)
    yield typer.style(f"+++ {new}", bold=True)
    for change in found.control:
        yield from _record(change, "")
    for transaction in found.transactions:
        yield from _transaction(transaction)
    counts = {
        change: sum(one.change == change for one in found.transactions) for change in ("changed", "added", "removed")
    }
    told = ", ".join(f"{count} {change}" for change, count in counts.items() if count) or "none differs"
    control = f"; {len(found.control)} control records differ" if found.control else ""
    yield f"transactions: {told} of {found.compared}{control}"


def _transaction(found: TransactionChange) -> Iterator[str]:
    records = f", {found.count} records" if found.change != "changed" else ""
    name = f"{found.application} {found.identity}".strip()
    yield _signed(found.change, f"{name} {found.change}{records} ({_lines(found.old, found.new)})", "")
    if found.moved:
        yield f"    block {found.moved[0]} -> block {found.moved[1]}"
    for record in found.records:
        yield from _record(record, "  ")


def _record(found: RecordChange, indent: str) -> Iterator[str]:
    place = f"{', '.join(found.place)}: " if found.place else ""
    told = f"{place}{visible(found.record)} {found.title} ({_lines(found.old, found.new)})"
    yield _signed(found.change, told, indent)
    if found.text:
        yield f"{indent}    {visible(found.text.rstrip())}"
    yield from table(("",) * 4, [_element(one) for one in found.elements], indent=f"{indent}    ")[1:]


def _element(found: ElementChange) -> tuple[str, str, str, str]:
    texts = f'"{visible(found.old.rstrip())}" -> "{visible(found.new.rstrip())}"'
    old, new = found.old_meaning or _value(found.old_value), found.new_meaning or _value(found.new_value)
    shown = old.strip() != found.old.strip() or new.strip() != found.new.strip()
    return where(*found.columns), found.title, texts, f"{old or 'blank'} -> {new or 'blank'}" if shown else ""


def _value(value: object) -> str:
    if isinstance(value, dict):
        return f"unreadable: {value.get('reason')}"
    return "" if value is None else visible(str(value))


def _lines(old: int | None, new: int | None) -> str:
    if old is None or new is None:
        return f"record {old or new}"
    return f"record {old} / {new}" if old != new else f"record {old}"


def _signed(change: str, text: str, indent: str) -> str:
    return indent + typer.style(f"{_SIGNS[change]} {text}", fg=_COLOURS[change])
