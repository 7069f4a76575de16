"""Elements that are missing, unreadable or of an unknown code, by table; and gaps among side-by-side elements."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cbp_sim.decision import Finding
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.submission import Submission, found
from formats.catair.entry_summary.records import (
    CensusOverrides,
    FeeTotals,
    HeaderFees,
    HeaderReasons,
    InvoiceReference,
    LineReasons,
    ReleaseDetail,
    TariffDetail,
)
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
        for name, column in record.layout.by_name.items():
            known = tables.element(record.label(), name)
            if known is not None and known.always and column.optional and getattr(record, name) is None:
                yield found(known.missing, record)


def side_by_side_filled_from_the_left(submission: Submission) -> Iterator[Finding]:
    """Repeats side by side in a record are filled from the left, without gaps (error dictionary, A22)."""
    for record in submission.filing.records():
        stems = _REPEATS.get(type(record), ())
        for stem in stems:
            filled = [bool(_text(record, name).strip()) for name in _names(record, stem)]
            if any(later and not earlier for earlier, later in pairwise(filled)):
                yield found("A22", record)
                break


#: The records that A22 names, and those that are built like them.
_REPEATS: dict[type[Record], tuple[str, ...]] = {
    ReleaseDetail: ("filer_code", "entry_number"),
    HeaderFees: ("fee_class",),
    InvoiceReference: ("begin", "end"),
    TariffDetail: ("quantity", "unit"),
    FeeTotals: ("fee_class",),
    HeaderReasons: ("reason",),
    LineReasons: ("reason",),
    CensusOverrides: ("warning",),
}


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


def _names(record: Record, stem: str) -> list[str]:
    return [name for name in record.layout.by_name if name.rpartition("_")[0] == stem]


def _text(record: Record, name: str) -> str:
    return record.layout.by_name[name].cut(record.line)
