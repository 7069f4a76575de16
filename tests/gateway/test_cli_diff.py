"""`localace diff`: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from formats.sample import sample
from formats.stream import write_batch
from gateway.cli import app

CW = sample("CW")


def run(*arguments: str, given: bytes | None = None) -> Result:
    result = CliRunner().invoke(app, list(arguments), input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def old(tmp_path: Path) -> str:
    path = tmp_path / "old.txt"
    path.write_bytes(write_batch(CW))
    return str(path)


@pytest.fixture
def new(tmp_path: Path) -> str:
    lines = [line[:14] + "0801" + line[18:] if line.startswith("A") else line for line in CW]
    at = next(at for at, line in enumerate(lines) if line.startswith("CW02"))
    lines[at] = lines[at][:9] + "27B" + lines[at][12:]
    path = tmp_path / "new.txt"
    path.write_bytes(write_batch(lines, b"\r\n"))
    return str(path)


def test_the_same_file_ends_with_zero_and_prints_nothing(old: str) -> None:
    result = run("diff", old, old)
    assert (result.exit_code, result.stdout) == (0, "")


def test_what_differs_is_printed_by_transaction_record_and_element(old: str, new: str) -> None:
    result = run("diff", old, new)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[:2] == [f"--- {old}", f"+++ {new}"]
    at = next(at for at, line in enumerate(lines) if line.startswith("~ CW "))
    assert "changed (record 3)" in lines[at]
    assert lines[at + 1] == "  ~ CW02 Line Item Override Codes (record 4)"
    assert lines[at + 2].split()[0] == "10-12"
    assert '"27A" -> "27B"' in lines[at + 2]
    assert "The country is improbable" in lines[at + 2]
    assert lines[-1] == "transactions: 1 changed of 1; 1 control records differ"
    assert "\x1b" not in result.stdout


def test_what_is_masked_is_left_out(old: str, new: str) -> None:
    result = run("diff", old, new, "--mask", "times", "--mask", "CW02.warning")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "warning" not in run("diff", old, new, "--mask", "warning,numbers").stdout


def test_an_added_and_a_removed_transaction_are_told(tmp_path: Path, old: str) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes(Path(old).read_bytes().replace(b"70001031", b"70001049"))
    lines = run("diff", old, str(path)).stdout.splitlines()
    assert any(line.startswith("- CW N01 70001031 removed") for line in lines)
    assert any(line.startswith("+ CW N01 70001049 added") for line in lines)


def test_json_tells_the_same(old: str, new: str) -> None:
    result = run("diff", "--json", old, new)
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert (told["old"], told["new"], told["same"]) == (old, new, False)
    (transaction,) = told["transactions"]
    (element,) = transaction["records"][0]["elements"]
    assert (element["old"], element["new"], element["columns"]) == ("27A", "27B", [10, 12])
    assert json.loads(run("diff", "--json", old, old).stdout)["same"] is True


def test_standard_input_may_be_one_of_the_files(old: str) -> None:
    assert run("diff", "-", old, given=write_batch(CW)).exit_code == 0


def test_a_missing_file_and_an_unknown_element_are_usage_errors(tmp_path: Path, old: str) -> None:
    assert run("diff", old, str(tmp_path / "none")).exit_code == 2
    result = run("diff", old, old, "--mask", "entry_nummer")
    assert result.exit_code == 2
    assert "did you mean 'entry_number'" in " ".join(result.stderr.split())


def test_trimmed_lines_are_said_once(tmp_path: Path, old: str) -> None:
    path = tmp_path / "trimmed.txt"
    path.write_text("\n".join(line.rstrip() for line in CW) + "\n")
    result = run("diff", old, str(path))
    assert result.exit_code == 0
    assert "shorter than 80 columns" in result.stderr


def test_what_moved_and_what_is_new_in_a_transaction_is_printed(tmp_path: Path) -> None:
    one = CW[2:-2]
    two = [line.replace("70001031", "70001049") for line in one]
    second = [CW[1].replace("1201", "2704"), *two, CW[-2].replace("1201", "2704")]
    before, after = tmp_path / "before", tmp_path / "after"
    before.write_bytes(write_batch([*CW[:2], *one, CW[-2], *second, CW[-1]]))
    after.write_bytes(write_batch([*CW[:2], *one, *two, one[-1], CW[-2], second[0], second[-1], CW[-1]]))
    text = run("diff", str(before), str(after)).stdout
    assert "    block 1 of 2704N01 -> block 1 of 1201N01" in text
    assert f"      {one[-1].rstrip()}" in text
