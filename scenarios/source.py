"""A YAML file as plain texts, with the line of every key: what a story is read from and what its errors point at.

Every scalar stays the text that was written: YAML's own reading would turn NO into False and 0712 into 458.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from scenarios.errors import BadStory, Blot

Place = tuple[str | int, ...]


@dataclass
class Source:
    """What a file says, and where it says it.

    where: the file as errors name it. content: mappings, lists and texts. places: the line of each key and item.
    """

    where: str
    content: Any = None
    places: dict[Place, int] = field(default_factory=dict)

    def line(self, place: Sequence[str | int]) -> int:
        """The line of a place, or of the nearest place around it that the file has."""
        at = tuple(place)
        while at and at not in self.places:
            at = at[:-1]
        return self.places.get(at, 1)

    def blot(self, place: Sequence[str | int], text: str) -> Blot:
        """Something wrong at a place."""
        return Blot(self.where, self.line(place), text)


def read_source(path: Path) -> Source:
    """The file's content; `BadStory` when it cannot be read or is no YAML."""
    where = str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadStory([Blot(where, 1, f"cannot be read: {error.strerror or error}")]) from None
    except UnicodeDecodeError:
        raise BadStory([Blot(where, 1, "is not UTF-8 text: save it as UTF-8")]) from None
    return parse_source(text, where=where)


def parse_source(text: str, *, where: str) -> Source:
    """The same for a text."""
    try:
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise BadStory([Blot(where, mark.line + 1 if mark else 1, f"is no YAML: {problem}")]) from None
    source = Source(where)
    blots: list[Blot] = []
    try:
        source.content = _plain(node, (), source, blots)
    except RecursionError:
        raise BadStory([Blot(where, 1, "is nested too deeply, or refers to itself")]) from None
    if blots:
        raise BadStory(blots)
    return source


def _plain(node: yaml.Node | None, place: Place, source: Source, blots: list[Blot]) -> Any:
    if node is None:
        return None
    source.places.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)
            source.places[*place, name] = key.start_mark.line + 1
            if name in found:
                blots.append(source.blot((*place, name), f"{name!r} stands here twice: leave one of them out"))
            found[name] = _plain(value, (*place, name), source, blots)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*place, at), source, blots) for at, item in enumerate(node.value)]
    return str(node.value)
