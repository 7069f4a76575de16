"""Date and time as the query writes them: MMDDYYHHMMSSXX, twelve hours with AM or PM."""

from __future__ import annotations

from datetime import date, time

from formats.classes import read_date, write_date


def read_moment(text: str) -> tuple[date, time]:
    """The day and the time in `text`; ValueError when there are no such ones.

    120000AM is midnight, which begins the day. Entry Summary Query v26, May 2026, ESQ-20, note 2.
    """
    day, hours, rest, half = read_date(text[:6], "MMDDYY"), text[6:8], text[8:12], text[12:]
    digits = hours + rest
    if len(text) != 14 or not digits.isascii() or not digits.isdecimal() or half not in ("AM", "PM"):
        raise ValueError("not a date and time MMDDYYHHMMSSXX")
    if not 1 <= int(hours) <= 12:
        raise ValueError("hours run from 01 to 12 before AM or PM")
    hour = int(hours) % 12 + (12 if half == "PM" else 0)
    return day, time(hour, int(rest[:2]), int(rest[2:]))


def write_moment(day: date, at: time) -> str:
    """`day` and `at` as MMDDYYHHMMSSXX; ValueError for a year that two digits cannot tell."""
    half = "PM" if at.hour >= 12 else "AM"
    return f"{write_date(day, 'MMDDYY')}{at.hour % 12 or 12:02}{at.minute:02}{at.second:02}{half}"
