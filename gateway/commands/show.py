"""`localace show`: what a batch says."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from formats.batch import Batch, Line
from formats.describe import (
    DecodedBatch,
    DecodedTransaction,
    as_text,
    decode,
    shown,
    table,
    title_of,
    visible,
    where,
)
from formats.document import document
from formats.group import Group
from formats.record import Record
from formats.stream import Stray, pad_trimmed, read_batches
from gateway.commands.common import AsJson, Source, print_json, read, refuse, say_padded

#: A place in the tree: how deep, what kind of line it is, its text, the record whose elements follow.
Branch = tuple[int, str, str, Record | None]

#: How far elements stand in from their record.
_INDENT = 6


def show(
    file: Source,
    blanks: Annotated[bool, typer.Option("--blanks", help="Show elements that hold nothing, too.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="Show each record's 80 columns above its elements.")] = False,
    as_json: AsJson = False,
) -> None:
    """Decode batches: batch, block, transaction, groupings, records with their elements.

    Takes what a filer sends and what CBP answers. --json gives everything, the 80 columns of each record included;
    `localace build` takes that shape and makes the same records again.

    Exit code: 0, 1 when there is no batch in it, 2 when the file cannot be read.
    """
    data, padded = pad_trimmed(read(file))
    items = read_batches(data)
    say_padded(padded, file)
    batches = [decode(item) for item in items if isinstance(item, Batch)]
    if as_json:
        print_json(document(data))
    else:
        paint = _rich if sys.stdout.isatty() else _plain
        for at, batch in enumerate(batches, 1):
            paint(_tree(batch, at, raw=raw), blanks=blanks)
        for stray in (item for item in items if isinstance(item, Stray)):
            typer.secho(f"outside any batch: {visible(stray.text.rstrip())}", fg=typer.colors.RED)
    if not batches:
        raise refuse("there is no batch in it: an A record begins one; `localace check` says more")


def _tree(decoded: DecodedBatch, ordinal: int, *, raw: bool) -> Iterator[Branch]:
    name = f"{decoded.application} {decoded.known.title}" if decoded.known else decoded.application or "no application"
    what = "CBP's rejection" if decoded.rejection else f"{decoded.direction}, {name}"
    end = "" if decoded.batch.complete else ", without its Z record"
    yield 0, "batch", f"batch {ordinal}: {what}, {len(decoded.batch.lines)} records{end}", None
    yield from _record(1, decoded.header, decoded.batch.lines[0], raw=raw)
    for line in decoded.outside:
        yield 1, "fault", f"{line.number:>4}  outside any block: {visible(line.text)}", None
    for block in decoded.blocks:
        yield 1, "batch", f"block {block.block.occurrence}", None
        yield from _record(2, block.header, block.block.header_line, raw=raw)
        for transaction in block.transactions:
            yield 2, "batch", f"transaction {transaction.ordinal}", None
            yield from _transaction(transaction, raw=raw)
        if block.trailer and block.block.trailer_line:
            yield from _record(2, block.trailer, block.block.trailer_line, raw=raw)
    if decoded.trailer:
        yield from _record(1, decoded.trailer, decoded.batch.lines[-1], raw=raw)


def _transaction(transaction: DecodedTransaction, *, raw: bool) -> Iterator[Branch]:
    reading = transaction.reading
    if reading is None or reading.content is None:
        for line in transaction.lines:
            record = transaction.record(line)
            if record:
                yield from _record(3, record, line, raw=raw)
            else:
                yield 3, "fault", f"{line.number:>4}  unknown record: {visible(line.text)}", None
        for fault in reading.faults if reading and reading.content is None else ():
            if fault.structural:
                yield 3, "fault", f"order: record {fault.number}: {visible(fault.reason)}", None
        return
    lines = iter(transaction.lines)
    for depth, group, record in _content(reading.content, 3):
        if record is None:
            yield depth, "group", group, None
        else:
            line = next(lines)
            yield from _record(depth, transaction.record(line) or record, line, raw=raw)


def _content(content: Group, depth: int) -> Iterator[tuple[int, str, Record | None]]:
    """The groupings and records of a group, in the order of the map."""
    for slot in content.slots:
        parts = content.held_in(slot)
        for at, part in enumerate(parts, 1):
            if isinstance(part, Record):
                yield depth, "", part
            else:
                number = f" {at}" if len(parts) > 1 else ""
                yield depth, slot.name.replace("_", " ") + number, None
                yield from _content(part, depth + 1)


def _record(depth: int, record: Record, line: Line, *, raw: bool) -> Iterator[Branch]:
    yield depth, "record", f"{line.number:>4}  {record.label()}  {title_of(type(record))}", record
    if raw:
        yield depth, "", f"      {visible(record.line)}", None
    for fault in record.faults(line.number):
        if not fault.field:
            yield depth, "fault", f"      {where(*fault.columns)}: {visible(fault.reason)}", None


def _plain(branches: Iterator[Branch], *, blanks: bool) -> None:
    for depth, _, text, record in branches:
        typer.echo("  " * depth + text)
        if record is not None:
            for line in table(("",) * 4, _rows(record, blanks=blanks), indent="  " * depth + " " * _INDENT)[1:]:
                typer.echo(line)


def _rich(branches: Iterator[Branch], *, blanks: bool) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, markup=False)
    styles = {"batch": "bold", "group": "cyan", "record": "bold", "fault": "red"}
    for depth, kind, text, record in branches:
        console.print(Padding(Text(text, style=styles.get(kind, "")), (0, 0, 0, 2 * depth)))
        if record is not None and (rows := _rows(record, blanks=blanks)):
            grid = Table.grid(padding=(0, 2))
            for style in ("dim", "", "green", "dim"):
                grid.add_column(style=style, overflow="fold")
            for row in rows:
                grid.add_row(*map(Text, row))
            console.print(Padding(grid, (0, 0, 0, 2 * depth + _INDENT)))


def _rows(record: Record, *, blanks: bool) -> list[tuple[str, str, str, str]]:
    """Columns, name, value and meaning of each element; the text where there is no value."""
    return [
        (
            where(element.column.start, element.column.end),
            element.column.title,
            as_text(element.value) or visible(element.text.rstrip(" ")),
            element.problem or element.meaning,
        )
        for element in shown(record, blanks=blanks)
    ]
