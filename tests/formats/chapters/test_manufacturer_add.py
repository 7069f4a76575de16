"""$I: a manufacturer to add has other records than one to update; long values go on in the next record."""

from __future__ import annotations

from importlib.resources import files

import pytest

from formats.catair.manufacturer_add import CHAPTER
from formats.catair.manufacturer_add.records import (
    CityAndPostalCode,
    Firm,
    KnownFirm,
    Manufacturers,
    NameAndStreet,
    StreetAndCity,
    UserData,
)
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = files("formats.catair.manufacturer_add").joinpath("example.txt").read_text(encoding="ascii").splitlines()


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape("transaction", text.split())


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("A", Kind.ABSENT, 1, {"R1", "R1_UPDATE"}),
        ("R1 R4", Kind.ORDER, 1, {"R2", "R3"}),
        ("R1 R2 R2", Kind.ORDER, 2, {"R3"}),
        ("R1 R3", Kind.ABSENT, 2, {"R4"}),
        ("R1_UPDATE R2", Kind.ORDER, 1, {"R4"}),
        ("R1_UPDATE R4 R4", Kind.ORDER, 2, {"A", "R1", "R1_UPDATE", "$END"}),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: set[str]) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at, set(breach.expected)) == (kind, at, expected)


def test_a_block_takes_999_manufacturers() -> None:
    assert isinstance(shape("A R1 R2 R3 R4 " * 999), Shape)
    (breach,) = shape("R1_UPDATE R4 " * 1000)
    assert (breach.kind, breach.item, breach.ceiling, breach.at) == (Kind.LOOP, "manufacturer", 999, 1998)


@pytest.mark.parametrize(("action", "cls"), [("A", Firm), ("U", KnownFirm), ("X", Firm), (" ", Firm)])
def test_the_action_tells_an_update(action: str, cls: type[Record]) -> None:
    assert CHAPTER.class_of(f"$1{action}00001".ljust(80)) is cls


@pytest.mark.parametrize(
    ("lines", "number", "code"),
    [
        (["$4"], 3, "X35"),
        (["$8"], 3, "X34"),
        (["$1A00001DE", "$4"], 4, "X35"),
        (["$1A00001DE"], 3, "X37"),
        (["$1U00001", "$4"] * 1000, 2001, "X36"),
    ],
)
def test_a_breach_of_the_map_has_a_condition(lines: list[str], number: int, code: str) -> None:
    reading = CHAPTER.read([line.ljust(80) for line in lines], number=3)
    assert reading.content is None
    assert (number, code) in [(fault.number, fault.code) for fault in reading.faults if fault.structural]


def test_long_values_go_on_in_the_next_record() -> None:
    name = "EXAMPLE WORKS FOR GLASS AND CERAMICS AND OTHER HOUSEHOLD WARES OF THE NORTH AND OF THE SOUTH"
    street = "INDUSTRIAL ESTATE OF THE NORTHERN HARBOUR GATE 12 BUILDING 7"
    city = "LLANFAIR PWLLGWYNGYLL GOGERYCHWYRNDROBWLL"
    assert (name[69], street[42], city[22]) == (" ", "G", "G")
    content = CHAPTER.read(
        [
            Firm(action="A", sequence="1", country="GB", name=name[:70].rstrip()).line,
            NameAndStreet(name=name[70:], street=street[:43]).line,
            StreetAndCity(street=street[43:], city=city[:23]).line,
            CityAndPostalCode(city=city[23:], postal_code="LL61 5UJ").line,
        ]
    ).content
    assert isinstance(content, Manufacturers)
    (one,) = content.manufacturers
    assert (one.name, one.street, one.city) == (name, street, city)


def test_a_blank_where_a_value_goes_on_is_kept() -> None:
    content = CHAPTER.read(
        [
            Firm(action="A", sequence="1", country="GB", name="X" * 69).line,
            NameAndStreet(name="LIMITED").line,
            StreetAndCity(city="LONDON").line,
            CityAndPostalCode().line,
        ]
    ).content
    assert isinstance(content, Manufacturers)
    assert content.manufacturers[0].name == "X" * 69 + " LIMITED"
    assert content.manufacturers[0].street == ""


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Manufacturers)
    assert [record.line for record in content.records()] == EXAMPLE
    added, updated = content.manufacturers
    assert added.user_data == UserData(user_data="BATCH 17")
    assert (added.name, added.street, added.city) == ("MUSTER GLASHUETTE", "MUSTERWEG 7", "BREMEN")
    assert isinstance(updated.firm, KnownFirm)
    assert (updated.name, updated.street, updated.city) == ("", "", "")
    assert updated.city_and_postal_code.manufacturer == "GBEXAPRE12LON"


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (UserData(user_data="ANY TEXT - AT ALL"),
                  "$AANY TEXT - AT ALL                                                             "),
    (Firm(action="A", sequence="12", country="XO", name="EXAMPLE MILLS"),
                  "$1A00012XOEXAMPLE MILLS                                                         "),
    (KnownFirm(sequence="12"),
                  "$1U00012                                                                        "),
    (NameAndStreet(name="LIMITED", street="12 SAMPLE ROAD"),
                  "$2LIMITED                       12 SAMPLE ROAD                                  "),
    (StreetAndCity(street="SUITE 9", city="TORONTO"),
                  "$3SUITE 9                                            TORONTO                    "),
    (CityAndPostalCode(city="ON THE LAKE", postal_code="M5V 1A1", manufacturer="XOEXAMIL12TOR"),
                  "$4ON THE LAKE                                 M5V 1A1   XOEXAMIL12TOR           "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[f"{at} {row[0].identifier}" for at, row in enumerate(GOLDEN)])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert type(record).read(line) == record
