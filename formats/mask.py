"""What two batches are not compared by: numbers that each filing draws anew, times, texts of one's own."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cache

from formats.catalog import chapters
from formats.column import Column
from formats.errors import FormatsError
from formats.record import Record

#: Names for several elements at once. `times` covers every date besides.
PRESETS: dict[str, tuple[str, ...]] = {
    "numbers": (
        "entry_number", "*_entry_number", "*_reconciliation_number", "broker_reference", "surety_reference",
        "in_bond_number", "previous_in_bond", "paperless_number", "transaction_number", "statement_number",
        "bond_number", "batch_number", "action_number", "SE20.reference", "SF20.reference", "SO20.reference",
        "WO20.reference", "user_text", "user_data",
    ),
    "times": ("*_time", "*_date", "accepted", "accepted_from", "accepted_to", "time"),
}  # fmt: skip

_REPEAT = re.compile(r"_\d+$")


@dataclass(frozen=True)
class Mask:
    """Elements by name (`entry_number`, numbered repeats too), by record and name (`10.entry_number`), by pattern."""

    patterns: tuple[str, ...] = ()
    dates: bool = False

    def covers(self, cls: type[Record], column: Column) -> bool:
        """Whether the element is left out."""
        if self.dates and column.kind is date:
            return True
        return bool(self.patterns) and _fits(self.patterns, cls, column.name)


@cache
def _fits(patterns: tuple[str, ...], cls: type[Record], name: str) -> bool:
    names = {name, _REPEAT.sub("", name)}
    asked = {f"{record}.{one}" for record in (cls.label(), cls.identifier) for one in names} | names
    return any(fnmatchcase(one, pattern) for pattern in patterns for one in asked)


def mask_of(asked: Iterable[str]) -> Mask:
    """The mask of presets and names, several of them in one text or each by itself; FormatsError for an unknown one."""
    patterns: list[str] = []
    dates = False
    for name in (part.strip() for text in asked for part in text.split(",")):
        dates = dates or name == "times"
        found = PRESETS.get(name, (name,))
        if name not in PRESETS and not any(Mask(found).covers(cls, column) for cls, column in _elements()):
            near = difflib.get_close_matches(name, _names(), n=1)
            hint = f": did you mean {near[0]!r}?" if near else f"; presets are {' and '.join(PRESETS)}"
            raise FormatsError(f"no record has an element {name!r}{hint}")
        patterns += found
    return Mask(tuple(patterns), dates)


def _elements() -> Iterable[tuple[type[Record], Column]]:
    return ((cls, column) for chapter in chapters() for cls in chapter.records for column in cls.layout.columns)


def _names() -> list[str]:
    names = {column.name for _, column in _elements()}
    return sorted(names | {f"{cls.identifier}.{column.name}" for cls, column in _elements()} | set(PRESETS))
