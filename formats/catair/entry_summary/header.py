"""The header of an entry summary: what it is, who files it, its bonds, releases and header fees."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.record import AN, SN, A, C, D, M, O, Record, X, columns, side_by_side

ENTRY_TYPES = ("01", "02", "03", "06", "07", "11", "12", "21", "22", "23", "31", "32", "34", "38", "51", "52")
MODES_OF_TRANSPORT = (
    "10", "11", "12", "20", "21", "30", "31", "32", "33", "34", "40", "41", "50", "60", "70",
)  # fmt: skip
MISSING_DOCUMENTS = (
    "01", "10", "11", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "26", "98",
)  # fmt: skip
HEADER_FEES = ("311", "496", "500")
HEADER_REASONS = (
    "H01", "H02", "H04", "H05", "H06", "H07", "H08", "H09", "H10", "H11", "H12", "H13", "H14", "H99",
)  # fmt: skip


class Header(Record, id="10"):
    """Entry Summary Header Control. CATAIR Entry Summary, July 2026, ESF-26."""

    action: str = columns(
        3, A, M, codes=("A", "R", "D"), title="summary filing action request code",
        note="A and R both add or replace, D deletes",
    )  # fmt: skip
    filer_code: str = columns(4, 6, AN, M, title="entry filer code")
    entry_number: str = columns(9, 16, AN, M, note="seven characters and a check digit")
    port_of_entry: str = columns(18, 21, AN, M, title="district/port of entry")
    broker_reference: str | None = columns(
        22, 30, X, C, title="broker reference number", note="compared with the one on file when A replaces"
    )
    entry_type: str = columns(34, 35, AN, M, codes=ENTRY_TYPES, title="entry type code")
    mode_of_transport: str | None = columns(
        36, 37, AN, C, codes=MODES_OF_TRANSPORT, title="mode of transportation code"
    )
    bond_waiver: str | None = columns(38, AN, C, codes=("0",), title="bond waiver indicator", note="0 waives")
    signature: str | None = columns(39, AN, C, codes=("X",), title="electronic signature", note="due on A and R")
    release_certification: str | None = columns(
        40, AN, C, codes=("A",), title="cargo release certification request indicator",
        note="A asks that the summary also serve as the cargo release filing",
    )  # fmt: skip
    electronic_invoice: str | None = columns(41, AN, C, codes=("Y",), title="electronic invoice indicator")
    consolidated: str | None = columns(42, AN, C, codes=("Y",), title="consolidated summary indicator")
    shipment_usage: str | None = columns(
        43, AN, C, codes=("P", "X"), title="shipment usage type code", note="P personal, X commercial sample"
    )
    live_entry: str | None = columns(44, AN, C, codes=("Y",), title="live entry indicator")
    deferred_tax: str | None = columns(
        45, AN, C, codes=("1", "2"), title="deferred tax payment code", note="1 conventional, 2 by transfer"
    )
    trade_agreement_reconciliation: str | None = columns(
        46, AN, C, codes=("Y",), title="trade agreement reconciliation indicator"
    )
    reconciliation_issue: str | None = columns(
        47, 49, AN, C, codes=("001", "002", "003", "004", "005", "006", "007"), title="reconciliation issue code"
    )
    payment_type: str | None = columns(
        51, AN, C, codes=("1", "2", "3", "5", "6", "7", "8"), title="payment type code",
        note="1 single, 2 3 5 daily statement, 6 7 8 periodic monthly statement",
    )  # fmt: skip
    statement_print_date: date | None = columns(52, 57, D, C, title="preliminary statement print date")
    statement_month: str | None = columns(58, 59, AN, C, title="periodic statement month", note="MM")
    client_branch: str | None = columns(60, 61, AN, C, title="statement client branch identifier")
    bond_waiver_reason: str | None = columns(
        62, 64, AN, C, codes=("995", "996", "997", "998", "999"), title="bond waiver reason code"
    )
    post_summary_correction: str | None = columns(65, AN, C, codes=("Y",), title="post summary correction indicator")
    accelerated_liquidation: str | None = columns(
        66, AN, C, codes=("Y",), title="accelerated liquidation request indicator"
    )
    known_importer: str | None = columns(67, AN, O, codes=("Y",), title="known importer indicator")
    pga_data: str | None = columns(
        68, AN, C, codes=("Y", "F"), title="PGA data included indicator", note="Y expedited release, F weekly zone"
    )
    tib_declaration: str | None = columns(69, AN, C, codes=("Y",), title="TIB declaration indicator")
    consolidated_express: str | None = columns(70, AN, C, codes=("Y",), title="consolidated express informal indicator")


class HeaderContent(Record, id="11"):
    """Entry Summary Header Content. CATAIR Entry Summary, July 2026, ESF-36."""

    importer: str = columns(3, 14, X, M, title="importer of record number")
    consignee: str | None = columns(15, 26, X, C, title="consignee number")
    notify_party: str | None = columns(27, 38, X, C, title="designated notify party (4811) number")
    estimated_entry_date: date | None = columns(42, 47, D, C)
    import_date: date | None = columns(48, 53, D, C, title="date of importation")
    state_of_destination: str | None = columns(61, 62, AN, C, title="U.S. state of destination code")
    foreign_trade_zone: str | None = columns(
        63, 71, AN, C, title="foreign trade zone identifier", note="nine columns for new filings; 5 or 7 still read"
    )


class WarehouseWithdrawal(Record, id="30"):
    """Warehouse Withdrawal Information. CATAIR Entry Summary, July 2026, ESF-48."""

    filer_code: str = columns(3, 5, AN, M, title="associated warehouse entry filer code")
    entry_number: str = columns(8, 15, AN, M, title="associated warehouse entry number")
    port: str = columns(17, 20, AN, M, title="associated warehouse entry district/port code")
    final: str | None = columns(21, AN, C, codes=("Y",), title="final warehouse withdrawal indicator")


class Bond(Record, id="31"):
    """Bond Detail. CATAIR Entry Summary, July 2026, ESF-49."""

    bond_type: str = columns(
        3, AN, M, codes=("8", "9"), title="bond type code", note="8 continuous, 9 single transaction"
    )
    designation: str = columns(
        4, AN, M, codes=("B", "A", "U", "E"), title="bond designation type code",
        note="B basic, A additional, U substitution, E superseding",
    )  # fmt: skip
    replaces: str | None = columns(
        5, AN, C, codes=("Y", "S"), title="continuous bond indicator", note="Y supersedes, S substitutes"
    )
    surety: str = columns(6, 8, AN, M, title="surety company code")
    amount: int | None = columns(
        9, 18, SN, C, title="single transaction bond amount", note="whole dollars; type 9 only"
    )
    producer_account: str | None = columns(19, 28, AN, O, title="single transaction bond producer account number")


class ReleaseDetail(Record, id="32", items=side_by_side(6, "filer_code", "entry_number")):
    """Release Detail: up to six releases of a consolidated summary. CATAIR Entry Summary, July 2026, ESF-51."""

    filer_code_1: str = columns(3, 5, AN, M, title="release entry filer code (1)")
    entry_number_1: str = columns(8, 15, AN, M, title="release entry number (1)")
    filer_code_2: str | None = columns(16, 18, AN, C, title="release entry filer code (2)")
    entry_number_2: str | None = columns(21, 28, AN, C, title="release entry number (2)")
    filer_code_3: str | None = columns(29, 31, AN, C, title="release entry filer code (3)")
    entry_number_3: str | None = columns(34, 41, AN, C, title="release entry number (3)")
    filer_code_4: str | None = columns(42, 44, AN, C, title="release entry filer code (4)")
    entry_number_4: str | None = columns(47, 54, AN, C, title="release entry number (4)")
    filer_code_5: str | None = columns(55, 57, AN, C, title="release entry filer code (5)")
    entry_number_5: str | None = columns(60, 67, AN, C, title="release entry number (5)")
    filer_code_6: str | None = columns(68, 70, AN, C, title="release entry filer code (6)")
    entry_number_6: str | None = columns(73, 80, AN, C, title="release entry number (6)")


class MissingDocuments(Record, id="33", items=side_by_side(2, "document")):
    """Missing Document Information. CATAIR Entry Summary, July 2026, ESF-52."""

    document_1: str = columns(3, 4, AN, M, codes=MISSING_DOCUMENTS, title="missing document code (1)")
    document_2: str | None = columns(
        5, 6, AN, C, codes=(*MISSING_DOCUMENTS, "99"), title="missing document code (2)", note="99 more than two"
    )


class HeaderFees(Record, id="34", items=side_by_side(2, "fee_class", "fee_amount")):
    """Entry Summary Header Fees. CATAIR Entry Summary, July 2026, ESF-53."""

    fee_class_1: str = columns(3, 5, AN, M, codes=HEADER_FEES, title="accounting class code (1)")
    fee_amount_1: Decimal = columns(6, 13, SN, M, decimals=2, title="header fee amount (1)")
    fee_class_2: str | None = columns(14, 16, AN, C, codes=HEADER_FEES, title="accounting class code (2)")
    fee_amount_2: Decimal | None = columns(17, 24, SN, C, decimals=2, title="header fee amount (2)")


class HeaderReasons(Record, id="35", items=side_by_side(5, "reason")):
    """PSC Header Reasons. CATAIR Entry Summary, July 2026, ESF-54."""

    reason_1: str = columns(3, 5, AN, M, codes=HEADER_REASONS, title="PSC header reason code (1)")
    reason_2: str | None = columns(6, 8, AN, C, codes=HEADER_REASONS, title="PSC header reason code (2)")
    reason_3: str | None = columns(9, 11, AN, C, codes=HEADER_REASONS, title="PSC header reason code (3)")
    reason_4: str | None = columns(12, 14, AN, C, codes=HEADER_REASONS, title="PSC header reason code (4)")
    reason_5: str | None = columns(15, 17, AN, C, codes=HEADER_REASONS, title="PSC header reason code (5)")


class Explanation(Record, id="36"):
    """PSC Filing Explanation: one line of it. CATAIR Entry Summary, July 2026, ESF-55."""

    text: str = columns(3, 77, X, M, title="PSC filing explanation text")
