"""PF: the daily statement that CBP sends to a filer, preliminary and final."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="daily_statement",
    package=__name__,
    direction="output",
    application="PF",
    title="Daily Statement",
    cite="Daily Statement, April 2025",
    # A block is one statement; its B record tells the number, and P or F for preliminary or final.
    starts=("statement",),
)
