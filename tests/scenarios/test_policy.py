"""A story's own policy, and what a timeline must say of why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios.errors import BadStory
from scenarios.loading import load_script
from scenarios.prepare import Play, prepare
from tests.scenarios.kit import play_in_process

RULES = '[[rule]]\nname = "it"\ndo.hold = "manifest"\n'
STEPS = """
- manifest: {event: on_file, quantity: "${cast.bill.quantity}"}
- manifest: {event: arrived}
- file: {paper: release}
- expect: {application: SX, codes: ["02"]}
- expect: {application: SO, codes: ["95"]}
- clock: 5m
"""


@pytest.fixture
def ready(tmp_path: Path) -> Callable[..., Play]:
    """A story with a policy, and a file of rules beside it."""

    def make(policy: str, steps: str = "", world: str = "default") -> Play:
        (tmp_path / "rules.toml").write_text(RULES)
        (tmp_path / "bad.toml").write_text(RULES.replace("manifest", "manifold"))
        (tmp_path / "own.toml").write_text(
            'name = "own"\n[[accounts]]\nsite = "1234"\nid = "N01"\npasswords = ["PASSED"]\n[[filers]]\ncode = "N01"\n'
            "[policy]\nexam_rate = 1.0\n"
        )
        path = tmp_path / "test.yaml"
        head = f"title: A test\nshipment: ocean\nworld: {world}\npolicy: {policy}\nsteps:"
        path.write_text(f"{head}{STEPS}{steps}")
        return prepare(load_script(path), seed=1)

    return make


def test_a_file_of_rules_beside_the_story_decides(ready: Callable[..., Play]) -> None:
    steps = """- expect: {application: SO, codes: ["51"]}
- see: {of: "${cast.entry}", shows: [{event: manifest hold placed, note: rule it}]}
"""
    played = play_in_process(ready("{behaviours: rules.toml}", steps))
    assert played.misses == ""


def test_a_reason_that_is_not_told_is_missed(ready: Callable[..., Play]) -> None:
    steps = """- expect: {application: SO, codes: ["51"]}
- see: {of: "${cast.entry}", shows: [{event: manifest hold placed, note: rule that}]}
"""
    played = play_in_process(ready("{behaviours: rules.toml}", steps))
    assert "does not show event 'manifest hold placed', note 'rule that'" in played.misses


def test_what_the_policy_leaves_out_is_the_profiles(ready: Callable[..., Play]) -> None:
    policy = ready('{document_rate: "1", pace: {review: 5m}}', world="own.toml").profile.policy
    assert (policy.exam_rate, policy.document_rate, policy.pace.review.total_seconds()) == (1.0, 1.0, 300.0)


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        ("{exam_rat: 1}", "'exam_rat' is no key here: did you mean 'exam_rate'?"),
        ("{exam_rate: often}", "exam_rate: "),
        ("{behaviours: none.toml}", "none.toml"),
        ("{behaviours: bad.toml}", "do you mean manifest"),
        ("{screening: {lists: nowhere.csv}}", "nowhere.csv"),
        ("rules.toml", "policy must be"),
    ],
)
def test_a_policy_that_cannot_be_is_named_with_its_line(ready: Callable[..., Play], policy: str, told: str) -> None:
    with pytest.raises(BadStory) as caught:
        ready(policy)
    (blot,) = caught.value.blots
    assert told in str(blot)
    assert "test.yaml:4: " in str(blot)
