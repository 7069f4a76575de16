"""The tables of `cbp_sim/data` that an entry summary is judged by."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files

from formats.tables import table


@dataclass(frozen=True, slots=True)
class Element:
    """Which condition says that an element is missing, unreadable, or of an unknown code; "" where none does."""

    always: bool
    missing: str
    unreadable: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Demand:
    """A row of a matrix: what an element is for each entry type or mode (M, C, A, N), and the conditions."""

    record: str
    element: str
    missing: str
    forbidden: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Fees:
    """The fees in force from a day on. minimum, maximum: of the processing fee; None before there were any."""

    since: date
    rate: Decimal
    minimum: Decimal | None
    maximum: Decimal | None
    informal: Decimal


@dataclass(frozen=True, slots=True)
class EntryFact:
    """What CBP may know of an entry, the occasion on which it matters, and the condition."""

    fact: str
    occasion: str
    code: str


def _rows(name: str) -> list[dict[str, str]]:
    text = files("cbp_sim.data").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@cache
def elements() -> dict[tuple[str, str], Element]:
    """(record, element) -> its conditions."""
    return {
        (row["record"], row["element"]): Element(
            row["always"] == "Y", row["missing"], row["unreadable"], row["unknown"]
        )
        for row in _rows("summary_elements.csv")
    }


def element(record: str, field: str) -> Element | None:
    """The conditions of a field, numbered or not, of a record named by its label ("54 05", "10")."""
    stem = field.rstrip("0123456789").rstrip("_")
    for place in (record, record.split(" ")[0]):
        for name in (field, stem):
            if (found := elements().get((place, name))) is not None:
                return found
    return None


@cache
def _matrix(name: str) -> tuple[Demand, ...]:
    fixed = ("record", "element", "missing", "forbidden")
    return tuple(
        Demand(
            row["record"],
            row["element"],
            row["missing"],
            row["forbidden"],
            {column: cell for column, cell in row.items() if column not in fixed},
        )
        for row in _rows(name)
    )


def entry_type_matrix() -> tuple[Demand, ...]:
    """What entry types demand and forbid."""
    return _matrix("entry_type_matrix.csv")


@cache
def entry_types() -> frozenset[str]:
    """The entry types that the matrix has a column for."""
    return frozenset(entry_type for demand in entry_type_matrix() for entry_type in demand.cells)


def transport_matrix() -> tuple[Demand, ...]:
    """What modes of transport demand and forbid."""
    return _matrix("transport_matrix.csv")


@cache
def entry_facts() -> tuple[EntryFact, ...]:
    """What stands against a filing of an entry of which it is known."""
    return tuple(EntryFact(row["fact"], row["occasion"], row["condition"]) for row in _rows("entry_facts.csv"))


@cache
def _fees() -> tuple[Fees, ...]:
    rows = (
        Fees(
            date.fromisoformat(row["from"]),
            Decimal(row["mpf_rate"]),
            Decimal(row["mpf_min"]) if row["mpf_min"] else None,
            Decimal(row["mpf_max"]) if row["mpf_max"] else None,
            Decimal(row["informal"]),
        )
        for row in _rows("fees.csv")
    )
    return tuple(sorted(rows, key=lambda fees: fees.since, reverse=True))


@lru_cache(maxsize=4096)
def fees_on(day: date) -> Fees:
    """The fees in force on a day; before the first row, the first."""
    return next((fees for fees in _fees() if fees.since <= day), _fees()[-1])


def harbor_rate(day: date) -> Decimal:
    """The rate of the harbor maintenance fee on a day."""
    return Decimal("0.00125") if day.year >= 1991 else Decimal("0.0004")


#: Nobody's: for samples and stories.
SAMPLE_SURETY = "900"


@cache
def _codes(name: str, column: str = "code") -> frozenset[str]:
    return frozenset(row[column] for row in _rows(name))


def is_state(code: str) -> bool:
    """Whether goods can be destined there."""
    return code in _codes("states.csv")


def is_port(code: str) -> bool:
    """Whether Schedule D has the port."""
    return bool(table("ports").of(code))


def is_surety(code: str) -> bool:
    """Whether CBP lists the surety company, or it is the one that is made up here."""
    return code == SAMPLE_SURETY or bool(table("sureties").of(code))


@cache
def _countries() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in _rows("countries.csv")}


def is_country(code: str) -> bool:
    """Whether it is an ISO country code."""
    return code in _countries() and _countries()[code]["kind"] == "country"


def is_province(code: str) -> bool:
    """Whether it is a code of a Canadian province (AE Table 5)."""
    return code in _countries() and _countries()[code]["kind"] == "province"


def is_insular(code: str) -> bool:
    """Whether it is a U.S. insular possession."""
    return code in _countries() and _countries()[code]["insular"] == "Y"


def fee_standing(code: str) -> str:
    """How goods of an origin stand to the processing fee: `exempt`, `may` be exempt, or "" for neither."""
    return _countries()[code]["mpf"] if code in _countries() else "may"


@cache
def _associations() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["countries"].split()) for row in _rows("gsp_associations.csv"))


def associated(one: str, other: str) -> bool:
    """Whether two countries belong to an association that counts as one country under the preferences."""
    return any(one in countries and other in countries for countries in _associations())


@cache
def overrides() -> dict[str, tuple[str, ...]]:
    """Census warning -> the override codes that answer it."""
    return {row["warning"]: tuple(row["overrides"].split()) for row in _rows("census_overrides.csv")}


def override_taken() -> tuple[str, str]:
    """Code and narrative of an override that is taken."""
    row = _rows("override_answers.csv")[0]
    return row["code"], row["narrative"]


@cache
def license_patterns() -> dict[str, str]:
    """Type of license -> how its number looks."""
    return {row["type"]: row["pattern"] for row in _rows("licenses.csv")}
