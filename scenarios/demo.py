"""The demonstration: a server of its own on SQLite in a passing folder, one story over TCP, and a clean end of both."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread, current_thread, main_thread

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
    named = play.script.story.world
    world = str(play.script.path.parent / named) if named.endswith(".toml") else named
    command = [
        sys.executable, "-m", "gateway.cli", "serve", "--db", f"sqlite:///{folder / 'demo.db'}",
        "--world", world, "--port", "0", "--control-port", "0",
        "--start-at", play.start_at.strftime("%Y-%m-%dT%H:%M:%SZ"), "--seed", str(play.seed),
    ]  # fmt: skip
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace"
    ) as process:
        reader = _Reader(process)
        try:
            with _ended_by_signal():
                yield reader.listening()
        finally:
            code = _end(process)
            reader.thread.join()
    if code != 0:
        raise DriverError(f"the server ended with {code}: {reader.last_words}")


@contextmanager
def _ended_by_signal() -> Iterator[None]:
    """Who ends us with SIGTERM ends the server too."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class _Reader:
    """Reads what a server says to its end, so that it never waits for us."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._lines: Queue[str | None] = Queue()
        self._said: list[str] = []
        self.thread = Thread(target=self._read, args=(process,), daemon=True)
        self.thread.start()

    @property
    def last_words(self) -> str:
        """The last of what it said."""
        return " / ".join(self._said[-5:]) or "it said nothing"

    def listening(self) -> Listening:
        """Wait until the server has told both addresses."""
        abi = control = ""
        while not (abi and control):
            try:
                line = self._lines.get(timeout=STARTING)
            except Empty:
                raise DriverError(f"the server does not listen after {STARTING:g} seconds: {self.last_words}") from None
            if line is None:
                raise DriverError(f"the server did not start: {self.last_words}")
            if found := _ABI.search(line):
                abi = found[1]
            if found := _CONTROL.search(line):
                control = found[1]
        return Listening(abi, control)

    def _read(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            self._said.append(line.strip())
            self._lines.put(line)
        self._lines.put(None)


def _end(process: subprocess.Popen[str]) -> int:
    process.terminate()
    try:
        return process.wait(timeout=ENDING)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()
