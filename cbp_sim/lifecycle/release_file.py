"""A cargo release entry on file: how it stands, how it changes, and how it is kept and told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any, Self

from cbp_sim.bill_news import tell_bill
from cbp_sim.clock import parse_instant
from cbp_sim.errors import SimulatorError, UnknownSubject
from cbp_sim.holds import KINDS, Clock, HoldKind, kind_of
from cbp_sim.lifecycle.cargo_release import CANCELLED, LIFECYCLE, NOT_ON_FILE, RELEASED
from cbp_sim.lifecycle.entry_file import EntryFile, Filed, FiledBill, OpenHold
from cbp_sim.lifecycle.subjects import BILL_KIND
from cbp_sim.lifecycle.table import Step
from cbp_sim.notices import Notice
from cbp_sim.replies import Address
from cbp_sim.store.kept import Later
from cbp_sim.world import World

KIND = "cargo_release"

#: Split shipment release codes (SE10 note 8, SE-35): all parts together, or each as it comes.
HOLD_ALL, INCREMENTAL = "1", "2"

#: SO60 for what becomes of a quota: pending, rejected, reserved, accepted (ACMQ-55).
QUOTA_CODES = ("70", "71", "72", "73")


class Release:
    """An entry on file in a world: its stage, its file, and what is to be told about it when it is kept."""

    def __init__(self, world: World, subject: str, stage: str, file: EntryFile) -> None:
        self.world = world
        self.subject = subject
        self.stage = stage
        self.file = file
        self.notice = Notice()
        #: The bills that the store has it linked to; None when it is not on file.
        self._linked: list[str] | None = None

    @classmethod
    def find(cls, world: World, subject: str) -> Self | None:
        """The entry of a subject, or None."""
        thing = world.find(KIND, subject)
        if thing is None:
            return None
        read = world.rows.read_before(thing)
        if read is None:
            data = dict(thing.data)
            stage = data.pop("stage")
            read = world.rows.remember(thing, (stage, EntryFile.model_validate(data)))
        found = cls(world, subject, *read)
        found._linked = found._links()
        return found

    @classmethod
    def of(cls, world: World, subject: str) -> Self:
        """The entry of a subject; `UnknownSubject` when there is none."""
        found = cls.find(world, subject)
        if found is None:
            raise UnknownSubject(f"no cargo release {subject!r} is on file in this world: file it with an SE first")
        return found

    @classmethod
    def begin(cls, world: World, *, filer: str, number: str, filed: Filed, to: Address) -> Self:
        """A new entry, not yet on file."""
        file = EntryFile(filer=filer, number=number, filed=filed, to=cls.address(to))
        return cls(world, f"{filer}-{number}", NOT_ON_FILE, file)

    # how it stands

    @property
    def state(self) -> str:
        """What the entry is called: by its weightiest open hold, or else by its stage."""
        if self.stage == CANCELLED or not self.file.holds:
            return self.stage
        return next((kind_of(name).state for name in self.weighed), self.stage)

    @property
    def weighed(self) -> tuple[str, ...]:
        """The kinds of its open holds, the weightiest first."""
        opened = {hold.kind for hold in self.file.holds}
        return tuple(kind.name for kind in KINDS if kind.name in opened)

    @property
    def bills(self) -> tuple[FiledBill, ...]:
        """The entry's bills."""
        return self.file.filed.bills

    def bill(self, key: str) -> FiledBill | None:
        """The entry's bill of a key."""
        return next((bill for bill in self.bills if bill.key == key), None)

    def bills_of(self, key: str) -> tuple[FiledBill, ...]:
        """The entry's groupings of one bill: as a rule one."""
        return tuple(bill for bill in self.bills if bill.key == key)

    def match_of(self, bill: FiledBill) -> str:
        """What the manifest last said of a bill: "", on_file, departed, arrived."""
        return self.file.matches.get(bill.place, "")

    @property
    def any_matched(self) -> bool:
        """Whether at least one bill is on file; an entry without bills has nothing to wait for."""
        return not self.bills or any(self.match_of(bill) for bill in self.bills)

    @property
    def all_matched(self) -> bool:
        """Whether every bill is on file."""
        return all(self.match_of(bill) for bill in self.bills)

    @property
    def arrived(self) -> bool:
        """Whether the cargo of every bill is here; where split parts are released one by one, of some of them."""
        here = {bill.place for bill in self.bills if self.match_of(bill) == "arrived"}
        if self.file.filed.split_release == INCREMENTAL:
            keys = {bill.key for bill in self.bills if bill.place in here and bill.place in self.file.parts}
            here |= {bill.place for bill in self.bills if bill.key in keys}
        return here.issuperset(bill.place for bill in self.bills)

    @property
    def under_review(self) -> bool:
        """Whether something at CBP is open on it, so that a filing cannot change it by itself (SE-23, SE-24)."""
        return bool(self.file.holds)

    @property
    def clear(self) -> bool:
        """Whether nothing keeps it but the arrival of the cargo."""
        file = self.file
        return file.reviewed and self.all_matched and not file.holds and file.request is None

    @property
    def released_on(self) -> datetime | None:
        """The instant of the last release."""
        return parse_instant(self.file.released_at) if self.file.released_at else None

    @property
    def to(self) -> Address:
        """Whom notifications go to."""
        return Address.of(self.file.to)

    @staticmethod
    def address(to: Address) -> dict[str, str | None]:
        """An address as it is kept; an element that could not be read is left out."""
        told = {field.name: getattr(to, field.name) for field in fields(to)}
        return {name: value if isinstance(value, str) else None for name, value in told.items()}

    # how it changes

    def change(self, **changes: Any) -> None:
        """Change what is kept about it."""
        self.file = self.file.model_copy(update=changes)

    def step(self, event: str) -> Step:
        """Take a step of the lifecycle; `NotLegal` when the stage does not allow it."""
        step = LIFECYCLE.after(self.stage, event)
        self.stage = step.to
        return step

    def allows(self, event: str) -> bool:
        """Whether the stage allows an event."""
        return LIFECYCLE.allows(self.stage, event)

    def holds_of(self, kind: HoldKind) -> tuple[OpenHold, ...]:
        """The open holds of a kind."""
        return tuple(hold for hold in self.file.holds if hold.kind == kind.name)

    def open_hold(self, kind: HoldKind, *, told: bool = True, **where: str) -> bool:
        """Open a hold and tell of it; False when just that one is open already.

        where: elements of `OpenHold`. told: whether the manifest hears of it; SO50, SO60 and SO70 always tell.
        """
        hold = OpenHold(kind=kind.name, since=self.world.now, number=self.file.opened + 1, **where)
        if hold.place in {one.place for one in self.file.holds}:
            return False
        kept = [one for one in self.file.holds if not {one.kind, one.beside} & set(kind.replaces)]
        self.change(holds=(*kept, hold), opened=hold.number)
        self.stop_releasing()
        self._tell(kind.bill.placed, kind.entry.placed, hold)
        if kind.agency is not None:
            self.notice.agency(self, hold, kind.agency.status, hold.reason or kind.agency.reason)
        if told and not kind.on_bill:
            self.tell_bills(f"{kind.state} placed", kind.manifest.placed, hold.bill)
        for at, clock in enumerate(kind.clocks if not kind.on_bill else ()):
            self.world.later(
                "release.hold", self.subject, at=falls_due(self.world, clock),
                data={"hold": hold.number, "clock": at},
            )  # fmt: skip
        return True

    def end_holds(
        self, kind: HoldKind, holds: Iterable[OpenHold], *, told: bool = True, manifest: tuple[str, ...] | None = None
    ) -> None:
        """End some open holds of a kind, with what stands beside them, and tell of each where CBP has a code for it.

        told: whether SO50, SO60 and SO70 tell. manifest: what the bill's carrier hears; the kind's own when None.
        """
        ended = tuple(holds)
        numbers = {hold.number for hold in ended}
        beside = kind.name if ended else "-"
        self.change(
            holds=tuple(one for one in self.file.holds if one.number not in numbers and one.beside != beside)
        )  # fmt: skip
        for hold in ended:
            if told:
                self._tell(kind.bill.removed, kind.entry.removed, hold)
                if kind.agency is not None:
                    self.notice.agency(self, hold, "07", kind.agency.may)
            heard = (*(kind_of(hold.after).manifest.removed if hold.after else ()), *kind.manifest.removed)
            if not kind.on_bill:
                self.tell_bills(f"{kind.state} removed", heard if manifest is None else manifest, hold.bill)

    def tell_bills(self, event: str, codes: tuple[str, ...], key: str = "") -> None:
        """What the manifest hears of the entry's bills, or of one: it stands in their timelines."""
        for known_by in dict.fromkeys(bill.key for bill in self.bills if bill.manifested) if codes else ():
            if key in ("", known_by):
                known = self.world.find(BILL_KIND, known_by)
                state = known.state if known else ""
                tell_bill(self.world, known_by, event, state=state, codes=codes, note=self.subject)

    def stop_releasing(self) -> None:
        """A release that was under way does not come."""
        self.change(releasing=False, turn=self.file.turn + 1)

    def drop_holds_on(self, key: str) -> None:
        """A bill left the entry or the manifest: what lay on it here is gone with it."""
        self.change(holds=tuple(hold for hold in self.file.holds if hold.bill != key))

    def _tell(self, bill_codes: tuple[str, ...], entry_codes: tuple[str, ...], hold: OpenHold) -> None:
        if (bill := self.bill(hold.bill)) is not None:
            for code in bill_codes:
                self.notice.bill(bill, code, hold.part)
        for code in entry_codes:
            self.notice.entry(code, document_type=hold.document_type)

    def close(self, event: str, *, actor: str = "CBP", note: str = "") -> None:
        """Keep the entry, say in its timeline what happened, and send one notification of all that is to be told."""
        if self.stage == RELEASED and self.file.holds:
            raise SimulatorError(f"{self.subject}: released with an open hold: {self.file.holds}")
        quota = [saying.code for saying in self.notice.entries if saying.code in QUOTA_CODES]
        self.change(quota=(quota or [self.file.quota])[-1])
        self.world.tell(
            self.subject, event, state=self.state, actor=actor, codes=self.notice.codes, note=note
        )  # fmt: skip
        stage, file = self.stage, self.file
        data = Later(lambda: {"stage": stage, **file.model_dump(mode="json")})
        thing = self.world.keep(KIND, self.subject, state=self.state, data=data)
        self.world.rows.remember(thing, (stage, file))
        if (links := self._links()) != self._linked:
            self.world.rows.link(KIND, self.subject, links, before=self._linked or ())
            self._linked = links
        self.notice.send(self)

    def _links(self) -> list[str]:
        return [bill.key for bill in self.bills if bill.manifested]


def releases_of_bill(world: World, key: str) -> Iterator[Release]:
    """Every entry on file that names a bill, in the order of their numbers."""
    for subject in world.rows.linked_to(KIND, key):
        yield Release.of(world, subject)


def falls_due(world: World, clock: Clock) -> datetime:
    """When a clock that starts now runs out: at this hour, so many days or working days later."""
    now = world.clock.now()
    if not clock.business:
        return now + timedelta(days=clock.days)
    today = world.clock.today()
    return now + (world.calendar.add_business_days(today, clock.days) - today)


def hold_kind(hold: OpenHold) -> HoldKind:
    """The declaration of an open hold's kind."""
    return kind_of(hold.kind)
