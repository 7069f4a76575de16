"""SN records: what CBP answers to an importer security filing, one sent by itself or one that came with an entry."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="importer_security_filing",
    package=__name__,
    direction="output",
    application="SN",
    title="Importer Security Filing",
    cite="Importer Security Filing v3, July 2017",
    opening=("SF10",),
    starts=("answer",),
    # The chapter is known by a public transcription only.
    confidence="medium",
)
