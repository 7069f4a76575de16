"""Importers as CBP has them on file: those that the world's profile names, and those that filers put there (TP)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
    """Whether CBP has the number on file. A world whose profile names nobody has everybody."""
    names = world.profile.importers
    return allows(names, number) or canonical(number) in names or account(world, number) is not None


def named(world: World, number: str) -> bool:
    """Whether something tells of this very number: an account, the profile's list, a row of its tables."""
    names = world.profile.importers
    told = number in names or canonical(number) in names or world.reference.importer(number) is not None
    return told or account(world, number) is not None


def standing(world: World, number: str) -> Importer | None:
    """What the world's profile says of an importer; an account that was added since makes it active again."""
    known = world.reference.importer(number)
    if known is not None and known.status != "active" and account(world, number) is not None:
        return known.model_copy(update={"status": "active"})
    return known


def status(world: World, number: str) -> str:
    """Active, inactive or void."""
    known = standing(world, number)
    return ACTIVE if known is None else known.status


def usable(world: World, number: str) -> bool:
    """Whether it is neither void nor inactive."""
    return status(world, number) == ACTIVE


def name(world: World, number: str) -> str:
    """The name that CBP knows, "" where it knows none."""
    found = account(world, number)
    if found is not None:
        return str(found.data["name"])
    known = standing(world, number)
    return known.name if known is not None else ""


def suffixes(world: World, root: str) -> list[str]:
    """Every number that is told of and begins with an employer number, in order."""
    rows = (canonical(one.number) for one in world.reference.importers)
    names = (canonical(one) for one in world.profile.importers)
    things = (thing.subject for thing in world.rows.things(KIND))
    return sorted({number for number in (*rows, *names, *things) if number.startswith(root)})


def keep(world: World, number: str, data: Mapping[str, Any], *, event: str) -> None:
    """Put an account on file, in place of what was there before."""
    subject = canonical(number)
    world.keep(KIND, subject, state=ACTIVE, data=data)
    world.tell(subject, event, state=ACTIVE, actor="filer", note=str(data["name"]))


def assign(world: World, port: str) -> str:
    """A number that CBP gives: year, port, serial (YYDDPP-NNNNN)."""
    begins = f"{world.clock.today().year % 100:02}{port}"
    return f"{begins}-{world.rows.next('importer number', begins) + 1:05}"
