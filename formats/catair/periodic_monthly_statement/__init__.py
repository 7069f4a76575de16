"""MS: the periodic monthly statement that CBP sends to a filer, preliminary and final."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="periodic_monthly_statement",
    package=__name__,
    direction="output",
    application="MS",
    title="Periodic Monthly Statement",
    cite="Periodic Monthly Statement, March 2019",
    # A block is one statement; its B record tells the number, and P or F for preliminary or final.
    starts=("statement",),
)
