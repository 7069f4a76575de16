"""Elements that are missing, unreadable or of an unknown code, by table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from cbp_sim.decision import Finding
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.submission import Submission, found
from formats.fault import Kind
from formats.record import Record

_HEADER = ("10",)


def elements_read(submission: Submission) -> Iterator[Finding]:
    """Every element must be of its class, of a known code, and there where its record cannot do without it."""
    yield from _judged(submission)


def header_elements_read(submission: Submission) -> Iterator[Finding]:
    """A deletion's 10 record must be readable; that nothing else may stand in it is another question."""
    yield from _judged(submission, _HEADER)


def always_there(submission: Submission) -> Iterator[Finding]:
    """Some elements are due on every A and R, although their layouts leave them free (ESF-133)."""
    for record in (submission.filing.header, submission.filing.grand_totals):
        if record is None:
            continue
        for name, missing in _always(type(record), tables.elements):
            if getattr(record, name) is None:
                yield found(missing, record)


@cache
def _always(cls: type[Record], table: Callable[[], object]) -> tuple[tuple[str, str], ...]:
    """The elements that are always due although their columns may be blank, and the conditions, by a table."""
    known = ((name, column, tables.element(cls.label(), name)) for name, column in cls.layout.by_name.items())
    return tuple(
        (name, one.missing) for name, column, one in known if one and one.missing and one.always and column.optional
    )


def _judged(submission: Submission, records: tuple[str, ...] = ()) -> Iterator[Finding]:
    reading = submission.reading
    for fault in reading.faults:
        if fault.field is None or (records and fault.record not in records):
            continue
        known = tables.element(fault.record, fault.field)
        code = _condition(known, fault.kind) if known is not None else ""
        if code:
            yield found(code, reading.records[fault.number - reading.number], _repeat(fault.field))


def _condition(known: tables.Element, kind: Kind) -> str:
    return {Kind.MISSING: known.missing, Kind.UNREADABLE: known.unreadable, Kind.UNKNOWN: known.unknown}.get(kind, "")


def _repeat(field: str) -> int | None:
    number = field.rpartition("_")[2]
    return int(number) if number.isdigit() else None
