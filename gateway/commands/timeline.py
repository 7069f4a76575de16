"""`localace timeline`: what happened to an entry or a bill."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.commands.common import AsJson, print_json
from gateway.commands.talk import Control, OfWorld, control_of, print_timeline


def timeline(
    subject: Annotated[
        str | None, typer.Argument(help="An entry, as N01-50000035, or a bill, as MAEU-123; else everything.")
    ] = None,
    control: Control = None,
    world: OfWorld = None,
    as_json: AsJson = False,
) -> None:
    """Print what happened, in order: when, who, what, the state that followed, and CBP's codes.

    Exit code: 0; 1 when nothing ever happened to it, or the server is not there; 2 for a wrong flag.
    """
    with control_of(control, world) as server:
        found = server.timeline(subject)
    if as_json:
        print_json(found)
    else:
        print_timeline(found, subjects=subject is None)
