"""Every case: the bad one meets its condition, the good one is taken."""

from __future__ import annotations

import pytest

from tests.cbp_sim.bonds.cases import CASES, Case
from tests.cbp_sim.bonds.kit import accepted, codes


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_condition_of_a_bond(case: Case) -> None:
    bad, good = case.send_bad(), case.send_good()
    assert case.code in codes(bad), bad
    assert bad[-1].startswith("90RFS98")
    assert case.code not in codes(good), good
    if case.taken and case.code != "S98":
        assert accepted(good), good
