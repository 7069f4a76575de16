"""The records of a status advisory. The chapter is at hand as a public transcription (SA-5 to 9)."""

from __future__ import annotations

from formats.group import Group
from formats.record import AN, C, M, Record, X, columns


class Filing(Record, id="SA10"):
    """ISF Transaction Number. ISF Status Notification supplement v1, August 2016, SA-5 to 9."""

    transaction_number: str | None = columns(5, 19, X, C, title="ISF transaction number", note="FFF-NNNNNNNNNNN")


class Reference(Record, id="SA20"):
    """Reference. ISF Status Notification supplement v1, August 2016, SA-5 to 9."""

    qualifier: str = columns(5, 7, AN, M, codes=("CR",), title="code qualifier", note="the filer's own")
    reference: str = columns(8, 57, AN, M, title="reference data")


class Bill(Record, id="SA30"):
    """Bill Number. ISF Status Notification supplement v1, August 2016, SA-5 to 9.

    Sixteen columns hold SCAC and number. The printed examples (SA-9) put HB or OB before the SCAC.
    """

    bill_number: str | None = columns(5, 20, AN, C)


class Disposition(Record, id="SA50"):
    """Disposition. ISF Status Notification supplement v1, August 2016, SA-5 to 9."""

    disposition: str = columns(
        5, 6, AN, M, codes=("S1", "S2", "S3", "S4", "S5", "S6", "S7", "SA", "SB", "SC"), title="disposition code",
        note="on file; S2 to S5 no match after 0, 5, 20, 30 days; S6, SA to SC the bill's type differs after as many; "
        "S7 filed by another too",
    )  # fmt: skip
    remarks: str = columns(7, 46, X, M)


class BillStatus(Group, rule="bill"):
    """A bill, and whether CBP has found it."""

    bill: Bill
    disposition: Disposition


class Advisory(Group, rule="advisory"):
    """The state of a filing's bills."""

    filing: Filing
    reference: Reference | None
    bills: tuple[BillStatus, ...]
