"""W1 to W4: a tariff number's dates, units, rates, flags and edits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.record import AN, C, D, M, N, Record, X, columns


def split(codes: object, width: int) -> tuple[str, ...]:
    """Codes that stand side by side in one element, each of `width` columns; none of an element without any."""
    if not isinstance(codes, str):
        return ()
    return tuple(code for at in range(0, len(codes), width) if (code := codes[at : at + width].strip()))


class Detail(Record):
    """What all details have in common: each repeats the tariff number, so those of a range may stand mixed."""

    tariff_number: str = columns(3, 12, X, M)


class Units(Detail, id="W1"):
    """Dates, Units, Description, Column 1 Specific Rate. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79.

    Rates have eight decimals: five percent is 000005000000.
    """

    tariff_number: str = columns(3, 12, AN, M)
    begin_date: date = columns(14, 19, D, M, title="record begin effective date")
    end_date: date = columns(20, 25, D, M, title="record end effective date")
    unit_count: int = columns(26, N, M, codes=("0", "1", "2", "3"), title="number of reporting units")
    unit_1: str | None = columns(27, 29, X, C, note="Appendix C; X: none required")
    unit_2: str | None = columns(30, 32, X, C)
    unit_3: str | None = columns(33, 35, X, C)
    duty_computation: str = columns(36, X, M, title="duty computation code", note="Appendix F; X: complex")
    description: str | None = columns(37, 66, X, C, title="commodity description")
    column_1_specific: Decimal | None = columns(67, 78, N, C, decimals=8, title="column 1 specific rate")
    base_rate: str | None = columns(79, X, C, codes=("B",), title="base rate indicator")


class ColumnRates(Detail, id="W2"):
    """Column 1/2 Rates and Flags. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""

    column_1_ad_valorem: Decimal | None = columns(13, 24, N, C, decimals=8, title="column 1 rate ad valorem")
    column_1_other: Decimal | None = columns(25, 36, N, C, decimals=8, title="column 1 rate other")
    column_2_specific: Decimal | None = columns(37, 48, N, C, decimals=8, title="column 2 rate specific")
    column_2_ad_valorem: Decimal | None = columns(49, 60, N, C, decimals=8, title="column 2 rate ad valorem")
    column_2_other: Decimal | None = columns(61, 72, N, C, decimals=8, title="column 2 rate other")
    countervailing: str | None = columns(73, X, C, codes=("1",), title="countervailing duty flag")
    additional_number: str | None = columns(
        74, X, C, codes=("R",), title="additional tariff number indicator", note="R: another may be required"
    )
    permit: str | None = columns(75, 76, AN, C, title="misc permit license indicator")


class Programs(Detail, id="W3"):
    """GSP Exclusions, AD Flag, Quota, Category, SPI. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""

    gsp_excluded: str | None = columns(13, 32, X, C, title="GSP excluded countries", note="up to ten, two columns each")
    antidumping: str | None = columns(48, X, C, codes=("1",), title="antidumping duty flag")
    quota: str | None = columns(49, X, C, codes=("1",), title="quota indicator")
    category: str | None = columns(50, 52, N, C, title="category number", note="textiles")
    programs: str | None = columns(
        53, 80, X, C, title="SPI codes", note="up to fourteen, two columns each; more of them in WD"
    )

    @property
    def excluded_countries(self) -> tuple[str, ...]:
        """The countries that the GSP leaves out, one by one."""
        return split(self.gsp_excluded, 2)

    @property
    def program_codes(self) -> tuple[str, ...]:
        """The programs, one by one."""
        return split(self.programs, 2)


class Edits(Detail, id="W4"):
    """Value/Quantity Edits, Date Restrictions, Origin Edit. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79.

    Bounds have five decimals. A restriction runs from one day of the year to another, MMDD.
    """

    value_edit: str | None = columns(13, 15, X, C, title="value edit code")
    value_low: Decimal | None = columns(16, 25, N, C, decimals=5, title="value low bounds")
    value_high: Decimal | None = columns(26, 35, N, C, decimals=5, title="value high bounds")
    restriction_1: str | None = columns(36, X, C, title="entry date restriction code 1")
    restriction_begin_1: str | None = columns(37, 40, N, C, title="begin restriction date 1", note="MMDD")
    restriction_end_1: str | None = columns(41, 44, N, C, title="end restriction date 1", note="MMDD")
    restriction_2: str | None = columns(45, X, C, title="entry date restriction code 2")
    restriction_begin_2: str | None = columns(46, 49, N, C, title="begin restriction date 2", note="MMDD")
    restriction_end_2: str | None = columns(50, 53, N, C, title="end restriction date 2", note="MMDD")
    origin_edit: str | None = columns(
        54, 55, X, C, title="ISO country of origin edit code", note="country, 01 column 1, 02 column 2"
    )
    quantity_edit: str | None = columns(58, 60, N, C, title="quantity edit code")
    quantity_low: Decimal | None = columns(61, 70, N, C, decimals=5, title="quantity edit low bounds")
    quantity_high: Decimal | None = columns(71, 80, N, C, decimals=5, title="quantity edit high bounds")
