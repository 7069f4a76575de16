"""$I: manufacturers that a filer adds, or whose postal code it updates."""

from formats.chapter import Chapter
from formats.fault import Kind

CHAPTER = Chapter(
    name="manufacturer_add",
    package=__name__,
    direction="input",
    application="$I",
    title="Manufacturer Name/Address Add",
    cite="Manufacturer Name/Address Add v3, March 2023",
    # A manufacturer may begin with a $A or a $1, so a block is read as one transaction, and what does not go on with it
    # is out of sequence. Batch & Block Control v23: the X codes by their names.
    order_codes={
        Kind.HEADER: "X35",
        Kind.IDENTIFIER: "X34",
        Kind.ORDER: "X35",
        Kind.LOOP: "X36",
        Kind.ABSENT: "X37",
        Kind.GAP: "X38",
    },
    # The chapter is known by a public transcription only.
    confidence="medium",
)
