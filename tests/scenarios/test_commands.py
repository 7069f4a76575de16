"""`localace run`: what it prints, writes and returns."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import typer
from typer.testing import CliRunner, Result

from scenarios.commands import demo, run
from scenarios.loading import library
from scenarios.script import story_schema_text

Write = Callable[..., Path]

GOOD = "- file: {paper: release}\n- expect: {application: SX, codes: ['02']}\n- expect: {application: SO}\n"
MISSED = "- file: {paper: release}\n- expect: {application: SX, codes: ['01']}\n"


def localace(*arguments: object) -> Result:
    app = typer.Typer()
    app.command("run")(run)
    app.command("demo")(demo)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_passing_run_ends_with_0_and_a_line_of_json(story: Write) -> None:
    ended = localace("run", story(GOOD, "one"), story(GOOD, "two"), "--json")
    assert ended.exit_code == 0
    assert json.loads(ended.stdout.splitlines()[-1]) == {"stories": 2, "passed": 2, "failed": 0, "skipped": 0}
    assert "2 stories, all passed" in ended.stdout


def test_a_miss_ends_with_1_and_says_what_was_missing(story: Write) -> None:
    bad = story(MISSED, "bad")
    ended = localace("run", story(GOOD, "good"), bad, "--json")
    assert ended.exit_code == 1
    assert json.loads(ended.stdout.splitlines()[-1]) == {"stories": 2, "passed": 1, "failed": 1, "skipped": 0}
    assert "missed at step 2 (line 6 of the story)" in ended.stdout
    assert "codes: expected 01, got 02 (missing 01; not expected 02)" in ended.stdout
    assert f"{bad}:6: A test" in ended.stdout


def test_without_json_the_last_line_is_for_people(story: Write) -> None:
    assert localace("run", story(GOOD)).stdout.splitlines()[-1] == "1 story, all passed"


def test_a_bad_story_ends_with_2_before_any_story_is_played(story: Write) -> None:
    good, bad = story(GOOD, "good"), story("- fle: {}\n", "bad")
    ended = localace("run", good, bad, "--json")
    assert ended.exit_code == 2
    assert ended.stdout == ""
    assert ended.stderr == f"{bad}:5: 'fle' is no key here: did you mean 'file'?\n"


def test_an_unknown_story_ends_with_2() -> None:
    ended = localace("run", "clean_ocean_entrie")
    assert ended.exit_code == 2
    assert "did you mean 'clean_ocean_entry'?" in ended.stderr


def test_without_a_path_the_stories_that_ship_are_played() -> None:
    ended = localace("run", "--quiet", "--json")
    shipped = len(list(library().rglob("*.yaml")))
    assert json.loads(ended.stdout.splitlines()[-1]) == {
        "stories": shipped,
        "passed": shipped,
        "failed": 0,
        "skipped": 0,
    }
    assert ended.exit_code == 0


def test_the_story_is_decoded_for_people(story: Write) -> None:
    shown = localace("run", story(GOOD)).stdout
    assert "N01 -> CBP  SE, 20 records" in shown
    assert "CBP -> N01  SX  02" in shown
    assert "SE90  02 MESSAGE ACCEPTED" in shown
    assert "SO50  91 NO BILLMATCH (disposition date 2026-08-03, disposition time 0900, split N)" in shown
    assert "\x1b" not in shown


def test_quiet_shows_only_what_became_of_each_story(story: Write) -> None:
    shown = localace("run", story(MISSED), "--quiet").stdout
    assert "CBP -> N01" not in shown
    assert "missed at step 2" in shown


def test_a_folder_is_played_in_the_order_of_its_names(story: Write, tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        story(GOOD, name)
    shown = localace("run", tmp_path, "--quiet").stdout
    assert [shown.index(f"  {name}, seed 1") for name in "abc"] == sorted(
        shown.index(f"  {name}, seed 1") for name in "abc"
    )


def test_junit_has_a_case_a_story_and_the_miss_as_its_failure(story: Write, tmp_path: Path) -> None:
    out = tmp_path / "junit.xml"
    localace("run", story(GOOD, "good"), story(MISSED, "bad"), "--junit", out)
    suites = ElementTree.fromstring(out.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    assert (suites.get("tests"), suites.get("failures")) == ("2", "1")
    good, bad = suites.iter("testcase")
    assert (good.get("name"), good.get("classname"), good.find("failure")) == ("A test", "stories.good", None)
    failure = bad.find("failure")
    assert failure is not None
    assert failure.get("message") == "step 2, line 6: codes: expected 01, got 02 (missing 01; not expected 02)"
    assert failure.text is not None
    assert "SO with codes 91" not in failure.text


def test_transcripts_are_written_one_a_story(story: Write, tmp_path: Path) -> None:
    folder = tmp_path / "out" / "transcripts"
    localace("run", story(GOOD, "one"), story(GOOD, "two"), "--transcript", folder, "--seed", "3")
    assert sorted(path.name for path in folder.iterdir()) == ["one.txt", "two.txt"]
    text = (folder / "one.txt").read_text(encoding="utf-8")
    assert "story one, seed 3, world default, from 2026-08-03 09:00:00 EDT" in text
    assert "\nSE9002   MESSAGE ACCEPTED\n" in text


@pytest.mark.parametrize("option", ["--junit", "--transcript"])
def test_what_cannot_be_written_ends_with_2(story: Write, tmp_path: Path, option: str) -> None:
    (tmp_path / "file").write_text("")
    ended = localace("run", story(GOOD), option, tmp_path / "file" / "below")
    assert ended.exit_code == 2
    assert "can be written" in ended.stderr


def test_a_server_that_is_not_there_ends_with_2(story: Write) -> None:
    ended = localace("run", story(GOOD), "--against", "127.0.0.1:1", "--control", "http://127.0.0.1:1")
    assert ended.exit_code == 2
    assert "start the server with `localace serve`" in ended.stderr


def test_the_demo_plays_the_first_story_on_a_server_of_its_own_and_ends_both(tmp_path: Path) -> None:
    ended = localace("demo")
    assert ended.exit_code == 0, ended.stdout + ended.stderr
    lines = ended.stdout.splitlines()
    assert lines[0].startswith("CBP listens on 127.0.0.1:")
    assert lines[-1] == "the server has ended"
    assert any(line.endswith("SE90  02 MESSAGE ACCEPTED") for line in lines)
    assert any("SO60  98 RELEASED" in line and "release origin 03 ACTUAL ARRIVAL DATE" in line for line in lines)
    port = int(lines[0].split("127.0.0.1:")[1].split(",")[0])
    assert not _listens(port)


def test_a_demo_whose_story_is_missed_ends_with_1(story: Write) -> None:
    assert localace("demo", story(MISSED)).exit_code == 1


def test_the_editors_schema_is_that_of_the_models(root: Path) -> None:
    shipped = (root / "scenarios" / "story.schema.json").read_text(encoding="utf-8")
    assert shipped == story_schema_text(), "write it anew: python -m scenarios.script > scenarios/story.schema.json"


def _listens(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
