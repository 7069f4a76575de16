"""Business days: Monday to Friday without the federal holidays, which CBP's due dates count in.

A holiday that falls on a Saturday is kept on the Friday before, on a Sunday on the Monday after. Days
that a President closes offices for by order are not known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from types import MappingProxyType

from cbp_sim.errors import SimulatorError

#: The years whose holidays we answer for: the Monday holidays begin in 1971, and the holiday table that
#: we build on ends in 2100.
FIRST_YEAR, LAST_YEAR = 1971, 2100

_DAY = timedelta(days=1)


class CalendarError(SimulatorError, ValueError):
    """A question that the calendar has no answer to. The message says what to ask instead."""


@cache
def federal_holidays(year: int) -> Mapping[date, str]:
    """The holidays that fall in `year`, by day in order, with their names.

    The day of the holiday is there and, where it is another, the day it is kept on, so that 31 December
    may keep the next year's New Year's Day. CalendarError outside 1971-2100.
    """
    _must_be_on_file(year)
    from holidays import country_holidays  # late: it costs a tenth of a second, and few commands need it

    kept = country_holidays("US", years=year, observed=True)
    return MappingProxyType({day: kept[day] for day in sorted(kept)})


def _must_be_on_file(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CalendarError(f"year={year} has no holidays on file: use {FIRST_YEAR} to {LAST_YEAR}")


class BusinessCalendar:
    """CBP's working days. It has no state: any two are the same."""

    def federal_holidays(self, year: int) -> Mapping[date, str]:
        """The holidays that fall in `year`: see `federal_holidays` of this module."""
        return federal_holidays(year)

    def is_business_day(self, day: date) -> bool:
        """Whether CBP's offices work on this day."""
        if isinstance(day, datetime):
            raise CalendarError(f"{day!r} is an instant, not a day: ask for clock.today() or eastern(...).date()")
        return day.weekday() < 5 and day not in federal_holidays(day.year)

    def add_business_days(self, day: date, n: int) -> date:
        """The n-th business day after `day`, or before it when n is negative. `day` itself never counts.

        With n = 0: `day` when it is a business day, else the next one.
        """
        if n == 0:
            return day if self.is_business_day(day) else self.add_business_days(day, 1)
        step = _DAY if n > 0 else -_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_business_day(day)
        return day

    def nth_business_day_of_month(self, year: int, month: int, n: int) -> date:
        """The n-th business day of a month, from 1; CalendarError when the month has fewer."""
        _must_be_on_file(year)
        if not 1 <= month <= 12:
            raise CalendarError(f"month={month} is none: use 1 to 12")
        days = self._business_days_of_month(year, month)
        if not 1 <= n <= len(days):
            raise CalendarError(f"n={n} is no business day of {year}-{month:02d}: use 1 to {len(days)}")
        return days[n - 1]

    def _business_days_of_month(self, year: int, month: int) -> list[date]:
        first = date(year, month, 1)
        days = (first + k * _DAY for k in range(31))
        return [day for day in days if day.month == month and self.is_business_day(day)]
