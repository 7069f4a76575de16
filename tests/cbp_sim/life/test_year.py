"""A year in the life of a broker: twenty summaries from filing to liquidation, in a moment and always the same."""

from __future__ import annotations

from scenarios.events import Came, Ended, Moved
from scenarios.loading import library, load_script
from scenarios.prepare import prepare
from tests.scenarios.kit import Played, play_in_process

YEAR = library() / "a_year_in_the_life.yaml"


def played(seed: int = 1) -> Played:
    return play_in_process(prepare(load_script(YEAR), seed=seed))


def test_a_year_passes_and_its_transcript_is_always_the_same() -> None:
    first = played()
    assert first.misses == ""
    assert played().transcript == first.transcript
    assert first.heard(Ended)[0].result.passed


def test_it_has_everything_that_a_summary_lives_through() -> None:
    year = played()
    sent = [came.message.application for came in year.heard(Came)]
    assert {name: sent.count(name) for name in sorted(set(sent))} == {"AX": 22, "CO": 1, "MS": 2, "PF": 8, "UC": 1}
    moved = year.heard(Moved)
    assert (moved[-1].after - moved[0].before).days > 300


def test_another_seed_is_another_year() -> None:
    assert played(2).transcript != played().transcript
