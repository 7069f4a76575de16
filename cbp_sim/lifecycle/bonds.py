"""How a bond lives in eBond: taken, matched to its transaction or in force, changed by riders, ended.

Customs eBond Create/Update, rev 7, April 2020, record 10, notes 1 and 3 (CB-25 to CB-27). Whether a single transaction
bond is matched follows from the entry that it secures, and is no state of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from cbp_sim.clock import EASTERN, eastern, parse_instant
from cbp_sim.lifecycle import entry_summary as summaries
from cbp_sim.lifecycle.cargo_release import CANCELLED, RELEASED
from cbp_sim.lifecycle.importers import canonical
from cbp_sim.lifecycle.table import Lifecycle, Step
from cbp_sim.reference import ContinuousBond, SingleBond
from cbp_sim.store.rows import Thing, Timer
from cbp_sim.world import World
from formats.numbers import BondNumber

KIND = "bond"
HOLDERS, SECURED = "bond holders", "bond transaction"

CONTINUOUS, SINGLE = "8", "9"
ENTRY = "1"
IMPORTER = "1"

# states
NEW = "not on file"
ON_FILE = "on file"
ACTIVE = "active"
VOID = "void"
REPLACED = "replaced"
TERMINATED = "terminated"

# events
TAKEN = "bond taken"
IN_FORCE = "bond in force"
VOIDED = "bond voided"
ADJUSTED = "bond amount adjusted"
SUBSTITUTED = "bond substituted or superseded"
AMENDED = "bond amended by rider"
SCHEDULED = "bond termination scheduled"
ENDED = "bond terminated"

_NOTE = "eBond, April 2020, record 10, note 1"
_TABLE = "inferred: the statuses that the Error Dictionary r51 names at S74 and S81"

LIFECYCLE = Lifecycle(
    "bond",
    {
        (NEW, TAKEN): Step(ON_FILE, "", f"{_NOTE}, CB-25"),
        (ON_FILE, IN_FORCE): Step(ACTIVE, "", _TABLE),
        (ON_FILE, VOIDED): Step(VOID, "", f"{_NOTE}, CB-25"),
        (ON_FILE, ADJUSTED): Step(ON_FILE, "", f"{_NOTE}, CB-26"),
        (ON_FILE, SUBSTITUTED): Step(REPLACED, "", f"{_NOTE}, CB-26: U and E take the place of the bond"),
        (ON_FILE, AMENDED): Step(ON_FILE, "", "Error Dictionary r51, S81"),
        (ACTIVE, AMENDED): Step(ACTIVE, "", "Error Dictionary r51, S81"),
        (ACTIVE, SCHEDULED): Step(ACTIVE, "", f"{_NOTE}, CB-26; Error Dictionary r51, S74"),
        (ACTIVE, ENDED): Step(TERMINATED, "", f"{_NOTE}, CB-26"),
    },
)

#: States in which a bond counts.
LIVE = (ON_FILE, ACTIVE)


def find(world: World, number: str) -> Thing | None:
    """The bond of a number."""
    return world.find(KIND, number)


def of_holder(world: World, number: str) -> tuple[Thing, ...]:
    """Every bond that an importer is or was principal, co-principal or user of, by number."""
    return _linked(world, HOLDERS, canonical(number))


def of_transaction(world: World, kind: str, transaction: str) -> tuple[Thing, ...]:
    """Every single bond of a transaction, by number."""
    return _linked(world, SECURED, f"{kind}:{transaction}")


def _linked(world: World, kind: str, other: str) -> tuple[Thing, ...]:
    found = (find(world, number) for number in world.rows.linked_to(kind, other))
    return tuple(one for one in found if one is not None)


def take(world: World, data: Mapping[str, Any]) -> Thing:
    """Put a new bond on file under the next number of its year and type."""
    year = f"{world.clock.today().year % 100:02}"
    at = world.rows.next("bond number", year + data["type"]) + 1
    number = str(BondNumber(year, data["type"], f"{at:06}"))
    if data["designation"] in ("U", "E"):
        for other in of_transaction(world, data["transaction"]["type"], data["transaction"]["id"]):
            if other.state == ON_FILE and other.data["designation"] != "A":
                move(world, other.subject, SUBSTITUTED, note=f"by {number}")
    taken = move(world, number, TAKEN, data, actor="filer")
    if data["transaction"]:
        world.rows.link(SECURED, number, [f"{data['transaction']['type']}:{data['transaction']['id']}"])
    if data["type"] != CONTINUOUS:
        return taken
    effective = date.fromisoformat(data["effective"])
    if effective <= world.clock.today():
        return move(world, number, IN_FORCE)
    world.later("bond.effective", number, at=_midnight(effective))
    return taken


def move(
    world: World,
    number: str,
    event: str,
    changes: Mapping[str, Any] | None = None,
    *,
    actor: str = "CBP",
    note: str = "",
) -> Thing:
    """Let something happen to a bond, and tell it; the bond afterwards. `NotLegal` when its state forbids it."""
    thing = find(world, number)
    step = LIFECYCLE.after(thing.state if thing else NEW, event)
    data = {**(thing.data if thing else {}), **(changes or {})}
    moved = world.keep(KIND, number, state=step.to, data=data)
    world.rows.link(HOLDERS, number, [data["principal"], *data["co_principals"], *data["users"]])
    world.tell(number, event, state=step.to, actor=actor, note=note)
    return moved


def terminate(world: World, number: str, on: date) -> None:
    """Schedule the end of a continuous bond."""
    move(world, number, SCHEDULED, {"terminates": on.isoformat()}, actor="filer", note=f"on {on}")
    world.later("bond.ends", number, at=_midnight(on))


def entry_subject(transaction: str) -> str:
    """The name of an entry whose number is written in eleven columns."""
    return f"{transaction[:3]}-{transaction[3:]}"


@dataclass(frozen=True)
class Entry:
    """What CBP has of the entry that a bond secures."""

    released: bool
    summarized: bool
    created: date


def entry(world: World, transaction: str) -> Entry | None:
    """The entry of a number, None when neither a release nor a summary of it is on file."""
    subject = entry_subject(transaction)
    release, summary = world.find("cargo_release", subject), summaries.on_file(world, subject)
    stage = None if release is None else release.data.get("stage", release.state)
    if (stage is None or stage == CANCELLED) and (summary is None or summary.state == summaries.CANCELLED):
        return None
    lines = [line for line in world.rows.timeline(subject) if line.state != summaries.NEW]
    created = eastern(parse_instant(lines[0].at)).date() if lines else world.clock.today()
    return Entry(stage == RELEASED, summary is not None, created)


def matched(world: World, bond: Thing) -> bool:
    """Whether the transaction that a single bond secures has come. Only entries are matched here."""
    transaction = bond.data["transaction"]
    return bool(transaction) and transaction["type"] == ENTRY and entry(world, transaction["id"]) is not None


@dataclass(frozen=True)
class Cover:
    """What a continuous bond is to one of its holders, from when until when."""

    bond: Thing
    begins: date
    ends: date | None

    def on(self, day: date) -> bool:
        """Whether it covers a day."""
        return self.begins <= day and self.ends_later(day)

    def ends_later(self, day: date) -> bool:
        """Whether it does not end by a day."""
        return self.ends is None or day < self.ends


def covers(world: World, number: str, activities: Sequence[str] = (IMPORTER,)) -> Iterator[Cover]:
    """The continuous bonds of some activities that an importer has or had, oldest number first."""
    holder = canonical(number)
    for bond in of_holder(world, number):
        data = bond.data
        if data["type"] != CONTINUOUS or data["activity"] not in activities:
            continue
        begins, ends = [data["effective"]], [data["terminates"]]
        if holder in data["users"]:
            begins.append(data["users"][holder]["from"])
            ends.append(data["users"][holder]["until"])
        last = min((day for day in ends if day), default=None)
        yield Cover(bond, date.fromisoformat(max(filter(None, begins))), date.fromisoformat(last) if last else None)


def continuous(world: World, number: str, on: date) -> ContinuousBond | None:
    """The bond of an importer that covers a day, or the last one that it had; the profile's where eBond has none."""
    found = list(covers(world, number))
    if not found:
        known = world.reference.importer(number)
        return known.bond if known is not None else None
    cover = next((one for one in found if one.on(on)), found[-1])
    return ContinuousBond(
        surety=cover.bond.data["surety"]["code"],
        effective=cover.begins,
        terminates=cover.ends,
        reconciliation=cover.bond.data["reconciliation"],
    )


