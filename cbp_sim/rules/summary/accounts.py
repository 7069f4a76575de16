"""What the accounts of filer and importer allow: statements, invoices, express entries, reconciliation, defense."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.lifecycle import bonds
from cbp_sim.reference import FilerAccount
from cbp_sim.reference.part import allows
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary.payment import MONTHLY, STATEMENTS
from cbp_sim.rules.summary.standing import MILITARY
from cbp_sim.rules.summary.submission import Submission, found, told

#: Monthly statements of the filer, and of one importer (10 record, positions 51).
_OF_FILERS, _OF_IMPORTERS = ("6",), ("7", "8")


def _filer(submission: Submission) -> FilerAccount | None:
    return submission.reference.filer(told(submission.filing.header.filer_code))


@needs(tables=("filers",))
@raises("207", "209", "219", "285", "313")
def filer_may_pay_so(submission: Submission) -> Iterator[Finding]:
    """The filer takes part in statements, daily or monthly, at the port of entry, with a branch where it must."""
    known, header = _filer(submission), submission.filing.header
    payment = told(header.payment_type)
    if known is None or payment not in STATEMENTS:
        return
    if not known.statements:
        yield found("207", header)
    elif not allows(known.statement_ports, told(header.port_of_entry)):
        yield found("285", header)
    if payment in MONTHLY and not known.monthly_statements:
        yield found("209", header)
    elif payment in _OF_FILERS and not known.monthly_day:
        yield found("313", header)
    if known.branch_required and header.client_branch is None:
        yield found("219", header)


@raises("210", "314", "337")
def importer_may_pay_so(submission: Submission) -> Iterator[Finding]:
    """The importer takes part in monthly statements, has a day for them, and is not under sanction."""
    known, header = submission.importer, submission.filing.header
    payment = told(header.payment_type)
    if known is None or payment not in MONTHLY:
        return
    if known.sanctioned:
        yield found("337", header)
    elif not known.monthly_statements:
        yield found("210", header)
    elif payment in _OF_IMPORTERS and not known.monthly_day:
        yield found("314", header)


@needs(tables=("filers",))
@raises("B34")
def reference_is_given(submission: Submission) -> Iterator[Finding]:
    """A filer whose profile asks for it gives a broker reference number."""
    known, header = _filer(submission), submission.filing.header
    if known is not None and known.reference_required and header.broker_reference is None:
        yield found("B34", header)


@needs(tables=("filers",))
@raises("226", "B74")
def filer_may_claim_so(submission: Submission) -> Iterator[Finding]:
    """The filer is set up for electronic invoices, and for express consignments, when it claims them."""
    known, header = _filer(submission), submission.filing.header
    if known is None:
        return
    if header.electronic_invoice == "Y" and not known.electronic_invoice:
        yield found("226", header)
    if header.consolidated_express == "Y" and not known.express:
        yield found("B74", header)


@needs(tables=("filers",))
@raises("B13")
def preparer_may_file_from_afar(submission: Submission) -> Iterator[Finding]:
    """The preparer of a remote filing is set up for them at the port of entry."""
    header = submission.filing.header
    if not submission.remote:
        return
    known = submission.reference.filer(submission.to.preparer_filer or "")
    if known is not None and not allows(known.remote_ports, told(header.port_of_entry)):
        yield found("B13", header)


@raises("290", "291")
def military_summaries_are_the_defense_departments(submission: Submission) -> Iterator[Finding]:
    """Type 51 is for the filers and importers of contract management."""
    if submission.entry_type != MILITARY:
        return
    filer, known = _filer(submission), submission.importer
    if filer is not None and not filer.defense:
        yield found("290", submission.filing.header)
    if known is not None and not known.defense:
        yield found("291", submission.content)


@raises("162")
def importer_may_reconcile(submission: Submission) -> Iterator[Finding]:
    """Only an approved importer, whose bond has the rider, flags a summary for reconciliation."""
    known, header, content = submission.importer, submission.filing.header, submission.content
    flagged = header.reconciliation_issue is not None or header.trade_agreement_reconciliation is not None
    if content is None or not flagged:
        return
    bond = bonds.continuous(submission.world, told(content.importer), submission.fee_date)
    if (known is not None and not known.reconciliation) or (bond is not None and not bond.reconciliation):
        yield found("162", header)


@needs(tables=("statement_runs",))
@raises("B72")
def statement_is_not_being_printed(submission: Submission) -> Iterator[Finding]:
    """Nothing is scheduled for a statement while CBP prints it."""
    header = submission.filing.header
    if header.statement_print_date is not None and header.statement_print_date in submission.reference.statement_runs:
        yield found("B72", header)


@raises("215")
def print_date_is_not_after_the_monthly_statement(submission: Submission) -> Iterator[Finding]:
    """The print date is not after the day on which the statement of the month is made."""
    header, today = submission.filing.header, submission.today
    printed, month = told(header.statement_print_date), told(header.statement_month)
    if header.payment_type not in MONTHLY or printed is None or month is None or not month.isdecimal():
        return
    if not 1 <= int(month) <= 12:
        return
    year = today.year + (int(month) < today.month)
    day = submission.world.policy.summary_life.monthly_print_day
    if printed > submission.world.calendar.nth_business_day_of_month(year, int(month), day):
        yield found("215", header)


ACCOUNTS = (
    filer_may_pay_so,
    importer_may_pay_so,
    reference_is_given,
    filer_may_claim_so,
    preparer_may_file_from_afar,
    military_summaries_are_the_defense_departments,
    importer_may_reconcile,
    statement_is_not_being_printed,
    print_date_is_not_after_the_monthly_statement,
)
