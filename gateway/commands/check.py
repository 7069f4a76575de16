"""`localace check`: every fault of the batches in files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from formats import check as checking
from gateway.commands.common import AsJson, fault_data, fault_lines, name_of, print_json, read, say_padded


def check(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", show_default=False, help="Files of batches; - reads standard input."),
    ],
    as_json: AsJson = False,
) -> None:
    """Name every fault of the batches in files: envelope, order of the records, columns.

    Takes what a filer sends and what CBP answers, one batch or several, with LF, CRLF or no separators. All faults are
    named, also those that CBP's own answer would hide behind the first. Whether the data are right (a known filer, a
    valid check digit, duty that adds up) is not asked here: that is `localace answer`.

    Lines that an editor stripped of their trailing spaces are read as padded; a note on standard error says so once.

    Exit code: 0 when clean, 1 when there are faults, 2 when a file cannot be read.
    """
    data, total, records, batches = [], 0, 0, 0
    for source, content in [(source, read(source)) for source in files]:
        checked = checking.check(content)
        say_padded(checked.padded, source)
        for note in checked.notes:
            typer.echo(f"{name_of(source)}: {note}", err=True)
        total, records, batches = total + len(checked.faults), records + checked.records, batches + checked.batches
        for found in checked.faults:
            if as_json:
                data.append(fault_data(found, source))
            else:
                typer.echo("\n".join(fault_lines(found, source)))
    if as_json:
        print_json(data)
    else:
        typer.echo(f"{_count(total, 'fault')} in {_count(records, 'record')} of {_count(batches, 'batch', 'batches')}")
    raise typer.Exit(1 if total else 0)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"
