"""What happens to a bill, told: in its timeline, and to those who are notified of it (NS).

Whoever filed an in-bond movement of the bill names the parties (QP32), and the broker that the carrier named is told of
a bill without one (NS note 4, INB-18). Only filers with an account of this world get messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cbp_sim.clock import hhmmss, yymmdd
from cbp_sim.echoes import fitting, written
from cbp_sim.lifecycle.subjects import BILL_KIND, IN_BOND_KIND
from cbp_sim.manifest_codes import camir_codes
from cbp_sim.replies import Address, notification
from cbp_sim.store.rows import Thing, Timer
from cbp_sim.world import World
from formats.catair import in_bond_status as ns
from formats.catair.in_bond_status.records import BillStatus, BillStatusMore, ConveyanceHeader, InBondHeader
from formats.record import Record

_AIR = "AWB"


def broker_of(world: World, bill: Mapping[str, Any]) -> str:
    """The broker of a bill: the one that its carrier named, or the one that the policy has for all; "" for none."""
    return str(bill.get("broker") or world.policy.nominated_broker)


def tell_bill(
    world: World,
    key: str,
    event: str,
    *,
    state: str = "",
    actor: str = "CBP",
    codes: Sequence[str] = (),
    note: str = "",
    container: str = "",
) -> None:
    """Add a line to a bill's timeline, and notify of its dispositions. container: the one that they are about."""
    world.tell(key, event, state=state, actor=actor, codes=codes, note=note)
    bill = world.find(BILL_KIND, key)
    told = [code for code in codes if code in camir_codes()]
    if bill is None or not told:
        return
    moved = [thing for number in world.rows.linked_to(IN_BOND_KIND, key)
             if (thing := world.find(IN_BOND_KIND, number)) is not None]  # fmt: skip
    for movement in moved:
        for to in _parties(world, movement.data["parties"]):
            _send(world, to, [_in_bond(movement)], bill, told, _carrier(movement), note, container)
    broker = broker_of(world, bill.data)
    nominated = address_of_party(world, broker) if broker and not moved else None
    if nominated is not None:
        _send(world, nominated, [_conveyance(bill)], bill, told, "", note, container)


def address_of_party(world: World, code: str) -> Address | None:
    """Where a notify party NNNNXXXNN (port, filer, office) gets its messages; None for one without an account here."""
    port, filer, office = code[:4], code[4:7], code[7:9].strip()
    if not port.isdigit() or world.profile.filer(filer) is None:
        return None
    # An account that names the filer comes before one that takes everybody.
    accounts = [one for one in world.profile.accounts if filer in one.filers] or [
        one for one in world.profile.accounts if "*" in one.filers
    ]
    if not accounts:
        return None
    return Address(site=accounts[0].site, sender=accounts[0].id, port=port, filer=filer, office=office or None)


def _parties(world: World, codes: Sequence[str]) -> Iterator[Address]:
    seen = set()
    for code in codes:
        to = address_of_party(world, code)
        if to is not None and to not in seen:
            seen.add(to)
            yield to


def _send(
    world: World, to: Address, header: list[Record], bill: Thing, codes: Sequence[str], carrier: str, note: str,
    container: str,
) -> None:  # fmt: skip
    records: list[Record] = []
    for code in codes:
        status = [*header, _status(world, bill, code, carrier), *_more(world, bill, note, container)]
        ns.CHAPTER.arrange(status)
        records += status
    # The answer to what caused it goes out first.
    lines = notification(to, "NS", records, on=world.clock.today())
    world.later("news.send", bill.subject, data={"account": to.account, "application": "NS", "lines": lines})


class Ringer:
    """Rings the timers `news.*`."""

    def ring(self, timer: Timer, world: World) -> None:
        """Send what was written."""
        world.send(timer.data["account"], timer.data["application"], timer.data["lines"])


RINGER = Ringer()


def _in_bond(movement: Thing) -> Record:
    data = movement.data
    told = {
        "in_bond_type": data["in_bond_type"], "in_bond_number": movement.subject,
        "port_of_destination": data["destination"], "foreign_destination": data["foreign_destination"],
    }  # fmt: skip
    return written(InBondHeader, told)


def _conveyance(bill: Thing) -> Record:
    data = bill.data
    eta = str(data.get("eta") or "")
    told = {
        "conveyance_name": str(data.get("vessel") or ""), "voyage": str(data.get("voyage") or ""),
        "port": str(data.get("port") or ""), "arrival_date": eta[2:].replace("-", ""),
    }  # fmt: skip
    return written(ConveyanceHeader, told)


def _carrier(movement: Thing) -> str:
    return str(movement.data["carrier"])


def _status(world: World, bill: Thing, code: str, carrier: str) -> Record:
    issuer, _, number = bill.subject.partition("-")
    if issuer == _AIR:
        issuer, number = number[:3], number[3:]
    quantity = bill.data.get("quantity")
    told = {
        "disposition": code, "issuer": issuer, "bill_number": number,
        "quantity": f"{quantity if isinstance(quantity, int) else 0:010}",
        "action_date": yymmdd(world.clock.today()), "action_time": hhmmss(world.clock.now())[:4],
        "in_bond_carrier": carrier,
    }  # fmt: skip
    return written(BillStatus, fitting(BillStatus, told))


def _more(world: World, bill: Thing, note: str, container: str) -> Iterator[Record]:
    """NS40, where an entry or a container is concerned and the port is known."""
    port = str(bill.data.get("port") or "")
    entry = world.find("cargo_release", note) if note else None
    if port and (entry is not None or container):
        told: dict[str, Any] = {"port": port, "container_number": container}
        if entry is not None:
            told |= {"entry_type": entry.data["filed"]["entry_type"], "entry_number": note.replace("-", "")}
        yield written(BillStatusMore, fitting(BillStatusMore, told))
