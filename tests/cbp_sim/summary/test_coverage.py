"""Code, catalogue and tests keep step: a condition that a rule can give is CBP's, and a test raises it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cbp_sim.conditions import condition
from cbp_sim.rules.summary import tables
from formats.codes import conditions
from tests.cbp_sim.summary import (
    test_bonds,
    test_claims,
    test_details,
    test_fees,
    test_identity,
    test_lines,
    test_parties,
    test_transport,
)
from tests.cbp_sim.summary.test_elements import ways

CASES = [
    case
    for module in (
        test_bonds, test_claims, test_details, test_fees, test_identity, test_lines, test_parties, test_transport,
    )
    for case in module.CASES
]  # fmt: skip

#: Raised by tests of another shape: actions and states, census, totals that are blank.
ELSEWHERE = {"B24", "B25", "B29", "B30", "B31", "B33", "B43", "B44", "B45", "B46", "B47", "B50", "B54", "B56"} | {
    "101", "109", "578", "588", "591", "485", "486", "487", "488", "27H", "27I", "27P", "27Q",
}  # fmt: skip

_CALL = re.compile(r"found\((.*?)\)", re.S)
_CODE = re.compile(r'"([0-9A-Z]{3})"')


def given() -> set[str]:
    """Every code that stands in a call of `found`, or in a table of codes of the rules."""
    catalogue = {row.code for row in conditions() if row.application == "AE" and not row.retired}
    codes: set[str] = set()
    for path in Path(tables.__file__).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        for call in _CALL.findall(text):
            codes |= set(_CODE.findall(call))
    return codes & catalogue


def test_every_condition_that_a_rule_gives_is_raised_by_a_test() -> None:
    raised = {case.code for case in CASES} | {way.code for way in ways()} | ELSEWHERE
    matrix = {code for row in tables.entry_type_matrix() for code in (row.missing, row.forbidden)}
    assert given() - raised - matrix == set()


def test_the_tests_of_another_shape_name_their_conditions() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    for code in ELSEWHERE:
        assert text.count(f'"{code}"') >= 2, code


@pytest.mark.parametrize("code", sorted(given()))
def test_a_condition_is_cbps_own(code: str) -> None:
    assert condition(code, "AE").narrative
