"""Summaries worked by hand, to the cent, each with the rule that it shows: tests/golden/summaries."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cbp_sim.summary.golden import figures, filed, moved, read, sent, world
from tests.cbp_sim.summary.kit import answer, send

CASES = read()
PARAMETERS = [pytest.param(case, id=f"{file}: {case['case']}") for file, case in CASES]
OFF = [
    pytest.param(case, off, id=f"{file}: {case['case']}: {', '.join(' by '.join(one) for one in off['move'].items())}")
    for file, case in CASES
    for off in case["off"]
]
TYPES = {"01", "02", "03", "06", "07", "11", "12", "21", "22", "23", "31", "38", "51", "52"}


@pytest.mark.parametrize("case", PARAMETERS)
def test_a_summary_worked_by_hand_is_taken_without_a_condition(case: Any) -> None:
    told = filed(case)
    assert told.codes == []
    assert told.accepted


@pytest.mark.parametrize(("case", "off"), OFF)
def test_the_same_is_rejected_with_the_condition_of_what_is_off(case: Any, off: Any) -> None:
    changed = case
    for figure, by in off["move"].items():
        changed = moved(changed, figure, by)
    told = filed(changed)
    assert not told.accepted
    assert sorted(set(told.codes)) == sorted(off["conditions"])


@pytest.mark.parametrize("case", PARAMETERS)
def test_no_figure_may_be_a_cent_off_by_itself(case: Any) -> None:
    cbp = world(case)
    for figure in figures(case):
        told = answer(send(cbp, sent(moved(case, figure, "0.01"))))
        assert not told.accepted, figure


def test_sixty_are_worked_for_every_entry_type_with_rule_and_work() -> None:
    assert len(CASES) >= 60
    assert {case["type"] for _, case in CASES} == TYPES
    assert all(case["rule"] and case["work"] and case["off"] for _, case in CASES)
    assert len({case["case"] for _, case in CASES}) == len(CASES)
