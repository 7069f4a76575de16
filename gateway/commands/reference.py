"""`localace reference`: what CBP has on file about parties, articles and papers, in a world of a server."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.commands.common import AsJson, Source, name_of, print_json, read, refuse
from gateway.commands.talk import Control, OfWorld, control_of, print_timeline

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Show and change what CBP has on file about parties, articles and papers (docs/reference-data.md).",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Table = Annotated[str, typer.Argument(metavar="TABLE", help="As the list has them: importers, cases, quotas ...")]


@app.command("list")
def tables(control: Control = None, world: OfWorld = None, as_json: AsJson = False) -> None:
    """List the tables, with how many rows each has.

    Exit code: 0; 1 when the server is not there.
    """
    with control_of(control, world) as server:
        found = server.tables()
    if as_json:
        print_json(found)
        return
    for name, count in found.items():
        typer.echo(f"{name:28}{count:>7}")


@app.command()
def show(table: Table, control: Control = None, world: OfWorld = None, as_json: AsJson = False) -> None:
    """Print the rows of a table as CSV, which `load` takes again; --json as JSON.

    Exit code: 0; 1 when there is no such table, or the server is not there.
    """
    from cbp_sim.reference.sheet import write_sheet

    with control_of(control, world) as server:
        rows = server.table(table)
    if as_json:
        print_json(rows)
    else:
        typer.echo(write_sheet(table, rows), nl=False)


@app.command()
def load(
    table: Table,
    file: Source,
    add: Annotated[
        bool, typer.Option("--add", help="Put the rows before those that are there, not in their place.")
    ] = False,
    control: Control = None,
    world: OfWorld = None,
    as_json: AsJson = False,
) -> None:
    """Load rows into a table. What a filing meets from now on is judged by them.

    FILE is CSV, or a list of rows as JSON when its name ends in .json. A sheet has a column an element, `bond.surety`
    for one within another; several names stand side by side in one cell.

    Exit code: 0; 1 when a row is none, or the server refuses or is not there; 2 for a wrong flag.
    """
    import json

    from cbp_sim.errors import SimulatorError
    from cbp_sim.reference.edits import TABLES
    from cbp_sim.reference.sheet import read_sheet
    from gateway.commands.nearest import nearest

    if table not in TABLES:
        raise refuse(f"localace: there is no table {table!r}{nearest(table, TABLES)}")
    text = read(file).decode("utf-8-sig", "replace")
    try:
        # Amounts as they are written: they come to the server digit by digit.
        rows = json.loads(text, parse_float=str) if file.suffix == ".json" else read_sheet(table, text)
    except SimulatorError as error:
        raise refuse(f"localace: {name_of(file)}: {error}") from None
    except ValueError as error:
        raise refuse(f"localace: {name_of(file)}: {error}: give a list of rows as JSON") from None
    with control_of(control, world) as server:
        done = server.change_table({"table": table, "rows": rows, "how": "add" if add else "replace"})
    if as_json:
        print_json(done)
    else:
        print_timeline(done["happened"])
