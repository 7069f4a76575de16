"""`localace conditions`: the list, its filters, and the page that is made of it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from cbp_sim.coverage import rows
from gateway.cli import app


def told(*arguments: str, code: int = 0) -> str:
    """What the command prints."""
    result = CliRunner().invoke(app, ["conditions", *arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_the_list_has_every_row_with_its_state_and_its_test() -> None:
    listed = json.loads(told("--json"))
    assert len(listed) == len(rows())
    names = {"row", "code", "application", "narrative", "area", "state", "rule", "test", "reason"}
    assert all(set(row) == names for row in listed)
    assert {"raised", "not_applicable"} <= {row["state"] for row in listed} <= {"raised", "not_applicable", "open"}


def test_a_state_and_an_area_narrow_it() -> None:
    listed = json.loads(told("--json", "--state", "raised", "--area", "structure"))
    assert {row["row"] for row in listed} >= {"AE-A04", "AE-A25"}
    assert {(row["state"], row["area"]) for row in listed} == {("raised", "structure and looping")}


def test_people_see_who_raises_what_and_how_many_there_are() -> None:
    text = told("--area", "structure")
    assert "\nAE-A08 " in text
    assert "formats.catair.entry_summary: too many line" in text
    assert text.splitlines()[-1].startswith("all: ")


def test_what_there_is_not_is_refused_by_name() -> None:
    assert "there is no state 'rised': did you mean raised?" in told("--state", "rised", code=1)
    assert "structure and looping" in told("--area", "looms", code=1)


def test_the_page_is_what_the_command_prints() -> None:
    page = Path(__file__).parents[2] / "docs" / "conditions.md"
    assert page.read_text(encoding="utf-8") == told("--markdown"), "run: localace conditions --markdown"
