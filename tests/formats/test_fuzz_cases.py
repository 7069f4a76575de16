"""What fuzzing found once, and what it begins with, played again: `make fuzz` looks for more."""

from __future__ import annotations

import pytest

from fuzz.mutate import mutated
from fuzz.seeds import KIND, kept, seeds
from fuzz.targets import TARGETS, Broken, must

CASES = [pytest.param(target, path.read_bytes(), id=path.name) for target in TARGETS for path in kept(target)]
SEEDS = [
    pytest.param(target, data, id=f"{target}-{name}")
    for target in TARGETS
    for name, data in seeds(KIND[target])
    if target == "chapter" or name.endswith("-lf")
]


@pytest.mark.parametrize(("target", "data"), CASES)
def test_a_found_case_gives_records_or_faults(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize(("target", "data"), SEEDS)
def test_a_seed_and_what_is_made_of_it_give_records_or_faults(target: str, data: bytes) -> None:
    TARGETS[target](data)
    for seed in range(10):
        TARGETS[target](mutated(data, len(data) + 80, seed))


def test_what_does_not_hold_is_told() -> None:
    with pytest.raises(Broken, match="nothing came out"):
        must(False, "nothing came out")
