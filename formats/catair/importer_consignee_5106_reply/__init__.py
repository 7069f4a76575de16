"""TT: CBP's answer to an importer account."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="importer_consignee_5106",
    package=__name__,
    direction="output",
    application="TT",
    title="Importer/Consignee Create/Update Response",
    cite="Importer/Consignee Create/Update v12, March 2019",
    starts=("answer",),
    # The chapter is known by a public transcription only; its columns agree with the entry summary's E0 and E1.
    confidence="medium",
)
