"""Bond numbers, surety codes, FIRMS codes and zone ids."""

from __future__ import annotations

import pytest

from formats.numbers import (
    BondNumber,
    NumberError,
    ZoneId,
    is_bond_number,
    is_firms_code,
    is_surety_code,
    is_zone_id,
)


def test_a_bond_number_tells_its_year_and_type() -> None:
    bond = BondNumber.parse("268A00001")
    assert (bond.year, bond.bond_type, bond.sequence, bond.is_continuous) == ("26", "8", "A00001", True)
    assert not BondNumber("26", "9", "000001").is_continuous
    assert str(bond) == "268A00001"
    assert is_bond_number("269000001")


@pytest.mark.parametrize("text", ["", "267000001", "26800001", "2680000011", "26800000a"])
def test_another_shape_is_no_bond_number(text: str) -> None:
    assert not is_bond_number(text)
    with pytest.raises(NumberError, match="write YYBXXXXXX with bond type 8 or 9"):
        BondNumber.parse(text)


def test_bond_parts_that_only_fit_together_are_refused() -> None:
    with pytest.raises(NumberError, match="give year YY, bond type 8 or 9"):
        BondNumber("2", "68", "000001")
    with pytest.raises(NumberError, match="give year YY, bond type 8 or 9"):
        BondNumber("26", "0", "000001")


def test_waiver_codes_are_no_surety_codes() -> None:
    assert all(is_surety_code(code) for code in ("001", "891", "948", "994"))
    assert not any(is_surety_code(code) for code in ("995", "996", "997", "998", "999", "01", "0001", "A01"))


def test_a_firms_code_is_a_letter_and_three_more() -> None:
    assert all(is_firms_code(code) for code in ("H123", "Z952", "WAA5"))
    assert not any(is_firms_code(code) for code in ("", "1234", "H12", "H1234", "h123", "H 12"))


@pytest.mark.parametrize(
    ("text", "parts", "old"),
    [
        ("02600A001", ("026", "00A", "001"), False),
        ("0260100B7", ("026", "010", "0B7"), False),
        ("0260A01", ("026", "0A", "01"), True),
        ("02610", ("026", "10", ""), True),
        ("026T2", ("026", "T2", ""), True),
    ],
)
def test_the_printed_zone_ids_are_read_in_all_their_forms(text: str, parts: tuple[str, ...], old: bool) -> None:
    zone = ZoneId.parse(text)
    assert is_zone_id(text)
    assert (zone.zone, zone.subzone, zone.site) == parts
    assert (str(zone), zone.in_cargo_release, zone.is_old_form) == (text, "FTZ" + text, old)
    assert ZoneId.parse(f"FTZ{text}".ljust(20)) == zone


@pytest.mark.parametrize("text", ["", "FTZ", "0260", "026010", "0260A001", "02600A0011", "A2600A001", "02600a001"])
def test_another_shape_is_no_zone_id(text: str) -> None:
    assert not is_zone_id(text)
    with pytest.raises(NumberError, match="write NNNXXXXXX, like 02600A001"):
        ZoneId.parse(text)


def test_zone_parts_that_only_fit_together_are_refused() -> None:
    with pytest.raises(NumberError, match="give zone NNN with subzone XXX and site XXX"):
        ZoneId("026", "0", "A01")
    with pytest.raises(NumberError, match="give zone NNN with subzone XXX and site XXX"):
        ZoneId("026", "00A")
