"""AX: the answer to an entry summary. CATAIR Entry Summary, July 2026, ESF-192 to ESF-211."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cbp_sim.conditions import Condition, condition
from cbp_sim.decision import Decision
from cbp_sim.handlers.summary_places import Places, summary_reference
from formats.batch import Transaction
from formats.catair import entry_summary, entry_summary_reply
from formats.catair.entry_summary.records import Filing, Header
from formats.catair.entry_summary_reply import records as told
from formats.fault import Fault
from formats.record import Record

APPLICATION = "AE"

ADDED, REPLACED, DELETED, REJECTED = "995", "996", "997", "998"
BATCH_REJECTED = "999"

#: Tells which record, and where in it, the condition before it is about.
POSITION = "A03"
#: Says the same of itself: nothing stands where the header should.
HEADER_MISSING = "A00"


def answer(
    filing: Filing,
    decision: Decision,
    *,
    final: str,
    ordinal: int,
    version: str | None = None,
    reference_on_file: str | None = None,
) -> list[Record]:
    """The whole answer to one transaction.

    final: the condition of the disposition. ordinal: the transaction's position in its block. reference_on_file: the
    broker reference number that a re-add should have had, where that is why it is refused (E1, note 4).
    """
    header = filing.header
    records: list[Record] = [summary_reference(header, ordinal=ordinal)]
    records += _findings(filing, decision, ordinal)
    given = condition(final, APPLICATION)
    changes = {} if reference_on_file is None else {"broker_reference": reference_on_file}
    records.append(
        told.Disposition.echo(
            header,
            disposition="A" if final != REJECTED else "R",
            severity=decision.severity or None,
            condition=given.code,
            narrative=given.narrative,
            version=version,
            **changes,
        )
    )
    entry_summary_reply.CHAPTER.arrange(records)
    return records


def _findings(filing: Filing, decision: Decision, ordinal: int) -> list[Record]:
    """Conditions under the references that lead to them, in the order of the filing."""
    if not decision.findings:
        return []
    places = Places(filing, ordinal=ordinal)
    placed = sorted(
        ((places.of(finding), finding.condition) for finding in decision.findings), key=lambda one: one[0].order
    )
    records: list[Record] = []
    under: Sequence[told.Reference] = ()
    for place, given in placed:
        if tuple(place.references) != tuple(under):
            shared = sum(1 for _ in _common(under, place.references))
            records += place.references[shared:] or place.references[-1:]
            under = place.references
        records.append(_condition(given, filing.header, given.severity))
    return records


def _common(before: Sequence[told.Reference], after: Sequence[told.Reference]) -> Sequence[told.Reference]:
    shared = []
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        shared.append(other)
    return shared


def syntax_rejection(transaction: Transaction, fault: Fault) -> list[Record]:
    """The answer to a whole batch whose records are out of order: the first breach, and where it is (ESF-207, note a).

    The chapter has the final record follow the condition at once; the error dictionary puts an A03 between them, which
    says the position. We follow the dictionary, save for a missing header, whose place the chapter itself names.
    """
    opening = transaction.texts[0]
    header = Header.read(opening) if opening.startswith(Header.identifier) else None
    given = condition(fault.code or "A04", APPLICATION)
    records: list[Record] = [_condition(given, header, "F")]
    if given.code != HEADER_MISSING:
        position = condition(POSITION, APPLICATION)
        named = _identifier(transaction, fault)
        text = position.narrative.replace("XXXX", named.ljust(4)).replace("NN", f"{fault.columns[0]:02}")
        # The dictionary calls it informational.
        records.append(_condition(replace(position, narrative=text), header, "I"))
    last = condition(BATCH_REJECTED)
    values = {"disposition": "R", "severity": "F", "condition": last.code, "narrative": last.narrative}
    records.append(told.Disposition.echo(header, **values) if header else told.Disposition(**values))
    entry_summary_reply.CHAPTER.arrange(records)
    return records


def _identifier(transaction: Transaction, fault: Fault) -> str:
    """The identifier of the record at fault, the first four columns of one that AE does not have."""
    line = transaction.texts[fault.number - transaction.number]
    known = entry_summary.CHAPTER.class_of(line)
    return known.identifier if known is not None else line[:4]


def _condition(given: Condition, header: Header | None, severity: str) -> told.Condition:
    values = {"disposition": None, "severity": severity, "condition": given.code, "narrative": given.narrative}
    return told.Condition.echo(header, **values) if header is not None else told.Condition(**values)
