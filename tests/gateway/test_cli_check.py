"""`localace check` as a compiler: text, JSON and SARIF, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from formats.sample import sample
from formats.stream import write_batch
from gateway.cli import app

SE = sample("SE")


def run(*arguments: str, given: bytes | None = None) -> Result:
    result = CliRunner().invoke(app, list(arguments), input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    """Two records out of place, an unknown code and data in a filler, all in one batch."""
    lines = list(SE)
    lines.insert(next(at for at, line in enumerate(lines) if line.startswith("SE40")), lines[3])
    last = max(at for at, line in enumerate(lines) if line.startswith("SE60"))
    lines.insert(last + 1, next(line for line in lines if line.startswith("SE15")))
    lines[2] = "SE10Q" + lines[2][5:79] + "X"
    path = tmp_path / "faulty batch.txt"
    path.write_bytes(write_batch(lines))
    return str(path)


def test_all_faults_are_told_at_once(faulty: str) -> None:
    told = json.loads(run("check", "--json", faulty).stdout)
    assert {fault["kind"] for fault in told} >= {"filler", "unknown", "order"}
    assert [fault["identifier"] for fault in told if fault["kind"] == "order"] == ["SE11", "SE15"]


@pytest.mark.parametrize("arguments", [["--json"], ["--format", "json"], ["--json", "--format", "json"]])
def test_json_has_two_names(arguments: list[str], faulty: str) -> None:
    result = run("check", *arguments, faulty)
    assert result.exit_code == 1
    assert json.loads(result.stdout) == json.loads(run("check", "--json", faulty).stdout)


def test_text_is_the_default(faulty: str) -> None:
    assert run("check", faulty).stdout == run("check", "--format", "text", faulty).stdout
    assert "expected " in run("check", faulty).stdout


def test_sarif_tells_the_same_faults_at_the_same_places(faulty: str) -> None:
    result = run("check", "--format", "sarif", faulty)
    assert result.exit_code == 1
    log = json.loads(result.stdout)
    assert log["version"] == "2.1.0"
    (run_of,) = log["runs"]
    told = json.loads(run("check", "--json", faulty).stdout)
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in run_of["results"]]
    assert [(one["startLine"], one["startColumn"], one["endColumn"] - 1) for one in regions] == [
        (fault["line"], *fault["columns"]) for fault in told
    ]
    assert run_of["artifacts"][0]["location"]["uri"].endswith("faulty%20batch.txt")
    assert run_of["artifacts"][0]["location"]["uri"].startswith("file:///")


def test_sarif_of_clean_batches_ends_with_zero(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a b.txt").write_bytes(write_batch(SE))
    monkeypatch.chdir(tmp_path)
    result = run("check", "--format", "sarif", "a b.txt", "-", given=write_batch(SE))
    assert result.exit_code == 0
    (run_of,) = json.loads(result.stdout)["runs"]
    assert [one["location"]["uri"] for one in run_of["artifacts"]] == ["a%20b.txt", "stdin"]
    assert run_of["results"] == []


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--json", "--format", "sarif"]])
def test_a_wrong_format_is_a_usage_error(arguments: list[str], faulty: str) -> None:
    assert run("check", *arguments, faulty).exit_code == 2


def test_the_exit_codes_are_documented() -> None:
    text = " ".join(run("check", "--help").stdout.split())
    assert "Exit code: 0 when clean, 1 when there are faults, 2 when a file cannot be read" in text


def test_what_cannot_be_checked_is_said_on_standard_error() -> None:
    lines = ["A1234N01PASSED           FQ", "B  1201N01FQ", "FQ01", "Y  1201N01FQ", "Z1234N01"]
    result = run("check", "-", given=write_batch([line.ljust(80) for line in lines]))
    assert result.exit_code == 0
    assert result.stderr.startswith("<stdin>: no chapter reads FQ here")


def test_a_fault_of_the_second_batch_says_so() -> None:
    bad = write_batch([SE[0], SE[1], SE[-1]])
    assert "batch 2" in run("check", "-", given=write_batch(SE) + bad).stdout
