"""Targeting: what the policy lets chance draw, besides exams and documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from cbp_sim.errors import ProfileError
from cbp_sim.profile import Policy, load_profile
from tests.cbp_sim.release.desk import ENTRY, Desk


def desk(*targets: Mapping[str, Any], **policy: Any) -> Desk:
    found = Desk(Policy.model_validate({"targeting": targets, **policy}))
    found.add()
    found.bill("on_file", quantity=420)
    found.bill("arrived")
    found.told()
    found.wait("5m")
    return found


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ({"hold": "manifest"}, ["51"]),
        ({"hold": "cbp"}, ["53"]),
        ({"hold": "statistical"}, ["90"]),
        ({"hold": "documents", "document_type": "CBP02"}, ["96"]),
        ({"hold": "nii"}, []),
    ],
)
def test_what_chance_draws_is_held_and_says_why(target: dict[str, str], told: list[str]) -> None:
    held = desk({**target, "rate": 1})
    assert held.told() == told
    assert [hold.kind for hold in held.cbp.held()[ENTRY]] == [target["hold"]]
    (line,) = [line for line in held.cbp.timeline(ENTRY) if line.actor == "CBP" and line.note]
    assert line.note == "targeting"
    assert line.event.endswith("placed")


def test_an_agencys_hold_is_drawn_for_the_line() -> None:
    held = desk({"hold": "agency hold", "agency": "FDA", "rate": 1})
    ((hold,),) = held.cbp.held().values()
    assert (hold.agency, hold.lines) == ("FDA", "001")


def test_several_kinds_may_meet_one_entry_beside_exam_and_document() -> None:
    held = desk({"hold": "manifest", "rate": 1}, {"hold": "ipr", "rate": 1}, exam_rate=1, document_rate=1)
    assert [hold.kind for hold in held.cbp.held()[ENTRY]] == ["manifest", "ipr", "exam", "documents"]


def test_what_is_not_drawn_holds_nothing_and_an_empty_table_draws_nothing() -> None:
    for free in (desk({"hold": "manifest", "rate": 0}), desk()):
        assert free.told() == ["98"]
        assert free.cbp.held() == {}
        assert free.cbp.states() == {"released": 1}


def test_a_kind_more_shifts_nothing_of_the_others() -> None:
    one = {"hold": "manifest", "rate": 0.5}
    alone = {hold.kind for holds in desk(one).cbp.held().values() for hold in holds}
    more = {hold.kind for holds in desk({"hold": "cbp", "rate": 0.5}, one).cbp.held().values() for hold in holds}
    assert alone == more - {"cbp"}


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ({"hold": "manifold", "rate": 0.1}, "manifest"),
        ({"hold": "manifest", "rate": 5}, "less than or equal to 1"),
        ({"hold": "manifest"}, "rate"),
        ({"hold": "agency hold", "rate": 0.1}, "name the agency"),
        ({"hold": "manifest", "agency": "fda!", "rate": 0.1}, "agency"),
        ({"hold": "manifest", "rate": 0.1, "bill": "X"}, "bill"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_the_policy(target: dict[str, Any], told: str) -> None:
    with pytest.raises((ValidationError, ProfileError), match=told):
        Policy.model_validate({"targeting": [target]})


def test_a_profile_writes_it_as_a_table() -> None:
    profile = load_profile(
        'name = "p"\n[[accounts]]\nsite = "1234"\nid = "N01"\npasswords = ["P"]\n[[filers]]\ncode = "N01"\n'
        '[[policy.targeting]]\nhold = "manifest"\nrate = 0.005\n'
        '[[policy.targeting]]\nhold = "agency exam"\nagency = "FDA"\nrate = 0.002\n',
        where="p.toml",
    )
    assert [(one.hold, one.rate, one.agency) for one in profile.policy.targeting] == [
        ("manifest", 0.005, ""), ("agency exam", 0.002, "FDA"),
    ]  # fmt: skip
