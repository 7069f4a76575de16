"""A story against a running server: what the wire makes different must not show."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer
import yaml
from typer.testing import CliRunner, Result

from scenarios.commands import run as run_command
from scenarios.demo import Listening, server
from scenarios.loading import find_stories, library
from scenarios.over_wire import OverWire
from scenarios.runner import run
from scenarios.transcript import Transcript
from tests.scenarios.kit import FILED, ON_FILE, Ear, Played, play_in_process, prepared

Write = Callable[..., Path]


@pytest.fixture(scope="module")
def listening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listening]:
    """A server whose world goes on from test to test: each test plays with a seed of its own."""
    with server(prepared("- say: Good morning.\n"), tmp_path_factory.mktemp("server")) as found:
        yield found


def over_wire(text: str, listening: Listening, *, seed: int) -> Played:
    play = prepared(text, seed=seed)
    ear, transcript = Ear(), Transcript()
    result = run(play, OverWire(play, abi=listening.abi, control=listening.control), (ear, transcript))
    return Played(result, ear.events, transcript.text)


def localace_run(listening: Listening, *arguments: object) -> Result:
    app = typer.Typer()
    app.command()(run_command)
    options = ["--against", listening.abi, "--control", listening.control]
    return CliRunner().invoke(app, [*map(str, arguments), *options])


AWKWARD = """
title: An awkward morning
shipment: ocean
cast:
  other: {is: broker, filer: EEE}
steps:
  - file: {by: broker, sample: CW, change: {A: {password: WRONG}}}
  - expect: {to: broker, application: X1, codes: [X09, "999"]}
  - file: {by: broker, sample: CW, change: {A: {site: "9999"}, Z: {site: "9999"}}}
  - expect: {to: broker, application: X1, codes: [X09, "999"]}
  - file: {by: broker, paper: release, leave_out: [Z]}
  - expect: {to: broker, application: X1, codes: [X06, "999"]}
  - file: {by: broker, paper: release}
  - say: Both answers stay unread while the manifest comes in.
    manifest: {event: on_file, quantity: "${cast.bill.quantity}", port: "2704", eta: "${today + 5d}"}
  - expect: {to: broker, application: SX, codes: ["02"]}
  - expect: {to: broker, application: SO, codes: ["91"]}
  - expect: {to: broker, application: SO, codes: ["93"]}
  - expect: {to: other, nothing: true}
  - file: {by: other, paper: release}
  - expect: {to: other, application: SX}
  - file: {by: broker, paper: release, leave_out: [Z]}
  - officer: {act: request_documents, document_type: CBP01}
  - say: The broker's connection is gone. It comes back and gets all that waits.
    expect: {to: broker, application: X1, codes: [X06, "999"]}
  - expect: {to: broker, application: SO, codes: ["96"]}
"""


def test_an_awkward_story_has_the_same_transcript_in_process_and_on_a_fresh_server(tmp_path: Path) -> None:
    play = prepared(AWKWARD)
    with server(play, tmp_path) as fresh:
        played = over_wire(AWKWARD, fresh, seed=1)
    assert played.misses == ""
    assert played.transcript == play_in_process(play).transcript


def test_a_refused_act_is_a_miss_over_the_wire_too(listening: Listening) -> None:
    played = over_wire(FILED + "- officer: {act: exam_result, result: clean}\n", listening, seed=11)
    assert played.misses.startswith("CBP refuses: ")
    assert "exam_result(clean) is not legal" in played.misses


def test_an_unexpected_message_is_a_miss_over_the_wire_too(listening: Listening) -> None:
    played = over_wire("- file: {paper: release}\n- expect: {application: SX}\n", listening, seed=12)
    assert played.misses == "SO with codes 91 came, and no step expects it"


def test_the_next_story_does_not_meet_what_the_last_one_left(listening: Listening) -> None:
    over_wire("- file: {paper: release}\n- expect: {application: SX}\n", listening, seed=13)
    assert over_wire(FILED + ON_FILE + '- expect: {codes: ["93"]}\n', listening, seed=14).misses == ""


def test_nothing_ever_happened_to_an_unknown_entry(listening: Listening) -> None:
    played = over_wire("- see: {of: N01-99999995, shows: [{state: filed}]}\n", listening, seed=15)
    assert played.misses == "nothing ever happened to 'N01-99999995'"


def test_the_library_passes_one_story_after_the_other_on_one_server_and_what_is_for_others_is_skipped(
    tmp_path: Path,
) -> None:
    stories = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in find_stories([library()])]
    played = [one for one in stories if one.get("world", "default") == "default" and "policy" not in one]
    junit = tmp_path / "junit.xml"
    with server(prepared("- say: Good morning.\n"), tmp_path) as fresh:
        first = localace_run(fresh, "--seed", "1", "--quiet", "--json", "--junit", junit)
        again = localace_run(fresh, "--seed", "1", "--quiet", "--json")
    others = len(stories) - len(played)
    told = {"stories": len(stories), "passed": len(played), "failed": 0, "skipped": others}
    assert 0 < others < len(played)
    assert json.loads(first.stdout.splitlines()[-1]) == told
    assert f"{len(stories)} stories, {len(played)} passed, {others} skipped" in first.stdout
    assert junit.read_text(encoding="utf-8").count("<skipped ") == others
    assert again.exit_code == 2
    assert "is on file in that world already: give another --seed, or a fresh server" in again.stderr


def test_stories_none_of_which_is_for_the_world_are_not_passed(
    listening: Listening, story: Write, tmp_path: Path
) -> None:
    one = story("title: x\nworld: catair-examples\nsteps: [{say: x}]")
    other = tmp_path / "other.yaml"
    other.write_text("title: y\npolicy: {exam_rate: 0.5}\nsteps: [{say: x}]", encoding="utf-8")
    ended = localace_run(listening, one, other)
    assert ended.exit_code == 2
    assert "no story is for that world" in ended.stderr
    assert ended.stdout.count("skipped") == 2


def test_a_story_with_a_policy_of_its_own_is_not_played(listening: Listening, story: Write) -> None:
    ended = localace_run(listening, story("title: x\npolicy: {exam_rate: 0.5}\nsteps: [{say: x}]"))
    assert ended.exit_code == 2
    assert "leave --against out" in ended.stderr


def test_a_story_of_another_world_is_not_played(listening: Listening, story: Write) -> None:
    path = story("title: x\nworld: catair-examples\nsteps: [{say: x}]")
    ended = localace_run(listening, path)
    assert ended.exit_code == 2
    assert "start it with --world catair-examples" in ended.stderr
