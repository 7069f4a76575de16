"""TP: an importer account that a filer adds or updates, or to ask for a number; the electronic form 5106."""

from formats.chapter import SYNTAX_CODES, Chapter
from formats.fault import Kind

CHAPTER = Chapter(
    name="importer_consignee_5106",
    package=__name__,
    direction="input",
    application="TP",
    title="Importer/Consignee Create/Update",
    cite="Importer/Consignee Create/Update v12, March 2019",
    opening=("T1",),
    # Batch & Block Control v23: the X codes by their names.
    order_codes={**SYNTAX_CODES, Kind.GAP: "X38"},
    # The chapter is known by a public transcription only.
    confidence="medium",
)
