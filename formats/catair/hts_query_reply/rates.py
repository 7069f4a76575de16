"""W5 to WL: special rates by country, taxes and fees, further programs and agency flags of a tariff number."""

from __future__ import annotations

from decimal import Decimal

from formats.catair.hts_query_reply.numbers import Detail, split
from formats.record import C, N, X, columns


class Rates(Detail):
    """Special rates of a country or a program."""

    country: str | None = columns(13, 14, X, C, title="ISO country code", note="or program E, J, R")
    specific_rate: Decimal | None = columns(15, 26, N, C, decimals=8, title="specific special rate")
    ad_valorem_rate: Decimal | None = columns(27, 38, N, C, decimals=8, title="ad valorem special rate")
    other_rate: Decimal | None = columns(39, 50, N, C, decimals=8, title="other special rate")


class RatesAndFee(Rates):
    """Special rates of a country or a program, and a tax or fee on the article."""

    fee_class: str | None = columns(51, 53, X, C, title="tax fee class code", note="Appendix B")
    fee_computation: str | None = columns(54, X, C, title="tax fee computation code", note="Appendix F")
    fee_flag: str | None = columns(
        55, X, C, codes=("1", "2"), title="tax fee flag", note="1 required, 2 may be required"
    )
    fee_specific_rate: Decimal | None = columns(56, 67, N, C, decimals=8, title="tax fee specific rate")
    fee_ad_valorem_rate: Decimal | None = columns(68, 79, N, C, decimals=8, title="tax fee ad valorem rate")


class FirstRatesAndFee(RatesAndFee, id="W5"):
    """Country, Special Rates, Tax/Fee Data, first. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class SecondRatesAndFee(RatesAndFee, id="W6"):
    """Country, Special Rates, Tax/Fee Data, second. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class ThirdRatesAndFee(RatesAndFee, id="W7"):
    """Country, Special Rates, Tax/Fee Data, third. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class FourthRatesAndFee(RatesAndFee, id="W8"):
    """Country, Special Rates, Tax/Fee Data, fourth. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class FifthRatesAndFee(RatesAndFee, id="W9"):
    """Country, Special Rates, Tax/Fee Data, fifth. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class SixthRatesAndFee(RatesAndFee, id="WA"):
    """Country, Special Rates, Tax/Fee Data, sixth. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class SeventhRatesAndFee(RatesAndFee, id="WB"):
    """Country, Special Rates, Tax/Fee Data, seventh. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class EighthRatesAndFee(RatesAndFee, id="WC"):
    """Country, Special Rates, Tax/Fee Data, eighth. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class FurtherPrograms(Detail, id="WD"):
    """Additional SPI Codes. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""

    programs: str | None = columns(13, 44, X, C, title="SPI codes", note="the 15th to the 30th, two columns each")

    @property
    def program_codes(self) -> tuple[str, ...]:
        """The programs, one by one."""
        return split(self.programs, 2)


class FirstRates(Rates, id="WE"):
    """Country and Special Rates, first. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class SecondRates(Rates, id="WF"):
    """Country and Special Rates, second. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class ThirdRates(Rates, id="WG"):
    """Country and Special Rates, third. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class FourthRates(Rates, id="WH"):
    """Country and Special Rates, fourth. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class FifthRates(Rates, id="WI"):
    """Country and Special Rates, fifth. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class SixthRates(Rates, id="WJ"):
    """Country and Special Rates, sixth. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class SeventhRates(Rates, id="WK"):
    """Country and Special Rates, seventh. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""


class AgencyFlags(Detail, id="WL"):
    """PGA Indicator Codes. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79."""

    flags: str | None = columns(13, 72, X, C, title="PGA codes", note="up to twenty, three columns each: EP3, FS4")

    @property
    def agency_codes(self) -> tuple[str, ...]:
        """The agencies' flags, one by one."""
        return split(self.flags, 3)
