"""Under which in-bond movements a bill is: those that filers sent (QP), and those that its carrier tells of.

A number that was filed leads: what the carrier tells of the same movement is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cbp_sim.lifecycle.bill_parts import parts_of
from cbp_sim.lifecycle.subjects import IN_BOND_KIND
from cbp_sim.world import World


@dataclass(frozen=True, slots=True)
class Transit:
    """A movement of a bill, or of a part of it. quantity: of the part, None for the whole bill.

    origin, destination: ports, Schedule D; created: when it was filed; arrived: when all of it was there.
    """

    number: str
    sort: str
    origin: str
    destination: str
    created: date
    arrived: date | None = None
    quantity: int | None = None


def transits(world: World, key: str, manifest: Mapping[str, Any]) -> tuple[Transit, ...]:
    """Every movement of a bill. manifest: what the carrier told of it."""
    filed = tuple(_filed(world, key, str(manifest.get("port") or "")))
    known = {one.number for one in filed}
    return (*filed, *(one for one in _told(manifest) if one.number not in known))


def _filed(world: World, key: str, port: str) -> Iterator[Transit]:
    for number in world.rows.linked_to(IN_BOND_KIND, key):
        movement = world.find(IN_BOND_KIND, number)
        bill = next((one for one in movement.data["bills"] if one["key"] == key), None) if movement else None
        if movement is None or bill is None:
            continue
        data, created = movement.data, date.fromisoformat(movement.data["filed_on"])
        yield Transit(
            number, data["in_bond_type"], data["origin"] or port, data["destination"], created,
            _day(data["arrived_on"]), bill["quantity"],
        )  # fmt: skip


def _told(manifest: Mapping[str, Any]) -> Iterator[Transit]:
    port = str(manifest.get("port") or "")
    for part in parts_of(manifest):
        if part.in_bond and part.in_bond_since:
            yield Transit(
                part.in_bond, part.in_bond_type, part.port or port, part.in_bond_port, part.in_bond_since, part.arrived,
                part.quantity,
            )  # fmt: skip
    if "in_bond" in manifest:
        yield Transit(
            manifest["in_bond"], manifest["in_bond_type"], port, manifest["in_bond_port"],
            date.fromisoformat(manifest["in_bond_since"]), _day(manifest.get("arrived") or ""),
        )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
