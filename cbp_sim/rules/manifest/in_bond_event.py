"""Is an in-bond event right? In-bond amendment 51, April 2026, INB-54 to INB-58."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from cbp_sim.clock import EASTERN
from cbp_sim.decision import Decision, Finding
from cbp_sim.echoes import text
from cbp_sim.lifecycle.in_bond import (
    ARRIVED,
    AT_DESTINATION,
    EN_ROUTE,
    EXPORTED,
    IE,
    IT,
    ON_FILE,
    Movement,
    held,
    movements_of,
)
from cbp_sim.lifecycle.subjects import bill_key
from cbp_sim.rules.manifest.elements import elements_read
from cbp_sim.rules.manifest.in_bond import bonded, facility_is_active, is_carrier
from cbp_sim.rules.manifest.table import IN_BOND
from cbp_sim.rules.summary.tables import is_port
from cbp_sim.world import World
from formats.catair.in_bond_arrival.records import InBondEvent
from formats.chapter import Reading
from formats.record import Record

found = IN_BOND.found

ARRIVALS, EXPORTS = ("1", "2", "3"), ("5", "6", "7")
OF_BILLS, OF_CONTAINERS = ("2", "3", "6", "7"), ("3", "7")
TRANSFER, DIVERT = "A", "Z"
#: Actions on a bill alone, whose movement may be left out.
BY_BILL = ("2", "6")

_TIME = re.compile(r"([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]")
_DATE = re.compile(r"[0-9]{6}")
_PREFIX = re.compile(r"[0-9]{3}")


@dataclass(frozen=True)
class Event:
    """A WP transaction under judgement."""

    content: InBondEvent
    reading: Reading
    world: World

    def __getitem__(self, name: str) -> str:
        """What an element holds, right or wrong."""
        header = self.content.header
        return text(header if name in header.layout.by_name else self.content.detail, name)

    @property
    def header(self) -> Record:
        """The 10 record."""
        return self.content.header

    @property
    def detail(self) -> Record:
        """The 20 record."""
        return self.content.detail

    @property
    def air(self) -> bool:
        """Whether it is about an air waybill, as far as its bill or its movement tells."""
        told = bool(_PREFIX.fullmatch(self["issuer"]))
        movement = self.named
        return told or (movement is not None and any(bill.key.startswith("AWB-") for bill in movement.file.bills))

    @property
    def key(self) -> str:
        """The bill that is meant, "" for none."""
        if self["action"] not in OF_BILLS or not self["bill_number"]:
            return ""
        if _PREFIX.fullmatch(self["issuer"]):
            return bill_key("", self["house_bill"] or self["issuer"] + self["bill_number"])
        return bill_key(self["issuer"], self["bill_number"])

    @cached_property
    def named(self) -> Movement | None:
        """The movement of the number that is given."""
        return Movement.find(self.world, self["in_bond_number"])

    @cached_property
    def movements(self) -> tuple[Movement, ...]:
        """The movements that may be meant: the one that is named, or those of the bill that are not over."""
        if self["in_bond_number"]:
            return (self.named,) if self.named is not None else ()
        found = tuple(movements_of(self.world, self.key)) if self.key else ()
        return tuple(one for one in found if one.state in (ON_FILE, EN_ROUTE, ARRIVED))

    @property
    def movement(self) -> Movement | None:
        """The one that is meant, None when it is not known or not clear."""
        return self.movements[0] if len(self.movements) == 1 else None

    @property
    def at(self) -> datetime | None:
        """When it happened; None for what is no time. Inferred: Eastern, as the times of status notifications."""
        if not (_DATE.fullmatch(self["event_date"]) and _TIME.fullmatch(self["event_time"])):
            return None
        try:
            wall = datetime.strptime(self["event_date"] + self["event_time"], "%y%m%d%H%M%S").replace(tzinfo=EASTERN)
        except ValueError:
            return None
        return wall.astimezone(UTC)


def judge(asked: Event) -> Decision:
    """Everything that is wrong with an event. The same condition stands once at a record."""
    once: dict[tuple[str, int], Finding] = {}
    for rule in RULES:
        for finding in rule(asked):
            once.setdefault((finding.condition.code, id(finding.at)), finding)
    return Decision(tuple(once.values()))


def elements(asked: Event) -> Iterator[Finding]:
    """Elements can be read."""
    yield from elements_read(IN_BOND, asked.reading)


def what_is_meant_is_named(asked: Event) -> Iterator[Finding]:
    """Movement, bill and container, as the action needs them (INB-54, INB-55)."""
    action = asked["action"]
    if action not in BY_BILL and not asked["in_bond_number"]:
        yield found("event_number_missing", asked.header)
    if action in OF_BILLS and not (asked["issuer"] and asked["bill_number"]):
        yield found("event_bill_missing", asked.header)
    if asked.air and action in (*OF_CONTAINERS, TRANSFER):
        yield found("event_not_for_air", asked.header)
    elif action in OF_CONTAINERS and not asked["container_number"]:
        yield found("event_container_missing", asked.header)


def arrival_says_where(asked: Event) -> Iterator[Finding]:
    """An arrival names its facility, but for air, and its port (INB-55, INB-57)."""
    action = asked["action"]
    if action in ARRIVALS and not asked.air and not facility_is_active(asked.world, asked["firms_code"]):
        yield found("firms_invalid", asked.header)
    if action in (*ARRIVALS, DIVERT):
        port = asked["port_of_arrival"]
        if not port:
            yield found("event_port_missing", asked.detail)
        elif not is_port(port):
            yield found("arrival_port_invalid", asked.detail)


def transfer_says_to_whom(asked: Event) -> Iterator[Finding]:
    """A transfer names carrier, bonded carrier and city, a diversion the bonded carrier (INB-57)."""
    action, detail = asked["action"], asked.detail
    if action == TRANSFER:
        if not asked["in_bond_carrier"]:
            yield found("event_carrier_missing", detail)
        elif not is_carrier(asked["in_bond_carrier"]):
            yield found("carrier_invalid", detail)
        if not asked["city"]:
            yield found("event_city_missing", detail)
    if asked["city"] and not asked["state"]:
        yield found("event_state_missing", detail)
    if action in (TRANSFER, DIVERT):
        if not asked["bonded_carrier"]:
            yield found("event_bonded_missing", detail)
        else:
            yield from bonded(asked.world, asked["bonded_carrier"], detail)


def export_data_go_together(asked: Event) -> Iterator[Finding]:
    """Mode and conveyance of an export are given both or not at all, and with an export only (note 2, INB-58)."""
    mode, conveyance = asked["export_mode"], asked["export_conveyance"]
    if (mode or conveyance) and asked["action"] not in EXPORTS:
        yield found("event_export_not_allowed", asked.detail)
    elif bool(mode) != bool(conveyance):
        yield found("event_export_incomplete", asked.detail)


def time_is_past(asked: Event) -> Iterator[Finding]:
    """The time is one, and has come."""
    if asked["event_time"] and not _TIME.fullmatch(asked["event_time"]):
        yield found("event_time_invalid", asked.detail)
    elif asked.at is not None and asked.at > asked.world.clock.now():
        yield found("event_in_future", asked.detail)


def movement_is_known(asked: Event) -> Iterator[Finding]:
    """The movement is on file, and the bill is one of it."""
    if asked["in_bond_number"]:
        if asked.named is None:
            yield found("in_bond_not_on_file", asked.header)
        elif asked.key and asked.named.bill(asked.key) is None:
            yield found("bill_not_on_in_bond", asked.header)
    elif asked.key:
        if not asked.movements:
            yield found("bill_not_on_in_bond", asked.header)
        elif len(asked.movements) > 1:
            yield found("several_in_bonds", asked.header)
    container, bill = asked["container_number"], asked.movement.bill(asked.key) if asked.movement else None
    told = bill.containers if bill is not None and asked["action"] in OF_CONTAINERS else ()
    if container and told and container not in told:
        yield found("container_unknown", asked.header)


def event_is_next(asked: Event) -> Iterator[Finding]:
    """An IT arrives, an IE is exported, a T&E arrives and is exported then (note 1, INB-56)."""
    movement, action, header = asked.movement, asked["action"], asked.header
    if movement is None:
        return
    sort, state = movement.file.in_bond_type, movement.state
    if action in ARRIVALS and sort == IE:
        yield found("arrival_not_allowed", header)
    elif action in EXPORTS and sort == IT:
        yield found("export_not_allowed", header)
    elif state == ON_FILE:
        yield found("not_authorized", header)
    elif state == EXPORTED:
        yield found("already_exported", header)
    elif state == ARRIVED and action not in EXPORTS:
        yield found("already_arrived", header)
    elif state == EN_ROUTE and action in EXPORTS and sort != IE:
        yield found("not_arrived", header)
    elif _done_before(asked, movement):
        yield found("already_arrived" if action in ARRIVALS else "already_exported", header)
    elif state not in (EN_ROUTE, ARRIVED):
        yield found("in_bond_closed", header)


def _done_before(asked: Event, movement: Movement) -> bool:
    bill = movement.bill(asked.key) if asked.key else None
    if bill is None:
        return False
    event = "arrive" if asked["action"] in ARRIVALS else "export"
    seen = bill.arrived if event == "arrive" else bill.exported
    return bill.done(event) or (bool(asked["container_number"]) and asked["container_number"] in seen)


def port_is_the_destination(asked: Event) -> Iterator[Finding]:
    """It arrives where it goes; another port takes a diversion first, to another port than before (INB-57)."""
    movement, port = asked.movement, asked["port_of_arrival"]
    if movement is None or not port:
        return
    if asked["action"] in ARRIVALS and port != movement.file.destination:
        yield found("port_differs", asked.detail)
    elif asked["action"] == DIVERT and port == movement.file.destination:
        yield found("same_port", asked.detail)


def goods_are_free(asked: Event) -> Iterator[Finding]:
    """What is held at its destination is not exported."""
    movement = asked.movement
    if movement is None or asked["action"] not in EXPORTS:
        return
    for bill in movement.file.bills:
        if asked.key in ("", bill.key) and held(asked.world, bill.key, AT_DESTINATION):
            yield found("held_at_destination", asked.header)


def arrival_is_in_time(asked: Event) -> Iterator[Finding]:
    """After thirty days an arrival is taken, with a warning."""
    movement = asked.movement
    if movement is not None and movement.late and asked["action"] in ARRIVALS:
        yield found("arrived_late", asked.header)


RULES = (
    elements, what_is_meant_is_named, arrival_says_where, transfer_says_to_whom, export_data_go_together, time_is_past,
    movement_is_known, event_is_next, port_is_the_destination, goods_are_free, arrival_is_in_time,
)  # fmt: skip
