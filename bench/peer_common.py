"""What the adapters share: the record classes of the batch, their pieces, and a look at what came out.

Every adapter gets its columns from the chapter's own record classes, so all of them cut the same columns as the base.
The batch has records with identifiers of two columns only; the chapter's SE and CW records are left out for all.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench import ours
from formats.column import Column
from formats.record import Record

Task = Callable[[], Any]
Make = Callable[[list[str]], Task]

IDENTIFIER = 2


class Missing(Exception):
    """A peer that is not installed; the message is its distribution."""


def load(module: str, distribution: str) -> Any:
    """The peer's module; `Missing` when its distribution is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise Missing(distribution) from None


@dataclass(frozen=True)
class Piece:
    """A stretch of a record after its identifier: an element, or a filler (no column). Positions are 1-based."""

    name: str
    start: int
    end: int
    column: Column | None

    @property
    def width(self) -> int:
        """How many columns it takes."""
        return self.end - self.start + 1


def kinds() -> dict[str, type[Record]]:
    """The chapter's record classes by their identifier of two columns."""
    return {cls.identifier: cls for cls in ours.chapter().records if len(cls.identifier) == IDENTIFIER and not cls.when}


def pieces(cls: type[Record]) -> list[Piece]:
    """Everything that stands after the identifier, without a gap."""
    layout = cls.layout
    found = [Piece(column.name, column.start, column.end, column) for column in layout.columns]
    found += [Piece(f"filler_{start}", start, end, None) for start, end in layout.fillers]
    return sorted(found, key=lambda piece: piece.start)


def detail(records: list[str]) -> list[str]:
    """The records that are of the chapter: no A, B, Y or Z."""
    return records[2:-2]


def agreed(make: Make, values: Callable[[Any], Iterator[Mapping[str, object]]], records: list[str]) -> Task:
    """The task, once it has read the first summary to the texts that the columns hold.

    values: the elements of each record in what the task returns. A peer that reads something else is not timed.
    """
    first = next(iter(ours.transactions(records)))
    known = kinds()
    found = list(values(make([*records[:2], *first, *records[-2:]])()))
    if len(found) != len(first):
        raise ValueError(f"{len(first)} records went in, {len(found)} came out")
    for line, got in zip(first, found, strict=True):
        for column in known[line[:IDENTIFIER]].layout.columns:
            if not _alike(got.get(column.name), column.cut(line)):
                raise ValueError(f"{line[:2]}.{column.name}: {column.cut(line)!r} was read as {got.get(column.name)!r}")
    return make(records)


def _alike(value: object, text: str) -> bool:
    """Whether a value carries the text: spaces, leading zeros and an implied decimal point aside."""
    bare = text.strip()
    if value is None:
        return not bare
    told = str(value).strip()
    return told == bare or told.replace(".", "").lstrip("0") == bare.lstrip("0")


def named(rows: Sequence[Mapping[str, object]]) -> Iterator[Mapping[str, object]]:
    """For peers whose task already returns the elements by name."""
    return iter(rows)
