"""PG25 to PG33: lots, packages, containers, quantities, inspections, vessels and routes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from formats.catair.pga_message_set.detail import Detail
from formats.record import AN, A, C, M, N, X, columns


class Lot(Detail, id="PG25"):
    """Temperature, Lot, PGA Line and Unit Value. PGA Message Set, July 2026, page 41."""

    temperature_qualifier: str | None = columns(
        5, A, C, codes=("A", "F", "R", "D", "H", "U", "P"),
        note="ambient, frozen, refrigerated, dry ice, fresh, uncontrolled, flashpoint",
    )  # fmt: skip
    degree: str | None = columns(6, A, C, codes=("F", "C", "K"), title="degree type")
    negative: str | None = columns(7, A, C, codes=("X",), title="negative number", note="X: below zero")
    temperature: Decimal | None = columns(8, 13, N, C, decimals=2, title="actual temperature")
    recorded_at: str | None = columns(
        14,
        A,
        C,
        codes=("A", "B", "C"),
        title="location of temperature recording",
        note="product, container, conveyance",
    )
    lot_qualifier: str | None = columns(
        15,
        AN,
        C,
        codes=("1", "2", "3", "4"),
        title="lot number qualifier",
        note="manufacturer, seller, grower, producer",
    )
    lot: str | None = columns(16, 40, X, C, title="lot number")
    start_date: date | None = columns(41, 48, N, C, form="MMDDCCYY", title="production start date of the lot")
    end_date: date | None = columns(49, 56, N, C, form="MMDDCCYY", title="production end date of the lot")
    line_value: int | None = columns(57, 68, N, C, title="PGA line value", note="whole US dollars")
    unit_value: Decimal | None = columns(69, 80, N, C, decimals=2, title="PGA unit value")


class Package(Detail, id="PG26"):
    """Packaging. PGA Message Set, July 2026, page 42. Up to six, from the outermost to the innermost.

    Columns 66-80 are printed as an element and called package filler: what fills the package.
    """

    level: str = columns(
        5, N, M, codes=("1", "2", "3", "4", "5", "6"), title="packaging qualifier", note="1 outermost, 6 innermost"
    )
    quantity: Decimal | None = columns(6, 17, N, C, decimals=2, note="of the level; the last is the base quantity")
    unit: str | None = columns(18, 22, X, C, title="unit of measure (packaging level)")
    marks: str | None = columns(23, 47, X, C, title="package identifier", note="marks and numbers, no lot number")
    method: str | None = columns(48, 50, AN, C, title="packaging method", note="Appendix B")
    material: str | None = columns(51, 65, X, C, title="package material")
    package_filler: str | None = columns(66, 80, X, C, note="hay, paper, plastic")


class Containers(Detail, id="PG27"):
    """Containers. PGA Message Set, July 2026, page 43."""

    container_1: str = columns(5, 24, AN, M, title="container number (equipment ID)")
    container_type_1: str | None = columns(
        25, N, C, codes=("1", "2"), title="type of container", note="1 refrigerated, 2 not"
    )
    length_1: int | None = columns(26, 27, N, C, title="container length", note="feet")
    container_2: str | None = columns(28, 47, AN, C, title="container number (equipment ID)")
    container_type_2: str | None = columns(48, N, C, codes=("1", "2"), title="type of container")
    length_2: int | None = columns(49, 50, N, C, title="container length")
    container_3: str | None = columns(51, 70, AN, C, title="container number (equipment ID)")
    container_type_3: str | None = columns(71, N, C, codes=("1", "2"), title="type of container")
    length_3: int | None = columns(72, 73, N, C, title="container length")


class CanSize(Detail, id="PG28"):
    """Can Dimensions and Package Tracking. PGA Message Set, July 2026, page 44."""

    dimension_1: str | None = columns(5, 8, N, C, title="can dimensions #1", note="inches, then sixteenths")
    dimension_2: str | None = columns(9, 12, N, C, title="can dimensions #2")
    dimension_3: str | None = columns(13, 16, N, C, title="can dimension #3")
    tracking_code: str | None = columns(17, 20, AN, C, title="package tracking number code", note="carrier, or ITN")
    tracking_number: str | None = columns(21, 70, AN, C, title="package tracking number")


class Quantities(Detail, id="PG29"):
    """Net/Gross Quantity. PGA Message Set, July 2026, page 45. A unit and its quantity require each other."""

    net_unit: str | None = columns(5, 7, AN, C, title="unit of measure (PGA line - net)")
    net_quantity: Decimal | None = columns(8, 19, N, C, decimals=2, title="commodity net quantity (PGA line - net)")
    gross_unit: str | None = columns(20, 22, AN, C, title="unit of measure (PGA line - gross)")
    gross_quantity: Decimal | None = columns(
        23, 34, N, C, decimals=2, title="commodity gross quantity (PGA line - gross)"
    )
    unit_net_unit: str | None = columns(35, 37, AN, C, title="unit of measure (individual unit - net)")
    unit_net_quantity: Decimal | None = columns(
        38, 49, N, C, decimals=2, title="commodity net quantity (individual unit - net)"
    )
    unit_gross_unit: str | None = columns(50, 52, AN, C, title="unit of measure (individual unit - gross)")
    unit_gross_quantity: Decimal | None = columns(
        53, 64, N, C, decimals=2, title="commodity gross quantity (individual unit - gross)"
    )


class Inspection(Detail, id="PG30"):
    """Inspection/Testing/Arrival. PGA Message Set, July 2026, page 48."""

    status: str = columns(
        5, A, M, codes=("R", "S", "P", "L", "N", "A", "I", "F"), title="inspection/laboratory testing status",
        note="requested, scheduled, performed, lab tested, not tested, arrival, location for inspection, from a zone",
    )  # fmt: skip
    day: date | None = columns(6, 13, N, C, form="MMDDCCYY", title="date of inspection, testing or arrival")
    time: str | None = columns(14, 17, N, C, title="time of inspection, testing or arrival", note="HHMM, 0001 to 2400")
    place_code: str | None = columns(18, 21, AN, C, title="inspection or arrival location code")
    place: str | None = columns(22, 71, X, C, title="inspection or arrival location")


class HarvestingVessel(Detail, id="PG31"):
    """Harvesting Vessel. PGA Message Set, July 2026, page 50."""

    characteristic_type: str = columns(
        5, 7, AN, M, title="commodity harvesting vessel characteristic type code", note="Appendix PGA"
    )
    characteristic: str = columns(8, 42, X, M, title="commodity harvesting vessel characteristic")
    unit: str | None = columns(43, 45, AN, C, title="unit of measure (conveyance)")
    net_weight: Decimal | None = columns(
        46, 55, N, C, decimals=2, title="harvested commodity net weight", note="kilograms"
    )


class Route(Detail, id="PG32"):
    """Commodity Routing. PGA Message Set, July 2026, page 51."""

    routing_type: str = columns(5, 7, AN, M, title="commodity routing type code", note="Appendix PGA")
    country: str | None = columns(8, 9, A, C, title="commodity routing country code")
    subunit_qualifier: str | None = columns(
        10, 12, AN, C, title="commodity political subunit of routing qualifier", note="Appendix PGA"
    )
    subunit_number: str | None = columns(13, 21, X, C, title="commodity political subunit of routing number")
    subunit_name: str | None = columns(22, 76, X, C, title="commodity political subunit of routing name")


class Area(Detail, id="PG33"):
    """Commodity Geographic Area. PGA Message Set, July 2026, page 52. A code or a name must be there."""

    code: str | None = columns(5, 13, X, C, title="commodity geographic area code", note="Appendix PGA")
    name: str | None = columns(14, 78, X, C, title="commodity geographic area name")
