"""The month of `bench.month` in small: entries held by chance all come to an end, and two runs to the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.month import Month, month
from cbp_sim.cbp import Cbp
from cbp_sim.errors import NotLegal
from cbp_sim.manifest import BillEvent

ENTRIES = 150


def held_often(tmp_path: Path, name: str, seed: int = 1) -> Month:
    """A month in which one entry in two is held."""
    found = month(f"sqlite:///{tmp_path / name}.sqlite", entries=ENTRIES, seed=seed)
    targets = tuple(one.model_copy(update={"rate": 0.05}) for one in found.cbp.profile.policy.targeting)
    policy = found.cbp.profile.policy.model_copy(update={"targeting": targets, "exam_rate": 0.05})
    found.cbp.profile = found.cbp.profile.model_copy(update={"policy": policy})
    return found


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Month:
    found = held_often(tmp_path_factory.mktemp("month"), "first")
    found.live()
    return found


def test_every_entry_is_settled_at_the_end_of_the_month(lived: Month) -> None:
    assert lived.cbp.held() == {}
    assert set(lived.cbp.states()) == {"released", "cancelled"}
    assert sum(lived.cbp.states().values()) == ENTRIES


def test_many_kinds_of_hold_were_met_and_ended_by_many_sorts_of_acts(lived: Month) -> None:
    assert lived.held > ENTRIES / 3
    assert len(lived.kinds) >= 15
    assert set(lived.acts) >= {"upload", "exam_result", "agency_status", "remove_hold", "review_done"}
    ended = {line.actor for line in lived.cbp.timeline()}
    assert ended >= {"filer", "carrier", "officer", "CBP", "clock"}


def test_two_runs_give_the_same_digest_and_another_seed_another(lived: Month, tmp_path: Path) -> None:
    again, other = held_often(tmp_path, "again"), held_often(tmp_path, "other", seed=2)
    again.live()
    other.live()
    assert again.digest() == lived.digest() != other.digest()


def test_events_told_under_one_commit_give_the_same_bytes_as_one_by_one_or_none(lived: Month, tmp_path: Path) -> None:
    events = [
        BillEvent(issuer="ZZOC", number=f"MONTH{at:06}", event=event, quantity=420)
        for event in ("on_file", "departed", "arrived")
        for at in range(3)
    ]
    together, alone = (held_often(tmp_path, name).cbp for name in ("together", "alone"))
    together.manifest_all(events)
    for event in events:
        alone.manifest(event)
    assert (together.messages(), together.timeline()) == (alone.messages(), alone.timeline())
    before = told(together)
    with pytest.raises(NotLegal):
        together.manifest_all([BillEvent(issuer="ZZOC", number="NEW", event="on_file"), events[0]])
    assert told(together) == before


def told(cbp: Cbp) -> tuple[int, int]:
    return len(cbp.timeline()), len(cbp.journal())
