"""A rate of duty as a value: what the tariff's words come to, before any line, unit or entry is known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

#: Parts of an article that have rates of their own, in the order in which their numbers stand (chapter 91, note 1).
WATCH_PARTS = ("movement", "apparatus", "case", "strap", "battery")
GUN_PARTS = ("rifle", "telescopic sight")
PARTS = (*WATCH_PARTS, *GUN_PARTS)

#: Metals of whose weight in an ore the tariff takes duty.
METALS = ("copper", "lead", "zinc", "molybdenum", "tungsten", "manganese", "magnesium", "silicon")


class Kind(StrEnum):
    """How a rate is told."""

    FREE = "free"
    #: Amounts per unit and percentages of the value, added up.
    SUM = "sum"
    #: So much per kilogram, less for every degree under 100, at least so much: three terms.
    SUGAR = "sugar"
    #: The article's own duty, and what its one term adds to it; without a term, nothing.
    APPLIED = "applied"
    #: The duty of another number, or of the article on another value.
    LIKE = "like"
    #: Told at other numbers, or in a note.
    SEE = "see"
    #: Told in words for which no computation is provided.
    WORDS = "words"
    #: Nothing is printed.
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: mass, volume, pieces; `factor` of its base unit; `content`, when only of a part of the goods."""

    of: str
    factor: Decimal = Decimal(1)
    content: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One amount of a rate.

    amount: dollars for each `per`, or, where `per` is None, the fraction of the value. parts: the parts of the article
    that it is for, none for the whole. over: that many of what is counted are free.
    """

    amount: Decimal
    per: Measure | None = None
    parts: tuple[str, ...] = ()
    over: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate. refers: the tariff numbers, or the note, that it leans on. note: what else the words say, in ours."""

    kind: Kind
    terms: tuple[Term, ...] = ()
    refers: tuple[str, ...] = ()
    note: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the article that it is for, in the order of their numbers.

        Of "51¢ each + 6.25% on the case" the amount that names no part is the movement's.
        """
        named = {part for term in self.terms for part in term.parts}
        if named.intersection(WATCH_PARTS) and any(not term.parts for term in self.terms):
            named.add("movement")
        return tuple(part for part in PARTS if part in named)

    def of(self, part: str) -> Rate:
        """What of it one part of the article pays."""
        if part not in self.parts:
            return self if not self.parts else Rate(Kind.WORDS, note=f"it names no rate for the {part}")
        own = tuple(term for term in self.terms if part in term.parts or (part == "movement" and not term.parts))
        return Rate(self.kind, own, self.refers, self.note)


@dataclass(frozen=True, slots=True)
class Clause:
    """A rate of the special column with the programs it is for, as printed: A, A*, A+, KR. Without any: for all."""

    rate: Rate
    programs: tuple[str, ...] = ()


NOTHING = Rate(Kind.NONE)
