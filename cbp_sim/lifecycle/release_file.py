"""What CBP keeps about a cargo release entry: what the filer last filed, what the manifest said, holds and requests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from cbp_sim.clock import parse_instant
from cbp_sim.errors import SimulatorError, UnknownSubject
from cbp_sim.holds import KINDS, HoldKind, kind_of
from cbp_sim.lifecycle.cargo_release import CANCELLED, LIFECYCLE, NOT_ON_FILE, RELEASED
from cbp_sim.lifecycle.table import Step
from cbp_sim.notices import Notice
from cbp_sim.replies import Address
from cbp_sim.world import World
from formats.numbers import EntryNumber, NumberError

KIND = "cargo_release"
BILL_KIND = "bill"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BillNumber(_Part):
    """One SE15 record as it comes back in an SO40."""

    bill_type: str
    issuer: str = ""
    number: str
    quantity: int | None = None


class FiledBill(_Part):
    """A bill of the entry. key: the bill that a manifest is searched for, `MAEU-123` or `AWB-12312345675`.

    numbers: what it came under, then the bill itself. manifested: whether it is expected in a manifest (non-AMS N).
    arrival: what the filer says of one that is not.
    """

    key: str
    numbers: tuple[BillNumber, ...]
    in_bond: str = ""
    manifested: bool = True
    split: bool = False
    arrival: date | None = None

    @property
    def quantity(self) -> int | None:
        """What is entered of it; None is all of it."""
        return self.numbers[-1].quantity


class Filed(_Part):
    """What an accepted filing says, as far as anything later depends on it."""

    entry_type: str
    importer: str = ""
    mode: str = ""
    port_of_entry: str = ""
    split_release: str = ""
    carrier: str = ""
    vessel: str = ""
    voyage: str = ""
    eta: date | None = None
    weekly: bool = False
    references: tuple[tuple[str, str], ...] = ()
    bills: tuple[FiledBill, ...] = ()


class OpenHold(_Part):
    """A hold that is open on the entry. bill: the key of the bill it lies on, "" for the entry itself."""

    kind: str
    bill: str = ""
    document_type: str = ""
    since: str = ""


class Request(_Part):
    """A correction or cancellation that an officer decides on. documents: "", "missing", "wanted" or "sent"."""

    kind: str
    reason: str = ""
    documents: str = ""
    filed: Filed | None = None


class EntryFile(_Part):
    """Everything kept about an entry but its stage.

    matches: what the manifest last said of each bill. round, review and turn count filings, reviews set going and
    what delays a release: a timer that an earlier one set has nothing to do any more. releasing: whether a release is
    under way. cause: the origin that it would have. arrived_on: the Eastern day on which the last bill arrived.
    """

    filer: str
    number: str
    filed: Filed
    to: dict[str, str | None]
    round: int = 1
    review: int = 0
    turn: int = 0
    releasing: bool = False
    cause: str = "01"
    arrived_on: date | None = None
    reviewing: bool = False
    reviewed: bool = False
    unmatched_since: str = ""
    matches: dict[str, str] = {}
    holds: tuple[OpenHold, ...] = ()
    request: Request | None = None
    release_date: date | None = None
    release_origin: str = ""
    released_at: str = ""
    documents: tuple[tuple[str, str], ...] = ()
    dis_references: tuple[str, ...] = ()


class Release:
    """An entry on file in a world: its stage, its file, and what is to be told about it when it is kept."""

    def __init__(self, world: World, subject: str, stage: str, file: EntryFile) -> None:
        self.world = world
        self.subject = subject
        self.stage = stage
        self.file = file
        self.notice = Notice()

    @classmethod
    def find(cls, world: World, subject: str) -> Self | None:
        """The entry of a subject, or None."""
        thing = world.find(KIND, subject)
        if thing is None:
            return None
        data = dict(thing.data)
        stage = data.pop("stage")
        return cls(world, subject, stage, EntryFile.model_validate(data))

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
        if self.stage == CANCELLED:
            return self.stage
        opened = {hold.kind for hold in self.file.holds}
        return next((kind.state for kind in KINDS if kind.name in opened), self.stage)

    @property
    def bills(self) -> tuple[FiledBill, ...]:
        """The entry's bills."""
        return self.file.filed.bills

    def bill(self, key: str) -> FiledBill | None:
        """The entry's bill of a key."""
        return next((bill for bill in self.bills if bill.key == key), None)

    def match_of(self, bill: FiledBill) -> str:
        """What the manifest last said of a bill: "", on_file, departed, arrived."""
        return self.file.matches.get(bill.key, "")

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
        """Whether the cargo of every bill is here."""
        return all(self.match_of(bill) == "arrived" for bill in self.bills)

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
        return Address(**self.file.to)  # type: ignore[arg-type]

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

    def open_hold(self, kind: HoldKind, *, bill: str = "", document_type: str = "") -> bool:
        """Open a hold and tell of it; False when just that one is open already."""
        for hold in self.file.holds:
            if (hold.kind, hold.bill, hold.document_type) == (kind.name, bill, document_type):
                return False
        opened = OpenHold(kind=kind.name, bill=bill, document_type=document_type, since=self.world.now)
        self.change(holds=(*self.file.holds, opened))
        self.stop_releasing()
        self._tell_hold(kind, kind.placed, bill, document_type)
        return True

    def end_holds(self, kind: HoldKind, holds: Iterable[OpenHold], *, told: bool = True) -> None:
        """End some open holds of a kind, and tell of each where CBP has a code for it."""
        ended = tuple(holds)
        self.change(holds=tuple(hold for hold in self.file.holds if hold not in ended))
        for hold in ended:
            if told and kind.removed:
                self._tell_hold(kind, kind.removed, hold.bill, "")

    def stop_releasing(self) -> None:
        """A release that was under way does not come."""
        self.change(releasing=False, turn=self.file.turn + 1)

    def drop_holds_on(self, key: str) -> None:
        """A bill left the entry or the manifest: what lay on it here is gone with it."""
        self.change(holds=tuple(hold for hold in self.file.holds if hold.bill != key))

    def _tell_hold(self, kind: HoldKind, code: str, key: str, document_type: str) -> None:
        if (bill := self.bill(key)) is not None:
            self.notice.bill(bill, code)
        else:
            self.notice.entry(code, document_type=document_type)

    def close(self, event: str, *, actor: str = "CBP", note: str = "") -> None:
        """Keep the entry, say in its timeline what happened, and send one notification of all that is to be told."""
        if self.stage == RELEASED and self.file.holds:
            raise SimulatorError(f"{self.subject}: released with an open hold: {self.file.holds}")
        self.world.tell(
            self.subject, event, state=self.state, actor=actor, codes=self.notice.codes, note=note
        )  # fmt: skip
        data = {"stage": self.stage, **self.file.model_dump(mode="json")}
        self.world.keep(KIND, self.subject, state=self.state, data=data)
        self.world.rows.link(KIND, self.subject, [bill.key for bill in self.bills if bill.manifested])
        self.notice.send(self)


def releases_of_bill(world: World, key: str) -> Iterator[Release]:
    """Every entry on file that names a bill, in the order of their numbers."""
    for subject in world.rows.linked_to(KIND, key):
        yield Release.of(world, subject)


def hold_kind(hold: OpenHold) -> HoldKind:
    """The declaration of an open hold's kind."""
    return kind_of(hold.kind)


def bill_key(issuer: str, number: str) -> str:
    """What a bill is known by: `MAEU-123`, or `AWB-12312345675` where it has no issuer, as in air."""
    return f"{issuer or 'AWB'}-{number}"


_SUBJECT = re.compile(r"[A-Z0-9]{3}-[0-9]{8}")


def entry_subject(text: str) -> str:
    """The subject that an entry number names: `N01-50000035` for `N01-5000003-5` and `N0150000035` alike.

    UnknownSubject for what is no entry number.
    """
    text = text.strip().upper()
    if _SUBJECT.fullmatch(text):
        return text
    try:
        number = EntryNumber.parse(text)
    except NumberError:
        raise UnknownSubject(f"{text!r} is no entry number: write it like N01-5000003-5") from None
    return f"{number.filer}-{number.number}"
