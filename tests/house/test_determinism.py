"""The same seed gives the same bytes: what would break that is refused by the linter, with the way out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def lint(root: Path, code: str) -> subprocess.CompletedProcess[str]:
    select = ["--select", "TID251,DTZ", "--output-format", "concise", "--no-cache"]
    return subprocess.run(
        [sys.executable, "-m", "ruff", "check", *select, "--stdin-filename", "cbp_sim/clock.py", "-"],
        cwd=root,
        input=code,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("code", "instead"),
    [
        ("from datetime import UTC, datetime\nnow = datetime.now(UTC)\n", "world.clock"),
        ("import datetime\nnow = datetime.datetime.utcnow()\n", "world.clock"),
        ("from datetime import date\ntoday = date.today()\n", "world.clock"),
        ("import time\nnow = time.time()\n", "world.clock"),
        ("from time import monotonic\nnow = monotonic()\n", "world.clock"),
        ("import random\n", "world.chance"),
        ("from random import Random\n", "world.chance"),
        ("import secrets\n", "world.chance"),
        ("import os\nkey = os.urandom(8)\n", "world.chance"),
        ("from uuid import uuid4\nname = uuid4()\n", "the store"),
        ("import uuid\nname = uuid.uuid1()\n", "the store"),
    ],
)
def test_the_wall_clock_and_global_chance_are_refused(root: Path, code: str, instead: str) -> None:
    run = lint(root, code)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "TID251" in run.stdout
    assert instead in run.stdout


def test_an_aware_time_that_is_handed_in_is_fine(root: Path) -> None:
    run = lint(root, "from datetime import UTC, datetime\nfiled = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)\n")
    assert run.returncode == 0, run.stdout + run.stderr
