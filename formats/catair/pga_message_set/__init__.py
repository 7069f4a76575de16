"""OI and PG records: what a partner government agency wants to know of an article, inside of AE and SE."""

from __future__ import annotations

from formats.chapter import Chapter
from formats.record import Record


def start(opening: Record) -> str:
    """A message set begins with its OI, a substitution group with its PG00."""
    return "substitution" if opening.identifier == "PG00" else "message_set"


CHAPTER = Chapter(
    name="pga_message_set",
    package=__name__,
    direction="input",
    # It is sent inside of other applications. What is wrong in it are conditions P00 to P54: see formats.pga.
    application="",
    title="PGA Message Set",
    cite="PGA Message Set, July 2026",
    opening=("OI", "PG00S"),
    starts=("message_set", "substitution"),
    start=start,
)
