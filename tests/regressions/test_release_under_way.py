"""An officer's release left the delayed one behind: its timer rang on a released entry, and the clock stood still."""

from __future__ import annotations

import pytest

from cbp_sim.profile import Pace, Policy
from tests.cbp_sim.release.desk import Desk


@pytest.mark.parametrize("force", [False, True])
def test_time_goes_on_after_an_officer_released_what_was_about_to_be(force: bool) -> None:
    desk = Desk(Policy(pace=Pace(release="1h")))
    desk.bill("on_file", quantity=420, port="2704")
    desk.bill("arrived")
    desk.add()
    desk.wait("20m")
    desk.officer("release", force=force)
    desk.wait("1d")
    assert desk.state == "released"
    assert sum(line.codes.count("98") for line in desk.cbp.timeline(desk.entry)) == 1
