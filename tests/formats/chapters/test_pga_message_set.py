"""OI and PG records: their columns, their structure map, and the example. How they belong together: test_pga.py."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from formats.catair.pga_message_set import CHAPTER
from formats.catair.pga_message_set.control import (
    AnySubstitution,
    FurtherText,
    GroupEnd,
    GroupStart,
    SubstitutionEnd,
    SubstitutionStart,
    SubstitutionUse,
)
from formats.catair.pga_message_set.parties import (
    Affirmation,
    ConformanceBond,
    Declaration,
    Entity,
    EntityAddress,
    FurtherRoles,
    Individual,
    Issuer,
    License,
    Remarks,
    TravelDocument,
)
from formats.catair.pga_message_set.product import (
    AgencyLine,
    Characteristic,
    CommonName,
    Constituent,
    Description,
    Hazard,
    Identities,
    Product,
    ScientificName,
    Source,
    TradeName,
)
from formats.catair.pga_message_set.records import MessageSet, SubstitutionGroup
from formats.catair.pga_message_set.shipment import (
    Area,
    CanSize,
    Containers,
    HarvestingVessel,
    Inspection,
    Lot,
    Package,
    Quantities,
    Route,
)
from formats.fault import Kind
from formats.pga import read_message_set
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = files(CHAPTER.package).joinpath("example.txt").read_text(encoding="ascii").splitlines()
DAY = date(2026, 7, 27)


def arrange(sequence: str, start: str = "message_set") -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape(start, sequence.split())


@pytest.mark.parametrize(
    ("sequence", "start", "kind", "at"),
    [
        ("", "message_set", Kind.ABSENT, 0),
        ("OI", "message_set", Kind.ABSENT, 1),
        ("OI PG02", "message_set", Kind.ORDER, 1),
        ("OI PG01 PG00_S", "message_set", Kind.ORDER, 2),
        ("PG00_S PG00_E", "substitution", Kind.ORDER, 1),
        ("PG00_S PG01 PG00_E", "substitution", Kind.ORDER, 1),
        ("PG00_S PG19 PG00_R PG00_E", "substitution", Kind.ORDER, 2),
    ],
)
def test_the_map_refuses(sequence: str, start: str, kind: Kind, at: int) -> None:
    found = arrange(sequence, start)
    assert isinstance(found, tuple)
    assert (found[0].kind, found[0].at) == (kind, at)


def test_a_line_number_has_three_digits() -> None:
    assert isinstance(arrange("OI" + " PG01" * 999), Shape)
    found = arrange("OI" + " PG01" * 1000)
    assert found == (OrderFault(1000, Kind.LOOP, "line", ceiling=999),)


def test_the_example_tells_one_agency_of_a_car_and_another_that_it_was_told() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, MessageSet)
    assert [record.line for record in content.records()] == EXAMPLE
    assert [(line.agency.agency, line.agency.disclaimer, len(line.details)) for line in content.lines] == [
        ("EPA", None, 12), ("NHT", "C", 0),
    ]  # fmt: skip
    assert read_message_set(EXAMPLE).faults == ()


def test_a_substitution_group_is_read_by_itself() -> None:
    lines = [SubstitutionStart(number="0001").line, EXAMPLE[7], EXAMPLE[8], SubstitutionEnd().line]
    content = CHAPTER.read(lines).content
    assert isinstance(content, SubstitutionGroup)
    assert (content.opening.number, len(content.details), content.closing.number) == ("0001", 2, None)


# fmt: off
GOLDEN: tuple[tuple[Record, str], ...] = (
    #          1         2         3         4         5         6         7         8
    # 12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Description(description="PASSENGER CARS, GASOLINE"),
     "OI        PASSENGER CARS, GASOLINE                                              "),
    (AgencyLine(line_number="1", agency="FDA", program="FOO", processing="NSF", image_submitted="Y",
                confidential="Y", product_id_qualifier="GTIN", product_id="00012345678905",
                intended_use="980.000", intended_use_text="TRADE FAIR SAMPLES", correction="R", disclaimer="A"),
     "PG01001FDAFOONSFYYGTIN00012345678905     980.000         TRADE FAIR SAMPLES   RA"),
    (Product(item_type="P", code_qualifier_1="FDP", code_1="16AGT01", code_qualifier_2="SKU", code_2="A-1",
             code_qualifier_3="CAS", code_3="75-09-2"),
     "PG02PFDP 16AGT01            SKU A-1                CAS 75-09-2                  "),
    (Constituent(active="Y", name="DICHLOROMETHANE", quantity=Decimal("1.5"), unit="KG", percent=Decimal(99)),
     "PG04YDICHLOROMETHANE                                    000000000150KG   0990000"),
    (ScientificName(genus="PINUS", species="STROBUS", subspecies="ANY", species_code="SP1", fws_description="FWS1"),
     "PG05PINUS                 STROBUS               ANY               SP1    FWS1   "),
    (Source(source_type="HRV", country="CA", place="ON", start_date=DAY, end_date=DAY, processing_type="017",
            processing="SMOKED"),
     "PG06HRVCAON                  0727202607272026017  SMOKED                        "),
    (TradeName(brand="EXAMPLE MOTORS", model="EX SEDAN", manufactured="002026", identity_qualifier="VIN",
               identity="1EX00000000000011"),
     "PG07EXAMPLE MOTORS                     EX SEDAN       002026VIN1EX00000000000011"),
    (Identities(identity_1="1EX00000000000022", identity_2="A", identity_3="B", identity_4="C"),
     "PG081EX00000000000022A                B                C                        "),
    (Characteristic(category_type="V06", category="C1", qualifier="Q1", characteristic_qualifier="CQ1", text="2026"),
     "PG10V06   C1   Q1  CQ1 2026                                                     "),
    (Issuer(issuer="ANY MINISTRY", place_qualifier="ISO", place="FR", region="PROVENCE"),
     "PG13ANY MINISTRY                       ISOFR PROVENCE                           "),
    (License(transaction_type="3", license_type="EP1", number="V01.0ABC-002", date_qualifier="1", license_date=DAY,
             quantity=Decimal("2.5"), unit="KG", exemption="E1"),
     "PG143EP1V01.0ABC-002                     1072720260000000000025000KG   E1       "),
    (CommonName(specific="RED", general="SALMON", venomous="N", cartons=12),
     "PG17RED                           SALMON                        N00012          "),
    (Hazard(un_code="1203", hazard_class="3", waste_code="D001", description="GASOLINE", packaging_group="2"),
     "PG181203      3   D001GASOLINE                                          2       "),
    (Entity(role="MF", identifier_code="DUN", number="012345678", name="EXAMPLE MOTORS", address_1="1 EXAMPLE STREET"),
     "PG19MF DUN012345678      EXAMPLE MOTORS                  1 EXAMPLE STREET       "),
    (EntityAddress(address_2="HALL 2", suite="12", city="OXFORD", state="OXF", country="GB", postal_code="OX1 1AA"),
     "PG20HALL 2                          12   OXFORD               OXFGBOX1 1AA      "),
    (Individual(role="IM", name="ANY IMPORTER", telephone="5555550100", email_or_fax="IMPORTER@EXAMPLE.COM"),
     "PG21IM ANY IMPORTER           5555550100     IMPORTER@EXAMPLE.COM               "),
    (Declaration(document_held="Y", document="942", conformance="2B", role="CI", declaration="EP2", certified="Y",
                 signature_date=DAY, invoice="INV-1", text="ANY TEXT"),
     "PG22Y942    2B   CI EP2 Y07272026INV-1            ANY TEXT                      "),
    (Affirmation(code="PFR", text="12345678901"),
     "PG23PFR  12345678901                                                            "),
    (Remarks(remarks_type="EP2", code="A", text="ANY REMARK"),
     "PG24EP2A    ANY REMARK                                                          "),
    (Lot(temperature_qualifier="F", degree="C", negative="X", temperature=Decimal(18), recorded_at="B",
         lot_qualifier="1", lot="LOT-1", start_date=DAY, end_date=DAY, line_value=1000, unit_value=Decimal("1.25")),
     "PG25FCX001800B1LOT-1                    0727202607272026000000001000000000000125"),
    (Package(level="1", quantity=Decimal(10), unit="CT", marks="NOS 1-10", method="SHR", material="CARTON",
             package_filler="PAPER"),
     "PG261000000001000CT   NOS 1-10                 SHRCARTON         PAPER          "),
    (Containers(container_1="XMPU1234567", container_type_1="2", length_1=40, container_2="XMPU1234568",
                container_type_2="1", length_2=20, container_3="XMPU1234569", container_type_3="1", length_3=45),
     "PG27XMPU1234567         240XMPU1234568         120XMPU1234569         145       "),
    (CanSize(dimension_1="0304", dimension_2="0402", dimension_3="0100", tracking_code="XMPL",
             tracking_number="123456789012"),
     "PG28030404020100XMPL123456789012                                                "),
    (Quantities(net_unit="KG", net_quantity=Decimal(1), gross_unit="LB", gross_quantity=Decimal(2), unit_net_unit="IN",
                unit_net_quantity=Decimal(3), unit_gross_unit="M", unit_gross_quantity=Decimal(4)),
     "PG29KG 000000000100LB 000000000200IN 000000000300M  000000000400                "),
    (Inspection(status="A", day=DAY, time="1015", place_code="Z123", place="EXAMPLE TERMINAL"),
     "PG30A072720261015Z123EXAMPLE TERMINAL                                           "),
    (HarvestingVessel(characteristic_type="LEN", characteristic="24", unit="M", net_weight=Decimal("12.5")),
     "PG31LEN24                                 M  0000001250                         "),
    (Route(routing_type="TR", country="IT", subunit_qualifier="UNL", subunit_number="ITFLR", subunit_name="TUSCANY"),
     "PG32TR ITUNLITFLR    TUSCANY                                                    "),
    (Area(code="ATL", name="NORTH ATLANTIC"),
     "PG33ATL      NORTH ATLANTIC                                                     "),
    (TravelDocument(document_type="1", nationality="CA", number="AB123456"),
     "PG341  CAAB123456                                                               "),
    (ConformanceBond(surety="900", serial_number="B-1", qualifier="2", amount=25000),
     "PG35900B-1                           200025000                                  "),
    (GroupStart(),
     "PG50                                                                            "),
    (GroupEnd(),
     "PG51                                                                            "),
    (FurtherRoles(**{f"role_{at}": f"R{at}" for at in range(1, 11)}),
     "PG55R1 R2 R3 R4 R5 R6 R7 R8 R9 R10                                              "),
    (FurtherText(qualifier="EMA", text="EXAMPLE.COM"),
     "PG60EMAEXAMPLE.COM                                                              "),
    (SubstitutionStart(number="0001"),
     "PG00S0001                                                                       "),
    (SubstitutionEnd(),
     "PG00E                                                                           "),
    (SubstitutionUse(number="0001"),
     "PG00R0001                                                                       "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.label() for record, _ in GOLDEN])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert CHAPTER.class_of(line) is type(record)


def test_every_record_has_a_golden_line() -> None:
    assert {type(record) for record, _ in GOLDEN} | {AnySubstitution} == set(CHAPTER.records)


@pytest.mark.parametrize(
    ("text", "percent"),
    [("1000000", "100"), ("0990000", "99"), ("0090000", "9"), ("0009000", "0.9"), ("0000009", "0.0009")],
)
def test_percentages_are_written_as_the_chapter_writes_them(text: str, percent: str) -> None:
    """Page 23, note 1."""
    assert Constituent.read("PG04".ljust(73) + text).percent == Decimal(percent)
    assert Constituent(percent=Decimal(percent)).line[73:] == text


def test_an_unused_number_is_spaces() -> None:
    """Page 14: unused numeric fields are space filled."""
    record = Lot.read("PG25".ljust(80))
    assert record.faults() == ()
    assert (record.temperature, record.line_value) == (None, None)


def test_an_unknown_substitution_indicator_is_told() -> None:
    (fault,) = AnySubstitution.read("PG00X0001".ljust(80)).faults(4)
    assert (fault.kind, fault.field) == (Kind.UNKNOWN, "indicator")
