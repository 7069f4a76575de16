"""The demonstration: a server of its own on SQLite in a passing folder, one story over TCP, and a clean end of both."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

from rich.console import Console

from scenarios.errors import DriverError
from scenarios.events import Listener, Result
from scenarios.over_wire import OverWire
from scenarios.prepare import Play
from scenarios.report import Report
from scenarios.runner import run

#: How many seconds the server may take to listen, and to end.
STARTING, ENDING = 30.0, 15.0

_ABI = re.compile(r"ABI\b.*?\b(\d{1,3}(?:\.\d{1,3}){3}:\d+)")
_CONTROL = re.compile(r"(https?://[\w.\[\]:-]+:\d+)")


@dataclass(frozen=True, slots=True)
class Listening:
    """Where a server listens, as it said itself."""

    abi: str
    control: str


def play_against_own_server(play: Play, screen: Console, listeners: tuple[Listener, ...] = ()) -> Result:
    """Start a server in the story's world, play the story over TCP, and stop the server."""
    with tempfile.TemporaryDirectory(prefix="localace-demo-") as folder, server(play, Path(folder)) as listening:
        screen.print(
            f"CBP listens on [bold]{listening.abi}[/], its control API on {listening.control}", highlight=False
        )
        driver = OverWire(play, abi=listening.abi, control=listening.control)
        result = run(play, driver, (Report(screen), *listeners))
    screen.print("the server has ended", highlight=False)
    return result


@contextmanager
def server(play: Play, folder: Path) -> Iterator[Listening]:
    """A `localace serve` of its own; ended when left, and an error when it does not end well."""
    command = [
        sys.executable, "-m", "gateway.cli", "serve", "--db", f"sqlite:///{folder / 'demo.db'}",
        "--world", play.profile.name, "--port", "0", "--control-port", "0",
        "--start-at", play.start_at.strftime("%Y-%m-%dT%H:%M:%SZ"), "--seed", str(play.seed),
    ]  # fmt: skip
    process = subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace"
    )
    said: list[str] = []
    try:
        yield _listening(process, said)
    finally:
        code = _end(process)
    if code != 0:
        raise DriverError(f"the server ended with {code}: {' / '.join(said[-5:])}")


def _listening(process: subprocess.Popen[str], said: list[str]) -> Listening:
    """Wait until the server has told both addresses."""
    lines: Queue[str | None] = Queue()
    stdout = process.stdout
    if stdout is None:
        raise DriverError("the server's output cannot be read")
    Thread(target=_pass_on, args=(stdout, lines), daemon=True).start()
    abi = control = ""
    while not (abi and control):
        try:
            line = lines.get(timeout=STARTING)
        except Empty:
            raise DriverError(f"the server does not listen after {STARTING:g} seconds; it said {said}") from None
        if line is None:
            raise DriverError("the server did not start: " + (" / ".join(said[-5:]) or "it said nothing"))
        said.append(line.strip())
        if found := _ABI.search(line):
            abi = found[1]
        if found := _CONTROL.search(line):
            control = found[1]
    return Listening(abi, control)


def _pass_on(stream: IO[str], lines: Queue[str | None]) -> None:
    # The pipe is read to its end, so that the server never waits for us.
    for line in stream:
        lines.put(line)
    lines.put(None)


def _end(process: subprocess.Popen[str]) -> int:
    process.terminate()
    try:
        return process.wait(timeout=ENDING)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()
