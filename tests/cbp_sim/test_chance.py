"""Seeded chance: the same draws for the same seed, for ever, and no stream that moves another."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbp_sim.chance import Chance, ChanceError, MemoryCounters, draw

ENTRY = "B76-0324527-8"

# Computed apart from the module: blake2b, 16 bytes, person "localace.chance", each part after its length.
DRAW = 166772785693844748485153094315085795292
BELOW = [92, 51, 5, 76, 95, 52, 11, 16, 16, 10]
UNIFORM = [0.7801235852944212, 0.4901011686350262, 0.9733900296911047, 0.1669675758355773]
CHOICE = ["3901", "3901", "1001", "1001", "1001", "2704"]
HAPPENS = [True, False, False, False, False, True, False, False, True, False]


def fresh(seed: int = 1) -> Chance:
    return Chance(seed, MemoryCounters())


# -------------------------------------------------------------------------------------------- the same draws


def test_the_draws_of_a_seed_never_change() -> None:
    """Whoever changes how a draw is made changes what every user's seed gives: this test has to say so."""
    assert draw(1, "exam", ENTRY, 0) == DRAW
    exam = fresh().of("exam", ENTRY)
    assert [exam.below(100) for _ in range(10)] == BELOW
    assert [fresh(seed).of("exam", ENTRY).uniform() for seed in (0, 1, 2, -1)] == UNIFORM
    pick = fresh().of("port", "")
    assert [pick.choice(["1001", "2704", "3901"]) for _ in range(6)] == CHOICE
    often = fresh().of("hold", ENTRY)
    assert [often.happens(0.3) for _ in range(10)] == HAPPENS


def test_another_process_draws_the_same() -> None:
    script = f"from cbp_sim.chance import draw; print(draw(1, 'exam', {ENTRY!r}, 0))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout) == draw(1, "exam", ENTRY, 0)


def test_a_restart_goes_on_where_the_counts_stand() -> None:
    whole = fresh().of("exam", ENTRY)
    counters = MemoryCounters()
    halves = [Chance(1, counters).of("exam", ENTRY).uniform() for _ in range(6)]
    assert halves == [whole.uniform() for _ in range(6)]
    assert counters.next("exam", ENTRY) == 6


# --------------------------------------------------------------------------------------- independent streams


@given(st.lists(st.tuples(st.sampled_from(["exam", "hold", "pace"]), st.sampled_from("ABC")), max_size=40))
def test_one_more_draw_elsewhere_shifts_nothing(order: list[tuple[str, str]]) -> None:
    chance = fresh()
    seen: dict[tuple[str, str], list[int]] = {}
    for purpose, subject in order:
        seen.setdefault((purpose, subject), []).append(chance.of(purpose, subject).below(1_000_000))
    for (purpose, subject), values in seen.items():
        alone = fresh().of(purpose, subject)
        assert values == [alone.below(1_000_000) for _ in values]


@given(st.tuples(st.integers(), st.text(), st.text(), st.integers(0)), st.data())
def test_every_part_of_a_draw_counts(parts: tuple[int, str, str, int], data: st.DataObject) -> None:
    other = data.draw(st.tuples(st.integers(), st.text(), st.text(), st.integers(0)))
    assert (draw(*parts) == draw(*other)) == (parts == other)


def test_where_purpose_ends_and_subject_begins_counts() -> None:
    assert len({draw(1, "ab", "c", 0), draw(1, "a", "bc", 0), draw(1, "", "abc", 0), draw(1, "abc", "", 0)}) == 4
    assert len({draw(1, "a", "b", 11), draw(11, "a", "b", 1), draw(1, "a", "b1", 1), draw(1, "1a", "b", 1)}) == 4


@pytest.mark.parametrize("rate", [0.0, 1.0])
def test_a_rate_of_none_or_all_makes_its_draw_too(rate: float) -> None:
    sure = fresh().of("exam", ENTRY)
    assert {sure.happens(rate) for _ in range(100)} == {rate == 1.0}
    half = fresh().of("exam", ENTRY)
    for _ in range(100):
        half.happens(0.5)
    assert sure.uniform() == half.uniform()


# ------------------------------------------------------------------------------------------------ even draws


def test_draws_are_even() -> None:
    dice = fresh(7).of("dice", "")
    thrown = Counter(dice.below(6) for _ in range(6000))
    assert sorted(thrown) == [0, 1, 2, 3, 4, 5]
    assert all(900 < times < 1100 for times in thrown.values())
    coin = fresh(7).of("coin", "")
    assert 250 < sum(coin.happens(0.05) for _ in range(6000)) < 350


def test_first_draws_of_many_subjects_are_even_too() -> None:
    examined = [
        sum(chance.of("exam", f"B76-{n:07d}").happens(0.05) for n in range(2000)) for chance in map(fresh, range(10))
    ]
    # 100 in 2,000 are expected, give or take 10; of all 20,000 together 1,000, give or take 31.
    assert all(60 < times < 140 for times in examined)
    assert 880 < sum(examined) < 1120


@given(st.integers(), st.text(), st.integers(1, 2**64))
def test_draws_keep_their_bounds(seed: int, subject: str, k: int) -> None:
    stream = fresh(seed).of("any", subject)
    assert 0 <= stream.uniform() < 1
    assert 0 <= stream.below(k) < k
    assert stream.below(1) == 0
    assert stream.choice("xyz") in ("x", "y", "z")


# -------------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize("rate", [-0.01, 1.01, 5, float("nan")])
def test_a_rate_that_is_no_share_is_refused(rate: float) -> None:
    with pytest.raises(ChanceError, match=r"is no share: use 0 to 1, 0\.05 for five percent"):
        fresh().of("exam", ENTRY).happens(rate)


@pytest.mark.parametrize("k", [0, -1, 2**64 + 1])
def test_a_bound_that_leaves_nothing_even_is_refused(k: int) -> None:
    with pytest.raises(ChanceError, match=r"use 1 to 2\*\*64"):
        fresh().of("exam", ENTRY).below(k)


def test_a_choice_of_nothing_is_refused() -> None:
    with pytest.raises(ChanceError, match="give at least one"):
        fresh().of("exam", ENTRY).choice([])


def test_a_refused_draw_is_not_counted() -> None:
    counters = MemoryCounters()
    stream = Chance(1, counters).of("exam", ENTRY)
    with pytest.raises(ChanceError):
        stream.below(0)
    with pytest.raises(ChanceError):
        stream.happens(2)
    with pytest.raises(ChanceError):
        stream.choice("")
    assert counters.next("exam", ENTRY) == 0
