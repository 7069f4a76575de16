"""`localace schema`: which chapters there are, and what their JSON looks like."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from formats.catalog import chapters
from formats.schema import folder_of, schema_of
from gateway.cli import app


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_without_a_chapter_they_are_listed() -> None:
    lines = run("schema").stdout.splitlines()
    assert lines[0].split() == ["name", "application", "direction", "title"]
    assert [line.split()[0] for line in lines[1:]] == [folder_of(one) for one in chapters()]
    assert [one["name"] for one in json.loads(run("schema", "--json").stdout)] == [folder_of(one) for one in chapters()]


def test_a_chapter_is_named_by_its_folder_or_application() -> None:
    by_name = json.loads(run("schema", "census_warning_override_reply").stdout)
    assert by_name["$schema"].endswith("2020-12/schema")
    assert by_name == json.loads(run("schema", "CO").stdout)


def test_all_schemas_come_as_one_object_or_as_files(tmp_path: Path) -> None:
    every = json.loads(run("schema", "--all").stdout)
    assert set(every) == {folder_of(one) for one in chapters()}
    assert run("schema", "--all", "-o", str(tmp_path / "made" / "here")).exit_code == 0
    for one in chapters():
        path = tmp_path / "made" / "here" / f"{folder_of(one)}.schema.json"
        assert json.loads(path.read_text()) == every[folder_of(one)] == schema_of(one)


def test_an_unknown_chapter_is_refused_and_the_nearest_offered() -> None:
    result = run("schema", "entry_sumary")
    assert result.exit_code == 1
    assert "did you mean entry_summary" in result.stderr


def test_what_cannot_be_done_is_a_usage_error(tmp_path: Path) -> None:
    assert run("schema", "AE", "--all").exit_code == 2
    (tmp_path / "file").write_text("")
    assert run("schema", "--all", "-o", str(tmp_path / "file")).exit_code == 2
    assert run("schema", "AE", "-o", str(tmp_path / "none" / "x")).exit_code == 2
