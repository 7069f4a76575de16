"""The filings that the other tests start from are taken, each as it stands."""

from __future__ import annotations

from importlib.resources import files

import pytest

from cbp_sim.clock import parse_instant
from tests.cbp_sim.summary import cases
from tests.cbp_sim.summary.kit import Edit, batch, file, opened, send

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


def test_the_chapters_own_example_is_taken_in_its_time() -> None:
    lines = files("formats.catair.entry_summary").joinpath("example.txt").read_text(encoding="utf-8").splitlines()
    cbp = opened()
    cbp.advance(parse_instant("2026-08-01T09:00"))
    assert send(cbp, batch(lines))[3].startswith("E1A 995   SUMMARY HAS BEEN ADDED")
