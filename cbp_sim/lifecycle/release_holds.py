"""How an open hold ends: by the ways and the clocks that its kind declares, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.holds import Way, kind_of
from cbp_sim.lifecycle import release_flow as flow
from cbp_sim.lifecycle.bill_holds import note, spread
from cbp_sim.lifecycle.entry_file import Filed, OpenHold
from cbp_sim.lifecycle.release_file import Release, hold_kind
from cbp_sim.store.rows import Timer


def ways(release: Release, by: str) -> Iterator[tuple[OpenHold, Way]]:
    """The open holds that something could end, each with the way that it would go; the weightiest first."""
    for kind_name in release.weighed:
        for hold in release.holds_of(kind_of(kind_name)):
            for way in kind_of(kind_name).ways:
                if way.by == by:
                    yield hold, way


def resolve(release: Release, hold: OpenHold, way: Way) -> None:
    """End a hold by one of its ways: tell of it, and open what follows."""
    kind = hold_kind(hold)
    if way.keeps:
        _follow(release, hold, way)
        return
    if kind.on_bill and way.by != "update":
        note(release.world, hold.bill, kind, on=False)
        spread(release.world, hold.bill, kind, on=False, but=release.subject)
    if not way.then:
        release.end_holds(kind, [hold], manifest=way.manifest)
        return
    # What follows says for an agency what it thinks now; the carrier hears of the end when that is over too.
    told = kind.agency is None
    release.end_holds(kind, [hold], told=told, manifest=() if way.manifest is None else way.manifest)
    if not release.holds_of(kind) or not way.settles:
        _follow(release, hold, way)


def _follow(release: Release, hold: OpenHold, way: Way) -> None:
    then = kind_of(way.then)
    where = {"agency": hold.agency, "program": hold.program, "lines": hold.lines} if then.agency else {}
    if then.on_bills:
        where["bill"] = hold.bill
    if way.keeps:
        where["beside"] = hold.kind
    elif way.manifest is None:
        where["after"] = hold.kind
    opened = release.open_hold(then, told=way.manifest is None or not way.manifest, **where)
    if opened and way.settles:
        release.world.later(
            "release.settle", release.subject, after=release.world.policy.pace.review,
            data={"hold": release.file.opened},
        )  # fmt: skip


def corrected(release: Release, by: str, before: Filed, after: Filed) -> None:
    """The filer put something right: what that ends is over. An update ends what its element was wrong in."""
    for hold, way in list(ways(release, by)):
        if hold in release.file.holds and _put_right(hold, way, before, after):
            resolve(release, hold, way)
            release.change(cause=way.origin or hold_kind(hold).origin)


def _put_right(hold: OpenHold, way: Way, before: Filed, after: Filed) -> bool:
    """Whether a filing changed what is wrong; an agency wants other data than it was told before."""
    if hold.agency:
        was, now = (one.told(hold.agency, hold.lines) for one in (before, after))
        return any(not one.disclaimer for one in now) if way.on else not was or was != now
    return not way.on or getattr(before, way.on) != getattr(after, way.on)


def correct_agency_data(release: Release, agency: str | None) -> None:
    """The filer's PGA correction (CA) was taken: what an agency's data were wrong in is over."""
    release.notice.correction = "P"
    for hold, way in list(correctable(release, agency)):
        resolve(release, hold, way)
        release.change(cause=way.origin or hold_kind(hold).origin)


def correctable(release: Release, agency: str | None) -> Iterator[tuple[OpenHold, Way]]:
    """The open holds of an agency, or of any, that corrected data end."""
    for hold, way in ways(release, "correction"):
        if hold.agency and agency in (None, hold.agency):
            yield hold, way


def ring_clock(release: Release, timer: Timer) -> None:
    """A clock of an open hold ran out."""
    hold = next((one for one in release.file.holds if one.number == timer.data["hold"]), None)
    if hold is None:
        return
    kind = hold_kind(hold)
    clock = kind.clocks[timer.data["clock"]]
    if clock.then:
        resolve(release, hold, Way("clock", then=clock.then, manifest=() if not kind.manifest.removed else None))
    release.close(clock.says, actor="clock", note=kind.state)


def ring_settle(release: Release, timer: Timer) -> None:
    """A review that ends by itself is over."""
    hold = next((one for one in release.file.holds if one.number == timer.data["hold"]), None)
    if hold is None:
        return
    kind = hold_kind(hold)
    resolve(release, hold, Way("clock"))
    flow.proceed(release, kind.origin)
    release.close("documents reviewed" if kind.agency is None else "agency review done")
