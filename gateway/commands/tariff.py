"""`localace tariff`: load the Harmonized Tariff Schedule, show its lines, compute duty, list the shapes of rates."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from formats.describe import table
from gateway.commands.common import AsJson, Source, name_of, print_json, read, refuse

if TYPE_CHECKING:
    from cbp_sim.tariff.duty import Due
    from cbp_sim.tariff.exports import Row
    from cbp_sim.tariff.schedule import Line, Tariff

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="The Harmonized Tariff Schedule: load it, look numbers up, compute duty.",
)

Url = Annotated[
    str,
    typer.Option("--db", metavar="URL", envvar="LOCALACE_DB", help="The database: sqlite:///localace.sqlite."),
]
Number = Annotated[
    str, typer.Argument(metavar="HTS", show_default=False, help="A tariff number, with or without dots.")
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day, 2026-06-08. [when the newest edition begins]")
]

_YEAR_AND_REVISION = re.compile(r"(20\d\d)(?:.*?rev\w*?[ _-]?(\d+))?", re.IGNORECASE)
#: How many numbers are listed under one that only groups them.
_MOST = 60
#: How much of a shape is shown to people.
_WIDE = 72


class Which(StrEnum):
    """A column whose shapes are listed."""

    general = "general"
    other = "other"


@app.command()
def load(
    file: Source,
    db: Url = "",
    name: Annotated[str | None, typer.Option(metavar="TEXT", help="What to call it. [from the file's name]")] = None,
    effective: Annotated[
        str | None, typer.Option(metavar="DATE", help="From when it counts. [1 January of the year in the file's name]")
    ] = None,
) -> None:
    """Load an export of the tariff from hts.usitc.gov, JSON or CSV, plain or gzipped.

    All worlds of the database have it. Several editions may stand side by side: each counts from its day until the
    next begins, and the first for all days before it. An edition of the same name is replaced.

    Exit code: 0; 1 when the file is no export; 2 for a wrong flag.
    """
    from cbp_sim.errors import SimulatorError
    from cbp_sim.store.database import Database
    from cbp_sim.tariff.store import load as keep

    if not db:
        raise typer.BadParameter("name the database to keep it in, sqlite:///localace.sqlite", param_hint="--db")
    called, begins = _edition(name_of(file), name, effective)
    rows = _exported(file)
    try:
        database = Database(db)
        try:
            with _progress(len(rows)) as progress:
                edition = keep(database, rows, name=called, effective=begins, source=name_of(file), progress=progress)
        finally:
            database.close()
    except SimulatorError as error:
        raise refuse(f"localace: {error}") from None
    typer.echo(f"{edition.name}, in force from {edition.effective}: {edition.lines:,} numbers, kept in {db}")


@app.command()
def show(number: Number, on: On = None, db: Url = "", as_json: AsJson = False) -> None:
    """Show a line of the tariff: units, rates with their computation codes, programs, headings of chapter 99.

    Of a number that only groups others, those under it are listed. Without --db, the lines that are shipped are asked.

    Exit code: 0; 1 when there is no such number; 2 for a wrong flag.
    """
    from gateway.commands.tariff_text import line_data, line_text

    with _opened(db) as tariff:
        day = _day(on, tariff)
        line = tariff.line(number, on=day)
        if line is None or not line.reported:
            under = _under(tariff, number, day)
            if line is None and not under:
                raise refuse(f"{number}: {_unknown(tariff, number, day)}")
            _print_under(line, under, as_json=as_json)
            return
        if as_json:
            print_json(line_data(line, tariff))
            return
        for text in line_text(line, tariff):
            typer.echo(text)


@app.command()
def duty(
    number: Number,
    value: Annotated[int, typer.Option(min=0, max=9_999_999_999, help="The article's value in whole dollars.")],
    quantity: Annotated[
        list[str] | None, typer.Option(metavar="N", help="A quantity in the line's units; again for the second, third.")
    ] = None,
    origin: Annotated[str, typer.Option(metavar="CC", help="The country of origin: column 2, and who may claim.")] = "",
    program: Annotated[str, typer.Option(metavar="P", help="The special program claimed: KR, S, A.")] = "",
    heading: Annotated[
        list[str] | None,
        typer.Option(
            "--with", metavar="HTS", help="A heading of chapter 98 or 99 that stands with it; again for more."
        ),
    ] = None,
    on: On = None,
    db: Url = "",
    as_json: AsJson = False,
) -> None:
    """Compute the duty on an article, to the cent as CBP rounds, with what headings of chapter 99 add or replace.

    Fees are not in it. What CBP cannot compute is told with its condition: 622 for a rate without a formula.

    Exit code: 0; 1 when the duty cannot be told; 2 for a wrong flag.
    """
    from cbp_sim.tariff.duty import Entered
    from cbp_sim.tariff.stacking import duties, total
    from gateway.commands.tariff_text import due_data, dues_text

    quantities = tuple(_quantity(text) for text in quantity or ())
    entered = [*(Entered(one) for one in heading or ()), Entered(number, value, quantities)]
    with _opened(db) as tariff:
        day = _day(on, tariff)
        dues = duties(tariff, entered, on=day, origin=origin.upper(), claim=program.upper())
        due = total(dues)
        others = _not_reported(dues, tariff, day, origin.upper())
    if as_json:
        told = {
            "on": day.isoformat(),
            "duty": None if due is None else str(due),
            "numbers": [due_data(d) for d in dues],
        }
        print_json({**told, "also": [line.number for line in others]})
    else:
        for text in dues_text(dues, due):
            typer.echo(text)
        for line in others:
            measure = f" ({line.remedy.program})" if line.remedy else ""
            typer.echo(f"its footnotes name {line.dotted}{measure}, {line.general}: --with {line.number} adds it")
    if due is None:
        raise typer.Exit(1)


@app.command()
def shapes(
    file: Source,
    column: Annotated[Which, typer.Option(help="Which column.")] = Which.general,
    every: Annotated[bool, typer.Option("--all", help="List the shapes of every code, not only those of X.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the shapes of an export's rates on its ten-digit numbers, and by which code each is computed.

    Exit code: 0; 1 when the file is no export; 2 for a wrong flag.
    """
    from cbp_sim.tariff.columns import Column
    from cbp_sim.tariff.computation import FORMULAS
    from cbp_sim.tariff.shapes import survey

    found = survey(_exported(file), Column.GENERAL if column is Which.general else Column.OTHER)
    listed = found.shapes if every else found.without_formula
    if as_json:
        names = ("code", "text", "lines", "example", "why")
        told = {"rows": found.rows, "lines": found.lines, "rated": found.rated, "codes": found.codes}
        print_json({**told, "shapes": [{name: getattr(one, name) for name in names} for one in listed]})
        return
    typer.echo(f"{found.rows:,} rows, {found.lines:,} ten-digit numbers, {found.rated:,} of them with a rate\n")
    counted = [
        (code, f"{lines:,}", f"{lines / found.rated:.2%}", FORMULAS[code].text) for code, lines in found.codes.items()
    ]
    for text in table(("code", "lines", "share", "formula"), counted):
        typer.echo(text)
    typer.echo("" if listed else "\nevery rate has a formula")
    rows = [(one.code, str(one.lines), one.example, _cut(one.text), _cut(one.why)) for one in listed]
    for text in table(("code", "lines", "example", "shape", "why"), rows) if rows else ():
        typer.echo(text)


