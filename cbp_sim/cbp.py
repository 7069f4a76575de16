"""`Cbp`: the whole facade. A batch in, replies out; time moved; officers and carriers acting; what happened, told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel

from cbp_sim import manifest, officer, summary_officer
from cbp_sim.clock import DEFAULT_START, parse_instant
from cbp_sim.documents import Document, upload
from cbp_sim.errors import SimulatorError, UnknownSubject
from cbp_sim.handlers import BUILT, ReadsAhead, handler, ringer
from cbp_sim.lifecycle.cargo_release import STAGES
from cbp_sim.lifecycle.entry_file import OpenHold
from cbp_sim.lifecycle.release_file import KIND, Release
from cbp_sim.manifest import BillEvent
from cbp_sim.officer import OfficerAct
from cbp_sim.profile import Profile
from cbp_sim.reference import Reference, edits
from cbp_sim.reference.edits import TableChange
from cbp_sim.replies import Objection, address_of, answer, application_of, rejection
from cbp_sim.rules.control import Sender, objections
from cbp_sim.store.database import Database
from cbp_sim.store.rows import Arrival, Happening, Message, Rows, iso
from cbp_sim.summary_officer import SummaryAct
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.fault import Fault, Kind
from formats.record import Record

#: How many timers one move of the clock may set off before something is surely going round in circles.
_MOST_EVENTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a batch. number: its place in the journal. account: who sent it, "" when nobody we know."""

    number: int
    account: str
    accepted: bool


