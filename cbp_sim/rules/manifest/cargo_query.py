"""Can a status query be answered? Cargo Manifest/In-bond/Entry Status Query v21, ACMQ-12 to ACMQ-14.

A query asks for one thing, told by which of its elements are there. What is found is the thing, or the question of the
table that says why not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from cbp_sim.clock import parse_instant
from cbp_sim.echoes import text
from cbp_sim.lifecycle import in_bond
from cbp_sim.lifecycle.in_bond import Movement
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.lifecycle.subjects import BILL_KIND, bill_key
from cbp_sim.store.rows import Thing
from cbp_sim.world import World
from formats.catair.cargo_manifest_entry_status_query.records import StatusQuery

ENTRY, IN_BOND, BILL, WAYBILL = "entry", "in-bond", "bill", "waybill"

#: The elements that each sort of query is told by.
ELEMENTS = {
    ENTRY: ("filer_code", "entry_number"),
    IN_BOND: ("in_bond_number",),
    BILL: ("issuer", "bill_number"),
    WAYBILL: ("air_waybill", "house_air_waybill"),
}

#: Queries by entry number support entries up to six months old (ACMQ-12).
OLDEST = timedelta(days=183)

DELETED = "deleted"

_SCAC = re.compile(r"[A-Z][A-Z0-9]{1,3}")
_WAYBILL = re.compile(r"[0-9]{11}")


@dataclass(frozen=True)
class Asked:
    """A query under judgement. filer: that of its B record."""

    query: StatusQuery
    filer: str
    world: World

    def __getitem__(self, name: str) -> str:
        """What an element holds, right or wrong."""
        return text(self.query, name)

    @property
    def sorts(self) -> tuple[str, ...]:
        """What is asked for; a right query has one."""
        return tuple(sort for sort, names in ELEMENTS.items() if any(self[name] for name in names))

    @property
    def sort(self) -> str:
        """What is asked for first, "" when nothing is."""
        return next(iter(self.sorts), "")

    @property
    def release(self) -> Release | None:
        """The entry that is asked for."""
        return Release.find(self.world, f"{self['filer_code']}-{self['entry_number']}")

    @property
    def bill(self) -> Thing | None:
        """The bill or air waybill that is asked for; a deleted one is not on file."""
        if self.sort == BILL:
            return on_file(self.world, bill_key(self["issuer"], self["bill_number"]))
        house = self["house_air_waybill"]
        found = on_file(self.world, bill_key("", house or self["air_waybill"]))
        if found is not None and house and found.data.get("master") != bill_key("", self["air_waybill"]):
            return None
        return found

    @property
    def in_bond(self) -> Movement | None:
        """The in-bond movement that is asked for; one that was taken back is not on file."""
        found = Movement.find(self.world, self["in_bond_number"])
        return found if found is not None and found.state != in_bond.DELETED else None


def on_file(world: World, key: str) -> Thing | None:
    """The bill of a key, None for one that no manifest holds any more."""
    found = world.find(BILL_KIND, key)
    return found if found is not None and found.state != DELETED else None


def objection(asked: Asked) -> str:
    """The question of the table that the query fails first, "" when it can be answered."""
    if not asked.sorts:
        return "nothing_asked"
    if len(asked.sorts) > 1:
        return "several_asked"
    return _OBJECTIONS[asked.sort](asked)


def _of_entry(asked: Asked) -> str:
    if not asked["filer_code"]:
        return "filer_missing"
    if not asked["entry_number"]:
        return "entry_number_missing"
    if asked["filer_code"] != asked.filer:
        known = asked.world.profile.filer(asked["filer_code"])
        return "filer_is_another" if known is not None else "filer_unknown"
    release = asked.release
    if release is None:
        return "entry_not_on_file"
    filed = parse_instant(asked.world.rows.timeline(release.subject)[0].at)
    return "entry_too_old" if asked.world.clock.now() - filed > OLDEST else ""


def _of_in_bond(asked: Asked) -> str:
    return "in_bond_not_on_file" if asked.in_bond is None else ""


def _of_bill(asked: Asked) -> str:
    if not asked["issuer"]:
        return "issuer_missing"
    if not asked["bill_number"]:
        return "bill_number_missing"
    if not _SCAC.fullmatch(asked["issuer"]) or asked["issuer"] == "UNKN":
        return "issuer_invalid"
    return "bill_not_on_file" if asked.bill is None else ""


def _of_waybill(asked: Asked) -> str:
    if not asked["air_waybill"]:
        return "waybill_missing"
    if not _WAYBILL.fullmatch(asked["air_waybill"]):
        return "waybill_invalid"
    return "waybill_not_on_file" if asked.bill is None else ""


_OBJECTIONS = {ENTRY: _of_entry, IN_BOND: _of_in_bond, BILL: _of_bill, WAYBILL: _of_waybill}
