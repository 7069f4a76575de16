"""What a transaction numbers, counts and will do later: written together, when it ends or somebody must read.

A transaction is the only writer while it lasts, so what it has read once stays so until it changes it itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from heapq import heapify, heappop, heappush
from typing import Any

from sqlalchemy import Connection, Insert, Table, and_, bindparam, delete, func, insert, or_, select, update

from cbp_sim.store import tables
from cbp_sim.store.values import Timer

Row = dict[str, Any]

#: How many counters are kept in mind from one transaction to the next.
MOST_COUNTS = 50_000

#: How many timers are read at once.
WINDOW = 500
_LAST = 1 << 62
_NEVER = "~"


@cache
def inserted(table: Table) -> Insert:
    """The statement that adds rows to a table."""
    return insert(table)


class Ledger:
    """Rows that are only ever added, numbered from 1: journal, outbox, timeline."""

    def __init__(self, table: Table) -> None:
        self._table = table
        #: The highest number; None as long as nobody has asked.
        self.highest: int | None = None
        self._new: list[Row] = []

    def stored(self, db: Connection, world: str) -> int:
        """The highest number that the store has, 0 for none."""
        number = self._table.c.number
        return int(db.execute(select(func.max(number)).where(self._table.c.world == world)).scalar() or 0)

    def add(self, db: Connection, world: str, row: Row) -> int:
        """Note a row; its number."""
        if self.highest is None:
            self.highest = self.stored(db, world)
        self.highest += 1
        row["world"], row["number"] = world, self.highest
        self._new.append(row)
        return self.highest

    def write(self, db: Connection) -> None:
        """Write what was noted."""
        if self._new:
            db.execute(inserted(self._table), self._new)
            self._new = []


class Counts:
    """Counters: read once, written once."""

    _t = tables.counters
    _of = select(_t.c.purpose, _t.c.next).where(
        _t.c.world == bindparam("w"), _t.c.subject == bindparam("s"), _t.c.purpose.in_(bindparam("p", expanding=True))
    )  # fmt: skip
    _moved = (
        update(_t)
        .where(_t.c.world == bindparam("w"), _t.c.purpose == bindparam("p"), _t.c.subject == bindparam("s"))
        .values(next=bindparam("n"))
    )

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], int] = {}
        #: What the store has of those that were counted on: 0 for none.
        self._stored: dict[tuple[str, str], int] = {}

    def read(self, db: Connection, world: str, purposes: Sequence[str], subject: str) -> None:
        """Read several counters of a subject at once."""
        wanted = [purpose for purpose in purposes if (purpose, subject) not in self._known]
        if wanted:
            found = {row[0]: row[1] for row in db.execute(self._of, {"w": world, "s": subject, "p": wanted})}
            for purpose in wanted:
                self._known[purpose, subject] = found.get(purpose, 0)

    def next(self, db: Connection, world: str, purpose: str, subject: str) -> int:
        """Where a counter stands; it counts on."""
        self.read(db, world, (purpose,), subject)
        n = self._known[purpose, subject]
        self._stored.setdefault((purpose, subject), n)
        self._known[purpose, subject] = n + 1
        return n

    def trim(self) -> None:
        """Forget what was read, when it is much."""
        if len(self._known) > MOST_COUNTS:
            self._known = {}

    def write(self, db: Connection, world: str) -> None:
        """Write where they stand now."""
        new: list[Row] = []
        moved: list[Row] = []
        for (purpose, subject), before in self._stored.items():
            n = self._known[purpose, subject]
            if before == 0:
                new.append({"world": world, "purpose": purpose, "subject": subject, "next": n})
            else:
                moved.append({"w": world, "p": purpose, "s": subject, "n": n})
        if new:
            db.execute(inserted(self._t), new)
        if moved:
            db.execute(self._moved, moved)
        self._stored = {}


class Timers:
    """Timers in the order in which they are due: those of the store are read as they come near."""

    _t = tables.timers
    _after = (
        select(_t.c.number, _t.c.due, _t.c.kind, _t.c.subject, _t.c.data)
        .where(
            _t.c.world == bindparam("w"),
            or_(
                _t.c.due > bindparam("due"),
                and_(_t.c.due == bindparam("due"), _t.c.number > bindparam("number")),
            ),
            _t.c.due <= bindparam("until"),
        )
        .order_by(_t.c.due, _t.c.number)
        .limit(WINDOW)
    )
    _gone = delete(_t).where(_t.c.world == bindparam("w"), _t.c.number == bindparam("n"))

    def __init__(self) -> None:
        self._near: list[tuple[str, int, Timer]] = []
        #: The numbers of those in `_near`; of those that were called off, some may still stand there.
        self._known: set[int] = set()
        #: Up to here the store's timers stand in `_near`.
        self._read_to: tuple[str, int] = ("", 0)
        self._new: dict[int, Timer] = {}
        self._dropped: dict[int, None] = {}

    def add(self, timer: Timer) -> None:
        """Note a timer."""
        self._new[timer.number] = timer
        self._put(timer)

    def drop(self, number: int) -> None:
        """The timer is no more."""
        self._known.discard(number)
        if self._new.pop(number, None) is None:
            self._dropped[number] = None

    def first(self, db: Connection, world: str, until: str) -> Timer | None:
        """The first that is due by an instant."""
        while True:
            while self._near and self._near[0][1] not in self._known:
                heappop(self._near)
            near = self._near[0] if self._near else (_NEVER, 0, None)
            if near[:2] <= self._read_to or self._read_to >= (until, _LAST):
                return near[2] if near[0] <= until else None
            self._read(db, world, until)

    def write(self, db: Connection, world: str) -> None:
        """Write those that are new, and take those off that are no more."""
        if self._new:
            rows = [
                {"world": world, "number": one.number, "due": one.due, "kind": one.kind, "subject": one.subject,
                 "data": one.data} for one in self._new.values()
            ]  # fmt: skip
            db.execute(inserted(self._t), rows)
            self._new = {}
        if self._dropped:
            db.execute(self._gone, [{"w": world, "n": number} for number in self._dropped])
            self._dropped = {}
        # Those that are far off are read again when they come near.
        self._near = [one for one in self._near if one[:2] <= self._read_to and one[1] in self._known]
        self._known = {number for _, number, _ in self._near}
        heapify(self._near)

    def _read(self, db: Connection, world: str, until: str) -> None:
        due, number = self._read_to
        found = db.execute(self._after, {"w": world, "due": due, "number": number, "until": until}).all()
        for row in found:
            if row[0] not in self._known and row[0] not in self._dropped:
                self._put(Timer(*row))
        self._read_to = (found[-1][1], found[-1][0]) if len(found) == WINDOW else (until, _LAST)

    def _put(self, timer: Timer) -> None:
        self._known.add(timer.number)
        heappush(self._near, (timer.due, timer.number, timer))
