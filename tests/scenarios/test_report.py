"""What people see: in colour and live on a terminal, plain text elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from scenarios.demo import server
from scenarios.errors import DriverError
from scenarios.in_process import InProcess
from scenarios.junit import junit_xml
from scenarios.report import Report, summary
from scenarios.runner import run
from tests.scenarios.kit import FILED, ON_FILE, play, prepared

STORY = FILED + ON_FILE + '- expect: {codes: ["93"]}\n- say: "[well]"\n- clock: 1h\n- expect: {codes: ["97"]}\n'


def shown(text: str, *, terminal: bool, terse: bool = False) -> str:
    """What a report of a story shows."""
    screen = Console(file=StringIO(), force_terminal=terminal, width=100, color_system="standard" if terminal else None)
    ready = prepared(text)
    result = run(ready, InProcess(ready.profile, seed=1), (Report(screen, terse=terse),))
    summary(screen, [result])
    written = screen.file
    assert isinstance(written, StringIO)
    return written.getvalue()


def test_a_terminal_sees_the_same_words_as_a_file_and_in_colour() -> None:
    coloured, plain = shown(STORY, terminal=True), shown(STORY, terminal=False)
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    # What the status line wrote and took away again is not compared.
    bare = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", coloured)
    assert all(line.strip() in bare for line in plain.splitlines())


def test_brackets_of_a_story_are_no_markup() -> None:
    assert "   6  [well]" in shown(STORY, terminal=False)


def test_a_record_without_a_code_may_be_cut_and_nothing_else() -> None:
    lines = shown(STORY, terminal=False).splitlines()
    cut = [line for line in lines if line.endswith("…")]
    assert cut
    assert {line.split()[0] for line in cut} <= {"SE10", "SE15", "SO10", "SO40"}
    assert any(len(line) > 100 for line in lines), "an act in words is longer than the screen, and whole"


def test_a_miss_is_shown_even_when_little_is() -> None:
    terse = shown("- expect: {application: SX}\n", terminal=False, terse=True)
    assert "missed at step 1 (line 5 of the story)\n        expected SX; nothing came\n" in terse
    assert "1 story, 1 failed\n  test.yaml:5: A test\n" in terse


def test_junit_takes_a_record_with_control_characters() -> None:
    result = play("- expect: {application: SX}\n").result
    assert result.missed is not None
    spoiled = replace(result, missed=replace(result.missed, misses=("got '\x00\x1b'",)))
    assert "got '??'" in junit_xml([spoiled])


def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    ready = prepared("- say: x\n")
    nowhere = replace(
        ready, script=replace(ready.script, story=ready.script.story.model_copy(update={"world": "nowhere"}))
    )
    with pytest.raises(DriverError, match=r"the server did not start: .*nowhere"), server(nowhere, tmp_path):
        pass
