"""How an in-bond movement lives: its table, what is kept of it, and what each event makes known of its bills.

It begins when all its bills are at the port of unlading and nothing holds them there (1J). An IT (61) ends with its
arrival, a T&E (62) arrives and is exported, an IE (63) is exported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict

from cbp_sim.bill_news import tell_bill
from cbp_sim.clock import parse_instant
from cbp_sim.lifecycle import bill_holds
from cbp_sim.lifecycle.release_file import KIND as RELEASE_KIND
from cbp_sim.lifecycle.subjects import BILL_KIND
from cbp_sim.lifecycle.subjects import IN_BOND_KIND as KIND
from cbp_sim.lifecycle.table import Lifecycle, Step
from cbp_sim.store.rows import Thing, Timer
from cbp_sim.world import World

NOT_ON_FILE, ON_FILE, EN_ROUTE = "not on file", "on file", "en route"
ARRIVED, EXPORTED, DELETED = "arrived", "exported", "deleted"
#: States in which nothing is added to it any more.
CLOSED = (ARRIVED, EXPORTED, DELETED)

IT, TE, IE = "61", "62", "63"

_NOTE = "WP10 note 1, INB-56"
LIFECYCLE = Lifecycle(
    "in-bond movement",
    {
        (NOT_ON_FILE, "add"): Step(ON_FILE, cite="QP10 action A, INB-19"),
        (ON_FILE, "add"): Step(ON_FILE, cite="note 0, INB-11: a bill is added or replaced"),
        (ON_FILE, "begin"): Step(EN_ROUTE, cite="1J, CAMIR Ocean Appendix D; when: chosen by us"),
        (ON_FILE, "delete"): Step(DELETED, cite="QP10 action D, INB-19"),
        (EN_ROUTE, "add"): Step(ON_FILE, cite="note 0, INB-11; that it begins anew: chosen by us"),
        (EN_ROUTE, "transfer"): Step(EN_ROUTE, cite="WP10 action A, INB-55"),
        (EN_ROUTE, "divert"): Step(EN_ROUTE, cite="WP10 action Z, INB-56"),
        (EN_ROUTE, "arrive"): Step(ARRIVED, cite=_NOTE),
        (EN_ROUTE, "export"): Step(EXPORTED, cite=f"{_NOTE}: an IE"),
        (EN_ROUTE, "delete"): Step(DELETED, cite="QP10 action D, INB-19"),
        (ARRIVED, "export"): Step(EXPORTED, cite=f"{_NOTE}: a T&E"),
    },
)

#: States as a status query has them (WS4 note 1, ACMQ-30).
STATUSES = {ON_FILE: "OF", EN_ROUTE: "ER", ARRIVED: "AR", EXPORTED: "EX", DELETED: "CN"}

#: Days after it began on which a movement that is still under way is called late (19 CFR 18.1 gives thirty).
LATE = ((25, "late in five days", "1K"), (30, "late", "1L"))
#: Days after the arrival of a T&E until its export is overdue (CAMIR 53).
OVERDUE = 30

#: Kinds of hold on a bill that keep a movement from beginning, and those that keep goods at its end.
AT_ORIGIN = ("manifest", "agriculture", "other agency bill", "isf missing", "isf compliance")
AT_DESTINATION = ("in-bond destination", "agriculture at destination")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class MovedBill(_Part):
    """A bill of a movement. quantity: of a part of it; None is the whole bill.

    containers: as the filer told them. arrived, exported: those of them that have, ALL for the whole bill.
    """

    key: str
    quantity: int | None = None
    previous: str = ""
    containers: tuple[str, ...] = ()
    arrived: tuple[str, ...] = ()
    exported: tuple[str, ...] = ()

    def done(self, event: str) -> bool:
        """Whether the whole bill has arrived, or was exported."""
        seen = self.arrived if event == "arrive" else self.exported
        return ALL in seen or (bool(self.containers) and set(self.containers) <= set(seen))


#: What stands for every container of a bill.
ALL = "*"


class InBondFile(_Part):
    """Everything kept about a movement but its state.

    carrier: who is liable. parties: whom to notify. at_its_level: whether an event was told of the movement as a whole,
    as a status query distinguishes (ACMQ-30). round: counts its beginnings, so that an earlier one's clocks do nothing.
    """

    filer: str
    in_bond_type: str
    carrier: str
    bonded_carrier: str = ""
    origin: str = ""
    destination: str
    foreign_destination: str = ""
    bills: tuple[MovedBill, ...] = ()
    parties: tuple[str, ...] = ()
    at_its_level: bool = False
    filed_on: str = ""
    began_at: str = ""
    arrived_on: str = ""
    exported_on: str = ""
    diverted_from: str = ""
    round: int = 0


class Movement:
    """A movement in a world, by its in-bond number."""

    def __init__(self, world: World, number: str, state: str, file: InBondFile) -> None:
        self.world = world
        self.number = number
        self.state = state
        self.file = file

    @classmethod
    def find(cls, world: World, number: str) -> Movement | None:
        """The movement of a number, or None."""
        thing = world.find(KIND, number) if number else None
        return None if thing is None else cls(world, number, thing.state, InBondFile.model_validate(dict(thing.data)))

    @property
    def open(self) -> bool:
        """Whether it is still to begin, or under way."""
        return self.state not in CLOSED

    @property
    def late(self) -> bool:
        """Whether it is under way longer than it may be."""
        began = parse_instant(self.file.began_at) if self.file.began_at else self.world.clock.now()
        return self.world.clock.now() - began > timedelta(days=LATE[-1][0])

    def bill(self, key: str) -> MovedBill | None:
        """The movement's bill of a key."""
        return next((bill for bill in self.file.bills if bill.key == key), None)

    def change(self, **changes: Any) -> None:
        """Change what is kept about it."""
        self.file = self.file.model_copy(update=changes)

    def put(self, bill: MovedBill) -> None:
        """Add a bill, or put it in its own place."""
        if self.bill(bill.key) is None:
            self.change(bills=(*self.file.bills, bill))
        else:
            self.change(bills=tuple(bill if one.key == bill.key else one for one in self.file.bills))

    def step(self, event: str) -> None:
        """Take a step of the lifecycle."""
        self.state = LIFECYCLE.after(self.state, event).to

    def keep(self, event: str, *, actor: str = "CBP", codes: Sequence[str] = (), note: str = "") -> None:
        """Keep it, and say in its timeline what happened."""
        self.world.tell(self.number, event, state=self.state, actor=actor, codes=codes, note=note)
        self.world.keep(KIND, self.number, state=self.state, data=self.file.model_dump(mode="json"))
        keys = [bill.key for bill in self.file.bills]
        self.world.rows.link(KIND, self.number, [] if self.state == DELETED else keys)

    def tell(self, event: str, code: str, *, key: str = "", container: str = "", actor: str = "filer") -> None:
        """What its bills, or one of them, hear."""
        for bill in self.file.bills:
            if key in ("", bill.key):
                known = self.world.find(BILL_KIND, bill.key)
                tell_bill(
                    self.world, bill.key, event, state=known.state if known else "", actor=actor, codes=(code,),
                    note=self.number, container=container,
                )  # fmt: skip


