"""What an entry type and a mode of transport demand and forbid, by table (usage notes (e) and (g))."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cbp_sim.decision import Finding
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.submission import Article, Submission, found
from formats.group import Group
from formats.record import Record

Place = Record | Group | None
#: Where an element stands, and whether it is there. An element that cannot be read is there.
Presence = Iterator[tuple[Place, bool]]

MODES = {
    "10": "vessel", "11": "vessel", "12": "border water", "20": "rail", "21": "rail", "30": "truck", "31": "truck",
    "32": "other", "33": "other", "34": "other", "40": "air", "41": "air", "50": "other", "60": "other", "70": "other",
}  # fmt: skip

_RECORDS = {"10": "header", "11": "content", "20": "cargo"}
_PARTIES = {"manufacturer": "M", "sold_to": "S", "exporter": "E"}
_OF_LINE = ("zone", "cases")


def entry_type_allows(submission: Submission) -> Iterator[Finding]:
    """Every element of the entry-type matrix is there where it must be, and not where it may not."""
    entry_type = submission.entry_type
    for demand in tables.entry_type_matrix():
        if entry_type in demand.cells:
            yield from _compare(demand, demand.cells[entry_type], submission)


def mode_allows(submission: Submission) -> Iterator[Finding]:
    """The same for the elements of transport, by the mode of transport."""
    mode = submission.mode
    if mode is None and _demands_mode(submission.entry_type):
        return
    column = MODES.get(mode, "") if mode else "none"
    for demand in tables.transport_matrix() if column else ():
        yield from _compare(demand, demand.cells[column], submission)


def _demands_mode(entry_type: str) -> bool:
    row = next(demand for demand in tables.entry_type_matrix() if demand.element == "mode_of_transport")
    return row.cells.get(entry_type) == "M"


def _compare(demand: tables.Demand, cell: str, submission: Submission) -> Iterator[Finding]:
    if cell not in ("M", "N"):
        return
    code = demand.missing if cell == "M" else demand.forbidden
    for place, there in _presence(demand, submission):
        if there is (cell == "N"):
            yield found(code, place)


def _presence(demand: tables.Demand, submission: Submission) -> Presence:
    """Where the element is looked for: once in the header, or once in every line."""
    if demand.record in _RECORDS:
        record = getattr(submission.filing, _RECORDS[demand.record])
        yield record, record is not None and getattr(record, demand.element) is not None
    elif demand.record in ("40", "41", "47", "53") and demand.element != "lines":
        for article in submission.articles:
            yield from _in_line(demand, article)
    else:
        held: Any = getattr(submission.filing, demand.element)
        first = held[0] if isinstance(held, tuple) and held else held or None
        yield (first if isinstance(first, Record) else None), bool(held)


def _in_line(demand: tables.Demand, article: Article) -> Presence:
    line = article.line
    if demand.element in _PARTIES:
        yield line, article.party(_PARTIES[demand.element]) is not None
    elif demand.element in _OF_LINE:
        held: Any = getattr(line, demand.element)
        yield line, bool(held)
    else:
        yield line.header, getattr(line.header, demand.element) is not None


MATRICES: tuple[Callable[[Submission], Iterator[Finding]], ...] = (entry_type_allows, mode_allows)
