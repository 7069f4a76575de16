"""Importers as CBP has them on file: those that the world's profile names, and those that filers put there (TP)."""

from __future__ import annotations

from cbp_sim.profile import allows
from cbp_sim.reference import Importer
from cbp_sim.store.rows import Thing
from cbp_sim.world import World
from formats.numbers import ImporterNumber, NumberError

KIND = "importer"
ACTIVE = "active"


def canonical(number: str) -> str:
    """How CBP looks a number up: an IRS number without suffix ends in 00; what is no such number stays as it is."""
    try:
        return ImporterNumber.parse(number).on_file_as
    except NumberError:
        return number.strip(" ")


def account(world: World, number: str) -> Thing | None:
    """The account that a filer put on file for a number."""
    return world.find(KIND, canonical(number))


def on_file(world: World, number: str) -> bool:
    """Whether CBP has the number on file."""
    names = world.profile.importers
    return allows(names, number) or canonical(number) in names or account(world, number) is not None


def standing(world: World, number: str) -> Importer | None:
    """What the world's profile says of an importer."""
    return world.profile.reference.importer(number)


def usable(world: World, number: str) -> bool:
    """Whether it is neither void nor inactive."""
    known = standing(world, number)
    return known is None or known.status == "active"


def name(world: World, number: str) -> str:
    """The name that CBP knows, "" where it knows none."""
    found = account(world, number)
    if found is not None:
        return str(found.data["name"])
    known = standing(world, number)
    return known.name if known is not None else ""
