"""The records of a drawback claim, and the groupings they make."""

from __future__ import annotations

from formats.catair.drawback.exports import (
    ExportedArticle,
    ExportedDescription,
    ExportImports,
    ExportManufactures,
    ForeignDuty,
    NoticeOfIntent,
    Officer,
    TfteaArticle,
    TfteaDescription,
)
from formats.catair.drawback.header import Bond, Header
from formats.catair.drawback.imports import Classification, ImportedLine, ImportQuantity, RevenueClaimed
from formats.catair.drawback.manufacture import (
    ManufacturedArticle,
    ManufacturedDescription,
    ManufactureImports,
    ManufactureSources,
)
from formats.catair.drawback.totals import ClassTotals, GrandTotals
from formats.group import Group

RECORDS = (
    "Header", "Bond", "ImportedLine", "Classification", "ImportQuantity", "RevenueClaimed", "ManufacturedArticle",
    "ManufacturedDescription", "ManufactureImports", "ManufactureSources", "ExportedArticle", "ExportedDescription",
    "NoticeOfIntent", "Officer", "ForeignDuty", "TfteaArticle", "TfteaDescription", "ExportImports",
    "ExportManufactures", "ClassTotals", "GrandTotals",
)  # fmt: skip


class ClassifiedArticle(Group, rule="classification"):
    """An imported article, and its quantities in up to three units."""

    classification: Classification
    quantities: tuple[ImportQuantity, ...]


class Import(Group, rule="import"):
    """A line of an import entry summary, and what is claimed for it."""

    line: ImportedLine
    classifications: tuple[ClassifiedArticle, ...]
    revenue: tuple[RevenueClaimed, ...]


class TaxImport(Import, rule="tax_import"):
    """Domestic tax that is claimed back: no import entry, and an article only if there is one to name."""


class Manufacture(Group, rule="manufacture"):
    """An article that was manufactured, and what it was made of."""

    article: ManufacturedArticle
    description: ManufacturedDescription
    imports: tuple[ManufactureImports, ...]
    sources: tuple[ManufactureSources, ...]


class Export(Group, rule="export"):
    """An article that was exported or destroyed, of a core claim."""

    article: ExportedArticle
    description: ExportedDescription


class Notice(Group, rule="notice"):
    """A notice of intent, and the CBP officers who processed and examined it."""

    notice: NoticeOfIntent
    officers: tuple[Officer, ...]


class TfteaExport(Group, rule="tftea_export"):
    """An article that was exported or destroyed, of a claim under TFTEA, and what it was made of."""

    article: TfteaArticle
    description: TfteaDescription
    imports: tuple[ExportImports, ...]
    manufactures: tuple[ExportManufactures, ...]


class Claim(Group, rule="transaction"):
    """A drawback claim."""

    header: Header
    bond: Bond | None
    imports: tuple[Import, ...]
    manufactures: tuple[Manufacture, ...]
    exports: tuple[Export, ...]
    notice: Notice | None
    foreign_duty: ForeignDuty | None
    tftea_exports: tuple[TfteaExport, ...]
    class_totals: tuple[ClassTotals, ...]
    totals: GrandTotals


class TaxClaim(Claim, rule="tax_claim"):
    """A claim under 1313(d), for domestic tax."""
