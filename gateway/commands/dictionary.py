"""`localace dictionary`: every record class with its columns."""

from __future__ import annotations

from typing import Annotated

import typer

from formats.catalog import chapters
from formats.describe import dictionary as entries
from formats.describe import layout_table
from formats.describe.decoded import PGA_SLOT
from gateway.commands.common import AsJson, print_json, refuse
from gateway.commands.nearest import nearest


def dictionary(
    chapter: Annotated[
        list[str] | None,
        typer.Option("--chapter", "-c", metavar="NAME", help="Only this chapter; may be given several times."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List every record of every chapter with its columns, made from the record classes themselves.

    Fillers are left out of the JSON; the columns that are nobody's are spaces.

    Exit code: 0, or 1 when there is no such chapter.
    """
    names = list(dict.fromkeys(one.name for one in chapters()))
    for name in chapter or []:
        if name not in names:
            raise refuse(f"there is no chapter {name!r} here{nearest(name, names)}")
    wanted = [one for one in chapters() if not chapter or one.name in chapter]
    if as_json:
        print_json(entries(wanted))
        return
    for one in wanted:
        of = f" ({one.application})" if one.application else ""
        typer.secho(f"{one.name} {one.direction}{of}: {one.title}. {one.cite}", bold=True)
        for cls in one.records:
            if cls.identifier != PGA_SLOT:
                typer.echo(f"\n  {cls.label()}  {cls.layout.cite}")
                for line in layout_table(cls, indent="    "):
                    typer.echo(line)
        typer.echo("")
