"""What the manifest or the law bars after an entry is filed."""

from __future__ import annotations

import pytest

from cbp_sim.profile import Policy
from cbp_sim.reference import Reference
from tests.cbp_sim.release.desk import Desk
from tests.cbp_sim.release.filings import FILINGS


def barring(since: str) -> Desk:
    """A desk where plates from China will be barred; today is 5 January 2026."""
    row = {"hts": "6911", "barred": ["CN"], "barred_since": since}
    return Desk(Policy(), reference=Reference.model_validate({"articles": [row]}))


def test_what_is_not_released_on_the_day_of_the_bar_is_cancelled():
    desk = barring("2026-01-08")
    desk.add()
    desk.wait("2d")
    assert desk.told() == ["91"]
    desk.wait("1d")
    assert desk.told() == ["23"]
    assert desk.state == "cancelled"


def test_what_is_released_before_it_stays_released():
    desk = barring("2026-01-08")
    desk.add()
    desk.bill("on_file", quantity=420)
    desk.bill("arrived")
    desk.wait("30d")
    assert desk.state == "released"


def test_a_replacement_by_another_article_escapes_the_bar():
    desk = barring("2026-01-08")
    desk.add()
    desk.change("R", "\n".join(FILINGS["ocean"]).replace("6911103750", "7323930045"))
    desk.wait("10d")
    assert desk.state == "filed"


def test_a_replacement_by_a_barred_article_meets_the_bar():
    desk = barring("2026-01-08")
    desk.file(*[line.replace("6911103750", "7323930045") for line in FILINGS["ocean"]])
    desk.change("R")
    desk.wait("10d")
    assert desk.state == "cancelled"


@pytest.mark.parametrize("cargo", ["frob", "empty"])
def test_a_bill_that_turns_out_to_carry_no_goods_keeps_the_entry_until_the_carrier_says_otherwise(desk, cargo):
    desk.add()
    desk.bill("on_file", quantity=420, cargo=cargo)
    assert desk.told() == ["91", "93", "74"]
    assert desk.state == "bill type ineligible"
    desk.bill("on_file", cargo="goods")
    desk.bill("arrived")
    desk.wait("1h")
    assert desk.told() == ["95", "98"]
