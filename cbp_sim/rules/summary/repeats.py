"""Elements that a record repeats side by side: `fee_class_1`, `fee_class_2`, and what stands beside each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from formats.record import Record


@cache
def _names(cls: type[Record], stem: str) -> tuple[tuple[int, str], ...]:
    """A record's repeats of an element: (1, "fee_class_1"), (2, "fee_class_2")."""
    parted = ((name, *name.rpartition("_")) for name in cls.layout.by_name)
    return tuple((int(number), name) for name, head, _, number in parted if head == stem and number.isdigit())


def numbered(record: Record, stem: str) -> Iterator[tuple[int, Any]]:
    """A record's repeats of an element that are not blank: (1, fee_class_1), (2, fee_class_2)."""
    for number, name in _names(type(record), stem):
        if (value := getattr(record, name)) is not None:
            yield number, value


def pairs(record: Record, first: str, second: str) -> Iterator[tuple[int, Any, Any]]:
    """A record's side-by-side pairs of which at least one part is filled."""
    for number, name, beside in _pairs(type(record), first, second):
        one, other = getattr(record, name), getattr(record, beside)
        if one is not None or other is not None:
            yield number, one, other


@cache
def _pairs(cls: type[Record], first: str, second: str) -> tuple[tuple[int, str, str], ...]:
    return tuple((number, name, f"{second}_{number}") for number, name in _names(cls, first))
