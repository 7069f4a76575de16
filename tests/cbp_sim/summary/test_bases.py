"""The filings that the other tests start from are taken, each as it stands."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary import cases
from tests.cbp_sim.summary.kit import Edit, file, opened

BASES = {
    "ocean": cases.nothing,
    "air": cases.air,
    "truck": cases.truck,
    "border water": cases.border_water,
    "informal": cases.informal(),
    "zone": cases.zone(),
    "AD/CVD": cases.cased,
    "warehouse": cases.warehouse,
    "temporary importation": cases.tib,
    "withdrawal": cases.withdrawal,
    "quota": cases.quota,
    "two lines": cases.second_line(),
}


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_a_filing_to_start_from_is_taken_without_a_condition(base: Edit) -> None:
    answer = file(opened(), base)
    assert answer.codes == []
    assert answer.accepted