def movements_of(world: World, key: str) -> Iterator[Movement]:
    """Every movement of a bill that was not taken back, by number."""
    for number in world.rows.linked_to(KIND, key):
        if (found := Movement.find(world, number)) is not None:
            yield found


def add(world: World, number: str, file: InBondFile, bills: Sequence[MovedBill]) -> Movement:
    """Put a movement on file, or bills on one that is there; what the filer says of it now counts."""
    known = Movement.find(world, number)
    movement = known or Movement(world, number, NOT_ON_FILE, file)
    movement.step("add")
    kept = movement.file.bills if known else ()
    since = known.file.filed_on if known else world.clock.today().isoformat()
    movement.change(**{**file.model_dump(exclude={"bills", "round"}), "bills": kept, "filed_on": since})
    for bill in bills:
        movement.put(bill)
    movement.keep("filed" if known is None else "bills added", actor="filer")
    # The answer comes first, then what follows.
    world.later("in_bond.begin", number)
    for bill in bills:
        _compare_entries(world, bill.key)
    return movement


def take_off(movement: Movement, keys: Sequence[str]) -> None:
    """Take bills off it; a movement without bills is over."""
    for key in keys:
        movement.tell("in-bond deleted", "95", key=key)
        _tell_entries(movement, key)
    movement.change(bills=tuple(bill for bill in movement.file.bills if bill.key not in keys))
    if not movement.file.bills:
        movement.step("delete")
    movement.keep("bills taken off", actor="filer")


def delete(movement: Movement) -> None:
    """Take it back."""
    movement.tell("in-bond deleted", "95")
    for bill in movement.file.bills:
        _tell_entries(movement, bill.key)
    movement.step("delete")
    movement.keep("deleted", actor="filer")


def _compare_entries(world: World, key: str) -> None:
    """The entries of a bill on file are held against its movements anew."""
    bill = world.find(BILL_KIND, key)
    if bill is None or bill.state == "deleted":
        return
    for subject in world.rows.linked_to(RELEASE_KIND, key):
        world.later(
            "release.bill", subject, after=world.policy.pace.bill_match,
            data={"bill": key, "event": bill.state, "of": "in-bond"},
        )  # fmt: skip


def _tell_entries(movement: Movement, key: str) -> None:
    """The entries of a bill hear that it is no longer under this movement."""
    world = movement.world
    for subject in world.rows.linked_to(RELEASE_KIND, key):
        world.later(
            "release.in_bond", subject, after=world.policy.pace.bill_match,
            data={"bill": key, "in_bond": movement.number},
        )  # fmt: skip


def held(world: World, key: str, kinds: Sequence[str]) -> list[str]:
    """Which of some kinds of hold lie on a bill, by what they are called."""
    return [kind.state for kind in bill_holds.held(world, key) if kind.name in kinds]


