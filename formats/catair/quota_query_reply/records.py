"""The records of a quota query's answer. The chapter is at hand as a public transcription (QA-10 to 19)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.group import Group
from formats.record import AN, A, C, D, M, N, Record, X, columns

CONDITIONS = ("Q05", "Q40", "Q41", "Q42", "Q43", "Q44", "Q45", "Q46", "Q47", "Q48", "Q49", "Q50")


class Quota(Record, id="Q2"):
    """Quota Query Results. Quota Query, April 2015, QA-10 to 19."""

    query_type: str = columns(3, AN, M, codes=("R", "X"), title="quota query ID type code")
    query: str = columns(4, 13, AN, M, title="quota query ID")
    quota: str = columns(14, 28, X, M, title="quota ID", note="nine characters are used")
    country_of_origin: str = columns(29, 30, X, M, note="99: all countries")
    limit: int | None = columns(31, 41, N, C, title="quota limit", note="blank: no limit")
    unit: str = columns(42, 44, X, M, title="unit of measure code")
    conversion_factor: Decimal | None = columns(45, 50, N, C, decimals=3, title="textile conversion factor")
    period_begins: date = columns(51, 56, D, M, title="beginning period date")
    period_ends: date = columns(57, 62, D, M, title="ending period date")
    period: str = columns(63, 68, X, M, title="quota period", note="YY and the period within the year")
    threshold: int = columns(69, 79, N, M, title="threshold quantity")


class QuotaMore(Record, id="Q3"):
    """Additional Quota Query Results. Quota Query, April 2015, QA-10 to 19."""

    several_countries: str | None = columns(
        3, 4, X, C, title="global indicator", note="99: several countries report it"
    )
    processing: str | None = columns(
        5, 10, X, C, title="period processing indicator",
        note="PD or ED, then OPEN, POTF, FILL, EXPD, BAND, HOLD or EXCL",
    )  # fmt: skip
    description: str | None = columns(11, 50, X, C)
    quota_type: str = columns(51, 53, X, M, codes=("TRQ", "TPL", "ABS", "STA"))
    quantity_to_date: int = columns(54, 64, N, M)
    record_number: int = columns(65, 68, N, M, note="which of the results this is")
    second_tariff: str | None = columns(69, 78, AN, C, title="second tariff number", note="as it was asked")


class QuotaStatus(Record, id="Q4"):
    """Quota Query Status. Quota Query, April 2015, QA-10 to 19."""

    last_transaction: date | None = columns(
        3, 8, D, M, title="last quota transaction date", note="blank when there was none yet"
    )
    status_date: date = columns(9, 14, D, M, title="date of status")
    status_time: str = columns(15, 18, N, M, title="time of status", note="HHMM")


class QuotaError(Record, id="Q5"):
    """Quota Error Message. Quota Query, April 2015, QA-10 to 19. What was asked comes back as it was sent."""

    query_type: str | None = columns(3, AN, M, title="quota query ID type code")
    query: str | None = columns(4, 13, AN, M, title="quota query ID")
    country_of_origin: str | None = columns(14, 15, A, M)
    condition: str = columns(18, 20, AN, M, codes=CONDITIONS, title="condition code")
    narrative: str = columns(23, 80, X, M, title="narrative text")


class QuotaAnswer(Group, rule="quota"):
    """One quota that a request found; a request may find several."""

    quota: Quota
    more: QuotaMore
    status: QuotaStatus


class QuotaFailure(Group, rule="failure"):
    """Why a request found nothing."""

    error: QuotaError
