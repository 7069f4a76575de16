"""What CBP says of a summary as a whole: its state, dates, status codes and sums, records JA to JH."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.catair.entry_summary_query.records import CRITERIA
from formats.record import AN, SN, A, C, D, M, N, O, Record, X, columns

# JB record, note 5 (ESQ-27).
CENTERS = (
    "CEE001", "CEE002", "CEE003", "CEE004", "CEE005", "CEE006", "CEE007", "CEE008", "CEE009", "CEE010", "NOTELG",
    "PNDING",
)  # fmt: skip
# JC record (ESQ-32): 43 to 48 suspended, 49 to 51 extended, 65 evasion inquiry, 66 injunction.
EXTENSIONS = ("43", "44", "45", "46", "47", "48", "49", "50", "51", "65", "66")
# JD record, note 2 (ESQ-34).
LIQUIDATION_REASONS = (
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "12", "13", "16", "18", "35", "36", "37", "39", "40", "42",
    "52", "53", "54", "55", "56", "57", "58", "59", "60", "61", "62", "63", "64", "98", "99",
)  # fmt: skip
_MOMENT = "MMDDYYHHMMSSXX, XX AM or PM"


class CriteriaHeader(Record, id="JA"):
    """Criteria Query Response Header: the J2 asked for. Entry Summary Query v26, May 2026, ESQ-24."""

    criterion: str = columns(4, 6, AN, M, codes=CRITERIA, title="criteria query type code")
    accepted_from: str = columns(8, 21, AN, M, title="requested from date/time", note=_MOMENT)
    accepted_to: str = columns(22, 35, AN, M, title="requested to date/time", note=_MOMENT)


class SummaryState(Record, id="JB"):
    """Entry Summary Number and Various State and Status Information. Entry Summary Query v26, May 2026, ESQ-25.

    Blank where the chapter has a blank say something: no correction, no owner, no liquidation date set.
    """

    filer_code: str = columns(3, 5, AN, M, title="entry filer code")
    entry_number: str = columns(8, 15, AN, M)
    version: str = columns(16, 20, AN, M, title="version number", note="major MMM, minor mm; 00100 at first")
    accepted: str = columns(21, 34, AN, M, title="accept date time", note=f"last accepted, {_MOMENT}")
    corrected: str | None = columns(35, AN, M, codes=("Y",), title="PSC indicator", note="blank: no correction")
    correction_date: date | None = columns(36, 41, D, C, title="PSC accept date", note="of the first correction")
    owner: str | None = columns(
        42, AN, M, codes=("Y",), title="ownership data returned indicator", note="Y: who asks owns the summary"
    )
    liquidation_status: str = columns(
        43, AN, M, codes=("1", "2", "3"), title="liquidation status code",
        note="1 liquidated or closed, 2 not liquidated, 3 reliquidated",
    )  # fmt: skip
    liquidation_date: date | None = columns(44, 49, D, C, note="the last one; when not liquidated, the one scheduled")
    center: str = columns(51, 56, AN, M, codes=CENTERS, title="center ID", note="Center of Excellence and Expertise")


class SummaryStatus(Record, id="JC"):
    """Status and Date Information. Entry Summary Query v26, May 2026, ESQ-28."""

    control_status: str = columns(
        3, AN, M, codes=("1", "2", "3"), title="entry summary control status",
        note="1 under trade control, 2 under CBP control, 3 inactive",
    )  # fmt: skip
    status: str = columns(
        4, AN, M, codes=("1", "2", "3"), title="entry summary status code", note="1 accepted, 2 rejected, 3 canceled"
    )
    status_date: date = columns(5, 10, D, M, title="entry summary status date", note="accepted, or status changed")
    late: str = columns(11, AN, M, codes=("0", "1"), title="late filing status code", note="1 late")
    release_status: str | None = columns(
        12, AN, C, codes=("0", "1", "2"), title="release status code",
        note="0 not released, 1 released, 2 withheld; blank for types 08, 09, 41 to 47",
    )  # fmt: skip
    release_date: date | None = columns(13, 18, D, C)
    collection_status: str = columns(
        20, AN, M, codes=("0", "2", "3", "5", "6"), title="collection status code",
        note="0 not paid, 2 fully paid, 3 duty free, 5 drawback, 6 authorized",
    )  # fmt: skip
    collection_date: date | None = columns(21, 26, D, C, note="of the last payment")
    extension_date: date | None = columns(28, 33, D, C, title="extension/suspension date")
    extension_notice_date: date | None = columns(34, 39, D, C, title="extension/suspension notice date")
    census_status: str = columns(
        40, AN, M, codes=("0", "1", "6"), title="census header status code",
        note="0 no warnings, 1 unresolved ones, 6 all resolved",
    )  # fmt: skip
    invoice_status: str | None = columns(
        41, AN, M, codes=("1", "2", "3", "4"), title="invoice status code",
        note="blank no electronic invoice, 1 open, 2 received, 3 deleted, 4 asked for",
    )  # fmt: skip
    protested: str = columns(42, 43, AN, M, codes=("YS", "NO"), title="protest status code")
    quota_status: str | None = columns(44, AN, M, codes=("1",), title="quota status code", note="1 processed")
    trade_reconciliation_filer: str | None = columns(45, 47, AN, C, title="trade agreement reconciliation filer code")
    trade_reconciliation_number: str | None = columns(
        50, 57, AN, C, title="trade agreement reconciliation entry number"
    )
    other_reconciliation_filer: str | None = columns(58, 60, AN, C, title="other reconciliation filer code")
    other_reconciliation_number: str | None = columns(63, 70, AN, C, title="other reconciliation entry number")
    extension_1: str | None = columns(71, 72, AN, C, codes=EXTENSIONS, title="extension/suspension status code 1")
    extension_2: str | None = columns(73, 74, AN, O, codes=EXTENSIONS, title="extension/suspension status code 2")
    extension_3: str | None = columns(75, 76, AN, O, codes=EXTENSIONS, title="extension/suspension status code 3")
    extension_4: str | None = columns(77, 78, AN, O, codes=EXTENSIONS, title="extension/suspension status code 4")


class Liquidation(Record, id="JD"):
    """Review Indicator, Entry Date, Liquidated Amounts and Reasons. Entry Summary Query v26, May 2026, ESQ-33.

    Duty, tax, fees and interest may be negative; duty includes that of Puerto Rico.
    """

    review: str = columns(
        3, AN, M, codes=("1", "2"), title="CBP review indicator", note="1 under review, 2 not under review"
    )
    entry_date: date | None = columns(4, 9, D, C)
    duty: Decimal | None = columns(10, 21, N, C, reads=SN, decimals=2, title="liquidated duty", signed=True)
    tax: Decimal | None = columns(22, 33, N, C, reads=SN, decimals=2, title="liquidated tax", signed=True)
    fees: Decimal | None = columns(34, 45, N, C, reads=SN, decimals=2, title="liquidated fee(s)", signed=True)
    interest: Decimal | None = columns(46, 57, N, C, reads=SN, decimals=2, title="liquidated interest", signed=True)
    ad_cvd: Decimal | None = columns(58, 69, N, C, reads=SN, decimals=2, title="liquidated AD/CVD")
    reason_1: str | None = columns(70, 71, AN, C, codes=LIQUIDATION_REASONS, title="liquidation reason code (1)")
    reason_2: str | None = columns(72, 73, AN, C, codes=LIQUIDATION_REASONS, title="liquidation reason code (2)")
    reason_3: str | None = columns(74, 75, AN, C, codes=LIQUIDATION_REASONS, title="liquidation reason code (3)")
    immediate_delivery: str = columns(76, AN, M, codes=("Y", "N"), title="immediate delivery indicator")


class Estimate(Record, id="JE"):
    """Estimated Duty, Tax, Fee, and Interest Data. Entry Summary Query v26, May 2026, ESQ-35.

    Amounts of a reconciliation may be negative. All are printed AN for the sake of the sign, and read as numbers.
    """

    duty: Decimal | None = columns(3, 15, AN, C, reads=SN, decimals=2, title="estimated duty", signed=True)
    tax: Decimal | None = columns(16, 28, AN, C, reads=SN, decimals=2, title="estimated tax", signed=True)
    fees: Decimal | None = columns(29, 41, AN, C, reads=SN, decimals=2, title="estimated fee(s)", signed=True)
    interest: Decimal | None = columns(42, 54, AN, C, reads=SN, decimals=2, title="estimated interest", signed=True)
    ad_cvd: Decimal | None = columns(55, 67, AN, C, reads=SN, decimals=2, title="estimated AD/CVD")


class SummaryHeader(Record, id="JF"):
    """Importer of Record, Entry Type, Reject Date and other header data. Entry Summary Query v26, May 2026, ESQ-36."""

    importer: str | None = columns(3, 14, X, C, title="importer of record number", note="blank suffix comes as 00")
    entry_type: str | None = columns(15, 16, N, C)
    reject_date: date | None = columns(17, 22, D, C, note="the latest")
    accelerated_drawback: str | None = columns(
        23, N, C, codes=("1", "2", "3"), title="accelerated drawback indicator",
        note="1 approved and paid, 2 approved, 3 not claimed or not approved",
    )  # fmt: skip
    electronic_invoice: str | None = columns(24, A, C, codes=("E",), title="electronic invoice indicator")
    port_of_entry: str = columns(25, 28, AN, M, title="district/port of entry")
    filing_date: date | None = columns(29, 34, D, C, title="entry summary filing date", note="the first")


class Withdrawals(Record, id="JG"):
    """Warehouse Withdrawal, Team, Center ID, and Number of Line Items. Entry Summary Query v26, May 2026, ESQ-38."""

    withdrawals: int | None = columns(3, 5, N, C, title="number of withdrawals", note="types 21 and 22 only")
    final_withdrawal: str | None = columns(6, A, C, codes=("Y", "N"), title="warehouse final withdrawal indicator")
    team: str | None = columns(7, 9, AN, C, title="import specialist team")
    center: str | None = columns(10, 15, AN, C, codes=CENTERS, title="center ID")
    lines: int | None = columns(16, 18, N, C, title="number of line items")


class StatementData(Record, id="JH"):
    """Form 4811, Preliminary Statement Print Date, and Broker Reference. Entry Summary Query v26, May 2026, ESQ-39."""

    notify_party: str | None = columns(3, 14, X, C, title="CBP Form 4811 reference number")
    statement_print_date: date | None = columns(15, 20, D, C, title="preliminary statement print date")
    broker_reference: str | None = columns(21, 29, X, C, title="broker reference number")
