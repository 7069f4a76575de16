"""How a security filing lives: its table, what is kept of it, how it meets its bills, and what advisories say (SA).

A bill is met when the manifest holds it as the sort of bill that was filed. A filing that meets its bill ends what only
its absence or its faults held; what its parties hit in a screening holds the bill in their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict

from cbp_sim.bill_news import tell_bill
from cbp_sim.clock import parse_instant
from cbp_sim.holds import kind_of
from cbp_sim.lifecycle import bill_holds
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.lifecycle.subjects import BILL_KIND, bill_key
from cbp_sim.lifecycle.table import Lifecycle, Step
from cbp_sim.replies import Address
from cbp_sim.screening.filed import Said
from cbp_sim.screening.screener import screen
from cbp_sim.store.rows import Thing
from cbp_sim.world import World

KIND = "isf"

NOT_ON_FILE, FILED, MATCHED, DELETED, CANCELLED = "not on file", "filed", "matched", "deleted", "cancelled"
CLOSED = (DELETED, CANCELLED)

LIFECYCLE = Lifecycle(
    "security filing",
    {
        (NOT_ON_FILE, "add"): Step(FILED, cite="SF10 note 3, SE-74"),
        (FILED, "replace"): Step(FILED, cite="SF10 note 3, SE-74"),
        (FILED, "delete"): Step(DELETED, cite="SF10 note 3, SE-74"),
        (FILED, "match"): Step(MATCHED, cite="S1, SA-5 to 9: every bill is on file"),
        (FILED, "lapse"): Step(CANCELLED, cite="S5, SA-5 to 9: no bill in 30 days"),
        (MATCHED, "replace"): Step(FILED, cite="SF10 note 3, SE-74; that its bills are looked up anew: chosen by us"),
        (MATCHED, "delete"): Step(DELETED, cite="SF10 note 3, SE-74"),
        (MATCHED, "lose"): Step(FILED, cite="the carrier took a bill back: chosen by us"),
    },
)

#: The holds for want of a filing, and of a right one: of a bill that is not loaded yet, and of any other.
_HOLDS = {
    (False, True): "isf do not load", (False, False): "isf missing",
    (True, True): "isf compliance do not load", (True, False): "isf compliance",
}  # fmt: skip

#: What an advisory says of a bill that is met.
ON_FILE = "S1"

#: Who files for what: a regular bill, a house bill (SF15).
REGULAR, HOUSE = "OB", "BM"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FiledBill(_Part):
    """A bill of a filing. number: as it was filed. told: the last disposition that an advisory gave it, "" for none."""

    number: str
    bill_type: str
    told: str = ""

    @property
    def key(self) -> str:
        """What the manifest knows it by."""
        return bill_key_of(self.number)


class FilingFile(_Part):
    """Everything kept about a filing but its state.

    reference: the filer's own. round: counts filings, so that an advisory's timer of an earlier one has nothing to do.
    said: what screening is asked about. late: bills that left less than a day after they were filed for.
    """

    filer: str
    submission_type: str
    importer: str = ""
    reference: str = ""
    bills: tuple[FiledBill, ...] = ()
    to: dict[str, str | None]
    filed_at: str = ""
    round: int = 1
    said: Said = Said()


class SecurityFiling:
    """A filing in a world, by CBP's transaction number."""

    def __init__(self, world: World, subject: str, state: str, file: FilingFile) -> None:
        self.world = world
        self.subject = subject
        self.state = state
        self.file = file

    @classmethod
    def find(cls, world: World, subject: str) -> SecurityFiling | None:
        """The filing of a transaction number, or None."""
        thing = world.find(KIND, subject)
        return None if thing is None else cls(world, subject, thing.state, FilingFile.model_validate(dict(thing.data)))

    @property
    def open(self) -> bool:
        """Whether it is neither deleted nor cancelled."""
        return self.state not in CLOSED

    @property
    def to(self) -> Address:
        """Whom advisories go to."""
        return Address.of(self.file.to)

    def change(self, **changes: Any) -> None:
        """Change what is kept about it."""
        self.file = self.file.model_copy(update=changes)

    def step(self, event: str) -> None:
        """Take a step of the lifecycle."""
        self.state = LIFECYCLE.after(self.state, event).to

    def mark(self, bill: FiledBill, told: str) -> None:
        """Keep what a bill was last told."""
        marked = bill.model_copy(update={"told": told})
        self.change(bills=tuple(marked if one.number == bill.number else one for one in self.file.bills))

    def keep(self, event: str, *, actor: str = "CBP", codes: tuple[str, ...] = (), note: str = "") -> None:
        """Keep it, and say in its timeline what happened."""
        self.world.tell(self.subject, event, state=self.state, actor=actor, codes=codes, note=note)
        self.world.keep(KIND, self.subject, state=self.state, data=self.file.model_dump(mode="json"))
        keys = [bill.key for bill in self.file.bills] if self.open else []
        self.world.rows.link(KIND, self.subject, keys)


