"""Tables that say which condition answers which question: one file of `cbp_sim/data` an application."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files

from cbp_sim.conditions import Condition, condition
from cbp_sim.decision import Finding
from formats.chapter import Reading
from formats.group import Group
from formats.record import Record


class Answers:
    """The conditions of an application's questions, as `10.amount missing` or `20 with type`.

    table: the file, of which each row has a question and a condition. A question without a row is not answered: nothing
    is wrong.
    """

    def __init__(self, table: str, application: str) -> None:
        self.table = table
        self.application = application

    @cached_property
    def codes(self) -> dict[str, str]:
        """Question -> condition."""
        return {row["question"]: row["condition"] for row in self._rows()}

    def _rows(self) -> list[dict[str, str]]:
        text = files("cbp_sim.data").joinpath(self.table).read_text(encoding="utf-8")
        return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))

    def found(self, question: str, at: Record | Group | None = None, detail: str = "") -> Iterator[Finding]:
        """The finding that answers a question; none where the table has no row for it."""
        if code := self.codes.get(question):
            yield Finding(self.condition(question, code), at, detail or None)

    def condition(self, question: str, code: str) -> Condition:
        """The condition of a row: the catalogue's."""
        return condition(code, self.application)

    def of_elements(self, reading: Reading) -> Iterator[tuple[str, str, Finding]]:
        """What is wrong with elements by themselves: record, element, finding."""
        for fault, element in ((fault, fault.field) for fault in reading.faults if fault.field is not None):
            at = reading.records[fault.number - reading.number]
            for finding in self.found(f"{fault.record}.{element} {fault.kind}", at):
                yield fault.record, element, finding


class Words(Answers):
    """A table of conditions that the catalogue does not have, with the texts that they are told in."""

    @cached_property
    def texts(self) -> dict[str, str]:
        """Question -> narrative."""
        return {row["question"]: row["narrative"] for row in self._rows()}

    def condition(self, question: str, code: str) -> Condition:
        """The condition of a row, under the row's own text."""
        return Condition(code, self.texts[question], self.application, "F", (), "", self.table)
