"""What articles pay by quantity beside their duty: internal revenue tax, agricultural fees, other revenue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from cbp_sim.tariff.computation import EIGHTH
from cbp_sim.tariff.data import rows

#: The measures that statutes and orders name: a gallon and a barrel of beer in liters, a pound in kilograms.
GALLON = Decimal("3.785411784")
BARREL = 31 * GALLON


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a number pays of a class from a day on: `rate` dollars for each `size` of `unit`. No rate: it depends."""

    number: str
    since: date
    rate: Decimal | None
    size: Decimal
    unit: str
    authority: str

    def on(self, quantities: Mapping[str, Decimal]) -> Decimal | None:
        """What quantities by their units pay, unrounded; None without a rate or without the unit."""
        if self.rate is None or self.unit not in quantities:
            return None
        return per_unit(self.rate, self.size) * quantities[self.unit]


def per_unit(rate: Decimal, size: Decimal) -> Decimal:
    """The rate for one reported unit, to the eight decimals of CBP's tariff file."""
    return (rate / size).quantize(EIGHTH, ROUND_HALF_UP)


@cache
def _known() -> dict[str, tuple[Assessment, ...]]:
    found: dict[str, list[Assessment]] = {}
    for row in rows("assessments.csv"):
        rate = Decimal(row["rate"]) if row["rate"] else None
        size = Decimal(row["size"]) if row["size"] else Decimal(1)
        since = date.fromisoformat(row["from"])
        found.setdefault(row["class"], []).append(
            Assessment(row["hts"], since, rate, size, row["unit"], row["authority"])
        )
    return {name: tuple(known) for name, known in found.items()}


def assessment(number: str, name: str, *, on: date) -> Assessment | None:
    """What a tariff number pays of a class on a day: by the longest beginning that is known, and its newest rate."""
    fits = [one for one in _known().get(name, ()) if number.startswith(one.number) and one.since <= on]
    return max(fits, key=lambda one: (len(one.number), one.since), default=None)
