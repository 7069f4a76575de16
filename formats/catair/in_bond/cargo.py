"""Records 65 to 76: the containers of a bill that no carrier has reported, and what is in them."""

from __future__ import annotations

from formats.catair.in_bond.bill import WEIGHT_UNITS
from formats.record import AN, A, C, M, N, O, Record, X, columns

#: INB-51, note 2.
HAZARD_SYSTEMS = ("4", "6", "9", "A", "D", "E", "F", "I", "R", "U")


class Container(Record, id="65"):
    """Bill of Lading Container (QP65). In-bond amendment 51, April 2026, INB-44."""

    container_number: str = columns(3, 16, AN, M, note="NC for cargo in none; once each within a bill")
    seal_1: str | None = columns(17, 31, AN, C, title="seal number 1")
    seal_2: str | None = columns(32, 46, AN, C, title="seal number 2")
    container_type: str | None = columns(47, 48, AN, C, title="container description code")


class Tariff(Record, id="70"):
    """Harmonized Nomenclature (QP70). In-bond amendment 51, April 2026, INB-45 and INB-46.

    Needed when a bill is added to a 62 or 63 movement. It belongs to the 71 records that follow, up to the next 70.
    """

    hts_number: str = columns(
        3, 12, N, M, reads=AN, title="harmonized number", note="six digits or more at the left, spaces after them"
    )
    value: int = columns(14, 21, N, M, note="whole dollars, above zero")
    weight: int = columns(22, 31, N, M, note="net, above zero, no decimals")
    weight_unit: str = columns(32, 33, A, M, codes=WEIGHT_UNITS)


class Description(Record, id="71"):
    """Bill Cargo Description (QP71). In-bond amendment 51, April 2026, INB-47."""

    piece_count: int | None = columns(3, 12, N, C, note="smallest outer packages; the first 71 of a container has it")
    description: str = columns(13, 57, X, M)
    manifest_unit: str | None = columns(58, 60, AN, O, title="manifest unit code")


class Marks(Record, id="72"):
    """Marks and Numbers (QP72). In-bond amendment 51, April 2026, INB-49."""

    marks: str = columns(3, 47, X, M, title="marks and numbers")


class Hazard(Record, id="75"):
    """Hazardous Material (QP75). In-bond amendment 51, April 2026, INB-50."""

    code: str = columns(3, 12, X, M, title="hazardous material code", note="after UN or NA")
    hazard_class: str | None = columns(13, 16, X, O, title="hazardous material class", note="IMDG")
    system: str | None = columns(
        17, X, O, codes=HAZARD_SYSTEMS, title="hazardous material code qualifier",
        note="46 level DOT, airline tariff 6D, 49 CFR, ICAO, DOT identifier, endorsement, Air Force 71-4, IMO, "
        "Bureau of Explosives, United Nations",
    )  # fmt: skip
    description: str | None = columns(18, 47, AN, O, title="hazardous material description", note="shipping name")
    contact: str | None = columns(
        48, 71, AN, O, reads=X, title="hazardous material contact", note="name or telephone number"
    )
    flashpoint: int | None = columns(72, 74, N, O, title="flashpoint temperature", note="degrees Celsius")
    flashpoint_unit: str | None = columns(75, 76, X, O, codes=("CE",), title="unit of measure code", note="Celsius")
    below_zero: str | None = columns(77, A, O, codes=("N",), title="negative indicator")


class HazardText(Record, id="76"):
    """Hazardous Material (continued) (QP76). In-bond amendment 51, April 2026, INB-52."""

    description: str | None = columns(3, 31, X, C, title="hazardous material description")
    classification: str | None = columns(32, 61, X, C, title="hazardous material classification")
