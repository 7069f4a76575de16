"""SF records: an importer security filing that is sent by itself, apart from any entry."""

from formats.chapter import SYNTAX_CODES, Chapter
from formats.record import Record


def _start(opening: Record) -> str:
    """The map of a deletion, of an ISF-5 (types 2 and 4) or of an ISF-10, for which the unreadable is taken."""
    if getattr(opening, "action", None) == "D":
        return "deletion"
    return "in_transit_filing" if getattr(opening, "submission_type", None) in ("2", "4") else "filing"


CHAPTER = Chapter(
    name="importer_security_filing",
    package=__name__,
    direction="input",
    application="SF",
    title="Importer Security Filing",
    cite="Importer Security Filing v3, July 2017",
    opening=("SF10",),
    starts=("filing", "in_transit_filing", "deletion"),
    start=_start,
    # Chosen by us: the conditions of the chapter's Appendix S are not at hand. Batch & Block Control v23, X1 note 2.
    order_codes=SYNTAX_CODES,
    # The chapter is known by a public transcription only; records that cargo release shares agree with its own.
    confidence="medium",
)
