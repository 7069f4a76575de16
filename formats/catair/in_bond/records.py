"""The records of an in-bond filing, and how they are grouped. On the wire QP10 is 10."""

from __future__ import annotations

from formats.catair.in_bond.bill import BillDetails, BillOfLading, NotifyParties, Reference
from formats.catair.in_bond.cargo import Container, Description, Hazard, HazardText, Marks, Tariff
from formats.catair.in_bond.header import Conveyance, Header
from formats.catair.in_bond.parties import (
    Consignee,
    ConsigneeAddress,
    ConsigneePhone,
    NotifyParty,
    NotifyPartyAddress,
    NotifyPartyPhone,
    Shipper,
    ShipperAddress,
    ShipperPhone,
)
from formats.group import Group

__all__ = [  # noqa: RUF022 - the order of the usage map
    "Header",
    "Conveyance",
    "BillOfLading",
    "NotifyParties",
    "Reference",
    "BillDetails",
    "Shipper",
    "ShipperAddress",
    "ShipperPhone",
    "Consignee",
    "ConsigneeAddress",
    "ConsigneePhone",
    "NotifyParty",
    "NotifyPartyAddress",
    "NotifyPartyPhone",
    "Container",
    "Tariff",
    "Description",
    "Marks",
    "Hazard",
    "HazardText",
    "ShipperGroup",
    "ConsigneeGroup",
    "NotifyPartyGroup",
    "HazardGroup",
    "ContainerGroup",
    "ManifestGroup",
    "Bill",
    "InBond",
    "BillDeletion",
    "InBondDeletion",
]

RECORDS = tuple(__all__)


class ShipperGroup(Group, rule="shipper"):
    """The foreign shipper of a bill."""

    shipper: Shipper
    address: ShipperAddress | None
    phone: ShipperPhone | None


class ConsigneeGroup(Group, rule="consignee"):
    """The consignee of a bill."""

    consignee: Consignee
    address: ConsigneeAddress | None
    phone: ConsigneePhone | None


class NotifyPartyGroup(Group, rule="notify_party"):
    """A party that the bill says to notify."""

    party: NotifyParty
    address: NotifyPartyAddress | None
    phone: NotifyPartyPhone | None


class HazardGroup(Group, rule="hazard"):
    """One hazardous commodity of a container."""

    hazard: Hazard
    texts: tuple[HazardText, ...]


class ContainerGroup(Group, rule="container"):
    """A container, or the cargo in none. `cargo` keeps tariff numbers, descriptions and marks in the filer's order."""

    container: Container
    cargo: tuple[Tariff | Description | Marks, ...]
    hazards: tuple[HazardGroup, ...]

    @property
    def pieces(self) -> int:
        """The container's quantity: CBP adds up the piece counts (INB-47, note 1)."""
        counts = (part.piece_count for part in self.cargo if isinstance(part, Description))
        return sum(count for count in counts if isinstance(count, int))


class ManifestGroup(Group, rule="manifest"):
    """What a carrier would have reported of the bill: QP Long only."""

    details: BillDetails
    shipper: ShipperGroup
    consignee: ConsigneeGroup
    notify_parties: tuple[NotifyPartyGroup, ...]
    containers: tuple[ContainerGroup, ...]


class Bill(Group, rule="bill"):
    """A bill of lading of the movement."""

    bill: BillOfLading
    notify: NotifyParties | None
    references: tuple[Reference, ...]
    manifest: ManifestGroup | None


class InBond(Group, rule="transaction"):
    """An in-bond movement as it is added or replaced: action A, QP Long and QP Short."""

    header: Header
    conveyance: Conveyance | None
    bills: tuple[Bill, ...]


class BillDeletion(Group, rule="bill_deletion"):
    """Bills that leave an in-bond movement: action B."""

    header: Header
    bills: tuple[BillOfLading, ...]


class InBondDeletion(Group, rule="deletion"):
    """An in-bond movement that is taken back whole: action D."""

    header: Header
