"""Fees and their totals stand in pairs, a class and its amount: half a pair says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary.repeats import pairs
from cbp_sim.rules.summary.submission import Submission, found
from formats.record import Record


@raises("248", "252", "714")
def fees_are_whole_pairs(submission: Submission) -> Iterator[Finding]:
    """An amount has its class, a class its amount, also from the second pair of a record on (248, 252, 714)."""
    fees = submission.filing.fees
    if fees is not None:
        yield from _halves(fees, "fee_amount", "252")
    for totals in submission.filing.fee_totals:
        yield from _halves(totals, "fee_total", "714")


def _halves(record: Record, amounts: str, without_amount: str) -> Iterator[Finding]:
    for position, fee_class, amount in pairs(record, "fee_class", amounts):
        if fee_class is None:
            yield found("248", record, position)
        elif amount is None:
            yield found(without_amount, record, position)


HALVES = (fees_are_whole_pairs,)
