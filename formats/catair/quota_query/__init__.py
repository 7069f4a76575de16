"""QA: what a filer asks about quotas."""

from formats.chapter import Chapter
from formats.fault import Kind

CHAPTER = Chapter(
    name="quota_query",
    package=__name__,
    direction="input",
    application="QA",
    title="Quota Query",
    cite="Quota Query, April 2015",
    # One block is one transaction: only so can its requests be counted.
    starts=("requests",),
    # The chapter's own conditions, sent as a Q5: Q40 no Q1, Q41 too many of them, Q42 a record that is none.
    order_codes={
        Kind.HEADER: "Q40",
        Kind.IDENTIFIER: "Q42",
        Kind.ORDER: "Q42",
        Kind.LOOP: "Q41",
        Kind.ABSENT: "Q40",
    },
    # The chapter is known by a public transcription only.
    confidence="medium",
)
