"""NS records: what CBP tells a filer of its own accord about a bill of lading and its in-bond movement."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="in_bond",
    package=__name__,
    direction="output",
    application="NS",
    title="Status Notification",
    cite="In-bond amendment 51, April 2026",
    opening=("05", "10"),
    starts=("notification",),
)
