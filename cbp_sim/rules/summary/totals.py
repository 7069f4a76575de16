"""Totals: what the 88, 89 and 90 say against the sums of what stands before them (usage notes (w), (x), ESF-173)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cbp_sim.decision import Finding
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary.fees import (
    FIXED_TRANSPORT,
    HARBOR,
    INFORMAL_FEE,
    MAIL_FEE,
    PROCESSING,
    SURCHARGE,
)
from cbp_sim.rules.summary.repeats import numbered
from cbp_sim.rules.summary.submission import CASE_TYPES, CENT, MAYBE_CASE_TYPES, TOTALS, Submission, found, told
from formats.catair.entry_summary.records import FeeTotals

#: The condition for a total of a class that is not the sum of what was reported.
_NOT_THE_SUM = {HARBOR: "719", MAIL_FEE: "730", INFORMAL_FEE: "731", SURCHARGE: "732"}
_NOT_THE_SUM_OF_OTHERS = "720"


@raises("700", "701")
def totals_are_there(submission: Submission) -> Iterator[Finding]:
    """A and R end with a 90 record."""
    filing = submission.filing
    if filing.grand_totals is None:
        yield found("701" if filing.fee_totals else "700", None, TOTALS)


@raises("722")
def grand_duty_is_the_sum(submission: Submission) -> Iterator[Finding]:
    """The grand total of duty is the sum of the 50 records, to the cent."""
    grand = submission.filing.grand_totals
    if grand is None:
        return
    if grand.duty is not None and grand.duty != sum((article.duty for article in submission.articles), Decimal()):
        yield found("722", grand)


@raises("724")
def grand_tax_is_the_sum(submission: Submission) -> Iterator[Finding]:
    """The grand total of IR tax is the sum of the 60 records."""
    filing, grand = submission.filing, submission.filing.grand_totals
    if grand is None or grand.tax is None:
        return
    if told(grand.tax) != sum((line.tax.tax_amount for line in filing.lines if line.tax is not None), Decimal()):
        yield found("724", grand)


@raises("768")
def grand_other_revenue_is_the_sum(submission: Submission) -> Iterator[Finding]:
    """The grand total of other revenue is the sum of the 61 records."""
    filing, grand = submission.filing, submission.filing.grand_totals
    if grand is None:
        return
    reported = (line.other_revenue.revenue_amount for line in filing.lines if line.other_revenue is not None)
    if (told(grand.other_revenue) or Decimal()) != sum(reported, Decimal()):
        yield found("768", grand)


@raises("726")
def grand_fees_are_the_sum(submission: Submission) -> Iterator[Finding]:
    """The grand total of fees is the sum of the 89 records, which have the processing fee within its limits."""
    filing, grand = submission.filing, submission.filing.grand_totals
    if grand is None or grand.fees is None:
        return
    totals = (amount for _, _, _, amount in _fee_totals(submission))
    if told(grand.fees) != sum(totals, Decimal()) and (filing.fee_totals or not submission.reported_fees):
        yield found("726", grand)


@raises("744", "745", "746", "747")
def grand_case_duties_are_sums(submission: Submission) -> Iterator[Finding]:
    """The grand totals of AD and CV duty are the sums of the cases; other entry types have none."""
    grand = submission.filing.grand_totals
    if grand is None:
        return
    allowed = submission.entry_type in (*CASE_TYPES, *MAYBE_CASE_TYPES)
    for kind, total, forbidden, unequal in (("A", grand.ad_duty, "744", "745"), ("C", grand.cv_duty, "746", "747")):
        if total is None:
            continue
        if not allowed:
            if told(total) != 0:
                yield found(forbidden, grand)
        elif told(total) != _case_duty(submission, kind, ("B", "C")):
            yield found(unequal, grand)


@raises("727", "735", "737", "739", "741", "743")
def case_totals_are_sums(submission: Submission) -> Iterator[Finding]:
    """The 88 record splits the duty of the cases into bonded and cash; without cases there is none."""
    record = submission.filing.case_totals
    if submission.entry_type in MAYBE_CASE_TYPES and (record is not None) is not submission.cases:
        yield found("735" if record is None else "727", record, TOTALS if record is None else None)
    if record is None:
        return
    for kind, claim, total, code in (
        ("A", "B", record.bonded_ad, "737"),
        ("A", "C", record.cash_ad, "739"),
        ("C", "B", record.bonded_cv, "741"),
        ("C", "C", record.cash_cv, "743"),
    ):
        if (told(total) or Decimal()) != _case_duty(submission, kind, (claim,)):
            yield found(code, record)


def _case_duty(submission: Submission, kind: str, claims: tuple[str, ...]) -> Decimal:
    cases = (case for line in submission.filing.lines for case in line.cases)
    duties = (case.duty for case in cases if told(case.case_number)[:1] == kind and told(case.claim) in claims)
    return sum(duties, Decimal())


@raises("254")
def fee_totals_stand_once(submission: Submission) -> Iterator[Finding]:
    """Each class of fee has one total."""
    seen = set()
    for record, position, fee_class, _ in _fee_totals(submission):
        if fee_class in seen:
            yield found("254", record, position)
        seen.add(fee_class)


@raises("712", "717")
def fee_totals_have_their_fees(submission: Submission) -> Iterator[Finding]:
    """A total stands for fees that are reported."""
    fees = submission.reported_fees
    if submission.filing.fee_totals and not fees:
        yield found("712", submission.filing.fee_totals[0], 1)
        return
    for record, position, fee_class, _ in _fee_totals(submission):
        if fee_class not in fees:
            yield found("717", record, position)


@raises("248", "715", "716")
def fees_have_their_totals(submission: Submission) -> Iterator[Finding]:
    """Every class of fee that is reported is totalled."""
    filing = submission.filing
    totalled = {fee_class for _, _, fee_class, _ in _fee_totals(submission)}
    for position, fee_class in numbered(filing.fees, "fee_class") if filing.fees is not None else ():
        if not filing.fee_totals:
            yield found("715", filing.fees, position)
        elif told(fee_class) not in totalled:
            yield found("248", filing.fees, position)
    for line in filing.lines:
        for fee in line.fees:
            if told(fee.fee_class) not in totalled:
                yield found("716", fee)


@raises("719", "720", "730", "731", "732")
def fee_totals_are_sums(submission: Submission) -> Iterator[Finding]:
    """A total is the sum of the fees of its class; that of the processing fee has limits of its own."""
    fees = submission.reported_fees
    for record, position, fee_class, amount in _fee_totals(submission):
        if fee_class != PROCESSING and fee_class in fees and amount != fees[fee_class]:
            yield found(_NOT_THE_SUM.get(fee_class, _NOT_THE_SUM_OF_OTHERS), record, position)


@raises("639", "640", "641")
def processing_fee_total_is_within_limits(submission: Submission) -> Iterator[Finding]:
    """The processing fee is lifted to the minimum of the day and cut to its maximum (usage note (w), ESF-173).

    A consolidated summary may pay more than the maximum, one of fixed transport anything.
    """
    if submission.mode == FIXED_TRANSPORT:
        return
    paying = [article for article in submission.articles if article.fee(PROCESSING) is not None]
    if not paying:
        return
    limits = submission.fees
    due = sum((article.processing_fee or article.fee(PROCESSING) or Decimal() for article in paying), Decimal())
    for record, position, fee_class, amount in _fee_totals(submission):
        if fee_class != PROCESSING:
            continue
        if limits.minimum is not None and due <= limits.minimum:
            if amount != limits.minimum:
                yield found("639", record, position)
        elif limits.maximum is not None and due >= limits.maximum:
            if amount != limits.maximum and not (submission.consolidated and amount > limits.maximum):
                yield found("640", record, position)
        elif abs(amount - due) > CENT * len(paying):
            yield found("641", record, position)


def _fee_totals(submission: Submission) -> Iterator[tuple[FeeTotals, int, str, Decimal]]:
    """Record, position, class and amount of every total."""
    for record in submission.filing.fee_totals:
        for position, fee_class in numbered(record, "fee_class"):
            amount = told(getattr(record, f"fee_total_{position}"))
            yield record, position, told(fee_class), amount if amount is not None else Decimal()


TOTALS_ADD_UP = (
    case_totals_are_sums,
    fee_totals_stand_once,
    fee_totals_have_their_fees,
    fees_have_their_totals,
    fee_totals_are_sums,
    processing_fee_total_is_within_limits,
    totals_are_there,
    grand_duty_is_the_sum,
    grand_fees_are_the_sum,
    grand_tax_is_the_sum,
    grand_case_duties_are_sums,
    grand_other_revenue_is_the_sum,
)
