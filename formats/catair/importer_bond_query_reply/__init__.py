"""KR: what CBP has on file about importers and their continuous bonds."""

from formats.chapter import Chapter

CHAPTER = Chapter(
    name="importer_bond_query",
    package=__name__,
    direction="output",
    application="KR",
    title="Importer/Bond Query Response",
    cite="Importer/Bond Query, rev 7, July 2025",
    starts=("answer",),
)
