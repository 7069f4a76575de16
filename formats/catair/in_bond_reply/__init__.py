"""QT records: what CBP answers to an in-bond filing."""

from formats.chapter import Chapter
from formats.record import Record


def _start(opening: Record) -> str:
    """The map of the QP10's action, or that of a control reject."""
    if opening.identifier.startswith("E"):
        return "control_reject"
    return "deletion" if getattr(opening, "action", None) == "D" else "transaction"


CHAPTER = Chapter(
    name="in_bond",
    package=__name__,
    direction="output",
    application="QT",
    title="In-bond",
    cite="In-bond amendment 51, April 2026",
    opening=("10", "EA", "EB", "EY", "EZ"),
    starts=("transaction", "deletion", "control_reject"),
    start=_start,
)
