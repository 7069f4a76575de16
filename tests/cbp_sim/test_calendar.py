"""CBP's business days, against days that can be looked up on any wall calendar."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbp_sim.calendar import BusinessCalendar, CalendarError, federal_holidays

CALENDAR = BusinessCalendar()
NEW_YEARS_DAY = date(2026, 1, 1)

days = st.dates(date(1972, 1, 1), date(2099, 1, 1))
counts = st.integers(1, 400)


def test_the_federal_holidays_of_2026() -> None:
    assert {day.isoformat(): name for day, name in CALENDAR.federal_holidays(2026).items()} == {
        "2026-01-01": "New Year's Day",
        "2026-01-19": "Martin Luther King Jr. Day",
        "2026-02-16": "Washington's Birthday",
        "2026-05-25": "Memorial Day",
        "2026-06-19": "Juneteenth National Independence Day",
        "2026-07-03": "Independence Day (observed)",
        "2026-07-04": "Independence Day",
        "2026-09-07": "Labor Day",
        "2026-10-12": "Columbus Day",
        "2026-11-11": "Veterans Day",
        "2026-11-26": "Thanksgiving Day",
        "2026-12-25": "Christmas Day",
    }


def test_holidays_come_in_order_and_cannot_be_changed() -> None:
    assert list(federal_holidays(2027)) == sorted(federal_holidays(2027))
    with pytest.raises(TypeError):
        federal_holidays(2027)[date(2027, 8, 2)] = "our own"  # type: ignore[index]


@pytest.mark.parametrize(
    "kept_on",
    [
        date(2026, 7, 3),  # Independence Day was a Saturday
        date(2027, 7, 5),  # a Sunday
        date(2027, 12, 31),  # New Year's Day of 2028, a Saturday
        date(2027, 12, 24),  # Christmas Day, a Saturday
        date(2028, 11, 10),  # Veterans Day, a Saturday
    ],
)
def test_a_holiday_on_a_weekend_is_kept_on_the_nearest_weekday(kept_on: date) -> None:
    assert kept_on.weekday() < 5
    assert not CALENDAR.is_business_day(kept_on)


def test_state_holidays_and_the_day_after_thanksgiving_are_worked() -> None:
    for worked in (date(2026, 11, 27), date(2026, 2, 12), date(2025, 12, 24), date(2026, 1, 5)):
        assert CALENDAR.is_business_day(worked)


def test_weekends_are_not_worked() -> None:
    assert [CALENDAR.is_business_day(date(2026, 1, day)) for day in range(5, 12)] == [True] * 5 + [False] * 2


def test_business_days_are_counted_from_the_day_after() -> None:
    friday = date(2026, 1, 16)  # before the weekend of Martin Luther King Jr. Day
    assert CALENDAR.add_business_days(friday, 1) == date(2026, 1, 20)
    assert CALENDAR.add_business_days(friday, 10) == date(2026, 2, 2)
    assert CALENDAR.add_business_days(date(2026, 1, 17), 1) == date(2026, 1, 20)
    assert CALENDAR.add_business_days(date(2026, 1, 20), -1) == friday


def test_no_business_days_from_a_day_off_is_the_next_one_worked() -> None:
    assert CALENDAR.add_business_days(date(2026, 1, 16), 0) == date(2026, 1, 16)
    assert CALENDAR.add_business_days(date(2026, 1, 17), 0) == date(2026, 1, 20)


@pytest.mark.parametrize(
    ("month", "n", "day"),
    [
        (1, 1, date(2026, 1, 2)),
        (1, 15, date(2026, 1, 23)),
        (7, 15, date(2026, 7, 22)),
        (12, 22, date(2026, 12, 31)),
        (2, 19, date(2026, 2, 27)),
    ],
)
def test_the_nth_business_day_of_a_month(month: int, n: int, day: date) -> None:
    assert CALENDAR.nth_business_day_of_month(2026, month, n) == day


@pytest.mark.parametrize(
    ("year", "month", "n", "message"),
    [
        (2026, 2, 20, "n=20 is no business day of 2026-02: use 1 to 19"),
        (2026, 2, 0, "n=0 is no business day of 2026-02: use 1 to 19"),
        (2026, 13, 1, "month=13 is none: use 1 to 12"),
        (0, 1, 1, "year=0 has no holidays on file: use 1971 to 2100"),
    ],
)
def test_a_business_day_that_is_none_is_refused(year: int, month: int, n: int, message: str) -> None:
    with pytest.raises(CalendarError, match=message):
        CALENDAR.nth_business_day_of_month(year, month, n)


@pytest.mark.parametrize("year", [1970, 2101])
def test_a_year_without_holidays_on_file_is_refused_not_taken_for_one_without_holidays(year: int) -> None:
    with pytest.raises(CalendarError, match="use 1971 to 2100"):
        CALENDAR.federal_holidays(year)
    with pytest.raises(CalendarError, match="use 1971 to 2100"):
        CALENDAR.is_business_day(date(year, 6, 15))


def test_an_instant_is_no_day() -> None:
    instant = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for ask in (lambda: CALENDAR.is_business_day(instant), lambda: CALENDAR.add_business_days(instant, 3)):
        with pytest.raises(CalendarError, match=r"is an instant, not a day: ask for clock\.today\(\)"):
            ask()


@given(days, counts)
def test_counting_forth_and_back_agrees_with_counting_day_by_day(day: date, n: int) -> None:
    there = CALENDAR.add_business_days(day, n)
    between = [day + timedelta(days=k) for k in range(1, (there - day).days + 1)]
    assert CALENDAR.is_business_day(there)
    assert sum(map(CALENDAR.is_business_day, between)) == n
    if CALENDAR.is_business_day(day):
        assert CALENDAR.add_business_days(there, -n) == day


def test_the_holiday_table_is_loaded_when_it_is_asked_for() -> None:
    # Start-up time: the command must answer at once.
    script = (
        "import sys, cbp_sim.calendar as c; before = 'holidays' in sys.modules;"
        "c.federal_holidays(2026); print(before, 'holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
