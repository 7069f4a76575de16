"""SA records: whether CBP has found the bills of a security filing, told at filing and 5, 20 and 30 days later."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="isf_status_advisory",
    package=__name__,
    direction="output",
    application="SA",
    title="ISF Status Advisory",
    cite="ISF Status Notification supplement v1, August 2016",
    opening=("SA10",),
    starts=("advisory",),
    # The chapter is known by a public transcription only.
    confidence="medium",
)
