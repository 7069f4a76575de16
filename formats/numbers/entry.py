"""Entry numbers: filer code, seven digits, check digit. Appendix E (May 2012); AE Table 1, ESF-213.

`B76-0324527-8` for people, `B7603245278` where the pages say 11AN (SE20, SE-54), and filer code and
eight digits in two elements of an AE 10 or SE10 record. The check digit catches every single digit that
was mistyped; it does not tell letters of the same value apart (A and J are both 1).

The nine columns that Appendix E (page 2) gives to numbers of before October 1986 (two digits of the
fiscal year, six of the serial, check digit) have no place in the ACE records and are not read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from formats.numbers.refusal import NumberError

# Appendix E, page 1: the eight patterns NNN ANN AAN AAA ANA NAN NNA NAA are all there are of letters
# and digits; only NNN starts at 001.
_FILER = re.compile(r"(?!000)[A-Z0-9]{3}")
_SERIAL = re.compile(r"[0-9]{7}")
_NUMBER = re.compile(r"[0-9]{8}")
_WHOLE = re.compile(r"([A-Z0-9]{3})([0-9]{8})")
_HYPHENATED = re.compile(r"([A-Z0-9]{3})-([0-9]{7})-([0-9])")

#: Appendix E, page 2; AE Table 1, step one.
LETTER_DIGITS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")

_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
"""A digit doubled, its tens dropped and 1 added when there were any: steps two and three of AE Table 1."""


def is_filer_code(text: str) -> bool:
    """Whether `text` has the shape of an entry filer code: three of A-Z and 0-9, not 000."""
    return _FILER.fullmatch(text) is not None


def filer_digits(filer: str) -> str:
    """The filer code with its letters as digits: B76 is 276. NumberError for another shape."""
    if not is_filer_code(filer):
        raise NumberError(
            f"{filer!r} is not an entry filer code: write three letters A-Z or digits, 001 to ZZZ, like B76"
        )
    return filer.translate(LETTER_DIGITS)


def entry_check_digit(filer: str, serial: str, offset: int = 0) -> int:
    """The check digit, 0-9, of a filer code and a seven-digit serial with its leading zeros.

    `offset` is what CBP allowed a filer that has used up ten million numbers: +1 to +9, without carry
    (Appendix E, page 3, item 6); 0 for the others.
    """
    if not 0 <= offset <= 9:
        raise NumberError(f"offset={offset} is not one that CBP allows: use 0 to 9")
    if not _SERIAL.fullmatch(serial):
        raise NumberError(f"{serial!r} is not a serial: write seven digits with leading zeros, like 0324527")
    digits = [int(d) for d in filer_digits(filer) + serial]
    total = sum(digits[0::2]) + sum(_DOUBLED[d] for d in digits[1::2])
    return (10 - total % 10 + offset) % 10


def is_valid_entry_number(filer: str, number: str, offset: int = 0) -> bool:
    """Whether `number`, seven digits and the check digit, is a number of this filer. Any text is answered."""
    if not is_filer_code(filer) or not _NUMBER.fullmatch(number):
        return False
    return entry_check_digit(filer, number[:7], offset) == int(number[7])


@dataclass(frozen=True, slots=True, order=True)
class EntryNumber:
    """An entry number of the right shape. Its check digit may be wrong: `is_valid` says.

    A filing with a wrong check digit has to be named in its rejection, so it has a value too.
    """

    filer: str
    number: str
    """Seven digits and the check digit."""

    def __post_init__(self) -> None:
        """Refuse parts of another shape."""
        filer_digits(self.filer)
        if not _NUMBER.fullmatch(self.number):
            raise NumberError(
                f"{self.number!r} is not the rest of an entry number: write seven digits and the check digit"
            )

    @classmethod
    def build(cls, filer: str, sequence: int, offset: int = 0) -> Self:
        """The filer's number with this sequence, 0 to 9,999,999, and its check digit."""
        if not 0 <= sequence <= 9_999_999:
            raise NumberError(f"sequence={sequence} does not fit seven digits: use 0 to 9999999")
        serial = f"{sequence:07d}"
        return cls(filer, f"{serial}{entry_check_digit(filer, serial, offset)}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `B76-0324527-8` or `B7603245278`. The check digit is not judged."""
        if found := _WHOLE.fullmatch(text):
            return cls(found[1], found[2])
        if found := _HYPHENATED.fullmatch(text):
            return cls(found[1], found[2] + found[3])
        raise NumberError(f"{text!r} is not an entry number: write it like B76-0324527-8 or B7603245278")

    @property
    def serial(self) -> str:
        """The seven digits that the filer chose."""
        return self.number[:7]

    @property
    def check_digit(self) -> int:
        """The check digit as written, right or wrong."""
        return int(self.number[7])

    @property
    def compact(self) -> str:
        """The eleven positions without hyphens, as SE20 carries them."""
        return self.filer + self.number

    def is_valid(self, offset: int = 0) -> bool:
        """Whether the check digit is the one of Appendix E, moved by the filer's offset."""
        return is_valid_entry_number(self.filer, self.number, offset)

    def __str__(self) -> str:
        return f"{self.filer}-{self.serial}-{self.check_digit}"
