"""The duty on a line of an entry summary: its article, and the headings of chapters 98 and 99 that stand with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from cbp_sim.tariff.columns import Column, program
from cbp_sim.tariff.computation import Computation
from cbp_sim.tariff.duty import NOTHING, UNVERIFIED, Due, Entered, column_for, duty_on
from cbp_sim.tariff.rates import Kind
from cbp_sim.tariff.schedule import Line, Tariff, digits

#: CBP's conditions on a number: on no file; on file, but not on this day; not for this origin; not for this program.
UNKNOWN, NOT_ACTIVE, NOT_FOR_ORIGIN, NOT_FOR_PROGRAM = "433", "434", "603", "614"

#: For how many days, origins and programs a number remembers whether it may be used.
_REMEMBERED = 1024


def duties(
    tariff: Tariff, entered: Sequence[Entered], *, on: date, origin: str = "", claim: str = ""
) -> tuple[Due, ...]:
    """The duty on each number of a line, in their order.

    A heading that adds ("the duty provided in the applicable subheading + 25%") pays its addition on the article's
    value; one with a rate of its own pays that, and the article nothing (usage note (ii), ESF-186 and 187). A program
    may free the article, never from what is added.
    """
    return tuple(_Stack(tariff, entered, on=on, origin=origin, claim=claim).dues())


def total(dues: Sequence[Due]) -> Decimal | None:
    """The duty on the line; None where one of its numbers cannot be computed."""
    amounts = [due.amount for due in dues]
    return sum((amount for amount in amounts if amount is not None), NOTHING) if None not in amounts else None


class _Stack:
    def __init__(self, tariff: Tariff, entered: Sequence[Entered], *, on: date, origin: str, claim: str) -> None:
        self.tariff, self.on, self.origin, self.claim = tariff, on, origin, claim
        self.column = column_for(origin, claim)
        self.entered = [(one, tariff.line(one.number, on=on)) for one in entered]
        self.articles = [(one, line) for one, line in self.entered if line is not None and not line.adds]
        self.value = sum(one.value for one, line in self.entered if line is None or not line.adds)

    def dues(self) -> list[Due]:
        self.replaced = any(line is not None and self._replaces(line) for _, line in self.entered)
        return [self._due(one, line) for one, line in self.entered]

    def _due(self, one: Entered, line: Line | None) -> Due:
        if line is None:
            return self._refuse(digits(one.number), None, *self._absent(digits(one.number)))
        if not line.reported:
            return self._refuse(line.number, line, UNKNOWN, "the numbers under it are reported, not it")
        refused = self._refused(line)
        if refused:
            return self._refuse(line.number, line, *refused)
        column, claim = self._column(line)
        return self._heading(one, line, column, claim) if line.adds else self._article(one, line, column, claim)

    def _article(self, one: Entered, line: Line, column: Column, claim: str) -> Due:
        how = line.computation_in(column, claim)
        if self.replaced:
            return Due(line.number, line, column, how, (NOTHING,), why="the rate of a heading stands in its place")
        derived = self._derived(one, line) if how.code == "9" else None
        return duty_on(line, one, column=column, claim=claim, derived=derived)

    def _heading(self, one: Entered, line: Line, column: Column, claim: str) -> Due:
        if line.rate_in(column, claim).kind is Kind.LIKE and self.articles:
            how = line.computation_in(column, claim)
            return Due(line.number, line, column, how, (NOTHING,), why="the article pays, on the value that it reports")
        article, of = self.articles[0] if self.articles else (one, line)
        own = Entered(one.number, one.value or self.value, one.quantities or article.quantities)
        return duty_on(line, own, column=column, claim=claim, units=of.units)

    def _derived(self, one: Entered, line: Line) -> Decimal | None:
        """The duty on what one number reports, by the rate of the article's other number (Appendix F, code 9)."""
        other = next((of for _, of in self.articles if of.number != line.number), None)
        if other is None:
            return None
        column, claim = self._column(other)
        return duty_on(other, Entered(other.number, one.value, one.quantities), column=column, claim=claim).amount

    def _column(self, line: Line) -> tuple[Column, str]:
        """The column that applies to one number, and the claim that it is applied by.

        A heading that says nothing of the program keeps its general rate; so does an article when the program has
        lapsed: the claim is kept for the day on which it may be renewed.
        """
        if self.column is not Column.SPECIAL:
            return self.column, ""
        claimed = program(self.claim)
        if claimed is None or not claimed.runs(self.on) or line.rate_in(self.column, self.claim).kind is Kind.NONE:
            return Column.GENERAL, ""
        return self.column, self.claim

    def _replaces(self, line: Line) -> bool:
        if not line.adds or line.additional or self._refused(line):
            return False
        return line.rate_in(*self._column(line)).kind in (Kind.FREE, Kind.SUM)

    def _refused(self, line: Line) -> tuple[str, str] | None:
        """The condition that keeps a number from this line, and why."""
        key = self.on, self.origin, self.claim
        if key not in line.refusals:
            if len(line.refusals) >= _REMEMBERED:
                line.refusals.clear()
            line.refusals[key] = self._why_refused(line)
        return line.refusals[key]

    def _why_refused(self, line: Line) -> tuple[str, str] | None:
        begins, ends = line.period
        if not begins <= self.on <= ends:
            return NOT_ACTIVE, f"in force from {begins}" if self.on < begins else f"in force until {ends}"
        if line.remedy is not None and self.origin and not line.remedy.covers(self.origin):
            return NOT_FOR_ORIGIN, f"for goods of {' '.join(sorted(line.remedy.origins))}"
        # Where the general rate is free already, the tariff prints no programs.
        if self.column is not Column.SPECIAL or line.adds or line.rate.kind is Kind.FREE:
            return None
        claimed = program(self.claim)
        if claimed is None or line.rate_in(Column.SPECIAL, self.claim).kind is Kind.NONE:
            return NOT_FOR_PROGRAM, f"it names no rate for {self.claim}"
        if self.origin and not claimed.covers(self.origin):
            return NOT_FOR_PROGRAM, f"{self.claim} is not for goods of {self.origin}"
        return None

    def _absent(self, number: str) -> tuple[str, str]:
        if not self.tariff.complete:
            return UNVERIFIED["duty"], "it is not among the lines that are shipped"
        if self.tariff.known(number):
            return NOT_ACTIVE, f"the tariff in force on {self.on} does not have it"
        return UNKNOWN, "no tariff at hand has it"

    def _refuse(self, number: str, line: Line | None, condition: str, why: str) -> Due:
        return Due(number, line, self.column, Computation("X", why=why), condition=condition, why=why)
