"""PGA data: what stands under an HTS number for partner government agencies, read by its hierarchy.

The records OI and PG00 to PG60 stand inside of entry summaries (AE) and cargo releases (SE), whose maps see one slot.
Here substitution comes first (PG00 R is replaced by its group), then every record goes to the closest one that may have
it (PGA Message Set, July 2026, pages 61 to 69). Whatever is wrong is a fault with a condition P01 to P54, or PGA where
CBP has no condition of its own; it never stops a batch. What an agency asks for beyond the chapter (P00, P36 to P38,
P40, P43 to P53) takes its tables, which are not at hand here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from formats.catair.pga_message_set import hierarchy as h
from formats.catair.pga_message_set.control import Mark
from formats.catair.pga_message_set.placed import Part, Placed, fault_of
from formats.catair.pga_message_set.placing import Line
from formats.catair.pga_message_set.product import AgencyLine, Description
from formats.catair.pga_message_set.substitution import Run, Substitutions, replaced
from formats.chapter import Reading
from formats.fault import Fault
from formats.record import Record

#: The record that brings an HTS number, and the one that begins a line of its chapter.
_TARIFFS = {"entry_summary": ("50", "40"), "cargo_release": ("SE60", "SE40")}


@dataclass(frozen=True, slots=True)
class PgaLine:
    """A PG01, and the products and components that its agency is told of.

    shared: whether these are the following PG01's, whose agency wants the same data.
    """

    opening: Placed
    products: tuple[Part, ...]
    shared: bool = False


@dataclass(frozen=True, slots=True)
class MessageSet:
    """What the agencies are told of one HTS number.

    tariff: the record that brings the number, None where there is none. unplaced: what belongs to no record before it.
    """

    tariff: Record | None
    description: Placed | None
    lines: tuple[PgaLine, ...]
    unplaced: tuple[Part, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class PgaData:
    """All PGA data of a transaction. substitutions: the records that each number of a PG00 stands for."""

    sets: tuple[MessageSet, ...]
    substitutions: Mapping[str, tuple[Placed, ...]]
    faults: tuple[Fault, ...]


def read_transaction(reading: Reading) -> PgaData:
    """The PGA data of an entry summary or a cargo release. Substitution groups count wherever they stand."""
    groups = Substitutions()
    found = [(tariff, groups.take(run)) for tariff, run in _runs(reading)]
    sets = tuple(_message_set(rest, groups.defined, tariff) for tariff, rest in found if rest)
    faults = [*groups.faults, *(fault for one in sets for fault in one.faults)]
    return PgaData(sets, groups.defined, tuple(sorted(faults, key=lambda fault: fault.number)))


def read_message_set(lines: Sequence[str], *, number: int = 1) -> MessageSet:
    """One message set by itself, with its own substitution groups. number: the first line's position in its batch."""
    groups = Substitutions()
    found = _message_set(groups.take((number, lines)), groups.defined, None)
    return replace(found, faults=tuple(sorted([*groups.faults, *found.faults], key=lambda fault: fault.number)))


def _runs(reading: Reading) -> Iterator[tuple[Record | None, Run]]:
    """PGA records that stand together, and the record of the HTS number under which they stand."""
    tariffs, lines = _TARIFFS.get(reading.chapter.name, ("", ""))
    tariff: Record | None = None
    run: list[str] = []
    for number, record in enumerate((*reading.records, None), reading.number):
        if record is not None and record.identifier in ("OI", "PG"):
            run.append(record.line)
            continue
        if run:
            yield tariff, (number - len(run), run)
            run = []
        if record is not None and record.identifier in (tariffs, lines):
            tariff = record if record.identifier == tariffs else None


def _message_set(
    placed: Sequence[Placed], defined: Mapping[str, tuple[Placed, ...]], tariff: Record | None
) -> MessageSet:
    faults: list[Fault] = []
    description: Placed | None = None
    lines: list[Line] = []
    early: list[Placed] = []
    for one in replaced(placed, defined, faults):
        if isinstance(one.record, AgencyLine):
            if lines:
                lines[-1].close()
            lines.append(Line(one, faults))
        elif isinstance(one.record, Description):
            if description is not None:
                faults.append(fault_of(one, "P42", "only one OI stands under an HTS number", 16))
            description = description or one
        elif lines:
            lines[-1].take(one)
        else:
            early.append(one)
    if lines:
        lines[-1].close()
    if placed and description is None:
        faults.append(fault_of(placed[0], "P01", "PGA data without an OI before them", 63, missing=True))
    if placed and not lines:
        faults.append(fault_of(placed[0], "P03", "no PG01 follows", 63, missing=True))
    elif lines:
        faults += [fault_of(one, h.INVALID_RELATIONSHIP, "stands before the first PG01", 62) for one in early]
    first = (Part(one) for one in early if not isinstance(one.record, Mark))
    unplaced = (*first, *(node.freeze() for line in lines for node in line.unplaced))
    _number(lines, faults)
    return MessageSet(tariff, description, _share(lines, faults), unplaced, tuple(faults))


def _number(lines: Sequence[Line], faults: list[Fault]) -> None:
    """PG01s are numbered from 001 for each agency; one that returns may go on or begin again (pages 13 and 65)."""
    last: dict[object, int] = {}
    agency: object = None
    for line in lines:
        number, due = line.number, last.get(line.agency, 0) + 1
        if number is not None and number != due and not (number == 1 and line.agency != agency):
            reason = f"expected PGA line number {due:03d}, got {number:03d}"
            faults.append(fault_of(line.opening, h.REJECTED, reason, 65, element="line_number"))
        last[line.agency], agency = number or due, line.agency


def _share(lines: Sequence[Line], faults: list[Fault]) -> tuple[PgaLine, ...]:
    """The lines with their products; a PG01 that another agency's follows at once has that one's (page 65)."""
    found: list[PgaLine] = []
    for at in reversed(range(len(lines))):
        line, products, shared = lines[at], tuple(node.freeze() for node in lines[at].products), False
        if line.bare and not line.disclaimed and found and lines[at + 1].agency != line.agency:
            products, shared = found[-1].products, bool(found[-1].products)
        if not products and not line.disclaimed:
            reason = "a PGA line without a disclaimer needs a PG02"
            faults.append(fault_of(line.opening, "P54", reason, 63, missing=True))
        found.append(PgaLine(line.opening, products, shared))
    return tuple(reversed(found))
