"""Numbers as ACE returns them: with blanks before them."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from formats.record import Record

_R = TypeVar("_R", bound=Record)


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
