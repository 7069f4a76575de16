"""The line items of an entry summary: the article, its invoices, parties, tariffs, and the data of other agencies."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.record import AN, SN, A, C, D, M, N, Record, X, columns, side_by_side

# AE Table 8, ESF-218.
PROGRAMS = (
    "A", "AU", "B", "B#", "BH", "C", "C#", "CA", "CL", "CO", "D", "E", "IL", "J", "J+", "JO", "JP", "K", "K#", "KR",
    "L", "L#", "MA", "MX", "N", "NP", "OM", "P", "PA", "PE", "P+", "R", "S", "S+", "SG", "W", "Y", "Z",
)  # fmt: skip


class LineHeader(Record, id="40"):
    """Line Item Header. CATAIR Entry Summary, July 2026, ESF-65.

    The claim code is printed 2AN, yet AE Table 8 lists B#, J+ and their like: it is read as X.
    """

    line_number: str = columns(
        5, 7, X, M, title="line item identifier", note="unique in the summary, any characters but *"
    )
    set_indicator: str | None = columns(
        8, AN, C, codes=("X", "V"), title="article set indicator", note="X heads a set, V is a component"
    )
    origin: str = columns(9, 10, X, M, title="country of origin code", note="ISO code, ** when unknown")
    export_country: str | None = columns(11, 12, AN, C, title="country of export code")
    export_date: date | None = columns(13, 18, D, C, title="date of exportation")
    textile_export_date: date | None = columns(19, 24, D, C, title="date of exportation (for textiles)")
    program: str | None = columns(
        25, 26, AN, C, reads=X, codes=PROGRAMS, title="trade agreement/special program claim code",
        note="printed AN, read as X",
    )  # fmt: skip
    charges: int | None = columns(27, 36, SN, C, title="charges amount", note="whole dollars, zero for none")
    port_of_lading: str | None = columns(37, 41, AN, C, title="foreign port of lading code")
    gross_weight: int | None = columns(
        42, 51, SN, C, title="gross shipping weight", note="kilograms, zero when not reported"
    )
    textile_category: str | None = columns(52, 54, N, C, title="category code (for textiles)")
    product_claim: str | None = columns(
        55, AN, C, codes=("C", "F", "G", "H", "M"), title="product claim code", note="C craft beverage"
    )
    related_party: str | None = columns(56, AN, C, codes=("Y", "N"), title="related party indicator")
    net_cost: str | None = columns(57, AN, C, codes=("Y",), title="NAFTA net cost indicator")
    fee_exemption: str | None = columns(
        58, AN, C, codes=("1", "2"), title="fee exemption code", note="1 cotton, 2 other agriculture"
    )
    non_reimbursement: str | None = columns(60, AN, C, codes=("Y",), title="AD case non-reimbursement statement")


class ZoneStatus(Record, id="41"):
    """FTZ Status Information. CATAIR Entry Summary, July 2026, ESF-72."""

    status: str = columns(
        3, AN, M, codes=("P", "N", "D"), title="FTZ merchandise status code",
        note="P privileged foreign, N non-privileged foreign, D domestic",
    )  # fmt: skip
    filing_date: date | None = columns(4, 9, D, C, title="privileged FTZ merchandise filing date")
    quantity: int = columns(10, 19, N, M, title="FTZ line item quantity", note="whole units, above zero")


class InvoiceReference(Record, id="42", items=side_by_side(4, "begin", "end")):
    """Invoice Line Reference Detail. CATAIR Entry Summary, July 2026, ESF-74."""

    supplier: str = columns(3, 17, AN, M, title="supplier ID code")
    invoice_number: str = columns(18, 34, X, M)
    begin_1: int = columns(36, 39, SN, M, title="invoice line range 1 - begin")
    end_1: int = columns(41, 44, SN, M, title="invoice line range 1 - end")
    begin_2: int | None = columns(46, 49, SN, C, title="invoice line range 2 - begin")
    end_2: int | None = columns(51, 54, SN, C, title="invoice line range 2 - end")
    begin_3: int | None = columns(56, 59, SN, C, title="invoice line range 3 - begin")
    end_3: int | None = columns(61, 64, SN, C, title="invoice line range 3 - end")
    begin_4: int | None = columns(66, 69, SN, C, title="invoice line range 4 - begin")
    end_4: int | None = columns(71, 74, SN, C, title="invoice line range 4 - end")


class Ruling(Record, id="43"):
    """Rulings Detail. CATAIR Entry Summary, July 2026, ESF-76."""

    ruling_type: str = columns(
        3, AN, M, codes=("C", "P", "R"), title="ruling type code",
        note="C pre-classification, P pre-approval, R binding ruling",
    )  # fmt: skip
    ruling_number: str | None = columns(9, 14, AN, C, note="without the letter before the numerals")


class CommercialDescription(Record, id="44"):
    """Commercial Description. CATAIR Entry Summary, July 2026, ESF-77."""

    text: str = columns(3, 72, X, M, title="commercial description text")


class ArticleParty(Record, id="47"):
    """Article Party. CATAIR Entry Summary, July 2026, ESF-78.

    The identifier is printed 15AN, yet usage note (f), ESF-137, has the parties C and S reported as NN-NNNNNNNss,
    NNN-NN-NNNN or YYDDPP-NNNNN: it is read as X.
    """

    party_type: str = columns(
        3, AN, M, codes=("M", "C", "S", "E"), title="article party type code",
        note="M manufacturer, C delivered to, S sold to, E foreign exporter",
    )  # fmt: skip
    number: str = columns(4, 18, AN, M, reads=X, title="article party identifier", note="hyphens in importer numbers")


class TariffDetail(Record, id="50", items=side_by_side(3, "quantity", "unit")):
    """Tariff/Value/Quantity Detail. CATAIR Entry Summary, July 2026, ESF-89."""

    hts_number: str = columns(3, 12, AN, M, title="HTS number", note="ten digits, or eight where it has no more")
    duty: Decimal = columns(14, 23, SN, M, decimals=2, title="duty amount")
    value: int = columns(25, 34, SN, M, title="value of goods amount", note="whole dollars")
    quantity_1: Decimal | None = columns(36, 47, SN, C, decimals=2, title="quantity (1)")
    unit_1: str | None = columns(
        48, 50, AN, M, title="unit of measure code (1)", note="blank where the tariff number has no quantity"
    )
    quantity_2: Decimal | None = columns(51, 62, SN, C, decimals=2, title="quantity (2)")
    unit_2: str | None = columns(63, 65, AN, C, title="unit of measure code (2)")
    quantity_3: Decimal | None = columns(66, 77, SN, C, decimals=2, title="quantity (3)")
    unit_3: str | None = columns(78, 80, AN, C, title="unit of measure code (3)")


class SanctionDisclaimer(Record, id="SE60"):
    """Cargo HTS Additional Detail. CATAIR Entry Summary, July 2026, ESF-91."""

    disclaimed: str | None = columns(5, A, C, codes=("Y",), title="sanction disclaim indicator")


class CurrentTariff(Record, id="SE61"):
    """FTZ Privileged Foreign Status Additional Detail. CATAIR Entry Summary, July 2026, ESF-92."""

    hts_number: str = columns(5, 14, AN, M, title="current HTS number for PF status merchandise")


class AgencyDescription(Record, id="OI"):
    """PGA Commercial Description. CATAIR Entry Summary, July 2026, ESF-93.

    The text is printed 70AN here and 70X in the PGA Message Set chapter, whose record it is: it is read as X.
    """

    text: str = columns(11, 80, AN, M, reads=X, title="commercial description text", note="chapter 08 prints X")


class PgaRecord(Record, id="PG"):
    """A record of the PGA message set, uncut. CATAIR Entry Summary, July 2026, ESF-25.

    The records PG00 to PG60 have a chapter and a hierarchy of their own; a reader of its own takes them from here.
    """

    text: str = columns(3, 80, X, M, title="PGA record number and data")


class Visa(Record, id="51"):
    """Standard Visa Information. CATAIR Entry Summary, July 2026, ESF-94."""

    visa_number: str = columns(
        3, 11, AN, M, title="standard visa number", note="last digit of the year, ISO country, six numerals"
    )


class License(Record, id="52"):
    """License/Certificate/Permit Detail. CATAIR Entry Summary, July 2026, ESF-95."""

    license_type: str = columns(
        3, 4, AN, M, codes=tuple(f"{number:02}" for number in range(1, 32)),
        title="license/certificate/permit type code", note="15 is dead, 20 and 24 are not in use",
    )  # fmt: skip
    license_number: str = columns(5, 14, X, M, title="license/certificate/permit number")


class AdCvdCase(Record, id="53"):
    """AD/CVD Case Detail. CATAIR Entry Summary, July 2026, ESF-98."""

    case_number: str = columns(3, 12, AN, M)
    claim: str = columns(13, AN, M, codes=("B", "C"), title="bond/cash claim code", note="B bond, C cash deposit")
    rate: Decimal = columns(14, 21, SN, M, decimals=2, title="case deposit rate", note="percent, or dollars a unit")
    rate_type: str = columns(
        22, AN, M, codes=("A", "S"), title="case rate type qualifier code", note="A ad valorem, S specific"
    )
    value: int | None = columns(25, 34, SN, C, title="AD/CVD value of goods amount", note="whole dollars")
    quantity: Decimal | None = columns(35, 46, SN, C, decimals=4, title="AD/CVD quantity")
    duty: Decimal = columns(47, 56, SN, M, decimals=2, title="AD/CVD duty amount")
    declaration: str | None = columns(57, 66, AN, C, title="AD/CVD non-reimbursement declaration identifier")
