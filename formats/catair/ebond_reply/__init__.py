"""CX: CBP's answer to a bond."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="ebond",
    package=__name__,
    direction="output",
    application="CX",
    title="Customs eBond Create/Update Response",
    cite="Customs eBond Create/Update, rev 7, April 2020",
    opening=("10",),
)
