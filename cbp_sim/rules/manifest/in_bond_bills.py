"""Is a bill of an in-bond filing right? In-bond amendment 51, April 2026, INB-26 to INB-52."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.echoes import text
from cbp_sim.lifecycle.cargo_release import RELEASED
from cbp_sim.lifecycle.in_bond import ARRIVED, EXPORTED, IE, TE, movements_of
from cbp_sim.lifecycle.release_file import releases_of_bill
from cbp_sim.lifecycle.subjects import BILL_KIND
from cbp_sim.rules.manifest.cargo_query import on_file
from cbp_sim.rules.manifest.elements import elements_read
from cbp_sim.rules.manifest.in_bond import ADD, PREFIX, SCAC, SERIAL, Filing, once
from cbp_sim.rules.manifest.table import IN_BOND
from cbp_sim.store.rows import Thing
from formats.catair.in_bond.records import Bill
from formats.catair.in_bond.records import BillOfLading as BillRecord

found = IN_BOND.found

#: The port of lading of what is withdrawn from a zone or warehouse, and of nothing else.
WITHDRAWAL_LADING = "99999"

_NUMBER = re.compile(r"[A-Z0-9]*")
_TARIFF = re.compile(r"[0-9]{6,10}")
_PARTY = re.compile(r"[0-9]{4}[A-Z0-9]{3}(?:[A-Z0-9]{2})?")


def judge_bill(asked: Filing, bill: BillRecord, group: Bill | None) -> list[Finding]:
    """What is wrong with one bill. group: its records, where the action adds it."""
    if group is None:
        return once(_deleted_bill(asked, bill))
    return once(finding for rule in OF_BILLS for finding in rule(asked, group))


def _deleted_bill(asked: Filing, bill: BillRecord) -> Iterator[Finding]:
    if text(bill, "action") != "D":
        yield found("bill_action_wrong", bill)
    if asked.known is not None and asked.known.bill(asked.key(bill)) is None:
        yield found("bill_not_on_in_bond", bill)


def bill_elements(asked: Filing, group: Bill) -> Iterator[Finding]:
    """The elements of a bill's records can be read."""
    own = {id(record) for record in group.records()}
    yield from (one for one in elements_read(IN_BOND, asked.reading) if id(one.at) in own)


def bill_is_named(asked: Filing, group: Bill) -> Iterator[Finding]:
    """A bill has a SCAC, a waybill a prefix of three and a number of eight digits; each is named once (INB-26, 27)."""
    bill = group.bill
    issuer = text(bill, "issuer")
    if text(bill, "action") != ADD:
        yield found("bill_action_wrong", bill)
    if asked.air:
        if not (PREFIX.fullmatch(issuer) and SERIAL.fullmatch(text(bill, "bill_number"))):
            yield found("waybill_invalid", bill)
    elif issuer == "UNKN" or not (
        SCAC.fullmatch(issuer) or (asked.withdrawal and issuer == asked.conveyance("firms_code"))
    ):
        yield found("bill_issuer_invalid", bill)
    if not _NUMBER.fullmatch(text(bill, "bill_number")):
        yield found("bill_number_invalid", bill)
    same = [other for other in asked.bills if asked.key(other) == asked.key(bill)]
    if same[0] is not bill:
        yield found("bill_twice", bill)


def bill_is_there_or_told(asked: Filing, group: Bill) -> Iterator[Finding]:
    """A bill is on file, or told whole here; a withdrawal is always told, and is a new bill (INB-8, INB-27)."""
    bill, key = group.bill, asked.key(group.bill)
    known = on_file(asked.world, key)
    own = asked.known is not None and asked.known.bill(key) is not None
    if asked.withdrawal and group.manifest is None:
        yield found("manifest_missing", bill)
    elif group.manifest is not None and known is not None and not own:
        yield found("bill_on_file", bill)
    elif group.manifest is None and known is None:
        yield found("bill_not_on_file", bill)
    if asked.air and known is not None and asked.world.rows.linked_to(BILL_KIND, key):
        yield found("house_missing", bill)
    if any(release.stage == RELEASED for release in releases_of_bill(asked.world, key)):
        yield found("bill_released", bill)


