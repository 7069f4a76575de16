"""`localace show`: codes with what they stand for, and the same tree in colour."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from formats.sample import sample
from formats.stream import write_batch
from gateway.cli import app
from gateway.commands import show

SE = write_batch(sample("SE"))


def run(*arguments: str, given: bytes) -> Result:
    result = CliRunner().invoke(app, ["show", *arguments, "-"], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_codes_are_shown_with_what_they_stand_for() -> None:
    text = run(given=SE).stdout
    assert "2704          Los Angeles, California" in text
    assert "Consumption, Free and Dutiable" in text
    assert "Viet Nam" in text


def test_on_a_terminal_the_same_is_shown_in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = run(given=SE).stdout
    monkeypatch.setattr(show, "_plain", show._rich)
    monkeypatch.setenv("COLUMNS", "300")
    coloured = run(given=SE).stdout
    assert [line.split() for line in coloured.splitlines()] == [line.split() for line in plain.splitlines()]


def test_pga_records_are_shown_by_their_own_elements() -> None:
    lines = sample("AE")
    begin = next(at for at, line in enumerate(lines) if line.startswith("50"))
    with_pga = [*lines[: begin + 1], "OI        A THING", "PG01001FDAFOO", *lines[begin + 1 :]]
    text = run(given=write_batch([line.ljust(80) for line in with_pga])).stdout
    assert "PG01  " in text
    assert "Food and Drug Administration" in text


def test_what_stands_outside_and_what_breaks_off_is_shown() -> None:
    lines = sample("CW")
    text = run(given=write_batch(["90".ljust(80), lines[0], "91".ljust(80), *lines[1:-1]])).stdout
    assert "outside any batch: 90" in text
    assert "outside any block: 91" in text
    assert "without its Z record" in text


def test_json_is_the_document_that_convert_makes() -> None:
    convert = CliRunner().invoke(app, ["convert", "-"], input=SE)
    assert json.loads(run("--json", given=SE).stdout) == json.loads(convert.stdout)
