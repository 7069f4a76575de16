"""C1: what CBP has on file about an entry, a bill of lading, an air waybill or an in-bond movement."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="cargo_manifest_entry_status_query",
    package=__name__,
    direction="output",
    application="C1",
    title="Cargo Manifest/In-bond/Entry Status Query Response",
    cite="Cargo Manifest/In-bond/Entry Status Query v21, September 2025",
    starts=("answer",),
)
