"""ER: what CBP says about the entry summaries that a filer asked for."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="entry_summary_query",
    package=__name__,
    direction="output",
    application="ER",
    title="Entry Summary Query Response",
    cite="Entry Summary Query v26, May 2026",
    starts=("answer",),
)
