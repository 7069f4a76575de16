"""The day whose rates apply to an entry summary. CATAIR Entry Summary, July 2026, usage note (j), ESF-159."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ZONE = "06"
QUOTA_TYPES = ("02", "07", "12", "32", "38")

#: The day that is chosen may lie so far ahead at most.
FURTHEST = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a summary, as reported and as CBP set them. received: the day on which it came."""

    received: date
    entry: date | None = None
    estimated_entry: date | None = None
    release: date | None = None
    statement_print: date | None = None
    estimated_arrival: date | None = None
    in_bond: date | None = None


def rate_date(entry_type: str, dates: Dates, *, privileged: date | None = None) -> date:
    """The day whose rates apply.

    privileged: of a line of zone merchandise in privileged foreign status, the day on which that status was filed for.
    """
    if entry_type == ZONE and privileged is not None:
        return privileged
    arrival = dates.estimated_arrival
    later = arrival if arrival is not None and arrival > dates.received else None
    in_bond = None if entry_type in QUOTA_TYPES else dates.in_bond
    known = (in_bond, dates.entry, dates.estimated_entry, dates.release, dates.statement_print, later)
    return next((day for day in known if day is not None), dates.received)


def too_far_ahead(day: date, received: date) -> bool:
    """Whether a day lies further ahead than CBP lets it."""
    return day - received > FURTHEST
