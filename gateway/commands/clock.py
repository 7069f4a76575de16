"""`localace clock`: see a world's time, and move it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from gateway.commands.common import AsJson, print_json
from gateway.commands.talk import Control, OfWorld, control_of


class Move(StrEnum):
    """What may be done with the clock."""

    show = "show"
    advance = "advance"
    until = "until"
    next_due = "next-due"


def clock(
    move: Annotated[Move, typer.Argument(help="What to do.")] = Move.show,
    to: Annotated[
        str | None, typer.Argument(metavar="[SPAN|ISO]", help="3d, 2h30m; or an instant, US Eastern without an offset.")
    ] = None,
    control: Control = None,
    world: OfWorld = None,
    as_json: AsJson = False,
) -> None:
    """Show what time it is in the world, or move its clock; everything due on the way happens in its order.

    `clock`, `clock advance 3d`, `clock until 2026-01-09T12:00`, `clock next-due`.

    Exit code: 0; 1 when the server refuses or is not there; 2 for a wrong flag.
    """
    if (to is None) == (move in (Move.advance, Move.until)):
        needs = "needs a span, like 3d" if move is Move.advance else "needs an instant, like 2026-01-09T12:00"
        raise typer.BadParameter(f"{move.value} {needs if to is None else 'takes nothing more'}")
    with control_of(control, world) as server:
        if move is Move.advance:
            time = server.advance(str(to))
        elif move is Move.until:
            time = server.advance_until(str(to))
        elif move is Move.next_due:
            time = server.advance_to_next_due()
        else:
            time = server.clock()
    if as_json:
        print_json(time)
        return
    typer.echo(f"{time['now']}  {time['eastern']} in Washington")
    if "happened" in time:
        count = time["happened"]
        typer.echo(f"moved from {time['was']}; {count or 'no'} {'event' if count == 1 else 'events'} on the way")
    typer.echo(f"next due {time['due']}" if time["due"] else "nothing is due")
