"""TS records: which temporary importations under bond are about to expire."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="tib_expiration_notice",
    package=__name__,
    direction="output",
    application="TS",
    title="Temporary Importation Bond Expiration Notice",
    cite="TIB Expiration Notice rev 03, January 2018",
    opening=("X1",),
    starts=("notice",),
    # The chapter is known by a public transcription only.
    confidence="medium",
)
