"""Air waybill numbers: three digits of the airline, eight of the serial, the last a check digit.

Shape: Cargo Release guide v40, note 1 on bill numbers, SE-47; Manifest Query, ACMQ-15. The check digit
(the seven digits before it, modulo 7) is IATA's; CBP asks for it where the waybill also serves as the
in-bond number (Manifest Query, WR1, ACMQ-14).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from formats.numbers.refusal import NumberError

_SERIAL = re.compile(r"[0-9]{7}")
_AIRLINE = re.compile(r"[0-9]{3}")
_NUMBER = re.compile(r"[0-9]{8}")
_WHOLE = re.compile(r"([0-9]{3})-?([0-9]{8})")


def air_waybill_check_digit(serial: str) -> int:
    """The check digit, 0-6, of a seven-digit serial."""
    if not _SERIAL.fullmatch(serial):
        raise NumberError(f"{serial!r} is not a waybill serial: write seven digits, like 1234567")
    return int(serial) % 7


def is_valid_air_waybill(text: str) -> bool:
    """Whether `text` is eleven digits, without hyphen, of which the last is right."""
    return len(text) == 11 and _WHOLE.fullmatch(text) is not None and int(text[3:10]) % 7 == int(text[10])


@dataclass(frozen=True, slots=True, order=True)
class AirWaybill:
    """An air waybill number of the right shape. Its check digit may be wrong: `is_valid` says."""

    airline: str
    number: str
    """Seven digits and the check digit."""

    def __post_init__(self) -> None:
        """Refuse parts of another shape."""
        if not _AIRLINE.fullmatch(self.airline) or not _NUMBER.fullmatch(self.number):
            raise NumberError(
                f"{self.airline!r}, {self.number!r} make no air waybill: give three digits and eight digits"
            )

    @classmethod
    def build(cls, airline: str, sequence: int) -> Self:
        """The airline's waybill with this sequence, 0 to 9,999,999, and its check digit."""
        if not 0 <= sequence <= 9_999_999:
            raise NumberError(f"sequence={sequence} does not fit seven digits: use 0 to 9999999")
        serial = f"{sequence:07d}"
        return cls(airline, f"{serial}{air_waybill_check_digit(serial)}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `176-12345675` or `17612345675`. The check digit is not judged."""
        found = _WHOLE.fullmatch(text)
        if found is None:
            raise NumberError(f"{text!r} is not an air waybill: write eleven digits, like 17612345675")
        return cls(found[1], found[2])

    @property
    def is_valid(self) -> bool:
        """Whether the last digit is the right one."""
        return is_valid_air_waybill(str(self))

    def __str__(self) -> str:
        return self.airline + self.number
