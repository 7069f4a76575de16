"""$R: CBP's answer to manufacturers added or updated."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="manufacturer_add",
    package=__name__,
    direction="output",
    application="$R",
    title="Manufacturer Name/Address Add Response",
    cite="Manufacturer Name/Address Add v3, March 2023",
    starts=("answer",),
    # The chapter is known by a public transcription only.
    confidence="medium",
)
