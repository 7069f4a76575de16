"""Which condition answers which question of cargo release: `cbp_sim/data/release_conditions.csv`, the only place.

CBP's own list of cargo release conditions is at hand in part. Where it has no code for a question, the nearest
condition of another list stands in, marked `chosen by us`: replacing it is one line of data.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from cbp_sim.conditions import Condition, condition
from cbp_sim.decision import Finding
from cbp_sim.errors import SimulatorError
from formats.fault import Kind
from formats.group import Group
from formats.record import Record

SOURCED, CHOSEN = "sourced", "chosen by us"


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of the table.

    question: a rule's own word, or `SE10.action missing` for an element and what is wrong with it. application: whose
    condition list the code is taken from. standing: `sourced` or `chosen by us`.
    """

    question: str
    code: str
    application: str
    standing: str
    note: str

    @property
    def condition(self) -> Condition:
        """The condition itself."""
        return condition(self.code, self.application)


@cache
def answers() -> dict[str, Answer]:
    """Every row, by question."""
    text = files("cbp_sim.data").joinpath("release_conditions.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["question"]: Answer(**row) for row in rows}


def found(question: str, at: Record | Group | None = None, detail: Any = None) -> Finding:
    """A finding under the condition that answers a question."""
    answer = answers().get(question)
    if answer is None:
        raise SimulatorError(f"no condition answers {question!r}: add it to cbp_sim/data/release_conditions.csv")
    return Finding(answer.condition, at, detail)


def element_answer(record: str, field: str, kind: Kind) -> Answer:
    """The row for an element that is missing, unreadable or of an unknown code; the general one where it has none."""
    return answers().get(f"{record}.{field} {kind.value}") or answers()[f"* {kind.value}"]