# ------------------------------------------------------------------------------------------------------------- helpers


def _cut(text: str) -> str:
    return text if len(text) <= _WIDE else f"{text[: _WIDE - 3].rstrip()}..."


def _exported(file: Any) -> list[Row]:
    from cbp_sim.tariff.exports import ExportUnreadable, read_export

    try:
        return read_export(read(file))
    except ExportUnreadable as error:
        raise refuse(f"{name_of(file)}: {error}") from None


def _edition(file: str, name: str | None, effective: str | None) -> tuple[str, date]:
    """What an edition is called, and from when it counts, as far as its file's name tells."""
    from cbp_sim.tariff.sample import sample

    shipped = sample().editions()[0]
    found = _YEAR_AND_REVISION.search(file.rpartition("/")[2])
    if found is None and (name is None or effective is None):
        raise typer.BadParameter("the file's name tells no year: give --name and --effective", param_hint="FILE")
    year, revision = found.groups() if found else ("", None)
    called = name or (f"{year} revision {revision}" if revision else f"{year} basic edition")
    if effective:
        return called, _date(effective, "--effective")
    if called == shipped.name:
        return called, shipped.effective
    typer.echo(f"{called}: taken to count from {year}-01-01; --effective DATE says otherwise", err=True)
    return called, date(int(year), 1, 1)


