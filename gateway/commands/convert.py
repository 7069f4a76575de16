"""`localace convert`: batches to JSON and back without loss."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from formats.document import document, restore
from formats.errors import FormatsError
from formats.stream import CRLF, LF, NONE
from gateway.commands.common import Out, Source, json_text, load_json, name_of, read, reason_of, refuse, write


class To(StrEnum):
    """What a file is converted to."""

    JSON = "json"
    BATCH = "batch"


class Separator(StrEnum):
    """What stands between the records of a converted batch."""

    KEEP = "keep"
    LF = "lf"
    CRLF = "crlf"
    NONE = "none"


_BYTES = {Separator.KEEP: None, Separator.LF: LF, Separator.CRLF: CRLF, Separator.NONE: NONE}


def convert(
    file: Source,
    to: Annotated[
        To | None, typer.Option("--to", help="What to make of it; without it, JSON of a batch and a batch of JSON.")
    ] = None,
    out: Out = None,
    grouped: Annotated[
        bool, typer.Option("--grouped", help="In JSON, nest the records as the structure map nests them.")
    ] = False,
    separator: Annotated[
        Separator, typer.Option("--separator", help="In a batch, what to put between records.")
    ] = Separator.KEEP,
) -> None:
    """Convert batches to JSON, and JSON to the same bytes again.

    Takes what a filer sends and what CBP answers, faulty records too: the JSON keeps their columns, and whatever else
    the records do not tell, such as the separators. A record whose elements are changed in the JSON is written anew.
    Nothing is added and nothing checked; `localace build` fills in what is left out, `localace schema` describes the
    JSON.

    Exit code: 0, 1 when the JSON is of another shape, 2 when a file cannot be read or written.
    """
    data = read(file)
    if to is None:
        to = To.BATCH if data.lstrip()[:1] in (b"{", b"[") else To.JSON
    if to is To.JSON:
        write((json_text(document(data, grouped=grouped)) + "\n").encode("ascii"), out)
        return
    try:
        made = restore(load_json(data.decode("utf-8")), separator=_BYTES[separator])
    except (FormatsError, ValueError, RecursionError) as error:
        raise refuse(f"{name_of(file)}: {reason_of(error)}") from None
    write(made, out)
