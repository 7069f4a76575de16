"""Takes away what raises a condition, by the name that `cbp_sim.coverage` gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from cbp_sim.conditions import condition
from cbp_sim.handlers import BUILT, summary_reply
from cbp_sim.rules import control
from cbp_sim.rules.release import table
from cbp_sim.rules.summary import identity, judge, tables
from formats.catalog import chapters

#: Where rules are listed.
LISTS: tuple[tuple[ModuleType, str], ...] = (
    (identity, "IDENTITY"),
    (identity, "DELETION"),
    (judge, "ENTRY"),
    (judge, "DELETION"),
    (judge, "RULES"),
    (judge, "RULES_OF_LINES"),
    (judge, "RULES_AFTER_LINES"),
    *((module, "QUESTIONS") for module in map(import_module, BUILT.values()) if hasattr(module, "QUESTIONS")),
    (control, "BATCH_QUESTIONS"),
    (control, "BLOCK_QUESTIONS"),
)


#: The tables in which handlers say what answers what, by their file.
TABLES = {
    module.ANSWERS.table: module.ANSWERS for module in map(import_module, BUILT.values()) if hasattr(module, "ANSWERS")
}

#: What ends the answers of handlers, by where it stands.
LAST_WORDS = {place for module in map(import_module, BUILT.values()) for place in getattr(module, "LAST_WORDS", ())}


def take_away(rule: str, code: str, patch: pytest.MonkeyPatch) -> None:
    """Have a rule, a row of a table, an item of a map or a check be as if it were not there."""
    place, _, what = rule.partition(": ")
    name = place.rpartition("/")[2]
    if name in TABLES:
        patch.delitem(TABLES[name].codes, what)
    elif name == "summary_elements.csv":
        _element(what, patch)
    elif name.endswith("_matrix.csv"):
        _demand(name.removesuffix(".csv"), what, patch)
    elif name == "entry_facts.csv":
        kept = tuple(row for row in tables.entry_facts() if f"{row.fact} {row.occasion}" != what)
        patch.setattr(tables, "entry_facts", lambda: kept)
    elif name == "release_conditions.csv":
        _question(what, patch)
    elif what:
        _item(place, what, patch)
    elif place.startswith("formats.envelope."):
        patch.setattr(control, place.rpartition(".")[2], lambda _batch: ())
    elif place.startswith("cbp_sim.handlers.summary_reply."):
        other = condition("A23" if code != "A23" else "A24", "AE")
        patch.setattr(summary_reply, place.rpartition(".")[2], other.code)
    elif place in LAST_WORDS:
        module, _, word = place.rpartition(".")
        patch.setattr(import_module(module), word, "S99")
    else:
        _function(place, patch)


def _function(place: str, patch: pytest.MonkeyPatch) -> None:
    found = False
    for module, name in LISTS:
        rules: tuple[Callable[..., object], ...] = getattr(module, name)
        kept = tuple(rule for rule in rules if f"{rule.__module__}.{rule.__name__}" != place)
        if kept != rules:
            patch.setattr(module, name, kept)
            found = True
    assert found, f"{place} stands in no list of rules"


def _element(what: str, patch: pytest.MonkeyPatch) -> None:
    (place, kind), known = what.rsplit(" ", 1), tables.elements()
    record, _, element = place.rpartition(".")
    row = (record, element)
    changed: Mapping[Any, tables.Element] = {**known, row: replace(known[row], **{kind: ""})}
    patch.setattr(tables, "elements", lambda: changed)


def _demand(name: str, what: str, patch: pytest.MonkeyPatch) -> None:
    place, _kind = what.rsplit(" ", 1)
    rows: tuple[tables.Demand, ...] = getattr(tables, name)()
    kept = tuple(row for row in rows if f"{row.record}.{row.element}" != place)
    assert kept != rows
    # A row that is gone asks for nothing; the mode of transport is looked up by its own row, which stays, empty.
    empty = tuple(row if row in kept else replace(row, cells=dict.fromkeys(row.cells, "A")) for row in rows)
    patch.setattr(tables, name, lambda: empty)


def _question(what: str, patch: pytest.MonkeyPatch) -> None:
    known = table.answers()
    assert what in known
    changed = {**known, what: replace(known[what], code="X40", application="")}
    patch.setattr(table, "answers", lambda: changed)


def _item(place: str, what: str, patch: pytest.MonkeyPatch) -> None:
    """The map still stops the batch, under the code for what has none of its own."""
    name = place.removeprefix("formats.catair.")
    chapter = next(one for one in chapters() if one.name == name and one.direction == "input")
    codes: Any = chapter.loop_codes if what.startswith("too many ") else chapter.order_codes
    key = next(key for key in codes if str(getattr(key, "value", key)) == what.removeprefix("too many "))
    fallback = {"X": "X40", "S": "S99"}.get(codes[key][0], "A25" if codes[key] != "A25" else "A02")
    patch.setitem(codes, key, fallback)
