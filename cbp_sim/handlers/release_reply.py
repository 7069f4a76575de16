"""SX: the answer to a cargo release filing. ACE Cargo Release v40, SE-18, SE-26 and SE-83.

The header and the bills always come back, byte for byte as they came in; any other record only with what is wrong with
it. Each is followed by its SE90 records, and the last SE90 says what becomes of the filing.
"""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Decision, Finding
from cbp_sim.rules.release.filing import Content
from formats.catair import cargo_release_reply
from formats.catair.cargo_release.records import (
    CurrentTariff,
    Header,
    HigherBill,
    LineItem,
    LowestBill,
    Tariff,
    ZoneStatus,
)
from formats.catair.cargo_release_reply.records import Disposition, RecordMessage
from formats.codes import dispositions_of
from formats.group import Group
from formats.record import Record

REJECTED, ACCEPTED, WARNED, REFERRED = "01", "02", "03", "04"

#: At most this many SE90 follow a record (output map, SE-26).
MOST_MESSAGES = 9

_ALWAYS = (Header, HigherBill, LowestBill)

#: The answer's map has no place for these without the record they belong to.
_PARENTS: dict[type[Record], type[Record]] = {ZoneStatus: LineItem, CurrentTariff: Tariff}


def reply(content: Content, decision: Decision, verdict: str) -> list[Record]:
    """The records of the answer. verdict: 01 rejected, 02 accepted, 03 with warnings, 04 referred to an officer."""
    answer: list[Record] = []
    records = list(content.records())
    wanted = _wanted(records, decision, content.header)
    for record in records:
        messages = [_message(finding) for finding in decision.findings if _place(finding, content.header) is record]
        if messages or isinstance(record, _ALWAYS) or id(record) in wanted:
            answer += [record, *messages[:MOST_MESSAGES]]
    narrative = dispositions_of("SE90", "message type")[verdict].narrative
    answer.append(Disposition(message_type=verdict, condition=None, narrative=narrative))
    cargo_release_reply.CHAPTER.arrange(answer)
    return answer


def _place(finding: Finding, header: Header) -> Record:
    """The record that a finding stands at: of a grouping its first, of the whole filing the header."""
    at = finding.at
    if isinstance(at, Group):
        at = next(at.records(), None)
    return header if at is None else at


def _message(finding: Finding) -> RecordMessage:
    condition = finding.condition
    return RecordMessage(
        message_type="11" if finding.fatal else "13", condition=condition.code, narrative=condition.narrative
    )  # fmt: skip


def _wanted(records: list[Record], decision: Decision, header: Header) -> set[int]:
    """The records that come back only because the map needs them before another."""
    told = {id(_place(finding, header)) for finding in decision.findings}
    return {id(parent) for record, parent in _with_parents(records) if id(record) in told}


def _with_parents(records: list[Record]) -> Iterator[tuple[Record, Record]]:
    latest: dict[type[Record], Record] = {}
    for record in records:
        latest[type(record)] = record
        parent = _PARENTS.get(type(record))
        if parent is not None:
            yield record, latest[parent]
