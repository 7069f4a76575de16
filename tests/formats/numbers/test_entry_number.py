"""Entry numbers: the worked examples of Appendix E, and what holds for every one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.errors import FormatsError
from formats.numbers import (
    EntryNumber,
    NumberError,
    entry_check_digit,
    filer_digits,
    is_filer_code,
    is_valid_entry_number,
)

filers = st.from_regex(r"[A-Z0-9]{3}", fullmatch=True).filter(lambda code: code != "000")
sequences = st.integers(0, 9_999_999)
offsets = st.integers(0, 9)


@pytest.mark.parametrize(
    ("filer", "serial", "digit"),
    [("B76", "0324527", 8), ("ABC", "1234567", 6), ("316", "0000001", 7), ("N01", "5000003", 7)],
)
def test_the_worked_check_digits_of_appendix_e_come_out(filer: str, serial: str, digit: int) -> None:
    assert entry_check_digit(filer, serial) == digit
    assert is_valid_entry_number(filer, f"{serial}{digit}")


def test_a_letter_counts_as_its_digit() -> None:
    assert filer_digits("B76") == "276"
    assert "".join(filer_digits(letters) for letters in ("ABC", "DEF", "GHI")) == "123456789"
    assert "".join(filer_digits(letters) for letters in ("JKL", "MNO", "PQR")) == "123456789"
    assert "".join(filer_digits(letters) for letters in ("STU", "VWX", "YZ9")) == "234567899"


@pytest.mark.parametrize(
    ("filer", "number"), [("N01", "50000035"), ("N01", "50000043"), ("ITC", "44465001"), ("316", "00000019")]
)
def test_numbers_that_the_chapters_print_against_their_own_rule_are_refused(filer: str, number: str) -> None:
    assert not is_valid_entry_number(filer, number)


def test_a_filer_that_has_used_up_its_numbers_goes_on_with_an_offset_without_carry() -> None:
    assert [entry_check_digit("B76", "0324527", offset) for offset in range(10)] == [
        8, 9, 0, 1, 2, 3, 4, 5, 6, 7,
    ]  # fmt: skip
    assert is_valid_entry_number("B76", "03245279", offset=1)
    assert not is_valid_entry_number("B76", "03245278", offset=1)


def test_a_check_digit_of_ten_is_zero() -> None:
    assert str(EntryNumber.build("100", 8)) == "100-0000008-2"
    assert str(EntryNumber.build("100", 9)) == "100-0000009-0"


@pytest.mark.parametrize("code", ["001", "999", "A00", "AA0", "ZZZ", "A0A", "9Z9", "00A", "0AA"])
def test_every_pattern_of_appendix_e_is_a_filer_code(code: str) -> None:
    assert is_filer_code(code)


@pytest.mark.parametrize("code", ["000", "", "AB", "ABCD", "a1b", "A-1", "AB ", "AB\n", "\u0661\u0662\u0663"])
def test_other_shapes_are_no_filer_code(code: str) -> None:
    assert not is_filer_code(code)
    assert not is_valid_entry_number(code, "03245278")
    with pytest.raises(NumberError, match="write three letters"):
        filer_digits(code)


@pytest.mark.parametrize("number", ["", "0324527", "032452788", "0324527A", " 3245278", "\u0660" * 8])
def test_a_second_part_that_is_not_eight_digits_is_refused(number: str) -> None:
    assert not is_valid_entry_number("B76", number)
    with pytest.raises(NumberError, match="seven digits and the check digit"):
        EntryNumber("B76", number)


def test_a_refusal_names_the_next_step() -> None:
    with pytest.raises(NumberError, match="'324527' is not a serial: write seven digits with leading zeros"):
        entry_check_digit("B76", "324527")
    with pytest.raises(NumberError, match="offset=10 is not one that CBP allows: use 0 to 9"):
        entry_check_digit("B76", "0324527", offset=10)
    with pytest.raises(NumberError, match="sequence=10000000 does not fit seven digits"):
        EntryNumber.build("B76", 10_000_000)
    with pytest.raises(NumberError, match="write it like B76-0324527-8 or B7603245278"):
        EntryNumber.parse("B76 0324527 8")
    assert issubclass(NumberError, ValueError)
    assert issubclass(NumberError, FormatsError)


def test_an_entry_number_is_read_and_written_with_and_without_hyphens() -> None:
    number = EntryNumber.parse("B76-0324527-8")
    assert number == EntryNumber.parse("B7603245278") == EntryNumber("B76", "03245278")
    assert (str(number), number.compact) == ("B76-0324527-8", "B7603245278")
    assert (number.filer, number.serial, number.check_digit) == ("B76", "0324527", 8)


def test_a_wrong_check_digit_has_a_value_and_says_so() -> None:
    assert not EntryNumber.parse("N01-5000003-5").is_valid()
    assert EntryNumber.parse("N01-5000003-5").is_valid(offset=8)


@given(filers, sequences, offsets)
def test_a_built_entry_number_is_valid_and_reads_back(filer: str, sequence: int, offset: int) -> None:
    number = EntryNumber.build(filer, sequence, offset)
    assert number.is_valid(offset)
    assert is_valid_entry_number(number.filer, number.number, offset)
    assert EntryNumber.parse(str(number)) == EntryNumber.parse(number.compact) == number
    assert int(number.serial) == sequence


@given(filers, sequences, offsets, st.integers(0, 7), st.integers(1, 9))
def test_any_one_wrong_digit_is_caught(filer: str, sequence: int, offset: int, place: int, shift: int) -> None:
    number = EntryNumber.build(filer, sequence, offset).number
    wrong = str((int(number[place]) + shift) % 10)
    assert not is_valid_entry_number(filer, number[:place] + wrong + number[place + 1 :], offset)
