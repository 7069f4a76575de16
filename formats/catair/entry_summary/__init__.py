"""AE: an entry summary as a filer sends it, to add, replace or delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from formats.chapter import Chapter, Reading
from formats.fault import Fault, Kind
from formats.record import Record

GRAND_TOTALS = "90"


class EntrySummaryChapter(Chapter):
    """The AE chapter, which has one rule of sequence of its own: what may follow a 90."""

    def read(self, lines: Sequence[str], *, number: int = 1) -> Reading:
        """Read one transaction. A record after the 90 that is no 10 is a missing header (ESF-207, note a)."""
        reading = super().read(lines, number=number)
        if not reading.faults:
            return reading
        return replace(reading, faults=tuple(self._after_totals(fault, lines, number) for fault in reading.faults))

    def _after_totals(self, fault: Fault, lines: Sequence[str], number: int) -> Fault:
        before = fault.number - number - 1
        if fault.kind not in (Kind.ORDER, Kind.IDENTIFIER) or before < 0:
            return fault
        if not lines[before].startswith(GRAND_TOTALS):
            return fault
        return replace(
            fault, kind=Kind.HEADER, columns=(1, 80), text=lines[before + 1], code=self.order_codes[Kind.HEADER],
            reason="a record after the 90 must be the 10 of the next summary", expected=self.opening,
            fix="begin the next summary with a 10, or put this record before the 90",
        )  # fmt: skip


def start(opening: Record) -> str:
    """The map that a transaction follows: its own for action D; an unreadable action is read as A."""
    return "deletion" if getattr(opening, "action", None) == "D" else "transaction"


CHAPTER = EntrySummaryChapter(
    name="entry_summary",
    package=__name__,
    direction="input",
    application="AE",
    title="Entry Summary Create/Update",
    cite="CATAIR Entry Summary, July 2026",
    opening=("10",),
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
