"""scenarios -> gateway -> cbp_sim -> formats: the import rule holds, and its contracts can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGES = ("formats", "cbp_sim", "gateway", "scenarios")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def house(root: Path, tmp_path: Path) -> Path:
    """An empty house of four packages under the project's own contracts."""
    (tmp_path / "pyproject.toml").write_bytes((root / "pyproject.toml").read_bytes())
    for package in PACKAGES:
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    return tmp_path


def test_the_project_keeps_its_import_rule(root: Path) -> None:
    run = lint_imports(root)
    assert run.returncode == 0, run.stdout + run.stderr


def test_each_package_may_import_what_stands_under_it(house: Path) -> None:
    for above, below in zip(PACKAGES[1:], PACKAGES, strict=False):
        (house / above / "uses.py").write_text(f"import {below}\n")
    (house / "cbp_sim" / "store.py").write_text("import sqlalchemy\n")
    (house / "gateway" / "facade.py").write_text("import cbp_sim.store\n")
    (house / "gateway" / "tcp.py").write_text("import twisted\n")
    run = lint_imports(house)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("package", "imported"),
    [
        ("formats", "cbp_sim"),
        ("cbp_sim", "gateway"),
        ("gateway", "scenarios"),
        ("formats", "twisted"),
        ("formats", "fastapi"),
        ("formats", "uvicorn"),
        ("formats", "sqlalchemy"),
        ("cbp_sim", "twisted"),
        ("cbp_sim", "fastapi"),
        ("cbp_sim", "uvicorn"),
        ("gateway", "sqlalchemy"),
    ],
)
def test_an_import_against_the_rule_is_refused(house: Path, package: str, imported: str) -> None:
    (house / package / "breach.py").write_text(f"import {imported}\n")
    run = lint_imports(house)
    assert run.returncode == 1, run.stdout + run.stderr
    assert f"{package}.breach -> {imported}" in run.stdout