def bill_key_of(number: str) -> str:
    """What the manifest knows a filed bill by: its first four columns are the issuer."""
    return bill_key(number[:4], number[4:])


def filings_of_bill(world: World, key: str) -> Iterator[SecurityFiling]:
    """Every open filing that names a bill."""
    for subject in world.rows.linked_to(KIND, key):
        if (found := SecurityFiling.find(world, subject)) is not None:
            yield found


def number_of(world: World, filer: str) -> str:
    """A new transaction number, FFF-NNNNNNNNNNN: the day, and a count (chosen by us)."""
    day = world.clock.today().strftime("%y%m%d")
    return f"{filer}-{day}{(world.rows.next(KIND, filer + day) + 1) % 100_000:05}"


def add(world: World, file: FilingFile) -> SecurityFiling:
    """Put a new filing on file."""
    filing = SecurityFiling(world, number_of(world, file.filer), NOT_ON_FILE, file)
    filing.step("add")
    filing.change(filed_at=world.now)
    _take(filing, "filed")
    return filing


def replace(filing: SecurityFiling, file: FilingFile) -> None:
    """Put another in its place, under the same number. It counts as filed when it first was."""
    filing.step("replace")
    kept = {bill.key for bill in file.bills}
    for bill in filing.file.bills:
        if bill.key not in kept:
            _removed(filing.world, bill)
    filing.file = file.model_copy(update={"filed_at": filing.file.filed_at, "round": filing.file.round + 1})
    _take(filing, "replaced")


def delete(filing: SecurityFiling) -> None:
    """Take it off the file."""
    filing.step("delete")
    filing.keep("deleted", actor="filer")
    for bill in filing.file.bills:
        _removed(filing.world, bill)


def _take(filing: SecurityFiling, event: str) -> None:
    filing.keep(event, actor="filer")
    filing.world.later(
        "isf.advise", filing.subject, after=filing.world.policy.pace.bill_match,
        data={"round": filing.file.round, "step": 0},
    )  # fmt: skip


def case_of(world: World, bill: FiledBill) -> str:
    """How the manifest has a bill: `on file`, `type differs` or `no match`."""
    known = world.find(BILL_KIND, bill.key)
    if known is None or known.state == "deleted":
        return "no match"
    house = "master" in known.data
    return "on file" if house == (bill.bill_type == HOUSE) else "type differs"


def meet(filing: SecurityFiling, bill: FiledBill) -> None:
    """A bill is met: its carrier hears of it, and holds that only wanted the filing are over."""
    world, key = filing.world, bill.key
    known = world.find(BILL_KIND, key)
    tell_bill(
        world, key, "security filing on file", state=known.state if known else "", codes=("3Z",), note=filing.subject
    )  # fmt: skip
    screened = screen(filing.file.said, world.policy.screening)
    for kind in bill_holds.held(world, key):
        wanted = "isf" in kind.resolved_by
        # A hit leaves compliance holds where they are; that there is a filing is still true.
        if wanted and not (screened.holds and "compliance" in kind.name):
            bill_holds.note(world, key, kind, on=False, actor="filer")
            bill_holds.spread(world, key, kind, on=False, actor="filer")
    if screened.holds and known is not None:
        _hold(filing, known, screened.reason)


def _hold(filing: SecurityFiling, bill: Thing, reason: str) -> None:
    place_isf_hold(filing.world, bill, compliance=True)
    filing.world.tell(filing.subject, "screening hit", state=filing.state, note=reason)


def place_isf_hold(world: World, bill: Thing, *, compliance: bool) -> None:
    """Forbid the loading of a bill, or hold it where it is on its way or here; once."""
    kind = kind_of(_HOLDS[compliance, bill.state == "on_file"])
    if kind not in bill_holds.held(world, bill.subject):
        bill_holds.note(world, bill.subject, kind, on=True, actor="CBP")
        bill_holds.spread(world, bill.subject, kind, on=True, actor="CBP")


def _removed(world: World, bill: FiledBill) -> None:
    key, known = bill.key, world.find(BILL_KIND, bill.key)
    if bill.told == ON_FILE and known is not None:
        tell_bill(world, key, "security filing removed", state=known.state, codes=("3U",))
        if world.policy.security_filing == "required":
            world.later("isf.check", key)


def late(filing: SecurityFiling) -> bool:
    """Whether it came less than 24 hours ago (19 CFR 149.2 asks for it 24 hours before loading)."""
    return (filing.world.clock.now() - parse_instant(filing.file.filed_at)).total_seconds() < 24 * 3600


def address(to: Address) -> dict[str, str | None]:
    """An address as it is kept."""
    return Release.address(to)