def single(world: World, subject: str, designation: str | None) -> SingleBond | None:
    """The single bond of an entry: of several the live one of that designation, else a live one, else the last.

    The profile's where eBond has none.
    """
    found = of_transaction(world, ENTRY, subject.replace("-", "", 1))
    if not found:
        return world.reference.single_bond(subject)
    live = [one for one in found if one.state in LIVE]
    fit = [one for one in live if one.data["designation"] == designation]
    bond = (fit or live or found)[-1]
    data = bond.data
    users = data["users"]
    gone = [number for number, user in users.items() if user["until"]]
    holders = (data["principal"], *data["co_principals"], *(number for number in users if number not in gone))
    return SingleBond(
        entry=subject,
        void=bond.state not in LIVE,
        designation=data["designation"],
        entry_type=data["transaction"]["entry_type"],
        amount=data["amount"],
        importers=holders,
        former=tuple(gone),
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), EASTERN)


class Ringer:
    """Rings the timers `bond.*`: a continuous bond comes into force, or ends."""

    def ring(self, timer: Timer, world: World) -> None:
        """Do what was to happen now."""
        bond = find(world, timer.subject)
        if bond is None:
            return
        if timer.kind == "bond.effective" and LIFECYCLE.allows(bond.state, IN_FORCE):
            move(world, timer.subject, IN_FORCE)
        elif timer.kind == "bond.ends" and LIFECYCLE.allows(bond.state, ENDED):
            due = _midnight(date.fromisoformat(bond.data["terminates"]))
            if due <= world.clock.now():  # another day may have been set since
                move(world, timer.subject, ENDED)


RINGER = Ringer()
