"""`localace answer`: what CBP would answer to a file, without a server."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.commands.common import AsJson, Source, name_of, print_json, read, refuse, say_padded
from gateway.commands.talk import print_lines

World = Annotated[str, typer.Option(metavar="NAME", help="A shipped profile, or a .toml profile.")]


def answer(
    file: Source,
    world: World = "default",
    at: Annotated[
        str | None, typer.Option(metavar="ISO", help="What time it is; without an offset US Eastern.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="What chance is drawn from.")] = None,
    as_json: AsJson = False,
) -> None:
    """Put the batches of a file to a CBP of their own, in one new world, and print what it answers, 80 columns a line.

    The world begins with the first batch and ends with the last. What CBP sends at once besides the answers, a release
    for one, is printed with them.

    Exit code: 0 when CBP answered, however; 1 when there was nothing to answer; 2 for a wrong flag or file.
    """
    from cbp_sim.cbp import Cbp
    from cbp_sim.clock import parse_instant
    from cbp_sim.errors import SimulatorError
    from cbp_sim.store.database import Database
    from formats.batch import Batch
    from formats.stream import pad_trimmed, read_batches
    from gateway.control.models import MessageView
    from gateway.settings import WorldSettings

    data, padded = pad_trimmed(read(file))
    say_padded(padded, file)
    found = read_batches(data)
    batches = [item for item in found if isinstance(item, Batch)]
    strays = [item for item in found if not isinstance(item, Batch) and item.text.strip()]
    for stray in strays[:1]:
        typer.echo(
            f"{name_of(file)}: not answered, since it stands outside any batch: {stray.text.rstrip()!r}", err=True
        )
    if not batches:
        raise refuse(f"{name_of(file)}: no batch: it begins with an A record and ends with a Z record")
    database = Database()
    try:
        profile = WorldSettings(profile=world).read()
        cbp = Cbp(database, profile, seed=seed, start_at=parse_instant(at) if at else None)
        for batch in batches:
            cbp.take(batch)
        messages = cbp.messages()
    except SimulatorError as error:
        raise refuse(f"localace: {error}", code=2) from None
    finally:
        database.close()
    if as_json:
        print_json([MessageView.of(message).model_dump(mode="json") for message in messages])
        return
    for message in messages:
        print_lines(message.lines)
