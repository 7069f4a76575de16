"""40 to 43: the imports that a claim rests on, and the duty, tax and fees claimed for each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.record import AN, SN, C, D, M, N, O, Record, X, columns

#: D destroyed, L laden as supplies, M mail, G government mail, V vessel or aircraft, E exported, X manufactured,
#: T manufactured and transferred or transferred only, F exported to a zone (page 40).
ACTIONS = ("D", "L", "M", "G", "V", "E", "X", "T", "F")

#: Page 49: the classes that every claim may have, and may be paid early.
DRAWBACK_CLASSES = ("364", "365", "369", "398", "399", "674", "675", "374")
#: Appendix D (page 101): the classes that claims under TFTEA may have besides.
TFTEA_CLASSES = (
    "053", "054", "055", "056", "057", "079", "090", "102", "103", "104", "105", "106", "107", "108", "109", "110",
    "039",
)  # fmt: skip
CLASSES = DRAWBACK_CLASSES + TFTEA_CLASSES


class ImportedLine(Record, id="40"):
    """Imports Entry Summary Details. Drawback v27, June 2025, page 40.

    A claim under 1313(d) rests on domestic tax and names no import entry (note 1).
    """

    action: str = columns(3, AN, M, codes=ACTIONS, title="action indicator", note="X, T: with a 50 and a ruling")
    filer_code: str | None = columns(6, 8, AN, C, title="entry filer code", note="of the import entry")
    entry_number: str | None = columns(11, 18, AN, C, justify="right", note="of the import entry")
    line_number: int | None = columns(19, 23, SN, C, title="CBP ES line#", note="required 51-56, 58-77")
    eligible: str | None = columns(
        24, AN, C, codes=("X",), title="drawback eligible/certificate of delivery (CD)", note="on file"
    )
    ruling: str | None = columns(
        25, 34, AN, C, justify="right", title="manufacture ruling number", note="9999999999 while it is pending"
    )
    basis: str | None = columns(
        37, 38, AN, C, codes=("01", "02", "03", "04", "05", "06", "07", "08"), title="basis of claim"
    )
    received_date: date | None = columns(39, 44, D, C, title="manuf date received", note="1313(b), core")
    used_date: date | None = columns(45, 50, D, C, title="manuf date used", note="1313(b), core")
    itin: str | None = columns(
        51, 55, N, C, title="import tracking identification number (ITIN)", note="sequential, unique in the claim"
    )
    accounting_method: str = columns(
        56, 57, N, M, codes=("00", "01", "02", "03", "04", "05", "06", "07", "08"),
        title="drawback accounting method code", note="Appendix E",
    )  # fmt: skip


class Classification(Record, id="41"):
    """Imports Classification. Drawback v27, June 2025, page 44."""

    hts_number: str = columns(
        3, 12, AN, M, justify="right", title="HTS number", note="as on the import line; core at least six digits"
    )
    description: str = columns(13, 62, X, M, title="article description text")


class ImportQuantity(Record, id="42"):
    """Import Quantity & UOM. Drawback v27, June 2025, page 46."""

    quantity: Decimal | None = columns(3, 18, SN, M, decimals=4, note="blank when there is none to report")
    unit: str = columns(19, 21, X, M, title="unit of measure code", note="of the import line, or Appendix C")
    allowable_quantity: Decimal | None = columns(22, 37, SN, C, decimals=4, title="allowable qty", note="1313(b) only")
    unit_value: Decimal | None = columns(38, 53, SN, M, decimals=4, title="entered (goods) value per unit")
    substituted_unit_value: Decimal | None = columns(
        54, 69, SN, C, decimals=4, title="substituted value per unit", note="where the lesser of both counts"
    )


class RevenueClaimed(Record, id="43"):
    """Import Revenue Claimed. Drawback v27, June 2025, page 49."""

    class_code: str = columns(3, 5, AN, M, codes=CLASSES, title="accounting class code", note="none with zero")
    amount: Decimal = columns(6, 13, SN, M, decimals=2, title="claim amount", note="US dollars, mostly 99 percent")
    calculated_amount: Decimal = columns(14, 21, SN, M, decimals=2, note="the most that may be claimed")
    adjusted_amount: Decimal | None = columns(
        22, 29, SN, O, decimals=2, title="adjusted claimed amount", note="paid later, on reconciliation or demand"
    )
    qualifier: str | None = columns(
        30, 31, AN, C, codes=("01",), title="qualifier indicator", note="01: 398 paid quarterly"
    )
