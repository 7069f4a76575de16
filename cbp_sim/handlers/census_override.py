"""CW: overrides of the Census warnings of a summary on file. Answered one by one, each on its own (CO)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cbp_sim.conditions import condition
from cbp_sim.echoes import text as _text
from cbp_sim.echoes import written
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.replies import Address
from cbp_sim.rules.engine import raises
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
    """One override under judgement, and the summary that it is about, None when there is none.

    seen: the warnings that the same record has named before it. filer: who asks; owner: whose summary is named.
    """

    subject: str
    line_number: str
    warning: str
    override: str
    on_file: Thing | None
    seen: tuple[str, ...]
    filer: str
    owner: str

    @property
    def warnings(self) -> dict[str, str] | None:
        """The warnings of the line that is meant, None when the summary has no such line."""
        if self.on_file is None:
            return None
        census: dict[str, dict[str, str]] = self.on_file.data["census"]
        return census.get(self.line_number)


Question = Callable[[Override], str | None]


class CensusOverrideHandler:
    """Answers CW batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> None:
        """Records out of order are answered by X0 and X1: Batch & Block Control v23, example (c)."""

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """A CW03 for every override of one summary."""
        content = transaction.reading.content if transaction.reading else None
        if not isinstance(content, Overrides):
            raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
        filer, number = _text(content.summary, "filer_code"), _text(content.summary, "entry_number")
        answers: list[Record] = []
        for line in content.lines:
            pairs = _pairs(line)
            for at, (warning, override) in enumerate(pairs):
                told = {"filer_code": filer, "entry_number": number, "line_number": _text(line, "line_number")}
                told |= {"warning": warning, "override": override}
                seen = tuple(named for named, _ in pairs[:at])
                told |= _taken_or_not(told, seen, to, world)
                answers.append(written(OverrideDisposition, told))
        census_warning_override_reply.CHAPTER.arrange(answers, start="answer")
        return answers


def _taken_or_not(told: Mapping[str, str], seen: tuple[str, ...], to: Address, world: World) -> dict[str, str]:
    """The condition and narrative of one override; one that is taken is put on file."""
    subject = f"{told['filer_code']}-{told['entry_number']}"
    asked = Override(
        subject,
        told["line_number"],
        told["warning"],
        told["override"],
        life.on_file(world, subject),
        seen,
        to.filer,
        told["filer_code"],
    )
    code = judge(asked)
    if code is not None:
        return {"condition": code, "narrative": condition(code, APPLICATION).narrative}
    _override(asked, world)
    taken, narrative = tables.override_taken()
    return {"condition": taken, "narrative": narrative}


@raises("C02")
def summary_is_on_file(asked: Override) -> str | None:
    """There must be a summary of that number."""
    return "C02" if asked.on_file is None else None


@raises("C03")
def summary_is_the_filers(asked: Override) -> str | None:
    """Only the summary's own filer overrides its warnings."""
    return "C03" if asked.owner != asked.filer else None


@raises("C04", "B30")
def summary_is_open(asked: Override) -> str | None:
    """CBP must have accepted the summary, and not have liquidated it."""
    return _CLOSED.get(asked.on_file.state) if asked.on_file else None


@raises("C05")
def line_is_there(asked: Override) -> str | None:
    """The summary must have the line."""
    return "C05" if asked.warnings is None else None


@raises("484", "485", "486", "487", "488")
def override_answers_the_warning(asked: Override) -> str | None:
    """The warning must be one, be given and not be named twice; the override must be one, and one for it."""
    if asked.warning not in tables.overrides():
        return "484"
    if asked.override not in OVERRIDES:
        return "486"
    if asked.warning in asked.seen:
        return "488"
    if asked.warning not in (asked.warnings or ()):
        return "485"
    return "487" if asked.override not in tables.overrides()[asked.warning] else None


#: In this order: the first that has something to say is the answer.
QUESTIONS: tuple[Question, ...] = (
    summary_is_on_file,
    summary_is_the_filers,
    summary_is_open,
    line_is_there,
    override_answers_the_warning,
)


def judge(asked: Override) -> str | None:
    """The condition that an override meets, None when it is taken."""
    return next((code for question in QUESTIONS if (code := question(asked)) is not None), None)


def _override(asked: Override, world: World) -> None:
    known = asked.on_file
    if known is None:
        return
    data, state = known.data, known.state
    lines = {number: dict(warnings) for number, warnings in data["census"].items()}
    lines[asked.line_number][asked.warning] = asked.override
    world.keep(life.KIND, asked.subject, state=state, data={**data, "census": lines})
    world.tell(
        asked.subject,
        "census warning overridden",
        state=state,
        actor="filer",
        codes=[asked.warning],
        note=f"line {asked.line_number}, override {asked.override}",
    )


def _pairs(line: LineOverrides) -> list[tuple[str, str]]:
    """Warning and override of every pair of which a part is there; the first is always there."""
    pairs = [(_text(line, f"warning_{n}"), _text(line, f"override_{n}")) for n in range(1, 8)]
    return [pair for n, pair in enumerate(pairs) if n == 0 or any(pair)]


HANDLER = CensusOverrideHandler()
