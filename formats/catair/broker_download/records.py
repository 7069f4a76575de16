"""The records of a broker download, and how they are grouped."""

from __future__ import annotations

from formats.catair.broker_download.bill import (
    BillOfLading,
    BillOrigin,
    InBond,
    InBondExport,
    Party,
    PartyAddress,
    PartyContact,
    PartyPlace,
    Reference,
)
from formats.catair.broker_download.cargo import (
    Container,
    Description,
    Flashpoint,
    Hazard,
    HazardText,
    Marks,
    Tariff,
    Vehicle,
)
from formats.catair.broker_download.manifest import Amendment, Issuer, Manifest, ManifestReference, Port
from formats.catair.broker_download.status import (
    BillStatus,
    BillStatusMore,
    StatusContainer,
    StatusConveyance,
    StatusRemarks,
)
from formats.group import Group

__all__ = [  # noqa: RUF022 - the order of the usage map
    "Manifest",
    "ManifestReference",
    "Port",
    "Issuer",
    "Amendment",
    "BillOfLading",
    "BillOrigin",
    "Reference",
    "Party",
    "PartyAddress",
    "PartyPlace",
    "PartyContact",
    "InBond",
    "InBondExport",
    "Container",
    "Vehicle",
    "Tariff",
    "Description",
    "Marks",
    "Hazard",
    "Flashpoint",
    "HazardText",
    "StatusConveyance",
    "BillStatus",
    "BillStatusMore",
    "StatusRemarks",
    "StatusContainer",
    "PartyGroup",
    "InBondGroup",
    "HazardGroup",
    "ContainerGroup",
    "Bill",
    "Download",
    "StatusDetail",
    "Status",
]

RECORDS = tuple(__all__)


class PartyGroup(Group, rule="party"):
    """A party to the bill."""

    party: Party
    addresses: tuple[PartyAddress, ...]
    place: PartyPlace | None
    contact: PartyContact | None


class InBondGroup(Group, rule="in_bond"):
    """The bill's in-bond movement."""

    in_bond: InBond
    export: InBondExport | None


class HazardGroup(Group, rule="hazard"):
    """One hazardous commodity of a container."""

    hazard: Hazard
    flashpoint: Flashpoint | None
    texts: tuple[HazardText, ...]


class ContainerGroup(Group, rule="container"):
    """A container or other equipment. `cargo` keeps numbers, descriptions and marks in the carrier's order."""

    container: Container
    vehicles: tuple[Vehicle, ...]
    cargo: tuple[Tariff | Description | Marks, ...]
    hazards: tuple[HazardGroup, ...]


class Bill(Group, rule="bill"):
    """A bill of lading as its carrier reported it."""

    bill: BillOfLading
    origin: BillOrigin | None
    references: tuple[Reference, ...]
    parties: tuple[PartyGroup, ...]
    in_bond: InBondGroup | None
    containers: tuple[ContainerGroup, ...]


class Download(Group, rule="transaction"):
    """A bill, an amendment that takes one back or changes its quantity, or an amendment with the bill it adds."""

    manifest: Manifest
    reference: ManifestReference | None
    port: Port
    issuer: Issuer
    amendment: Amendment | None
    bill: Bill | None


class StatusDetail(Group, rule="status_detail"):
    """What became of one bill."""

    status: BillStatus
    more: BillStatusMore | None
    remarks: tuple[StatusRemarks, ...]
    containers: tuple[StatusContainer, ...]


class Status(Group, rule="status"):
    """A status notification of the bills on a conveyance."""

    conveyance: StatusConveyance
    details: tuple[StatusDetail, ...]
