"""60 to 64 and 70 to 73: what was exported or destroyed, CBP's notice of it, and duty paid to Canada or Mexico."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.catair.drawback.manufacture import Imports
from formats.record import AN, SN, C, D, M, N, O, Record, X, columns, side_by_side


class Article(Record):
    """What 60 and 70 have alike. An article that was destroyed has neither a destination nor a bill of lading."""

    event: str = columns(3, AN, M, codes=("E", "D"), title="export/destroy indicator")
    hts_number: str = columns(4, 13, AN, M, justify="right", title="HTS number", note="HTS or Schedule B")
    quantity: Decimal | None = columns(14, 29, SN, M, decimals=4)
    unit: str = columns(30, 32, X, M, title="unit of measure code", note="of the HTS number")
    event_date: date = columns(33, 38, D, M, title="export/destroy date")
    notice_of_intent: str | None = columns(39, AN, C, codes=("Y",), title="notice of intent indicator")
    rights_waived: str | None = columns(
        40, AN, C, codes=("Y",), title="waiver to drawback claim rights", note="Y: a waiver is on file"
    )
    exporter: str = columns(41, 70, AN, M, title="name of exporter/destroyer")
    destination: str | None = columns(
        71, 72, AN, C, title="country of ultimate destination", note="FZ zone, FN foreign, FF outer space"
    )
    bill_of_lading: str | None = columns(
        73, AN, O, codes=("Y",), title="BOL indicator", note="Y: the unique identifier is a bill of AES"
    )
    carrier: str | None = columns(74, 77, AN, O, title="BOL carrier code")


class Description(Record):
    """What 61 and 71 have alike."""

    description: str = columns(3, 52, X, M, title="article description text")
    unique_identifier: str = columns(
        53, 80, AN, M, title="unique identifier number", note="bill of lading, invoice or other document"
    )


class ExportedArticle(Article, id="60"):
    """Export/Destroy Articles. Drawback v27, June 2025, page 62. Provisions 01-23 only."""


class ExportedDescription(Description, id="61"):
    """Export/Destroy Descriptions. Drawback v27, June 2025, page 64."""


class NoticeOfIntent(Record, id="62"):
    """Notice of Intent. Drawback v27, June 2025, page 65."""

    port_of_export: str | None = columns(3, 6, AN, C, title="intended port of export")
    examination: str | None = columns(
        7, AN, M, codes=("X",), title="examination/witness indicator", note="blank: waived"
    )
    place: str | None = columns(8, 37, AN, C, title="location of destruction", note="city and state")
    result: str | None = columns(
        38, AN, C, codes=("D", "N"), title="results of examination or witness of destruction",
        note="D discrepant, N not",
    )  # fmt: skip


class Officer(Record, id="63"):
    """Examination & Witness Record. Drawback v27, June 2025, page 66."""

    role: str = columns(3, AN, M, codes=("P", "E"), title="record indicator", note="P processor, E examiner")
    name: str = columns(4, 43, AN, M, title="name of CBP personnel")
    badge: str = columns(44, 55, AN, M, title="CBP personnel badge #")
    phone: str = columns(56, 65, AN, M, title="CBP personnel phone #")
    day: date = columns(66, 71, D, M, title="processing/examination date")


class ForeignDuty(Record, id="64"):
    """NAFTA/USMCA Coding Group. Drawback v27, June 2025, page 67.

    The country is printed 2S and must be CA or MX: it is of class AN.
    """

    entry_number: str = columns(3, 22, AN, M, note="of the entry in Canada or Mexico")
    entry_date: date = columns(23, 28, D, M)
    duty_paid: Decimal = columns(29, 38, SN, M, decimals=2, title="duty paid to foreign govt in local currency")
    exchange_rate: Decimal = columns(39, 48, SN, M, decimals=6, note="foreign currency to one US dollar")
    tariff_number_1: str = columns(49, 58, AN, M)
    tariff_number_2: str | None = columns(59, 68, AN, C)
    tariff_number_3: str | None = columns(69, 78, AN, C)
    country: str = columns(79, 80, AN, M, codes=("CA", "MX"), title="country of export")


class TfteaArticle(Article, id="70"):
    """TFTEA Export/Destroy Articles. Drawback v27, June 2025, page 68. Provisions 51-77 only, ten-digit numbers."""

    schedule_b: str | None = columns(
        78, AN, C, codes=("X",), title="schedule B code", note="X: the HTS number is of Schedule B"
    )


class TfteaDescription(Description, id="71"):
    """TFTEA Export/Destroy Descriptions. Drawback v27, June 2025, page 71."""


class ExportImports(Imports, id="72", items=side_by_side(15, "itin")):
    """Linking Export/Destroy to Import Articles. Drawback v27, June 2025, page 72."""


class ExportManufactures(Record, id="73", items=side_by_side(15, "mtin")):
    """Linking Export/Destroy to Manufactured/Produced Articles. Drawback v27, June 2025, page 74."""

    mtin_1: str | None = columns(3, 7, N, C)
    mtin_2: str | None = columns(8, 12, N, O)
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
