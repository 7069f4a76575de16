"""Every condition said to be raised: something raises it, its neighbour does not, and nothing does without its rule."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from cbp_sim.coverage import NOT_APPLICABLE, OPEN, RAISED, Row, not_applicable, raisers, rows
from cbp_sim.lifecycle.table import NotLegal
from formats.codes import conditions
from formats.errors import CannotTell
from tests.cbp_sim.conditions.demonstration import Demonstration
from tests.cbp_sim.conditions.switches import take_away

RAISED_ROWS = [row for row in rows() if row.state == RAISED]


@cache
def shown() -> dict[str, Demonstration]:
    """The first demonstration of each row, from the modules beside this one."""
    found: dict[str, Demonstration] = {}
    for place in sorted(Path(__file__).parent.glob("*.py")):
        module = import_module(f"{__package__}.{place.stem}")
        for one in module.demonstrations() if hasattr(module, "demonstrations") else ():
            found.setdefault(one.row, one)
    return found


@pytest.mark.parametrize("row", RAISED_ROWS, ids=[row.row for row in RAISED_ROWS])
def test_a_raised_condition(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    one = shown()[row.row]
    assert row.code in one.bad(), one
    assert row.code not in one.good(), one
    for rule in row.rule.split("; "):
        take_away(rule, row.code, monkeypatch)
    assert row.code not in _codes(one), f"{one}: something else than {row.rule} raises it"


def _codes(one: Demonstration) -> Collection[str]:
    """What comes back without the rule.

    What no rule holds back any more, the lifecycle still refuses to do, and what is unknown still goes on no file.
    """
    try:
        return one.bad()
    except (NotLegal, CannotTell):
        return ()


def test_what_is_shown_is_what_is_raised() -> None:
    assert set(shown()) == {row.row for row in RAISED_ROWS}


def test_every_row_of_the_catalogue_is_listed_once() -> None:
    assert len({row.row for row in rows()}) == len(rows()) == len(conditions())


def test_a_row_has_what_its_state_says() -> None:
    for row in rows():
        assert row.state in (RAISED, NOT_APPLICABLE, OPEN)
        assert bool(row.rule) is bool(row.test) is (row.state == RAISED), row
        assert bool(row.reason) is (row.state == NOT_APPLICABLE), row


def test_what_is_not_applicable_is_in_the_catalogue_and_not_raised() -> None:
    names = {row.row for row in rows()}
    assert set(not_applicable()) <= names
    assert not set(not_applicable()) & set(raisers())
