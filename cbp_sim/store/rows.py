"""The rows of one world inside one transaction: journal, outbox, timers, counters, things, timeline.

What is written waits (`store.pending`, `store.kept`) until the transaction ends (`write`), or until a whole table is
asked for: thousands of things that happen under one commit are a handful of statements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, func, insert, select, update

from cbp_sim.store import tables
from cbp_sim.store.kept import Links, Things
from cbp_sim.store.pending import Counts, Ledger, Timers
from cbp_sim.store.values import Arrival, Happening, Message, Thing, Timer

__all__ = ["Arrival", "Happening", "Message", "Pages", "Rows", "Thing", "Timer", "iso"]

T = TypeVar("T")


@dataclass(slots=True)
class Pages:
    """What has been read of a world. It may be read on in the next transaction, if nobody else wrote in between."""

    journal: Ledger = field(default_factory=lambda: Ledger(tables.journal))
    outbox: Ledger = field(default_factory=lambda: Ledger(tables.outbox))
    timeline: Ledger = field(default_factory=lambda: Ledger(tables.timeline))
    counts: Counts = field(default_factory=Counts)
    timers: Timers = field(default_factory=Timers)
    things: Things = field(default_factory=Things)
    links: Links = field(default_factory=Links)

    def hold(self, db: Connection, world: str) -> bool:
        """Whether the world is as it was left: whatever changes one writes to its journal first."""
        return self.journal.highest is not None and self.journal.stored(db, world) == self.journal.highest

    def trim(self) -> None:
        """Forget what was read long ago; all is written."""
        self.counts.trim()
        self.things.trim()
        self.links.trim()


class Rows:
    """Every read and write of one world goes through here."""

    def __init__(self, connection: Connection, world: str, pages: Pages | None = None) -> None:
        self._db = connection
        self.world = world
        self._now = ""
        pages = pages or Pages()
        self._journal, self._outbox, self._timeline = pages.journal, pages.outbox, pages.timeline
        self._counts, self._timers, self._things, self._links = pages.counts, pages.timers, pages.things, pages.links

    @property
    def connection(self) -> Connection:
        """The transaction, for what all worlds share: the tariff."""
        return self._db

    def write(self) -> None:
        """Write all that waits to be written."""
        for ledger in (self._journal, self._outbox, self._timeline):
            ledger.write(self._db)
        for kept in (self._counts, self._timers, self._things, self._links):
            kept.write(self._db, self.world)
        if self._now:
            self._db.execute(update(tables.worlds).where(tables.worlds.c.world == self.world).values(now=self._now))
            self._now = ""

    # the world itself

    def find_world(self) -> tuple[str, int, str] | None:
        """(profile, seed, now) of the world, or None when the store does not hold it."""
        found = self._db.execute(select(tables.worlds).where(tables.worlds.c.world == self.world)).first()
        return None if found is None else (found.profile, found.seed, self._now or found.now)

    def make_world(self, *, profile: str, seed: int, now: str) -> None:
        """Begin the world."""
        self._db.execute(insert(tables.worlds).values(world=self.world, profile=profile, seed=seed, now=now))

    def set_now(self, now: str) -> None:
        """Keep the world's instant."""
        self._now = now

    # journal and outbox

    def record_arrival(self, *, at: str, kind: str, account: str, content: str) -> int:
        """Write to the journal and return its number."""
        row = {"at": at, "kind": kind, "account": account, "content": content}
        return self._journal.add(self._db, self.world, row)

    def arrivals(self) -> list[Arrival]:
        """The whole journal."""
        found = self._db.execute(self._mine(tables.journal).order_by(tables.journal.c.number))
        return [Arrival(*row[1:]) for row in found]

    def send(self, *, journal: int, at: str, account: str, application: str, lines: Sequence[str]) -> int:
        """Put a message in the outbox and return its number."""
        row = {
            "journal": journal, "at": at, "account": account, "application": application, "content": "\n".join(lines),
            "delivered": None,
        }  # fmt: skip
        return self._outbox.add(self._db, self.world, row)

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
        self.write()
        self._db.execute(
            update(t)
            .where(t.c.world == self.world, t.c.number.in_(numbers), t.c.delivered.is_(None))
            .values(delivered=at)
        )

    # timers

    def set_timer(self, *, due: str, kind: str, subject: str, data: Mapping[str, Any]) -> int:
        """Have something happen at an instant."""
        number = self.next("timers", "")
        self._timers.add(Timer(number, due, kind, subject, dict(data)))
        return number

    def next_timer(self, until: str | None = None) -> Timer | None:
        """The timer that is due first; with `until`, only when it is due by then."""
        if until is not None:
            return self._timers.first(self._db, self.world, until)
        t = tables.timers
        self.write()
        row = self._db.execute(self._mine(t).order_by(t.c.due, t.c.number).limit(1)).first()
        return None if row is None else Timer(*row[1:])

    def drop_timer(self, number: int) -> None:
        """The timer has run, or is called off."""
        self._timers.drop(number)

    # counters, the memory of chance

    def next(self, purpose: str, subject: str) -> int:
        """How many draws a stream has made before (`cbp_sim.chance.Counters`)."""
        return self._counts.next(self._db, self.world, purpose, subject)

    def expect(self, purposes: Sequence[str], subject: str) -> None:
        """These streams of a subject will be drawn from: read how often they were, all at once."""
        self._counts.read(self._db, self.world, purposes, subject)

    # things and their links

    def thing(self, kind: str, subject: str) -> Thing | None:
        """A thing that lives, or None when the world has never seen it."""
        return self._things.find(self._db, self.world, kind, subject)

    def read_ahead(self, subjects: Sequence[str], *, kinds: Sequence[str], links: Sequence[str] = ()) -> None:
        """Things of these kinds, and what links of these kinds their subjects have, will be asked for: read at once."""
        for kind in kinds:
            self._things.read(self._db, self.world, kind, subjects)
        for kind in links:
            self._links.read(self._db, self.world, kind, subjects)

    def read_before(self, thing: Thing) -> Any:
        """What was made of a thing before, as `remember` was told; None when nothing was, or it has changed."""
        return self._things.made_of(thing)

    def remember(self, thing: Thing, made: T) -> T:
        """What was made of a thing's data: it need not be made again while the thing stays as it is."""
        self._things.remember(thing, made)
        return made

    def things(self, kind: str) -> list[Thing]:
        """Every thing of a kind, by subject."""
        t = tables.things
        self.write()
        return [
            Thing(*row[1:]) for row in self._db.execute(self._mine(t).where(t.c.kind == kind).order_by(t.c.subject))
        ]

    def states(self, kind: str) -> dict[str, int]:
        """How many things of a kind are in each state."""
        t = tables.things
        self.write()
        query = select(t.c.state, func.count()).where(t.c.world == self.world, t.c.kind == kind)
        return {row[0]: int(row[1]) for row in self._db.execute(query.group_by(t.c.state).order_by(t.c.state))}

    def subjects(self, kind: str, *, but: Sequence[str]) -> list[str]:
        """The subjects of a kind in any state but these, in order."""
        t = tables.things
        self.write()
        query = select(t.c.subject).where(t.c.world == self.world, t.c.kind == kind, t.c.state.not_in(but))
        return [row.subject for row in self._db.execute(query.order_by(t.c.subject))]

    def put(self, thing: Thing) -> Thing:
        """Keep a thing as it now is; the thing as it will come back."""
        return self._things.put(self._db, self.world, thing)

    def forget(self, kind: str, subject: str) -> None:
        """Take a thing off the file."""
        self._things.forget(self._db, self.world, kind, subject)

    def link(
        self, kind: str, subject: str, others: Sequence[str], *, before: Sequence[str] | None = None
    ) -> None:  # fmt: skip
        """Say which others a subject speaks of, in place of what was said before; that is read where it is not told."""
        self._links.put(self._db, self.world, kind, subject, others, before=before)

    def linked_to(self, kind: str, other: str) -> list[str]:
        """The subjects that speak of another, in order."""
        return self._links.to(self._db, self.world, kind, other)

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
        row = {
            "at": at, "subject": subject, "actor": actor, "event": event, "state": state, "codes": list(codes),
            "note": note, "journal": journal,
        }  # fmt: skip
        self._timeline.add(self._db, self.world, row)

    def timeline(self, subject: str | None = None) -> list[Happening]:
        """What happened to a subject, or to all, in order."""
        t = tables.timeline
        query = self._mine(t) if subject is None else self._mine(t).where(t.c.subject == subject)
        return [Happening(*row[1:]) for row in self._db.execute(query.order_by(t.c.number))]

    # the common ground

    def _mine(self, table: Table) -> Any:
        # Whole rows are read from the tables, so what waits is written first.
        self.write()
        return select(table).where(table.c.world == self.world)


def iso(instant: datetime) -> str:
    """An instant as the store keeps it: UTC, to the second, so that texts sort as instants do."""
    at = instant.astimezone(UTC)
    return f"{at.year:04}-{at.month:02}-{at.day:02}T{at.hour:02}:{at.minute:02}:{at.second:02}Z"
