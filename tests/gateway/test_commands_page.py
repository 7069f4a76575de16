"""docs/commands.md says what is so: its commands are run in order, and their output is compared."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gateway.cli import COMMANDS

BLOCK = re.compile(r"^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def page() -> str:
    return (Path(__file__).resolve().parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")


def fits(told: str, printed: str) -> bool:
    """Whether the output is as the page tells it; `...` alone on a line stands for any lines."""
    pattern = "".join("(?:.*\n)*?" if line == "..." else re.escape(line) + "\n" for line in told.splitlines())
    return re.fullmatch(pattern, printed) is not None


def test_an_output_fits_only_what_is_told_of_it() -> None:
    assert fits("a\n...\nb\n", "a\nx\ny\nb\n")
    assert fits("a\n", "a\n")
    assert not fits("a\n", "a\nb\n")
    assert not fits("a\n...\nb\n", "a\nx\n")


def test_the_commands_of_the_page_do_what_it_says(page: str, tmp_path: Path, root: Path) -> None:
    shim = tmp_path / "bin" / "localace"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gateway.cli "$@"\n')
    shim.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(root), "PATH": f"{shim.parent}:{os.environ['PATH']}"}
    work = tmp_path / "work"
    work.mkdir()
    blocks = BLOCK.findall(page)
    assert len(blocks) == page.count("```sh")
    for command, told in blocks:
        ran = subprocess.run(
            ["sh", "-c", command], cwd=work, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert ran.stderr == "", command
        assert fits(told, ran.stdout), f"{command}\n{ran.stdout}"


def test_every_command_about_batches_is_in_the_table_and_in_the_command_line(page: str) -> None:
    named = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert set(named) <= {command.name for command in COMMANDS}
    assert set(named) == {"check", "show", "build", "convert", "schema", "diff", "explain", "dictionary"}
