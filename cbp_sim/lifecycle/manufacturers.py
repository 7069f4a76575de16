"""Manufacturers as CBP has them on file, by their MID: those of the world's profile, and those that filers add ($I)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cbp_sim.profile import allows
from cbp_sim.world import World

KIND = "manufacturer"
ON_FILE = "on file"


def on_file(world: World, mid: str) -> bool:
    """Whether CBP knows a MID. A world whose profile names none knows all."""
    return allows(world.reference.known_manufacturers, mid) or world.find(KIND, mid) is not None


def keep(world: World, mid: str, changes: Mapping[str, Any], *, event: str) -> None:
    """Put a manufacturer on file, or change what is there."""
    known = world.find(KIND, mid)
    world.keep(KIND, mid, state=ON_FILE, data={**(known.data if known is not None else {}), **changes})
    world.tell(mid, event, state=ON_FILE, actor="filer", note=str(changes.get("name", changes.get("postal_code", ""))))
