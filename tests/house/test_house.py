"""The house itself: its first two commands, what its files may name, how large they grow, what is locked."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

PACKAGES = ("formats", "cbp_sim", "gateway", "scenarios")
LONGEST_MODULE = 400

# Put together from parts, so that this file does not name what it forbids.
MACHINE_PATHS = ["/".join(("", *parts)) for parts in (["work", ""], ["farm", ""], ["root", ""], ["home", ""])]
MACHINE_PATHS.append("/".join(("", "tmp", "venv")))
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (["pypi", "org"], ["pythonhosted", "org"], ["registry", "npmjs"], ["deb", "debian", "org"])
]
FORBIDDEN = re.compile("|".join(re.escape(text) for text in MACHINE_PATHS + REGISTRY_HOSTS))


def tracked(root: Path) -> list[Path]:
    if not (root / ".git").exists():
        pytest.skip("this copy of the project is not a git checkout, so nothing says which files are its own")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True)
    paths = [root / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def shell_commands(text: str) -> list[str]:
    """The commands that a page shows in its `sh` blocks, in order, without comments."""
    blocks = re.findall(r"^```(?:sh|console|bash)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = (line.partition(" #")[0].strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def lines_that_name_a_machine(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [f"{path.name}:{number}: {line}" for number, line in enumerate(lines, 1) if FORBIDDEN.search(line)]


def locked(path: Path) -> dict[str, str]:
    """Each requirement of a lock file, by name, with its whole entry."""
    entries = re.split(r"^(?=[a-z0-9])", path.read_text(), flags=re.MULTILINE)[1:]
    return {re.split(r"[=\s]", entry)[0]: entry for entry in entries}


def distributions(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~\s\[;]", requirement)[0] for requirement in requirements}


def test_the_readmes_first_two_commands_are_make_demo_and_make_test(root: Path) -> None:
    assert shell_commands((root / "README.md").read_text())[:2] == ["make demo", "make test"]


def test_continuous_integration_runs_make_test(root: Path) -> None:
    script = root / ".ci" / "run"
    assert os.access(script, os.X_OK)
    commands = [line for line in script.read_text().splitlines() if not line.startswith("#")]
    assert commands[0] == "set -euo pipefail"
    assert commands[-1].split()[-2:] == ["make", "test"]


def test_no_tracked_file_names_a_machine_path_or_a_registry_host(root: Path) -> None:
    assert [line for path in tracked(root) for line in lines_that_name_a_machine(path)] == []


@pytest.mark.parametrize("named", MACHINE_PATHS + REGISTRY_HOSTS)
def test_a_machine_path_or_a_registry_host_would_be_seen(tmp_path: Path, named: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"first\nsee {named}x\n")
    assert lines_that_name_a_machine(page) == [f"page.md:2: see {named}x"]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_outgrows_four_hundred_lines(root: Path, package: str) -> None:
    lengths = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines())
        for path in sorted((root / package).rglob("*.py"))
    }
    assert lengths, f"{package} has no module at all"
    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_says_that_it_is_typed(root: Path, package: str) -> None:
    assert (root / package / "py.typed").is_file()


def test_every_requirement_is_locked_by_hash(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())
    runtime = distributions(project["project"]["dependencies"])
    development = distributions(project["dependency-groups"]["dev"])
    for name, wanted in (("requirements.txt", runtime), ("requirements-dev.txt", runtime | development)):
        entries = locked(root / name)
        assert wanted - entries.keys() == set(), f"{name} lacks these: run make lock"
        assert [entry for entry in entries.values() if "--hash=sha256:" not in entry] == []


def test_a_lock_is_installed_as_it_stands_and_resolved_anew_nowhere(root: Path) -> None:
    # Without --no-deps pip resolves once more: it met `coverage[toml]` before the pin of `coverage`, took a release
    # that came out after the lock, and refused it, since it has no hash.
    installs = [line for line in (root / "Makefile").read_text().splitlines() if "--require-hashes" in line]
    assert installs, "the Makefile installs no lock"
    assert [line for line in installs if "--no-deps" not in line] == []


def test_both_lock_files_hold_the_same_versions(root: Path) -> None:
    runtime, development = locked(root / "requirements.txt"), locked(root / "requirements-dev.txt")
    differ = [name for name in runtime if runtime[name].split()[0] != development.get(name, " ").split()[0]]
    assert differ == []
