"""The shapes of a tariff's rates: how many lines are computed by which code, and which have no formula."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cbp_sim.tariff.columns import Column
from cbp_sim.tariff.exports import Row
from cbp_sim.tariff.outline import outline
from cbp_sim.tariff.store import line_of

_PROGRAMS = re.compile(r"\(\s*[A-Z]{1,2}[*+#]?\s*(?:,\s*[A-Z]{1,2}[*+#]?\s*)*\)")
_NUMBER = re.compile(r"\d{4}\.\d\d(?:\.\d\d)*")
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*(?: \d+/\d+)?")


@dataclass(frozen=True, slots=True)
class Shape:
    """Rates that differ only in their amounts. example: a number that has one. why: of an X, why it has no formula."""

    code: str
    text: str
    lines: int
    example: str
    why: str


@dataclass(frozen=True, slots=True)
class Survey:
    """A column of an export. lines: its ten-digit numbers. rated: those that have a rate. shapes: most lines first."""

    rows: int
    lines: int
    rated: int
    shapes: tuple[Shape, ...]

    @property
    def codes(self) -> dict[str, int]:
        """How many lines each code computes, the most first."""
        counted: Counter[str] = Counter()
        for shape in self.shapes:
            counted[shape.code] += shape.lines
        return dict(counted.most_common())

    @property
    def without_formula(self) -> tuple[Shape, ...]:
        """The shapes that no formula computes."""
        return tuple(shape for shape in self.shapes if shape.code == "X")


def shape(text: str) -> str:
    """A rate without its amounts: `#¢/kg + #%`, `Free (SPI) See <HTS> (SPI)`."""
    return _AMOUNT.sub("#", _NUMBER.sub("<HTS>", _PROGRAMS.sub("(SPI)", text)))


def survey(rows: Sequence[Row], column: Column = Column.GENERAL) -> Survey:
    """The shapes of column 1, general, or of column 2, on the ten-digit numbers of an export."""
    counted: Counter[tuple[str, str, str]] = Counter()
    examples: dict[tuple[str, str, str], str] = {}
    lines = 0
    for entry in outline(rows):
        if not entry.printed or len(entry.row.number) != 10:
            continue
        lines += 1
        text = entry.other if column is Column.OTHER else entry.general
        if not text:
            continue
        how = line_of(entry, "").computation_in(column)
        key = (how.code, shape(text), how.why if how.code == "X" else "")
        counted[key] += 1
        examples.setdefault(key, entry.row.number)
    shapes = tuple(
        Shape(code, text, count, examples[code, text, why], why) for (code, text, why), count in counted.most_common()
    )
    return Survey(len(rows), lines, counted.total(), shapes)
