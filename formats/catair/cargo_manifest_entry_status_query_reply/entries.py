"""What a status query says of an entry: records that mimic those of the cargo release status notification."""

from __future__ import annotations

from formats.catair.cargo_release_status_notification import records as notification


class EntryHeader(notification.Header, id="WO10"):
    """Entry Header. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-45."""


class Reference(notification.Reference, id="WO20"):
    """Reference Data. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-47."""


class LineItem(notification.LineItem, id="WO30"):
    """Country of Origin and Tariff. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-49."""


class BillOfLading(notification.BillOfLading, id="WO40"):
    """Bill of Lading and Quantity. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-50."""


class InBond(notification.InBond, id="WO42"):
    """In-bond Numbers of the Bill. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-51."""


class BillDisposition(notification.BillDisposition, id="WO50"):
    """Bill Match Disposition. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-52."""


class ReleaseDisposition(notification.ReleaseDisposition, id="WO60"):
    """Cargo Release Disposition. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-54."""


class PgaDisposition(notification.PgaDisposition, id="WO70"):
    """PGA Status, group version 04. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-57."""


class EarlierPgaDisposition(notification.EarlierPgaDisposition, id="WO70"):
    """PGA Status, versions before 04. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-59."""


class PgaReview(notification.PgaReview, id="WO71"):
    """PGA Processing Detail. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-61."""


class PgaComment(notification.PgaComment, id="WO72"):
    """PGA Comments. Cargo Manifest/In-bond/Entry Status Query v21, September 2025, ACMQ-63."""
