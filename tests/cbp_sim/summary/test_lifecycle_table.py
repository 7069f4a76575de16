"""Lifecycle tables: what the table has is a step, what it has not is refused."""

from __future__ import annotations

import pytest

from cbp_sim.errors import NotLegal
from cbp_sim.lifecycle.table import Lifecycle, Step

DOOR = Lifecycle(
    "door",
    {
        ("open", "shut"): Step("closed", "creak", "the carpenter, page 1"),
        ("closed", "open"): Step("open"),
        ("closed", "burn"): Step("ashes"),
    },
)


def test_a_legal_event_gives_the_state_the_action_and_where_it_is_written():
    assert DOOR.after("open", "shut") == Step("closed", "creak", "the carpenter, page 1")


def test_a_pair_that_the_table_lacks_is_refused_and_the_legal_events_are_named():
    with pytest.raises(NotLegal, match="door: shut is not legal while closed; legal is open, burn"):
        DOOR.after("closed", "shut")


def test_a_state_without_events_says_that_nothing_is_legal():
    with pytest.raises(NotLegal, match="legal is nothing"):
        DOOR.after("ashes", "open")


def test_the_table_tells_what_it_allows_and_which_states_it_has():
    assert DOOR.allows("open", "shut")
    assert not DOOR.allows("open", "burn")
    assert DOOR.events("closed") == ("open", "burn")
    assert DOOR.states() == ("open", "closed", "ashes")
