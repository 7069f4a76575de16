"""Where goods are: FIRMS codes of facilities, and foreign trade zone ids.

A zone id is zone, subzone or acreage site, and subzone site, all with leading zeros:

    NNNXXXXXX   now       02600A001    zone 26, subzone A, site 01
    NNNXXNN     before    0260A01      the same
    NNNXX       before    02610        zone 26, acreage site 10

Entry Summary, 11-record note 3, ESF-37 and ESF-38; in SE11 `FTZ` stands before it, and the old site may
hold letters (Cargo Release guide v40, SE11, SE-38, and note 6, SE-40).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from formats.numbers.refusal import NumberError

# The pages say 4AN; every code that we know begins with a letter, so digits alone are a slip.
_FIRMS = re.compile(r"[A-Z][A-Z0-9]{3}")
_NOW = re.compile(r"([0-9]{3})([A-Z0-9]{3})([A-Z0-9]{3})")
_BEFORE = re.compile(r"([0-9]{3})([A-Z0-9]{2})([A-Z0-9]{2})?")

IN_CONVEYANCE_COLUMNS = "FTZ"
"""What SE11 puts before the id, where other entry types name the conveyance."""


def is_firms_code(text: str) -> bool:
    """Whether `text` has the shape of a FIRMS code: a letter and three letters or digits."""
    return _FIRMS.fullmatch(text) is not None


def is_zone_id(text: str) -> bool:
    """Whether `text` is a zone id of five, seven or nine positions, without `FTZ` before it."""
    return _NOW.fullmatch(text) is not None or _BEFORE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, order=True)
class ZoneId:
    """A foreign trade zone id, new or old."""

    zone: str
    subzone: str
    """Subzone or general-purpose acreage site: three positions now, two before."""
    site: str = ""
    """Site in the subzone; empty when an old id has none."""

    def __post_init__(self) -> None:
        """Refuse parts of another shape."""
        parts = (self.zone, self.subzone, self.site)
        found = _split(str(self))
        if found != parts:
            raise NumberError(
                f"{parts} make no zone id: give zone NNN with subzone XXX and site XXX, "
                "or in the old form subzone XX and site XX or none"
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an id with or without `FTZ` before it, blanks at the right allowed."""
        found = _split(text.rstrip(" ").removeprefix(IN_CONVEYANCE_COLUMNS))
        if found is None:
            raise NumberError(f"{text!r} is not a zone id: write NNNXXXXXX, like 02600A001")
        return cls(*found)

    @property
    def is_old_form(self) -> bool:
        """Whether it has the five or seven positions of before; new filings use nine (ESF-37)."""
        return len(self.subzone) == 2

    @property
    def in_cargo_release(self) -> str:
        """As SE11 carries it."""
        return IN_CONVEYANCE_COLUMNS + str(self)

    def __str__(self) -> str:
        return self.zone + self.subzone + self.site


def _split(text: str) -> tuple[str, str, str] | None:
    found = _NOW.fullmatch(text) or _BEFORE.fullmatch(text)
    return (found[1], found[2], found[3] or "") if found else None
