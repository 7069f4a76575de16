"""Records 1C to 3V: the containers of a bill and what is in them."""

from __future__ import annotations

from formats.catair.broker_download.bill import WEIGHT_UNITS
from formats.record import AN, A, C, M, N, O, Record, X, columns

SERVICES = ("BB", "CS", "CY", "HH", "HL", "HP", "MD", "NC", "PH", "PP", "RR")


class Container(Record, id="1C"):
    """Bill of Lading Container. ACE Broker Download, draft of August 2024, BD-36 and BD-37."""

    initial: str | None = columns(3, 6, AN, O, title="equipment initial")
    equipment_number: str = columns(7, 16, AN, M, note="NO NUMBER for an unknown one; truck")
    seal_1: str | None = columns(17, 31, AN, C, title="seal number 1")
    seal_2: str | None = columns(32, 46, AN, C, title="seal number 2")
    equipment_type: str | None = columns(47, 48, AN, C, title="container/equipment description code", note="NC: none")
    length: str | None = columns(49, 53, N, O, title="container/equipment length", note="FFFII, feet and inches; ocean")
    height: str | None = columns(54, 61, X, O, note="FFFFFFII; ocean")
    width: str | None = columns(62, 69, X, O, note="FFFFFFII; ocean")
    size_type: str | None = columns(
        70, 73, AN, O, title="container/equipment type", note="instead of length, height and width; ocean"
    )
    load_status: str | None = columns(
        74, A, O, codes=("E", "L", "C", "I", "A", "B"), title="load/empty status code",
        note="empty, loaded; truck: traffic instruments under carrier's or importer's bond, with goods or without",
    )  # fmt: skip
    service: str | None = columns(75, 76, AN, O, codes=SERVICES, title="type of service", note="ocean")


class Vehicle(Record, id="2C"):
    """Bill of Lading Container, Motor Vehicle Control. ACE Broker Download, draft of August 2024, BD-38."""

    vin: str = columns(3, 32, AN, M, title="VIN")
    factory_order: str | None = columns(43, 52, AN, O, title="factory car order number", note="rail")


class Tariff(Record, id="0D"):
    """Harmonized Nomenclature. ACE Broker Download, draft of August 2024, BD-39."""

    hts_number: str | None = columns(
        3, 13, N, C, reads=AN, title="harmonized number", note="at the left, spaces after it"
    )
    value: int | None = columns(14, 21, N, C, note="whole dollars")
    weight: int | None = columns(22, 31, N, C, note="net")
    weight_unit: str | None = columns(
        32, 33, A, C, codes=(*WEIGHT_UNITS, "G", "L", "K", "O", "T"), note="one letter for truck: grams to tons"
    )


class Description(Record, id="1D"):
    """Bill Cargo Description. ACE Broker Download, draft of August 2024, BD-40."""

    piece_count: int | None = columns(3, 12, N, C, note="smallest outer packages; the first one has it")
    description: str = columns(13, 57, X, M)
    c4_number: str | None = columns(58, 71, AN, O, title="C4 number", note="line release; rail and truck")
    manifest_unit: str | None = columns(72, 74, AN, O, title="manifest unit code")
    country_of_origin: str | None = columns(75, 76, AN, O, title="country code", note="ISO; rail and truck")


class Marks(Record, id="2D"):
    """Marks and Numbers. ACE Broker Download, draft of August 2024, BD-41.

    Printed AN, yet a record after the first may hold a point only.
    """

    marks: str | None = columns(3, 47, AN, C, reads=X, title="marks and numbers", note="NO MARKS OR NUMBERS for none")


class Hazard(Record, id="1V"):
    """Hazardous Material. ACE Broker Download, draft of August 2024, BD-42."""

    code: str = columns(3, 12, X, M, title="hazardous material code")
    hazard_class: str | None = columns(13, 16, X, O, title="hazardous material class", note="IMDG; ocean")
    system: str | None = columns(17, X, O, title="hazardous material code qualifier", note="rail and ocean")
    description: str | None = columns(18, 47, AN, O, title="hazardous material description", note="shipping name")
    contact: str | None = columns(
        48, 71, AN, O, reads=X, title="hazardous material contact", note="name or telephone number"
    )
    page: str | None = columns(72, 77, AN, O, title="UN hazardous material page", note="IMDG; ocean")


class Flashpoint(Record, id="2V"):
    """Hazardous Material, flashpoint. ACE Broker Download, draft of August 2024, BD-43."""

    flashpoint: int | None = columns(3, 5, N, C, title="flashpoint temperature", note="degrees Celsius")
    flashpoint_unit: str | None = columns(6, 7, X, C, codes=("CE",), title="unit of measure code", note="Celsius")
    below_zero: str | None = columns(8, A, C, codes=("N",), title="negative indicator")


class HazardText(Record, id="3V"):
    """Hazardous Material, description. ACE Broker Download, draft of August 2024, BD-44."""

    description: str | None = columns(
        3, 32, AN, O, reads=X, title="hazardous material description", note="name, instructions, telephone number"
    )
    classification: str | None = columns(33, 62, AN, C, title="hazardous material classification", note="ocean")