def begin(movement: Movement) -> None:
    """Let it begin, where every bill is at the port of unlading and free."""
    world = movement.world
    bills = [world.find(BILL_KIND, bill.key) for bill in movement.file.bills]
    if (
        movement.state != ON_FILE
        or not bills
        or not all(bill is not None and bill.state == "arrived" for bill in bills)
    ):
        return
    if any(held(world, bill.key, AT_ORIGIN) for bill in movement.file.bills):
        return
    movement.step("begin")
    movement.change(round=movement.file.round + 1, began_at=world.now)
    movement.keep("movement authorized", codes=("1J",))
    movement.tell("in-bond movement authorized", "1J", actor="CBP")
    for at, (days, _, _) in enumerate(LATE):
        world.later(
            "in_bond.late", movement.number, after=timedelta(days=days), data={"round": movement.file.round, "step": at}
        )  # fmt: skip


def arrive(movement: Movement, *, key: str = "", container: str = "", on: str) -> None:
    """It arrives, or one bill or container of it; with the last of them the movement has arrived too."""
    _done(movement, "arrive", key, container, on, ("11", "12", "13"), "arrived")
    if movement.state == ARRIVED and movement.file.in_bond_type == IT:
        # Days to general order are counted from the arrival under bond.
        for bill, known in bills_on_file(movement):
            if known.state == "arrived":
                bill_holds.arrived(movement.world, bill.key)
    if movement.state == ARRIVED and movement.file.in_bond_type == TE:
        movement.world.later(
            "in_bond.overdue", movement.number, after=timedelta(days=OVERDUE), data={"round": movement.file.round}
        )  # fmt: skip


def export(movement: Movement, *, key: str = "", container: str = "", on: str) -> None:
    """It is exported, or one bill or container of it."""
    _done(movement, "export", key, container, on, ("50", "51", "52"), "exported")


def _done(
    movement: Movement, event: str, key: str, container: str, on: str, codes: tuple[str, str, str], word: str
) -> None:
    level = 2 if container else 1 if key else 0
    for bill in movement.file.bills:
        if key in ("", bill.key):
            seen = bill.arrived if event == "arrive" else bill.exported
            movement.put(bill.model_copy(update={word: (*seen, container or ALL)}))
    whole = all(bill.done(event) for bill in movement.file.bills)
    if whole:
        movement.step(event)
        movement.change(**{f"{word}_on": on})
    movement.change(at_its_level=movement.file.at_its_level or level == 0)
    movement.keep(word if whole else f"{'container' if container else 'bill'} {word}", actor="filer",
                  codes=(codes[level],), note=container or key)  # fmt: skip
    movement.tell(f"in-bond {word}", codes[level], key=key, container=container)


def transfer(movement: Movement, carrier: str, bonded_carrier: str, where: str) -> None:
    """Another carrier is liable from now on."""
    movement.step("transfer")
    before = movement.file.carrier
    movement.change(carrier=carrier, bonded_carrier=bonded_carrier, at_its_level=True)
    movement.keep("liability transferred", actor="filer", codes=("91",), note=f"{before} to {carrier} at {where}")
    movement.tell("liability transferred", "91")


def divert(movement: Movement, port: str, bonded_carrier: str) -> None:
    """It goes to another port."""
    movement.step("divert")
    before = movement.file.destination
    movement.change(
        destination=port, bonded_carrier=bonded_carrier, at_its_level=True,
        diverted_from=movement.file.diverted_from or before,
    )  # fmt: skip
    movement.keep("diverted", actor="filer", codes=("3W",), note=f"{before} to {port}")
    movement.tell("in-bond diverted", "3W", actor="CBP")


def hear(world: World, key: str, event: str) -> None:
    """A carrier told of a bill: a movement that waited for it may begin; a bill that is gone leaves its movement."""
    for movement in movements_of(world, key):
        if event == "arrived":
            world.later("in_bond.begin", movement.number)
        elif event == "deleted" and movement.open:
            movement.change(bills=tuple(bill for bill in movement.file.bills if bill.key != key))
            if not movement.file.bills:
                movement.step("delete")
            movement.keep("bill deleted by its carrier", note=key)


class Ringer:
    """Rings the timers `in_bond.*`. Each asks first whether it still has something to do."""

    def ring(self, timer: Timer, world: World) -> None:
        """Do what was to happen now."""
        movement = Movement.find(world, timer.subject)
        if movement is None:
            return
        if timer.kind == "in_bond.begin":
            begin(movement)
        elif timer.data["round"] != movement.file.round:
            return
        elif timer.kind == "in_bond.late" and movement.state == EN_ROUTE:
            _, says, code = LATE[timer.data["step"]]
            movement.keep(says, actor="clock", codes=(code,))
            movement.tell(f"in-bond {says}", code, actor="clock")
        elif timer.kind == "in_bond.overdue" and movement.state == ARRIVED:
            movement.keep("export overdue", actor="clock", codes=("53",))
            movement.tell("in-bond export overdue", "53", actor="clock")


RINGER = Ringer()


def bills_on_file(movement: Movement) -> list[tuple[MovedBill, Thing]]:
    """Its bills that the manifest holds."""
    world = movement.world
    found = ((bill, world.find(BILL_KIND, bill.key)) for bill in movement.file.bills)
    return [(bill, thing) for bill, thing in found if thing is not None]
