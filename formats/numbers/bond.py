"""Bond numbers and surety codes. eBond v1.9, CB-27 and CB-22; AE Table 4, ESF-216."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from formats.numbers.refusal import NumberError

_BOND = re.compile(r"([0-9]{2})([89])([A-Z0-9]{6})")
_SURETY = re.compile(r"(?!99[5-9])[0-9]{3}")

CONTINUOUS = "8"
SINGLE_TRANSACTION = "9"


def is_surety_code(text: str) -> bool:
    """Whether `text` has the shape of a surety code: three digits.

    995 to 999 stand where a surety would and say why there is none (AE Table 4): they are not sureties.
    """
    return _SURETY.fullmatch(text) is not None


def is_bond_number(text: str) -> bool:
    """Whether `text` has the shape YYBXXXXXX of a number that CBP assigned to a bond."""
    return _BOND.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, order=True)
class BondNumber:
    """YYBXXXXXX: calendar year, bond type (8 continuous, 9 single transaction), six letters or digits."""

    year: str
    bond_type: str
    sequence: str

    def __post_init__(self) -> None:
        """Refuse parts of another shape."""
        parts = (self.year, self.bond_type, self.sequence)
        found = _BOND.fullmatch(str(self))
        if found is None or found.groups() != parts:
            raise NumberError(f"{parts} make no bond number: give year YY, bond type 8 or 9, and six letters or digits")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the nine positions."""
        found = _BOND.fullmatch(text)
        if found is None:
            raise NumberError(f"{text!r} is not a bond number: write YYBXXXXXX with bond type 8 or 9, like 268000001")
        return cls(found[1], found[2], found[3])

    @property
    def is_continuous(self) -> bool:
        """Whether the bond covers entries until it is terminated."""
        return self.bond_type == CONTINUOUS

    def __str__(self) -> str:
        return self.year + self.bond_type + self.sequence
