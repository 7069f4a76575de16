"""How the entries and bills of a world stand between two acts: what each shows, and what is under way for it.

Nothing waits for something that does not come: what the clock is to do later stands among the world's timers.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from cbp_sim.clock import parse_instant
from cbp_sim.holds import kind_of
from cbp_sim.lifecycle.bill_holds import held
from cbp_sim.lifecycle.cargo_release import ADMISSIBLE, CANCELLED, FILED, MATCHED, OPEN, RELEASED
from cbp_sim.lifecycle.entry_file import OpenHold
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.lifecycle.subjects import BILL_KIND
from cbp_sim.store import tables
from cbp_sim.store.rows import Timer
from cbp_sim.world import World

ON_FILE = ("on_file", "departed", "arrived")


class Standing:
    """A world between two acts."""

    def __init__(
        self, world: World, subjects: tuple[str, ...], bills: tuple[str, ...], settling: Collection[tuple[str, int]]
    ) -> None:
        t = tables.timers
        rows = world.rows.connection.execute(select(t).where(t.c.world == world.rows.world))
        self.timers = tuple(Timer(*row[1:]) for row in rows)
        self.world = world
        self.bills = bills
        self.settling = settling
        found = (Release.find(world, subject) for subject in subjects)
        self.entries = tuple(one for one in found if one is not None)

    def coming(self, kind: str, subject: str, /, **told: Any) -> list[Timer]:
        """The timers of a kind and subject that have such data."""
        return [
            timer for timer in self.timers
            if (timer.kind, timer.subject) == (kind, subject) and told.items() <= timer.data.items()
        ]  # fmt: skip

    def unheard(self, release: Release) -> bool:
        """Whether the manifest has something for an entry that it is about to hear."""
        return bool(self.coming("release.match", release.subject) or self.coming("release.bill", release.subject))

    def days_open(self, hold: OpenHold) -> timedelta:
        """How long a hold has been open."""
        return self.world.clock.now() - parse_instant(hold.since)


def an_entry_knows_of_its_bills_what_the_manifest_says(now: Standing) -> None:
    for entry in _alive(now):
        for bill in entry.bills if not now.unheard(entry) else ():
            known = now.world.find(BILL_KIND, bill.key)
            state = known.state if known is not None and known.state in ON_FILE else ""
            assert entry.match_of(bill) == state, f"{bill.key} is {state or 'not on file'}"


def what_lies_on_a_bill_and_what_its_entries_have_is_the_same(now: Standing) -> None:
    for entry in _alive(now):
        for bill in entry.bills if entry.stage in OPEN and not now.unheard(entry) else ():
            there = {kind.name for kind in held(now.world, bill.key)}
            met = {hold.kind for hold in entry.file.holds if hold.bill == bill.key and kind_of(hold.kind).on_bill}
            assert met == (there if entry.match_of(bill) else set()), f"{bill.key} has {there}, {entry.subject} {met}"


def a_hold_keeps_its_clocks(now: Standing) -> None:
    for entry in _alive(now):
        for hold in entry.file.holds:
            kind = kind_of(hold.kind)
            for at, clock in enumerate(kind.clocks if not kind.on_bill else ()):
                if now.days_open(hold) < timedelta(days=clock.days):
                    assert now.coming("release.hold", entry.subject, hold=hold.number, clock=at), f"no clock of {hold}"
    for key in now.bills:
        for kind in held(now.world, key):
            placed = [line.at for line in now.world.rows.timeline(key) if line.event == f"{kind.state} placed"]
            open_for = now.world.clock.now() - parse_instant(placed[-1])
            for at, clock in enumerate(kind.clocks):
                if open_for < timedelta(days=clock.days):
                    assert now.coming("release.bill_hold", key, kind=kind.name, clock=at), f"no clock of {kind.name}"


def what_is_to_end_by_itself_is_timed(now: Standing) -> None:
    timed = {(timer.subject, timer.data["hold"]) for timer in now.timers if timer.kind == "release.settle"}
    for entry in _alive(now):
        for hold in entry.file.holds:
            if (entry.subject, hold.number) in now.settling:
                assert (entry.subject, hold.number) in timed, f"{hold} never ends by itself"


def what_waits_for_bills_is_warned_and_lapses(now: Standing) -> None:
    for entry in _alive(now):
        if entry.stage == FILED:
            assert now.coming("release.unmatched", entry.subject, wait=entry.file.waits, code="23")
            assert now.unheard(entry) or not entry.any_matched, "a bill is on file, and the entry still waits"


def what_is_on_file_is_reviewed_and_let_go(now: Standing) -> None:
    for entry in _alive(now):
        file = entry.file
        assert entry.stage in (MATCHED, ADMISSIBLE) or not file.releasing, f"a release is under way while {entry.stage}"
        if entry.stage not in (MATCHED, ADMISSIBLE) or now.unheard(entry):
            continue
        assert entry.any_matched
        if entry.all_matched and not file.reviewed:
            assert file.reviewing
            assert now.coming("release.review", entry.subject, review=file.review), "no review comes"
        free = entry.all_matched and file.reviewed and not file.holds and file.request is None
        if free and entry.arrived:
            assert file.releasing
            assert now.coming("release.release", entry.subject, turn=file.turn), "no release comes"
        elif free:
            assert entry.stage == ADMISSIBLE
        assert free or not file.releasing, "a release is under way beside what keeps it"


def what_is_released_is_closed(now: Standing) -> None:
    for entry in now.entries:
        if entry.stage in (RELEASED, CANCELLED):
            assert entry.file.holds == ()
            assert entry.state == entry.stage
        if entry.stage == CANCELLED:
            assert entry.file.request is None


def _alive(now: Standing) -> list[Release]:
    return [entry for entry in now.entries if entry.stage != CANCELLED]


LAWS = (
    an_entry_knows_of_its_bills_what_the_manifest_says,
    what_lies_on_a_bill_and_what_its_entries_have_is_the_same,
    a_hold_keeps_its_clocks,
    what_is_to_end_by_itself_is_timed,
    what_waits_for_bills_is_warned_and_lapses,
    what_is_on_file_is_reviewed_and_let_go,
    what_is_released_is_closed,
)


def keep(now: Standing) -> None:
    """Hold a world between two acts against every law."""
    for law in LAWS:
        law(now)
