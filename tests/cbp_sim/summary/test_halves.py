"""Half a pair of class and amount."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary import cases
from tests.cbp_sim.summary.cases import Case, check
from tests.cbp_sim.summary.kit import put

CASES = [
    Case("248", "an amount of a fee has its class", bad=(put("89:31-44", "   00000000001"),)),
    Case(
        "248",
        "an amount of a header fee has its class",
        bad=(cases.informal(), put("34:14-24", "   00000001")),
        good=(cases.informal(),),
    ),
    Case("714", "a total of a fee is an amount", bad=(put("89:20-30", ""),)),
    Case(
        "252",
        "a fee of the header is an amount",
        bad=(cases.informal(), put("34:14-24", "500")),
        good=(cases.informal(),),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_halves(case: Case) -> None:
    check(case)
