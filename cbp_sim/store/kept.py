"""The things that a transaction has read or changed, and their links: each written once, as it then is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from cbp_sim.store import tables
from cbp_sim.store.pending import Row, inserted
from cbp_sim.store.values import Thing

#: How many things, or links of things, are kept in mind from one transaction to the next.
MOST_KEPT = 10_000
#: How many subjects one statement asks for.
_ASKED = 500


class Things:
    """Things that live: each read once, and written once as it then is."""

    _t = tables.things
    _one = select(_t.c.kind, _t.c.subject, _t.c.state, _t.c.since, _t.c.data).where(
        _t.c.world == bindparam("w"), _t.c.kind == bindparam("k"), _t.c.subject == bindparam("s")
    )
    _many = select(_t.c.kind, _t.c.subject, _t.c.state, _t.c.since, _t.c.data).where(
        _t.c.world == bindparam("w"), _t.c.kind == bindparam("k"), _t.c.subject.in_(bindparam("s", expanding=True))
    )
    _mine = (_t.c.world == bindparam("w"), _t.c.kind == bindparam("k"), _t.c.subject == bindparam("s"))
    _changed = (
        update(_t).where(*_mine).values(state=bindparam("st"), since=bindparam("si"), data=bindparam("d"))
    )  # fmt: skip
    _gone = delete(_t).where(*_mine)

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Thing | None] = {}
        #: Those that were changed, and whether the store has them.
        self._changed_now: dict[tuple[str, str], bool] = {}
        self._made: dict[tuple[str, str], tuple[Thing, Any]] = {}

    def made_of(self, thing: Thing) -> Any:
        """What was made of a thing as it is; None when nothing was."""
        known = self._made.get((thing.kind, thing.subject))
        return known[1] if known is not None and known[0] is thing else None

    def remember(self, thing: Thing, made: Any) -> None:
        """Note what was made of a thing."""
        self._made[thing.kind, thing.subject] = (thing, made)

    def trim(self) -> None:
        """Forget the half that was read first, when there are many."""
        if len(self._known) > MOST_KEPT:
            for key in list(self._known)[: MOST_KEPT // 2]:
                del self._known[key]
                self._made.pop(key, None)

    def find(self, db: Connection, world: str, kind: str, subject: str) -> Thing | None:
        """The thing, or None."""
        key = (kind, subject)
        if key not in self._known:
            row = db.execute(self._one, {"w": world, "k": kind, "s": subject}).first()
            self._known[key] = None if row is None else Thing(*row)
        return self._known[key]

    def read(self, db: Connection, world: str, kind: str, subjects: Iterable[str]) -> None:
        """These will be asked for: read them all at once."""
        for some in parts([subject for subject in subjects if (kind, subject) not in self._known]):
            self._known.update(dict.fromkeys([(kind, subject) for subject in some]))
            for row in db.execute(self._many, {"w": world, "k": kind, "s": some}):
                self._known[kind, row.subject] = Thing(*row)

    def put(self, db: Connection, world: str, thing: Thing) -> Thing:
        """The thing is this from now on; as it will come back."""
        key = (thing.kind, thing.subject)
        self._changed_now.setdefault(key, self.find(db, world, *key) is not None)
        if not isinstance(thing.data, Later):
            thing = Thing(thing.kind, thing.subject, thing.state, thing.since, Later.of(thing.data))
        self._known[key] = thing
        return thing

    def forget(self, db: Connection, world: str, kind: str, subject: str) -> None:
        """There is no such thing any more."""
        self._changed_now.setdefault((kind, subject), self.find(db, world, kind, subject) is not None)
        self._known[kind, subject] = None

    def write(self, db: Connection, world: str) -> None:
        """Write what has changed."""
        new, changed, gone = [], [], []
        for key, stored in self._changed_now.items():
            thing = self._known[key]
            mine = {"w": world, "k": key[0], "s": key[1]}
            if thing is None:
                gone += [mine] if stored else []
            elif stored:
                changed.append({**mine, "st": thing.state, "si": thing.since, "d": thing.data})
            else:
                new.append({"world": world, "kind": thing.kind, "subject": thing.subject, "state": thing.state,
                            "since": thing.since, "data": thing.data})  # fmt: skip
        for statement, rows in ((inserted(self._t), new), (self._changed, changed), (self._gone, gone)):
            if rows:
                db.execute(statement, rows)
        self._changed_now = {}


class Links:
    """Which things speak of which."""

    _t = tables.links
    _from = select(_t.c.other).where(
        _t.c.world == bindparam("w"), _t.c.kind == bindparam("k"), _t.c.subject == bindparam("s")
    )
    _many = select(_t.c.subject, _t.c.other).where(
        _t.c.world == bindparam("w"), _t.c.kind == bindparam("k"), _t.c.subject.in_(bindparam("s", expanding=True))
    )
    _to = select(_t.c.subject).where(
        _t.c.world == bindparam("w"), _t.c.kind == bindparam("k"), _t.c.other == bindparam("o")
    )
    _gone = delete(_t).where(
        _t.c.world == bindparam("w"), _t.c.kind == bindparam("k"), _t.c.subject == bindparam("s"),
        _t.c.other == bindparam("o"),
    )  # fmt: skip

    def __init__(self) -> None:
        self._others: dict[tuple[str, str], set[str]] = {}
        self._subjects: dict[tuple[str, str], set[str]] = {}
        #: Links by kind, subject and other: made (True) or taken off (False) and not yet written.
        self._changed: dict[tuple[str, str, str], bool] = {}

    def put(
        self,
        db: Connection,
        world: str,
        kind: str,
        subject: str,
        others: Sequence[str],
        *,
        before: Sequence[str] | None,
    ) -> None:
        """A subject speaks of these from now on. before: what it spoke of; None when that has to be read."""
        if before is not None:
            self._others[kind, subject] = set(before)
        elif (kind, subject) not in self._others:
            found = db.execute(self._from, {"w": world, "k": kind, "s": subject}).scalars()
            self._others[kind, subject] = set(found)
        known_now, after = self._others[kind, subject], set(others)
        for other in sorted(known_now ^ after):
            key, made = (kind, subject, other), other in after
            known = self._read(db, world, kind, other)
            known.add(subject) if made else known.discard(subject)
            if self._changed.pop(key, made) == made:
                self._changed[key] = made
        self._others[kind, subject] = after

    def read(self, db: Connection, world: str, kind: str, subjects: Iterable[str]) -> None:
        """What these speak of will be asked for: read it all at once."""
        for some in parts([subject for subject in subjects if (kind, subject) not in self._others]):
            self._others.update({(kind, subject): set() for subject in some})
            for row in db.execute(self._many, {"w": world, "k": kind, "s": some}):
                self._others[kind, row.subject].add(row.other)

    def to(self, db: Connection, world: str, kind: str, other: str) -> list[str]:
        """The subjects that speak of another, in order."""
        return sorted(self._read(db, world, kind, other))

    def _read(self, db: Connection, world: str, kind: str, other: str) -> set[str]:
        if (kind, other) not in self._subjects:
            found = db.execute(self._to, {"w": world, "k": kind, "o": other}).scalars()
            self._subjects[kind, other] = set(found)
        return self._subjects[kind, other]

    def trim(self) -> None:
        """Forget what was read, when it is much."""
        if len(self._others) + len(self._subjects) > MOST_KEPT:
            self._others, self._subjects = {}, {}

    def write(self, db: Connection, world: str) -> None:
        """Write what has changed."""
        gone = [{"w": world, "k": k, "s": s, "o": o} for (k, s, o), made in self._changed.items() if not made]
        new = [{"world": world, "kind": k, "subject": s, "other": o}
               for (k, s, o), made in self._changed.items() if made]  # fmt: skip
        if gone:
            db.execute(self._gone, gone)
        if new:
            db.execute(inserted(self._t), new)
        self._changed = {}


class Later(Mapping[str, Any]):
    """Data as JSON gives it back. It is made when it is first asked for, at the latest when it is written.

    text: as it is written, once; sorted keys: the stored bytes are the same on every run.
    """

    def __init__(self, make: Callable[[], Mapping[str, Any]]) -> None:
        self._make = make

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Later:
        """Data that is there: what its owner does to it afterwards changes nothing."""
        later = cls(lambda: data)
        _ = later.text
        return later

    @cached_property
    def text(self) -> str:
        """The data as JSON."""
        return json.dumps(dict(self._make()), sort_keys=True)

    @cached_property
    def _made(self) -> Row:
        made: Row = json.loads(self.text)
        return made

    def __getitem__(self, key: str) -> Any:
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def as_json(value: object) -> str:
    """How a database writes a JSON column."""
    return value.text if isinstance(value, Later) else json.dumps(value)


def parts(subjects: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many at a time as one statement asks for."""
    for at in range(0, len(subjects), _ASKED):
        yield subjects[at : at + _ASKED]
