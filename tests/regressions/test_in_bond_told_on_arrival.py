"""An in-bond that a split part's second event told of had no day on which it began, and SO42 could not be written."""

from __future__ import annotations

from cbp_sim.profile import Policy
from tests.cbp_sim.release.desk import Desk
from tests.cbp_sim.release.test_splits import filing, part


def test_an_in_bond_that_is_told_of_on_arrival_begins_then() -> None:
    desk = Desk(Policy())
    desk.bill("on_file", quantity=420, port="2704")
    part(desk, "B", "departed", port="2709")
    desk.wait("2d")
    part(desk, "B", "arrived", in_bond="123456782", in_bond_port="2704")
    desk.file(*filing(" ", "B", in_bond="123456782"))
    assert any(line.startswith("SO42123456782   61") for message in desk.so() for line in message)
