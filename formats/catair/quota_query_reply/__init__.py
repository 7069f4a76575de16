"""QB: what CBP answers about quotas."""

from formats.chapter import Chapter
from formats.record import Record


def _start(opening: Record) -> str:
    """A quota begins with its Q2; a request that failed has a Q5 only."""
    return "failure" if opening.identifier == "Q5" else "quota"


CHAPTER = Chapter(
    name="quota_query",
    package=__name__,
    direction="output",
    application="QB",
    title="Quota Query",
    cite="Quota Query, April 2015",
    opening=("Q2", "Q5"),
    starts=("quota", "failure"),
    start=_start,
    # The chapter is known by a public transcription only.
    confidence="medium",
)
