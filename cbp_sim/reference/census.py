"""What Census holds for usual of a tariff number. Its own ranges are not public: a world has those that it is given."""

from __future__ import annotations

from decimal import Decimal

from cbp_sim.reference.part import Names, Part


class Span(Part):
    """What is usual: from low to high, both included; no limit where one is missing."""

    low: Decimal | None = None
    high: Decimal | None = None

    def below(self, ratio: Decimal) -> bool:
        """Whether a ratio is too low."""
        return self.low is not None and ratio < self.low

    def above(self, ratio: Decimal) -> bool:
        """Whether a ratio is too high."""
        return self.high is not None and ratio > self.high

    def misses(self, ratio: Decimal) -> bool:
        """Whether a ratio is out of it."""
        return self.below(ratio) or self.above(ratio)


ANYTHING = Span()


class CensusRange(Part):
    """A tariff number, or a beginning of tariff numbers, and what is usual of its goods.

    improbable: countries of origin or export that are unlikely. flies: false for goods that seldom do. value_1 and
    value_2: dollars for each of the first and the second quantity. quantities: the first quantity for each of the
    second; quantities_inverted: the second for each of the first. charges: dollars of charges for each dollar of value;
    charges_by_air: for each kilogram that flies; charged: whether goods without charges are unlikely.
    """

    hts: str
    improbable: Names = ()
    flies: bool = True
    value_1: Span = ANYTHING
    value_2: Span = ANYTHING
    quantities: Span = ANYTHING
    quantities_inverted: Span = ANYTHING
    charges: Span = ANYTHING
    charges_by_air: Span = ANYTHING
    charged: bool = False
