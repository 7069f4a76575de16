"""Measures of chapter 99: what a heading belongs to, when it may be used, and for goods of which origin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from cbp_sim.tariff.columns import country_of
from cbp_sim.tariff.data import rows

_DAY = timedelta(days=1)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DATE = rf"({'|'.join(_MONTHS)}) (\d{{1,2}}), (\d{{4}})"
#: "Effective with respect to entries on or after June 15, 2024 and through November 9, 2026".
_ENTRIES = re.compile(
    rf"with respect to entries,?(?: of [^,]*,)? on or after {_DATE}(?:,? and (through|before) {_DATE})?"
)
#: "[Compiler's note: provision terminated as of February 7, 2026.]"
_TERMINATED = re.compile(rf"terminated (?:as of|on) {_DATE}")


@dataclass(frozen=True, slots=True)
class Remedy:
    """A measure, as far as we know it. sure: what is not certain of its dates, "" when nothing is.

    origins: the countries of origin that its headings may stand with, none for any.
    """

    program: str
    begins: date
    ends: date
    origins: frozenset[str]
    sure: str

    def covers(self, origin: str) -> bool:
        """Whether its headings may stand with goods of an origin."""
        return not self.origins or country_of(origin) in self.origins


@cache
def _remedies() -> tuple[tuple[str, str, Remedy], ...]:
    return tuple(
        (
            row["first"],
            row["last"],
            Remedy(
                row["program"],
                date.fromisoformat(row["begins"]) if row["begins"] else date.min,
                date.fromisoformat(row["ends"]) if row["ends"] else date.max,
                frozenset(row["origins"].split()),
                row["sure"],
            ),
        )
        for row in rows("tariff_remedies.csv")
    )


@cache
def remedy(number: str) -> Remedy | None:
    """The measure of a heading, None of a number that belongs to none we know."""
    found = None
    for first, last, measure in _remedies():
        if first <= number[:8] <= last:
            found = measure
    return found


@lru_cache(4096)
def period(number: str, description: str) -> tuple[date, date]:
    """The first and the last day of a heading: from its own words, else from its measure, else without bounds."""
    measure = remedy(number)
    begins, ends = (measure.begins, measure.ends) if measure else (date.min, date.max)
    if not number.startswith("99"):
        return begins, ends
    words = description.lower()
    if (told := _ENTRIES.search(words)) is not None:
        dates = list(_dates(told.group(0)))
        begins = dates[0]
        if len(dates) > 1:
            ends = dates[1] - _DAY if told.group(4) == "before" else dates[1]
    if (told := _TERMINATED.search(words)) is not None:
        ends = next(_dates(told.group(0))) - _DAY
    return begins, ends


def _dates(words: str) -> Iterator[date]:
    for month, day, year in re.findall(_DATE, words):
        yield date(int(year), _MONTHS.index(month) + 1, int(day))
