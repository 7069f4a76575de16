"""CBP's codes as data: conditions, and what dispositions of bills, entries and messages say."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that CBP answers with.

    narrative: CBP's text as the wire carries it, at most 40 columns; "" for a code no longer in use. application: the
    input application whose condition it is; "" for the envelope's and for those that every application uses.
    severity: F fatal, W census warning, I informational, "" for what is neither. at: where it looks, as records
    (`10`) and columns of records (`10:67`). meaning: in our own words, where we have any.
    """

    code: str
    narrative: str
    application: str
    severity: str
    at: tuple[str, ...]
    meaning: str
    source: str

    @property
    def retired(self) -> bool:
        """Whether CBP no longer uses the code."""
        return not self.narrative


@dataclass(frozen=True, slots=True)
class Disposition:
    """A code that tells how a thing stands: element `disposition` of record SO60, code 98, RELEASED.

    kind: what it amounts to (release, hold, document request, ...).
    """

    record: str
    element: str
    code: str
    narrative: str
    kind: str
    meaning: str
    source: str


def _rows(name: str) -> list[dict[str, str]]:
    text = files("formats.data").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@cache
def conditions() -> tuple[Condition, ...]:
    """Every condition, by code, then application. A code may stand in several rows."""
    return tuple(
        Condition(
            row["code"],
            row["narrative"],
            row["application"],
            row["severity"],
            tuple(row["at"].split()),
            row["meaning"],
            row["source"],
        )
        for row in _rows("conditions.csv")
    )


@cache
def conditions_of(code: str) -> tuple[Condition, ...]:
    """The conditions of a code, one for each application that uses it in its own way; none for an unknown code."""
    return tuple(condition for condition in conditions() if condition.code == code)


@cache
def condition_of(code: str, application: str) -> Condition | None:
    """The condition that an application means by a code: its own, else the envelope's, else anybody's."""
    known = sorted(conditions_of(code), key=lambda one: (one.application != application, one.application != ""))
    return known[0] if known else None


@cache
def dispositions() -> tuple[Disposition, ...]:
    """Every disposition, release origin, reason, message type and agency status, in the order of the records."""
    return tuple(Disposition(**row) for row in _rows("dispositions.csv"))


@cache
def dispositions_of(record: str, element: str = "disposition") -> dict[str, Disposition]:
    """The codes of one element of one record: `dispositions_of("SO60")["98"]`."""
    return {row.code: row for row in dispositions() if (row.record, row.element) == (record, element)}
