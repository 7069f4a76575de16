"""CQ: what a filer asks about an entry, a bill of lading, an air waybill or an in-bond movement."""

from formats.chapter import SYNTAX_CODES, Chapter
from formats.fault import Kind

CHAPTER = Chapter(
    name="cargo_manifest_entry_status_query",
    package=__name__,
    direction="input",
    application="CQ",
    title="Cargo Manifest/In-bond/Entry Status Query",
    cite="Cargo Manifest/In-bond/Entry Status Query v21, September 2025",
    # Each WR1 is a query of its own (ACMQ-14, note 1).
    opening=("WR1",),
    # Batch & Block Control v23: the X codes by their names.
    order_codes={**SYNTAX_CODES, Kind.GAP: "X38"},
)
