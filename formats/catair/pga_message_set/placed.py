"""A record of a message set where it stands, what belongs to it, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from formats.fault import Fault, Kind
from formats.record import Record

CITE = "PGA Message Set, July 2026"


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and its position in the batch. used_at: the position of the PG00 R that it stands for, if it does."""

    record: Record
    number: int
    used_at: int | None = None

    @property
    def identifier(self) -> str:
        """Which record it is."""
        return self.record.identifier


@dataclass(frozen=True, slots=True)
class Part:
    """A record of the hierarchy, the records that belong to it, and its groups (PG50 to PG51)."""

    placed: Placed
    parts: tuple[Part, ...] = ()
    groups: tuple[tuple[Part, ...], ...] = ()

    @property
    def record(self) -> Record:
        """The record itself."""
        return self.placed.record


def fault_of(
    one: Placed, condition: str, reason: str, page: int, *, missing: bool = False, element: str | None = None
) -> Fault:
    """What is wrong with a record's place, or with one of its elements. Such a fault never stops a batch."""
    column = one.record.layout.by_name[element] if element else None
    columns = (column.start, column.end) if column else (1, 80)
    return Fault(
        one.number if one.used_at is None else one.used_at,
        one.record.layout.record,
        Kind.MISSING if missing else Kind.UNKNOWN,
        reason,
        columns,
        one.record.line[columns[0] - 1 : columns[1]],
        element,
        condition,
        cite=f"{CITE}, page {page}" if page else one.record.layout.cite,
    )
