"""Statement numbers, ten positions each.

Daily, DDFYJJJXXX: district, fiscal year, day of the year, sequence (Daily Statement, page 8).
Periodic monthly, DDCYPMMXXX: district, calendar year, the letter P, month, sequence (Periodic Monthly
Statement, page 5). The sequence is three letters or digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from formats.numbers.refusal import NumberError

_DAILY = re.compile(r"([0-9]{2})([0-9]{2})(00[1-9]|0[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6])([A-Z0-9]{3})")
_PERIODIC = re.compile(r"([0-9]{2})([0-9]{2})P(0[1-9]|1[0-2])([A-Z0-9]{3})")


def fiscal_year(day: date) -> int:
    """The federal fiscal year of a day: it begins on 1 October and has the number of the year it ends in."""
    return day.year + (day.month >= 10)


@dataclass(frozen=True, slots=True, order=True)
class DailyStatementNumber:
    """The number of a daily statement. All parts are text, with their leading zeros."""

    district: str
    fiscal_year: str
    day_of_year: str
    sequence: str

    def __post_init__(self) -> None:
        """Refuse parts of another shape."""
        parts = (self.district, self.fiscal_year, self.day_of_year, self.sequence)
        found = _DAILY.fullmatch(str(self))
        if found is None or found.groups() != parts:
            raise NumberError(
                f"{parts} make no daily statement number: give district DD, fiscal year YY, "
                "day 001-366 and three letters or digits"
            )

    @classmethod
    def on(cls, day: date, *, district: str, sequence: str) -> Self:
        """The number of a statement of this day.

        The chapter says "Fiscal Year" and "Julian Day" and no more: we take the federal fiscal year and
        the day of the calendar year, so 1 October 2026 writes 27274 in positions 3 to 7.
        """
        return cls(district, f"{fiscal_year(day) % 100:02d}", f"{day:%j}", sequence)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `DDFYJJJXXX`."""
        found = _DAILY.fullmatch(text)
        if found is None:
            raise NumberError(
                f"{text!r} is not a daily statement number: write DDFYJJJXXX, like 2726005001 "
                "(a monthly one has P in position 5)"
            )
        return cls(found[1], found[2], found[3], found[4])

    def __str__(self) -> str:
        return self.district + self.fiscal_year + self.day_of_year + self.sequence


@dataclass(frozen=True, slots=True, order=True)
class PeriodicStatementNumber:
    """The number of a periodic monthly statement. All parts are text, with their leading zeros."""

    district: str
    calendar_year: str
    month: str
    sequence: str

    def __post_init__(self) -> None:
        """Refuse parts of another shape."""
        parts = (self.district, self.calendar_year, self.month, self.sequence)
        found = _PERIODIC.fullmatch(str(self))
        if found is None or found.groups() != parts:
            raise NumberError(
                f"{parts} make no periodic statement number: give district DD, calendar year YY, "
                "month 01-12 and three letters or digits"
            )

    @classmethod
    def of(cls, year: int, month: int, *, district: str, sequence: str) -> Self:
        """The number of the statement of this month."""
        return cls(district, f"{year % 100:02d}", f"{month:02d}", sequence)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `DDCYPMMXXX`."""
        found = _PERIODIC.fullmatch(text)
        if found is None:
            raise NumberError(
                f"{text!r} is not a periodic statement number: write DDCYPMMXXX, like 2726P01001 (a daily one has no P)"
            )
        return cls(found[1], found[2], found[3], found[4])

    def __str__(self) -> str:
        return f"{self.district}{self.calendar_year}P{self.month}{self.sequence}"
