"""DX: CBP's answer to a drawback claim."""

from __future__ import annotations

from formats.chapter import Chapter
from formats.record import Record


def start(opening: Record) -> str:
    """An answer to a claim begins with its E0; one that rejects the batch for its syntax has no E0."""
    return "syntax_rejection" if opening.identifier == "E1" else "transaction"


CHAPTER = Chapter(
    name="drawback",
    package=__name__,
    direction="output",
    application="DX",
    title="Drawback Entry Summary Create/Resubmission Response",
    cite="Drawback v27, June 2025",
    # E1 FA: a fatal condition A00 to A25, which only the syntax gate gives (page 88, note a).
    opening=("E0 SUMMRY", "E1 FA"),
    starts=("transaction", "syntax_rejection"),
    start=start,
)
