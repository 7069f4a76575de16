"""`localace schema`: a JSON Schema for every chapter."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from formats.catalog import chapters
from formats.chapter import Chapter
from formats.describe import table
from formats.schema import chapter_named, folder_of, schema_of
from gateway.commands.common import AsJson, json_text, print_json, refuse, write
from gateway.commands.nearest import nearest


def schema(
    chapter: Annotated[
        str | None,
        typer.Argument(metavar="CHAPTER", show_default=False, help="A name of the list, or an application: AE, AX."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="The schemas of all chapters.")] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="OUT", help="Write there: a file, or with --all a folder of files."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print the JSON Schema (2020-12) of a chapter: of the JSON that `localace convert` makes of its batches.

    Records have their titles, elements their columns, class, designation and codes; groupings nest as in the structure
    map. Without CHAPTER the chapters are listed. --all prints every schema as one object by name.

    Exit code: 0, 1 when there is no such chapter, 2 when OUT cannot be written.
    """
    if every and chapter is not None:
        raise typer.BadParameter("give either CHAPTER or --all")
    if every and out is not None:
        _write_all(out)
    elif every:
        print_json({folder_of(one): schema_of(one) for one in chapters()})
    elif chapter is None:
        _list(as_json=as_json)
    else:
        found = chapter_named(chapter)
        if found is None:
            raise refuse(f"there is no chapter {chapter!r} here{nearest(chapter, map(folder_of, chapters()))}")
        write(_text(found), out)


def _write_all(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse(f"{out}: {error.strerror}", code=2) from None
    for one in chapters():
        write(_text(one), out / f"{folder_of(one)}.schema.json")


def _text(chapter: Chapter) -> bytes:
    return (json_text(schema_of(chapter)) + "\n").encode("ascii")


def _list(*, as_json: bool) -> None:
    told = [(folder_of(one), one.application, one.direction, one.title) for one in chapters()]
    headings = ("name", "application", "direction", "title")
    if as_json:
        print_json([dict(zip(headings, row, strict=True)) for row in told])
        return
    for line in table(headings, told):
        typer.echo(line)
