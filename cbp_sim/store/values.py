"""What the store gives back: messages, timers, things that live, lines of timelines and of the journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """Something for a filer. content: 80-column lines joined by line feeds."""

    number: int
    journal: int
    at: str
    account: str
    application: str
    content: str
    delivered: str | None

    @property
    def lines(self) -> list[str]:
        """The message's records."""
        return self.content.split("\n")


@dataclass(frozen=True, slots=True)
class Timer:
    """Something that will happen. Items due at one instant happen in the order of their numbers."""

    number: int
    due: str
    kind: str
    subject: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """Something that lives: its state by name, the instant since when, everything else in `data`.

    The same object comes back until another is put in its place: what was made of it may be kept beside it.
    """

    kind: str
    subject: str
    state: str
    since: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of a timeline: what happened to a subject, by whom, into which state, and what CBP sent for it."""

    number: int
    at: str
    subject: str
    actor: str
    event: str
    state: str
    codes: Sequence[str]
    note: str
    journal: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """A line of the journal."""

    number: int
    at: str
    kind: str
    account: str
    content: str
