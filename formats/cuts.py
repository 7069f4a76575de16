"""Which groupings of a structure map can be cut out of a sequence and read by themselves.

A grouping can when it begins with a terminal that stands nowhere else, and when nothing that may follow it could also
stand inside it: its end is then seen from the terminals alone. The line item of an entry summary is the case in point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lark.parsers.grammar_analysis import calculate_sets


@dataclass(frozen=True, slots=True)
class Cut:
    """A rule that can be cut out. inside: the terminals that go on with it once it has begun."""

    rule: str
    inside: frozenset[str]

    def end(self, sequence: Sequence[str], begin: int) -> int:
        """The position after the grouping that begins at `begin`."""
        at = begin + 1
        inside = self.inside
        while at < len(sequence) and sequence[at] in inside:
            at += 1
        return at


def cuts(rules: Iterable[Any], groups: Mapping[str, Any]) -> dict[str, Cut]:
    """The terminal that begins a grouping which can be cut out, and the cut. rules: Lark's, as compiled."""
    rules = list(rules)
    _, follow, _ = calculate_sets(rules)
    expansions: dict[str, list[list[Any]]] = {}
    for rule in rules:
        expansions.setdefault(str(rule.origin.name), []).append(list(rule.expansion))
    after = {str(symbol.name): {str(one.name) for one in found} for symbol, found in follow.items()}
    found: dict[str, Cut] = {}
    for name in groups:
        # What is no terminal has no name that is used anywhere.
        begins = {str(body[0].name) if body and body[0].is_term else "" for body in expansions[name]}
        if len(begins) != 1:
            continue
        first = begins.pop()
        uses = sum(str(symbol.name) == first for bodies in expansions.values() for body in bodies for symbol in body)
        inside = _terminals(name, expansions) - {first}
        if uses == len(expansions[name]) and not inside & after.get(name, set()):
            found[first] = Cut(name, frozenset(inside))
    return found


def _terminals(rule: str, expansions: Mapping[str, list[list[Any]]]) -> set[str]:
    """Every terminal that can stand in a rule."""
    seen, queue, terminals = {rule}, [rule], set()
    while queue:
        for body in expansions[queue.pop()]:
            for symbol in body:
                name = str(symbol.name)
                if symbol.is_term:
                    terminals.add(name)
                elif name not in seen:
                    seen.add(name)
                    queue.append(name)
    return terminals
