"""HA: a question about tariff numbers."""

from formats.chapter import Chapter
from formats.fault import Kind

CHAPTER = Chapter(
    name="hts_query",
    package=__name__,
    direction="input",
    application="HA",
    title="Harmonized Tariff Schedule Query",
    cite="Harmonized Tariff Schedule Query, March 2023",
    opening=("W",),
    # Batch & Block Control v23, X1 note 2.
    order_codes={
        Kind.HEADER: "X33",
        Kind.IDENTIFIER: "X34",
        Kind.ORDER: "X35",
        Kind.LOOP: "X36",
        Kind.ABSENT: "X37",
        Kind.GAP: "X38",
    },
    # The chapter is known by a public transcription only.
    confidence="medium",
)
