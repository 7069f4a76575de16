"""CO records: what CBP answers to census warning overrides."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="census_warning_override",
    package=__name__,
    direction="output",
    application="CO",
    title="Census Warning Override",
    cite="Census Warning Override, May 2008",
    starts=("answer",),
    # The chapter is known by a public transcription only.
    confidence="medium",
)
