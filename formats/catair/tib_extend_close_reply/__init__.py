"""TX records: what CBP answers to a request to extend or to close a temporary importation under bond."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="tib_extend_close",
    package=__name__,
    direction="output",
    application="TX",
    title="Temporary Importation Bond Extension/Close Request",
    cite="TIB Extension/Close rev 05, January 2018",
    opening=("E0",),
    starts=("answer",),
    # The chapter is known by a public transcription only; E0 and E1 agree with those of an entry summary.
    confidence="medium",
)
