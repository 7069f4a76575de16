"""The records of a cargo release filing, and how they are grouped."""

from __future__ import annotations

from formats.catair.cargo_release.bills import BillOfLading, Conveyance, Equipment, HigherBill, LowestBill
from formats.catair.cargo_release.header import AdditionalHeader, Contact, Header, Reference
from formats.catair.cargo_release.lines import (
    CommercialDescription,
    CurrentTariff,
    LineItem,
    PgaRecord,
    Tariff,
    ZoneStatus,
)
from formats.catair.cargo_release.parties import (
    HeaderParty,
    HeaderPartyAddress,
    HeaderPartyIdentifier,
    HeaderPartyPlace,
    LineParty,
    LinePartyAddress,
    LinePartyIdentifier,
    LinePartyPlace,
)
from formats.catair.cargo_release.security_filing import (
    FilingAddress,
    FilingContainer,
    FilingDeletion,
    FilingParty,
    FilingPlace,
    FilingReference,
    FilingSecondName,
    FilingSubmission,
)
from formats.group import Group

__all__ = [  # noqa: RUF022 - the order of the usage map
    "Header",
    "AdditionalHeader",
    "Contact",
    "LowestBill",
    "HigherBill",
    "Conveyance",
    "Equipment",
    "Reference",
    "HeaderParty",
    "HeaderPartyIdentifier",
    "HeaderPartyAddress",
    "HeaderPartyPlace",
    "LineItem",
    "ZoneStatus",
    "LineParty",
    "LinePartyIdentifier",
    "LinePartyAddress",
    "LinePartyPlace",
    "Tariff",
    "CurrentTariff",
    "CommercialDescription",
    "PgaRecord",
    "FilingSubmission",
    "FilingDeletion",
    "FilingReference",
    "FilingContainer",
    "FilingParty",
    "FilingSecondName",
    "FilingAddress",
    "FilingPlace",
    "Bill",
    "UnfinishedBill",
    "HeaderPartyGroup",
    "LinePartyGroup",
    "TariffGroup",
    "Line",
    "FilingPartyGroup",
    "SecurityFiling",
    "CargoRelease",
    "CargoReleaseUpdate",
    "CargoReleaseCancellation",
]

RECORDS = tuple(__all__)


class Bill(Group, rule="bill"):
    """A bill of lading: what it came under, the bill that is entered, how it came.

    `lowest` is missing where a filer left a master bill or in-bond number without the bill that belongs to it.
    """

    higher: tuple[HigherBill, ...]
    lowest: LowestBill | None
    conveyances: tuple[Conveyance, ...]
    equipment: tuple[Equipment, ...]

    @property
    def numbers(self) -> tuple[BillOfLading, ...]:
        """The bill's SE15 records, highest first."""
        return (*self.higher, self.lowest) if self.lowest is not None else self.higher


class UnfinishedBill(Group, rule="unfinished_bill"):
    """A master bill or in-bond number after which nothing follows: the bill that is entered is missing."""

    higher: tuple[HigherBill, ...]

    @property
    def numbers(self) -> tuple[BillOfLading, ...]:
        """The bill's SE15 records, highest first."""
        return self.higher


class HeaderPartyGroup(Group, rule="header_party"):
    """A party to the whole entry: its name or identifier, and its address."""

    party: HeaderParty
    identifiers: tuple[HeaderPartyIdentifier, ...]
    addresses: tuple[HeaderPartyAddress, ...]
    place: HeaderPartyPlace | None


class LinePartyGroup(Group, rule="line_party"):
    """A party to one line: its name or identifier, and its address."""

    party: LineParty
    identifiers: tuple[LinePartyIdentifier, ...]
    addresses: tuple[LinePartyAddress, ...]
    place: LinePartyPlace | None


class TariffGroup(Group, rule="tariff"):
    """A tariff number of a line, and the PGA data for it."""

    tariff: Tariff
    current: CurrentTariff | None
    pga: tuple[CommercialDescription | PgaRecord, ...]


class Line(Group, rule="line"):
    """A line of the entry."""

    item: LineItem
    zone: ZoneStatus | None
    parties: tuple[LinePartyGroup, ...]
    tariffs: tuple[TariffGroup, ...]


class FilingPartyGroup(Group, rule="filing_party"):
    """A party to the importer security filing."""

    party: FilingParty
    second_name: FilingSecondName | None
    addresses: tuple[FilingAddress, ...]
    place: FilingPlace | None


class SecurityFiling(Group, rule="security_filing"):
    """The importer security filing of a unified entry."""

    header: FilingSubmission | FilingDeletion
    references: tuple[FilingReference, ...]
    containers: tuple[FilingContainer, ...]
    parties: tuple[FilingPartyGroup, ...]


class CargoRelease(Group, rule="transaction"):
    """An entry as it is added or replaced: actions A and R."""

    header: Header
    additional: AdditionalHeader | None
    contact: Contact
    bills: tuple[Bill | UnfinishedBill, ...]
    references: tuple[Reference, ...]
    parties: tuple[HeaderPartyGroup, ...]
    lines: tuple[Line, ...]
    security_filing: SecurityFiling | None


class CargoReleaseUpdate(Group, rule="update"):
    """New bill, manifest, port or location data of an entry: action U."""

    header: Header
    additional: AdditionalHeader | None
    contact: Contact | None
    bills: tuple[Bill | UnfinishedBill, ...]
    references: tuple[Reference, ...]


class CargoReleaseCancellation(Group, rule="cancellation"):
    """An entry as it is cancelled: action D."""

    header: Header
    contact: Contact
    references: tuple[Reference, ...]
