"""Units of quantity: what the tariff prints, and what the entry summary reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from cbp_sim.tariff.data import rows
from cbp_sim.tariff.rates import Measure

#: Weights that a line reports as its kilograms, square meters or liters, since it has no unit of theirs.
#: The tariff's unit is then that of the part that pays (inferred: no line has another unit to report it in).
REPORTED_AS_SUCH = ("drained weight", "contents and container", "total sugars", "ethyl alcohol", "recording surface")

#: Not required: what a line without a unit of quantity reports (Appendix C).
NOT_REQUIRED = "X"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of quantity. printed: by the USITC. code: of Appendix C, "" where the table has none for it."""

    printed: str
    code: str
    measure: Measure


@cache
def _known() -> dict[str, Unit]:
    return {
        row["printed"]: Unit(row["printed"], row["code"], Measure(row["of"], Decimal(row["factor"]), row["content"]))
        for row in rows("tariff_units.csv")
    }


@cache
def unit(printed: str) -> Unit:
    """The unit that is printed so; one without a code where it is not in the table."""
    return _known().get(printed, Unit(printed, "", Measure(printed)))


#: The degrees of the polariscope, which raw sugar reports after its kilograms.
DEGREES = Unit("degrees", "DEG", Measure("degree"))


def place(per: Measure, units: Sequence[Unit]) -> tuple[int, Decimal] | None:
    """Which quantity, from 1, a rate per `per` is multiplied by, and how many `per` one of its units is.

    The unit of the same content comes first; then, for weights that are reported as such, the unit of the whole.
    """
    for content in (per.content, "") if per.content in REPORTED_AS_SUCH else (per.content,):
        for at, one in enumerate(units, 1):
            if one.measure.of == per.of and one.measure.content == content:
                return at, one.measure.factor / per.factor
    return None
