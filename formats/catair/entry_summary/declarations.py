"""The importer's additional declarations: record 54, whose columns depend on the type of declaration."""

from __future__ import annotations

from decimal import Decimal

from formats.record import AN, SN, C, M, N, Record, X, columns

DECLARATION_TYPES = ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12")
TYPE = "importer's additional declaration type code"


class Declaration(Record):
    """What every record 54 has: the type of declaration."""

    declaration_type: str = columns(3, 4, AN, M, codes=DECLARATION_TYPES, title=TYPE)


class AnyDeclaration(Declaration, id="54"):
    """Importer's Additional Declaration Detail in general. CATAIR Entry Summary, July 2026, ESF-101.

    Takes the types that have no columns of their own: those that the chapter does not list.
    """

    information: str = columns(5, 80, X, M, title="importer's additional declaration information")


class SoftwoodLumber(Declaration, id="54", when={"declaration_type": "01"}):
    """Softwood Lumber Export Information. CATAIR Entry Summary, July 2026, ESF-102."""

    declaration_type: str = columns(3, 4, AN, M, constant="01", title=TYPE)
    declared: str = columns(5, AN, M, codes=("Y", "N"), title="softwood lumber declaration indicator")
    export_price: int = columns(6, 15, SN, M, title="softwood lumber export price", note="whole dollars")
    export_charges: int | None = columns(16, 25, SN, C, title="softwood lumber export charges", note="whole dollars")


class SteelExclusion(Declaration, id="54", when={"declaration_type": "02"}):
    """Product Exclusion Information, steel products. CATAIR Entry Summary, July 2026, ESF-103."""

    declaration_type: str = columns(3, 4, AN, M, constant="02", title=TYPE)
    exclusion: str = columns(5, 13, AN, M, title="product exclusion identifier", note="STL, SPR or STX and six digits")


class AluminumExclusion(Declaration, id="54", when={"declaration_type": "03"}):
    """Product Exclusion Information, aluminum products. CATAIR Entry Summary, July 2026, ESF-104."""

    declaration_type: str = columns(3, 4, AN, M, constant="03", title=TYPE)
    exclusion: str = columns(5, 13, AN, M, title="product exclusion identifier", note="ALU or APR and six digits")


class KoreanSteelCertificate(Declaration, id="54", when={"declaration_type": "04"}):
    """South Korean Export Steel Certificate. CATAIR Entry Summary, July 2026, ESF-105."""

    declaration_type: str = columns(3, 4, AN, M, constant="04", title=TYPE)
    certificate: str = columns(5, 13, AN, M, title="official certificate of exportation number")


class CraftBeverage(Declaration, id="54", when={"declaration_type": "05"}):
    """CBMA Product Detail. CATAIR Entry Summary, July 2026, ESF-106."""

    declaration_type: str = columns(3, 4, AN, M, constant="05", title=TYPE)
    controlled_group: str = columns(5, 14, X, M, title="controlled group name", note="XXXXXXXXXX since 2023")
    producer: str = columns(15, 32, X, M, title="foreign producer identifier", note="TTB-FP-XXXXXXX since 2023")
    producer_name: str = columns(33, 53, X, M, title="foreign producer name")
    allocation: Decimal = columns(54, 65, N, M, decimals=4, title="allocation quantity", note="zero since 2023")
    flavor_credit: str | None = columns(
        66, AN, M, codes=("Y",), title="flavor content credit indicator", note="spirits only, otherwise blank"
    )
    rate_designation: str = columns(67, 72, AN, M, title="CBMA rate designation code")
    tax_rate: Decimal = columns(73, 80, N, M, decimals=4, title="TTB tax rate (confirmation)")


class AdCvdCertification(Declaration, id="54", when={"declaration_type": "06"}):
    """AD/CVD Certification Designation. CATAIR Entry Summary, July 2026, ESF-110."""

    declaration_type: str = columns(3, 4, AN, M, constant="06", title=TYPE)
    designation: str = columns(5, 14, AN, M, constant="ADCVD CERT", title="AD/CVD certification designation")


class AluminumSmeltAndCast(Declaration, id="54", when={"declaration_type": "07"}):
    """Aluminum Smelt and Cast Country Detail. CATAIR Entry Summary, July 2026, ESF-111."""

    declaration_type: str = columns(3, 4, AN, M, constant="07", title=TYPE)
    primary_applies: str = columns(5, AN, M, codes=("Y", "N"), title="primary country of smelt applicability code")
    primary_smelt: str | None = columns(
        8, 9, AN, C, title="primary country of smelt code", note="UN when unknown, derivatives only"
    )
    secondary_applies: str = columns(10, AN, M, codes=("Y", "N"), title="secondary country of smelt applicability code")
    secondary_smelt: str | None = columns(
        13, 14, AN, C, title="secondary country of smelt code", note="UN when unknown, derivatives only"
    )
    cast: str = columns(15, 16, AN, M, title="country of cast code")


class SteelMeltAndPour(Declaration, id="54", when={"declaration_type": "08"}):
    """Steel Melt and Pour Country Detail. CATAIR Entry Summary, July 2026, ESF-113.

    The applicability code is printed 3S and carries OTH: it is AN.
    """

    declaration_type: str = columns(3, 4, AN, M, constant="08", title=TYPE)
    melt_and_pour: str | None = columns(5, 6, AN, C, title="country of melt and pour code")
    other: str | None = columns(
        7, 9, AN, C, codes=("OTH",), title="country of melt and pour applicability code",
        note="derivatives only, in place of the country",
    )  # fmt: skip


class BifacialCertification(Declaration, id="54", when={"declaration_type": "09"}):
    """201 Bifacial Certification Designation. CATAIR Entry Summary, July 2026, ESF-114."""

    declaration_type: str = columns(3, 4, AN, M, constant="09", title=TYPE)
    designation: str = columns(5, 17, AN, M, constant="201BIFAC CERT", title="201 bifacial certification designation")


class CraneCertification(Declaration, id="54", when={"declaration_type": "10"}):
    """301 Ship-to-Shore Crane Certification Designation. CATAIR Entry Summary, July 2026, ESF-115."""

    declaration_type: str = columns(3, 4, AN, M, constant="10", title=TYPE)
    designation: str = columns(
        5, 15, AN, M, constant="301STS CERT", title="301 ship-to-shore crane certification designation"
    )


class AutoPartsLicense(Declaration, id="54", when={"declaration_type": "11"}):
    """Auto Parts Offset License. CATAIR Entry Summary, July 2026, ESF-116."""

    declaration_type: str = columns(3, 4, AN, M, constant="11", title=TYPE)
    license_number: str = columns(5, 12, AN, M, title="auto parts offset license number", note="AANNNNNN")


class CopperSmeltAndCast(Declaration, id="54", when={"declaration_type": "12"}):
    """Copper Smelt and Cast Country Detail. CATAIR Entry Summary, July 2026, ESF-117."""

    declaration_type: str = columns(3, 4, AN, M, constant="12", title=TYPE)
    primary_smelt: str = columns(5, 7, AN, M, title="primary country of smelt code", note="ISO code or OTH")
    secondary_smelt: str | None = columns(10, 12, AN, C, title="secondary country of smelt code", note="or OTH")
    cast: str = columns(15, 17, AN, M, title="country of most recent cast code", note="ISO code or OTH")
