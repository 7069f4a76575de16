"""The records of an entry summary status notification.

The chapter is at hand as a public transcription (ESS-14 to 33).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.catair.cargo_release_status_notification import records as release_status
from formats.group import Group
from formats.record import AN, C, D, M, N, Record, X, columns

DISPOSITIONS = ("1", "2", "3", "4", "5", "6", "8", "P", "Q", "E", "R", "C", "D")
QUOTA_STATUSES = ("Q01", "Q02", "Q03", "Q04", "Q05", "Q15", "Q17", "Q25", "Q26", "Q27", "Q28")


class Notice(Record, id="E1"):
    """Entry Summary Notification. Entry Summary Status Notification V30, June 2025."""

    disposition: str = columns(
        3, AN, M, codes=DISPOSITIONS, title="disposition type code",
        note="invoices, package or documents wanted, rejected, inactivated, cancelled, corrected by another filer, PGA "
        "status, quota status, TIB extension denied, correction reverted, detention ended, detained",
    )  # fmt: skip
    source: str = columns(4, AN, M, codes=("1", "2"), title="source of action code", note="a CBP user, ACE itself")
    team: str | None = columns(5, 7, AN, C, title="import specialist team", note="once a summary is on file")
    reason: str | None = columns(8, 10, AN, C, title="notification reason code", note="dispositions 4 and R only")
    action_date: date = columns(11, 16, D, M, title="date of action")
    filer_code: str = columns(51, 53, AN, M, title="entry filer code")
    entry_number: str = columns(56, 63, AN, M)
    line_number: str | None = columns(66, 68, X, C, title="line item identifier")
    broker_reference: str | None = columns(69, 77, X, C, title="broker reference number")


class Officer(Record, id="E2"):
    """CBP User and Action Identifier. Entry Summary Status Notification V30, June 2025.

    Blank but for its identifier when ACE itself acted.
    """

    name: str | None = columns(5, 34, X, C, title="CBP user", note="last name, first name")
    telephone: str | None = columns(37, 46, AN, C, title="telephone number", note="disposition 4 only, without dashes")
    action_number: str | None = columns(
        49, 60, AN, C, title="action identification number", note="the entry summary's number"
    )
    extension: str | None = columns(62, 65, AN, C, title="telephone extension number")


class Remarks(Record, id="E3"):
    """CBP User Remarks. Entry Summary Status Notification V30, June 2025."""

    remarks: str = columns(3, 80, X, M)


class QuotaStatus(Record, id="E4"):
    """Quota Line Status. Entry Summary Status Notification V30, June 2025."""

    line_number: str = columns(3, 5, X, M, title="line item identifier", note="an asterisk marks a line that CBP added")
    status: str = columns(6, 8, AN, M, codes=QUOTA_STATUSES, title="quota line status code")
    narrative: str = columns(
        12, 41, AN, M, reads=X, title="quota line status description", note="printed as AN, yet texts hold / and >"
    )
    requested_quantity: Decimal = columns(42, 53, N, M, decimals=2, title="requested quota quantity")
    requested_unit: str = columns(54, 56, AN, M, title="quota requested UOM code")
    reserved_quantity: Decimal | None = columns(57, 68, N, C, decimals=2, title="reserved quota quantity")
    reserved_unit: str | None = columns(69, 71, AN, C, title="reserved quota UOM code")


class PgaDisposition(release_status.RangedPgaStatus, id="SO70"):
    """PGA Processing Disposition. Entry Summary Status Notification V30, June 2025; columns of the SO chapter."""

    group_version: str | None = columns(
        79, 80, N, C, codes=("01", "02", "03", "04"), title="PGA processing group version"
    )


class PgaReview(release_status.PgaReview, id="SO71"):
    """PGA Review. Entry Summary Status Notification V30, June 2025; columns of the SO chapter."""


class PgaComment(release_status.PgaComment, id="SO72"):
    """PGA Comment. Entry Summary Status Notification V30, June 2025; columns of the SO chapter."""


class AgencyStatus(Group, rule="agency"):
    """What an agency says about the entry or some of its lines."""

    status: PgaDisposition
    reviews: tuple[PgaReview, ...]
    comments: tuple[PgaComment, ...]


class SummaryNotification(Group, rule="notification"):
    """What CBP says about one entry summary."""

    notice: Notice
    officer: Officer | None
    remarks: tuple[Remarks, ...]
    quota: tuple[QuotaStatus, ...]
    agencies: tuple[AgencyStatus, ...]
