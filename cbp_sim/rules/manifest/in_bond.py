"""Is an in-bond filing right? In-bond amendment 51, April 2026, INB-19 to INB-52.

What is wrong with the movement or its conveyance rejects every bill; what is wrong with a bill (`in_bond_bills`)
rejects that bill.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cbp_sim.decision import Finding
from cbp_sim.echoes import text
from cbp_sim.lifecycle.in_bond import CLOSED, IE, IT, TE, Movement
from cbp_sim.lifecycle.subjects import bill_key
from cbp_sim.profile import allows
from cbp_sim.replies import Address
from cbp_sim.rules.manifest.elements import elements_read
from cbp_sim.rules.manifest.table import IN_BOND
from cbp_sim.rules.summary.tables import is_port
from cbp_sim.world import World
from formats.catair.in_bond.records import BillDeletion, InBond, InBondDeletion
from formats.catair.in_bond.records import BillOfLading as BillRecord
from formats.chapter import Reading
from formats.numbers.importer import is_importer_number
from formats.numbers.in_bond import InBondKind, InBondNumber
from formats.numbers.refusal import NumberError
from formats.record import Record

Content = InBond | BillDeletion | InBondDeletion

found = IN_BOND.found

ADD, DELETE_BILLS, DELETE = "A", "B", "D"
AIR, TRUCK = "40", "30"
#: What the 10 record of a deletion is looked at for.
_OF_DELETION = ("action", "in_bond_number")

_CARRIER = re.compile(r"[A-Z]{4}|[A-Z]{3}|[A-Z0-9][A-Z]|\*?[A-Z]{2}")
SCAC = re.compile(r"[A-Z]{4}")
_FIRMS = re.compile(r"[A-Z][A-Z0-9]{3}")
PREFIX, SERIAL = re.compile(r"[0-9]{3}"), re.compile(r"[0-9]{8}")
_FLIGHT = re.compile(r"[0-9]{3,4}[A-Z]?")


@dataclass(frozen=True)
class Filing:
    """A QP transaction under judgement. known: the movement of its number, or None."""

    content: Content
    reading: Reading
    to: Address
    world: World
    known: Movement | None

    def __getitem__(self, name: str) -> str:
        """What an element of the 10 record holds, right or wrong."""
        return text(self.content.header, name)

    @property
    def action(self) -> str:
        """What is done: an action that cannot be read is taken for an add, as the map takes it."""
        return self["action"] if self["action"] in (DELETE_BILLS, DELETE) else ADD

    def conveyance(self, name: str) -> str:
        """What an element of the 20 record holds; "" without one."""
        record = self.content.conveyance if isinstance(self.content, InBond) else None
        return text(record, name) if record is not None else ""

    @property
    def has_conveyance(self) -> bool:
        """Whether there is a 20 record."""
        return isinstance(self.content, InBond) and self.content.conveyance is not None

    @property
    def air(self) -> bool:
        """Whether the cargo comes by air."""
        return self.conveyance("mode_of_transport") == AIR

    @property
    def withdrawal(self) -> bool:
        """Whether goods leave a zone or a warehouse."""
        return self["zone_or_warehouse"] == "Y"

    @property
    def bills(self) -> tuple[BillRecord, ...]:
        """The 30 records."""
        if isinstance(self.content, InBond):
            return tuple(group.bill for group in self.content.bills)
        return self.content.bills if isinstance(self.content, BillDeletion) else ()

    def key(self, bill: BillRecord) -> str:
        """What the manifest knows a bill by: by air the house, or else prefix and serial number."""
        issuer, number, house = text(bill, "issuer"), text(bill, "bill_number"), text(bill, "house_bill")
        if self.air or (PREFIX.fullmatch(issuer) and SERIAL.fullmatch(number)):
            return bill_key("", house or issuer + number)
        return bill_key(issuer, number)

    @cached_property
    def number(self) -> InBondNumber | None:
        """The in-bond number; None for what is none."""
        try:
            return InBondNumber(self["in_bond_number"])
        except NumberError:
            return None


def judge(asked: Filing) -> list[Finding]:
    """What is wrong with the movement and its conveyance: with records 10 and 20."""
    rules = {ADD: OF_ADD, DELETE_BILLS: (*OF_DELETION, bills_are_there), DELETE: OF_DELETION}[asked.action]
    return once(finding for rule in rules for finding in rule(asked))


def once(findings: Iterator[Finding]) -> list[Finding]:
    """The findings; the same condition stands once at a record."""
    kept: dict[tuple[str, int], Finding] = {}
    for finding in findings:
        kept.setdefault((finding.condition.code, id(finding.at)), finding)
    return list(kept.values())


# the movement


def elements(asked: Filing) -> Iterator[Finding]:
    """Elements of records 10 and 20 can be read; of a deletion only those that it needs."""
    only = () if asked.action == ADD else _OF_DELETION
    above = {id(asked.content.header)}
    if isinstance(asked.content, InBond) and asked.content.conveyance is not None:
        above.add(id(asked.content.conveyance))
    yield from (one for one in elements_read(IN_BOND, asked.reading, only) if id(one.at) in above)


def number_is_the_filers(asked: Filing) -> Iterator[Finding]:
    """A movement has nine digits with a check digit, which nobody used before (INB-19; WP10 note 2)."""
    header, known = asked.content.header, asked.known
    if asked.number is None or asked.number.kind is not InBondKind.CONVENTIONAL:
        if asked["in_bond_number"]:
            yield found("number_invalid", header)
        return
    # High-volume filers by air add one, two or three to the check digit.
    if not any(asked.number.is_valid(offset) for offset in (range(4) if asked.air else (0,))):
        yield found("check_digit_wrong", header)
    if known is not None and known.file.filer != asked.to.filer:
        yield found("number_of_another", header)
    elif known is not None and asked.action == ADD and known.state in CLOSED:
        yield found("number_used", header)


def movement_is_on_file(asked: Filing) -> Iterator[Finding]:
    """What is taken back must be there, and not be over (INB-13, INB-14)."""
    if asked.known is None:
        yield found("in_bond_not_on_file", asked.content.header)
    elif asked.known.state in CLOSED:
        yield found("in_bond_closed", asked.content.header)


def movement_is_told(asked: Filing) -> Iterator[Finding]:
    """Type, carrier, ports and value (INB-20, note 4)."""
    header, sort, foreign = asked.content.header, asked["in_bond_type"], asked["foreign_destination"].strip("0")
    if not sort:
        yield found("type_missing", header)
    elif asked.known is not None and asked.known.file.in_bond_type != sort:
        yield found("type_changed", header)
    carrier = asked["in_bond_carrier"]
    if not _is_carrier(asked, carrier):
        yield found("carrier_invalid", header)
    if not is_port(asked["port_of_destination"]):
        yield found("destination_invalid", header)
    if sort in (TE, IE) and not foreign:
        yield found("foreign_missing", header)
    if sort == IT and foreign:
        yield found("foreign_not_allowed", header)
    if not asked["value"].strip("0"):
        yield found("value_invalid", header)


def carrier_is_bonded(asked: Filing) -> Iterator[Finding]:
    """The bonded carrier has an importer number and a bond (note 2, INB-22)."""
    yield from bonded(asked.world, asked["bonded_carrier"], asked.content.header)


def bonded(world: World, number: str, at: Record) -> Iterator[Finding]:
    """What is wrong with the number of a bonded carrier, or with its bond."""
    told = world.reference.importer(number)
    if not is_importer_number(number):
        yield found("bonded_carrier_invalid", at)
    elif not allows(world.profile.importers, number) or (
        told is not None and (not told.bonded or told.status != "active")
    ):
        yield found("bond_not_on_file", at)


def prior_notice_is_told(asked: Filing) -> Iterator[Finding]:
    """A T&E says whether prior notice is needed; an IE and a withdrawal need none (note 3, INB-22)."""
    told, sort = asked["prior_notice"], asked["in_bond_type"]
    if asked.withdrawal or sort == IE:
        if told != "N":
            yield found("prior_notice_not_allowed", asked.content.header)
    elif sort == TE and not told:
        yield found("prior_notice_missing", asked.content.header)


def conveyance_is_right(asked: Filing) -> Iterator[Finding]:
    """Air, withdrawals and bills that nobody reported come with a 20 record, other bills without (INB-23)."""
    content = asked.content
    if not isinstance(content, InBond):
        return
    new = any(group.manifest is not None for group in content.bills)
    if content.conveyance is None:
        by_air = any(asked.key(bill).startswith("AWB-") for bill in asked.bills)
        if asked.withdrawal or new or by_air:
            yield found("conveyance_missing", content.header)
        return
    at = content.conveyance
    later = any(text(bill, "previous_in_bond") for bill in asked.bills)
    if not asked.air and not new and not later and not asked.withdrawal:
        yield found("conveyance_not_allowed", at)
    if not is_port(asked.conveyance("port_of_arrival")):
        yield found("arrival_port_invalid", at)
    if not asked.withdrawal and not asked.conveyance("arrival_date"):
        yield found("arrival_date_missing", at)
    if not _is_carrier(asked, asked.conveyance("importing_carrier")):
        yield found("carrier_invalid", at)
    if asked.air and not _FLIGHT.fullmatch(asked.conveyance("voyage")):
        yield found("flight_invalid", at)


def withdrawal_is_right(asked: Filing) -> Iterator[Finding]:
    """A withdrawal is by truck, from an active facility that stands for its carriers too (INB-23, INB-24, note 2)."""
    content = asked.content
    if not (isinstance(content, InBond) and asked.withdrawal and content.conveyance is not None):
        return
    at, firms = content.conveyance, asked.conveyance("firms_code")
    if asked.conveyance("mode_of_transport") != TRUCK:
        yield found("withdrawal_mode", at)
    if not facility_is_active(asked.world, firms):
        yield found("firms_invalid", at)
    for carrier in (asked["in_bond_carrier"], asked.conveyance("importing_carrier")):
        if not SCAC.fullmatch(carrier) and carrier != firms:
            yield found("firms_differs", at)


def facility_is_active(world: World, firms: str) -> bool:
    """Whether a FIRMS code is one, and its facility is active as far as the profile knows it."""
    told = world.reference.facility(firms)
    return _FIRMS.fullmatch(firms) is not None and (told is None or told.active)


def bills_are_there(asked: Filing) -> Iterator[Finding]:
    """A movement is of bills."""
    if not asked.bills:
        yield found("bill_missing", asked.content.header)


def is_carrier(code: str) -> bool:
    """Whether a code is a SCAC, an ICAO or an IATA designator that ends with a letter (note 4, INB-22)."""
    return _CARRIER.fullmatch(code) is not None and "*" not in code


def _is_carrier(asked: Filing, code: str) -> bool:
    return is_carrier(code) or (asked.withdrawal and _FIRMS.fullmatch(code) is not None)


OF_ADD = (
    elements, number_is_the_filers, movement_is_told, carrier_is_bonded, prior_notice_is_told, conveyance_is_right,
    withdrawal_is_right, bills_are_there,
)  # fmt: skip
OF_DELETION = (elements, number_is_the_filers, movement_is_on_file)
