"""Asks the rules. A rule is a generator of findings; what it asks about is its one argument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from cbp_sim.decision import Finding
from formats.errors import CannotTell
from formats.fault import Unreadable

Asked = TypeVar("Asked")
_Rule = TypeVar("_Rule", bound=Callable[..., object])


def told(value: Any) -> Any:
    """The value; `CannotTell` when it could not be read."""
    if isinstance(value, Unreadable):
        raise CannotTell(f"{value.text!r} cannot be read: {value.reason}")
    return value


_DECLARED: dict[Callable[..., object], tuple[str, ...]] = {}


def raises(*codes: str) -> Callable[[_Rule], _Rule]:
    """Declare which conditions a rule may find: what `localace conditions` tells of it, and tests hold it to."""

    def declare(rule: _Rule) -> _Rule:
        _DECLARED[rule] = codes
        return rule

    return declare


def declared(rule: Callable[..., object]) -> tuple[str, ...]:
    """The conditions that a rule may find by itself; none for one that takes them from a table."""
    return _DECLARED.get(rule, ())


def ask(rules: Iterable[Callable[[Asked], Iterator[Finding]]], about: Asked) -> Iterator[Finding]:
    """What the rules find, in their order.

    A rule that meets an element which could not be read stops there: what it found before stands, and the element's
    own fault says the rest.
    """
    for rule in rules:
        try:
            yield from rule(about)
        except CannotTell:
            continue


def ask_each(rules: Iterable[Callable[[Asked], Iterator[Finding]]], abouts: Iterable[Asked]) -> Iterator[Finding]:
    """The same about several things: an element unreadable in one of them does not silence the rule for the others."""
    rules = tuple(rules)
    for about in abouts:
        yield from ask(rules, about)
