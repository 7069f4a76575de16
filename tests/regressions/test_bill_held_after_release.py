"""A hold laid on a bill while an entry of it was released was not met when that release was pulled back."""

from __future__ import annotations

import pytest

from cbp_sim.errors import NotLegal
from cbp_sim.profile import Pace, Policy
from tests.cbp_sim.release.desk import Desk


@pytest.fixture
def desk() -> Desk:
    """A desk whose entry is released, and whose bill is then held."""
    found = Desk(Policy(pace=Pace(bill_match="0s", release="0s")))
    found.bill("on_file", quantity=420, port="2704")
    found.bill("arrived")
    found.add()
    found.wait("1d")
    assert found.state == "released"
    found.officer("place_hold", entry=None, bill=found.bill_key, kind="manifest")
    found.so()
    return found


def test_a_suspended_entry_meets_what_was_laid_on_its_bill_meanwhile(desk: Desk) -> None:
    desk.officer("suspend")
    assert desk.told() == ["51", "99"]
    with pytest.raises(NotLegal, match="manifest hold ends by remove_hold"):
        desk.officer("release")
    desk.officer("remove_hold", kind="manifest")
    desk.officer("release")
    assert desk.state == "released"


def test_a_hold_that_is_forced_on_a_released_entry_comes_beside_it(desk: Desk) -> None:
    desk.officer("place_hold", kind="manifest", force=True)
    assert desk.told() == ["51", "99"]


def test_a_released_entry_stays_as_it_is_when_its_bill_is_held(desk: Desk) -> None:
    assert desk.state == "released"
    assert desk.told() == []
