"""Which conditions of CBP this simulator gives: every row of the catalogue, with what raises it or why nothing does.

A row is raised when something that runs declares it: a rule (`raises`), a row of a table of `cbp_sim/data`, a breach of
a structure map, a check of the envelope. It is not applicable when `cbp_sim/data/conditions_not_applicable.csv` says
why, or CBP no longer uses it. Every other row is open.
"""

from __future__ import annotations

import csv
import importlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

from cbp_sim.conditions import Condition, condition
from cbp_sim.handlers import BUILT
from cbp_sim.rules import control
from cbp_sim.rules.engine import declared
from cbp_sim.rules.release.table import SOURCED, answers
from cbp_sim.rules.summary import identity, judge, tables
from formats.catalog import chapters
from formats.codes import conditions, conditions_of

RAISED, NOT_APPLICABLE, OPEN = "raised", "not_applicable", "open"

#: The test that sends what raises a row, sees it, takes the rule away and sees it gone.
TEST = "tests/cbp_sim/conditions/test_conditions.py::test_a_raised_condition[{row}]"

#: The envelope's checks (formats/envelope.py), by what they check.
ENVELOPE = {
    "batch_faults": ("X03", "X05", "X06", "X07", "X08", "X10", "X11", "X14", "X39", "X40", "X42"),
    "block_faults": ("X04", "X15", "X16", "X21", "X22", "X24", "X25", "X32", "X39", "X40", "X42"),
    "record_faults": ("X39", "X40", "X42"),
}
#: What an answer ends with, and what tells where a breach is, by the name that the reply's module has for it.
LAST_WORDS = {"ADDED": "AE", "REPLACED": "AE", "DELETED": "AE", "REJECTED": "AE", "POSITION": "AE"}

_AREAS = (
    ("A", "structure and looping"),
    ("B", "entry summary, business and control"),
    ("P", "PGA message set"),
    ("Q", "quota"),
    ("L", "electronic certificates and visas"),
    ("S", "bonds (CB)"),
    ("M", "statement reroute (MO)"),
    ("X", "batch and block control"),
    ("Z", "system"),
)
_AREAS_OF_APPLICATIONS = {
    "AD": "AD/CVD case query (AD)",
    "CB": "bonds (CB)",
    "CJ": "Census warning query (CJ)",
    "CW": "Census warning override (CW)",
    "EQ": "entry summary query (EQ)",
    "MO": "statement reroute (MO)",
    "SE": "cargo release (SE)",
}
ENTRY_SUMMARY = "entry summary (AE)"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the catalogue. rule: what raises it, several parted by `; `. reason: why nothing is to."""

    row: str
    code: str
    application: str
    narrative: str
    area: str
    state: str
    rule: str
    test: str
    reason: str


def row_of(given: Condition) -> str:
    """The name of a catalogue row: its application, ALL where it is nobody's own, and its code."""
    return f"{given.application or 'ALL'}-{given.code}"


def area_of(given: Condition) -> str:
    """What a condition is about."""
    if given.application in _AREAS_OF_APPLICATIONS:
        return _AREAS_OF_APPLICATIONS[given.application]
    return next((area for begins, area in _AREAS if given.code.startswith(begins)), ENTRY_SUMMARY)


@cache
def rows() -> tuple[Row, ...]:
    """Every row of the catalogue, in its order."""
    rules, reasons = raisers(), not_applicable()
    return tuple(_row(given, rules.get(row_of(given), ()), reasons) for given in conditions())


def _row(given: Condition, rules: tuple[str, ...], reasons: dict[str, str]) -> Row:
    name = row_of(given)
    reason = "" if rules else "retired by CBP" if given.retired else reasons.get(name, "")
    state = RAISED if rules else NOT_APPLICABLE if reason else OPEN
    test = TEST.format(row=name) if rules else ""
    area = area_of(given)
    return Row(name, given.code, given.application, given.narrative, area, state, "; ".join(rules), test, reason)


@cache
def not_applicable() -> dict[str, str]:
    """Row -> why no message that this simulator takes can raise it."""
    text = files("cbp_sim.data").joinpath("conditions_not_applicable.csv").read_text(encoding="utf-8")
    lines = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {line["row"]: line["reason"] for line in lines}


