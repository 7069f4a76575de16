"""WT records: what CBP answers to an in-bond event."""

from formats.chapter import Chapter
from formats.record import Record


def _start(opening: Record) -> str:
    """The usual map, or that of a control reject."""
    return "control_reject" if opening.identifier.startswith("E") else "answer"


CHAPTER = Chapter(
    name="in_bond",
    package=__name__,
    direction="output",
    application="WT",
    title="In-bond Arrival/Export/Transfer of Liability",
    cite="In-bond amendment 51, April 2026",
    opening=("10", "EA", "EB", "EY", "EZ"),
    starts=("answer", "control_reject"),
    start=_start,
)
