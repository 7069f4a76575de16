"""Numbers as ACE returns them: with blanks before them, and amounts that may be negative."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, TypeVar

from formats.column import Column
from formats.fault import Kind
from formats.record import Record

_R = TypeVar("_R", bound=Record)
_NEGATIVE = re.compile(" *-[0-9]+")


class SignedColumn(Column):
    """An amount that may be negative: a minus sign right before its numerals, blanks and no zeros before that.

    Entry Summary Query v26, May 2026, ESQ-34, note 3. A positive one is as in any other column.
    """

    __slots__ = ()

    def clean_pattern(self) -> str:
        """A regular expression of exactly the texts that read without a fault."""
        negative = "|".join(f" {{{n}}}-[0-9]{{{self.width - n - 1}}}" for n in range(self.width - 1))
        return f"(?:{super().clean_pattern()}|{negative})"

    def problem(self, text: str) -> tuple[Kind, str] | None:
        """What is wrong with the element's columns, or None."""
        return None if _NEGATIVE.fullmatch(text) else super().problem(text)

    def _spell(self, value: Any) -> str:
        if isinstance(value, Decimal | int) and value < 0:
            return f"-{int(super()._spell(-value))}".rjust(self.width)
        return super()._spell(value)


def signed(*names: str) -> Callable[[type[_R]], type[_R]]:
    """Let these elements of a record class be negative."""

    def let(cls: type[_R]) -> type[_R]:
        columns = tuple(_signed(column) if column.name in names else column for column in cls.layout.columns)
        cls.layout = replace(cls.layout, columns=columns)
        cls._values_of = staticmethod(cls.layout.values)
        return cls

    return let


def _signed(column: Column) -> SignedColumn:
    return SignedColumn(**{field.name: getattr(column, field.name) for field in fields(column)})


def space_padded(record: _R) -> _R:
    """The same record with blanks instead of zeros before its amounts, quantities and counts.

    A zero keeps as many numerals as it has decimal places, and one before them: the printed example (Entry Summary
    Query v26, May 2026, ESQ-53) has a duty of zero as 000.
    """
    line = record.line
    for column in record.layout.columns:
        text = column.cut(line).strip(" ")
        if column.kind in (int, Decimal) and text.isascii() and text.isdecimal():
            bare = text.lstrip("0") or "0" * (column.decimals + 1)
            line = line[: column.start - 1] + bare.rjust(column.width) + line[column.end :]
    return type(record).read(line)
