"""The records of an importer security filing, and how they are grouped.

The chapter is at hand as a public transcription (ISF-14 to 39).
"""

from __future__ import annotations

from formats.catair.importer_security_filing.parties import Address, Manufacturer, Party, Place, SecondName
from formats.catair.importer_security_filing.shipment import (
    BillOfLading,
    Equipment,
    ForeignDestination,
    Header,
    Reference,
    Shipment,
    Tariff,
)
from formats.group import Group

__all__ = [  # noqa: RUF022 - the order of the usage map
    "Header",
    "Shipment",
    "BillOfLading",
    "Reference",
    "Equipment",
    "Party",
    "Manufacturer",
    "SecondName",
    "Address",
    "Place",
    "Tariff",
    "ForeignDestination",
    "PartyGroup",
    "ManufacturerGroup",
    "Filing",
    "InTransitFiling",
    "FilingDeletion",
]

RECORDS = tuple(__all__)


class PartyGroup(Group, rule="party"):
    """A party, by its name and address or by a number."""

    party: Party
    second_name: SecondName | None
    addresses: tuple[Address, ...]
    place: Place | None


class ManufacturerGroup(Group, rule="manufacturer"):
    """A manufacturer or supplier, and the goods that come from it."""

    party: Manufacturer
    second_name: SecondName | None
    addresses: tuple[Address, ...]
    place: Place | None
    tariffs: tuple[Tariff, ...]


class Filing(Group, rule="filing"):
    """ISF-10: goods that are to be imported."""

    header: Header
    shipment: Shipment | None
    bills: tuple[BillOfLading, ...]
    references: tuple[Reference, ...]
    equipment: tuple[Equipment, ...]
    parties: tuple[PartyGroup, ...]
    manufacturers: tuple[ManufacturerGroup, ...]


class InTransitFiling(Group, rule="in_transit_filing"):
    """ISF-5: goods that stay on board (FROB), or move on in bond."""

    header: Header
    bills: tuple[BillOfLading, ...]
    references: tuple[Reference, ...]
    equipment: tuple[Equipment, ...]
    parties: tuple[PartyGroup, ...]
    tariffs: tuple[Tariff, ...]
    destination: ForeignDestination | None


class FilingDeletion(Group, rule="deletion"):
    """A filing that is taken back: its header with CBP's transaction number."""

    header: Header
