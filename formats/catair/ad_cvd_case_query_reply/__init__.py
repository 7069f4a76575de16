"""AC: what CBP answers about antidumping and countervailing duty cases."""

from formats.chapter import Chapter
from formats.record import Record


def _start(opening: Record) -> str:
    """A case begins with its RA; a query that failed has an RX only."""
    return "failure" if opening.identifier == "RX" else "case"


CHAPTER = Chapter(
    name="ad_cvd_case_query",
    package=__name__,
    direction="output",
    application="AC",
    title="AD/CVD Case Information Query",
    cite="AD/CVD Case Information Query, July 2026",
    opening=("RA", "RX"),
    starts=("case", "failure"),
    start=_start,
    # The chapter is known by a public transcription only.
    confidence="medium",
)
