"""Daily and periodic monthly statement numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.numbers import (
    DailyStatementNumber,
    NumberError,
    PeriodicStatementNumber,
    fiscal_year,
)


def test_a_daily_statement_number_has_district_fiscal_year_day_and_sequence() -> None:
    number = DailyStatementNumber.parse("2726005A01")
    assert number == DailyStatementNumber.on(date(2026, 1, 5), district="27", sequence="A01")
    assert (number.district, number.fiscal_year, number.day_of_year, number.sequence) == (
        "27",
        "26",
        "005",
        "A01",
    )
    assert str(number) == "2726005A01"


def test_the_fiscal_year_begins_in_october() -> None:
    assert (fiscal_year(date(2026, 9, 30)), fiscal_year(date(2026, 10, 1))) == (2026, 2027)
    assert str(DailyStatementNumber.on(date(2026, 10, 1), district="27", sequence="001")) == "2727274001"
    assert str(DailyStatementNumber.on(date(1999, 12, 31), district="01", sequence="ZZZ")) == "0100365ZZZ"


def test_a_periodic_statement_number_has_p_and_the_month() -> None:
    number = PeriodicStatementNumber.parse("2726P01001")
    assert number == PeriodicStatementNumber.of(2026, 1, district="27", sequence="001")
    assert (number.district, number.calendar_year, number.month, number.sequence) == ("27", "26", "01", "001")
    assert str(number) == "2726P01001"


@pytest.mark.parametrize("text", ["", "2726000001", "2726367001", "272600500a", "2726P01001", "27260050011"])
def test_another_shape_is_no_daily_statement_number(text: str) -> None:
    with pytest.raises(NumberError, match="write DDFYJJJXXX"):
        DailyStatementNumber.parse(text)


@pytest.mark.parametrize("text", ["", "2726P00001", "2726P13001", "2726005001", "2726P0100"])
def test_another_shape_is_no_periodic_statement_number(text: str) -> None:
    with pytest.raises(NumberError, match="write DDCYPMMXXX"):
        PeriodicStatementNumber.parse(text)


def test_statement_parts_that_only_fit_together_are_refused() -> None:
    with pytest.raises(NumberError, match="give district DD, fiscal year YY"):
        DailyStatementNumber("272", "6", "005", "001")
    with pytest.raises(NumberError, match="give district DD, fiscal year YY"):
        DailyStatementNumber("27", "26", "5", "001")
    with pytest.raises(NumberError, match="give district DD, calendar year YY"):
        PeriodicStatementNumber("2", "726", "01", "001")
    with pytest.raises(NumberError, match="give district DD, calendar year YY"):
        PeriodicStatementNumber.of(2026, 13, district="27", sequence="001")


@given(st.dates(date(2000, 1, 1), date(2099, 9, 30)), st.from_regex(r"[A-Z0-9]{3}", fullmatch=True))
def test_a_built_statement_number_reads_back(day: date, sequence: str) -> None:
    daily = DailyStatementNumber.on(day, district="39", sequence=sequence)
    assert DailyStatementNumber.parse(str(daily)) == daily
    periodic = PeriodicStatementNumber.of(day.year, day.month, district="39", sequence=sequence)
    assert PeriodicStatementNumber.parse(str(periodic)) == periodic
