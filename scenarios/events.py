"""What happens while a story is played, as values: what reports and transcripts are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from scenarios.matching import Happened
from scenarios.message import Received
from scenarios.script import Step


@dataclass(frozen=True, slots=True)
class Began:
    """A story begins."""

    name: str
    title: str
    about: str
    world: str
    seed: int
    at: datetime
    steps: int


@dataclass(frozen=True, slots=True)
class StepBegan:
    """A step begins. number: from 1."""

    number: int
    step: Step


@dataclass(frozen=True, slots=True)
class Sent:
    """A broker sent a batch."""

    at: datetime
    filer: str
    application: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Came:
    """A broker got a message. expected: whether a step asked for it."""

    at: datetime
    filer: str
    message: Received
    expected: bool = True


@dataclass(frozen=True, slots=True)
class NothingCame:
    """No message waits for a broker, as expected."""

    at: datetime
    filer: str


@dataclass(frozen=True, slots=True)
class Acted:
    """The carrier, an officer or a broker did something outside the wire."""

    at: datetime
    action: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Moved:
    """The clock was moved."""

    before: datetime
    after: datetime


@dataclass(frozen=True, slots=True)
class Saw:
    """A timeline was looked at."""

    subject: str
    lines: Sequence[Happened]


@dataclass(frozen=True, slots=True)
class Missed:
    """A step is not as the story has it. line: of the story's file."""

    number: int
    line: int
    misses: Sequence[str]


@dataclass(frozen=True, slots=True)
class Ended:
    """A story is over."""

    result: Result


@dataclass(frozen=True, slots=True)
class Skipped:
    """A story is not played here."""

    result: Result


Event = Began | StepBegan | Sent | Came | NothingCame | Acted | Moved | Saw | Missed | Ended | Skipped


class Listener(Protocol):
    """Whatever wants to know."""

    def hear(self, event: Event) -> None:
        """Take note of what happened."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a story ended. skipped: why it was not played."""

    name: str
    title: str
    subject: str
    path: Path
    steps: int
    missed: Missed | None = None
    skipped: str = ""

    @property
    def passed(self) -> bool:
        """Whether it was played, and everything was as the story has it."""
        return self.missed is None and not self.skipped

    @property
    def failed(self) -> bool:
        """Whether something was not as the story has it."""
        return self.missed is not None
