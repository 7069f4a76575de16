"""Which column of rates applies: column 2 by origin, the special column by program, else the general one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from cbp_sim.tariff.data import rows
from cbp_sim.tariff.rates import Clause


class Column(StrEnum):
    """A column of rates."""

    GENERAL = "general"
    SPECIAL = "special"
    OTHER = "column 2"


@dataclass(frozen=True, slots=True)
class Program:
    """A special program. marks: how the tariff prints it. countries: whose it is, none where no source says.

    lapses: whether Congress lets it lapse and takes it up again, so that it is claimed in between as well.
    """

    code: str
    marks: tuple[str, ...]
    countries: frozenset[str]
    begins: date
    ends: date
    lapses: bool = False

    def covers(self, origin: str) -> bool:
        """Whether goods of an origin may claim it, as far as we know."""
        return not self.countries or country_of(origin) in self.countries

    def runs(self, on: date) -> bool:
        """Whether it is in force on a day."""
        return self.begins <= on <= self.ends


@cache
def _provinces() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("countries.csv") if row["kind"] == "province")


def country_of(origin: str) -> str:
    """The country of an origin: Canada's for its provinces, which have codes of their own (AE Table 5)."""
    return "CA" if origin in _provinces() else origin


@cache
def programs() -> dict[str, Program]:
    """The programs by their codes."""
    return {
        row["code"]: Program(
            row["code"],
            tuple(row["marks"].split()),
            frozenset(row["countries"].split()),
            date.fromisoformat(row["begins"]) if row["begins"] else date.min,
            date.fromisoformat(row["ends"]) if row["ends"] else date.max,
            row["lapses"] == "Y",
        )
        for row in rows("tariff_programs.csv")
    }


def program(claim: str) -> Program | None:
    """The program of a claim on the 40 record: B# claims B, and freedom from the processing fee."""
    return programs().get(claim.strip().removesuffix("#"))


@cache
def column_2_countries() -> frozenset[str]:
    """The origins whose goods pay the rates of column 2."""
    return frozenset(row["code"] for row in rows("tariff_column2.csv"))


def clause_for(claim: str, clauses: tuple[Clause, ...]) -> Clause | None:
    """What the special column of a line says to a claim; None where the line does not know the program."""
    claimed = program(claim)
    if claimed is None:
        return None
    for clause in clauses:
        if not clause.programs or any(mark in clause.programs for mark in claimed.marks):
            return clause
    return None
