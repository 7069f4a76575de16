"""WR1 to WN1: what a status query says of a bill of lading or an air waybill: its conveyance, and what happened to it.

Sequences: ACMQ-15 to ACMQ-17. What happened is read from the bill's timeline: the dispositions its carrier was sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cbp_sim.clock import eastern, hhmmss, mmddyy, parse_instant
from cbp_sim.echoes import fitting, written
from cbp_sim.handlers.cargo_query_entries import last
from cbp_sim.lifecycle.in_bond import STATUSES, Movement, movements_of
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.lifecycle.subjects import BILL_KIND
from cbp_sim.manifest_codes import camir, camir_codes
from cbp_sim.rules.manifest.cargo_query import DELETED, on_file
from cbp_sim.store.rows import Happening, Thing
from cbp_sim.world import World
from formats.catair.cargo_manifest_entry_status_query_reply.cargo import (
    AirTransaction,
    AirWaybill,
    AmendedQuantity,
    Conveyance,
    Location,
    ManifestedBill,
    PortsAndDates,
    Transaction,
)
from formats.record import Record

AIR = "AWB"
MODES = {"ocean": "1", "rail": "2", "truck": "3"}
#: What happens to a bill that its carrier's timeline names without a code. Inferred from the codes' own words.
_OF_EVENTS = {"bill arrived": "19"}
#: The record version whose house number stands at the left.
_VERSION = "1"


def bill_status(world: World, bill: Thing, most: int | None, *, release: Release | None = None) -> Iterator[Record]:
    """A bill as it stands, and the last `most` things that happened to it. release: the entry that was asked for."""
    yield conveyance(bill, release)
    yield Location(trip=None, location=None)
    moved: list[Movement | None] = [*latest_first(world, bill)] or [None]
    if is_air(bill):
        # One for each movement; what follows belongs to all of them.
        for movement in moved:
            yield waybill(world, bill, movement)
    else:
        for movement in moved:
            yield manifested(world, bill, movement.number if movement is not None else "")
    yield from happenings(world, bill, most)
    yield from amended(bill)
    for movement in moved:
        yield from ports(bill, movement)


def latest_first(world: World, bill: Thing) -> list[Movement]:
    """The movements of a bill, the latest first."""
    begun = [(world.rows.timeline(one.number)[0].number, one) for one in movements_of(world, bill.subject)]
    return [movement for _, movement in sorted(begun, key=lambda pair: -pair[0])]


def happenings(world: World, bill: Thing, most: int | None) -> Iterator[Record]:
    """The last `most` things that happened to a bill or waybill: WR5 or WSD."""
    for one, code in last(happened(world, bill), most):
        yield _of_waybill(one, code) if is_air(bill) else _of_bill(one, code, quantity_of(bill))


def related(world: World, bill: Thing) -> list[Thing]:
    """The houses of a master, the master of a house; those that are on file."""
    houses = world.rows.linked_to(BILL_KIND, bill.subject)
    keys = houses or [str(bill.data["master"])] if houses or "master" in bill.data else []
    return [found for key in keys if (found := on_file(world, key)) is not None]


def is_air(bill: Thing) -> bool:
    """Whether it is an air waybill, which has no issuer of its own."""
    return bill.subject.startswith(f"{AIR}-")


def quantity_of(bill: Thing) -> int | None:
    """The pieces on the manifest."""
    quantity = bill.data.get("quantity")
    return quantity if isinstance(quantity, int) else None


def happened(world: World, bill: Thing) -> list[tuple[Happening, str]]:
    """What happened to a bill since it came on file for the last time, as its carrier knows it: moment and code."""
    timeline = world.rows.timeline(bill.subject)
    began = max((at for at, one in enumerate(timeline) if one.state == DELETED), default=-1)
    found = []
    for one in timeline[began + 1 :]:
        own = _OF_EVENTS.get(one.event)
        codes = (*one.codes, *((own,) if own else ()))
        found += [(one, code) for code in codes if code in camir_codes() and (camir(code).air or not is_air(bill))]
    return found


def conveyance(bill: Thing, release: Release | None = None) -> Record:
    """WR1. What is not known of the conveyance stays blank, mandatory or not."""
    data, air = bill.data, is_air(bill)
    told = {
        "carrier": _text(data, "carrier")[: 3 if air else 4],
        "conveyance": "" if data.get("mode") == "truck" else _text(data, "vessel"),
        "voyage": _text(data, "voyage"),
        "arrival_date": day(_text(data, "eta")),
    }
    if release is not None:
        filed = release.file.filed
        told |= {
            "port_of_entry": filed.port_of_entry or _text(data, "port"),
            "filer_code": release.file.filer,
            "entry_number": release.file.number.rjust(9),
            "entry_type": filed.entry_type,
            "importer": filed.importer,
        }
    return written(Conveyance, fitting(Conveyance, told))


def manifested(world: World, bill: Thing, in_bond: str = "") -> Record:
    """WR4: a simple or master bill in the master's columns, a house under its master."""
    data = bill.data
    issuer, number, master = _text(data, "issuer"), _text(data, "number"), _text(data, "master")
    above, _, master_number = master.partition("-")
    told = {
        "in_bond_number": in_bond,
        "bill_number": master_number or number,
        "house_number": number if master else "",
        "quantity": _number(quantity_of(bill), 8),
        "issuer": above or issuer,
        "house_issuer": issuer if master else "",
        "bill_type": "H" if master else "M" if world.rows.linked_to(BILL_KIND, bill.subject) else "0",
        "mode_of_transport": MODES[_text(data, "mode") or "ocean"],
    }
    if told["mode_of_transport"] == MODES["ocean"]:
        told["security_filing"] = "Y" if world.rows.linked_to("isf", bill.subject) else "N"
    return written(ManifestedBill, fitting(ManifestedBill, told))


