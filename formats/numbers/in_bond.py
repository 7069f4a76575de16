"""In-bond numbers, in the three shapes that the records take. Cargo Release guide v40, note 1, SE-47.

Conventional: the nine digits of CBPF 7512, the last a check digit, MOD-7 (In-bond amendment 51, QP10,
INB-19; WP20 note 2, INB-56). Paperless master in-bond of an ocean or rail carrier: V, two characters,
eight digits (Entry Summary, ESF-148). By air: the air waybill, eleven digits.

Worked numbers for the conventional check digit: 25770003-0, 25770005-2 (instructions for CBPF 7512).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Self

from formats.numbers.air_waybill import is_valid_air_waybill
from formats.numbers.refusal import NumberError

_SERIAL = re.compile(r"[0-9]{8}")


class InBondKind(Enum):
    """Who gave the number out."""

    CONVENTIONAL = "conventional"
    PAPERLESS = "paperless"
    AIR_WAYBILL = "air waybill"


# Manifest Query, ACMQ-14, would let the ten positions after V be any letters and digits; we take the
# narrower shape that Entry Summary prints.
_SHAPES = (
    (InBondKind.CONVENTIONAL, re.compile(r"[0-9]{9}")),
    (InBondKind.PAPERLESS, re.compile(r"V[A-Z0-9]{2}[0-9]{8}")),
    (InBondKind.AIR_WAYBILL, re.compile(r"[0-9]{11}")),
)


def _kind(text: str) -> InBondKind | None:
    return next((kind for kind, shape in _SHAPES if shape.fullmatch(text)), None)


def in_bond_check_digit(serial: str, offset: int = 0) -> int:
    """The check digit of a conventional number's eight digits: 0-6, with an offset up to 9.

    `offset` is +1, +2 or +3 for users that CBP has recognised as high-volume (WP20 note 2, INB-56).
    """
    if not 0 <= offset <= 3:
        raise NumberError(f"offset={offset} is not one that CBP allows: use 0 to 3")
    if not _SERIAL.fullmatch(serial):
        raise NumberError(f"{serial!r} is not an in-bond serial: write eight digits, like 25770003")
    return int(serial) % 7 + offset


def is_valid_in_bond_number(text: str, offset: int = 0) -> bool:
    """Whether `text` is one of the three shapes and its check digit, if it has one, is right.

    A paperless number has none. `offset` concerns conventional numbers only.
    """
    kind = _kind(text)
    if kind is InBondKind.CONVENTIONAL:
        return in_bond_check_digit(text[:8], offset) == int(text[8])
    if kind is InBondKind.AIR_WAYBILL:
        return is_valid_air_waybill(text)
    return kind is InBondKind.PAPERLESS


@dataclass(frozen=True, slots=True, order=True)
class InBondNumber:
    """An in-bond number of one of the three shapes. Its check digit may be wrong: `is_valid` says."""

    text: str

    def __post_init__(self) -> None:
        """Refuse every other shape."""
        if _kind(self.text) is None:
            raise NumberError(
                f"{self.text!r} is not an in-bond number: write nine digits like 257700030, "
                "V, two characters and eight digits, or an air waybill's eleven digits"
            )

    @classmethod
    def build(cls, sequence: int, offset: int = 0) -> Self:
        """The conventional number with this sequence, 0 to 99,999,999, and its check digit."""
        if not 0 <= sequence <= 99_999_999:
            raise NumberError(f"sequence={sequence} does not fit eight digits: use 0 to 99999999")
        serial = f"{sequence:08d}"
        return cls(f"{serial}{in_bond_check_digit(serial, offset)}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number as the 12 columns of a record hold it, blanks at the right allowed."""
        return cls(text.rstrip(" "))

    @property
    def kind(self) -> InBondKind:
        """Which of the three shapes it has."""
        return next(kind for kind, shape in _SHAPES if shape.fullmatch(self.text))

    def is_valid(self, offset: int = 0) -> bool:
        """Whether its check digit, if it has one, is right."""
        return is_valid_in_bond_number(self.text, offset)

    def __str__(self) -> str:
        return self.text
