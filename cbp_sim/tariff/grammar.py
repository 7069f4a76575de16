"""Reads rates of duty by the grammar in rate.lark."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput

from cbp_sim.errors import SimulatorError
from cbp_sim.tariff.rates import NOTHING, Clause, Kind, Measure, Rate, Term

#: How many different texts are kept: the whole tariff has some 2,300.
_KEPT = 4096

_DIVIDED = re.compile(r"(?<=[a-z])- (?=[a-z])")
_SPACES = re.compile(r"\s+")


class RateUnreadable(SimulatorError):
    """A text that the grammar does not know."""


def plain(text: str) -> str:
    """A text as the grammar takes it: lower case, one space where there are several, divided words joined."""
    return _DIVIDED.sub("", _SPACES.sub(" ", text).strip().lower())


@cache
def grammar() -> Lark:
    """The parser. Lark refuses a grammar in which a text could be read in two ways."""
    text = files("cbp_sim.tariff").joinpath("rate.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", start=["column", "special"], strict=True, transformer=_Reader())


@lru_cache(_KEPT)
def parse_rate(text: str) -> Rate:
    """The rate that a text of the general column, of column 2 or of the additional duties tells."""
    if not text.strip():
        return NOTHING
    rate: Rate = _parse(text, "column")
    return rate


@lru_cache(_KEPT)
def parse_special(text: str) -> tuple[Clause, ...]:
    """The rates of the special column with their programs, in order; none of a blank one."""
    if not text.strip():
        return ()
    clauses: tuple[Clause, ...] = _parse(text, "special")
    return clauses


def _parse(text: str, start: str) -> Any:
    try:
        return grammar().parse(plain(text), start=start)
    except UnexpectedInput as error:
        at = error.column if error.column > 0 else len(plain(text)) + 1
        raise RateUnreadable(
            f"{text!r} is no rate that cbp_sim/tariff/rate.lark knows: it stops at {plain(text)[at - 1 : at + 19]!r}"
        ) from None


def read_rate(text: str) -> Rate:
    """The same, where a text that cannot be read is a rate in words: new editions print new words."""
    try:
        return parse_rate(text)
    except RateUnreadable:
        return Rate(Kind.WORDS, note="the grammar does not know these words")


def read_special(text: str) -> tuple[Clause, ...]:
    """The same for the special column."""
    try:
        return parse_special(text)
    except RateUnreadable:
        return (Clause(Rate(Kind.WORDS, note="the grammar does not know these words")),)


# --------------------------------------------------------------------------------------------- from the tree to values

#: A basis: what the quantity is a part of, the parts of the article, how many are free.
_Basis = tuple[str, tuple[str, ...], int]


def _content(name: str) -> Callable[[Any, list[Token]], _Basis]:
    return lambda _, __: (name, (), 0)


def _parts(*names: str) -> Callable[[Any, list[Token]], _Basis]:
    return lambda _, __: ("", names, 0)


def _per(of: str, factor: str = "1", content: str = "") -> Callable[[Any, list[Token]], Measure]:
    measure = Measure(of, Decimal(factor), content)
    return lambda _, __: measure


def _told(kind: Kind, note: str) -> Callable[[Any, list[Token]], Rate]:
    return lambda _, found: Rate(kind, refers=tuple(str(item) for item in found if _is(item, "HTS", "INT")), note=note)


def _is(item: Any, *kinds: str) -> bool:
    return isinstance(item, Token) and item.type in kinds


class _Reader(Transformer[Token, Any]):
    """Makes values of what was read, from the leaves up. Methods are named as the rules."""

    # amounts

    def CENTS(self, token: Token) -> Decimal:
        return Decimal(token.rstrip("¢ ")) / 100

    def DOLLARS(self, token: Token) -> Decimal:
        return Decimal(token[1:].replace(",", ""))

    def PERCENT(self, token: Token) -> Term:
        whole, _, fraction = token.replace("percent", "").rstrip("% ").partition(" ")
        amount = Decimal(whole)
        if fraction:
            over, under = fraction.strip().split("/")
            amount += Decimal(over) / Decimal(under)
        return Term(amount / 100)

    def PROGRAMS(self, token: Token) -> tuple[str, ...]:
        return tuple(name.strip().upper() for name in token.rpartition("(")[2].rstrip(") ").split(","))

    kg = _per("mass")
    clean_kg = _per("mass", content="clean")
    g = _per("mass", "0.001")
    t = _per("mass", "1000")
    liter = _per("volume")
    proof_liter = _per("proof volume")
    barrel = _per("barrel")
    m = _per("length")
    m2 = _per("area")
    m3 = _per("solid volume")
    one = each = _per("piece")
    pair = _per("pair")
    dozen = _per("piece", "12")
    gross = _per("piece", "144")
    thousand = _per("piece", "1000")
    gross_line = _per("gross line")
    jewel = _per("jewel")
    pack = _per("pack")
    each_part = _per("part")

    def per(self, found: list[Measure]) -> Measure:
        return found[0]

    drained = _content("drained weight")
    contained = _content("contents and container")
    sugars = _content("total sugars")
    alcohol = _content("ethyl alcohol")
    morphine = _content("anhydrous morphine")
    surface = _content("recording surface")
    containers = _content("immediate containers")
    whole = _content("")
    rifle = _parts("rifle")
    sight = _parts("telescopic sight")
    battery = _parts("battery")
    foreign_content = _parts("non-U.S. content")

    movement = _parts("movement")
    apparatus = _parts("apparatus")
    movement_and_case = _parts("movement", "case")
    case = _parts("case")
    case_and_strap = _parts("case", "strap")
    strap = _parts("strap")

    def metal(self, found: list[Token]) -> _Basis:
        return str(found[0]), (), 0

    def over(self, found: list[Token]) -> _Basis:
        return "", (), int(found[0])

    # rates

    def term(self, found: list[Any]) -> Term:
        amount = found[0]
        content, parts, over = found[-1] if isinstance(found[-1], tuple) else ("", (), 0)
        if isinstance(amount, Term):
            return replace(amount, parts=(f"{content} content",) if content else parts)
        per = replace(found[1], content=content) if content else found[1]
        return Term(amount, per, parts, over)

    def sum(self, found: list[Term]) -> Rate:
        return Rate(Kind.SUM, tuple(found))

    def capped(self, found: list[Any]) -> Rate:
        rate: Rate = found[0]
        return replace(rate, kind=Kind.WORDS, note="not more than the duty of the complete movement")

    def sugar(self, found: list[Any]) -> Rate:
        amounts = [item for item in found if isinstance(item, Decimal)]
        pers = [item for item in found if isinstance(item, Measure)]
        return Rate(Kind.SUGAR, tuple(map(Term, amounts, pers)))

    def free(self, found: list[str]) -> Rate:
        return Rate(Kind.FREE, note=found[0] if found else "")

    def under_bond(self, _: list[Any]) -> str:
        return "under bond"

    def under_terms(self, _: list[Any]) -> str:
        return "on the terms of a note"

    def for_a_time(self, _: list[Any]) -> str:
        return "while the Treasury says so"

    def applied(self, found: list[Any]) -> Rate:
        terms = tuple(item for item in found if isinstance(item, Term))
        return Rate(Kind.APPLIED, terms, tuple(str(item) for item in found if _is(item, "HTS")))

    def unchanged(self, _: list[Any]) -> Rate:
        return Rate(Kind.APPLIED)

    def lessened(self, found: list[Term]) -> Rate:
        return Rate(Kind.WORDS, note=f"the article's own rate less {found[0].amount:.1%}")

    like_garment = _told(Kind.LIKE, "each garment of the ensemble as if it came alone")
    like_article = _told(Kind.LIKE, "the article of which it is a part or accessory")
    like_movement = _told(Kind.LIKE, "the complete movement")
    like_heading = _told(Kind.LIKE, "the heading named")
    like_absent = _told(Kind.LIKE, "the number that would apply without this one")
    like_set = _told(Kind.LIKE, "the article of the set with the highest rate")
    like_subheading = _told(Kind.LIKE, "originating goods in the article's own number")
    on_repairs = _told(Kind.LIKE, "the article, on the value of repairs")
    on_processing = _told(Kind.LIKE, "the article, on the value of processing abroad")
    on_assembly = _told(Kind.LIKE, "the article, on its value less what is of the United States")
    on_return = _told(Kind.WORDS, "the duty of like articles, at most what was given back on export")

    def numbers(self, found: list[Token]) -> str:
        return "-".join(found)

    def see(self, found: list[str]) -> Rate:
        return Rate(Kind.SEE, refers=tuple(found))

    def see_note(self, found: list[Token]) -> Rate:
        return Rate(Kind.SEE, refers=(f"note {found[-1]}",))

    # columns

    def clause(self, found: list[Any]) -> Clause:
        return Clause(*found)

    def column(self, found: list[Any]) -> Rate:
        rate: Rate = found[0]
        return rate

    def special(self, found: list[Any]) -> tuple[Clause, ...]:
        return tuple(item if isinstance(item, Clause) else Clause(item) for item in found if not _is(item, "DOT"))
