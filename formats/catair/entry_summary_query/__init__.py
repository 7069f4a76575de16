"""EQ: what a filer asks about entry summaries, by number or by a criterion and a range of dates."""

from formats.chapter import Chapter
from formats.fault import Kind

CHAPTER = Chapter(
    name="entry_summary_query",
    package=__name__,
    direction="input",
    application="EQ",
    title="Entry Summary Query",
    cite="Entry Summary Query v26, May 2026",
    # The chapter's own list, JZ record note 1 (ESQ-50), which answers these in JZ records. X35 also tells of J1 and J2
    # in one block, and 002 of a J0 with nothing after it (error dictionary, X35 and 002).
    # A block is one transaction, so a record after its end lacks no header: it is out of sequence too.
    order_codes={
        Kind.HEADER: "X35",
        Kind.IDENTIFIER: "X34",
        Kind.ORDER: "X35",
        Kind.ABSENT: "002",
        Kind.GAP: "X38",
    },
)
