"""Every breach of a structure map in one transaction, not only the first: a compiler's way of going on.

After a breach the records are read as if the offending one were not there, or a missing one were, whichever lets the
reading go furthest. What is told beyond the first breach is therefore a guess at what the sender meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from formats.chapter import Chapter, Reading
from formats.fault import Fault, Kind
from formats.record import WIDTH, Record

ORDER = frozenset({Kind.ORDER, Kind.ABSENT, Kind.LOOP, Kind.HEADER})
#: How many breaches of one transaction are told, and how many repairs of each are tried.
_MOST_BREACHES, _MOST_REPAIRS = 20, 12
#: How many records are read again in all: what is found beyond the first breach is not worth waiting long for.
_MOST_READ = 12_000


@dataclass(frozen=True, slots=True)
class _Item:
    """A record of a transaction. at: its position, or for one that is put in that of the record behind it."""

    line: str
    at: int


def order_faults(reading: Reading, lines: Sequence[str]) -> list[Fault]:
    """All that is wrong with the order of these lines, from which the reading came."""
    first = [fault for fault in reading.faults if fault.kind in ORDER]
    items = [_Item(line, at) for at, line in enumerate(lines) if reading.chapter.class_of(line) is not None]
    if items and (first or len(items) < len(lines)):
        first += _Recovery(reading, len(lines)).breaches(items)
    return sorted(dict.fromkeys(first), key=lambda fault: fault.number)


class _Recovery:
    """Going on after a breach. left: how many records may still be read again."""

    def __init__(self, reading: Reading, count: int) -> None:
        self.chapter = reading.chapter
        self.number = reading.number
        self.last = reading.number + count - 1
        self.left = _MOST_READ

    def breaches(self, items: list[_Item]) -> list[Fault]:
        """What breaks the map, one after the other; the records are known ones."""
        found: list[Fault] = []
        while len(found) < _MOST_BREACHES and self._may_read(items):
            told = [fault for fault in self.chapter.read([item.line for item in items]).faults if fault.kind in ORDER]
            breach = next((fault for fault in told if fault.kind is not Kind.LOOP), None)
            if breach is None:
                # Of ceilings that are passed all are told at once.
                return found + [self._at(fault, items) for fault in told]
            if breach.kind is Kind.ABSENT:
                return [*found, breach.at(self.last)]
            repaired = self._repaired(items, breach)
            # An unknown record before it may have been meant as the one that is missing, and is told already.
            if len(repaired) < len(items) or not _follows_unknown(items, breach.number - 1):
                found.append(self._at(breach, items))
            items = repaired
            if not items:
                break
        return found

    def _may_read(self, items: Sequence[_Item]) -> bool:
        self.left -= len(items)
        return self.left >= 0

    def _at(self, fault: Fault, items: Sequence[_Item]) -> Fault:
        return fault.at(self.number + items[min(fault.number, len(items)) - 1].at)

    def _repaired(self, items: list[_Item], breach: Fault) -> list[_Item]:
        """The records as they read furthest: without the offending one, or with one that is expected before it."""
        at = breach.number - 1
        if breach.kind is Kind.HEADER:
            # What follows is a transaction without its opening record.
            return [*_made(self.chapter, self.chapter.opening, items[at].at)[:1], *items[at:]]
        best = [*items[:at], *items[at + 1 :]]
        reach = self._reach(best)
        for made in _made(self.chapter, breach.expected, items[at].at):
            tried = [*items[:at], made, *items[at:]]
            reached = self._reach(tried)
            # What is put in counts for nothing: only how far the records go that were sent.
            if reached > max(reach, items[at].at):
                best, reach = tried, reached
        return best

    def _reach(self, items: Sequence[_Item]) -> int:
        """The position of the record at which these break the map, or beyond all; 0 when there is no time to see."""
        if not items or not self._may_read(items):
            return 0
        chapter = self.chapter
        records = [cls.read(item.line) for item in items if (cls := chapter.class_of(item.line)) is not None]
        start = chapter.start(records[0]) if chapter.start else chapter.starts[0]
        shape = chapter.structure.shape(start, [record.terminal for record in records])
        if not isinstance(shape, tuple) or shape[0].kind is not Kind.ORDER:
            return items[-1].at + 1
        return items[shape[0].at].at


def _follows_unknown(items: Sequence[_Item], at: int) -> bool:
    """Whether records were left out right before this one."""
    return items[at].at > (items[at - 1].at + 1 if at else 0)


def _made(chapter: Chapter, wanted: Sequence[str], at: int) -> list[_Item]:
    """Blank records of these identifiers, each of the first class that has it."""
    found = []
    for identifier in wanted[:_MOST_REPAIRS]:
        cls = next((cls for cls in chapter.records if cls.identifier == identifier), None)
        if cls is not None:
            found.append(_Item(_blank(cls), at))
    return found


def _blank(cls: type[Record]) -> str:
    line = cls.identifier.ljust(WIDTH)
    for name, values in cls.when.items():
        column = cls.layout.by_name[name]
        line = line[: column.start - 1] + values[0].ljust(column.width) + line[column.end :]
    return line
