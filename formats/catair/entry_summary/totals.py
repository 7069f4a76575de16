"""The totals of an entry summary."""

from __future__ import annotations

from decimal import Decimal

from formats.catair.entry_summary.header import HEADER_FEES
from formats.catair.entry_summary.revenue import LINE_FEES
from formats.record import AN, SN, C, M, N, Record, columns, side_by_side

FEES = (*HEADER_FEES, *LINE_FEES)


class AdCvdTotals(Record, id="88"):
    """AD/CVD Duty Totals. CATAIR Entry Summary, July 2026, ESF-128."""

    bonded_ad: Decimal | None = columns(3, 13, SN, C, decimals=2, title="total bonded AD duty amount")
    cash_ad: Decimal | None = columns(15, 25, SN, C, decimals=2, title="total cash deposit AD duty amount")
    bonded_cv: Decimal | None = columns(27, 37, SN, C, decimals=2, title="total bonded CV duty amount")
    cash_cv: Decimal | None = columns(39, 49, SN, C, decimals=2, title="total cash deposit CV duty amount")


class FeeTotals(Record, id="89", items=side_by_side(5, "fee_class", "fee_total")):
    """Fee Total Detail: up to five classes of fee. CATAIR Entry Summary, July 2026, ESF-129."""

    fee_class_1: str = columns(3, 5, N, M, codes=FEES, title="accounting class code (1)")
    fee_total_1: Decimal = columns(6, 16, SN, M, decimals=2, title="total fee amount (1)")
    fee_class_2: str | None = columns(17, 19, AN, C, codes=FEES, title="accounting class code (2)")
    fee_total_2: Decimal | None = columns(20, 30, SN, C, decimals=2, title="total fee amount (2)")
    fee_class_3: str | None = columns(31, 33, AN, C, codes=FEES, title="accounting class code (3)")
    fee_total_3: Decimal | None = columns(34, 44, SN, C, decimals=2, title="total fee amount (3)")
    fee_class_4: str | None = columns(45, 47, AN, C, codes=FEES, title="accounting class code (4)")
    fee_total_4: Decimal | None = columns(48, 58, SN, C, decimals=2, title="total fee amount (4)")
    fee_class_5: str | None = columns(59, 61, AN, C, codes=FEES, title="accounting class code (5)")
    fee_total_5: Decimal | None = columns(62, 72, SN, C, decimals=2, title="total fee amount (5)")


class GrandTotals(Record, id="90"):
    """Grand Totals. CATAIR Entry Summary, July 2026, ESF-131."""

    duty: Decimal | None = columns(3, 13, SN, C, decimals=2, title="grand total duty amount")
    fees: Decimal | None = columns(15, 25, SN, C, decimals=2, title="grand total user fee amount")
    tax: Decimal | None = columns(27, 37, SN, C, decimals=2, title="grand total IR tax amount")
    ad_duty: Decimal | None = columns(39, 49, SN, C, decimals=2, title="grand total AD duty amount")
    cv_duty: Decimal | None = columns(51, 61, SN, C, decimals=2, title="grand total CV duty amount")
    other_revenue: Decimal | None = columns(
        63, 73, SN, C, decimals=2, title="grand total other revenue amount", note="zero or blank for none"
    )
