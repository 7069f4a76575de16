"""A faker provider for the trade: importers, makers, carriers, bills, containers, goods. All of it is invented.

Names begin with EXAMPLE, employer numbers with prefixes that the IRS has given to nobody, telephone numbers end in
55501NN. Only carrier codes, ports, tariff numbers and rates are real.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from faker.providers import BaseProvider

#: Two-digit prefixes that no IRS campus assigns: such an employer number belongs to nobody.
UNASSIGNED_EIN_PREFIXES = ("07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89")

#: Standard carrier alpha codes of ocean carriers.
OCEAN_CARRIERS = ("MAEU", "MSCU", "CMDU", "HLCU", "ONEY", "EGLV", "COSU", "YMLU", "HDMU", "ZIMU")

_FIRST = (
    "AMBER", "BIRCH", "CEDAR", "COBALT", "CORAL", "GRANITE", "HAZEL", "INDIGO", "JUNIPER", "MARBLE", "OCHRE", "SLATE",
)  # fmt: skip
_SECOND = (
    "ANCHOR", "BEAVER", "COMPASS", "FALCON", "HERON", "LANTERN", "OTTER", "PLOVER", "SEXTANT", "SWIFT", "TERN", "WREN",
)  # fmt: skip
_IMPORTERS = ("IMPORTS INC", "TRADING LLC", "HOME GOODS INC", "SUPPLY LLC")
_MAKERS = ("WORKS", "FACTORY", "MANUFACTURE", "WORKSHOPS")
_STREETS = ("SAMPLE AVENUE", "SPECIMEN STREET", "PATTERN LANE", "MODEL ROAD")


@dataclass(frozen=True, slots=True)
class PlaceOf:
    """A town in the United States."""

    city: str
    state: str
    postal_code: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A country that goods come from: its ISO code, towns, and a port of lading (Schedule K)."""

    country: str
    cities: tuple[str, ...]
    port_of_lading: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the tariff: number, what an invoice calls it, unit of quantity, rate, and what one is worth.

    Rates: HTS 2026, revision 10, general column. rate is a share of the value: 0.032 is 3.2 percent.
    """

    hts: str
    description: str
    unit: str
    rate: Decimal
    worth: tuple[int, int]


US_PLACES = (
    PlaceOf("LONG BEACH", "CA", "90802"),
    PlaceOf("CARSON", "CA", "90745"),
    PlaceOf("ONTARIO", "CA", "91761"),
    PlaceOf("RENO", "NV", "89502"),
    PlaceOf("PHOENIX", "AZ", "85009"),
)

#: Countries whose goods owe nothing beyond the general rate at the time of the shipped stories (August 2026).
ORIGINS = (
    Origin("IT", ("PRATO", "COMO", "PARMA"), "47527"),
    Origin("DE", ("KASSEL", "ULM", "JENA"), "42870"),
    Origin("NL", ("BREDA", "ARNHEM", "ZWOLLE"), "42157"),
    Origin("BE", ("GENT", "NAMUR", "LEUVEN"), "42305"),
)

#: Articles with one rate by value and one unit, without an additional duty or a partner agency of their own.
ARTICLES = (
    Article("9208100000", "MUSIC BOXES", "NO", Decimal("0.032"), (18, 40)),
    Article("9605000000", "TRAVEL SETS FOR PERSONAL TOILET", "NO", Decimal("0.081"), (6, 15)),
    Article("6702903500", "ARTIFICIAL FLOWERS OF MAN-MADE FIBERS", "NO", Decimal("0.09"), (4, 12)),
    Article("9202906000", "UKULELES", "NO", Decimal("0.046"), (30, 80)),
    Article("9610000000", "WRITING SLATES", "NO", Decimal("0.035"), (5, 14)),
)


class TradeProvider(BaseProvider):
    """What a shipment is made of."""

    def employer_number(self) -> str:
        """An employer identification number that belongs to nobody: NN-NNNNNNN."""
        return f"{self.random_element(UNASSIGNED_EIN_PREFIXES)}-{self.numerify('#######')}"

    def importer_name(self) -> str:
        """An importer of record."""
        return f"{self._name()} {self.random_element(_IMPORTERS)}"

    def maker_name(self) -> str:
        """A manufacturer or seller."""
        return f"{self._name()} {self.random_element(_MAKERS)}"

    def street(self) -> str:
        """A street and a number in it."""
        return f"{self.random_int(1, 899)} {self.random_element(_STREETS)}"

    def place(self) -> PlaceOf:
        """A town in the United States."""
        found: PlaceOf = self.random_element(US_PLACES)
        return found

    def origin(self) -> Origin:
        """A country of origin."""
        found: Origin = self.random_element(ORIGINS)
        return found

    def city_of(self, origin: Origin) -> str:
        """A town of a country of origin."""
        found: str = self.random_element(origin.cities)
        return found

    def telephone(self) -> str:
        """A number of the range that is kept for fiction."""
        return f"21355501{self.numerify('##')}"

    def person(self) -> str:
        """A contact."""
        return f"{self.random_element(_FIRST)} {self.random_element(_SECOND)}"

    def scac(self) -> str:
        """An ocean carrier's code."""
        found: str = self.random_element(OCEAN_CARRIERS)
        return found

    def vessel(self) -> str:
        """A ship that sails nowhere."""
        return f"EXAMPLE {self.random_element(_SECOND)}"

    def voyage(self) -> str:
        """A voyage number: three digits and the direction."""
        return f"{self.numerify('###')}{self.random_element(('E', 'W'))}"

    def bill_number(self) -> str:
        """What a carrier numbers a bill of lading with, its own code left out."""
        return self.numerify("26########")

    def container_number(self) -> str:
        """A freight container, owner XMP, with the check digit of ISO 6346."""
        bare = f"XMPU{self.numerify('######')}"
        return bare + str(container_check_digit(bare))

    def article(self) -> Article:
        """An article of the tariff."""
        found: Article = self.random_element(ARTICLES)
        return found

    def serial(self) -> int:
        """The seven digits of an entry number that the filer chooses."""
        return self.random_int(1_000_000, 9_999_999)

    def _name(self) -> str:
        return f"EXAMPLE {self.random_element(_FIRST)} {self.random_element(_SECOND)}"


def container_check_digit(bare: str) -> int:
    """The check digit of a container number's first ten characters (ISO 6346, annex A)."""
    total = 0
    for at, character in enumerate(bare):
        # Letters count from 10 and skip the multiples of 11.
        value = int(character) if character.isdecimal() else _LETTERS[character]
        total += value << at
    return total % 11 % 10


def _letter_values() -> dict[str, int]:
    values, value = {}, 10
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        if value % 11 == 0:
            value += 1
        values[letter] = value
        value += 1
    return values


_LETTERS = _letter_values()
