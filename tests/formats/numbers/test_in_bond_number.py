"""In-bond numbers and the air waybills that may serve as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.numbers import (
    AirWaybill,
    InBondKind,
    InBondNumber,
    NumberError,
    air_waybill_check_digit,
    in_bond_check_digit,
    is_valid_air_waybill,
    is_valid_in_bond_number,
)


@pytest.mark.parametrize(
    "number",
    ["257700030", "257700052", "257700004", "257700015", "257700026", "257700041", "257700063"],
)
def test_the_worked_in_bond_numbers_are_valid(number: str) -> None:
    assert is_valid_in_bond_number(number)
    assert InBondNumber.parse(number).kind is InBondKind.CONVENTIONAL


def test_a_high_volume_user_adds_one_to_three() -> None:
    assert [in_bond_check_digit("25770003", offset) for offset in range(4)] == [0, 1, 2, 3]
    assert str(InBondNumber.build(6, offset=3)) == "000000069"
    assert is_valid_in_bond_number("257700033", offset=3)
    assert not is_valid_in_bond_number("257700033")


def test_an_in_bond_number_is_conventional_paperless_or_an_air_waybill() -> None:
    assert InBondNumber.parse("V4712345678").kind is InBondKind.PAPERLESS
    assert InBondNumber.parse("VAB12345678 ").is_valid()
    waybill = InBondNumber.parse("17612345675 ")
    assert (str(waybill), waybill.kind, waybill.is_valid()) == ("17612345675", InBondKind.AIR_WAYBILL, True)
    assert not InBondNumber.parse("17612345676").is_valid()


@pytest.mark.parametrize("text", ["", "25770003", "2577000300", "W4712345678", "V471234567", "V471234567A"])
def test_another_shape_is_no_in_bond_number(text: str) -> None:
    assert not is_valid_in_bond_number(text)
    with pytest.raises(NumberError, match="write nine digits like 257700030"):
        InBondNumber.parse(text)


def test_in_bond_refusals_name_the_next_step() -> None:
    with pytest.raises(NumberError, match="offset=4 is not one that CBP allows: use 0 to 3"):
        in_bond_check_digit("25770003", offset=4)
    with pytest.raises(NumberError, match="write eight digits"):
        in_bond_check_digit("257700030")
    with pytest.raises(NumberError, match="use 0 to 99999999"):
        InBondNumber.build(-1)


@given(st.integers(0, 99_999_999), st.integers(0, 3))
def test_a_built_in_bond_number_is_valid(sequence: int, offset: int) -> None:
    number = InBondNumber.build(sequence, offset)
    assert number.is_valid(offset)
    assert int(str(number)[:8]) == sequence
    assert [o for o in range(4) if number.is_valid(o)] == [offset]


def test_an_air_waybill_ends_in_its_serial_modulo_seven() -> None:
    assert air_waybill_check_digit("1234567") == 5
    assert is_valid_air_waybill("17612345675")
    assert not is_valid_air_waybill("17612345674")
    assert not is_valid_air_waybill("176-12345675")
    waybill = AirWaybill.parse("176-12345675")
    assert waybill == AirWaybill("176", "12345675") == AirWaybill.build("176", 1234567)
    assert str(waybill) == "17612345675"
    assert waybill.is_valid
    assert not AirWaybill.parse("17612345679").is_valid


def test_air_waybill_refusals_name_the_next_step() -> None:
    with pytest.raises(NumberError, match="write seven digits"):
        air_waybill_check_digit("12345675")
    with pytest.raises(NumberError, match="write eleven digits"):
        AirWaybill.parse("1761234567")
    with pytest.raises(NumberError, match="give three digits and eight digits"):
        AirWaybill("176", "-2345675")
    with pytest.raises(NumberError, match="give three digits and eight digits"):
        AirWaybill("1761", "2345675")
    with pytest.raises(NumberError, match="use 0 to 9999999"):
        AirWaybill.build("176", 10_000_000)


@given(st.from_regex(r"[0-9]{3}", fullmatch=True), st.integers(0, 9_999_999))
def test_a_built_air_waybill_is_valid_and_serves_as_in_bond_number(airline: str, sequence: int) -> None:
    waybill = AirWaybill.build(airline, sequence)
    assert waybill.is_valid
    assert AirWaybill.parse(str(waybill)) == waybill
    assert is_valid_in_bond_number(str(waybill))
