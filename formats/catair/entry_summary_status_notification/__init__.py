"""UC records: what CBP tells a filer of its own accord about an entry summary."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="entry_summary_status_notification",
    package=__name__,
    direction="output",
    application="UC",
    title="Entry Summary Status Notification",
    cite="Entry Summary Status Notification V30, June 2025",
    opening=("E1",),
    starts=("notification",),
    # The chapter is known by a public transcription only.
    confidence="medium",
)
