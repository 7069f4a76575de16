"""Which condition answers which question of CQ, SF, QP and WP: a file of `cbp_sim/data` each, and nothing else.

CBP's own lists are at hand for CQ only. Where one is replaced by CBP's, only data change.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from cbp_sim.conditions import Condition
from cbp_sim.decision import Finding
from cbp_sim.errors import SimulatorError
from formats.fault import Kind
from formats.group import Group
from formats.record import Record

SOURCED, CHOSEN = "sourced", "chosen by us"


@dataclass(frozen=True, slots=True)
class Answer:
    """A row: a rule's own word, or `SF10.action missing` for an element and what is wrong with it.

    severity: F rejects, W warns. standing: `sourced` or `chosen by us`, which concerns the code; source: where the
    demand stands.
    """

    question: str
    code: str
    severity: str
    narrative: str
    standing: str
    source: str


class Table:
    """The conditions of one application. file: its name under `cbp_sim/data`."""

    def __init__(self, file: str, application: str) -> None:
        self.file = file
        self.application = application

    @property
    def answers(self) -> dict[str, Answer]:
        """Every row, by question."""
        return _answers(self.file)

    def condition(self, question: str) -> Condition:
        """The condition that answers a question."""
        answer = self.answers.get(question)
        if answer is None:
            raise SimulatorError(f"no condition answers {question!r}: add it to cbp_sim/data/{self.file}")
        return Condition(
            answer.code, answer.narrative, self.application, answer.severity, (), answer.question, answer.source
        )  # fmt: skip

    def found(self, question: str, at: Record | Group | None = None) -> Finding:
        """A finding under the condition that answers a question."""
        return Finding(self.condition(question), at)

    def element(self, record: str, field: str, kind: Kind, at: Record) -> Finding:
        """A finding on an element that is missing, unreadable or of an unknown code; the general one without a row."""
        question = f"{record}.{field} {kind.value}"
        return self.found(question if question in self.answers else f"* {kind.value}", at)


@cache
def _answers(file: str) -> dict[str, Answer]:
    text = files("cbp_sim.data").joinpath(file).read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["question"]: Answer(**row) for row in rows}


CARGO_QUERY = Table("cargo_query_conditions.csv", "CQ")
SECURITY_FILING = Table("isf_conditions.csv", "SF")
IN_BOND = Table("in_bond_conditions.csv", "QP")
