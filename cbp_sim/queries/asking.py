"""How a query is judged: questions in their order, each of which may meet conditions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from formats.classes import X
from formats.fault import Fault

_Asked = TypeVar("_Asked")


@dataclass(frozen=True, slots=True)
class Met:
    """A condition that a query meets. about: the part of the query, or of the answer, that meets it.

    None: it is the query as a whole, which then brings nothing.
    """

    code: str
    about: Any = None


Question = Callable[[_Asked], Iterator[Met]]


def judged(
    questions: Iterable[Question[_Asked]], query: _Asked, *, of_answer: Collection[Question[_Asked]] = ()
) -> list[Met]:
    """What the questions meet, in their order. of_answer: those that are asked only while the query is not refused."""
    met: list[Met] = []
    for question in questions:
        if question not in of_answer or not refused(met):
            met += question(query)
    return met


def refused(met: Sequence[Met]) -> bool:
    """Whether the query as a whole brings nothing."""
    return any(one.about is None for one in met)


def breaches(faults: Iterable[Fault]) -> list[str]:
    """The conditions of records out of order, each once, in the order of the records."""
    return list(dict.fromkeys(fault.code for fault in faults if fault.code))


def plain(told: str) -> str:
    """A text in upper case, with blanks where no keyboard has a character of it."""
    return "".join(character if X.accepts(character) else " " for character in told.upper())
