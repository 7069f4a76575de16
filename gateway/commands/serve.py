"""`localace serve`: CBP's side of ABI on a port, until it is stopped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gateway.commands.common import refuse


def serve(
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Settings as TOML; see docs/control-api.md.")
    ] = None,
    db: Annotated[
        str | None, typer.Option(metavar="URL", help="Keep the worlds here: sqlite:///localace.sqlite. Else in memory.")
    ] = None,
    world: Annotated[
        str | None, typer.Option(metavar="NAME", help="A world of the config, a shipped profile, or a .toml profile.")
    ] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="The ABI port; 0 takes a free one. [7680]")] = None,
    control_port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="The control API's port; 0 takes a free one. [7681]")
    ] = None,
    start_at: Annotated[
        str | None, typer.Option(metavar="ISO", help="When a new world begins; without an offset US Eastern.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="What chance is drawn from in a new world.")] = None,
) -> None:
    """Serve ABI over TCP and the control API over HTTP, both on this machine only.

    What is bound is printed, one line each. Ctrl-C, or SIGTERM, finishes what is in hand and stops.

    Exit code: 0 when stopped, 1 when it could not start, 2 for a wrong flag.
    """
    from cbp_sim.errors import SimulatorError
    from gateway.logs import log_to_stderr
    from gateway.service import run
    from gateway.settings import choose, load_settings

    try:
        settings = choose(
            load_settings(config),
            world=world,
            db=db,
            port=port,
            control_port=control_port,
            start_at=start_at,
            seed=seed,
        )
    except SimulatorError as error:
        raise refuse(f"localace: {error}") from None
    log_to_stderr()
    raise typer.Exit(run(settings))
