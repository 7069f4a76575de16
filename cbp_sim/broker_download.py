"""BD: a copy of a carrier's bill, sent to the broker that the carrier named. ACE Broker Download, draft of August 2024.

An original is a bill, a late nomination an amendment with the bill that it adds, a deletion or another quantity an
amendment alone (BD-8, note 1). Air cargo is for later (BD-12).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cbp_sim.bill_news import address_of_party, broker_of
from cbp_sim.clock import mmddyy
from cbp_sim.echoes import fitting, written
from cbp_sim.lifecycle.subjects import BILL_KIND
from cbp_sim.replies import notification
from cbp_sim.world import World
from formats.catair import broker_download
from formats.catair.broker_download.bill import BillOfLading, Party
from formats.catair.broker_download.cargo import Container, Description
from formats.catair.broker_download.manifest import Amendment, Issuer, Manifest, Port
from formats.record import Record

#: Modes by how a bill comes, without and with a container (1M, BD-12).
MODES = {"ocean": ("10", "11"), "rail": ("20", "21"), "truck": ("30", "30")}
COMPLETE, AMENDED = "W", "Y"
ADD, DELETE, REPLACE, REPLACE_QUANTITY = "A", "D", "M", "R"
#: What stands for no container, and for a description that the carrier did not give. Chosen by us.
NO_CONTAINER, NO_DESCRIPTION = "NC", "NOT STATED"
#: The kind of a number that is an ABI routing code (0N, BD-28).
ABI_ROUTE = "17"


def hear(world: World, key: str, event: str, before: Mapping[str, Any] | None) -> None:
    """A carrier told of a bill: its broker gets a copy of what is new. before: the bill as it was, if it was."""
    bill = world.find(BILL_KIND, key)
    if bill is None or key.startswith("AWB-") or event not in ("on_file", "deleted"):
        return
    broker = broker_of(world, bill.data)
    if not broker:
        return
    if event == "deleted":
        _send(world, key, bill.data, broker, DELETE)
    elif before is None:
        _send(world, key, bill.data, broker, "")
    elif broker_of(world, before) != broker:
        _send(world, key, bill.data, broker, ADD)
    elif bill.data.get("mode") == "truck":
        _send(world, key, bill.data, broker, REPLACE)
    elif before.get("quantity") != bill.data.get("quantity"):
        _send(world, key, bill.data, broker, REPLACE_QUANTITY)


def _send(world: World, key: str, bill: Mapping[str, Any], broker: str, action: str) -> None:
    to = address_of_party(world, broker)
    if to is None:
        world.tell(key, "nominated broker gets no messages", note=broker)
        return
    records = list(_records(bill, broker, action))
    broker_download.CHAPTER.arrange(records)
    lines = notification(to, "BD", records, on=world.clock.today())
    world.later("news.send", key, data={"account": to.account, "application": "BD", "lines": lines})
    world.tell(key, "broker download", codes=("94",), note=broker)


def _records(bill: Mapping[str, Any], broker: str, action: str) -> Iterator[Record]:
    mode, container = _text(bill, "mode") or "ocean", _text(bill, "container")
    issuer, number, house_issuer, house = _numbers(bill)
    port, eta = _text(bill, "port"), _text(bill, "eta")
    sequence = "" if mode == "truck" else "000001"
    yield _written(
        Manifest, carrier=_text(bill, "carrier"), mode_of_transport=MODES[mode][bool(container)],
        conveyance_name=_text(bill, "vessel"), trip="" if mode == "truck" else _text(bill, "voyage"),
        manifest_sequence=sequence, manifest_type=AMENDED if action else COMPLETE,
    )  # fmt: skip
    yield _written(Port, port_of_unlading=port, arrival_date=mmddyy(date.fromisoformat(eta)) if eta else "")
    yield _written(Issuer, issuer=issuer)
    if action:
        route = {"number_type": "ABI", "number": broker} if mode == "truck" else {}
        quantity = f"{bill.get('quantity') or 0:010}" if action == REPLACE_QUANTITY else ""
        yield _written(
            Amendment, carrier=_text(bill, "carrier"), port=port, action=action, bill_number=number,
            quantity=quantity, house_bill=house, house_issuer=house_issuer, **route,
        )  # fmt: skip
    if action in (DELETE, REPLACE_QUANTITY):
        return
    weight = bill.get("weight")
    pieces = bill.get("quantity")
    yield _written(
        BillOfLading, bill_number=number, port_of_lading=_text(bill, "lading"),
        manifest_quantity=f"{pieces:010}" if pieces and mode != "truck" else "",
        weight=f"{weight:010}" if weight and mode != "truck" else "",
        weight_unit="KG" if weight and mode != "truck" else "", bill_type="0", house_bill=house,
        house_issuer=house_issuer,
    )  # fmt: skip
    for role, name in (("SH", "shipper"), ("CN", "consignee")):
        if told := _text(bill, name):
            yield _written(Party, party=role, name=told)
    yield _written(Party, party="CB", number_type=ABI_ROUTE, number=broker)
    if container:
        yield _written(Container, initial=container[:4], equipment_number=container[4:], equipment_type="CN")
    else:
        yield _written(Container, equipment_number=NO_CONTAINER, equipment_type=NO_CONTAINER)
    yield _written(
        Description, piece_count=f"{pieces:010}" if pieces else "", description=_text(bill, "goods") or NO_DESCRIPTION
    )  # fmt: skip


def _numbers(bill: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """Issuer and number of the simple or master bill, then those of the house."""
    issuer, number, master = _text(bill, "issuer"), _text(bill, "number"), _text(bill, "master")
    if not master:
        return issuer, number, "", ""
    above, _, master_number = master.partition("-")
    return above, master_number, issuer, number


def _written(cls: type[Record], **told: str) -> Record:
    # What a carrier has not told stays blank, mandatory or not.
    return written(cls, fitting(cls, told))


def _text(bill: Mapping[str, Any], name: str) -> str:
    return str(bill.get(name) or "")
