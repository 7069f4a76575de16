"""The records of a daily statement: the entry summaries on it, what is due, what was paid, what was taken off it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.group import Group
from formats.record import AN, A, C, D, M, N, Record, X, columns


class Statement(Record):
    """The columns that the two records of a summary, Q1 and Q2, begin with."""

    port_of_entry: str = columns(3, 6, N, M, title="district/port of entry summary", note="Schedule D")
    filer_code: str = columns(7, 9, AN, M, title="entry filer code")
    entry_number: str = columns(12, 19, AN, M, note="seven digits and the check digit")


class SummaryDuty(Statement, id="Q1"):
    """Entry Summary Data, Duty & Tax. Daily Statement, April 2025, page 10.

    Every amount of a statement has ten digits today: the first of its eleven columns is 0 (note 1).
    """

    importer: str | None = columns(22, 33, X, C, title="importer of record number")
    print_date: date = columns(34, 39, D, M, title="preliminary daily statement print date")
    duty: Decimal | None = columns(
        40, 50, N, C, decimals=2, title="estimated duty amount", note="with coffee duty of Puerto Rico"
    )
    tax: Decimal | None = columns(51, 61, N, C, decimals=2, title="estimated tax amount")
    tax_deferred: str | None = columns(62, A, C, codes=("Y", "N"), title="deferred tax indicator")
    broker_reference: str | None = columns(63, 71, X, C, title="broker reference number", note="as the filer sent it")
    consolidated: str | None = columns(72, A, C, codes=("C",), title="consolidated indicator")
    client_branch: str | None = columns(73, 74, AN, C, title="client branch designation")
    entry_type: str = columns(78, 79, N, M, note="AE Table 2")


class SummaryCases(Statement, id="Q2"):
    """Entry Summary Data, Duty & Tax Continued. Daily Statement, April 2025, page 13."""

    antidumping_duty: Decimal | None = columns(21, 31, N, C, decimals=2, title="antidumping duty amount")
    countervailing_duty: Decimal | None = columns(32, 42, N, C, decimals=2, title="countervailing duty amount")
    payment_type: str = columns(
        54, N, M, codes=("2", "3", "5", "6", "7", "8"), title="payment type indicator",
        note="2, 3, 5 daily; 6, 7, 8 periodic; by filer, importer, importer without suffix",
    )  # fmt: skip
    payment_due: str | None = columns(
        55, A, C, codes=("Y", "N"), title="pay indicator", note="N: left out of the total due"
    )
    countervailing_due: str | None = columns(
        56, A, C, codes=("Y", "N"), title="countervailing indicator", note="N: covered by a bond"
    )
    antidumping_due: str | None = columns(
        57, A, C, codes=("Y", "N"), title="antidumping indicator", note="N: covered by a bond"
    )
    team: str | None = columns(62, 64, AN, C, title="team number", note="CBP's import specialists")
    interest: Decimal | None = columns(65, 72, N, C, decimals=2, title="interest amount for reconciliation summary")


class Fees(Record):
    """Five fees side by side; fee records are numbered from 01 within their group."""

    sequence: int = columns(3, 4, N, M, title="sequence number", note="from 01")
    fee_class_1: str | None = columns(5, 7, AN, C, title="first fee class code", note="AE Table 6 and others")
    fee_amount_1: Decimal | None = columns(8, 18, N, C, decimals=2, title="first fee amount")
    fee_class_2: str | None = columns(19, 21, AN, C, title="second fee class code")
    fee_amount_2: Decimal | None = columns(22, 32, N, C, decimals=2, title="second fee amount")
    fee_class_3: str | None = columns(33, 35, AN, C, title="third fee class code")
    fee_amount_3: Decimal | None = columns(36, 46, N, C, decimals=2, title="third fee amount")
    fee_class_4: str | None = columns(47, 49, AN, C, title="fourth fee class code")
    fee_amount_4: Decimal | None = columns(50, 60, N, C, decimals=2, title="fourth fee amount")
    fee_class_5: str | None = columns(61, 63, AN, C, title="fifth fee class code")
    fee_amount_5: Decimal | None = columns(64, 74, N, C, decimals=2, title="fifth fee amount")


class SummaryFees(Fees, id="QA"):
    """Entry Summary Fees. Daily Statement, April 2025, page 15."""


class StatementTotals(Record):
    """What Q3 and Q5 have alike: which statement, and its duty and tax."""

    statement_number: str = columns(3, 12, AN, M, title="daily statement number", note="DDFYJJJXXX")
    print_date: date = columns(15, 20, D, M, title="daily statement print date")
    filer_code: str = columns(21, 23, AN, M, title="entry filer code")
    importer: str | None = columns(
        26, 37, X, C, title="importer of record number", note="on an importer's statement only"
    )
    duty: Decimal | None = columns(
        38, 48, N, C, decimals=2, title="total estimated duty", note="with coffee duty of Puerto Rico"
    )
    tax: Decimal | None = columns(49, 59, N, C, decimals=2, title="total estimated tax")
    deferred_tax: Decimal | None = columns(60, 70, N, C, decimals=2, title="total deferred tax")
    processing_port: str = columns(71, 74, N, M, title="district/port which processes entries")


class DueTotals(StatementTotals, id="Q3"):
    """Daily Payment Due - Statement Totals & Duty/Tax. Daily Statement, April 2025, page 17.

    The amounts of the preliminary statement, which the final statement repeats.
    """


class CaseTotals(Record):
    """What Q4 and Q6 have alike: antidumping and countervailing duty, interest, and how many entries there are."""

    antidumping_duty: Decimal | None = columns(3, 13, N, C, decimals=2, title="total antidumping duty")
    countervailing_duty: Decimal | None = columns(14, 24, N, C, decimals=2, title="total countervailing duty")
    interest: Decimal | None = columns(
        36, 46, N, C, decimals=2, title="total interest amount for reconciliation summary"
    )
    revenue_entries: int = columns(47, 51, N, M, title="total number revenue producing entries")
    free_entries: int = columns(52, 56, N, M, title="total number non-revenue producing entries")


class DueAmount(CaseTotals, id="Q4"):
    """Daily Payment Due - Statement Totals (AD/CVD, Amount Due). Daily Statement, April 2025, page 19."""

    amount_due: Decimal | None = columns(25, 35, N, C, decimals=2, title="total amount due")


class DueFees(Fees, id="QE"):
    """Daily Payment Due - Fees. Daily Statement, April 2025, page 20."""


class PaidTotals(StatementTotals, id="Q5"):
    """Daily Payment - Statement Totals & Duty/Tax. Daily Statement, April 2025, page 22."""


class PaidAmount(CaseTotals, id="Q6"):
    """Daily Payment - Statement Totals (AD/CVD, Amount Paid). Daily Statement, April 2025, page 24."""

    amount_paid: Decimal | None = columns(25, 35, N, C, decimals=2, title="total amount paid")


class PaidFees(Fees, id="QJ"):
    """Daily Payment - Fees. Daily Statement, April 2025, page 26."""


class Removals(Record):
    """Up to four entry summaries that were taken off a statement, and by whom.

    The layout prints all four entry numbers as mandatory; where fewer were removed the later ones are blank.
    """

    statement_number: str = columns(3, 12, AN, M, title="daily statement number")
    filer_code_1: str = columns(13, 15, AN, M, title="entry filer code 1")
    entry_number_1: str = columns(18, 25, AN, M)
    delete_source_1: str = columns(26, 28, AN, M, codes=("ABI", "CBP"), note="ABI by the filer's SU, CBP by CBP")
    filer_code_2: str | None = columns(29, 31, AN, M, title="entry filer code 2")
    entry_number_2: str | None = columns(34, 41, AN, M)
    delete_source_2: str | None = columns(42, 44, AN, C, codes=("ABI", "CBP"))
    filer_code_3: str | None = columns(45, 47, AN, M, title="entry filer code 3")
    entry_number_3: str | None = columns(50, 57, AN, M)
    delete_source_3: str | None = columns(58, 60, AN, C, codes=("ABI", "CBP"))
    filer_code_4: str | None = columns(61, 63, AN, M, title="entry filer code 4")
    entry_number_4: str | None = columns(66, 73, AN, M)
    delete_source_4: str | None = columns(74, 76, AN, C, codes=("ABI", "CBP"))


class RemovedSummaries(Removals, id="Q7"):
    """Entry Summaries Deleted. Daily Statement, April 2025, page 28."""


class Detail(Group, rule="detail"):
    """An entry summary on the statement."""

    duty: SummaryDuty
    cases: SummaryCases
    fees: tuple[SummaryFees, ...]


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


class DailyStatement(Group, rule="statement"):
    """A daily statement: preliminary without `paid`, final with it."""

    details: tuple[Detail, ...]
    due: Due | None
    paid: Paid | None
    removed: tuple[RemovedSummaries, ...]
