"""The records of an entry summary in the order of the structure map, and the groupings they make."""

from __future__ import annotations

from formats.catair.entry_summary.cargo import (
    BillOfLading,
    CargoReference,
    Conveyance,
    CorrectionContact,
    Equipment,
    ManifestDetail,
    ReleaseReference,
    Trip,
)
from formats.catair.entry_summary.declarations import (
    AdCvdCertification,
    AluminumExclusion,
    AluminumSmeltAndCast,
    AnyDeclaration,
    AutoPartsLicense,
    BifacialCertification,
    CopperSmeltAndCast,
    CraftBeverage,
    CraneCertification,
    Declaration,
    KoreanSteelCertificate,
    SoftwoodLumber,
    SteelExclusion,
    SteelMeltAndPour,
)
from formats.catair.entry_summary.entities import (
    HeaderEntity,
    HeaderGlobalIdentifier,
    HeaderPartyDescription,
    HeaderPlace,
    HeaderStreetAddress,
    LineEntity,
    LineGlobalIdentifier,
    LinePartyDescription,
    LinePlace,
    LineStreetAddress,
)
from formats.catair.entry_summary.header import (
    Bond,
    Explanation,
    Header,
    HeaderContent,
    HeaderFees,
    HeaderReasons,
    MissingDocuments,
    ReleaseDetail,
    WarehouseWithdrawal,
)
from formats.catair.entry_summary.line import (
    AdCvdCase,
    AgencyDescription,
    ArticleParty,
    CommercialDescription,
    CurrentTariff,
    InvoiceReference,
    License,
    LineHeader,
    PgaRecord,
    Ruling,
    SanctionDisclaimer,
    TariffDetail,
    Visa,
    ZoneStatus,
)
from formats.catair.entry_summary.revenue import (
    CensusOverrides,
    LineFee,
    LineReasons,
    OtherRevenue,
    RevenueTax,
    SanctionField,
    SanctionValue,
)
from formats.catair.entry_summary.totals import AdCvdTotals, FeeTotals, GrandTotals
from formats.group import Group
from formats.record import Record

__all__ = [
    "RECORDS", "AdCvdCase", "AdCvdCertification", "AdCvdTotals", "AgencyDescription", "AluminumExclusion",
    "AluminumSmeltAndCast", "AnyDeclaration", "ArticleParty", "AutoPartsLicense", "BifacialCertification",
    "BillOfLading", "Bond", "CargoReference", "CensusOverrides", "CommercialDescription", "Conveyance",
    "CopperSmeltAndCast", "CorrectionContact", "CraftBeverage", "CraneCertification", "CurrentTariff",
    "Declaration", "Deletion", "EntrySummary", "Equipment", "Explanation", "FeeTotals", "Filing",
    "GrandTotals", "Header", "HeaderContent", "HeaderEntity", "HeaderFees", "HeaderGlobalIdentifier",
    "HeaderParty", "HeaderPartyDescription", "HeaderPlace", "HeaderReasons", "HeaderStreetAddress",
    "Invoice", "InvoiceReference", "KoreanSteelCertificate", "License", "Line", "LineEntity", "LineFee",
    "LineGlobalIdentifier", "LineHeader", "LineParty", "LinePartyDescription", "LinePlace", "LineReasons",
    "LineStreetAddress", "Manifest", "ManifestDetail", "MissingDocuments", "OtherRevenue", "PgaRecord",
    "ReleaseDetail", "ReleaseReference", "RevenueTax", "Ruling", "Sanction", "SanctionDisclaimer",
    "SanctionField", "SanctionValue", "SoftwoodLumber", "SteelExclusion", "SteelMeltAndPour", "Tariff",
    "TariffDetail", "Trip", "Visa", "WarehouseWithdrawal", "ZoneStatus",
]  # fmt: skip

#: The record classes in the order of the structure map, ESF-21 to ESF-25.
RECORDS = tuple(
    record.__name__
    for record in (
        Header, HeaderContent, CargoReference, CorrectionContact, Trip, ManifestDetail, BillOfLading, Conveyance,
        Equipment, WarehouseWithdrawal, Bond, ReleaseDetail, MissingDocuments, HeaderFees, HeaderReasons, Explanation,
        ReleaseReference, HeaderEntity, HeaderGlobalIdentifier, HeaderPartyDescription, HeaderStreetAddress,
        HeaderPlace, LineHeader, ZoneStatus, InvoiceReference, Ruling, CommercialDescription, ArticleParty, LineEntity,
        LineGlobalIdentifier, LinePartyDescription, LineStreetAddress, LinePlace, TariffDetail, SanctionDisclaimer,
        CurrentTariff, AgencyDescription, PgaRecord, Visa, License, AdCvdCase, AnyDeclaration, SoftwoodLumber,
        SteelExclusion, AluminumExclusion, KoreanSteelCertificate, CraftBeverage, AdCvdCertification,
        AluminumSmeltAndCast, SteelMeltAndPour, BifacialCertification, CraneCertification, AutoPartsLicense,
        CopperSmeltAndCast, RevenueTax, OtherRevenue, LineFee, SanctionField, SanctionValue, LineReasons,
        CensusOverrides, AdCvdTotals, FeeTotals, GrandTotals,
    )
)  # fmt: skip