@contextmanager
def _progress(rows: int) -> Iterator[Any]:
    """A bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("lines"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("lines", total=rows)
        yield lambda kept: bar.update(task, completed=min(kept, rows))


@contextmanager
def _opened(db: str) -> Iterator[Tariff]:
    from cbp_sim.errors import SimulatorError
    from cbp_sim.tariff.store import opened

    try:
        with opened(db) as tariff:
            yield tariff
    except SimulatorError as error:
        raise refuse(f"localace: {error}") from None


def _day(on: str | None, tariff: Tariff) -> date:
    return _date(on, "--on") if on else tariff.editions()[-1].effective


def _date(text: str, flag: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day: write it as 2026-06-08", param_hint=flag) from None


def _quantity(text: str) -> Decimal:
    try:
        quantity = Decimal(text)
    except InvalidOperation:
        quantity = Decimal(-1)
    if not quantity.is_finite() or quantity < 0 or quantity >= 10**12:
        raise typer.BadParameter(f"{text!r} is no quantity: write it as 12 or 12.50", param_hint="--quantity")
    return quantity


def _unknown(tariff: Tariff, number: str, day: date) -> str:
    edition = tariff.edition(day)
    if not tariff.complete:
        return (
            f"not among the {edition.lines} lines that are shipped of the tariff {edition.name}: "
            "`localace tariff load FILE --db URL` brings the whole of it, --db URL asks it"
        )
    known = " (another edition has it)" if tariff.known(number) else ""
    return f"the tariff {edition.name} has no such number{known}"


def _under(tariff: Tariff, number: str, day: date) -> list[Line]:
    from cbp_sim.tariff.schedule import digits

    start = digits(number)
    if len(start) < 2 or not start.isdigit():
        return []
    return [line for line in tariff.under(tariff.edition(day).name, start) if line.reported]


def _print_under(line: Line | None, under: list[Line], *, as_json: bool) -> None:
    if as_json:
        print_json({"number": line.number if line else None, "under": [one.number for one in under]})
        return
    if line is not None:
        typer.secho(f"{line.dotted}  {line.description}", bold=True)
    rows = [(one.dotted, one.general or one.additional, one.description[:60]) for one in under[:_MOST]]
    for text in table(("number", "general", "description"), rows):
        typer.echo(text)
    if len(under) > _MOST:
        typer.echo(f"and {len(under) - _MOST} more: give more of the number")


def _not_reported(dues: tuple[Due, ...], tariff: Tariff, day: date, origin: str) -> list[Line]:
    """Headings that the article's footnotes name and that are not there, as far as date and origin let them be."""
    here = {due.number for due in dues}
    named = [number for due in dues if due.line for number in due.line.headings if number not in here]
    lines = [tariff.line(number, on=day) for number in dict.fromkeys(named)]
    return [
        line
        for line in lines
        if line is not None and line.active(day) and origin and line.remedy is not None and line.remedy.covers(origin)
    ]
