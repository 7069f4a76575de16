"""What happens to cargo release entries by itself: the timers `release.*`.

A timer may come when what it was set for is over. Each therefore asks first whether it still has something to do.
"""

from __future__ import annotations

from collections.abc import Callable

from cbp_sim.behaviours.steering import selectivity
from cbp_sim.lifecycle import release_flow as flow
from cbp_sim.lifecycle import release_holds
from cbp_sim.lifecycle.bill_holds import ring_clock, ring_unentered
from cbp_sim.lifecycle.cargo_release import ADMISSIBLE, CANCELLED, FILED, MATCHED, RELEASED
from cbp_sim.lifecycle.release_bars import is_barred
from cbp_sim.lifecycle.release_compare import compare_quantity, lose_in_bond
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.lifecycle.release_parts import waiting_parts
from cbp_sim.lifecycle.subjects import BILL_KIND
from cbp_sim.store.rows import Timer
from cbp_sim.world import World


class Ringer:
    """Rings the timers of cargo release."""

    def ring(self, timer: Timer, world: World) -> None:
        """Do what was to happen now."""
        if timer.kind in BILL_RINGS:
            BILL_RINGS[timer.kind](timer, world)
            return
        release = Release.find(world, timer.subject)
        if release is not None and release.stage != CANCELLED:
            RINGS[timer.kind](release, timer)
        elif release is not None and timer.kind == "release.cancelled":
            _tell_cancelled(release, timer)


def _match(release: Release, timer: Timer) -> None:
    if timer.data["round"] != release.file.round:
        return
    before = (release.stage, release.file)
    flow.match(release)
    if (release.stage, release.file) != before or release.notice.codes:
        release.close("bills looked up in the manifest")


def _bill(release: Release, timer: Timer) -> None:
    key, event = timer.data["bill"], timer.data["event"]
    bills = [bill for bill in release.bills_of(key) if bill.manifested]
    before = (release.stage, release.file)
    for bill in bills:
        if event == "deleted":
            flow.lose(release, bill)
        else:
            flow.hear(release, bill, event)
            if event == "on_file" or timer.data["of"] != "bill":
                compare_quantity(release, bill)
    if bills:
        flow.proceed(release)
    if (release.stage, release.file) != before:
        release.close(f"{timer.data['of']} {event.replace('_', ' ')}", actor="carrier", note=key)


def _in_bond(release: Release, timer: Timer) -> None:
    """The in-bond movement of a bill was taken back: 63 once it has arrived and the entry is released."""
    key, number = timer.data["bill"], timer.data["in_bond"]
    before = (release.stage, release.file)
    bills = [bill for bill in release.bills_of(key) if bill.manifested]
    came = [bill for bill in bills if bill.in_bond in ("", number) and release.match_of(bill) == "arrived"]
    if came and release.allows("lose_in_bond"):
        release.step("lose_in_bond")
        for bill in came:
            release.notice.bill(bill, "63")
    if (known := release.world.find(BILL_KIND, key)) is not None:
        for bill in bills:
            lose_in_bond(release, bill, known.data)
    if bills:
        flow.proceed(release)
    if (release.stage, release.file) != before or release.notice.codes:
        release.close("in-bond deleted", actor="filer", note=number)


def _review(release: Release, timer: Timer) -> None:
    file = release.file
    if not file.reviewing or timer.data["review"] != file.review or release.stage not in (MATCHED, ADMISSIBLE):
        return
    if selectivity(release, timer):
        release.close("selectivity done")


def _release(release: Release, timer: Timer) -> None:
    if timer.data["turn"] != release.file.turn or not (release.clear and release.arrived):
        return
    flow.let_go(release, release.file.cause)
    release.close("released")


def _part(release: Release, timer: Timer) -> None:
    if release.stage == RELEASED and waiting_parts(release):
        flow.let_part_go(release)
        release.close("part released")


def _unmatched(release: Release, timer: Timer) -> None:
    if release.stage != FILED or timer.data["wait"] != release.file.waits:
        return
    code = timer.data["code"]
    release.notice.entry(code)
    if code == "23":
        flow.cancel(release, "lapse")
        release.close("cancelled: no bill ever matched", actor="clock")
    else:
        release.step("warn_unmatched")
        release.close("no bill match", actor="clock")


def _bar(release: Release, timer: Timer) -> None:
    if release.allows("bar") and is_barred(release):
        flow.cancel(release, "bar")
        release.notice.entry("23")
        release.close("cancelled: the article is barred for its origin", actor="clock")


def _request(release: Release, timer: Timer) -> None:
    request = release.file.request
    if request is None or request.documents != "missing":
        return
    release.change(request=request.model_copy(update={"documents": "wanted"}))
    release.notice.entry("84" if request.kind == "correction" else "85")
    release.close(f"documents wanted for the {request.kind} request")


def _tell_cancelled(release: Release, timer: Timer) -> None:
    release.notice.entry("23")
    release.close("told of the cancellation")


RINGS: dict[str, Callable[[Release, Timer], None]] = {
    "release.match": _match,
    "release.bill": _bill,
    "release.in_bond": _in_bond,
    "release.review": _review,
    "release.hold": release_holds.ring_clock,
    "release.settle": release_holds.ring_settle,
    "release.release": _release,
    "release.part": _part,
    "release.unmatched": _unmatched,
    "release.bar": _bar,
    "release.request": _request,
    "release.cancelled": _tell_cancelled,
}

#: Timers of bills, whether or not an entry names them.
BILL_RINGS: dict[str, Callable[[Timer, World], None]] = {
    "release.unentered": ring_unentered,
    "release.bill_hold": ring_clock,
}

RINGER = Ringer()
