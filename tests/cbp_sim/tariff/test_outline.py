"""Rates and units come down the indents; parts and metals get the numbers that the notes give them."""

from __future__ import annotations

from cbp_sim.tariff.exports import Row
from cbp_sim.tariff.outline import Entry, outline


def row(number: str, indent: int, general: str = "", special: str = "", other: str = "", **more: object) -> Row:
    told: dict[str, object] = {"description": "Other", "units": (), "additional": "", "headings": ()}
    return Row(number=number, indent=indent, general=general, special=special, other=other, **{**told, **more})  # type: ignore[arg-type]


def entries(*rows: Row) -> dict[str, Entry]:
    return {entry.row.number: entry for entry in outline(rows) if entry.row.number}


def test_a_line_without_rates_takes_those_above_it() -> None:
    found = entries(
        row("0101", 0),
        row("01012100", 1, "5%", "Free (A)", "20%"),
        row("", 2),
        row("0101210010", 3, units=("No.",)),
        row("01012900", 1, "Free", "", "30%"),
        row("0101290090", 2),
    )
    assert (found["0101210010"].general, found["0101210010"].special, found["0101210010"].other) == (
        "5%", "Free (A)", "20%",
    )  # fmt: skip
    assert (found["0101290090"].general, found["0101290090"].special) == ("Free", "")
    assert found["0101"].general == ""


def test_a_line_with_a_general_rate_of_its_own_takes_nothing() -> None:
    found = entries(row("01012100", 1, "5%", "Free (A)", "20%"), row("0101210010", 2, "6%"))
    assert (found["0101210010"].general, found["0101210010"].special, found["0101210010"].other) == ("6%", "", "")


def test_a_line_that_prints_column_2_only_takes_the_rest() -> None:
    found = entries(row("01012100", 1, "5%", "Free (A)", "20%"), row("0101210010", 2, other="25%"))
    assert (found["0101210010"].general, found["0101210010"].special, found["0101210010"].other) == (
        "5%", "Free (A)", "25%",
    )  # fmt: skip


def test_units_come_down_unless_a_line_has_its_own() -> None:
    found = entries(
        row("01012100", 1, "5%", units=("kg",)), row("0101210010", 2), row("0101210020", 2, units=("No.", "kg"))
    )
    assert (found["0101210010"].units, found["0101210020"].units) == (("kg",), ("No.", "kg"))


def test_ten_digits_are_reported_and_eight_only_where_there_are_no_ten() -> None:
    found = entries(row("0101", 0), row("01012100", 1, "5%"), row("0101210010", 2), row("99038815", 0, "Free"))
    assert {number: entry.reported for number, entry in found.items()} == {
        "0101": False, "01012100": False, "0101210010": True, "99038815": True,
    }  # fmt: skip


def test_each_line_knows_the_one_above_it() -> None:
    found = entries(row("0101", 0), row("010121", 1), row("01012100", 2), row("010129", 1))
    assert [(entry.order, entry.above) for entry in found.values()] == [(1, 0), (2, 1), (3, 2), (4, 1)]


def test_a_watch_is_reported_by_parts_in_the_order_of_the_note() -> None:
    found = entries(
        row("91011140", 3, "51¢ each + 6.25% on the case and strap, band or bracelet + 5.3% on the battery"),
        row("91019140", 3, "Free", "", "$2.25 each + 45% on the case + 35% on the battery"),
        row("91082100", 3, "5%"),
    )
    parts = {number: entry.part for number, entry in found.items() if entry.part}
    assert parts == {
        "9101114010": "movement", "9101114020": "case", "9101114030": "strap", "9101114040": "battery",
        "9101914010": "movement", "9101914020": "case", "9101914030": "battery",
    }  # fmt: skip
    assert not found["91011140"].reported
    assert found["91082100"].reported
    assert found["9101114040"].general.startswith("51¢ each")
    assert found["9101114040"].units == ("No.",)
    assert found["9101114040"].above == found["91011140"].order
    assert not found["9101114040"].printed


def test_places_go_on_after_parts_that_were_added() -> None:
    found = entries(row("91011140", 3, "51¢ each + 6% on the case"), row("91012150", 3, "Free"))
    assert [entry.order for entry in found.values()] == [1, 2, 3, 4]


def test_a_rifle_and_its_sight_are_told_apart_by_their_words() -> None:
    rate = "4.7% on the value of the rifle + 20% on the value of the telescopic sight, if any"
    found = entries(
        row("93019030", 2, rate),
        row("9301903010", 3, description="Telescopic sights imported with rifles"),
        row("9301903020", 3, description="Rifles"),
    )
    assert (found["9301903010"].part, found["9301903020"].part, found["93019030"].part) == (
        "telescopic sight", "rifle", "",
    )  # fmt: skip


def test_the_metals_of_an_ore_are_told_apart_by_their_units() -> None:
    found = entries(
        row("26030000", 0, "1.7¢/kg on lead content"),
        row("2603000010", 1, units=("Cu kg",)),
        row("2603000020", 1, units=("Pb kg",)),
        row("2611006000", 1, "37.5¢/kg on tungsten content", units=("kg", "W kg")),
        row("5101116030", 1, "18.7¢/clean kg", units=("cy kg",)),
    )
    assert [entry.part for entry in found.values()] == ["", "copper", "lead", "", ""]
