"""Bonds, protests, bills and collections of a summary, and the condition that a query meets: records JI to JN and JZ.

CBP fills the same records, in other columns, to say that there is nothing of the sort on file.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.record import AN, SN, A, C, D, M, N, Record, X, columns

BILL_TYPES = ("1", "2", "3", "4", "5", "6", "7")
BILL_STATUSES = ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11")
_BILL_TYPE_NOTE = (
    "1 deferred tax, 2 supplemental duty, 3 regional supplemental duty, 4 miscellaneous, 5 regional reimbursable, "
    "6 system reimbursable, 7 debit voucher"
)
_BILL_STATUS_NOTE = (
    "01 not paid, 02 authorized, 03 transmitted, 04 paid, 05 partly paid, 06 canceled, 07 void, 08 paid by CBP, "
    "09 written off, 10 canceled and 11 written off when partly paid"
)
# JZ record, note 1 (ESQ-50).
CONDITIONS = (
    "X34", "X35", "X37", "X38", "X39", "X41", "001", "002", "003", "004", "005", "006", "007", "008", "009", "010",
    "011", "012", "013", "014", "015", "016", "017",
)  # fmt: skip


class BondData(Record, id="JI"):
    """Bond and Surety Data. Entry Summary Query v26, May 2026, ESQ-40."""

    surety: str | None = columns(3, 5, N, C, title="surety code")
    primary: str | None = columns(6, AN, C, codes=("Y", "N"), title="primary surety indicator")
    bond_type: str | None = columns(
        7, N, C, codes=("0", "8", "9"), title="bond type code", note="0 none required, 8 continuous, 9 single entry"
    )
    designation: str | None = columns(
        8, AN, C, codes=("N", "A", "V", "R", "B", "U", "T", "C", "E"), title="bond designation type code",
        note="N added in CBP's revenue system, the others as in eBond",
    )  # fmt: skip
    several: str | None = columns(
        9, AN, C, codes=("N", "Y"), title="multiple bonds indicator", note="blank for a reconciliation"
    )
    bond_number: str | None = columns(10, 18, AN, C)
    amount: Decimal | None = columns(19, 33, N, C, decimals=2, title="single entry bond amount")
    liability: int | None = columns(34, 43, N, C, reads=SN, title="surety liability amount", note="whole dollars")


class NoBond(Record, id="JI", when={"text": "NO BOND ON FILE IN ACE EBOND"}):
    """Bond and Surety Data, none on file. Entry Summary Query v26, May 2026, ESQ-41, note 1.

    The surety stands one column further on than in other JI records.
    """

    surety: str = columns(4, 6, N, M, title="surety code")
    text: str = columns(8, 35, X, M, constant="NO BOND ON FILE IN ACE EBOND", title="no bond text")


class Protest(Record, id="JJ"):
    """Protest Data. Entry Summary Query v26, May 2026, ESQ-42."""

    protest_number: str | None = columns(3, 14, N, C)
    protest_type: str | None = columns(
        15, N, C, codes=("1", "2", "3", "4"), note="1 section 514, 2 520(c), 3 520(d), 4 intervention (181.115)"
    )
    status: str | None = columns(
        16, 17, A, C, codes=("OP", "AP", "DN", "NP", "SP", "PD", "WD", "UT"), title="protest status",
        note="open, approved, denied, not protestable, suspended, partly denied, withdrawn, untimely",
    )  # fmt: skip
    decision_date: date | None = columns(18, 23, D, C, title="protest decision date", note="not while open")
    summons: str | None = columns(24, N, C, codes=("1", "0"), title="summons indicator", note="1 court summons")


class Bill(Record, id="JK"):
    """Billing Data. Entry Summary Query v26, May 2026, ESQ-43."""

    bill_number: str = columns(3, 13, AN, M)
    bill_date: date | None = columns(14, 19, D, M)
    bill_type: str = columns(20, N, M, codes=BILL_TYPES, note=_BILL_TYPE_NOTE)
    status: str = columns(21, 22, N, M, codes=BILL_STATUSES, title="bill collection status", note=_BILL_STATUS_NOTE)
    total: Decimal = columns(23, 33, N, M, decimals=2, title="total bill amount")
    paid: Decimal | None = columns(34, 44, N, C, decimals=2, title="paid amount")
    principal: Decimal | None = columns(45, 55, N, C, decimals=2, title="principal amount")
    interest: Decimal | None = columns(56, 66, N, C, decimals=2, title="interest amount")


class NoBill(Record, id="JK", when={"text": "BILLING DATA NOT ON FILE"}):
    """Billing Data, none on file. Entry Summary Query v26, May 2026, ESQ-44, note 1."""

    text: str = columns(4, 27, X, M, constant="BILLING DATA NOT ON FILE", title="no data text")


class Collection(Record, id="JL"):
    """Collection Date and Total Amount. Entry Summary Query v26, May 2026, ESQ-45. May be negative."""

    collection_date: date | None = columns(3, 8, D, M)
    amount: Decimal = columns(9, 19, N, M, reads=SN, decimals=2, title="total amount", signed=True)


class NoCollection(Record, id="JL", when={"text": "COLLECTION DATA NOT ON FILE"}):
    """Collection Data, none on file. Entry Summary Query v26, May 2026, ESQ-45, note 1."""

    text: str = columns(4, 30, X, M, constant="COLLECTION DATA NOT ON FILE", title="no data text")


class ClassAmount(Record, id="JM"):
    """Class Code and Class Code Amount. Entry Summary Query v26, May 2026, ESQ-46. May be negative."""

    class_code: str | None = columns(3, 5, N, C, note="001 duty, 044 interest, else a tax or fee; others may occur")
    amount: Decimal | None = columns(6, 16, N, C, reads=SN, decimals=2, title="class code amount", signed=True)


class SuretyBill(Record, id="JN"):
    """Surety-Specific Billing Data. Entry Summary Query v26, May 2026, ESQ-48."""

    surety: str | None = columns(3, 5, N, C, title="surety code")
    primary: str | None = columns(6, AN, C, codes=("Y", "N"), title="primary surety indicator")
    demand_date: date | None = columns(7, 12, D, C, title="612 report date", note="first formal demand on the surety")
    bill_number: str = columns(13, 23, N, M)
    bill_date: date | None = columns(24, 29, D, M)
    bill_type: str = columns(30, N, M, codes=BILL_TYPES, note=_BILL_TYPE_NOTE)
    status: str = columns(31, 32, N, M, codes=BILL_STATUSES, title="bill collection status", note=_BILL_STATUS_NOTE)
    total: Decimal = columns(33, 43, N, M, decimals=2, title="total bill amount")
    paid: Decimal | None = columns(44, 54, N, C, decimals=2, title="paid amount")
    principal: Decimal | None = columns(55, 65, N, C, decimals=2, title="principal amount")
    interest: Decimal | None = columns(66, 76, N, C, decimals=2, title="interest amount")


class NoSuretyBill(Record, id="JN", when={"text": "BILLING DATA NOT ON FILE"}):
    """Surety-Specific Billing Data, none on file. Entry Summary Query v26, May 2026, ESQ-49, note 1.

    The surety stands one column further on than in other JN records, the indicator two.
    """

    surety: str = columns(4, 6, N, M, title="surety code")
    primary: str = columns(8, AN, M, title="primary surety indicator")
    text: str = columns(10, 33, X, M, constant="BILLING DATA NOT ON FILE", title="no data text")


class QueryCondition(Record, id="JZ"):
    """Returned Condition. Entry Summary Query v26, May 2026, ESQ-50.

    The narrative is printed AN, yet the texts hold - < and ;, so it is read as X. The port is blank for an entry that
    CBP does not know.
    """

    condition: str = columns(3, 5, AN, M, codes=CONDITIONS, title="condition code")
    reason: str | None = columns(6, 8, AN, C, title="reason code", note="for CBP's own use")
    narrative: str = columns(9, 48, AN, M, reads=X, title="narrative text", note="texts hold - < and ;")
    filer_code: str | None = columns(50, 52, AN, C, title="entry filer code")
    entry_number: str | None = columns(55, 62, AN, C)
    port_of_entry: str | None = columns(65, 68, AN, M, title="district/port of entry")
