"""TE records: what a filer sends to have a temporary importation under bond extended or closed."""

from formats.chapter import Chapter
from formats.fault import Kind

CHAPTER = Chapter(
    name="tib_extend_close",
    package=__name__,
    direction="input",
    application="TE",
    title="Temporary Importation Bond Extension/Close Request",
    cite="TIB Extension/Close rev 05, January 2018",
    opening=("XA",),
    starts=("request",),
    # The chapter's own condition for a record that it does not have, INVALID CONTROL ID / RECORD TYPE, sent as an E1.
    # Every XA is a request, so that nothing else can be out of order.
    order_codes={Kind.HEADER: "8WR", Kind.IDENTIFIER: "8WR"},
    # The chapter is known by a public transcription only.
    confidence="medium",
)
