"""The duty on one tariff number, to the cent, and what CBP says of one that it cannot compute."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from cbp_sim.tariff.columns import Column, column_2_countries
from cbp_sim.tariff.computation import Computation
from cbp_sim.tariff.schedule import Line
from cbp_sim.tariff.units import Unit

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")

#: What CBP says of an amount that it takes without a formula to check it by. Error dictionary, 622, 658, 659, 668.
UNVERIFIED = {"duty": "622", "tax": "658", "fee": "659", "other revenue": "668"}

#: A line's duty may differ by so much from what CBP computes. Error dictionary, 624 and 627.
TOLERANCE = Decimal("2.99")


class Entered(NamedTuple):
    """What a 50 record says: a tariff number, the value in whole dollars, quantities 1 to 3 as far as reported."""

    number: str
    value: int = 0
    quantities: tuple[Decimal | None, ...] = ()


class Due(NamedTuple):
    """The duty on one number.

    amounts: one; two where the filer chooses; none where CBP cannot tell. condition: what it says then, "" otherwise.
    why: the reason, or how the amount stands to the others of the line.
    """

    number: str
    line: Line | None
    column: Column
    computation: Computation
    amounts: tuple[Decimal, ...] = ()
    condition: str = ""
    why: str = ""

    @property
    def amount(self) -> Decimal | None:
        """The duty; None where CBP cannot tell, or leaves the choice to the filer."""
        return self.amounts[0] if len(self.amounts) == 1 else None

    def accepts(self, reported: Decimal) -> bool:
        """Whether CBP lets a reported duty stand: within the tolerance, and any where it cannot tell."""
        return not self.amounts or any(abs(reported - amount) <= TOLERANCE for amount in self.amounts)


def cents(amount: Decimal) -> Decimal:
    """An amount to the cent, halves up (ESF-186); what is less than a cent is nothing (usage note (l), ESF-160)."""
    return NOTHING if amount < CENT else amount.quantize(CENT, ROUND_HALF_UP)


def column_for(origin: str, claim: str) -> Column:
    """The column that applies: goods of column 2 countries have no programs (general note 3)."""
    if origin in column_2_countries():
        return Column.OTHER
    return Column.SPECIAL if claim else Column.GENERAL


def duty_on(
    line: Line,
    entered: Entered,
    *,
    column: Column = Column.GENERAL,
    claim: str = "",
    units: Sequence[Unit] = (),
    derived: Decimal | None = None,
) -> Due:
    """The duty on one number by one column.

    units: of the article, for a heading that has none. derived: the duty on the other number that code 9 multiplies.
    """
    how = line.computation_in(column, claim, units=units)
    if how.code == "X":
        return Due(line.number, line, column, how, condition=UNVERIFIED["duty"], why=how.why)
    if how.code == "9" and derived is None:
        why = f"{how.why}: no other number tells it"
        return Due(line.number, line, column, how, condition=UNVERIFIED["duty"], why=why)
    q = {at: quantity for at, quantity in enumerate(entered.quantities, 1) if quantity is not None}
    missing = [at for at in how.formula.quantities if at not in q]
    if missing:
        needed = " and ".join(f"quantity {at}{_unit_name(line.units or units, at)}" for at in missing)
        return Due(line.number, line, column, how, why=f"{needed} {'is' if len(missing) == 1 else 'are'} needed")
    found = how.amounts(q, value=Decimal(entered.value), derived=derived or NOTHING)
    return Due(line.number, line, column, how, tuple(map(cents, found)), why=how.why)


def _unit_name(units: Sequence[Unit], at: int) -> str:
    return f" ({units[at - 1].code or units[at - 1].printed})" if at <= len(units) else ""
