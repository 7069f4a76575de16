"""CW records: what a filer sends to override census warnings of an accepted entry summary."""

from formats.chapter import SYNTAX_CODES, Chapter
from formats.fault import Kind

CHAPTER = Chapter(
    name="census_warning_override",
    package=__name__,
    direction="input",
    application="CW",
    title="Census Warning Override",
    cite="Census Warning Override, May 2008",
    opening=("CW01",),
    # Batch & Block Control v23: its example (c) rejects a CW with X34; the others by their names.
    order_codes={**SYNTAX_CODES, Kind.GAP: "X38"},
    # The chapter is known by a public transcription only.
    confidence="medium",
)
