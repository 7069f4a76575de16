"""From exported rows to lines that stand alone: rates and units come down the indents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cbp_sim.tariff.exports import Row
from cbp_sim.tariff.grammar import read_rate
from cbp_sim.tariff.rates import GUN_PARTS, METALS, WATCH_PARTS
from cbp_sim.tariff.units import unit

#: What the parts of a watch are counted in.
_PIECES = ("No.",)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with all that applies to it. order: its place. above: the place of the line over it, 0 of a heading.

    reported: whether its number may stand in an entry summary: ten digits, or eight under which there are no ten.
    part: the part of an article that it is for, where parts have rates of their own. printed: whether it was exported,
    or added.
    """

    order: int
    above: int
    row: Row
    units: tuple[str, ...]
    general: str
    special: str
    other: str
    reported: bool
    part: str = ""
    printed: bool = True


def outline(rows: Sequence[Row]) -> Iterator[Entry]:
    """The lines of a tariff in their order.

    A line that prints no general rate takes what it does not print from the line above it; units likewise. A watch
    whose parts have rates of their own is reported by parts, under numbers that only a note prints: they are added
    (chapter 91, statistical note 1).
    """
    divided = {row.number[:8] for row in rows if len(row.number) == 10}
    above: list[Entry] = []
    order = 0
    for row in rows:
        order += 1
        while above and above[-1].row.indent >= row.indent:
            above.pop()
        entry = _inherited(order, row, above[-1] if above else None, divided)
        above.append(entry)
        parts = list(_parts(entry)) if entry.reported and len(row.number) == 8 else []
        yield replace(entry, reported=False) if parts else entry
        for part in parts:
            order += 1
            yield replace(part, order=order)


def _inherited(order: int, row: Row, over: Entry | None, divided: set[str]) -> Entry:
    general, special, other = row.general, row.special, row.other
    if over is not None and not general:
        general, special, other = over.general, special or over.special, other or over.other
    units = row.units or (over.units if over else ())
    length = len(row.number)
    reported = length == 10 or (length == 8 and row.number not in divided)
    part = _part(row, units, general, other) if length == 10 else ""
    above = over.order if over else 0
    return Entry(order, above, row, units, general, special, other, reported, part)


def _part(row: Row, units: Sequence[str], general: str, other: str) -> str:
    """What a statistical number is for where its subheading has several rates.

    A rifle and the sight that comes with it (chapter 93, statistical note 1), or one metal of an ore.
    """
    if read_rate(general).parts == GUN_PARTS:
        return "telescopic sight" if row.description.lower().startswith("telescopic sight") else "rifle"
    terms = (*read_rate(general).terms, *read_rate(other).terms)
    if len(units) == 1 and any(term.per is not None and term.per.content in METALS for term in terms):
        return unit(units[0]).measure.content
    return ""


def _parts(entry: Entry) -> Iterator[Entry]:
    named = {*read_rate(entry.general).parts, *read_rate(entry.other).parts}
    names = [part for part in WATCH_PARTS if part in named]
    for at, part in enumerate(names, 1):
        row = Row(f"{entry.row.number}{10 * at}", entry.row.indent + 1, part.capitalize(), _PIECES, "", "", "", "", ())
        yield replace(entry, above=entry.order, row=row, units=_PIECES, part=part, printed=False)
