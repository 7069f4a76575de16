"""What an entry summary owes, as a statement tells it: duty, tax, AD/CVD, fees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from formats.catair.entry_summary.records import Filing

ZERO = Decimal()
#: Sums of a statement have eleven digits, the last two of them cents.
MOST = Decimal("999999999.99")
#: The harbor maintenance fee, all that entry types 21 and 23 owe at once (Daily Statement, page 8).
HARBOR = "501"
_HARBOR_ONLY, _NOTHING = ("21", "23"), ("22",)


@dataclass(frozen=True)
class Dues:
    """The money of one summary.

    duty: with coffee duty of Puerto Rico (672), which the summary reports as other revenue. tax_deferred: paid later,
    not on a statement. antidumping_due, countervailing_due: a cash deposit; else a bond covers it.
    """

    entry_type: str = ""
    duty: Decimal = ZERO
    tax: Decimal = ZERO
    tax_deferred: bool = False
    antidumping: Decimal = ZERO
    antidumping_due: bool = True
    countervailing: Decimal = ZERO
    countervailing_due: bool = True
    fees: tuple[tuple[str, Decimal], ...] = ()

    @property
    def now(self) -> Dues:
        """What of it is due at once: harbor fee alone for types 21 and 23, nothing for 22 (Daily Statement, page 8)."""
        if self.entry_type in _NOTHING:
            return Dues(self.entry_type)
        if self.entry_type in _HARBOR_ONLY:
            return Dues(self.entry_type, fees=tuple(fee for fee in self.fees if fee[0] == HARBOR))
        return self

    @property
    def amount(self) -> Decimal:
        """The total due: what is deferred or under a bond is left out (Daily Statement, Q2 notes)."""
        due = self.now
        total = due.duty + sum((amount for _, amount in due.fees), ZERO)
        total += ZERO if due.tax_deferred else due.tax
        total += due.antidumping if due.antidumping_due else ZERO
        return total + (due.countervailing if due.countervailing_due else ZERO)

    @property
    def gross(self) -> Decimal:
        """All of it, due or not: no sum of a statement is larger than its summaries' gross."""
        return self.duty + self.tax + self.antidumping + self.countervailing + sum((fee for _, fee in self.fees), ZERO)

    def plain(self) -> dict[str, Any]:
        """As the store keeps it."""
        return _plain(self)

    @classmethod
    def of_plain(cls, kept: Mapping[str, Any]) -> Self:
        """From what the store keeps."""
        return cls(**_values(kept, _DUES))


def dues_of(filing: Filing) -> Dues:
    """What an accepted filing owes."""
    totals, cases = filing.grand_totals, filing.case_totals
    fees: dict[str, Decimal] = {}
    for record in filing.fee_totals:
        for n in range(1, 6):
            fee_class, amount = getattr(record, f"fee_class_{n}"), _money(getattr(record, f"fee_total_{n}"))
            if isinstance(fee_class, str) and fee_class and amount:
                fees[fee_class] = fees.get(fee_class, ZERO) + amount
    antidumping, antidumping_due = _case(cases and cases.cash_ad, cases and cases.bonded_ad, totals and totals.ad_duty)
    countervailing, countervailing_due = _case(
        cases and cases.cash_cv, cases and cases.bonded_cv, totals and totals.cv_duty
    )
    return Dues(
        entry_type=str(filing.header.entry_type or ""),
        duty=_money(totals and totals.duty) + _money(totals and totals.other_revenue),
        tax=_money(totals and totals.tax),
        tax_deferred=bool(filing.header.deferred_tax),
        antidumping=antidumping,
        antidumping_due=antidumping_due,
        countervailing=countervailing,
        countervailing_due=countervailing_due,
        fees=tuple(sorted(fees.items())),
    )


def _case(cash: Any, bonded: Any, total: Any) -> tuple[Decimal, bool]:
    """The amount and whether it is due. Chosen by us: where a summary has both, the statement tells the cash."""
    if _money(cash):
        return _money(cash), True
    if _money(bonded):
        return _money(bonded), False
    return _money(total), True


def _money(amount: Any) -> Decimal:
    # A statement's columns have no sign: what is owed to the importer is no debt of his.
    return max(amount, ZERO) if isinstance(amount, Decimal) else ZERO


@dataclass(frozen=True)
class Sums:
    """What several summaries owe at once, and how many of them owe something."""

    duty: Decimal = ZERO
    tax: Decimal = ZERO
    deferred_tax: Decimal = ZERO
    antidumping: Decimal = ZERO
    countervailing: Decimal = ZERO
    fees: tuple[tuple[str, Decimal], ...] = ()
    amount: Decimal = ZERO
    revenue: int = 0
    free: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.duty + other.duty,
            self.tax + other.tax,
            self.deferred_tax + other.deferred_tax,
            self.antidumping + other.antidumping,
            self.countervailing + other.countervailing,
            _together((*self.fees, *other.fees)),
            self.amount + other.amount,
            self.revenue + other.revenue,
            self.free + other.free,
        )

    def plain(self) -> dict[str, Any]:
        """As the store keeps it."""
        return _plain(self)

    @classmethod
    def of_plain(cls, kept: Mapping[str, Any]) -> Self:
        """From what the store keeps."""
        return cls(**_values(kept, _SUMS))


def sums(several: Iterable[Dues]) -> Sums:
    """The totals of a statement (Q3, Q4, QE). The printed report takes deferred tax off the taxes (page 39)."""
    total = Sums()
    for one in several:
        due = one.now
        total += Sums(
            duty=due.duty,
            tax=due.tax,
            deferred_tax=due.tax if due.tax_deferred else ZERO,
            antidumping=due.antidumping,
            countervailing=due.countervailing,
            fees=due.fees,
            amount=one.amount,
            revenue=int(one.amount > 0),
            free=int(one.amount == 0),
        )
    return total


#: Which of their values are money.
_DUES = ("duty", "tax", "antidumping", "countervailing")
_SUMS = ("duty", "tax", "deferred_tax", "antidumping", "countervailing", "amount")


def _plain(money: Dues | Sums) -> dict[str, Any]:
    kept = {name: str(one) if isinstance(one, Decimal) else one for name, one in vars(money).items()}
    return {**kept, "fees": [[fee_class, str(amount)] for fee_class, amount in money.fees]}


def _values(kept: Mapping[str, Any], money: tuple[str, ...]) -> dict[str, Any]:
    values = {name: Decimal(one) if name in money else one for name, one in kept.items()}
    return {**values, "fees": tuple((fee_class, Decimal(amount)) for fee_class, amount in kept["fees"])}


def _together(fees: Iterable[tuple[str, Decimal]]) -> tuple[tuple[str, Decimal], ...]:
    total: dict[str, Decimal] = {}
    for fee_class, amount in fees:
        total[fee_class] = total.get(fee_class, ZERO) + amount
    return tuple(sorted(total.items()))
