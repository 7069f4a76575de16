"""Elements that are missing, unreadable or of an unknown code, by an application's table."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cbp_sim.decision import Finding
from cbp_sim.rules.manifest.table import Table
from formats.chapter import Reading
from formats.fault import Kind

_KINDS = (Kind.MISSING, Kind.UNREADABLE, Kind.UNKNOWN)


def elements_read(table: Table, reading: Reading, only: Collection[str] = ()) -> Iterator[Finding]:
    """Every element is of its class, of a known code, and there where its record cannot do without it.

    only: the elements that are looked at, where a transaction needs no others.
    """
    for fault in reading.faults:
        if fault.field is None or fault.kind not in _KINDS or (only and fault.field not in only):
            continue
        record = reading.records[fault.number - reading.number]
        yield table.element(record.identifier, fault.field, fault.kind, record)
