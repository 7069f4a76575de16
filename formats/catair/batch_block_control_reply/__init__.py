"""A, B, Y and Z records as CBP returns them, and the X0 and X1 records of a rejected batch."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="batch_block_control",
    package=__name__,
    direction="output",
    application="",
    title="Batch and Block Control",
    cite="Batch & Block Control v23, June 2023",
    starts=("rejection", "batch"),
)
