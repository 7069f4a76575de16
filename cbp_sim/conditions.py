"""The condition catalogue: code, narrative as the wire carries it, severity. From data, never written in code."""

from __future__ import annotations

from functools import cache

from cbp_sim.errors import SimulatorError
from formats.codes import Condition, conditions

__all__ = ["Condition", "condition"]


@cache
def condition(code: str, application: str = "") -> Condition:
    """The condition of a code; where several applications use the code, the named one's.

    SimulatorError for a code that the data does not hold, or that CBP no longer uses: we would be inventing it.
    """
    rows = [row for row in conditions() if row.code == code and not row.retired]
    if not rows:
        raise SimulatorError(f"condition {code!r} is not in the catalogue: add it to formats/data/conditions.csv")
    exact = [row for row in rows if row.application == application]
    common = [row for row in rows if not row.application]
    return (exact or common or rows)[0]
