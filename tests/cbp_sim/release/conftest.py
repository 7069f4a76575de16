"""The broker's desk that the tests of cargo release sit at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cbp_sim.profile import Pace, Policy
from tests.cbp_sim.release.desk import Desk


@pytest.fixture
def desk() -> Desk:
    """A desk at a world as CBP is by default, with neither exams nor documents drawn."""
    return Desk(Policy())


@pytest.fixture
def desk_with() -> Callable[..., Desk]:
    """A desk at a world of another policy."""

    def make(*, importers: tuple[str, ...] = ("*",), pace: dict[str, str] | None = None, **policy: object) -> Desk:
        return Desk(Policy.model_validate({"pace": Pace.model_validate(pace or {}), **policy}), importers=importers)

    return make


@pytest.fixture
def matched(desk: Desk) -> Desk:
    """An entry whose bill is on file."""
    desk.add()
    desk.bill("on_file", quantity=420)
    desk.told()
    return desk


@pytest.fixture
def arrived(matched: Desk) -> Desk:
    """An entry whose cargo is here, before CBP's computers have seen it."""
    matched.bill("arrived")
    matched.told()
    return matched


@pytest.fixture
def released(arrived: Desk) -> Desk:
    """An entry that is released."""
    arrived.wait("5m")
    assert arrived.told() == ["98"]
    return arrived
