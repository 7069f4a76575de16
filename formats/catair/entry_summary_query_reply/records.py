"""The records of an answer to an entry summary query in the order of the map, and the groupings they make."""

from __future__ import annotations

from formats.catair.entry_summary.cargo import BillOfLading, CargoReference, ManifestDetail, Trip
from formats.catair.entry_summary.declarations import (
    AdCvdCertification,
    AluminumExclusion,
    AluminumSmeltAndCast,
    AnyDeclaration,
    AutoPartsLicense,
    BifacialCertification,
    CopperSmeltAndCast,
    CraneCertification,
    Declaration,
    KoreanSteelCertificate,
    SoftwoodLumber,
    SteelExclusion,
    SteelMeltAndPour,
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
    InvoiceReference,
    License,
    LineHeader,
    Ruling,
    TariffDetail,
    Visa,
)
from formats.catair.entry_summary.records import Invoice
from formats.catair.entry_summary.revenue import CensusOverrides, LineFee, LineReasons, OtherRevenue, RevenueTax
from formats.catair.entry_summary.totals import AdCvdTotals, FeeTotals, GrandTotals
from formats.catair.entry_summary_query_reply.accounts import (
    Bill,
    BondData,
    ClassAmount,
    Collection,
    NoBill,
    NoBond,
    NoCollection,
    NoSuretyBill,
    Protest,
    QueryCondition,
    SuretyBill,
)
from formats.catair.entry_summary_query_reply.detail import LineNumber, ReturnedCraftBeverage, ReturnedZoneStatus
from formats.catair.entry_summary_query_reply.summary import (
    CriteriaHeader,
    Estimate,
    Liquidation,
    StatementData,
    SummaryHeader,
    SummaryState,
    SummaryStatus,
    Withdrawals,
)
from formats.group import Group

__all__ = [
    "RECORDS", "AdCvdCase", "AdCvdCertification", "AdCvdTotals", "AgencyDescription", "AluminumExclusion",
    "AluminumSmeltAndCast", "Answer", "AnyDeclaration", "ArticleParty", "AutoPartsLicense", "BifacialCertification",
    "Bill", "BillOfLading", "Bond", "BondData", "CargoReference", "CensusOverrides", "ClassAmount", "Collection",
    "CommercialDescription", "CopperSmeltAndCast", "CraneCertification", "CriteriaHeader", "Declaration", "Estimate",
    "Explanation", "FeeTotals", "GrandTotals", "Header", "HeaderContent", "HeaderFees", "HeaderReasons", "Invoice",
    "InvoiceReference", "KoreanSteelCertificate", "License", "LineFee", "LineHeader", "LineNumber", "LineReasons",
    "Liquidation", "ManifestDetail", "MissingDocuments", "NoBill", "NoBond", "NoCollection", "NoSuretyBill",
    "OtherRevenue", "Protest", "QueryCondition", "ReleaseDetail", "ReturnedCraftBeverage", "ReturnedLine",
    "ReturnedManifest", "ReturnedSummary", "ReturnedTariff", "ReturnedZoneStatus", "RevenueTax", "Ruling",
    "SoftwoodLumber", "StatementData", "SteelExclusion", "SteelMeltAndPour", "Summary", "SummaryHeader",
    "SummaryState", "SummaryStatus", "SuretyBill", "TariffDetail", "Trip", "Visa", "WarehouseWithdrawal",
    "Withdrawals",
]  # fmt: skip

#: The record classes in the order of the structure map, ESQ-23.
RECORDS = tuple(
    record.__name__
    for record in (
        CriteriaHeader, SummaryState, SummaryStatus, Liquidation, Estimate, SummaryHeader, Withdrawals, StatementData,
        BondData, NoBond, Protest, Bill, NoBill, Collection, NoCollection, ClassAmount, SuretyBill, NoSuretyBill,
        Header, HeaderContent, CargoReference, Trip, ManifestDetail, BillOfLading, WarehouseWithdrawal, Bond,
        ReleaseDetail, MissingDocuments, HeaderFees, HeaderReasons, Explanation, LineNumber, LineHeader,
        ReturnedZoneStatus, InvoiceReference, Ruling, CommercialDescription, ArticleParty, TariffDetail,
        AgencyDescription, Visa, License, AdCvdCase, AnyDeclaration, SoftwoodLumber, SteelExclusion, AluminumExclusion,
        KoreanSteelCertificate, ReturnedCraftBeverage, AdCvdCertification, AluminumSmeltAndCast, SteelMeltAndPour,
        BifacialCertification, CraneCertification, AutoPartsLicense, CopperSmeltAndCast, RevenueTax, OtherRevenue,
        LineFee, LineReasons, CensusOverrides, AdCvdTotals, FeeTotals, GrandTotals, QueryCondition,
    )
)  # fmt: skip


class ReturnedManifest(Group, rule="manifest"):
    """A manifested shipment as on file."""

    detail: ManifestDetail
    bills: tuple[BillOfLading, ...]


class ReturnedTariff(Group, rule="tariff"):
    """A tariff number of a line as on file."""

    detail: TariffDetail
    description: AgencyDescription | None


class ReturnedLine(Group, rule="line"):
    """A line as on file, after the number that ACE gave it. ESQ-53."""

    number: LineNumber
    header: LineHeader
    zone: ReturnedZoneStatus | None
    invoices: tuple[Invoice, ...]
    ruling: Ruling | None
    descriptions: tuple[CommercialDescription, ...]
    parties: tuple[ArticleParty, ...]
    tariffs: tuple[ReturnedTariff, ...]
    visa: Visa | None
    licenses: tuple[License, ...]
    cases: tuple[AdCvdCase, ...]
    declarations: tuple[Declaration, ...]
    tax: RevenueTax | None
    other_revenue: OtherRevenue | None
    fees: tuple[LineFee, ...]
    reasons: LineReasons | None
    overrides: CensusOverrides | None


class ReturnedSummary(Group, rule="detail"):
    """An entry summary as ACE last accepted it. ESQ-52."""

    header: Header
    content: HeaderContent | None
    cargo: CargoReference | None
    trip: Trip | None
    manifests: tuple[ReturnedManifest, ...]
    warehouse: WarehouseWithdrawal | None
    bonds: tuple[Bond, ...]
    releases: tuple[ReleaseDetail, ...]
    documents: MissingDocuments | None
    fees: HeaderFees | None
    reasons: HeaderReasons | None
    explanations: tuple[Explanation, ...]
    lines: tuple[ReturnedLine, ...]
    case_totals: AdCvdTotals | None
    fee_totals: tuple[FeeTotals, ...]
    grand_totals: GrandTotals


class Summary(Group, rule="summary"):
    """What CBP says of one entry summary. ESQ-23."""

    state: SummaryState
    status: SummaryStatus
    liquidation: Liquidation
    estimate: Estimate
    header: SummaryHeader
    withdrawals: Withdrawals
    statement: StatementData
    bonds: tuple[BondData | NoBond, ...]
    protests: tuple[Protest, ...]
    bills: tuple[Bill | NoBill, ...]
    collections: tuple[Collection | NoCollection, ...]
    class_amounts: tuple[ClassAmount, ...]
    surety_bills: tuple[SuretyBill | NoSuretyBill, ...]
    details: tuple[ReturnedSummary, ...]


class Answer(Group, rule="answer"):
    """CBP's answer to the query of a block. ESQ-23."""

    criterion: CriteriaHeader | None
    summaries: tuple[Summary, ...]
    conditions: tuple[QueryCondition, ...]
