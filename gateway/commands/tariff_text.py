"""How lines of the tariff and duties look, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import typer

from cbp_sim.tariff.columns import Column
from cbp_sim.tariff.computation import Computation, computation
from cbp_sim.tariff.duty import Due
from cbp_sim.tariff.schedule import Line, Tariff, dotted
from formats.describe import table


def _rates(line: Line) -> list[tuple[str, str, str, Computation]]:
    """Column, programs, the rate as printed, and how it is computed."""
    told = [("general", "", line.general or line.additional, line.computation_in(Column.GENERAL))]
    for clause in line.clauses:
        how = computation(clause.rate, line.units, part=line.part)
        told.append(("special", " ".join(clause.programs), "", how))
    told.append(("column 2", "", line.other, line.computation_in(Column.OTHER)))
    return [row for row in told if row[0] == "special" or row[2]]


def line_text(line: Line, tariff: Tariff) -> Iterator[str]:
    """A line for people."""
    edition = next(one for one in tariff.editions() if one.name == line.edition)
    yield typer.style(f"{line.dotted}  {line.description}", bold=True)
    above = [text.rstrip(":") for text in tariff.path(line)]
    if above:
        yield f"  under:    {' > '.join(above)}"
    shipped = "" if tariff.complete else f"; one of {edition.lines} lines that are shipped"
    yield f"  edition:  {edition.name}, in force from {edition.effective}{shipped}"
    units = ", ".join(f"{one.code or '?'} ({one.printed})" for one in line.units)
    yield f"  units:    {units or 'none'}"
    if line.part:
        yield f"  part:     {line.part}"
    begins, ends = line.period
    if begins != date.min or ends != date.max:
        until = f" until {ends}" if ends != date.max else ""
        since = f"from {begins}" if begins != date.min else "in force"
        yield f"  dates:    {since}{until}"
    if line.remedy is not None:
        yield f"  measure:  {line.remedy.program}{f' ({line.remedy.sure})' if line.remedy.sure else ''}"
    if line.headings:
        yield f"  see:      {', '.join(map(dotted, line.headings))}"
    yield ""
    rows = [
        (column, programs, text, how.code, how.formula.text, *(str(p or "") for p in (how.p1, how.p2, how.p3)), how.why)
        for column, programs, text, how in _rates(line)
    ]
    yield from table(("column", "programs", "rate", "code", "formula", "P1", "P2", "P3", "note"), rows, indent="  ")


def line_data(line: Line, tariff: Tariff) -> dict[str, Any]:
    """A line for programs."""
    begins, ends = line.period
    return {
        "number": line.number,
        "description": line.description,
        "above": tariff.path(line),
        "edition": line.edition,
        "units": [{"code": one.code, "printed": one.printed} for one in line.units],
        "part": line.part,
        "from": None if begins == date.min else begins.isoformat(),
        "until": None if ends == date.max else ends.isoformat(),
        "measure": line.remedy.program if line.remedy else None,
        "headings": list(line.headings),
        "rates": [
            {"column": column, "programs": programs.split(), "text": text, **_how_data(how)}
            for column, programs, text, how in _rates(line)
        ],
    }


def _how_data(how: Computation) -> dict[str, str]:
    told = {"code": how.code, "formula": how.formula.text, "p1": str(how.p1), "p2": str(how.p2), "p3": str(how.p3)}
    return {**told, "note": how.why}


def due_data(due: Due) -> dict[str, Any]:
    """The duty on a number for programs."""
    return {
        "number": due.number,
        "column": due.column.value,
        **_how_data(due.computation),
        "duty": [str(amount) for amount in due.amounts],
        "condition": due.condition or None,
        "why": due.why,
    }


def dues_text(dues: tuple[Due, ...], total: Decimal | None) -> Iterator[str]:
    """The duty on each number of a line, and on the line."""
    rows = [
        (
            dotted(due.number),
            due.column.value,
            due.computation.code,
            due.computation.formula.text if due.amounts else "",
            " or ".join(map(str, due.amounts)) or "?",
            f"{due.condition} {due.why}".strip(),
        )
        for due in dues
    ]
    rows.append(("duty", "", "", "", "?" if total is None else str(total), ""))
    yield from table(("number", "column", "code", "formula", "duty", "note"), rows)
