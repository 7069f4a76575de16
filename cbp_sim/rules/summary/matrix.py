"""What an entry type and a mode of transport demand and forbid, by table (usage notes (e) and (g))."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from cbp_sim.decision import Finding
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.submission import Submission, found
from formats.group import Group
from formats.record import Record

Place = Record | Group | None
Matrix = Callable[[], tuple[tables.Demand, ...]]

MODES = {
    "10": "vessel", "11": "vessel", "12": "border water", "20": "rail", "21": "rail", "30": "truck", "31": "truck",
    "32": "other", "33": "other", "34": "other", "40": "air", "41": "air", "50": "other", "60": "other", "70": "other",
}  # fmt: skip

_RECORDS = {"10": "header", "11": "content", "20": "cargo"}
_PARTIES = {"manufacturer": "M", "sold_to": "S", "exporter": "E"}
_OF_LINE = ("zone", "cases")
_OF_LINES = ("40", "41", "47", "53")


def entry_type_allows(submission: Submission) -> Iterator[Finding]:
    """Every element of the entry-type matrix is there where it must be, and not where it may not."""
    yield from _compare(_told_of(tables.entry_type_matrix, submission.entry_type), submission)


def mode_allows(submission: Submission) -> Iterator[Finding]:
    """The same for the elements of transport, by the mode of transport."""
    mode = submission.mode
    if mode is None and _demands_mode(submission.entry_type):
        return
    column = MODES.get(mode, "") if mode else "none"
    if column:
        yield from _compare(_told_of(tables.transport_matrix, column), submission)


def _demands_mode(entry_type: str) -> bool:
    row = next(demand for demand in tables.entry_type_matrix() if demand.element == "mode_of_transport")
    return row.cells.get(entry_type) == "M"


@cache
def _told_of(matrix: Matrix, column: str) -> tuple[tuple[tables.Demand, bool, str], ...]:
    """What a column of a matrix demands or forbids: the row, whether it forbids, and the condition."""
    cells = ((demand, demand.cells.get(column)) for demand in matrix())
    return tuple(
        (demand, cell == "N", demand.missing if cell == "M" else demand.forbidden)
        for demand, cell in cells
        if cell in ("M", "N")
    )


def _compare(told: Sequence[tuple[tables.Demand, bool, str]], submission: Submission) -> Iterator[Finding]:
    for demand, forbidden, code in told:
        for place in _where(demand, submission, there=forbidden):
            yield found(code, place)


def _where(demand: tables.Demand, submission: Submission, *, there: bool) -> Sequence[Place]:
    """Where the element is there, or is not: it is looked for once in the header, or once in every line.

    An element that cannot be read is there.
    """
    name = demand.element
    if demand.record in _RECORDS:
        record = getattr(submission.filing, _RECORDS[demand.record])
        return (record,) if (record is not None and getattr(record, name) is not None) is there else ()
    if demand.record in _OF_LINES and name != "lines":
        lines = submission.filing.lines
        if name in _PARTIES:
            kind = _PARTIES[name]
            return [one.line for one in submission.articles if (one.party(kind) is not None) is there]
        if name in _OF_LINE:
            return [line for line in lines if bool(getattr(line, name)) is there]
        return [line.header for line in lines if (getattr(line.header, name) is not None) is there]
    held: Any = getattr(submission.filing, name)
    first = held[0] if isinstance(held, tuple) and held else held or None
    return (first if isinstance(first, Record) else None,) if bool(held) is there else ()


MATRICES: tuple[Callable[[Submission], Iterator[Finding]], ...] = (entry_type_allows, mode_allows)
