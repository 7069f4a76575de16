"""HA: a question about tariff numbers."""

from formats.chapter import SYNTAX_CODES, Chapter
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
    order_codes={**SYNTAX_CODES, Kind.GAP: "X38"},
    # The chapter is known by a public transcription only.
    confidence="medium",
)
