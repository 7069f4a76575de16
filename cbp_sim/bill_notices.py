"""SO40, SO42 and SO50: what a notification says of one bill of an entry, or of one split part of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from cbp_sim.lifecycle.bill_parts import SplitPart, parts_of
from cbp_sim.lifecycle.transit import transits
from formats.catair.cargo_release_status_notification.records import BillDisposition, BillOfLading, InBond
from formats.codes import Disposition
from formats.record import Record

if TYPE_CHECKING:
    from cbp_sim.lifecycle.entry_file import FiledBill
    from cbp_sim.lifecycle.release_file import Release

#: Modes in which SO40 has what is aboard of a split bill (WO40 note 1, ACMQ-50).
AIR = ("40", "41")


def bill_records(
    release: Release, bill: FiledBill, letter: str, said: Disposition, *, today: date, time: str
) -> Iterator[Record]:
    """The bill with its numbers, the in-bond that brought it, and its disposition. letter: of a split part, or ""."""
    manifest = manifest_of(release, bill)
    part = next((one for one in parts_of(manifest) if one.part == letter), None)
    yield from _numbers(release, bill, manifest, part)
    yield from _in_bond(release, bill, manifest)
    yield BillDisposition(
        disposition_date=today, disposition_time=time, disposition=said.code, narrative=said.narrative,
        split="Y" if bill.split or manifest.get("parts") else "N",
        **(_conveyance(part, manifest) if part is not None else {}),
    )  # fmt: skip


def manifest_of(release: Release, bill: FiledBill) -> dict[str, Any]:
    """What the manifest keeps of a bill; nothing of one that no manifest has."""
    thing = release.world.find("bill", bill.key) if bill.manifested else None
    return dict(thing.data) if thing is not None else {}


def _numbers(
    release: Release, bill: FiledBill, manifest: Mapping[str, Any], part: SplitPart | None
) -> Iterator[BillOfLading]:
    quantity = manifest.get("quantity")
    for at, number in enumerate(bill.numbers):
        lowest = at == len(bill.numbers) - 1
        yield BillOfLading(
            bill_type=number.bill_type, issuer=number.issuer or None, bill_number=number.number,
            quantity=_quantity(release, bill, part) if lowest else None, unit=None,
            manifested_quantity=f"{quantity:08}" if lowest and isinstance(quantity, int) else None,
        )  # fmt: skip


def _quantity(release: Release, bill: FiledBill, part: SplitPart | None) -> int | None:
    """What is entered of the bill; of a split part in air what is aboard, else what is entered of it."""
    if part is None:
        return bill.quantity
    if release.file.filed.mode in AIR:
        return part.quantity
    entered = (one.quantity for one in bill.parts if (one.carrier, one.voyage) == (part.carrier, part.voyage))
    return next(entered, part.quantity)


def _conveyance(part: SplitPart, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """How a split part comes: SO50 has it for these alone (WO50 note 2, ACMQ-53)."""
    port = part.in_bond_port or part.port or manifest.get("port")
    return {
        "carrier": part.carrier or None, "voyage": part.voyage or None, "arrival_date": part.day,
        "arrival_port": port or None,
    }  # fmt: skip


def _in_bond(release: Release, bill: FiledBill, manifest: Mapping[str, Any]) -> Iterator[InBond]:
    """The movement that the filer names, where the bill or a part of it is under it (WO42, ACMQ-51)."""
    for one in transits(release.world, bill.key, manifest) if bill.in_bond and bill.manifested else ():
        if one.number == bill.in_bond and one.origin:
            yield InBond(
                in_bond_number=one.number, in_bond_type=one.sort, departure_port=one.origin,
                arrival_port=one.destination, created=one.created, arrived=one.arrived, quantity=one.quantity,
            )  # fmt: skip
            return
