"""KI: what a filer asks about importers and their continuous bonds."""

from formats.chapter import SYNTAX_CODES, Chapter
from formats.fault import Kind

CHAPTER = Chapter(
    name="importer_bond_query",
    package=__name__,
    direction="input",
    application="KI",
    title="Importer/Bond Query",
    cite="Importer/Bond Query, rev 7, July 2025",
    # Each K is a query of its own.
    opening=("K",),
    # Batch & Block Control v23: X38 for skipped importers (X1 record, note 2), the others by their names.
    order_codes={**SYNTAX_CODES, Kind.GAP: "X38"},
)
