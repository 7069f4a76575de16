"""The records of a periodic monthly statement: the daily statements on it, what is due, what was paid.

Its fee records and its record of removed summaries have the columns of the daily statement's.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.catair.daily_statement.records import Fees, Removals
from formats.group import Group
from formats.record import AN, C, M, N, Record, X, columns


class DailyStatement(Record, id="Q1"):
    """Daily Statements Listed on the PMS & Duty/Tax. Periodic Monthly Statement, March 2019, page 7."""

    statement_number: str = columns(3, 12, AN, M, title="periodic daily statement number", note="DDFYJJJXXX")
    port: str = columns(13, 16, N, M, title="periodic daily statement district/port")
    filer_code: str = columns(17, 19, AN, M, title="periodic daily statement filer code")
    importer: str | None = columns(
        20, 31, X, C, title="periodic daily statement importer number", note="on an importer's statement only"
    )
    print_date: date = columns(32, 37, N, M, title="preliminary periodic daily statement print date")
    presentation_date: date = columns(
        38, 43, N, M, title="entry summary presentation date", note="the day on which CBP processed the RM"
    )
    duty: Decimal | None = columns(44, 54, N, C, decimals=2, title="total duty")
    tax: Decimal | None = columns(55, 65, N, C, decimals=2, title="total tax")


class CaseTotals(Record):
    """What Q2, Q4 and Q6 have alike: antidumping and countervailing duty."""

    antidumping_duty: Decimal | None = columns(3, 13, N, C, decimals=2, title="total antidumping duty")
    countervailing_duty: Decimal | None = columns(14, 24, N, C, decimals=2, title="total countervailing duty")


class DailyAmount(CaseTotals, id="Q2"):
    """Daily Statement Total. Periodic Monthly Statement, March 2019, page 8."""

    amount_due: Decimal | None = columns(25, 35, N, C, decimals=2, title="total amount due")


class DailyFees(Fees, id="QA"):
    """Daily Statement Fees. Periodic Monthly Statement, March 2019, page 9."""


class MonthlyTotals(Record):
    """What Q3 and Q5 have alike: which monthly statement, and its duty and tax."""

    statement_number: str = columns(3, 12, AN, M, title="periodic monthly statement number", note="DDCYPMMXXX")
    print_date: date = columns(13, 18, N, M, title="periodic monthly statement print date")
    due_date: date = columns(19, 24, N, M, title="periodic monthly statement due date")
    filer_code: str = columns(25, 27, AN, M, title="periodic monthly statement filer code")
    importer: str | None = columns(
        28, 39, X, C, title="periodic monthly statement importer number", note="on an importer's statement only"
    )
    duty: Decimal | None = columns(40, 50, N, C, decimals=2, title="total duty")
    tax: Decimal | None = columns(51, 61, N, C, decimals=2, title="total tax")


class DueTotals(MonthlyTotals, id="Q3"):
    """PMS Payment Due - Statement Totals & Duty/Tax. Periodic Monthly Statement, March 2019, page 11.

    The amounts of the preliminary statement, which the final statement repeats.
    """


class DueAmount(CaseTotals, id="Q4"):
    """PMS Payment Due - Total. Periodic Monthly Statement, March 2019, page 12."""

    amount_due: Decimal | None = columns(25, 35, N, C, decimals=2, title="total amount due")


class DueFees(Fees, id="QE"):
    """PMS Payment Due - Fees. Periodic Monthly Statement, March 2019, page 13."""


class PaidTotals(MonthlyTotals, id="Q5"):
    """PMS Payment - Statement Totals & Duty/Tax. Periodic Monthly Statement, March 2019, page 15."""


class PaidAmount(CaseTotals, id="Q6"):
    """PMS Payment - Total. Periodic Monthly Statement, March 2019, page 16."""

    amount_paid: Decimal | None = columns(25, 35, N, C, decimals=2, title="total amount paid")


class PaidFees(Fees, id="QJ"):
    """PMS Payment - Fees. Periodic Monthly Statement, March 2019, page 17."""


class RemovedSummaries(Removals, id="Q7"):
    """Entry Summaries Deleted. Periodic Monthly Statement, March 2019, page 19.

    Summaries taken off a periodic daily statement after its RM was accepted; both statements of the month tell them.
    """


class Detail(Group, rule="detail"):
    """A periodic daily statement on the monthly one."""

    statement: DailyStatement
    amount: DailyAmount
    fees: tuple[DailyFees, ...]


class Due(Group, rule="due"):
    """What the preliminary statement asks for."""

    totals: DueTotals
    amount: DueAmount
    fees: tuple[DueFees, ...]


class Paid(Group, rule="paid"):
    """What was paid, on the final statement."""

    totals: PaidTotals
    amount: PaidAmount
    fees: tuple[PaidFees, ...]


class MonthlyStatement(Group, rule="statement"):
    """A periodic monthly statement: preliminary without `paid`, final with it."""

    details: tuple[Detail, ...]
    due: Due | None
    paid: Paid | None
    removed: tuple[RemovedSummaries, ...]
