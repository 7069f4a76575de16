"""`localace check`: every fault of the batches in files."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from formats.check import Checked
from formats.check import check as checked_of
from formats.sarif import sarif
from gateway.commands.common import fault_data, fault_lines, name_of, print_json, read, say_padded, version


class Format(StrEnum):
    """How faults are told."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


def check(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", show_default=False, help="Files of batches; - reads standard input."),
    ],
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            show_default=False,
            help="text for people (the default), json for programs, sarif for code hosts and editors.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Name every fault of the batches in files: envelope, order of the records, columns.

    Takes what a filer sends and what CBP answers, one batch or several, with LF, CRLF or no separators. All faults are
    named, also those that CBP's own answer would hide behind the first; after a record out of place the order of those
    behind it is told as well. Whether the data are right (a known filer, a valid check digit, duty that adds up) is not
    asked here: that is `localace answer`.

    Lines that an editor stripped of their trailing spaces are read as padded; a note on standard error says so once.

    Exit code: 0 when clean, 1 when there are faults, 2 when a file cannot be read or an option is unknown.
    """
    if as_json and form not in (None, Format.JSON):
        raise typer.BadParameter("give either --json or --format", param_hint="--json")
    found = [(source, checked_of(content)) for source, content in [(source, read(source)) for source in files]]
    for source, checked in found:
        say_padded(checked.padded, source)
        for note in checked.notes:
            typer.echo(f"{name_of(source)}: {note}", err=True)
    total = sum(len(checked.faults) for _, checked in found)
    if as_json or form is Format.JSON:
        print_json([fault_data(fault, source) for source, checked in found for fault in checked.faults])
    elif form is Format.SARIF:
        notes = [f"{name_of(source)}: {note}" for source, checked in found for note in checked.notes]
        print_json(sarif([(_uri(source), checked) for source, checked in found], version=version(), notes=notes))
    else:
        _print(found, total)
    raise typer.Exit(1 if total else 0)


def _print(found: Sequence[tuple[Path, Checked]], total: int) -> None:
    for source, checked in found:
        for fault in checked.faults:
            typer.echo("\n".join(fault_lines(fault, source)))
    records = _count(sum(checked.records for _, checked in found), "record")
    batches = _count(sum(checked.batches for _, checked in found), "batch", "batches")
    typer.echo(f"{_count(total, 'fault')} in {records} of {batches}")


def _uri(source: Path) -> str:
    """The file as a URI: relative to where the command runs, as it was named, or whole."""
    if str(source) == "-":
        return "stdin"
    return source.as_uri() if source.is_absolute() else quote(source.as_posix())


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"