class Cbp:
    """CBP, as one world knows it.

    Every call is one database transaction: when it returns, all that it did is kept; when it raises, nothing is.
    """

    def __init__(
        self,
        database: Database,
        profile: Profile,
        *,
        world: str = "",
        seed: int | None = None,
        start_at: datetime | None = None,
    ) -> None:
        self._database = database
        self.profile = profile
        self.name = world or profile.name
        with database.rows(self.name) as rows:
            found = rows.find_world()
            if found is None:
                begins = start_at or (parse_instant(profile.start_at) if profile.start_at else DEFAULT_START)
                rows.make_world(profile=profile.name, seed=profile.seed if seed is None else seed, now=iso(begins))
            elif seed is not None and seed != found[1]:
                raise SimulatorError(
                    f"world {self.name!r} was begun with seed {found[1]}, not {seed}: leave --seed out, or give "
                    "another --db"
                )
            elif start_at is not None and iso(start_at) != found[2]:
                raise SimulatorError(
                    f"world {self.name!r} stands at {found[2]}: leave --start-at out and move its clock, or give "
                    "another --db"
                )

    # batches

    def take(self, batch: Batch) -> Receipt:
        """Judge a batch and put the answer in its sender's outbox."""
        with self._world() as world:
            return self._take(batch, world)

    def take_all(self, batches: Sequence[Batch]) -> list[Receipt]:
        """The same for several batches under one commit, in this order."""
        with self._world() as world:
            return [self._take(batch, world) for batch in batches]

    def knows(self, batch: Batch) -> str:
        """The account that the A record opens, or ""."""
        account = Sender(batch, self.profile, BUILT).account
        return account.key if account else ""

    def _take(self, batch: Batch, world: World) -> Receipt:
        account = self.knows(batch)
        to = account or batch.sender
        world.journal = world.rows.record_arrival(
            at=world.now, kind="batch", account=to, content="\n".join(batch.masked())
        )
        if batch.pickup and account:
            return Receipt(world.journal, account, accepted=True)
        refused = objections(batch, self.profile, BUILT)
        lines, accepted = (rejection(batch, refused), False) if refused else self._answer(batch, world)
        world.send(to, application_of(lines), lines)
        self._advance_timers(world, until=world.now)
        return Receipt(world.journal, account, accepted)

    def _answer(self, batch: Batch, world: World) -> tuple[list[str], bool]:
        the_handler = handler(batch.application)
        disorder = [
            (transaction, fault)
            for block in batch.blocks
            for transaction in block.transactions
            for fault in (transaction.reading.faults if transaction.reading else ())
            if fault.structural
        ]
        if disorder:
            refusal = the_handler.gate(batch, disorder)
            if refusal is None:
                return rejection(batch, _disordered(batch, disorder)), False
            return answer(batch, [(batch.blocks[0], refusal)]), False
        if isinstance(the_handler, ReadsAhead):
            the_handler.read_ahead(batch, world)
        replies = []
        for block in batch.blocks:
            to = address_of(batch, block)
            records: list[Record] = []
            for transaction in block.transactions:
                records += the_handler.answer(transaction, to, world)
            replies.append((block, records))
        return answer(batch, replies), True

    # officers, carriers, documents

    def act(self, act: OfficerAct) -> None:
        """An officer acts on an entry or a bill; `NotLegal` names what is legal instead."""
        with self._world() as world:
            self._arrive(world, "officer", act)
            officer.act(act, world)
            self._advance_timers(world, until=world.now)

    def act_on_summary(self, act: SummaryAct) -> None:
        """CBP or the filer acts on an accepted summary or its statement; `NotLegal` names what is legal instead."""
        with self._world() as world:
            self._arrive(world, "summary-officer", act)
            summary_officer.act(act, world)
            self._advance_timers(world, until=world.now)

    def manifest(self, event: BillEvent) -> None:
        """A carrier tells of a bill of lading; the entries that name it are matched against it."""
        with self._world() as world:
            self._hear(event, world)

    def manifest_all(self, events: Sequence[BillEvent]) -> None:
        """The same for several events under one commit, in this order; when one is not legal none has happened."""
        with self._world() as world:
            for event in events:
                self._hear(event, world)

    def _hear(self, event: BillEvent, world: World) -> None:
        self._arrive(world, "manifest", event)
        manifest.apply(event, world)
        self._advance_timers(world, until=world.now)

    def upload(self, document: Document) -> None:
        """A filer sends a document for an entry."""
        with self._world() as world:
            self._arrive(world, "document", document)
            upload(document, world)
            self._advance_timers(world, until=world.now)

    def change_table(self, change: TableChange) -> None:
        """What CBP has on file about parties, articles and papers is other from now on."""
        with self._world() as world:
            self._arrive(world, "reference", change)
            edits.apply(change, world)

    def reference(self) -> Reference:
        """What CBP has on file about parties, articles and papers."""
        with self._world() as world:
            return world.reference

    def _arrive(self, world: World, kind: str, what: BaseModel) -> None:
        content = what.model_dump_json(exclude_defaults=True)
        world.journal = world.rows.record_arrival(at=world.now, kind=kind, account="", content=content)

    # delivery

    def waiting(self, account: str) -> list[Message]:
        """What waits for an account, in the order it was decided."""
        with self._rows() as rows:
            return rows.waiting(account)

    def delivered(self, numbers: Sequence[int]) -> None:
        """These messages were taken: they are not offered again."""
        with self._world() as world:
            world.rows.mark_delivered(numbers, world.now)

    def messages(self, account: str | None = None) -> list[Message]:
        """Every message ever decided, delivered or not."""
        with self._rows() as rows:
            return rows.messages(account)

    # time

    def now(self) -> datetime:
        """The world's present instant, UTC."""
        with self._world() as world:
            return world.clock.now()

    def due(self) -> datetime | None:
        """When the next thing happens by itself, or None when nothing will."""
        with self._rows() as rows:
            timer = rows.next_timer()
            return parse_instant(timer.due) if timer else None

    def advance(self, until: datetime) -> int:
        """Move the clock and let everything due happen in its order. How many things happened."""
        with self._world() as world:
            world.journal = world.rows.record_arrival(at=world.now, kind="clock", account="", content=iso(until))
            happened = self._advance_timers(world, until=iso(until))
            world.clock.advance_to(until)
            world.rows.set_now(world.now)
            return happened

    def _advance_timers(self, world: World, *, until: str) -> int:
        happened = 0
        while (timer := world.rows.next_timer(until)) is not None:
            if timer.due > world.now:
                world.clock.advance_to(parse_instant(timer.due))
                world.rows.set_now(world.now)
            world.rows.drop_timer(timer.number)
            ringer(timer.kind).ring(timer, world)
            happened += 1
            if happened > _MOST_EVENTS:
                raise SimulatorError(f"{_MOST_EVENTS} events and no end: the last was {timer.kind} of {timer.subject}")
        return happened

    # how it stands

    def states(self) -> dict[str, int]:
        """How many cargo releases are in each state."""
        with self._rows() as rows:
            return rows.states(KIND)

    def held(self) -> dict[str, tuple[OpenHold, ...]]:
        """The cargo releases on which a hold is open, by subject, with their holds."""
        with self._world() as world:
            subjects = world.rows.subjects(KIND, but=STAGES)
            return {subject: Release.of(world, subject).file.holds for subject in subjects}

    # what happened

    def timeline(self, subject: str | None = None) -> list[Happening]:
        """What happened to a subject, in order; `UnknownSubject` when nothing ever did."""
        with self._rows() as rows:
            found = rows.timeline(subject)
        if subject is not None and not found:
            raise UnknownSubject(f"{subject!r} is not on file in world {self.name!r}: filer, a dash, eight digits")
        return found

    def journal(self) -> list[Arrival]:
        """Everything that came in."""
        with self._rows() as rows:
            return rows.arrivals()

    @contextmanager
    def _world(self) -> Iterator[World]:
        with self._rows() as rows:
            found = rows.find_world()
            if found is None:
                raise SimulatorError(f"world {self.name!r} is gone from {self._database.url}")
            _, seed, now = found
            yield World(rows, self.profile, seed=seed, now=now)

    @contextmanager
    def _rows(self) -> Iterator[Rows]:
        with self._database.rows(self.name) as rows:
            yield rows


def _disordered(batch: Batch, disorder: Sequence[tuple[Transaction, Fault]]) -> list[Objection]:
    """Breaches of a structure map as X conditions: example (c) stands at block, transaction and record."""
    found = []
    for transaction, fault in disorder:
        block = next(block for block in batch.blocks if transaction in block.transactions)
        code = fault.code or ("X34" if fault.kind is Kind.IDENTIFIER else "X35")
        found.append(Objection(code, block, transaction, number=fault.number, reason=fault.reason))
    return found
