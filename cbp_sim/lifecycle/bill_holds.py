"""Holds that lie on a bill in the manifest, and general order: what happens to a bill that nobody enters.

The bill keeps the names of its holds; every entry of it that is not released meets them. Days of general order: 19 CFR
4.37 (15 days after landing; the carrier tells CBP by day 20) and, for the warning two days before, CAMIR 1R.
"""

from __future__ import annotations

from datetime import timedelta

from cbp_sim.bill_news import tell_bill
from cbp_sim.errors import UnknownSubject
from cbp_sim.holds import GENERAL_ORDER, HoldKind, kind_of
from cbp_sim.lifecycle import release_flow as flow
from cbp_sim.lifecycle.cargo_release import CANCELLED, OPEN
from cbp_sim.lifecycle.release_file import falls_due, releases_of_bill
from cbp_sim.lifecycle.subjects import BILL_KIND, IN_BOND_KIND
from cbp_sim.store.rows import Thing, Timer
from cbp_sim.world import World

#: Days after arrival, what the bill's timeline shows then, and the manifest's disposition.
UNENTERED = (
    (13, "eligible for general order in two days", "1R"),
    (15, "", ""),
    (20, "carrier and custodian have told CBP of the unentered goods", ""),
)


def bill_of(world: World, key: str) -> Thing:
    """The bill of a key; `UnknownSubject` when no manifest has it."""
    known = world.find(BILL_KIND, key)
    if known is None:
        raise UnknownSubject(f"no manifest holds bill {key!r}: send a bill event on_file first")
    return known


def held(world: World, key: str) -> tuple[HoldKind, ...]:
    """The kinds of hold that lie on a bill."""
    known = world.find(BILL_KIND, key)
    return tuple(kind_of(name) for name in (known.data.get("holds", ()) if known is not None else ()))


def note(world: World, key: str, kind: HoldKind, *, on: bool, actor: str = "officer") -> None:
    """Put a hold on a bill or take it off, and set its clocks going."""
    known = bill_of(world, key)
    holds = [name for name in known.data.get("holds", ()) if name != kind.name]
    data = {**known.data, "holds": [*holds, *([kind.name] if on else [])]}
    world.keep(BILL_KIND, key, state=known.state, data=data)
    codes = kind.manifest.placed if on else kind.manifest.removed
    tell_bill(
        world, key, f"{kind.state} {'placed' if on else 'removed'}", state=known.state, actor=actor, codes=codes
    )  # fmt: skip
    if not on:
        # A hold at the port of unlading keeps a movement from beginning.
        for number in world.rows.linked_to(IN_BOND_KIND, key):
            world.later("in_bond.begin", number)
    for at, clock in enumerate(kind.clocks if on else ()):
        world.later(
            "release.bill_hold", key, at=falls_due(world, clock), data={"kind": kind.name, "clock": at}
        )  # fmt: skip


def spread(
    world: World, key: str, kind: HoldKind, *, on: bool, but: str = "", actor: str = "officer"
) -> None:  # fmt: skip
    """What lies on a bill meets every other entry of that bill that has not been released."""
    for other in releases_of_bill(world, key):
        if other.subject == but or other.stage not in OPEN:
            continue
        before = other.file
        if on:
            flow.meet(other, kind, key)
        else:
            other.end_holds(kind, [hold for hold in other.holds_of(kind) if hold.bill == key])
            flow.proceed(other, kind.origin)
        if other.file != before:
            other.close(f"{kind.state} {'placed' if on else 'removed'}", actor=actor, note=key)


def amended(world: World, key: str) -> None:
    """The carrier told CBP of the bill again: what an amendment of the manifest ends is over."""
    for kind in held(world, key):
        if "manifest" in kind.resolved_by:
            note(world, key, kind, on=False, actor="carrier")
            spread(world, key, kind, on=False, actor="carrier")


def arrived(world: World, key: str) -> None:
    """The cargo came, or has arrived in bond. Without an entry its days to general order begin to count."""
    if any(release.stage != CANCELLED for release in releases_of_bill(world, key)):
        return
    known = bill_of(world, key)
    world.keep(BILL_KIND, key, state=known.state, data={**known.data, "landed": world.now})
    for at, (days, _, _) in enumerate(UNENTERED):
        world.later(
            "release.unentered", key, at=world.clock.now() + timedelta(days=days),
            data={"step": at, "landed": world.now},
        )  # fmt: skip


def in_bond(world: World, key: str) -> bool:
    """Whether a bill is under bond, so that no entry is due: moving, to be exported, or exported."""
    for number in world.rows.linked_to(IN_BOND_KIND, key):
        movement = world.find(IN_BOND_KIND, number)
        # An IT that has arrived is to be entered where it is.
        if movement is not None and (movement.state != "arrived" or movement.data["in_bond_type"] != "61"):
            return True
    return False


def ring_unentered(timer: Timer, world: World) -> None:
    """A day on which unentered goods are looked at; nothing when an entry has come."""
    key = timer.subject
    known = world.find(BILL_KIND, key)
    entered = any(release.stage != CANCELLED for release in releases_of_bill(world, key))
    if known is None or known.state != "arrived" or entered or in_bond(world, key):
        return
    if timer.data["landed"] != known.data.get("landed"):
        return
    _, says, code = UNENTERED[timer.data["step"]]
    if not says:
        note(world, key, GENERAL_ORDER, on=True, actor="clock")
    elif GENERAL_ORDER in held(world, key) or code:
        tell_bill(world, key, says, state=known.state, actor="clock", codes=(code,) if code else ())


def ring_clock(timer: Timer, world: World) -> None:
    """A clock of a hold on a bill ran out; nothing when the hold is gone."""
    kind = kind_of(timer.data["kind"])
    known = world.find(BILL_KIND, timer.subject)
    if known is not None and kind in held(world, timer.subject):
        world.tell(timer.subject, kind.clocks[timer.data["clock"]].says, state=known.state, actor="clock")
