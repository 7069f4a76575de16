"""What every test may ask for: the Hypothesis profile, and the official material where it is at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# How long an example takes says how busy the machine is, so neither profile judges it.
# quick: the same examples each time. long: new ones each time; a failure prints how to see it again.
settings.register_profile(
    "quick",
    max_examples=50,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long",
    max_examples=2000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The official chapters, layouts and examples beside a checkout. The project runs without them."""
    if not (SHARED / "catair").is_dir():
        pytest.skip(f"the official material is not beside this checkout: ../{SHARED.name}/catair is missing")
    return SHARED
