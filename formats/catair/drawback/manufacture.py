"""50 to 53: what was made of the imports, and the numbers that link articles to imports and to other articles."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.catair.drawback.imports import ACTIONS
from formats.record import AN, SN, C, D, M, N, O, Record, X, columns, side_by_side


class Imports(Record):
    """Fifteen import tracking numbers (ITIN), filled from the first on."""

    itin_1: str | None = columns(3, 7, N, C)
    itin_2: str | None = columns(8, 12, N, O)
    itin_3: str | None = columns(13, 17, N, O)
    itin_4: str | None = columns(18, 22, N, O)
    itin_5: str | None = columns(23, 27, N, O)
    itin_6: str | None = columns(28, 32, N, O)
    itin_7: str | None = columns(33, 37, N, O)
    itin_8: str | None = columns(38, 42, N, O)
    itin_9: str | None = columns(43, 47, N, O)
    itin_10: str | None = columns(48, 52, N, O)
    itin_11: str | None = columns(53, 57, N, O)
    itin_12: str | None = columns(58, 62, N, O)
    itin_13: str | None = columns(63, 67, N, O)
    itin_14: str | None = columns(68, 72, N, O)
    itin_15: str | None = columns(73, 77, N, O)


class ManufacturedArticle(Record, id="50"):
    """Manufactured/Produced Articles. Drawback v27, June 2025, page 54.

    A range of production dates takes two of them, for its first and its last day (note 2).
    """

    action: str = columns(3, AN, M, codes=ACTIONS, title="action indicator")
    ruling: str | None = columns(
        4, 13, AN, M, title="import manufacture ruling number", note="of one of the 40; 9999999999 while pending"
    )
    hts_number: str = columns(16, 25, AN, M, justify="right", title="HTS number", note="HTS or Schedule B")
    quantity: Decimal | None = columns(26, 41, SN, M, decimals=4)
    unit: str = columns(42, 44, X, M, title="unit of measure code", note="Appendix C")
    production_date: date = columns(45, 50, D, M)
    factory: str = columns(51, 80, AN, M, title="factory location", note="city and state")


class ManufacturedDescription(Record, id="51"):
    """Manufactured/Produced Descriptions. Drawback v27, June 2025, page 57."""

    description: str = columns(3, 52, X, M, title="article description text")
    ruling: str | None = columns(53, 62, AN, C, title="manufacture ruling number")
    mtin: str | None = columns(
        63, 67, N, C, title="manufactured tracking identification number (MTIN)",
        note="sequential, unique in the claim, never an ITIN",
    )  # fmt: skip


class ManufactureImports(Imports, id="52", items=side_by_side(15, "itin")):
    """Linking Import to Manufactured/Produced Article. Drawback v27, June 2025, page 58."""


class ManufactureSources(Record, id="53", items=side_by_side(15, "mtin")):
    """Linking Manufactured/Produced Articles to Source Manufactured Articles. Drawback v27, June 2025, page 60."""

    mtin_1: str | None = columns(3, 7, N, C)
    mtin_2: str | None = columns(8, 12, N, C)
    mtin_3: str | None = columns(13, 17, N, O)
    mtin_4: str | None = columns(18, 22, N, O)
    mtin_5: str | None = columns(23, 27, N, O)
    mtin_6: str | None = columns(28, 32, N, O)
    mtin_7: str | None = columns(33, 37, N, O)
    mtin_8: str | None = columns(38, 42, N, O)
    mtin_9: str | None = columns(43, 47, N, O)
    mtin_10: str | None = columns(48, 52, N, O)
    mtin_11: str | None = columns(53, 57, N, O)
    mtin_12: str | None = columns(58, 62, N, O)
    mtin_13: str | None = columns(63, 67, N, O)
    mtin_14: str | None = columns(68, 72, N, O)
    mtin_15: str | None = columns(73, 77, N, O)
