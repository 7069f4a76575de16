"""Why a status query has no answer."""

from __future__ import annotations

from formats.record import AN, C, M, O, Record, X, columns

# The chapter's error appendix, ACMQ-64.
ERRORS = (
    "009", "176", "185", "122", "123", "297", "950", "999", "B05", "B06", "B14", "INE", "X17", "X39", "X40", "ZZZ",
)  # fmt: skip


class EntryError(Record, id="WR0"):
    """Entry query error. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-21.

    The query's elements come back as they were sent, so that what was blank is blank here too.
    """

    filer_code: str | None = columns(4, 6, AN, M, title="entry filer code")
    entry_number: str | None = columns(7, 15, AN, M, note="at the right, as it was sent", justify="right")
    error: str = columns(30, 32, AN, M, codes=ERRORS, title="error message identifier")
    narrative: str = columns(33, 72, X, M, title="narrative message")


class BillError(Record, id="WSA"):
    """In-bond or bill query error. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-22."""

    in_bond_number: str | None = columns(4, 15, AN, C)
    issuer: str | None = columns(16, 19, AN, C, title="issuer code of master bill number")
    bill_number: str | None = columns(20, 31, AN, C, title="master bill number", note="simple bills too")
    error: str = columns(32, 34, AN, M, codes=ERRORS, title="error message identifier")
    narrative: str = columns(35, 74, X, M, title="narrative message")


class AirWaybillError(Record, id="WSB"):
    """Air waybill query error. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-23."""

    air_waybill: str | None = columns(4, 14, AN, M, title="air waybill number")
    house_air_waybill: str | None = columns(15, 26, AN, O, title="house air waybill number")
    error: str = columns(27, 29, AN, M, codes=ERRORS, title="error message identifier")
    narrative: str = columns(30, 69, X, M, title="narrative message")
