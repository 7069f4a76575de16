"""`localace manifest`: have something happen to a bill of lading."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.commands.common import AsJson, print_json
from gateway.commands.talk import Control, OfWorld, control_of, print_timeline


def manifest(
    event: Annotated[str, typer.Argument(help="on-file, departed, arrived, deleted.")],
    issuer: Annotated[
        str, typer.Argument(help="The carrier's code; - in air, where the number has the airline's prefix.")
    ],
    number: Annotated[str, typer.Argument(help="The bill's number.")],
    quantity: Annotated[int | None, typer.Option(help="Manifested quantity.")] = None,
    port: Annotated[str | None, typer.Option(help="Of unlading, Schedule D.")] = None,
    carrier: Annotated[str | None, typer.Option(help="The carrier's code, where it is not the issuer.")] = None,
    vessel: Annotated[str | None, typer.Option(help="The vessel's name.")] = None,
    voyage: Annotated[str | None, typer.Option(help="The voyage, flight or trip number.")] = None,
    eta: Annotated[str | None, typer.Option(metavar="DAY", help="Estimated day of arrival, 2026-01-09.")] = None,
    mode: Annotated[str | None, typer.Option(help="How it comes: ocean, rail or truck.")] = None,
    master: Annotated[str | None, typer.Option(help="What it is a house bill of: issuer, dash, number.")] = None,
    part: Annotated[
        str | None, typer.Option(help="A split part by its letter; quantity is then what is aboard.", metavar="LETTER")
    ] = None,
    cargo: Annotated[str | None, typer.Option(help="goods, frob (stays on board) or empty (a container).")] = None,
    in_bond: Annotated[str | None, typer.Option(help="Number of the in-bond under which it goes on.")] = None,
    in_bond_type: Annotated[str | None, typer.Option(help="61, 62 or 63; 61 when left out.")] = None,
    in_bond_port: Annotated[str | None, typer.Option(help="Port that the in-bond is bound for.")] = None,
    broker: Annotated[
        str | None, typer.Option(metavar="ROUTE", help="Broker that gets a copy (BD): port, filer, office: 2704N01.")
    ] = None,
    shipper: Annotated[str | None, typer.Option(help="The shipper's name.")] = None,
    consignee: Annotated[str | None, typer.Option(help="The consignee's name.")] = None,
    goods: Annotated[str | None, typer.Option(help="What the carrier calls the goods.")] = None,
    weight: Annotated[int | None, typer.Option(help="In kilos.")] = None,
    container: Annotated[str | None, typer.Option(help="A container's number.")] = None,
    lading: Annotated[str | None, typer.Option(help="Port of lading, Schedule K.")] = None,
    control: Control = None,
    world: OfWorld = None,
    as_json: AsJson = False,
) -> None:
    """Have a bill come on file, depart, arrive or be deleted; or a split part of it depart or arrive.

    Entries that name the bill are matched against it.

    Exit code: 0; 1 when the server refuses or is not there; 2 for a wrong flag.
    """
    given = {
        "event": event.replace("-", "_"),
        "issuer": "" if issuer == "-" else issuer,
        "number": number,
        "quantity": quantity,
        "port": port,
        "carrier": carrier,
        "vessel": vessel,
        "voyage": voyage,
        "eta": eta,
        "mode": mode,
        "master": master,
        "part": part,
        "cargo": cargo,
        "in_bond": in_bond,
        "in_bond_type": in_bond_type,
        "in_bond_port": in_bond_port,
        "broker": broker,
        "shipper": shipper,
        "consignee": consignee,
        "goods": goods,
        "weight": weight,
        "container": container,
        "lading": lading,
    }
    with control_of(control, world) as server:
        done = server.manifest({name: value for name, value in given.items() if value is not None})
    if as_json:
        print_json(done)
    else:
        print_timeline(done["happened"])
