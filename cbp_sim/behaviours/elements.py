"""What a rule may ask of an entry, and how it is compared. Every element of `When` must hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from rapidfuzz import fuzz

from cbp_sim.screening.filed import Goods, Said
from cbp_sim.screening.names import name_key


def _several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Patterns = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(_several)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Amount(_Part):
    """Whole dollars, both ends counted in."""

    at_least: int | None = None
    at_most: int | None = None

    def fits(self, value: int) -> bool:
        """Whether a value lies between both."""
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)

    def __str__(self) -> str:
        ends = (("at least", self.at_least), ("at most", self.at_most))
        return " and ".join(f"{name} {end}" for name, end in ends if end is not None) or "any"


class Turn(_Part):
    """Which of several: `3`, or `{every = 10}`, or `{first = 2, last = 5}`."""

    every: int = Field(default=1, ge=1)
    first: int = Field(default=1, ge=1)
    last: int | None = Field(default=None, ge=1)

    def fits(self, number: int) -> bool:
        """Whether it is this one's turn."""
        return number % self.every == 0 and number >= self.first and (self.last is None or number <= self.last)

    def __str__(self) -> str:
        if self.first == self.last:
            return f"number {self.first}"
        parts = [f"every {self.every}" if self.every > 1 else "", f"from {self.first}" if self.first > 1 else "",
                 f"to {self.last}" if self.last else ""]  # fmt: skip
        return " ".join(part for part in parts if part) or "any"


Turns = Annotated[Turn, BeforeValidator(lambda value: {"first": value, "last": value} if type(value) is int else value)]


class When(_Part):
    """What must hold for a rule to match. Texts may hold `*` and `?`; of several texts one must fit.

    filer, importer, entry, entry_type, mode, port, bill: of the entry. party: a name, as it is written; party_like: a
    name to be `likeness` of 100 alike, as screening compares; party_country: ISO code. hts: the digits that a tariff
    number begins with; origin: ISO code. Both must hold of one line. value: of the entry. nth: which of the entries
    that match the rest, counted as they first come. filing: which filing of this entry, rejected ones counted.
    """

    filer: Patterns = ()
    importer: Patterns = ()
    entry: Patterns = ()
    entry_type: Patterns = ()
    mode: Patterns = ()
    port: Patterns = ()
    bill: Patterns = ()
    party: Patterns = ()
    party_like: Patterns = ()
    likeness: float = Field(default=88.0, ge=50.0, le=100.0)
    party_country: Patterns = ()
    hts: Patterns = ()
    origin: Patterns = ()
    value: Amount | None = None
    nth: Turns | None = None
    filing: Turns | None = None

    def lines(self, said: Said) -> tuple[Goods, ...]:
        """The lines that both `hts` and `origin` fit."""
        return tuple(
            line
            for line in said.goods
            if (not self.origin or fits(self.origin, line.origin))
            and (not self.hts or any(begins(self.hts, number) for number in line.hts))
        )

    def bills(self, said: Said) -> tuple[str, ...]:
        """The bills that `bill` fits; all of them when it is not asked."""
        return tuple(key for key in said.bills if not self.bill or fits(self.bill, key))


def fits(patterns: Sequence[str], text: str) -> bool:
    """Whether a text is one of the patterns, whatever the case."""
    return any(fnmatchcase(text.upper(), pattern.upper()) for pattern in patterns)


def begins(patterns: Sequence[str], number: str) -> bool:
    """Whether a tariff number begins with one of the patterns; dots do not count."""
    return any(fnmatchcase(number, re.sub(r"[.\s]", "", pattern).rstrip("*") + "*") for pattern in patterns)


def against(when: When, said: Said) -> Iterator[str]:
    """Every reason why an entry does not match, `nth` and `filing` left out."""
    for name in ("filer", "importer", "entry", "entry_type", "mode", "port"):
        wanted, told = getattr(when, name), getattr(said, name)
        if wanted and not fits(wanted, told):
            yield f"{name} is {told or 'blank'}, not {_or(wanted)}"
    if when.bill and not when.bills(said):
        yield f"bill is {_or(said.bills)}, not {_or(when.bill)}"
    names = [party.name for party in said.names]
    yield from _none(when.party, names, "party", lambda name: fits(when.party, name))
    keys = [name_key(name) for name in when.party_like]
    yield from _none(
        when.party_like, names, "party_like",
        lambda name: any(fuzz.ratio(name_key(name), key) >= when.likeness for key in keys),
    )  # fmt: skip
    countries = [party.country for party in said.parties if party.country]
    yield from _none(when.party_country, countries, "party_country", lambda code: fits(when.party_country, code))
    if (when.hts or when.origin) and not when.lines(said):
        wanted = [f"{name} {_or(asked)}" for name, asked in (("hts", when.hts), ("origin", when.origin)) if asked]
        told = [f"{' '.join(line.hts)} of {line.origin}" for line in said.goods]
        yield f"no line is {' with '.join(wanted)}: there is {_or(told)}"
    if when.value is not None and not when.value.fits(said.value):
        yield f"value is {said.value}, not {when.value}"


def _none(wanted: Sequence[str], told: Sequence[str], name: str, fit: Callable[[str], bool]) -> Iterator[str]:
    if wanted and not any(fit(one) for one in told):
        yield f"{name} is {_or(told)}, not {_or(wanted)}"


def _or(texts: Sequence[str]) -> str:
    return " or ".join(dict.fromkeys(texts)) or "blank"
