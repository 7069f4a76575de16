"""What a line closes with: taxes, fees, sanction answers, reasons of a correction, and Census overrides."""

from __future__ import annotations

from decimal import Decimal

from formats.record import AN, SN, C, M, N, Record, columns, side_by_side

# AE Table 13, ESF-222.
TAX_CLASSES = ("016", "017", "018", "022")
# AE Table 6, ESF-217.
LINE_FEES = (
    "053", "054", "055", "056", "057", "079", "090", "102", "103", "104", "105", "106", "107", "108", "109", "110",
    "124", "125", "499", "501",
)  # fmt: skip
LINE_REASONS = tuple(f"L{number:02}" for number in range(1, 32))
# AE Tables 10 and 11, ESF-220. Which override goes with which warning is no matter of columns.
WARNINGS = ("27A", "27P", "27B", "27M", "27D", "27F", "27C", "28E", "27G", "27I", "27H", "27Q", "27J")
OVERRIDES = (*(f"{number:02}" for number in range(1, 28)), "49", "50", "51")
SANCTION_FIELDS = (
    "METHOD OF HARVEST", "VESSEL NAME", "VESSEL FLAG", "VESSEL IMO", "COUNTRY OF HARVEST", "COUNTRY OF MINING",
)  # fmt: skip


class RevenueTax(Record, id="60"):
    """IR Tax Information. CATAIR Entry Summary, July 2026, ESF-118."""

    tax_class: str = columns(3, 5, AN, M, codes=TAX_CLASSES, title="accounting class code")
    tax_amount: Decimal = columns(6, 15, SN, M, decimals=2, title="IR tax amount")


class OtherRevenue(Record, id="61"):
    """Other Revenue Information. CATAIR Entry Summary, July 2026, ESF-118."""

    revenue_class: str = columns(3, 5, AN, M, codes=("672",), title="accounting class code", note="672 coffee")
    revenue_amount: Decimal = columns(6, 15, SN, M, decimals=2, title="other revenue amount")


class LineFee(Record, id="62"):
    """Line User Fee Detail. CATAIR Entry Summary, July 2026, ESF-120."""

    fee_class: str = columns(3, 5, AN, M, codes=LINE_FEES, title="accounting class code")
    fee_amount: Decimal = columns(6, 13, SN, M, decimals=2, title="user fee amount")


class SanctionField(Record, id="SE62"):
    """Cargo Sanctions Record Identifier Detail. CATAIR Entry Summary, July 2026, ESF-121."""

    set_number: str = columns(5, 6, N, M, title="record ID", note="ties together the fields of one answer")
    record_type: str = columns(7, 16, AN, M, codes=("FSHNG INFO", "MINE INFO"))
    field_name: str = columns(17, 80, AN, M, codes=SANCTION_FIELDS)


class SanctionValue(Record, id="SE63"):
    """Cargo Sanctions Record Detail. CATAIR Entry Summary, July 2026, ESF-124."""

    field_value: str = columns(5, 80, AN, M)


class LineReasons(Record, id="63", items=side_by_side(5, "reason")):
    """PSC Line Reasons. CATAIR Entry Summary, July 2026, ESF-125."""

    reason_1: str = columns(3, 5, AN, M, codes=LINE_REASONS, title="PSC line reason code (1)")
    reason_2: str | None = columns(6, 8, AN, C, codes=LINE_REASONS, title="PSC line reason code (2)")
    reason_3: str | None = columns(9, 11, AN, C, codes=LINE_REASONS, title="PSC line reason code (3)")
    reason_4: str | None = columns(12, 14, AN, C, codes=LINE_REASONS, title="PSC line reason code (4)")
    reason_5: str | None = columns(15, 17, AN, C, codes=LINE_REASONS, title="PSC line reason code (5)")


class CensusOverrides(Record, id="CW02", items=side_by_side(7, "warning", "override")):
    """Census Warning Condition Override Information. CATAIR Entry Summary, July 2026, ESF-126."""

    warning_1: str = columns(10, 12, AN, M, codes=WARNINGS, title="census warning condition code (1)")
    override_1: str = columns(13, 14, AN, M, codes=OVERRIDES, title="override code (1)")
    warning_2: str | None = columns(15, 17, AN, C, codes=WARNINGS, title="census warning condition code (2)")
    override_2: str | None = columns(18, 19, AN, C, codes=OVERRIDES, title="override code (2)")
    warning_3: str | None = columns(20, 22, AN, C, codes=WARNINGS, title="census warning condition code (3)")
    override_3: str | None = columns(23, 24, AN, C, codes=OVERRIDES, title="override code (3)")
    warning_4: str | None = columns(25, 27, AN, C, codes=WARNINGS, title="census warning condition code (4)")
    override_4: str | None = columns(28, 29, AN, C, codes=OVERRIDES, title="override code (4)")
    warning_5: str | None = columns(30, 32, AN, C, codes=WARNINGS, title="census warning condition code (5)")
    override_5: str | None = columns(33, 34, AN, C, codes=OVERRIDES, title="override code (5)")
    warning_6: str | None = columns(35, 37, AN, C, codes=WARNINGS, title="census warning condition code (6)")
    override_6: str | None = columns(38, 39, AN, C, codes=OVERRIDES, title="override code (6)")
    warning_7: str | None = columns(40, 42, AN, C, codes=WARNINGS, title="census warning condition code (7)")
    override_7: str | None = columns(43, 44, AN, C, codes=OVERRIDES, title="override code (7)")
