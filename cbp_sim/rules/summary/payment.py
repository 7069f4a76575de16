"""How a summary is to be paid: single, on a daily statement, on a monthly one (usage note (y), ESF-174 to ESF-176)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cbp_sim.decision import Finding
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary.submission import Submission, found, told

MONTHLY = ("6", "7", "8")
STATEMENTS = ("2", "3", "5", *MONTHLY)

#: How far ahead a statement may be printed, and a month be chosen.
FURTHEST = timedelta(days=90)
MONTHS_AHEAD = 2

_PAYMENT = ("payment_type", "statement_print_date", "statement_month", "client_branch")


@raises("217", "263")
def payment_is_chosen(submission: Submission) -> Iterator[Finding]:
    """Every summary names a type of payment, save the correction of one that is already paid."""
    header = submission.filing.header
    if _paid(submission):
        if any(getattr(header, name) is not None for name in _PAYMENT):
            yield found("217", header)
    elif header.payment_type is None:
        yield found("263", header)


@raises("199", "200", "201", "202", "211")
def payment_data_fit_the_type(submission: Submission) -> Iterator[Finding]:
    """A single payment names no statement; a daily one a print date; a monthly one a month as well."""
    header = submission.filing.header
    payment = told(header.payment_type)
    if payment is None or _paid(submission):
        return
    if payment == "1" and header.statement_print_date is not None:
        yield found("199", header)
    if payment == "1" and header.client_branch is not None:
        yield found("201", header)
    if payment in STATEMENTS and header.statement_print_date is None:
        yield found("202", header)
    if payment not in MONTHLY and header.statement_month is not None:
        yield found("200", header)
    if payment in MONTHLY and header.statement_month is None:
        yield found("211", header)


@raises("204", "205", "206")
def print_date_is_a_coming_business_day(submission: Submission) -> Iterator[Finding]:
    """The print date is a business day in the future, at most 90 days ahead."""
    header = submission.filing.header
    printed = told(header.statement_print_date)
    if printed is None or header.payment_type not in STATEMENTS:
        return
    if printed <= submission.today:
        yield found("205", header)
    elif printed - submission.today > FURTHEST:
        yield found("206", header)
    elif not submission.world.calendar.is_business_day(printed):
        yield found("204", header)


@raises("212", "213")
def statement_month_is_near(submission: Submission) -> Iterator[Finding]:
    """The month of a monthly statement is this one, the next, or the one after."""
    header = submission.filing.header
    month = told(header.statement_month)
    if month is None or header.payment_type not in MONTHLY:
        return
    if month not in _MONTHS:
        yield found("212", header)
    elif (int(month) - submission.today.month) % 12 > MONTHS_AHEAD:
        yield found("213", header)


@raises("218")
def entry_is_not_after_the_statement(submission: Submission) -> Iterator[Finding]:
    """The estimated entry date is not after the print date."""
    printed = told(submission.filing.header.statement_print_date)
    entered: date | None = told(submission.content.estimated_entry_date) if submission.content else None
    if printed is not None and entered is not None and entered > printed:
        yield found("218", submission.content)


@raises("208")
def monthly_statement_has_a_continuous_bond(submission: Submission) -> Iterator[Finding]:
    """A monthly statement needs a continuous bond, or a waiver."""
    header = submission.filing.header
    if header.payment_type not in MONTHLY or header.bond_waiver == "0":
        return
    if not any(bond.bond_type == "8" for bond in submission.filing.bonds):
        yield found("208", header)


@raises("718")
def taxed_articles_are_not_paid_monthly(submission: Submission) -> Iterator[Finding]:
    """Articles under IR tax cannot be on a monthly statement."""
    if submission.filing.header.payment_type in MONTHLY:
        for line in submission.filing.lines:
            if line.tax is not None:
                yield found("718", line)


def _paid(submission: Submission) -> bool:
    known = submission.on_file
    return known is not None and known.state in (life.PAID, life.REJECTED)


_MONTHS = tuple(f"{month:02}" for month in range(1, 13))

PAYMENT = (
    payment_is_chosen,
    payment_data_fit_the_type,
    print_date_is_a_coming_business_day,
    statement_month_is_near,
    entry_is_not_after_the_statement,
    monthly_statement_has_a_continuous_bond,
    taxed_articles_are_not_paid_monthly,
)