def _of_bill(one: Happening, code: str, quantity: int | None) -> Record:
    on, time = _when(one)
    return Transaction(
        disposition_date=on, disposition_time=time[:4], disposition=code, narrative=camir(code).narrative,
        release_date=None, release_origin=None, quantity=quantity, sequence=None,
    )  # fmt: skip


def waybill(world: World, bill: Thing, movement: Movement | None) -> Record:
    """WSC: a master or simple waybill, or a house of one, with one of its movements."""
    data = bill.data
    house = _text(data, "master").partition("-")[2]
    quantity = _number(quantity_of(bill), 5)
    master = on_file(world, f"{AIR}-{house}") if house else None
    told = {
        "carrier": _text(data, "carrier")[:3],
        "flight": _text(data, "voyage").rjust(5, "0") if _text(data, "voyage") else "",
        "arrival_date": day(_text(data, "eta")),
        "air_waybill": house or _text(data, "number"),
        "quantity": _number(quantity_of(master), 5) if master is not None else "" if house else quantity,
        "house_air_waybill": _text(data, "number") if house else "",
        "house_quantity": quantity if house else "",
        "version": _VERSION,
    }
    if movement is not None:
        told |= {
            "in_bond_number": movement.number,
            "status": STATUSES[movement.state],
            "in_bond_type": movement.file.in_bond_type,
        }
    return written(AirWaybill, fitting(AirWaybill, told))


def _of_waybill(one: Happening, code: str) -> Record:
    on, time = _when(one)
    return AirTransaction(
        disposition_date=on, disposition_time=time, disposition=code, narrative=camir(code).narrative, number=None
    )  # fmt: skip


def amended(bill: Thing) -> Iterator[Record]:
    """WN0, where the carrier told another quantity than at first (ACMQ-42)."""
    if bill.data.get("amended"):
        house = "master" in bill.data
        quantity = quantity_of(bill)
        yield AmendedQuantity(quantity=None if house else quantity, house_quantity=quantity if house else None)


def ports(bill: Thing, movement: Movement | None = None) -> Iterator[Record]:
    """WN1, where the port of unlading is known."""
    file = movement.file if movement is not None else None
    port = _text(bill.data, "port") or (file.origin if file else "")
    if not port:
        return
    told = {"unlading_port": port}
    if movement is not None and file is not None:
        diverted = bool(file.diverted_from)
        told |= {
            "in_bond_number": movement.number,
            "in_bond_origin": file.origin,
            "in_bond_destination": file.diverted_from or file.destination,
            "diverted_destination": file.destination if diverted else "",
        }
    yield written(PortsAndDates, fitting(PortsAndDates, told))


def day(text: str) -> str:
    """A day that is kept as text, as six digits; "" for none."""
    return mmddyy(date.fromisoformat(text)) if text else ""


def _when(one: Happening) -> tuple[date, str]:
    at = parse_instant(one.at)
    return eastern(at).date(), hhmmss(at)


def _text(data: Any, name: str) -> str:
    return str(data.get(name) or "")


def _number(quantity: int | None, width: int) -> str:
    """A quantity in its columns; the most they hold, where it is more."""
    return "" if quantity is None else str(min(quantity, 10**width - 1)).rjust(width, "0")
