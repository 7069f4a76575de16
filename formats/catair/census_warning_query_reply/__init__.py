"""CL: the census warnings that nobody has resolved yet, or why CBP tells none."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="census_warning_query",
    package=__name__,
    direction="output",
    application="CL",
    title="Census Warning Query Response",
    cite="Census Warning Query, September 2014",
    starts=("answer",),
    # The chapter is known by a public transcription only.
    confidence="medium",
)
