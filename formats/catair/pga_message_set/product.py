"""OI and PG01 to PG10: the article, the agency that asks for it, and what the article is and is made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.catair.pga_message_set.detail import Detail
from formats.record import AN, A, C, M, N, Record, X, columns


class Description(Record, id="OI"):
    """PGA Commercial Description. PGA Message Set, July 2026, page 16."""

    description: str = columns(11, 80, X, M, title="commercial description", note="one for each HTS number")


class AgencyLine(Record, id="PG01"):
    """PGA Line, Agency, Product ID, Intended Use, Disclaimer. PGA Message Set, July 2026, page 17."""

    line_number: str = columns(5, 7, N, M, title="PGA line number", note="from 001 for each agency of an HTS number")
    agency: str = columns(8, 10, AN, M, title="government agency code", note="Appendix V")
    program: str = columns(11, 13, X, M, title="government agency program code", note="Appendix PGA")
    processing: str | None = columns(14, 16, AN, C, title="government agency processing code", note="Appendix PGA")
    image_submitted: str | None = columns(17, A, C, title="electronic image submitted", note="Appendix PGA")
    confidential: str | None = columns(18, A, C, codes=("Y",), title="confidential information indicator")
    product_id_qualifier: str | None = columns(
        19, 22, AN, C, title="globally unique product identification code qualifier", note="GTIN, UPC: Appendix PGA"
    )
    product_id: str | None = columns(23, 41, X, C, title="globally unique product identification code")
    intended_use: str | None = columns(42, 57, X, C, title="intended use code", note="Appendix R")
    intended_use_text: str | None = columns(
        58, 78, X, C, title="intended use description", note="required with 980.000, for other use"
    )
    correction: str | None = columns(79, X, C, title="correction indicator", note="Appendix PGA")
    disclaimer: str | None = columns(
        80, A, C, codes=("A", "B", "C", "D", "E", "F", "G"),
        note="why there is no data: A not regulated, B not required, C filed elsewhere, D on paper, E no wildlife, "
        "F made in the US, G little plant material",
    )  # fmt: skip


class Product(Detail, id="PG02"):
    """Product or Component Indicator and Codes. PGA Message Set, July 2026, page 22.

    One product for each PGA line, and any number of components after it.
    """

    item_type: str = columns(5, A, M, codes=("P", "C"), note="P product, C component")
    code_qualifier_1: str | None = columns(6, 9, AN, C, title="product code qualifier", note="Appendix PGA")
    code_1: str | None = columns(10, 28, X, C, title="product code number")
    code_qualifier_2: str | None = columns(29, 32, AN, C, title="product code qualifier")
    code_2: str | None = columns(33, 51, X, C, title="product code number")
    code_qualifier_3: str | None = columns(52, 55, AN, C, title="product code qualifier")
    code_3: str | None = columns(56, 74, X, C, title="product code number")


class Constituent(Detail, id="PG04"):
    """Constituent Element. PGA Message Set, July 2026, page 23."""

    active: str | None = columns(5, A, C, codes=("Y",), title="constituent active ingredient qualifier")
    name: str | None = columns(6, 56, X, C, title="name of the constituent element")
    quantity: Decimal | None = columns(57, 68, N, C, decimals=2, title="quantity of constituent element")
    unit: str | None = columns(69, 73, AN, C, title="unit of measure (constituent element)")
    percent: Decimal | None = columns(
        74, 80, N, C, decimals=4, title="percent of constituent element", note="100 is written 1000000"
    )


class ScientificName(Detail, id="PG05"):
    """Scientific Name and FWS Description. PGA Message Set, July 2026, page 25."""

    genus: str | None = columns(5, 26, X, C, title="scientific genus name")
    species: str | None = columns(27, 48, X, C, title="scientific species name")
    subspecies: str | None = columns(49, 66, X, C, title="scientific sub species name")
    species_code: str | None = columns(67, 73, AN, C, title="scientific species code", note="Appendix PGA")
    fws_description: str | None = columns(74, 80, AN, C, title="FWS description code", note="Appendix PGA")


class Source(Detail, id="PG06"):
    """Source Type, Country, Processing. PGA Message Set, July 2026, page 26."""

    source_type: str = columns(5, 7, AN, M, title="source type code", note="HRV under the Lacey Act; Appendix PGA")
    country: str | None = columns(8, 9, X, C, title="country code", note="XZ five or more, ZZ high seas")
    place: str | None = columns(10, 29, X, C, title="geographic location")
    start_date: date | None = columns(30, 37, N, C, form="MMDDCCYY", title="processing start date")
    end_date: date | None = columns(38, 45, N, C, form="MMDDCCYY", title="processing end date")
    processing_type: str | None = columns(46, 50, AN, C, title="processing type code", note="017 needs a description")
    processing: str | None = columns(51, 80, X, C, title="processing description")


class TradeName(Detail, id="PG07"):
    """Trade/Brand Name, Model, Item Identity. PGA Message Set, July 2026, page 28."""

    brand: str | None = columns(5, 39, X, C, title="trade name/brand name")
    model: str | None = columns(40, 54, X, C)
    manufactured: str | None = columns(
        55, 60, N, C, title="manufacture month and year", note="MMCCYY, month 00 where only the year is known"
    )
    identity_qualifier: str | None = columns(
        61, 63, AN, C, title="item identity number qualifier", note="VIN and others"
    )
    identity: str | None = columns(64, 80, X, C, title="item identity number")


class Identities(Detail, id="PG08"):
    """Additional Item Identity Numbers. PGA Message Set, July 2026, page 29. Of the kind that the PG07 names."""

    identity_1: str | None = columns(5, 21, X, C, title="item identity number")
    identity_2: str | None = columns(22, 38, X, C, title="item identity number")
    identity_3: str | None = columns(39, 55, X, C, title="item identity number")
    identity_4: str | None = columns(56, 72, X, C, title="item identity number")


class Characteristic(Detail, id="PG10"):
    """Commodity Characteristics. PGA Message Set, July 2026, page 30."""

    category_type: str | None = columns(5, 10, AN, C, title="category type code", note="Appendix PGA")
    category: str | None = columns(11, 15, AN, C, title="category code", note="Appendix PGA")
    qualifier: str | None = columns(16, 19, X, C, title="commodity qualifier code", note="Appendix PGA")
    characteristic_qualifier: str | None = columns(
        20, 23, AN, C, title="commodity characteristic qualifier", note="Appendix PGA"
    )
    text: str | None = columns(24, 80, X, C, title="commodity characteristic description")


class CommonName(Detail, id="PG17"):
    """Common Names. PGA Message Set, July 2026, page 33."""

    specific: str | None = columns(5, 34, X, C, title="common name (specific)")
    general: str | None = columns(35, 64, X, C, title="common name (general)")
    venomous: str | None = columns(65, A, C, codes=("Y", "N"), title="live venomous wildlife code")
    cartons: int | None = columns(66, 70, N, C, title="cartons containing wildlife")


class Hazard(Detail, id="PG18"):
    """Hazardous Material. PGA Message Set, July 2026, page 34."""

    un_code: str | None = columns(5, 14, AN, C, title="UN dangerous goods code")
    hazard_class: str | None = columns(15, 18, X, C, title="hazardous class code")
    waste_code: str | None = columns(19, 22, AN, C, title="EPA hazardous waste code")
    description: str | None = columns(23, 72, X, C, title="hazardous material description")
    packaging_group: str | None = columns(
        73, N, C, codes=("1", "2", "3"), title="packaging group code", note="1 great, 2 medium, 3 minor danger"
    )
