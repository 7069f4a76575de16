"""89 and 90: what is claimed in all, by class and by kind."""

from __future__ import annotations

from decimal import Decimal

from formats.catair.drawback.imports import CLASSES
from formats.record import AN, SN, C, M, N, Record, columns, side_by_side


class ClassTotals(Record, id="89", items=side_by_side(4, "class_code", "amount")):
    """Revenue Totals by Accounting Class Code. Drawback v27, June 2025, page 76."""

    class_code_1: str = columns(3, 5, N, M, codes=CLASSES, title="accounting class code (1)")
    amount_1: Decimal = columns(6, 16, SN, M, decimals=2, title="total amount (1)", note="never zero")
    class_code_2: str | None = columns(19, 21, AN, C, codes=CLASSES, title="accounting class code (2)")
    amount_2: Decimal | None = columns(22, 32, SN, C, decimals=2, title="total amount (2)")
    class_code_3: str | None = columns(35, 37, AN, C, codes=CLASSES, title="accounting class code (3)")
    amount_3: Decimal | None = columns(38, 48, SN, C, decimals=2, title="total amount (3)")
    class_code_4: str | None = columns(51, 53, AN, C, codes=CLASSES, title="accounting class code (4)")
    amount_4: Decimal | None = columns(54, 64, SN, C, decimals=2, title="total amount (4)")


class GrandTotals(Record, id="90"):
    """Revenue Totals. Drawback v27, June 2025, page 78. Zeros where nothing applies."""

    duty: Decimal | None = columns(3, 13, SN, C, decimals=2, title="grand total duty amount", note="364, 369")
    fees: Decimal | None = columns(
        15, 25, SN, C, decimals=2, title="grand total user fee amount", note="all classes but duty and tax"
    )
    tax: Decimal | None = columns(
        27, 37, SN, C, decimals=2, title="grand total IR tax amount", note="365, 374, 674, 675"
    )
