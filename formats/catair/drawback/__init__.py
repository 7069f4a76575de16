"""DE: a drawback claim as a filer sends it, to add or to replace."""

from __future__ import annotations

from formats.chapter import Chapter
from formats.fault import Kind
from formats.record import Record


def start(opening: Record) -> str:
    """The map that a claim follows: under 1313(d) there is no imported article to classify (page 45, note 2)."""
    return "tax_claim" if getattr(opening, "provision", None) in ("07", "57") else "transaction"


CHAPTER = Chapter(
    name="drawback",
    package=__name__,
    direction="input",
    application="DE",
    title="Drawback Entry Summary Create/Resubmission",
    cite="Drawback v27, June 2025",
    opening=("10",),
    # Page 88, note a: what follows a 90 and is no 10 is a missing header.
    closing=("90",),
    starts=("transaction", "tax_claim"),
    start=start,
    # Page 88 gives the texts, ENTRY SUMMARY HEADER MISSING and BATCH REJECTED, and no codes: those of the entry
    # summary's syntax gate are taken, which has the same texts (error dictionary, A00 to A25).
    order_codes={
        Kind.HEADER: "A00",
        Kind.IDENTIFIER: "A02",
        Kind.ORDER: "A04",
        Kind.ABSENT: "A04",
        Kind.LOOP: "A24",
        Kind.GAP: "A22",
    },
    loop_codes={"R89": "A20"},
)
