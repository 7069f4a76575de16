"""A, B, Y and Z records as a filer sends them."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="batch_block_control",
    package=__name__,
    direction="input",
    application="",
    title="Batch and Block Control",
    cite="Batch & Block Control v23, June 2023",
    opening=("A",),
    starts=("batch",),
)
