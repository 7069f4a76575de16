"""What an entry says of a bill against what the manifest has: how much, under which in-bond, and what it carries.

What does not agree keeps the entry from release; each ends when either side says it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cbp_sim.holds import QUANTITY
from cbp_sim.holds.defects import BILL_TYPE, IN_BOND_MISMATCH
from cbp_sim.lifecycle.bill_parts import parts_of
from cbp_sim.lifecycle.cargo_release import OPEN
from cbp_sim.lifecycle.entry_file import FiledBill, OpenHold
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.lifecycle.release_parts import entered_parts, nearest_part
from cbp_sim.lifecycle.subjects import BILL_KIND
from cbp_sim.lifecycle.transit import transits

#: What a bill may carry that is not entered: freight that remains on board, and empty containers.
NOT_ENTERED = ("frob", "empty")


def compare_quantity(release: Release, bill: FiledBill) -> None:
    """Is more entered than the manifest has? Asked when either says anew how much there is."""
    known = release.world.find(BILL_KIND, bill.key)
    manifested = known.data.get("quantity") if known is not None else None
    if release.stage not in OPEN:
        return
    entered = sum(one.quantity or 0 for one in release.bills_of(bill.key))
    known_parts = known.data if known is not None else {}
    if (manifested is not None and entered > manifested) or any(
        _more_than_aboard(one, known_parts) for one in release.bills_of(bill.key)
    ):
        release.open_hold(QUANTITY, bill=bill.key)
    else:
        release.end_holds(QUANTITY, [hold for hold in release.holds_of(QUANTITY) if hold.bill == bill.key])


def _more_than_aboard(bill: FiledBill, data: Mapping[str, Any]) -> bool:
    """Whether more is entered of a split part than the manifest says is aboard."""
    parts = parts_of(data)
    named = ((filed, nearest_part(filed, parts)) for filed in bill.parts)
    return any(part is not None and filed.quantity > part.quantity for filed, part in named)


def compare_in_bond(release: Release, bill: FiledBill, data: Mapping[str, Any]) -> None:
    """Is the bill under another in-bond movement than the filer says? Asked where one is known.

    Of what the carrier tells of parts, those that are entered count.
    """
    parts = parts_of(data)
    others = {part.in_bond for part in parts} - {part.in_bond for part in entered_parts(bill, parts)}
    known = {one.number for one in transits(release.world, bill.key, data)} - others
    if release.stage not in OPEN or not bill.in_bond or not known:
        return
    if bill.in_bond in known:
        release.end_holds(IN_BOND_MISMATCH, _mismatches(release, bill))
    else:
        release.open_hold(IN_BOND_MISMATCH, bill=bill.key)


def lose_in_bond(release: Release, bill: FiledBill, data: Mapping[str, Any]) -> None:
    """A movement of the bill was taken back: with the last of them nothing is left that would not agree."""
    if release.stage in OPEN and not transits(release.world, bill.key, data):
        release.end_holds(IN_BOND_MISMATCH, _mismatches(release, bill))
    compare_in_bond(release, bill, data)


def _mismatches(release: Release, bill: FiledBill) -> list[OpenHold]:
    return [hold for hold in release.holds_of(IN_BOND_MISMATCH) if hold.bill == bill.key]


def compare_cargo(release: Release, bill: FiledBill, data: Mapping[str, Any]) -> None:
    """Does the bill carry what cannot be entered (74)? Asked where the manifest says what it carries."""
    if release.stage not in OPEN or not data.get("cargo"):
        return
    if data["cargo"] in NOT_ENTERED:
        release.open_hold(BILL_TYPE, bill=bill.key)
    else:
        release.end_holds(BILL_TYPE, [hold for hold in release.holds_of(BILL_TYPE) if hold.bill == bill.key])
