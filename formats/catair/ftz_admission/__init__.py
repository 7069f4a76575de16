"""FT records: what a filer sends to have goods admitted to a foreign trade zone. NF, the answer, is not at hand."""

from formats.chapter import SYNTAX_CODES, Chapter
from formats.record import Record

_MAPS = {"D": "deletion", "R": "replacement", "S": "status_change"}


def _start(opening: Record) -> str:
    """The map of the FT10's action; an action that cannot be read is taken for an add."""
    return _MAPS.get(str(getattr(opening, "action", "")), "transaction")


CHAPTER = Chapter(
    name="ftz_admission",
    package=__name__,
    direction="input",
    application="FT",
    title="FTZ Admission",
    cite="FTZ Admission v3.1.3, August 2026",
    opening=("10",),
    starts=("transaction", "replacement", "deletion", "status_change"),
    start=_start,
    # Chosen by us: how a breach is answered is not at hand. Batch & Block Control v23, X1 note 2.
    order_codes=SYNTAX_CODES,
    # The chapter is known by a public transcription only; seven of its printed examples decode without a misfit.
    confidence="medium",
)
