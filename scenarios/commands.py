"""`localace run` and `localace demo`. What they need is imported when they run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from scenarios.driver import Driver
    from scenarios.events import Result
    from scenarios.prepare import Play
    from scenarios.transcript import Transcript

#: Exit codes: a story was missed; a story cannot be played, or CBP cannot be reached.
MISSED, CANNOT = 1, 2


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Story files, folders of them, or names of stories that ship; all that ship when left out.",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="What is invented for the cast, and what the world draws.")] = 1,
    against: Annotated[
        str | None,
        typer.Option(metavar="HOST:PORT", help="Play over TCP against a server.", show_default=False),
    ] = None,
    control: Annotated[
        str | None,
        typer.Option(metavar="URL", help="That server's control API.", show_default="LOCALACE_CONTROL, or port 7681"),
    ] = None,
    junit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the outcome as JUnit XML.", show_default=False)
    ] = None,
    transcript: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write a transcript of each story.", show_default=False)
    ] = None,
    as_json: Annotated[
        bool,
        typer.Option("--json", help='End with a line of JSON: {"stories": N, "passed": N, "failed": N, "skipped": N}.'),
    ] = False,
    terse: Annotated[bool, typer.Option("--quiet", "-q", help="Show only what became of each story.")] = False,
) -> None:
    """Play stories and say what came back and what was missing."""
    from scenarios.errors import ScenarioError
    from scenarios.loading import library
    from scenarios.report import console, summary

    screen = console()
    try:
        plays = _plays(paths or [library()], seed)
        results = _play_all(plays, screen, against=against, control=control, transcript=transcript, terse=terse)
    except ScenarioError as error:
        raise _cannot(str(error)) from None
    if junit is not None:
        _write_junit(junit, results)
    summary(screen, results)
    if as_json:
        counted = {
            "passed": sum(result.passed for result in results),
            "failed": sum(result.failed for result in results),
            "skipped": sum(bool(result.skipped) for result in results),
        }
        typer.echo(json.dumps({"stories": len(results), **counted}))
    if any(result.failed for result in results):
        raise typer.Exit(MISSED)


def demo(
    story: Annotated[str, typer.Argument(help="A story that ships, or a file.")] = "clean_ocean_entry",
    seed: Annotated[int, typer.Option(help="What is invented for the cast, and what the world draws.")] = 1,
) -> None:
    """Start a CBP of your own, play the first story over TCP, show what comes back, and end both."""
    from scenarios.demo import play_against_own_server
    from scenarios.errors import ScenarioError
    from scenarios.report import console

    screen = console()
    try:
        result = play_against_own_server(_plays([Path(story)], seed)[0], screen)
    except ScenarioError as error:
        raise _cannot(str(error)) from None
    if not result.passed:
        raise typer.Exit(MISSED)


def _plays(paths: list[Path], seed: int) -> list[Play]:
    """Every story made ready; what is wrong with any of them is told before one is played."""
    from scenarios.errors import BadStory, Blot
    from scenarios.loading import find_stories, load_script
    from scenarios.prepare import prepare

    plays, blots = [], list[Blot]()
    for path in find_stories(paths):
        try:
            plays.append(prepare(load_script(path), seed=seed))
        except BadStory as error:
            blots += error.blots
    if blots:
        raise BadStory(blots)
    return plays


def _play_all(
    plays: list[Play],
    screen: Console,
    *,
    against: str | None,
    control: str | None,
    transcript: Path | None,
    terse: bool,
) -> list[Result]:
    """Those that the server's world does not suit are skipped; when it suits none, `Unsuited` says why."""
    from scenarios.errors import Unsuited
    from scenarios.events import Result, Skipped
    from scenarios.report import Report
    from scenarios.runner import run as play_story
    from scenarios.transcript import Transcript

    report = Report(screen, count=len(plays), terse=terse)
    results: list[Result] = []
    for play in plays:
        try:
            driver = _driver(play, against, control)
        except Unsuited as error:
            if len(plays) == 1:
                raise
            script, story = play.script, play.script.story
            results.append(
                Result(script.name, story.title, story.subject, script.path, len(story.steps), skipped=str(error))
            )
            report.hear(Skipped(results[-1]))
            continue
        written = Transcript()
        results.append(play_story(play, driver, (report, written)))
        if transcript is not None:
            _save(written, transcript, play.script.name)
    if results and all(result.skipped for result in results):
        raise Unsuited(f"no story is for that world; the first: {results[0].skipped}")
    return results


def _driver(play: Play, against: str | None, control: str | None) -> Driver:
    if against is None:
        from scenarios.in_process import InProcess

        return InProcess(play.profile, seed=play.seed, start_at=play.start_at)
    from scenarios.over_wire import OverWire

    return OverWire(play, abi=against, control=control)


def _save(written: Transcript, folder: Path, name: str) -> None:
    from scenarios.errors import ScenarioError

    try:
        written.save(folder, name)
    except OSError as error:
        raise ScenarioError(f"{folder}: {error.strerror or error}: give a folder that can be written") from None


def _write_junit(path: Path, results: list[Result]) -> None:
    from scenarios.junit import junit_xml

    try:
        path.write_text(junit_xml(results), encoding="utf-8")
    except OSError as error:
        raise _cannot(f"{path}: {error.strerror or error}: give a file that can be written") from None


def _cannot(message: str) -> typer.Exit:
    typer.secho(message, err=True, fg=typer.colors.RED)
    return typer.Exit(CANNOT)
