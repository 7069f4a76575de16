"""Same seed, same bytes: across processes, across restarts; another seed, other bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from cbp_sim.cbp import Cbp
from cbp_sim.store.database import MEMORY, Database
from tests.cbp_sim.same_bytes import filing, profile, restarted, steady


def elsewhere(root: Path, seed: int, hashes: str) -> str:
    """The digest that another process prints, with its own hash seed."""
    environment = {**os.environ, "PYTHONHASHSEED": hashes, "PYTHONPATH": str(root), "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-m", "tests.cbp_sim.same_bytes", str(seed)]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_same_seed_gives_the_same_bytes_in_two_processes(root: Path) -> None:
    assert elsewhere(root, 7, "1") == elsewhere(root, 7, "2") == steady(7)


def test_a_restart_before_every_step_changes_no_byte(tmp_path: Path) -> None:
    assert restarted(7, f"sqlite:///{tmp_path / 'world.sqlite'}") == steady(7)


def test_another_seed_gives_other_bytes() -> None:
    assert steady(7) != steady(8)


def test_batches_taken_under_one_commit_give_the_same_bytes_as_one_by_one() -> None:
    batches = [filing(application, at)[0] for at in range(4) for application in ("SE", "AE")]
    together, alone = Cbp(Database(MEMORY), profile(), seed=7), Cbp(Database(MEMORY), profile(), seed=7)
    together.take_all(batches)
    for batch in batches:
        alone.take(batch)
    assert together.messages() == alone.messages()
    assert together.timeline() == alone.timeline()
    assert len(together.messages()) >= len(batches)
