"""The rows of one world inside one transaction: journal, outbox, timers, counters, things, timeline."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, func, insert, select, update

from cbp_sim.store import tables


@dataclass(frozen=True, slots=True)
class Message:
    """Something for a filer. content: 80-column lines joined by line feeds."""

    number: int
    journal: int
    at: str
    account: str
    application: str
    content: str
    delivered: str | None

    @property
    def lines(self) -> list[str]:
        """The message's records."""
        return self.content.split("\n")


@dataclass(frozen=True, slots=True)
class Timer:
    """Something that will happen. Items due at one instant happen in the order of their numbers."""

    number: int
    due: str
    kind: str
    subject: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that lives: its state by name, the instant since when, everything else in `data`."""

    kind: str
    subject: str
    state: str
    since: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of a timeline: what happened to a subject, by whom, into which state, and what CBP sent for it."""

    number: int
    at: str
    subject: str
    actor: str
    event: str
    state: str
    codes: Sequence[str]
    note: str
    journal: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """A line of the journal."""

    number: int
    at: str
    kind: str
    account: str
    content: str


class Rows:
    """Every read and write of one world goes through here."""

    def __init__(self, connection: Connection, world: str) -> None:
        self._db = connection
        self.world = world

    @property
    def connection(self) -> Connection:
        """The transaction, for what all worlds share: the tariff."""
        return self._db

    # the world itself

    def find_world(self) -> tuple[str, int, str] | None:
        """(profile, seed, now) of the world, or None when the store does not hold it."""
        found = self._db.execute(select(tables.worlds).where(tables.worlds.c.world == self.world)).first()
        return None if found is None else (found.profile, found.seed, found.now)

    def make_world(self, *, profile: str, seed: int, now: str) -> None:
        """Begin the world."""
        self._db.execute(insert(tables.worlds).values(world=self.world, profile=profile, seed=seed, now=now))

    def set_now(self, now: str) -> None:
        """Keep the world's instant."""
        self._db.execute(update(tables.worlds).where(tables.worlds.c.world == self.world).values(now=now))

    # journal and outbox

    def record_arrival(self, *, at: str, kind: str, account: str, content: str) -> int:
        """Write to the journal and return its number."""
        number = self._next(tables.journal)
        self._add(tables.journal, number=number, at=at, kind=kind, account=account, content=content)
        return number

    def arrivals(self) -> list[Arrival]:
        """The whole journal."""
        found = self._db.execute(self._mine(tables.journal).order_by(tables.journal.c.number))
        return [Arrival(*row[1:]) for row in found]

    def send(self, *, journal: int, at: str, account: str, application: str, lines: Sequence[str]) -> int:
        """Put a message in the outbox and return its number."""
        number = self._next(tables.outbox)
        self._add(
            tables.outbox,
            number=number,
            journal=journal,
            at=at,
            account=account,
            application=application,
            content="\n".join(lines),
            delivered=None,
        )
        return number

    def waiting(self, account: str) -> list[Message]:
        """What waits for an account, in order."""
        t = tables.outbox
        found = self._db.execute(
            self._mine(t).where(t.c.account == account, t.c.delivered.is_(None)).order_by(t.c.number)
        )
        return [Message(*row[1:]) for row in found]

    def messages(self, account: str | None = None, application: str | None = None) -> list[Message]:
        """Everything that was ever put in the outbox; for one account, of one application."""
        t = tables.outbox
        query = self._mine(t) if account is None else self._mine(t).where(t.c.account == account)
        if application is not None:
            query = query.where(t.c.application == application)
        return [Message(*row[1:]) for row in self._db.execute(query.order_by(t.c.number))]

    def mark_delivered(self, numbers: Sequence[int], at: str) -> None:
        """Note that these messages were taken."""
        t = tables.outbox
        self._db.execute(
            update(t)
            .where(t.c.world == self.world, t.c.number.in_(numbers), t.c.delivered.is_(None))
            .values(delivered=at)
        )

    # timers

    def set_timer(self, *, due: str, kind: str, subject: str, data: Mapping[str, Any]) -> int:
        """Have something happen at an instant."""
        number = self._count("timers", "")
        self._add(tables.timers, number=number, due=due, kind=kind, subject=subject, data=dict(data))
        return number

    def next_timer(self, until: str | None = None) -> Timer | None:
        """The timer that is due first; with `until`, only when it is due by then."""
        t = tables.timers
        query = self._mine(t).order_by(t.c.due, t.c.number).limit(1)
        if until is not None:
            query = query.where(t.c.due <= until)
        row = self._db.execute(query).first()
        return None if row is None else Timer(*row[1:])

    def timers_of(self, subject: str) -> list[Timer]:
        """What will happen to a subject."""
        t = tables.timers
        found = self._db.execute(self._mine(t).where(t.c.subject == subject).order_by(t.c.due, t.c.number))
        return [Timer(*row[1:]) for row in found]

    def drop_timer(self, number: int) -> None:
        """The timer has run, or is called off."""
        t = tables.timers
        self._db.execute(delete(t).where(t.c.world == self.world, t.c.number == number))

    # counters, the memory of chance

    def next(self, purpose: str, subject: str) -> int:
        """How many draws a stream has made before (`cbp_sim.chance.Counters`)."""
        return self._count(purpose, subject)

    def _count(self, purpose: str, subject: str) -> int:
        t = tables.counters
        mine = and_(t.c.world == self.world, t.c.purpose == purpose, t.c.subject == subject)
        n = self._db.execute(select(t.c.next).where(mine)).scalar_one_or_none()
        if n is None:
            self._add(t, purpose=purpose, subject=subject, next=1)
            return 0
        self._db.execute(update(t).where(mine).values(next=n + 1))
        return int(n)

    # things and their links

    def thing(self, kind: str, subject: str) -> Thing | None:
        """A thing that lives, or None when the world has never seen it."""
        t = tables.things
        row = self._db.execute(self._mine(t).where(t.c.kind == kind, t.c.subject == subject)).first()
        return None if row is None else Thing(*row[1:])

    def things(self, kind: str) -> list[Thing]:
        """Every thing of a kind, by subject."""
        t = tables.things
        return [
            Thing(*row[1:]) for row in self._db.execute(self._mine(t).where(t.c.kind == kind).order_by(t.c.subject))
        ]

    def put(self, thing: Thing) -> None:
        """Keep a thing as it now is."""
        t = tables.things
        values = {"state": thing.state, "since": thing.since, "data": _plain(thing.data)}
        done = self._db.execute(
            update(t)
            .where(t.c.world == self.world, t.c.kind == thing.kind, t.c.subject == thing.subject)
            .values(**values)
        )
        if done.rowcount == 0:
            self._add(t, kind=thing.kind, subject=thing.subject, **values)

    def forget(self, kind: str, subject: str) -> None:
        """Take a thing off the file."""
        t = tables.things
        self._db.execute(delete(t).where(t.c.world == self.world, t.c.kind == kind, t.c.subject == subject))

    def link(self, kind: str, subject: str, others: Sequence[str]) -> None:
        """Say which others a subject speaks of, in place of what was said before."""
        t = tables.links
        self._db.execute(delete(t).where(t.c.world == self.world, t.c.kind == kind, t.c.subject == subject))
        for other in dict.fromkeys(others):
            self._add(t, kind=kind, subject=subject, other=other)

    def linked_to(self, kind: str, other: str) -> list[str]:
        """The subjects that speak of another, in order."""
        t = tables.links
        found = self._db.execute(
            select(t.c.subject)
            .where(t.c.world == self.world, t.c.kind == kind, t.c.other == other)
            .order_by(t.c.subject)
        )
        return [row.subject for row in found]

    # timelines

    def happen(
        self,
        *,
        at: str,
        subject: str,
        actor: str,
        event: str,
        state: str,
        codes: Sequence[str],
        note: str,
        journal: int,
    ) -> None:
        """Add a line to a subject's timeline."""
        self._add(
            tables.timeline,
            number=self._next(tables.timeline),
            at=at,
            subject=subject,
            actor=actor,
            event=event,
            state=state,
            codes=list(codes),
            note=note,
            journal=journal,
        )

    def timeline(self, subject: str | None = None) -> list[Happening]:
        """What happened to a subject, or to all, in order."""
        t = tables.timeline
        query = self._mine(t) if subject is None else self._mine(t).where(t.c.subject == subject)
        return [Happening(*row[1:]) for row in self._db.execute(query.order_by(t.c.number))]

    # the common ground

    def _mine(self, table: Table) -> Any:
        return select(table).where(table.c.world == self.world)

    def _add(self, table: Table, **values: Any) -> None:
        self._db.execute(insert(table).values(world=self.world, **values))

    def _next(self, table: Table) -> int:
        highest = self._db.execute(select(func.max(table.c.number)).where(table.c.world == self.world)).scalar()
        return 1 if highest is None else int(highest) + 1


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    # Sorted keys: the stored bytes are the same on every run.
    plain: dict[str, Any] = json.loads(json.dumps(data, sort_keys=True))
    return plain


def iso(instant: datetime) -> str:
    """An instant as the store keeps it: UTC, to the second, so that texts sort as instants do."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