def earlier_leg_is_over(asked: Filing, group: Bill) -> Iterator[Finding]:
    """A bill that moved in bond before names that movement, which has arrived (INB-24, INB-25, INB-28)."""
    bill, key, named = group.bill, asked.key(group.bill), text(group.bill, "previous_in_bond")
    others = [one for one in movements_of(asked.world, key) if one.number != asked["in_bond_number"]]
    if asked.withdrawal:
        if named:
            yield found("previous_not_allowed", bill)
        return
    if not named:
        if any(one.state != EXPORTED for one in others):
            yield found("previous_missing", bill)
        return
    previous = next((one for one in others if one.number == named), None)
    if previous is None:
        yield found("previous_not_on_file", bill)
    elif previous.state != ARRIVED:
        yield found("previous_not_arrived", bill)
    elif asked.has_conveyance and asked.conveyance("port_of_arrival") != previous.file.destination:
        yield found("previous_port_differs", bill)


def quantity_fits(asked: Filing, group: Bill) -> Iterator[Finding]:
    """No more moves than there is; by air all of it (note 2, INB-28)."""
    told = text(group.bill, "quantity")
    known = on_file(asked.world, asked.key(group.bill))
    if told and asked.air:
        yield found("quantity_not_allowed", group.bill)
    elif told.isdigit() and group.manifest is None and _more_than(int(told), known):
        yield found("quantity_too_much", group.bill)


def _more_than(quantity: int, bill: Thing | None) -> bool:
    held = bill.data.get("quantity") if bill is not None else None
    return isinstance(held, int) and quantity > held


def manifest_is_right(asked: Filing, group: Bill) -> Iterator[Finding]:
    """What a carrier would have reported adds up (INB-32, INB-33, INB-44 to INB-47)."""
    manifest = group.manifest
    if manifest is None:
        return
    details = manifest.details
    lading = text(details, "port_of_lading")
    if asked.withdrawal and lading != WITHDRAWAL_LADING:
        yield found("lading_port_wrong", details)
    if not asked.withdrawal and lading == WITHDRAWAL_LADING:
        yield found("lading_port_not_allowed", details)
    if not (text(details, "manifest_quantity").strip("0") and text(details, "weight").strip("0")):
        yield found("amount_zero", details)
    if text(details, "volume").strip("0") and not text(details, "volume_unit"):
        yield found("volume_unit_missing", details)
    tariffs, seen = False, set()
    for container in manifest.containers:
        name = text(container.container, "container_number")
        if name in seen and name != "NC":
            yield found("container_twice", container.container)
        seen.add(name)
        for record in container.cargo:
            if record.identifier == "70":
                tariffs = True
                if not _TARIFF.fullmatch(text(record, "hts_number")):
                    yield found("tariff_invalid", record)
    told = text(details, "manifest_quantity")
    if told.isdigit() and int(told) != sum(container.pieces for container in manifest.containers):
        yield found("quantity_not_the_sum", details)
    if asked["in_bond_type"] in (TE, IE) and not tariffs:
        yield found("tariff_missing", group.bill)


def parties_get_messages(asked: Filing, group: Bill) -> Iterator[Finding]:
    """A filer that is to be notified is one that this world knows (note 1, INB-29)."""
    if group.notify is None:
        return
    for at in range(1, 5):
        code = text(group.notify, f"party_{at}")
        if _PARTY.fullmatch(code) and asked.world.profile.filer(code[4:7]) is None:
            yield found("party_unknown", group.notify)


OF_BILLS = (
    bill_elements, bill_is_named, bill_is_there_or_told, earlier_leg_is_over, quantity_fits, manifest_is_right,
    parties_get_messages,
)  # fmt: skip
