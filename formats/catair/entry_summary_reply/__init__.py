"""AX: CBP's answer to an entry summary."""

from __future__ import annotations

from formats.chapter import Chapter
from formats.record import Record


def start(opening: Record) -> str:
    """An answer to a transaction begins with its E0; one that rejects the batch for its syntax has no E0."""
    return "syntax_rejection" if opening.identifier == "E1" else "transaction"


CHAPTER = Chapter(
    name="entry_summary",
    package=__name__,
    direction="output",
    application="AX",
    title="Entry Summary Create/Update Response",
    cite="CATAIR Entry Summary, July 2026",
    # E1 FA: a fatal condition A00 to A25, which only the syntax gate gives (ESF-207, note a).
    opening=("E0 SUMMRY", "E1 FA"),
    starts=("transaction", "syntax_rejection"),
    start=start,
)
