"""`localace upload`: give CBP a document for an entry."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.commands.common import AsJson, print_json
from gateway.commands.talk import Control, OfWorld, control_of, print_timeline


def upload(
    entry: Annotated[str, typer.Argument(help="As N01-50000035.")],
    document_type: Annotated[str, typer.Argument(help="The kind of document that was asked for.")],
    reference: Annotated[str, typer.Option(help="The filer's own reference to it.")] = "",
    control: Control = None,
    world: OfWorld = None,
    as_json: AsJson = False,
) -> None:
    """Give CBP a document for an entry, as a filer does over the Document Image System. Its content is not looked at.

    Exit code: 0; 1 when the server refuses or is not there; 2 for a wrong flag.
    """
    with control_of(control, world) as server:
        done = server.upload({"entry": entry, "document_type": document_type, "reference": reference})
    if as_json:
        print_json(done)
    else:
        print_timeline(done["happened"])
