"""SE records: what a filer sends to have cargo released, alone or together with its importer security filing."""

from formats.chapter import SYNTAX_CODES, Chapter
from formats.record import Record

_MAPS = {"D": "cancellation", "U": "update"}


def _start(opening: Record) -> str:
    """The map of the SE10's action; an action that cannot be read is taken for an add."""
    return _MAPS.get(str(getattr(opening, "action", "")), "transaction")


CHAPTER = Chapter(
    name="cargo_release",
    package=__name__,
    direction="input",
    application="SE",
    title="ACE Cargo Release",
    cite="ACE Cargo Release v40, July 2025",
    opening=("SE10",),
    starts=("transaction", "cancellation", "update"),
    start=_start,
    # Chosen by us: the chapter says nowhere how a breach of its map is answered. These are the conditions that Batch &
    # Block Control keeps for the syntax of a transaction (v23, X33-X37).
    order_codes=SYNTAX_CODES,
)
