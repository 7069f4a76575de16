"""The condition catalogue: code, narrative as the wire carries it, severity. From data, never written in code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cbp_sim.errors import SimulatorError
from formats.codes import conditions


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of CBP's. narrative: at most 40 columns, upper case. severity: F fatal, W census warning, P, I."""

    code: str
    narrative: str
    severity: str
    application: str


@cache
def condition(code: str, application: str = "") -> Condition:
    """The condition of a code; where several chapters use the code, the named application's.

    SimulatorError for a code that the data does not hold: we would be inventing it.
    """
    rows = [row for row in conditions() if row.code == code]
    if not rows:
        raise SimulatorError(f"condition {code!r} is not in the catalogue: add it to formats/data/conditions.csv")
    row = next((row for row in rows if row.application == application), rows[0])
    return Condition(row.code, row.narrative, row.severity, row.application)
