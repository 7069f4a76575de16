"""What is wrong with a story, its cast or the world it is played in, as an exception that names the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches


class ScenarioError(Exception):
    """Base of every error that this package raises on purpose. The message names the next step."""


class DriverError(ScenarioError):
    """The CBP that a story is played against cannot be reached, or is not as the story needs it."""


class Unsuited(DriverError):
    """A story is for another world than the one that the CBP at hand has."""


@dataclass(frozen=True, slots=True)
class Blot:
    """One thing that is wrong with a story: where in the file, and what to write instead."""

    where: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.where}:{self.line}: {self.text}"


class BadStory(ScenarioError):
    """A story that cannot be played. `blots` says everything that is wrong with it, in the order of the file."""

    def __init__(self, blots: Sequence[Blot]) -> None:
        self.blots = tuple(sorted(blots, key=lambda blot: (blot.where, blot.line)))
        super().__init__("\n".join(str(blot) for blot in self.blots))


def not_known(what: str, name: str, known: Sequence[str]) -> str:
    """That `name` is no `what`, with the nearest known name, or with all of them when none is near."""
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        return f"{name!r} is no {what}: did you mean {near[0]!r}?"
    return f"{name!r} is no {what}: there are {', '.join(known) or 'none'}"
