"""CBP's data classes: which characters an element may hold. Batch & Block Control v23, B&B-7.

A class knows its pattern and how to say what breaks it; turning text into a Python value is the
element's business (`formats.column`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

#: Batch & Block Control, B&B-7: "any other character found on a standard keyboard", and the cent sign.
SPECIAL = "!@#$%^&*()-_=+[{]}\\|;:'\",<.>/?`~\u00a2"
STANDARD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 " + SPECIAL)

#: Two-digit years from here on are 19YY, below it 20YY. Chosen by us: the chapters name no pivot.
PIVOT = 70


@dataclass(frozen=True, slots=True)
class DataClass:
    """One data class: its code as the layouts print it, and its pattern for a width in columns."""

    code: str
    meaning: str
    pattern: Callable[[int], str] = field(repr=False, compare=False)

    def accepts(self, text: str) -> bool:
        """Whether these columns, blanks included, belong to the class."""
        return re.fullmatch(self.pattern(len(text)), text) is not None

    def refusal(self, text: str) -> str:
        """Why `text` is not of the class, in words for the filer."""
        if self.code in ("A", "AN", "X"):
            bad = sorted({c for c in text if not re.fullmatch(self.pattern(1), c)})
            return f"{' '.join(map(repr, bad))} not allowed here: {self.meaning}"
        return f"not {self.meaning}"


def _numerals_after_spaces(width: int) -> str:
    return "(?:" + "|".join(f" {{{n}}}[0-9]{{{width - n}}}" for n in range(width)) + ")"


_MMDD = (
    "(?:(?:0[13578]|1[02])(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)(?:0[1-9]|[12][0-9]|30)|02(?:0[1-9]|1[0-9]|2[0-8]))"
)
_LEAP_YY = "(?:[02468][048]|[13579][26])"
_MMDDYY = f"(?:{_MMDD}[0-9][0-9]|0229{_LEAP_YY})"


A = DataClass("A", "letters A-Z", lambda w: f"[A-Z ]{{{w}}}")
AN = DataClass("AN", "letters A-Z, numerals and space", lambda w: f"[A-Z0-9 ]{{{w}}}")
N = DataClass("N", "numerals 0-9 in every column", lambda w: f"[0-9]{{{w}}}")
SN = DataClass("SN", "numerals at the right, with nothing but spaces before them", _numerals_after_spaces)
X = DataClass("X", "upper-case keyboard characters", lambda w: f"[A-Z0-9 {re.escape(SPECIAL)}]{{{w}}}")
D = DataClass("D", "a date MMDDYY", lambda w: _MMDDYY if w == 6 else "(?!)")
S = DataClass("S", "spaces", lambda w: f" {{{w}}}")

DATA_CLASSES = {c.code: c for c in (A, AN, N, SN, X, D, S)}


def read_date(text: str, form: str) -> date:
    """The date in `text` laid out as `form`: MMDDYY, YYMMDD, MMDDCCYY or CCYYMMDD.

    ValueError when there is no such day.
    """
    if not text.isascii() or not text.isdecimal() or len(text) != len(form):
        raise ValueError(f"not a date {form}")
    if form == "MMDDCCYY":
        year, month, day = int(text[4:]), int(text[:2]), int(text[2:4])
    elif form == "CCYYMMDD":
        year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    elif form == "MMDDYY":
        year, month, day = _century(int(text[4:])), int(text[:2]), int(text[2:4])
    else:
        year, month, day = _century(int(text[:2])), int(text[2:4]), int(text[4:])
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"not a date {form}") from None


def write_date(value: date, form: str) -> str:
    """`value` laid out as `form`; ValueError for a year that two digits cannot tell."""
    if form == "CCYYMMDD":
        return f"{value.year:04}{value.month:02}{value.day:02}"
    if form == "MMDDCCYY":
        return f"{value.month:02}{value.day:02}{value.year:04}"
    if _century(value.year % 100) != value.year:
        raise ValueError(f"the year {value.year} does not fit {form}: two digits reach from 1970 to 2069")
    yy = f"{value.year % 100:02}"
    if form == "MMDDYY":
        return f"{value.month:02}{value.day:02}{yy}"
    return f"{yy}{value.month:02}{value.day:02}"


def _century(yy: int) -> int:
    return 1900 + yy if yy >= PIVOT else 2000 + yy
