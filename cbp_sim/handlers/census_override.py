"""CW: overrides of the Census warnings of a summary on file. Answered one by one, each on its own (CO)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cbp_sim.conditions import condition
from cbp_sim.handlers.echoes import written
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.replies import Address
from cbp_sim.rules.summary import tables
from cbp_sim.store.rows import Thing
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import census_warning_override_reply
from formats.catair.census_warning_override.records import LineOverrides, Overrides
from formats.catair.census_warning_override_reply.records import OverrideDisposition
from formats.catair.entry_summary.revenue import OVERRIDES
from formats.errors import LayoutError
from formats.fault import Fault
from formats.record import Record

APPLICATION = "CW"

#: States in which CBP has not accepted the summary, or no longer deals with it (error dictionary, C04 and B30).
_CLOSED = {life.REJECTED: "C04", life.CANCELLED: "C04", life.LIQUIDATED: "B30"}


@dataclass(frozen=True)
class Override:
    """One override under judgement: what it says, and what CBP has about its summary.

    seen: the warnings that the same record has named before it.
    """

    line_number: str
    warning: str
    override: str
    filer: str
    to: Address
    on_file: Thing | None
    seen: frozenset[str]

    @property
    def warnings(self) -> dict[str, str] | None:
        """The warnings of the line that is meant, None when the summary has no such line."""
        census: dict[str, dict[str, str]] = self.on_file.data["census"] if self.on_file else {}
        return census.get(self.line_number)


class CensusOverrideHandler:
    """Answers CW batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> None:
        """Records out of order are answered by X0 and X1: Batch & Block Control v23, example (c)."""

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """A CW03 for every override of one summary."""
        content = transaction.reading.content if transaction.reading else None
        if not isinstance(content, Overrides):
            raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
        summary = content.summary
        answers: list[Record] = []
        for line in content.lines:
            seen: frozenset[str] = frozenset()
            for warning, override in _pairs(line):
                subject = f"{_text(summary, 'filer_code')}-{_text(summary, 'entry_number')}"
                asked = Override(
                    _text(line, "line_number"),
                    warning,
                    override,
                    _text(summary, "filer_code"),
                    to,
                    life.on_file(world, subject),
                    seen,
                )
                seen |= {warning}
                answers.append(_answer(summary, line, asked, subject, world))
        census_warning_override_reply.CHAPTER.arrange(answers, start="answer")
        return answers


def judge(asked: Override) -> str | None:
    """The condition that an override meets, None when it is taken."""
    if asked.on_file is None:
        return "C02"
    if asked.filer != asked.to.filer:
        return "C03"
    if asked.on_file.state in _CLOSED:
        return _CLOSED[asked.on_file.state]
    if asked.warnings is None:
        return "C05"
    if asked.warning not in tables.overrides():
        return "484"
    if asked.override not in OVERRIDES:
        return "486"
    if asked.warning in asked.seen:
        return "488"
    if asked.warning not in asked.warnings:
        return "485"
    return "487" if asked.override not in tables.overrides()[asked.warning] else None


def _answer(summary: Record, line: LineOverrides, asked: Override, subject: str, world: World) -> Record:
    code = judge(asked)
    if code is None:
        _override(asked, subject, world)
        code, narrative = tables.override_taken()
    else:
        narrative = condition(code, APPLICATION).narrative
    return written(
        OverrideDisposition,
        {
            "filer_code": _text(summary, "filer_code"),
            "entry_number": _text(summary, "entry_number"),
            "line_number": _text(line, "line_number"),
            "warning": asked.warning,
            "override": asked.override,
            "condition": code,
            "narrative": narrative,
        },
    )


def _override(asked: Override, subject: str, world: World) -> None:
    if asked.on_file is None:
        return
    data: dict[str, Any] = dict(asked.on_file.data)
    lines = {number: dict(warnings) for number, warnings in data["census"].items()}
    lines[asked.line_number][asked.warning] = asked.override
    world.keep(life.KIND, subject, state=asked.on_file.state, data={**data, "census": lines})
    world.tell(
        subject,
        "census warning overridden",
        state=asked.on_file.state,
        actor=f"filer {asked.to.filer}",
        codes=[asked.warning],
        note=f"line {asked.line_number}, override {asked.override}",
    )


def _pairs(line: LineOverrides) -> list[tuple[str, str]]:
    """Warning and override of every pair of which a part is there; the first is always there."""
    pairs = [(_text(line, f"warning_{n}"), _text(line, f"override_{n}")) for n in range(1, 8)]
    return [pair for n, pair in enumerate(pairs) if n == 0 or any(pair)]


def _text(record: Record, name: str) -> str:
    return record.layout.by_name[name].cut(record.line).strip(" ")


HANDLER = CensusOverrideHandler()
