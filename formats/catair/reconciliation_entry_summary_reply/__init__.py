"""RX: CBP's answer to a reconciliation."""

from __future__ import annotations

from formats.chapter import Chapter
from formats.record import Record


def start(opening: Record) -> str:
    """An answer to a reconciliation begins with its E0; one that rejects the batch for its syntax has no E0."""
    return "syntax_rejection" if opening.identifier == "E1" else "transaction"


CHAPTER = Chapter(
    name="reconciliation_entry_summary",
    package=__name__,
    direction="output",
    application="RX",
    title="Reconciliation Entry Summary Create/Update Response",
    cite="Reconciliation v12, June 2025",
    # E1 FA: a fatal condition A00 to A25, which only the syntax gate gives, as in the entry summary.
    opening=("E0 RECONS", "E1 FA"),
    starts=("transaction", "syntax_rejection"),
    start=start,
    # The chapter is known by one public transcription only.
    confidence="low",
)
