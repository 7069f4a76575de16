"""Manufacturer ids (MID): country, name, street number and city in up to fifteen characters.

The way to make one is the appendix to 19 CFR part 102 (and CBP Directive 3500-13 of November 1986, which
the chapters cite); what every MID must look like is in Entry Summary, ESF-137.

    US + DHL EXP + 1304 + ERL = USDHLEXP1304ERL        CN + WAH LAI + (none) + HUI = CNWAHLAIHUI
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

from formats.numbers.refusal import NumberError

WIDTH = 15

_SHAPE = re.compile(r"[A-Z]{2}[A-Z0-9]{6,13}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_HYPHEN = re.compile(r"\s*[-\u2010-\u2015]\s*")
_NUMBERS = re.compile(r"[0-9]+")

_INITIAL = re.compile(r"\b([^\W\d_])\.")
# Chosen by us: the appendix has all punctuation ignored, and many a name is written "Co.,Ltd".
_PARTS_WORDS = re.compile(r"[,;/]")

#: Words that do not count in a name. A is one as well; it is dropped as an initial that stands alone,
#: since in "A B C Company" it counts.
ARTICLES = frozenset({"AN", "AND", "OF", "THE"})

#: What so many names of a country begin with that it tells nobody apart, longest first. The appendix
#: names these and calls them examples; none is added here.
COMMON_OPENINGS = {
    "ID": (("PT",),),
    "MO": (("FABRICA", "DE", "ARTIGOS", "DE", "VESTUARIO"),),
    "PT": (("COMPANHIA", "TEXTIL"),),
    "RU": (("JSC",), ("OAO",), ("OOO",), ("ZAO",)),
}

#: In a city-state the name of the country stands for the city.
CITY_STATES = {"HK": "HON", "MO": "MAC", "SG": "SIN"}


def is_manufacturer_id(text: str) -> bool:
    """Whether `text` looks like a MID: 8 to 15 of A-Z and 0-9, the first two letters. ESF-137.

    Whether the two letters are a country, and the right one for the goods, is not a matter of shape; that
    CA is none is (a Canadian MID begins with the code of a province, AE Table 5).
    """
    return _SHAPE.fullmatch(text) is not None and not text.startswith("CA")


@dataclass(frozen=True, slots=True, order=True)
class ManufacturerId:
    """A MID that looks like one."""

    text: str

    def __post_init__(self) -> None:
        """Refuse another shape."""
        if not is_manufacturer_id(self.text):
            raise NumberError(
                f"{self.text!r} is not a manufacturer id: write 8 to 15 of A-Z and 0-9 after the rules of "
                "19 CFR 102, beginning with a country (for Canada, the province: XA to XY)"
            )

    @classmethod
    def build(cls, *, country: str, name: str, street: str, city: str) -> Self:
        """The MID of a maker at an address. `country` is the ISO code, for Canada the province's.

        NumberError when a part holds a letter that has no plain form A-Z, when nothing of the name or
        city is left, and when all of it is under eight characters.
        """
        if not _COUNTRY.fullmatch(country) or country == "CA":
            raise NumberError(f"{country!r} begins no manufacturer id: write a country like CN, or for Canada XA to XY")
        city_part = CITY_STATES.get(country) or _city_part(city)
        return cls(country + _name_part(name, country) + _street_part(street) + city_part)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a MID as the fifteen columns of a record hold it, blanks at the right allowed."""
        return cls(text.rstrip(" "))

    @property
    def country(self) -> str:
        """ISO code, or the code of a Canadian province."""
        return self.text[:2]

    def __str__(self) -> str:
        return self.text


def _plain(text: str, what: str) -> str:
    """Upper case, accents off, punctuation off; hyphenated parts are one word."""
    kept = []
    for char in unicodedata.normalize("NFKD", _HYPHEN.sub("", text).upper()):
        if char.isspace():
            kept.append(" ")
        elif char.isalnum():
            if not char.isascii():
                raise NumberError(f"{char!r} in the {what} {text!r} has no plain form: write it with A-Z and 0-9")
            kept.append(char)
    return "".join(kept)


def _name_part(name: str, country: str) -> str:
    """Three letters of each of the first two words that count."""
    parted = _PARTS_WORDS.sub(" ", _INITIAL.sub(r"\1 ", name))
    words = _words(_plain(parted, "name").split())
    for opening in COMMON_OPENINGS.get(country, ()):
        if len(words) > len(opening) and tuple(words[: len(opening)]) == opening:
            words = words[len(opening) :]
            break
    if not words:
        raise NumberError(f"nothing of the name {name!r} counts in a manufacturer id: give the whole name")
    return "".join(word[:3] for word in words[:2])


def _words(tokens: list[str]) -> list[str]:
    """The words of a name that count: initials that stand together are one word, one alone is none."""
    words = []
    initials = ""
    for token in [*(t for t in tokens if t not in ARTICLES), ""]:
        if len(token) == 1 and token.isalpha():
            initials += token
            continue
        if len(initials) > 1:
            words.append(initials)
        initials = ""
        words.append(token)
    return words[:-1]


def _street_part(street: str) -> str:
    """Four digits of the largest number in the street; a blank parts two numbers, a comma does not."""
    numbers = _NUMBERS.findall(_plain(street, "street"))
    return max(numbers, key=_size)[:4] if numbers else ""


def _size(digits: str) -> tuple[int, str]:
    """Orders digits as numbers, however many there are."""
    significant = digits.lstrip("0")
    return len(significant), significant


def _city_part(city: str) -> str:
    """Three letters of the city, numbers and a leading article left out: The Hague is HAG."""
    words = _NUMBERS.sub("", _plain(city, "city")).split()
    letters = "".join(words[1:] if len(words) > 1 and words[0] == "THE" else words)
    if not letters:
        raise NumberError(f"nothing of the city {city!r} counts in a manufacturer id: give its name")
    return letters[:3]