@cache
def raisers() -> dict[str, tuple[str, ...]]:
    """Row -> what raises it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, code, application in _declared():
        row = row_of(condition(code, application))
        if name not in found[row]:
            found[row].append(name)
    return {row: tuple(names) for row, names in found.items()}


def _declared() -> Iterator[tuple[str, str, str]]:
    yield from _of_functions(_rules_of_summaries(), "AE")
    yield from _of_handlers()
    yield from _of_tables()
    yield from _of_facts()
    yield from _of_maps()
    yield from _of_functions((*control.BATCH_QUESTIONS, *control.BLOCK_QUESTIONS), "")
    for check, codes in ENVELOPE.items():
        yield from ((f"formats.envelope.{check}", code, "") for code in codes)
    yield from _of_last_words()
    for answer in answers().values():
        if answer.standing == SOURCED:
            yield f"cbp_sim/data/release_conditions.csv: {answer.question}", answer.code, answer.application


def _of_handlers() -> Iterator[tuple[str, str, str]]:
    """The questions that handlers ask by themselves, each in its `QUESTIONS`."""
    for application, module in BUILT.items():
        questions: Iterable[Callable[..., object]] = getattr(importlib.import_module(module), "QUESTIONS", ())
        yield from _of_functions(questions, application)


def _rules_of_summaries() -> Iterable[Callable[..., object]]:
    lists: tuple[Iterable[Callable[..., object]], ...] = (
        identity.IDENTITY,
        identity.DELETION,
        judge.ENTRY,
        judge.DELETION,
        judge.RULES,
        judge.RULES_OF_LINES,
        judge.RULES_AFTER_LINES,
    )
    return dict.fromkeys(rule for rules in lists for rule in rules)


def _of_functions(functions: Iterable[Callable[..., object]], application: str) -> Iterator[tuple[str, str, str]]:
    for function in functions:
        for code in declared(function):
            yield f"{function.__module__}.{function.__name__}", code, application


def _of_tables() -> Iterator[tuple[str, str, str]]:
    for (record, element), known in tables.elements().items():
        for kind in ("missing", "unreadable", "unknown"):
            if code := getattr(known, kind):
                yield f"cbp_sim/data/summary_elements.csv: {record}.{element} {kind}", code, "AE"
    matrices = {"entry_type": tables.entry_type_matrix(), "transport": tables.transport_matrix()}
    for name, matrix in matrices.items():
        for demand in matrix:
            for kind in ("missing", "forbidden"):
                if code := getattr(demand, kind):
                    yield f"cbp_sim/data/{name}_matrix.csv: {demand.record}.{demand.element} {kind}", code, "AE"


def _of_facts() -> Iterator[tuple[str, str, str]]:
    for row in tables.entry_facts():
        yield f"cbp_sim/data/entry_facts.csv: {row.fact} {row.occasion}", row.code, "AE"


def _of_maps() -> Iterator[tuple[str, str, str]]:
    """What a breach of the structure map of an application that is built is answered with."""
    for chapter in chapters():
        if chapter.application in BUILT:
            for kind, code in chapter.order_codes.items():
                if not conditions_of(code):
                    # QP and WP answer with a record of its own (EB, EY), which has a text and no condition.
                    continue
                yield f"formats.catair.{chapter.name}: {kind.value}", code, chapter.application
            for item, code in chapter.loop_codes.items():
                yield f"formats.catair.{chapter.name}: too many {item}", code, chapter.application


def _of_last_words() -> Iterator[tuple[str, str, str]]:
    from cbp_sim.handlers import summary_reply

    for name, application in LAST_WORDS.items():
        yield f"cbp_sim.handlers.summary_reply.{name}", getattr(summary_reply, name), application
    yield "cbp_sim.handlers.summary_reply.BATCH_REJECTED", summary_reply.BATCH_REJECTED, ""


def as_data(found: Iterable[Row]) -> list[dict[str, str]]:
    """Rows as a program reads them."""
    return [asdict(row) for row in found]
