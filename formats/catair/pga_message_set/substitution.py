"""Substitution groups: what a PG00 R stands for is put in its place before anything else is looked at (page 70)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from formats.catair.pga_message_set import CHAPTER
from formats.catair.pga_message_set import hierarchy as h
from formats.catair.pga_message_set.control import (
    AnySubstitution,
    SubstitutionEnd,
    SubstitutionStart,
    SubstitutionUse,
)
from formats.catair.pga_message_set.placed import CITE, Placed, fault_of
from formats.catair.pga_message_set.relations import lacks
from formats.fault import Fault, Kind

#: 80-column lines that stand together, and the position of the first in its batch.
Run = tuple[int, Sequence[str]]


class Substitutions:
    """Substitution groups as they are met, and what is wrong with them or with the elements of any record."""

    def __init__(self) -> None:
        self.defined: dict[str, tuple[Placed, ...]] = {}
        self.faults: list[Fault] = []

    def take(self, run: Run) -> list[Placed]:
        """The records of a run that stand in no group."""
        rest: list[Placed] = []
        opening: Placed | None = None
        held: list[Placed] = []
        for one in self._read(run):
            if isinstance(one.record, SubstitutionStart | SubstitutionEnd):
                if opening is not None:
                    self._define(opening, held)
                elif isinstance(one.record, SubstitutionEnd):
                    self.faults.append(fault_of(one, h.REJECTED, "ends a substitution group that was not started", 69))
                if opening is not None and isinstance(one.record, SubstitutionStart):
                    self.faults.append(fault_of(opening, h.REJECTED, "the substitution group has no end", 69))
                opening, held = (one, []) if isinstance(one.record, SubstitutionStart) else (None, [])
            elif opening is None:
                rest.append(one)
            elif isinstance(one.record, SubstitutionUse):
                self.faults.append(fault_of(one, h.REJECTED, "a substitution group cannot hold a substitution", 69))
            else:
                held.append(one)
        if opening is not None:
            self._define(opening, held)
            self.faults.append(fault_of(opening, h.REJECTED, "the substitution group has no end", 69))
        return rest

    def _read(self, run: Run) -> Iterator[Placed]:
        for number, line in enumerate(run[1], run[0]):
            cls = CHAPTER.class_of(line)
            if cls is None:
                self.faults.append(_unknown(line, number))
                continue
            one = Placed(cls.read(line), number)
            self.faults += _of_elements(one)
            yield one

    def _define(self, opening: Placed, held: Sequence[Placed]) -> None:
        number, due = str(getattr(opening.record, "number", "")).strip(), f"{len(self.defined) + 1:04d}"
        if not number:
            return
        if number in self.defined:
            self.faults.append(fault_of(opening, h.REJECTED, f"substitution number {number} was used before", 69))
            return
        if number != due:
            reason = f"expected substitution number {due}, got {number}"
            self.faults.append(fault_of(opening, h.REJECTED, reason, 59, element="number"))
        self.defined[number] = tuple(held)


def _unknown(line: str, number: int) -> Fault:
    identifier = line[:4].rstrip()
    return Fault(
        number,
        identifier,
        Kind.UNKNOWN,
        f"{identifier} is no record of the PGA message set",
        (1, 4),
        line[:4],
        code=h.REJECTED,
        cite=CITE,
    )


def _of_elements(one: Placed) -> Iterator[Fault]:
    layout = one.record.layout
    for fault in layout.faults(one.record.line, one.number):
        yield fault.coded(h.element_condition(layout.identifier, fault.field, fault.kind))
    for lack in lacks(one.record):
        yield fault_of(one, lack.condition, lack.reason, 0, missing=True, element=lack.field)


def replaced(
    placed: Sequence[Placed], defined: Mapping[str, tuple[Placed, ...]], faults: list[Fault]
) -> Iterator[Placed]:
    """The records with each PG00 R replaced by its group, before anything else is looked at (page 70)."""
    for one in placed:
        if not isinstance(one.record, SubstitutionUse | AnySubstitution):
            yield one
        elif isinstance(one.record, SubstitutionUse):
            group = defined.get(str(one.record.number))
            if group is None:
                faults.append(fault_of(one, h.REJECTED, "no substitution group has this number", 70, element="number"))
            else:
                yield from (replace(part, used_at=one.number) for part in group)
