"""SE15 and SE16: the bills of lading, what they came under, and how they came. Cargo Release v40, SE-44 to SE-52."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.lifecycle.release_compare import NOT_ENTERED
from cbp_sim.lifecycle.subjects import BILL_KIND, bill_key
from cbp_sim.rules.release.filing import (
    AIR,
    HAND_CARRIED,
    LOW_VALUE,
    RAIL_AND_TRUCK,
    REWAREHOUSE,
    UNMANIFESTED_MODES,
    ZONE,
    Filing,
    told,
)
from cbp_sim.rules.release.table import found
from formats.catair.cargo_release.records import Bill, Conveyance, UnfinishedBill

#: What stands in one bill grouping, by bill types (notes 1 and 8): an in-bond number, a master bill, the bill itself.
SEQUENCES = ("R", "T", "MH", "IR", "IT", "IMH")

#: Modes by which a bill has no issuer of its own (SE-45).
NO_ISSUER_MODES = (*AIR, "32", "33", "34", "50", HAND_CARRIED)

_NUMBER = re.compile(r"[A-Z0-9]+")


def bills_are_there(filing: Filing) -> Iterator[Finding]:
    """Every entry names its bills, but for a re-warehouse entry and a zone entry (notes 3 and 10)."""
    if filing.whole is not None and not filing.bills and filing.entry_type not in (ZONE, REWAREHOUSE):
        yield found("bill_missing", filing.header)


def zone_entry_has_bills_between_ports_only(filing: Filing) -> Iterator[Finding]:
    """A zone entry names bills only with the in-bond that brought the goods from another port (note 10)."""
    if filing.entry_type != ZONE:
        return
    for bill in filing.bills:
        if "I" not in _types(bill):
            yield found("bill_not_for_zone", bill.numbers[0])


def bills_stand_in_sequence(filing: Filing) -> Iterator[Finding]:
    """A master bill is followed by its house bill, an in-bond number by the bill that it moved (note 1)."""
    for bill in filing.bills:
        types = _types(bill)
        if types == "I":
            yield found("in_bond_without_bill", bill.numbers[0])
        elif types not in SEQUENCES and set(types) <= set("RMHTI"):
            yield found("bill_sequence", bill.numbers[-1])


def bills_are_named_once(filing: Filing) -> Iterator[Finding]:
    """The same bill, under the same in-bond and master, is named once."""
    seen = set()
    for bill in filing.bills:
        names = tuple((told(one.bill_type), told(one.issuer), told(one.bill_number)) for one in bill.numbers)
        if names in seen:
            yield found("bill_twice", bill.numbers[-1])
        seen.add(names)


def bills_carry_goods(filing: Filing) -> Iterator[Finding]:
    """What remains on board, and empty containers, are not entered: asked where the manifest says what a bill is."""
    for bill in filing.bills:
        lowest = bill.numbers[-1]
        known = filing.world.find(BILL_KIND, bill_key(told(lowest.issuer) or "", told(lowest.bill_number)))
        if known is not None and known.state != "deleted" and known.data.get("cargo") in NOT_ENTERED:
            yield found("bill_carries_no_goods", lowest)


def masters_and_houses_suit_the_mode(filing: Filing) -> Iterator[Finding]:
    """Master and house bills are for ocean and air (note 8)."""
    if filing.mode not in (*RAIL_AND_TRUCK, *UNMANIFESTED_MODES):
        return
    for record in filing.bill_records:
        if told(record.bill_type) in ("M", "H"):
            yield found("bill_type_for_mode", record)


def tracking_numbers_are_for_air(filing: Filing) -> Iterator[Finding]:
    """A tracking number is for air, in a manifest, and not for type 86 (SE-44, note 7)."""
    for record in filing.bill_records:
        if told(record.bill_type) != "T":
            continue
        if filing.mode not in AIR or told(record.non_ams) == "Y" or filing.entry_type == LOW_VALUE:
            yield found("tracking_number_not_allowed", record)


def issuers_are_right(filing: Filing) -> Iterator[Finding]:
    """A bill names its issuer, save in air and by hand; in-bond numbers have none, and UNKN is nobody (SE-45)."""
    for record in filing.bill_records:
        issuer, bare = told(record.issuer), told(record.bill_type) == "I" or filing.mode in NO_ISSUER_MODES
        if issuer == "UNKN":
            yield found("issuer_unknown", record)
        elif issuer is None and not bare and filing.mode is not None:
            yield found("issuer_missing", record)
        elif issuer is not None and bare:
            yield found("issuer_not_allowed", record)


def bill_numbers_are_plain(filing: Filing) -> Iterator[Finding]:
    """Bill numbers hold no spaces, hyphens, slashes or other special characters (SE-45)."""
    for record in filing.bill_records:
        if not _NUMBER.fullmatch(told(record.bill_number)):
            yield found("bill_number_special", record)


def manifest_indicator_is_right(filing: Filing) -> Iterator[Finding]:
    """Non-AMS is Y by modes without a manifest and from general order, and always N for in-bond numbers (note 5)."""
    additional = filing.additional
    general_order = additional is not None and additional.general_order_number is not None
    for record in filing.bill_records:
        in_bond = told(record.bill_type) == "I"
        wanted = "N" if in_bond else "Y" if filing.mode in UNMANIFESTED_MODES or general_order else None
        if wanted is not None and told(record.non_ams) != wanted:
            yield found("non_ams_wrong", record)


def unmanifested_bills_say_how_they_came(filing: Filing) -> Iterator[Finding]:
    """A bill that no manifest will hold is followed by SE16 (note 6)."""
    for bill in filing.bills:
        lowest = bill.numbers[-1]
        if told(lowest.non_ams) == "Y" and not _conveyances(bill):
            yield found("conveyance_missing", lowest)


def quantities_are_right(filing: Filing) -> Iterator[Finding]:
    """A quantity is more than zero, is left to SE16 where there is one, and is the bill's, not the in-bond's."""
    for bill in filing.bills:
        told_below = bool(_conveyances(bill)) and filing.entry_type != REWAREHOUSE and filing.mode != HAND_CARRIED
        for record in bill.numbers:
            quantity = told(record.quantity)
            if quantity is None:
                continue
            if quantity == 0 or told_below or told(record.bill_type) == "I":
                yield found("bill_quantity_invalid", record)


def quantities_are_there(filing: Filing) -> Iterator[Finding]:
    """Type 86 and hand-carried goods say how much there is (notes 9 and 11)."""
    by_hand = filing.mode == HAND_CARRIED
    if not by_hand and filing.entry_type != LOW_VALUE:
        return
    for bill in filing.bills:
        lowest = bill.numbers[-1]
        if told(lowest.quantity) is None and (by_hand or not _conveyances(bill)):
            yield found("bill_quantity_missing", lowest)


def parts_are_more_than_nothing(filing: Filing) -> Iterator[Finding]:
    """What is entered from a conveyance is more than nothing (SE16)."""
    for bill in filing.bills:
        for conveyance in _conveyances(bill):
            if conveyance.quantity == 0:
                yield found("part_quantity_zero", conveyance)


def low_value_has_one_bill(filing: Filing) -> Iterator[Finding]:
    """A type 86 has one bill; a master with its house counts as one (note 12)."""
    if filing.entry_type == LOW_VALUE and len(filing.bills) > 1:
        yield found("one_bill_only", filing.bills[1].numbers[0])


def _types(bill: Bill | UnfinishedBill) -> str:
    return "".join(told(record.bill_type) for record in bill.numbers)


def _conveyances(bill: Bill | UnfinishedBill) -> tuple[Conveyance, ...]:
    return bill.conveyances if isinstance(bill, Bill) else ()


RULES = (
    bills_are_there,
    zone_entry_has_bills_between_ports_only,
    bills_stand_in_sequence,
    bills_are_named_once,
    bills_carry_goods,
    masters_and_houses_suit_the_mode,
    tracking_numbers_are_for_air,
    issuers_are_right,
    bill_numbers_are_plain,
    manifest_indicator_is_right,
    unmanifested_bills_say_how_they_came,
    quantities_are_right,
    quantities_are_there,
    parts_are_more_than_nothing,
    low_value_has_one_bill,
)
