"""CB: a bond as a surety or its agent sends it, to add, void, adjust, substitute, supersede, terminate or amend it."""

from __future__ import annotations

from formats.chapter import Chapter
from formats.fault import Kind
from formats.record import Record

_STARTS = {"C": "adjustment", "V": "ending", "T": "ending", "R": "rider"}


def start(opening: Record) -> str:
    """The map that a bond follows, by its designation; an unreadable one is read as B."""
    return _STARTS.get(str(getattr(opening, "designation", "")), "transaction")


CHAPTER = Chapter(
    name="ebond",
    package=__name__,
    direction="input",
    application="CB",
    title="Customs eBond Create/Update",
    cite="Customs eBond Create/Update, rev 7, April 2020",
    opening=("10",),
    starts=("transaction", "adjustment", "ending", "rider"),
    start=start,
    # The chapter's own list, record 90 note 2 (CB-39 to CB-41). S01 no 10 where one is due; S03 a record that CB does
    # not have; S71 a record that the map has elsewhere. That a 20, 30 or 40 is missing (S25, S31, S49) is no matter of
    # the map. S37, S43 and S68 are for what may repeat, the others of loop_codes for what may stand once.
    order_codes={
        Kind.HEADER: "S01",
        Kind.IDENTIFIER: "S03",
        Kind.ORDER: "S71",
        Kind.LOOP: "S71",
        Kind.ABSENT: "S01",
        Kind.GAP: "S71",
    },
    loop_codes={
        "R12": "S62",
        "R20": "S26",
        "R30": "S66",
        "R35": "S37",
        "R36": "S43",
        "R40": "S67",
        "R45": "S68",
        "R46": "SR1",
    },
)
