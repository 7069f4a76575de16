"""CJ: what a filer asks about census warnings that nobody has resolved yet."""

from formats.chapter import SYNTAX_CODES, Chapter
from formats.fault import Kind

CHAPTER = Chapter(
    name="census_warning_query",
    package=__name__,
    direction="input",
    application="CJ",
    title="Census Warning Query",
    cite="Census Warning Query, September 2014",
    # The error dictionary has two conditions of this query for a breach of the map: A01, a record that is no CJ1, and
    # A04, an entry number after a blank one. Otherwise the X codes by their names.
    order_codes={**SYNTAX_CODES, Kind.IDENTIFIER: "A01", Kind.GAP: "A04"},
    # The chapter is known by a public transcription only.
    confidence="medium",
)
