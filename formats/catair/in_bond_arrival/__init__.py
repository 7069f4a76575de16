"""WP records: what a filer sends when an in-bond movement arrives, is exported, changes its carrier or its port."""

from formats.chapter import Chapter
from formats.fault import Kind

CHAPTER = Chapter(
    name="in_bond",
    package=__name__,
    direction="input",
    application="WP",
    title="In-bond Arrival/Export/Transfer of Liability",
    cite="In-bond amendment 51, April 2026",
    opening=("10",),
    # As for QP: a reject record for each control record. Chosen by us which of them answers what.
    order_codes={
        Kind.HEADER: "EB",
        Kind.IDENTIFIER: "EB",
        Kind.ORDER: "EB",
        Kind.LOOP: "EB",
        Kind.ABSENT: "EY",
    },
)
