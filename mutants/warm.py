"""What every test would otherwise make anew in its own process: the chapters' record classes, and Lark's tables.

Only what the core does not decide is kept: Lark's answer to the same grammar with the same settings.
"""

from __future__ import annotations

from typing import Any

import lark


class _Remembered:
    """Stands for `lark.Lark`: the same arguments give the same parser, which keeps nothing of what it parsed."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __call__(self, grammar: str, **settings: Any) -> Any:
        key = repr((grammar, sorted(settings.items())))
        if key not in self._made:
            self._made[key] = lark.Lark(grammar, **settings)
        return self._made[key]


def warm(names: tuple[str, ...]) -> None:
    """Import the records of the chapters with one of these names, and make the tables of their maps."""
    from formats import structure
    from formats.catalog import chapters

    remembered: Any = _Remembered()
    vars(structure)["Lark"] = remembered
    for chapter in chapters():
        _ = chapter.records, chapter.groups
        if any(chapter.package.endswith(name) for name in names):
            structure.Structure(
                chapter.grammar,
                starts=chapter.starts,
                terminals=chapter.terminals,
                groups=chapter.groups,
                name=chapter.name,
            )
            for made in ("terminals", "grammar"):
                vars(chapter).pop(made)
