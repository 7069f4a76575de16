"""SO records: what CBP tells a filer of its own accord about an entry's bills, release and agency reviews."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="cargo_release_status_notification",
    package=__name__,
    direction="output",
    application="SO",
    title="Cargo Release Status Notification",
    cite="Cargo Release Status Notification rev 36, September 2025",
    opening=("SO10",),
    starts=("notification",),
    # The chapter is known by a public transcription only; its columns agree with the WO records that mimic it.
    confidence="medium",
)
