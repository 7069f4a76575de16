"""What the rules on a bond ask about: a CB transaction, and the bond that CBP has of its number."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from cbp_sim.conditions import condition
from cbp_sim.decision import Finding
from cbp_sim.lifecycle import bonds
from cbp_sim.lifecycle.importers import canonical
from cbp_sim.replies import Address
from cbp_sim.rules.answers import Answers
from cbp_sim.rules.summary.submission import told
from cbp_sim.store.rows import Thing
from cbp_sim.world import World
from formats.catair.ebond.records import BondHeader, BondingCompany, Party, SecuredTransaction, Submission
from formats.chapter import Reading
from formats.errors import CannotTell
from formats.group import Group
from formats.record import Record

__all__ = ["ANSWERS", "BondFiling", "cell", "filled", "found", "of_record", "told", "value"]

APPLICATION = "CB"
ANSWERS = Answers("bond_conditions.csv", APPLICATION)

#: What a matrix says of what must be there, may be, or goes not with the designation or the type.
MUST, MAY, NOT_DESIGNATION, NOT_TYPE = "M", "A", "N", "T"

ADD = ("B", "A", "U", "E")
CHANGE = ("V", "C", "T", "R")


def found(code: str, at: Record | Group | None = None) -> Finding:
    """A finding under a CB condition."""
    return Finding(condition(code, APPLICATION), at)


@dataclass(frozen=True)
class BondFiling:
    """A CB transaction under judgement.

    submission: its records in their places. reading: the same as they came. ordinal: its place in its block.
    """

    submission: Submission
    reading: Reading
    to: Address
    world: World
    ordinal: int

    @property
    def header(self) -> BondHeader:
        """The 10 record."""
        return self.submission.header

    @property
    def designation(self) -> str:
        """B, A, V, C, U, E, T or R; `CannotTell` when it is blank or unreadable."""
        named: str = value(self.header, "designation")
        return named

    @property
    def bond_type(self) -> str:
        """8 continuous, 9 single; `CannotTell` when it is blank or unreadable."""
        named: str = value(self.header, "bond_type")
        return named

    @property
    def kind(self) -> str:
        """Designation and type: a column of the matrix."""
        return self.designation + self.bond_type

    @property
    def single(self) -> bool:
        """Whether it is about a single transaction bond."""
        return self.bond_type == bonds.SINGLE

    @property
    def adds(self) -> bool:
        """Whether it adds a bond."""
        return self.designation in ADD

    @property
    def transaction(self) -> SecuredTransaction | None:
        """What the single bond to be added secures."""
        return self.submission.transaction

    @cached_property
    def known(self) -> Thing | None:
        """The bond whose number a V, C, T or R gives, as CBP has it."""
        number = told(self.header.bond_number)
        if self.designation not in CHANGE or number is None:
            return None
        return bonds.find(self.world, number)

    @property
    def parties(self) -> Iterator[Party]:
        """Principal, co-principals and users."""
        yield from (*self.submission.principals, *self.submission.co_principals, *self.submission.users)

    @property
    def companies(self) -> Iterator[BondingCompany]:
        """Surety, co-sureties and re-insurers."""
        yield from (*self.submission.sureties, *self.submission.co_sureties, *self.submission.reinsurers)

    @property
    def bound(self) -> tuple[str, tuple[str, ...]]:
        """The numbers of principal and co-principals: those of the bond on file, where there is one."""
        if self.known is not None:
            return self.known.data["principal"], tuple(self.known.data["co_principals"])
        principal = self.submission.principal
        others = tuple(canonical(told(one.number)) for one in self.submission.co_principals)
        return (canonical(told(principal.number)) if principal is not None else ""), others

    @property
    def today(self) -> date:
        """The Eastern day on which CBP receives it."""
        return self.world.clock.today()


@cache
def matrix() -> dict[tuple[str, str], dict[str, str]]:
    """(record, element) -> designation and type -> M, A, N or T; the element is "" for the record itself."""
    text = files("cbp_sim.data").joinpath("bond_matrix.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {(row["record"], row["element"]): row for row in rows}


def kinds() -> tuple[str, ...]:
    """The pairs of designation and type that there are."""
    return tuple(name for name in next(iter(matrix().values())) if name not in ("record", "element"))


def cell(filing: BondFiling, record: str, element: str = "") -> str:
    """What the matrix asks of an element or a record; `CannotTell` when designation or type cannot be read."""
    return matrix().get((record, element), {}).get(filing.kind, MAY)


def filled(record: Record, element: str) -> bool:
    """Whether anything stands in an element's columns, readable or not."""
    return bool(record.layout.by_name[element].cut(record.line).strip(" "))


def of_record(filing: BondFiling, identifier: str) -> tuple[Record, ...]:
    """The filing's records of an identifier."""
    return tuple(record for record in filing.submission.records() if record.identifier == identifier)


def value(record: Record, element: str) -> Any:
    """The value of an element; `CannotTell` when it could not be read, or is no code of the element's."""
    named, codes = told(getattr(record, element)), record.layout.by_name[element].codes
    if named is not None and codes and named not in codes:
        raise CannotTell(f"{named!r} is no {element} that CBP has")
    return named