class Manifest(Group, rule="manifest"):
    """A manifested shipment: its quantity and the numbers that identify it. ESF-21.

    Conveyances and equipment only serve a cargo release filing.
    """

    detail: ManifestDetail
    bills: tuple[BillOfLading, ...]
    conveyances: tuple[Conveyance, ...]
    equipment: tuple[Equipment, ...]


class HeaderParty(Group, rule="entity"):
    """A commercial party of the whole cargo release filing. ESF-21."""

    entity: HeaderEntity
    identifiers: tuple[HeaderGlobalIdentifier, ...]
    descriptions: tuple[HeaderPartyDescription, ...]
    addresses: tuple[HeaderStreetAddress, ...]
    place: HeaderPlace | None


class LineParty(Group, rule="line_entity"):
    """A commercial party of one line of the cargo release filing. ESF-23."""

    entity: LineEntity
    identifiers: tuple[LineGlobalIdentifier, ...]
    descriptions: tuple[LinePartyDescription, ...]
    addresses: tuple[LineStreetAddress, ...]
    place: LinePlace | None


class Invoice(Group, rule="invoice"):
    """An invoice of an electronic invoice claim, with the rulings and descriptions of its goods. ESF-23."""

    reference: InvoiceReference
    ruling: Ruling | None
    descriptions: tuple[CommercialDescription, ...]


class Tariff(Group, rule="tariff"):
    """A tariff number of a line: value, quantity, duty, and what other agencies ask about it. ESF-23, ESF-25."""

    detail: TariffDetail
    disclaimer: SanctionDisclaimer | None
    current: CurrentTariff | None
    descriptions: tuple[AgencyDescription, ...]
    pga: tuple[PgaRecord, ...]


class Sanction(Group, rule="sanction"):
    """A question of a sanction and its answer. ESF-24."""

    field: SanctionField
    answers: tuple[SanctionValue, ...]


class Line(Group, rule="line"):
    """A line item: one article, or one component of an article. ESF-23."""

    header: LineHeader
    zone: ZoneStatus | None
    invoices: tuple[Invoice, ...]
    ruling: Ruling | None
    descriptions: tuple[CommercialDescription, ...]
    parties: tuple[ArticleParty, ...]
    entities: tuple[LineParty, ...]
    pga: tuple[PgaRecord, ...]
    tariffs: tuple[Tariff, ...]
    visa: Visa | None
    licenses: tuple[License, ...]
    cases: tuple[AdCvdCase, ...]
    declarations: tuple[Declaration, ...]
    tax: RevenueTax | None
    other_revenue: OtherRevenue | None
    fees: tuple[LineFee, ...]
    sanctions: tuple[Sanction, ...]
    reasons: LineReasons | None
    overrides: CensusOverrides | None


class Filing(Group):
    """What AE transactions have in common. ESF-21."""

    header: Header
    content: HeaderContent | None
    cargo: CargoReference | None
    contact: CorrectionContact | None
    trip: Trip | None
    manifests: tuple[Manifest, ...]
    warehouse: WarehouseWithdrawal | None
    bonds: tuple[Bond, ...]
    releases: tuple[ReleaseDetail, ...]
    documents: MissingDocuments | None
    fees: HeaderFees | None
    reasons: HeaderReasons | None
    explanations: tuple[Explanation, ...]
    pga: tuple[PgaRecord, ...]
    references: tuple[ReleaseReference, ...]
    entities: tuple[HeaderParty, ...]
    lines: tuple[Line, ...]
    case_totals: AdCvdTotals | None
    fee_totals: tuple[FeeTotals, ...]
    grand_totals: GrandTotals | None


class EntrySummary(Filing, rule="transaction"):
    """An entry summary to be added or replaced."""


class Deletion(Filing, rule="deletion"):
    """A request to delete an entry summary: its header, and nothing else that CBP would allow."""

    @property
    def extraneous(self) -> tuple[Record, ...]:
        """The records that a deletion may not carry (condition B24)."""
        return tuple(self.records())[1:]
