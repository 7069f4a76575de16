"""AE: an entry summary as a filer sends it, to add, replace or delete."""

from __future__ import annotations

from formats.chapter import Chapter
from formats.fault import Kind
from formats.record import Record


def start(opening: Record) -> str:
    """The map that a transaction follows: its own for action D; an unreadable action is read as A."""
    return "deletion" if getattr(opening, "action", None) == "D" else "transaction"


CHAPTER = Chapter(
    name="entry_summary",
    package=__name__,
    direction="input",
    application="AE",
    title="Entry Summary Create/Update",
    cite="CATAIR Entry Summary, July 2026",
    opening=("10",),
    # ESF-207, note a: what follows a 90 and is no 10 is a missing header.
    closing=("90",),
    starts=("transaction", "deletion"),
    start=start,
    # The error dictionary's A codes. A00 no 10 where one is due; A02 a record that AE does not have; A04 a record that
    # the map has elsewhere, a second one where there may be one, or one that the map demands and does not get; A24
    # too many of a record or grouping that has no code of its own: SE16 SE17 31 36 SE20, the SE30 and SE50
    # groupings and their members, the SE62 grouping and its SE63. A03 accompanies these and tells the position. A22,
    # a gap among side-by-side elements, is a matter of columns; A01 belongs to another chapter; A12 to A16 concerned
    # DOT and FDA records that are gone; A21 is not in the dictionary.
    order_codes={
        Kind.HEADER: "A00",
        Kind.IDENTIFIER: "A02",
        Kind.ORDER: "A04",
        Kind.ABSENT: "A04",
        Kind.LOOP: "A24",
        Kind.GAP: "A22",
    },
    loop_codes={
        "manifest": "A05",
        "R23": "A06",
        "R32": "A07",
        "line": "A08",
        "invoice": "A09",
        "R44": "A10",
        "tariff": "A11",
        "R52": "A17",
        "R53": "A18",
        "R62": "A19",
        "R89": "A20",
        "R47": "A23",
        "R54": "A25",
    },
)
