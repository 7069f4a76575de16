"""A structure map as a tree that people can read: groupings, records, and how often each may stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

_OPENED = re.compile(r"\??([a-z_]\w*)\s*:")
_TOKEN = re.compile(r"(?P<name>[A-Za-z_]\w*)|~(?P<low>\d+)\.\.(?P<high>\d+)|(?P<sign>[?*+()|])")
_SIGNS: Mapping[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}


@dataclass(frozen=True, slots=True)
class Times:
    """How often something may stand at its place; most is None where the map has no ceiling."""

    least: int = 1
    most: int | None = 1

    def __str__(self) -> str:
        if self.most is None:
            return "any number" if self.least == 0 else f"{self.least} or more"
        if self.least == self.most:
            return "once" if self.most == 1 else f"{self.most} times"
        return "at most once" if (self.least, self.most) == (0, 1) else f"{self.least} to {self.most:,}"

    def within(self, outer: Times) -> Times:
        """How often something may stand that stands so often in each of what stands `outer` often."""
        most = None if self.most is None or outer.most is None else self.most * outer.most
        return Times(self.least * outer.least, most)


ONCE = Times()


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a map. kind: record (name: its terminal), group (name: its rule), all (what stands together), one
    (what excludes each other; among parts that repeat: any of them, mixed) or again (name: what it repeats).
    """

    kind: str
    name: str = ""
    times: Times = ONCE
    parts: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: the groupings around it with their numbers, outermost first, and its own number."""

    groups: tuple[tuple[str, Times], ...]
    times: Times


class Map:
    """The rules of one grammar, and the trees that its start rules stand for."""

    def __init__(self, text: str) -> None:
        self.comments = tuple(_comments(text))
        self._rules = {name: _parsed(body) for name, body in _bodies(text).items()}

    def tree(self, start: str) -> Node:
        """The whole map of a start rule. Rules that only splice are spliced; what calls itself stands as `again`."""
        return self._rule(start, ONCE, (start,))

    def same(self, one: str, other: str) -> bool:
        """Whether two start rules stand for the same map."""
        return self._rules[one] == self._rules[other]

    def _rule(self, name: str, times: Times, path: tuple[str, ...]) -> Node:
        body = self._resolve(self._rules[name], path)
        return Node("group", name, times, body.parts if body.kind == "all" and body.times == ONCE else (body,))

    def _resolve(self, node: Node, path: tuple[str, ...]) -> Node:
        if node.kind == "name":
            if node.name not in self._rules:
                return replace(node, kind="record")
            if node.name in path:
                return replace(node, kind="again")
            if not node.name.startswith("_"):
                return self._rule(node.name, node.times, (*path, node.name))
            inner = self._resolve(self._rules[node.name], (*path, node.name))
            if _calls(inner, node.name):
                return Node("group", node.name.strip("_"), node.times, (inner,))
            return replace(inner, times=inner.times.within(node.times)) if node.times != ONCE else inner
        return _settled(replace(node, parts=tuple(self._resolve(part, path) for part in node.parts)))


def places(tree: Node) -> dict[str, list[Place]]:
    """Every terminal of a map, and where it stands."""
    found: dict[str, list[Place]] = {}
    for name, place in _walk(tree, ()):
        if place not in found.setdefault(name, []):
            found[name].append(place)
    return found


def _walk(node: Node, groups: tuple[tuple[str, Times], ...], optional: bool = False) -> Iterator[tuple[str, Place]]:
    times = replace(node.times, least=0) if optional else node.times
    if node.kind == "record":
        yield node.name, Place(groups, times)
        return
    inside = (*groups, (node.name, times)) if node.kind == "group" else groups
    loose = node.kind in ("all", "one") and (optional or node.times.least == 0)
    for part in node.parts:
        if node.kind in ("all", "one") and node.times.most != 1:
            part = replace(part, times=part.times.within(node.times))
        yield from _walk(part, inside, loose or node.kind == "one")


def _settled(node: Node) -> Node:
    """The same with nothing superfluous in it: no empty alternative, no sequence of one, none within another."""
    if node.kind == "all":
        parts: list[Node] = []
        for part in node.parts:
            parts += part.parts if part.kind == "all" and part.times == ONCE else [part]
        node = replace(node, parts=tuple(parts))
    elif node.kind == "one":
        parts = []
        for part in node.parts:
            parts += part.parts if part.kind == "one" and part.times == ONCE else [part]
        filled = tuple(part for part in parts if part.kind != "all" or part.parts)
        times = node.times if len(filled) == len(parts) else replace(node.times, least=0)
        node = replace(node, parts=filled, times=times)
    if node.kind in ("all", "one") and len(node.parts) == 1:
        only = node.parts[0]
        return replace(only, times=only.times.within(node.times))
    return node


def _calls(node: Node, name: str) -> bool:
    return (node.kind == "again" and node.name == name) or any(_calls(part, name) for part in node.parts)


def _comments(text: str) -> Iterator[str]:
    """The comments, each run of lines as one paragraph."""
    run: list[str] = []
    for line in [*text.splitlines(), ""]:
        words = line.strip()
        said = words.removeprefix("//").strip() if words.startswith("//") else ""
        if said:
            run.append(said)
        elif run:
            yield " ".join(run)
            run = []


def _bodies(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        code = line.split("//")[0].rstrip()
        if opened := _OPENED.match(code):
            name, code = opened[1], code[opened.end() :]
            found[name] = ""
        if name:
            found[name] += f" {code.strip()}"
    return found


def _parsed(body: str) -> Node:
    tokens = list(_TOKEN.finditer(body))
    node, at = _choice(tokens, 0)
    if at != len(tokens):
        raise ValueError(f"a structure map cannot be read from {body[tokens[at].start() :]!r} on")
    return node


def _choice(tokens: list[re.Match[str]], at: int) -> tuple[Node, int]:
    options: list[Node] = []
    while True:
        parts: list[Node] = []
        while at < len(tokens) and tokens[at]["sign"] not in (")", "|"):
            if tokens[at]["sign"] == "(":
                part, at = _choice(tokens, at + 1)
            else:
                part = Node("name", tokens[at]["name"])
            at += 1
            if at < len(tokens) and (times := _times(tokens[at])):
                part, at = replace(part, times=times), at + 1
            parts.append(part)
        options.append(Node("all", parts=tuple(parts)))
        if at == len(tokens) or tokens[at]["sign"] == ")":
            return (options[0] if len(options) == 1 else Node("one", parts=tuple(options))), at
        at += 1


def _times(token: re.Match[str]) -> Times | None:
    if token["high"]:
        return Times(int(token["low"]), int(token["high"]))
    return Times(*_SIGNS[token["sign"]]) if token["sign"] in _SIGNS else None
