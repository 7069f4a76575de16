"""Rules are asked one after the other, and one that cannot tell does not silence the others."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.conditions import condition
from cbp_sim.decision import Finding
from cbp_sim.rules.engine import ask, told
from formats.fault import Unreadable

FIRST, SECOND, THIRD = (Finding(condition(code, "AE")) for code in ("001", "002", "003"))


def tells(_: object) -> Iterator[Finding]:
    yield FIRST
    told(Unreadable("12X", "it is no number"))
    yield SECOND


def tells_too(_: object) -> Iterator[Finding]:
    yield THIRD


def test_what_a_rule_found_before_it_met_an_unreadable_element_stands_and_the_next_rule_is_asked() -> None:
    assert ask([tells, tells_too], object()) == [FIRST, THIRD]
    assert ask([tells_too, tells], object()) == [THIRD, FIRST]
    assert ask([], object()) == []
