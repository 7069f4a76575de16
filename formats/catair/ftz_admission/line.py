"""Records 50 to 61: a line of goods."""

from __future__ import annotations

from decimal import Decimal

from formats.record import AN, A, C, M, N, O, Record, columns


class Line(Record, id="50"):
    """HTS Line (FT50). FTZ Admission v3.1.3, August 2026."""

    line_number: str = columns(
        3, 7, N, M, title="line item number", note="00001 upwards within a bill; the articles of a set share one"
    )
    hts_number: str = columns(8, 17, AN, M, title="harmonized tariff schedule number")
    spi: str | None = columns(18, AN, O, title="special programs indicator")
    spi_country: str | None = columns(19, 20, AN, O, title="SPI country")
    spi_secondary: str | None = columns(21, AN, O, codes=("X", "V", "F", "G", "H", "M"), title="SPI secondary")
    country_of_origin: str = columns(22, 23, AN, M, note="Canada by its province, never CA")
    quantity_1: Decimal = columns(24, 35, N, M, decimals=2)
    unit_1: str | None = columns(36, 38, AN, C, title="unit of measure 1")
    quantity_2: Decimal | None = columns(39, 50, N, O, decimals=2, note="zeros when there is none")
    unit_2: str | None = columns(51, 53, AN, O, title="unit of measure 2")
    quota_category: str | None = columns(54, 56, AN, O)
    prior_notice_disclaimed: str | None = columns(57, AN, O, codes=("Y",), title="PN disclaimer flag")


class LineValues(Record, id="51"):
    """HTS Line Values (FT51). FTZ Admission v3.1.3, August 2026."""

    weight: int = columns(3, 12, N, M)
    value: int = columns(13, 24, N, M, note="whole dollars")
    charges: int = columns(25, 34, N, M, note="whole dollars")
    zone_status: str = columns(
        35,
        A,
        M,
        codes=("P", "N", "D", "Z"),
        note="privileged foreign, non-privileged foreign, domestic, zone restricted",
    )
    harbor_fee: Decimal = columns(36, 43, N, M, decimals=2, title="harbor maintenance fee")
    existing_status: str | None = columns(
        44, A, C, codes=("N",), title="existing zone status", note="change of status only"
    )
    requested_status: str | None = columns(
        45, A, C, codes=("P", "Z"), title="requested zone status", note="change of status only"
    )
    affected_quantity: int | None = columns(46, 57, N, C, title="quantity to be affected", note="change of status only")
    inventory_unit: str | None = columns(58, 60, AN, C, title="inventory unit of measure", note="change of status only")


class LineReference(Record, id="60"):
    """Line Reference (FT60). FTZ Admission v3.1.3, August 2026. Every line needs its manufacturer (MID)."""

    description: str = columns(3, 47, AN, M)
    qualifier: str | None = columns(48, 50, AN, C, codes=("MID", "STL", "DIA", "ALU"), title="reference qualifier")
    reference: str | None = columns(51, 72, AN, C, title="reference ID")


class LineRemarks(Record, id="61"):
    """Line Remarks (FT61). FTZ Admission v3.1.3, August 2026."""

    remarks: str = columns(3, 80, AN, M)
