"""Asks the rules. A rule is a generator of findings; what it asks about is its one argument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

from cbp_sim.decision import Finding
from formats.errors import CannotTell
from formats.fault import Unreadable

Asked = TypeVar("Asked")
_Rule = TypeVar("_Rule", bound=Callable[..., object])


def told(value: Any) -> Any:
    """The value; `CannotTell` when it could not be read."""
    if value.__class__ is Unreadable:
        raise CannotTell(f"{value.text!r} cannot be read: {value.reason}")
    return value


_DECLARED: dict[Callable[..., object], tuple[str, ...]] = {}
#: Rule -> tables, parts and entry types, of each of which it needs one.
_NEEDS: dict[Callable[..., object], tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {}


def raises(*codes: str) -> Callable[[_Rule], _Rule]:
    """Declare which conditions a rule may find: what `localace conditions` tells of it, and tests hold it to."""

    def declare(rule: _Rule) -> _Rule:
        _DECLARED[rule] = codes
        return rule

    return declare


def declared(rule: Callable[..., object]) -> tuple[str, ...]:
    """The conditions that a rule may find by itself; none for one that takes them from a table."""
    return _DECLARED.get(rule, ())


def needs(*parts: str, tables: tuple[str, ...] = (), types: tuple[str, ...] = ()) -> Callable[[_Rule], _Rule]:
    """Declare that a rule finds nothing without one of these parts, of these tables with rows, of these entry types.

    It is then not asked. tables: fields of `Reference`. parts: fields of what it asks about.
    """

    def declare(rule: _Rule) -> _Rule:
        _NEEDS[rule] = tables, parts, types
        return rule

    return declare


@lru_cache(maxsize=4096)
def worth_asking(
    rules: tuple[Any, ...],
    filled: frozenset[str],
    held: frozenset[str] | None = None,
    entry_type: str | None = None,
) -> tuple[Any, ...]:
    """Those of some rules that may find something.

    filled: tables that have rows. held: parts that are there, entry_type: the filing's; None where that is not told.
    """

    def may_find(rule: Callable[..., object]) -> bool:
        tables, parts, types = _NEEDS.get(rule, ((), (), ()))
        if tables and filled.isdisjoint(tables):
            return False
        if parts and held is not None and held.isdisjoint(parts):
            return False
        return not types or entry_type is None or entry_type in types

    return tuple(rule for rule in rules if may_find(rule))


def ask(rules: Iterable[Callable[[Asked], Iterator[Finding]]], about: Asked) -> list[Finding]:
    """What the rules find, in their order.

    A rule that meets an element which could not be read stops there: what it found before stands, and the element's
    own fault says the rest.
    """
    found: list[Finding] = []
    for rule in rules:
        try:
            # A list takes one by one what it is extended by, and keeps what came before an exception.
            found += rule(about)
        except CannotTell:
            continue
    return found
