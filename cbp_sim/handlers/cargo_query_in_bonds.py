"""WS4, WS5, WSC: what a status query says of an in-bond movement. Sequences: ACMQ-18 to ACMQ-20."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.echoes import fitting, written
from cbp_sim.handlers import cargo_query_bills as bills
from cbp_sim.lifecycle.in_bond import STATUSES, MovedBill, Movement, bills_on_file
from formats.catair.cargo_manifest_entry_status_query_reply.cargo import (
    BillInBond,
    Location,
    UpdatedInBond,
)
from formats.record import Record

#: What stands for no date in a WS5 (ACMQ-33).
_NO_DATE = "000000"


def in_bond_status(movement: Movement, most: int | None) -> Iterator[Record]:
    """A movement as it stands: as a whole where something was told of it as a whole, else bill by bill."""
    found = bills_on_file(movement)
    if not found:
        return
    first = found[0][1]
    yield bills.conveyance(first)
    yield Location(trip=None, location=None)
    if bills.is_air(first):
        for at, (_, bill) in enumerate(found):
            yield bills.waybill(movement.world, bill, movement)
            if at == 0:
                yield from bills.happenings(movement.world, bill, most)
                yield from bills.amended(bill)
                yield from bills.ports(bill, movement)
        return
    if movement.file.at_its_level:
        yield _whole(movement)
    for moved, bill in found:
        yield bills.manifested(movement.world, bill, movement.number)
        if not movement.file.at_its_level:
            yield _of_bill(movement, moved)
    yield from bills.amended(first)
    yield from bills.ports(first, movement)


def _whole(movement: Movement) -> Record:
    told = {
        "status": STATUSES[movement.state], "arrived": bills.day(movement.file.arrived_on),
        "exported": bills.day(movement.file.exported_on), "in_bond_type": movement.file.in_bond_type,
    }  # fmt: skip
    return written(UpdatedInBond, fitting(UpdatedInBond, told))


def _of_bill(movement: Movement, bill: MovedBill) -> Record:
    state = "exported" if bill.done("export") else "arrived" if bill.done("arrive") else movement.state
    told = {
        "status": STATUSES[state], "arrival_date": bills.day(movement.file.arrived_on) or _NO_DATE,
        "export_date": bills.day(movement.file.exported_on) or _NO_DATE, "in_bond_type": movement.file.in_bond_type,
    }  # fmt: skip
    return written(BillInBond, fitting(BillInBond, told))
