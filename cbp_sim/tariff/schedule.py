"""The tariff schedule by date: editions, their lines, and what is known of a number."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cbp_sim.errors import SimulatorError
from cbp_sim.tariff.columns import Column, clause_for
from cbp_sim.tariff.computation import Computation, computation, with_degrees
from cbp_sim.tariff.grammar import read_rate, read_special
from cbp_sim.tariff.rates import NOTHING, Clause, Rate
from cbp_sim.tariff.remedies import Remedy, period, remedy
from cbp_sim.tariff.units import Unit, unit


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the tariff. effective: the day from which it counts, until the next. lines: how many it has.

    load: which of the loads of its database brought it, counted from 1; 0 of an edition that was not loaded.
    """

    name: str
    effective: date
    source: str
    lines: int
    load: int = 0


@dataclass(frozen=True)
class Line:
    """A line of an edition with all that applies to it. number: digits. general, special, other: the printed rates.

    reported: whether the number may stand in an entry summary. headings: those of chapter 99 that its footnotes name.
    part: what it is for where its subheading has several rates (`cbp_sim.tariff.outline`).
    """

    number: str
    description: str
    printed_units: tuple[str, ...]
    general: str
    special: str
    other: str
    additional: str
    headings: tuple[str, ...]
    part: str
    reported: bool
    edition: str

    @property
    def dotted(self) -> str:
        """The number as the tariff prints it."""
        return dotted(self.number)

    @cached_property
    def rate(self) -> Rate:
        """The rate of column 1, general; of a safeguard heading, its additional duty."""
        return read_rate(self.general or self.additional)

    @cached_property
    def rate_2(self) -> Rate:
        """The rate of column 2."""
        return read_rate(self.other or self.additional)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The rates of the special column with their programs."""
        return read_special(self.special)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of quantity that an entry reports."""
        return with_degrees(self.rate, tuple(unit(name) for name in self.printed_units))

    @cached_property
    def adds(self) -> bool:
        """Whether it is a heading of chapter 98 or 99, which stands beside an article's own number."""
        return self.number.startswith(("98", "99"))

    def rate_in(self, column: Column, claim: str = "") -> Rate:
        """The rate of a column; in the special column that of the claimed program, nothing where it has none."""
        if column is Column.OTHER:
            return self.rate_2
        if column is Column.SPECIAL:
            found = clause_for(claim, self.clauses)
            return found.rate if found else NOTHING
        return self.rate

    def computation_in(self, column: Column, claim: str = "", *, units: Sequence[Unit] = ()) -> Computation:
        """How the duty of a column is computed. units: of the article, for a heading that has none of its own."""
        key = column, claim, units if isinstance(units, tuple) else tuple(units)
        found = self._computations.get(key)
        if found is None:
            found = computation(self.rate_in(column, claim), self.units or units, part=self.part)
            self._computations[key] = found
        return found

    @cached_property
    def _computations(self) -> dict[tuple[Column, str, tuple[Unit, ...]], Computation]:
        """Those that were asked for: columns, programs and units are few."""
        return {}

    @cached_property
    def remedy(self) -> Remedy | None:
        """The measure that a chapter 99 heading belongs to, where we know it."""
        return remedy(self.number)

    @cached_property
    def period(self) -> tuple[date, date]:
        """The first and the last day on which it may be used."""
        return period(self.number, self.description)

    @cached_property
    def refusals(self) -> dict[tuple[date, str, str], tuple[str, str] | None]:
        """What keeps it from lines of a day, an origin and a claim, as far as it was asked."""
        return {}

    def active(self, on: date) -> bool:
        """Whether it may be used on a day."""
        begins, ends = self.period
        return begins <= on <= ends


class Tariff(ABC):
    """A tariff of one or several editions. complete: whether a number that it lacks is none."""

    complete = True

    @abstractmethod
    def editions(self) -> Sequence[Edition]:
        """The editions, the oldest first."""

    @abstractmethod
    def find(self, edition: str, number: str) -> Line | None:
        """The line of a number in an edition."""

    @abstractmethod
    def under(self, edition: str, start: str) -> list[Line]:
        """The lines whose numbers begin so, in their order."""

    @abstractmethod
    def between(self, edition: str, first: str, last: str, *, most: int) -> list[Line]:
        """The reported lines from a number to another and with both, by their numbers; at most so many."""

    @abstractmethod
    def path(self, line: Line) -> list[str]:
        """The descriptions that stand over a line, from its heading down."""

    def edition(self, on: date) -> Edition:
        """The edition in force on a day: the newest that had begun; before the first, the first."""
        found = self._in_force.get(on)
        if found is None:
            known = self.editions()
            if not known:
                raise SimulatorError("no edition of the tariff is loaded: `localace tariff load FILE --db URL`")
            found = next((edition for edition in reversed(known) if edition.effective <= on), known[0])
            self._in_force[on] = found
        return found

    @cached_property
    def _in_force(self) -> dict[date, Edition]:
        return {}

    def line(self, number: str, *, on: date) -> Line | None:
        """The line of a number, with or without points, on a day; None when the edition in force has none."""
        return self.find(self.edition(on).name, digits(number))

    def known(self, number: str) -> bool:
        """Whether any edition has the number: such a number is not active (434), not unknown (433)."""
        return any(self.find(edition.name, digits(number)) for edition in self.editions())


def digits(number: str) -> str:
    """A tariff number without points and spaces."""
    return number if number.isdigit() else number.replace(".", "").replace(" ", "")


def dotted(number: str) -> str:
    """A tariff number with its points: 7013.49.40.00."""
    parts = [number[:4], *(number[at : at + 2] for at in range(4, len(number), 2))]
    return ".".join(part for part in parts if part)
