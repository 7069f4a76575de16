"""HY: what CBP answers to questions about tariff numbers."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="hts_query",
    package=__name__,
    direction="output",
    application="HY",
    title="Harmonized Tariff Schedule Query Response",
    cite="Harmonized Tariff Schedule Query, March 2023",
    # A W0 ends an answer and nothing begins one: a block is read as one transaction.
    starts=("answers",),
    # The chapter is known by a public transcription only.
    confidence="medium",
)
