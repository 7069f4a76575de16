"""SX records: what CBP answers to a cargo release filing."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="cargo_release",
    package=__name__,
    direction="output",
    application="SX",
    title="ACE Cargo Release",
    cite="ACE Cargo Release v40, July 2025",
    opening=("SE10",),
    starts=("answer",),
)
