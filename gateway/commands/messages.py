"""`localace messages`: what CBP has sent, and what still waits."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.commands.common import AsJson, print_json
from gateway.commands.talk import Control, OfWorld, control_of, print_lines


def messages(
    account: Annotated[str | None, typer.Option(metavar="SITE+ID", help="Of one account, as 1234N01.")] = None,
    waiting: Annotated[bool, typer.Option("--waiting", help="Only those that nobody has acknowledged.")] = False,
    acknowledge: Annotated[
        list[int] | None, typer.Option(metavar="NUMBER", help="Say that this message was taken; may be repeated.")
    ] = None,
    control: Control = None,
    world: OfWorld = None,
    as_json: AsJson = False,
) -> None:
    """List the messages to filers in the order they were decided, 80 columns a line under a heading each.

    Exit code: 0; 1 when the server refuses or is not there; 2 for a wrong flag.
    """
    with control_of(control, world) as server:
        if acknowledge:
            done = server.acknowledge(acknowledge)
            print_json(done) if as_json else typer.echo(f"{done['acknowledged']} acknowledged")
            return
        found = server.messages(account, waiting=True if waiting else None)
    if as_json:
        print_json(found)
        return
    for message in found:
        state = f"taken {message['delivered']}" if message["delivered"] else "waiting"
        what = message["application"] or "rejection"
        typer.echo(f"# {message['number']}  {message['at']}  to {message['account']}  {what}  {state}")
        print_lines(message["lines"])
    if not found:
        typer.echo("no messages", err=True)
