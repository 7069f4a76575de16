"""A record's elements: where they stand, what they may hold, and what they hold in one record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from formats.applications import notification
from formats.catalog import chapters
from formats.codes import condition_of
from formats.column import Column, Value
from formats.describe.ruler import ruler, visible
from formats.describe.table import table
from formats.fault import Unreadable
from formats.record import Record
from formats.tables import Table, table_of

#: Elements that hold a condition code, by the names that the chapters give them.
_CONDITION_NAMES = ("condition", "condition_code")


@dataclass(frozen=True, slots=True)
class Element:
    """An element of one record: its declaration, the text in its columns and the value that the text reads to.

    table: where its codes stand, if they do. application: the input application of its chapter, "" where none is.
    """

    column: Column
    text: str
    value: Value | Unreadable | None
    table: Table | None = None
    application: str = ""

    @property
    def blank(self) -> bool:
        """Whether its columns hold nothing but spaces."""
        return not self.text.strip(" ")

    @property
    def problem(self) -> str:
        """What is wrong with the text, "" when nothing is."""
        found = self.column.problem(self.text)
        return found[1] if found else ""

    @property
    def meaning(self) -> str:
        """What the value tells, in words: the condition or the code that it names, else the declaration's note."""
        if not isinstance(self.value, str):
            return self.column.note
        if self.column.name in _CONDITION_NAMES:
            known = condition_of(self.value, self.application)
            if known is not None:
                return known.meaning or known.narrative
        found = self.table.meaning(self.value) if self.table else ""
        return found or self.column.note


def elements(record: Record) -> tuple[Element, ...]:
    """The elements of a record, in the order of their columns."""
    cls, line = type(record), record.line
    application = _applications().get(cls.__module__.removeprefix("formats.catair.").partition(".")[0], "")
    return tuple(
        Element(column, column.cut(line), column.read(column.cut(line)), table_of(cls, column.name), application)
        for column in cls.layout.columns
    )


@cache
def _applications() -> dict[str, str]:
    """The input application that the chapter in a folder belongs to, "" for none."""
    found = {}
    for chapter in chapters():
        known = notification(chapter.application)
        found[chapter.package.rpartition(".")[2]] = chapter.application if known is None else known.input
    return found


def as_data(value: Value | Unreadable | None) -> Any:
    """A value as JSON has it: dates as YYYY-MM-DD, decimals as text, and an unreadable element as what it is."""
    if isinstance(value, Unreadable):
        return {"unreadable": value.text, "reason": value.reason}
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else value


def as_text(value: Value | Unreadable | None) -> str:
    """A value for people."""
    if value is None or isinstance(value, Unreadable):
        return ""
    return visible(str(as_data(value)))


def title_of(cls: type[Record]) -> str:
    """What the record is, without its cite: the first sentence of its docstring."""
    return cls.layout.cite.partition(". ")[0].rstrip(".")


def where(start: int, end: int) -> str:
    """Columns as people write them: 3, or 4-6."""
    return str(start) if start == end else f"{start}-{end}"


def rule_of(column: Column, cls: type[Record]) -> str:
    """What the columns may hold, beyond their class: codes, their table, form of a date, implied decimals, a note."""
    parts = []
    if column.constant is not None:
        parts.append(f"always {column.constant}")
    elif column.codes:
        parts.append("one of " + ", ".join(column.codes))
    if codes := table_of(cls, column.name):
        parts.append(f"table {codes.name}")
    if column.kind is date:
        parts.append(column.form)
    if column.decimals:
        parts.append(f"{column.decimals} implied decimals")
    if column.data_class is not column.printed:
        parts.append(f"read as {column.data_class.code}")
    if column.note:
        parts.append(column.note)
    return "; ".join(parts)


def layout_table(cls: type[Record], *, indent: str = "") -> list[str]:
    """The elements of a record class as a table, its fillers among them."""
    layout = cls.layout
    identifier = (where(1, len(layout.identifier)), "", "M", "record identifier", f"always {layout.identifier}", "")
    rows = [(1, identifier)]
    for column in layout.columns:
        cells = (
            where(column.start, column.end),
            column.printed.code,
            column.designation.value,
            column.title,
            rule_of(column, cls),
            column.name,
        )
        rows.append((column.start, cells))
    rows += [(start, (where(start, end), "S", "", "filler", "spaces", "")) for start, end in layout.fillers]
    headings = ("columns", "class", "use", "element", "rule", "name")
    return table(headings, [cells for _, cells in sorted(rows)], indent=indent)


def shown(record: Record, *, blanks: bool = False) -> list[Element]:
    """The elements worth showing: what holds something or is faulty; with `blanks` all of them."""
    return [element for element in elements(record) if blanks or not element.blank or element.problem]


def record_table(record: Record, *, blanks: bool = False, indent: str = "") -> list[str]:
    """What stands in a record's elements, as a table. blanks: whether those that hold nothing are shown too."""
    rows = [
        (
            where(element.column.start, element.column.end),
            element.column.printed.code,
            element.column.designation.value,
            element.column.title,
            visible(element.text.rstrip(" ")),
            as_text(element.value),
            element.problem or element.meaning,
        )
        for element in shown(record, blanks=blanks)
    ]
    return table(("columns", "class", "use", "element", "text", "value", "meaning"), rows, indent=indent)


def record_text(record: Record, *, blanks: bool = False) -> list[str]:
    """A record under a column ruler, with the table of its elements."""
    cls = type(record)
    head = f"{cls.label()}  {cls.layout.cite}"
    return [head, *ruler(), visible(record.line), "", *record_table(record, blanks=blanks)]
