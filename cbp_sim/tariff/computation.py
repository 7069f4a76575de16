"""CBP's duty computation codes (CATAIR Appendix F): which one a rate is computed by, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from cbp_sim.tariff.rates import METALS, WATCH_PARTS, Kind, Rate, Term
from cbp_sim.tariff.units import DEGREES, Unit, place

ZERO = Decimal(0)

#: Rates have eight decimals in CBP's tariff file (HTS Query, March 2023, W1 and W2).
EIGHTH = Decimal("0.00000001")


@dataclass(frozen=True, slots=True)
class Computation:
    """A computation code with its rates. p1: specific or primary; p2: ad valorem or secondary; p3: other.

    why: in what the rate differs from its plain formula, or, of an X, why it has none.
    """

    code: str
    p1: Decimal = ZERO
    p2: Decimal = ZERO
    p3: Decimal = ZERO
    why: str = ""

    @property
    def formula(self) -> Formula:
        """How its code is computed."""
        return FORMULAS[self.code]

    def amounts(self, q: Mapping[int, Decimal], *, value: Decimal, derived: Decimal = ZERO) -> tuple[Decimal, ...]:
        """What it comes to, unrounded: one amount; two for a C; none for an X. q: the quantities, by their place."""
        compute = self.formula.compute
        return compute(self, q, value, derived) if compute else ()


#: What a formula is given: rates, quantities 1 to 3, value, and the duty computed on another tariff number.
_Compute = Callable[[Computation, Mapping[int, Decimal], Decimal, Decimal], tuple[Decimal, ...]]


@dataclass(frozen=True, slots=True)
class Formula:
    """A row of Appendix F. quantities: the places of those that it multiplies."""

    text: str
    quantities: tuple[int, ...] = ()
    compute: _Compute | None = None


def _formula(text: str, quantities: Sequence[int], compute: Callable[..., Decimal | tuple[Decimal, ...]]) -> Formula:
    def amounts(of: Computation, q: Mapping[int, Decimal], value: Decimal, derived: Decimal) -> tuple[Decimal, ...]:
        found = compute(of, q, value, derived)
        return found if isinstance(found, tuple) else (found,)

    return Formula(text, tuple(quantities), amounts)


#: Appendix F, pages 2 to 4. There is no code 8.
FORMULAS: Mapping[str, Formula] = MappingProxyType(
    {
        "0": _formula("free", (), lambda c, q, v, d: ZERO),
        "1": _formula("P1*Q1", (1,), lambda c, q, v, d: c.p1 * q[1]),
        "2": _formula("P1*Q2", (2,), lambda c, q, v, d: c.p1 * q[2]),
        "3": _formula("P1*Q1 + P3*Q2", (1, 2), lambda c, q, v, d: c.p1 * q[1] + c.p3 * q[2]),
        "4": _formula("P1*Q1 + P2*V", (1,), lambda c, q, v, d: c.p1 * q[1] + c.p2 * v),
        "5": _formula("P1*Q2 + P2*V", (2,), lambda c, q, v, d: c.p1 * q[2] + c.p2 * v),
        "6": _formula("P1*Q1 + P3*Q2 + P2*V", (1, 2), lambda c, q, v, d: c.p1 * q[1] + c.p3 * q[2] + c.p2 * v),
        "7": _formula("P2*V", (), lambda c, q, v, d: c.p2 * v),
        "9": _formula("P2 * duty of another number", (), lambda c, q, v, d: c.p2 * d),
        "A": _formula("(P2 + P3*Q3) * V", (3,), lambda c, q, v, d: (c.p2 + c.p3 * q[3]) * v),
        "B": _formula("P1*Q2 + (P2 + P3*Q3) * V", (2, 3), lambda c, q, v, d: c.p1 * q[2] + (c.p2 + c.p3 * q[3]) * v),
        "C": _formula("P1*Q1 or P2*Q1", (1,), lambda c, q, v, d: (c.p1 * q[1], c.p2 * q[1])),
        "D": _formula("P1*Q3 + P2*V", (3,), lambda c, q, v, d: c.p1 * q[3] + c.p2 * v),
        "E": _formula("P1*Q2 + P3*Q3 + P2*V", (2, 3), lambda c, q, v, d: c.p1 * q[2] + c.p3 * q[3] + c.p2 * v),
        "F": _formula("Q1 * (P1 + P3*Q2)", (1, 2), lambda c, q, v, d: q[1] * (c.p1 + c.p3 * q[2])),
        "J": _formula(
            "greater of Q2*(P1 - P2*(100-Q3)) and P3*Q2",
            (2, 3),
            lambda c, q, v, d: max(q[2] * (c.p1 - c.p2 * (100 - q[3])), c.p3 * q[2]),
        ),
        "K": _formula(
            "greater of Q1*(P1 - P2*(100-Q2)) and P3*Q1",
            (1, 2),
            lambda c, q, v, d: max(q[1] * (c.p1 - c.p2 * (100 - q[2])), c.p3 * q[1]),
        ),
        "X": Formula("no formula: see the tariff"),
    }
)

#: Code of so many amounts per unit on these quantities, without and with a percentage of the value.
_BY_PLACES = MappingProxyType(
    {
        (): ("0", "7"),
        (1,): ("1", "4"),
        (2,): ("2", "5"),
        (3,): ("D", "D"),
        (1, 2): ("3", "6"),
        (2, 3): ("E", "E"),
    }
)


def computation(rate: Rate, units: Sequence[Unit], *, part: str = "") -> Computation:
    """How a rate is computed on a line with these units of quantity.

    part: the part of an article that the line is for, where parts have numbers of their own; or the metal of an ore.
    """
    if rate.kind is Kind.FREE:
        return Computation("0", why=rate.note)
    if rate.kind is Kind.APPLIED:
        if rate.terms:
            return _sum(rate.terms, units, part)
        return Computation("0", why="nothing of its own: the article pays its own duty")
    if rate.kind is Kind.LIKE:
        return Computation("9", p2=Decimal(1), why=f"like {rate.note}")
    if rate.kind is Kind.SUGAR:
        return _sugar(rate, units)
    if rate.kind is Kind.SUM:
        if rate.parts and not part:
            return Computation("X", why=f"reported by parts: {', '.join(rate.parts)}")
        if part in WATCH_PARTS and not rate.parts and any(term.per for term in rate.terms):
            return Computation("X", why="an amount for the whole, reported by parts")
        own = rate.of(part) if rate.parts else rate
        return _sum(own.terms, units, part) if own.kind is Kind.SUM else Computation("X", why=own.note)
    if rate.kind is Kind.SEE:
        return Computation("X", why=f"told at {', '.join(rate.refers)}")
    return Computation("X", why=rate.note or "no rate is printed")


def _sum(terms: Sequence[Term], units: Sequence[Unit], part: str) -> Computation:
    metals = [term for term in terms if term.per is not None and term.per.content in METALS]
    if part and part not in (name for term in terms for name in term.parts) and metals:
        # An ore's metals have numbers of their own, each with its weight: each pays what is asked of its metal.
        terms = [term for term in terms if term not in metals or (term.per and term.per.content == part)]
        if not terms:
            return Computation("0", why="each metal is reported and pays under its own number")
    places: dict[int, Decimal] = {}
    by_value: Decimal | None = None
    for term in terms:
        stray = [name for name in term.parts if name != part]
        if stray and part not in term.parts:
            return Computation("X", why=f"on the value of the {' and the '.join(stray)}")
        if term.per is None:
            by_value = (by_value or ZERO) + term.amount
            continue
        found = place(term.per, units)
        if found is None or found[0] in places or term.over:
            of = f"{term.per.of} of {term.per.content}" if term.per.content else term.per.of
            above = f" over {term.over}" if term.over else ""
            return Computation("X", why=f"by {of}{above}, which the line does not report")
        places[found[0]] = _eight(term.amount * found[1])
    codes = _BY_PLACES.get(tuple(sorted(places)))
    if codes is None:
        return Computation("X", why="more amounts than any formula takes")
    first, *other = (places[at] for at in sorted(places)) if places else (ZERO,)
    code = codes[0] if by_value is None else codes[1]
    return Computation(code, p1=first, p2=_eight(by_value or ZERO), p3=other[0] if other else ZERO)


def _sugar(rate: Rate, units: Sequence[Unit]) -> Computation:
    full, less, least = rate.terms
    found = place(full.per, units) if full.per else None
    # The export prints no unit for the degrees: they are taken to follow the kilograms.
    code = {1: "K", 2: "J"}.get(found[0]) if found else None
    if code is None or found is None:
        return Computation("X", why="the line does not report its kilograms")
    scale = found[1]
    return Computation(
        code, p1=_eight(full.amount * scale), p2=_eight(less.amount * scale), p3=_eight(least.amount * scale)
    )


def with_degrees(rate: Rate, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units that a line reports: those printed, and for raw sugar its degrees after them."""
    return (*units, DEGREES) if rate.kind is Kind.SUGAR and DEGREES not in units else units


def _eight(amount: Decimal) -> Decimal:
    """To eight decimals, halves up, without zeros at the end."""
    plain = amount.quantize(EIGHTH, ROUND_HALF_UP).normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain
