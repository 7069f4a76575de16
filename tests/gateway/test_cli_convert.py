"""`localace convert`: batches to JSON and back to the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from formats.sample import sample
from formats.stream import write_batch
from gateway.cli import app

AE = write_batch(sample("AE"))


def run(*arguments: str, given: bytes | None = None) -> Result:
    result = CliRunner().invoke(app, list(arguments), input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("grouped", [[], ["--grouped"]], ids=["flat", "grouped"])
@pytest.mark.parametrize(
    "data",
    [AE, AE.replace(b"\n", b"\r\n"), AE.replace(b"\n", b""), AE.lower(), AE[:-100], b"\n\njunk\n" + AE + b"\n", b""],
    ids=["lf", "crlf", "none", "lower case", "broken off", "strays", "empty"],
)
def test_what_is_converted_twice_is_what_it_was(data: bytes, grouped: list[str], tmp_path: Path) -> None:
    there, back = tmp_path / "batch.json", tmp_path / "batch.txt"
    assert run("convert", "-", "-o", str(there), *grouped, given=data).exit_code == 0
    assert run("convert", str(there), "-o", str(back)).exit_code == 0
    assert back.read_bytes() == data


def test_json_is_told_by_its_first_character_and_either_way_may_be_asked_for() -> None:
    told = run("convert", "-", given=AE).stdout
    assert json.loads(told)["batches"][0]["application"] == "AE"
    assert run("convert", "-", given=told.encode()).stdout_bytes == AE
    assert run("convert", "--to", "batch", "-", given=told.encode()).stdout_bytes == AE
    assert json.loads(run("convert", "--to", "json", "-", given=b"{}").stdout)["outside"][0]["line"].startswith("{}")


@pytest.mark.parametrize(("name", "separator"), [("lf", b"\n"), ("crlf", b"\r\n"), ("none", b""), ("keep", b"\n")])
def test_a_separator_may_be_asked_for(name: str, separator: bytes) -> None:
    told = run("convert", "-", given=AE).stdout.encode()
    assert run("convert", "--separator", name, "-", given=told).stdout_bytes == AE.replace(b"\n", separator)


def test_what_show_tells_converts_too() -> None:
    assert run("convert", "-", given=run("show", "--json", "-", given=AE).stdout.encode()).stdout_bytes == AE


def test_grouped_json_is_nested_as_the_structure_map_and_build_takes_it() -> None:
    told = run("convert", "--grouped", "-", given=AE).stdout
    content = json.loads(told)["batches"][0]["blocks"][0]["transactions"][0]["content"]
    assert content["header"]["record"] == "10"
    assert run("build", "-", given=told.encode()).stdout_bytes == AE


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("{", "Expecting property name"),
        ("{}", "a document holds `batches`"),
        ('{"batches": [], "batches": []}', "'batches' stands twice"),
        ('{"batches": ' + "[" * 100_000, "nested too deep"),
        ('{"batches": [{"headr": {}}]}', "batch 1: there is no 'headr' here: did you mean 'header'?"),
        ('{"batches": [{"header": {"record": "A", "site": "12345"}}]}', "batch 1, header"),
    ],
)
def test_what_is_no_document_is_refused_with_its_place(told: str, reason: str) -> None:
    result = run("convert", "-", given=told.encode())
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("<stdin>: ")
    assert reason in result.stderr


def test_json_that_is_no_utf_8_is_refused() -> None:
    assert run("convert", "-", given=b'{"batches": "\xff"}').exit_code == 1


def test_files_that_cannot_be_read_or_written_end_with_two(tmp_path: Path) -> None:
    assert run("convert", str(tmp_path / "none")).exit_code == 2
    assert run("convert", "-", "-o", str(tmp_path / "none" / "out"), given=AE).exit_code == 2
