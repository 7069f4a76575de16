"""Elements that are missing, unreadable or of an unknown code, by table."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.rules.release.filing import Filing
from cbp_sim.rules.release.table import element_answer

#: The importer security filing has an answer of its own (SN), so that its records never come back in an SX (SE-28).
_ANSWERED_ELSEWHERE = "SF"


def elements_read(filing: Filing) -> Iterator[Finding]:
    """Every element must be of its class, of a known code, and there where its record cannot do without it."""
    reading = filing.reading
    for fault in reading.faults:
        if fault.field is None or fault.record.startswith(_ANSWERED_ELSEWHERE):
            continue
        record = reading.records[fault.number - reading.number]
        yield Finding(element_answer(record.identifier, fault.field, fault.kind).condition, record)
