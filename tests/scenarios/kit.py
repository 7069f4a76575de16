"""Stories written in a test, and played in process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import TypeVar

from scenarios.events import Event, Result
from scenarios.in_process import InProcess
from scenarios.loading import script_of
from scenarios.prepare import Play, prepare
from scenarios.runner import run
from scenarios.source import parse_source
from scenarios.transcript import Transcript

E = TypeVar("E", bound=Event)

#: The people and papers that most tests need.
HEAD = """
title: A test
shipment: ocean
steps:
"""

#: The beginning of most stories, as steps.
FILED = """
- file: {paper: release}
- expect: {application: SX, codes: ["02"]}
- expect: {application: SO, codes: ["91"]}
"""
ON_FILE = '- manifest: {event: on_file, quantity: "${cast.bill.quantity}", port: "2704", eta: "${today + 5d}"}\n'


class Ear:
    """Keeps all that it hears."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def hear(self, event: Event) -> None:
        """See `Listener.hear`."""
        self.events.append(event)


@dataclass(frozen=True)
class Played:
    """A story that was played: how it ended, what was heard of it, its transcript."""

    result: Result
    events: list[Event]
    transcript: str

    @property
    def misses(self) -> str:
        """What was missed, a line each."""
        return "\n".join(self.result.missed.misses) if self.result.missed else ""

    def heard(self, kind: type[E]) -> list[E]:
        """The events of one kind."""
        return [event for event in self.events if isinstance(event, kind)]


def written(text: str) -> str:
    """A story's whole text: without a title it gets the usual head, and is then the steps."""
    body = dedent(text)
    return body if "title:" in body else HEAD + body


def prepared(text: str, *, seed: int = 1) -> Play:
    """The story in a text, ready to be played."""
    return prepare(script_of(parse_source(written(text), where="test.yaml"), Path("test.yaml")), seed=seed)


def play(text: str, *, seed: int = 1) -> Played:
    """Play the story in a text on a CBP of its own."""
    return play_in_process(prepared(text, seed=seed))


def play_in_process(ready: Play) -> Played:
    """Play a prepared story on a CBP of its own."""
    ear, transcript = Ear(), Transcript()
    driver = InProcess(ready.profile, seed=ready.seed, start_at=ready.start_at)
    result = run(ready, driver, (ear, transcript))
    return Played(result, ear.events, transcript.text)
