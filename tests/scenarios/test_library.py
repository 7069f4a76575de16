"""The stories that ship pass, on any seed, in this process and over the wire, with the very same transcript."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from formats.batch import Batch
from formats.catalog import chapter_for
from formats.stream import read_batches
from scenarios.demo import server
from scenarios.events import Came, Sent
from scenarios.filing import wire
from scenarios.loading import find_stories, library, load_script
from scenarios.over_wire import OverWire
from scenarios.prepare import Play, prepare
from scenarios.runner import run
from scenarios.transcript import Transcript
from tests.scenarios.kit import Ear, Played, play_in_process

ROOT = Path(__file__).resolve().parents[2]
#: The stories on holds have tests of their own.
STORIES = [path for path in find_stories([library()]) if path.parent == library()]

#: What each story gets, message by message, in order: the application and its codes.
TOLD = {
    "a_year_in_the_life": ", ".join(
        ("AX 995",) * 9
        + ("AX 27Q 995",)
        + ("AX 995",) * 10
        + ("CO C00",)
        + ("PF ",) * 6
        + ("UC 4", "AX 996", "PF ", "PF ", "MS ", "MS ", "AX 996")
    ),
    "clean_ocean_entry": "SX 02, SO 91, SO 93, SO 94, SO 97, SO 95, SO 98, AX 995",
    "ebond_and_its_summary": "CX 992, AX 145 998, AX 995, CX S96 S98, CX SR6, AX 996, CX 998, CX S80 S98",
    "document_required": "SX 02, SO 93, SO 96, SO 95, SO 90, SO 98",
    "importer_turns_void": "AX 995, AX 104 106 579 998, AX 995",
    "manifest_hold": "SX 02, SO 93, SO 97, SO 51, SO 95, SO 54, SO 98",
    "summary_asked_about": "ER 013, AX 27Q 995, ER , CL 27Q, CO C00, CL 007, ER , ER , ER 015",
    "summary_paid_and_liquidated": "AX 995, PF , AX B29 998, PF , UC 4, AX 996, AX 996, AX B54 998",
    "summary_rejected_corrected_replaced": "AX 627 722 998, AX 995, AX 996",
    "cancellation_after_bill_match": "SX 02, SO 93, SX 04, SO 85, SO 23, SX 007 01",
}


def ready(path: Path, seed: int = 1) -> Play:
    return prepare(load_script(path), seed=seed)


def told(played: Played) -> str:
    return ", ".join(f"{came.message.application} {' '.join(came.message.codes)}" for came in played.heard(Came))


def test_the_library_holds_these_stories() -> None:
    assert [path.stem for path in STORIES] == sorted(TOLD)


@pytest.mark.parametrize("path", STORIES, ids=[path.stem for path in STORIES])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_story_passes_with_exactly_its_codes_in_order(path: Path, seed: int) -> None:
    played = play_in_process(ready(path, seed))
    assert played.misses == ""
    assert told(played) == TOLD[path.stem]


@pytest.mark.parametrize("path", STORIES, ids=[path.stem for path in STORIES])
def test_every_story_is_told_to_the_end_and_has_a_subject(path: Path) -> None:
    story = load_script(path).story
    assert story.about
    assert story.subject
    said = [step for step in story.steps if step.say]
    assert len(said) >= len(story.steps) // 3


@pytest.mark.parametrize("path", STORIES, ids=[path.stem for path in STORIES])
def test_what_the_stories_file_reads_without_a_fault(path: Path) -> None:
    for sent in play_in_process(ready(path)).heard(Sent):
        (batch,) = read_batches(wire(sent.lines))
        assert isinstance(batch, Batch)
        for block in batch.blocks:
            for transaction in block.transactions:
                assert transaction.reading is not None
                assert transaction.reading.faults == ()


@pytest.mark.parametrize("path", STORIES, ids=[path.stem for path in STORIES])
def test_what_comes_back_reads_without_a_fault(path: Path) -> None:
    for came in play_in_process(ready(path)).heard(Came):
        chapter = chapter_for(came.message.application, "output")
        assert chapter is not None
        for block in came.message.decoded.blocks:
            for transaction in block.transactions:
                assert transaction.reading is not None
                assert transaction.reading.faults == ()


@pytest.mark.parametrize("path", STORIES, ids=[path.stem for path in STORIES])
def test_over_the_wire_a_story_has_the_same_transcript(path: Path, tmp_path: Path) -> None:
    play = ready(path)
    ear, transcript = Ear(), Transcript()
    with server(play, tmp_path) as listening:
        result = run(play, OverWire(play, abi=listening.abi, control=listening.control), (ear, transcript))
    assert result.missed is None
    assert transcript.text == play_in_process(play).transcript


def test_two_processes_on_one_seed_write_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import typer; from scenarios.commands import run; typer.run(run)"]
    for folder, hashing in (("one", "1"), ("two", "2")):
        ended = subprocess.run(
            [*command, "--seed", "5", "--quiet", "--json", "--transcript", str(tmp_path / folder), *map(str, STORIES)],
            cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": hashing},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stdout + ended.stderr
        assert json.loads(ended.stdout.splitlines()[-1]) == {
            "stories": len(TOLD),
            "passed": len(TOLD),
            "failed": 0,
            "skipped": 0,
        }
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == sorted(f"{name}.txt" for name in TOLD)
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
