"""RE: a reconciliation as a filer sends it, to add, replace or delete."""

from __future__ import annotations

from formats.chapter import Chapter
from formats.fault import Kind
from formats.record import Record


def start(opening: Record) -> str:
    """The map that a reconciliation follows: its own for action D; an unreadable action is read as A."""
    return "deletion" if getattr(opening, "action", None) == "D" else "transaction"


CHAPTER = Chapter(
    name="reconciliation_entry_summary",
    package=__name__,
    direction="input",
    application="RE",
    title="Reconciliation Entry Summary Create/Update",
    cite="Reconciliation v12, June 2025",
    opening=("10",),
    starts=("transaction", "deletion"),
    start=start,
    # Its answer has the E0 and E1 of the entry summary; so it is taken to have the codes of its syntax gate too.
    order_codes={
        Kind.HEADER: "A00",
        Kind.IDENTIFIER: "A02",
        Kind.ORDER: "A04",
        Kind.ABSENT: "A04",
        Kind.LOOP: "A24",
        Kind.GAP: "A22",
    },
    # The chapter is known by one public transcription only, which has no structure map and doubtful points.
    confidence="low",
)
