"""What happens to a cargo release entry: filed, matched, reviewed, let go, changed, cancelled.

Each function takes an entry off the file in hand and changes it; whoever calls it closes the entry afterwards. Nothing
here decides whether an event is legal: the table does (`Release.step`).
"""

from __future__ import annotations

from datetime import date, timedelta

from cbp_sim.clock import begins
from cbp_sim.holds import DOCUMENTS, EXAM, QUANTITY, HoldKind, kind_of
from cbp_sim.lifecycle.cargo_release import ADMISSIBLE, FILED, MATCHED, OPEN, RELEASED
from cbp_sim.lifecycle.entry_file import Filed, FiledBill, Request
from cbp_sim.lifecycle.release_bars import watch_bars
from cbp_sim.lifecycle.release_compare import compare_cargo, compare_in_bond, compare_quantity
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.lifecycle.release_parts import (
    forget_parts,
    hear_parts,
    let_parts_go,
    lose_parts,
    waiting_parts,
)
from cbp_sim.lifecycle.subjects import BILL_KIND

#: SO50 for what a manifest says of a bill (WO50, ACMQ-53), in the order in which it comes about.
BILL_CODES = {"on_file": "93", "departed": "94", "arrived": "95"}
_RANK = {state: rank for rank, state in enumerate(("", *BILL_CODES))}

#: SO60 for an entry that no bill matches, by days since it was filed. 26 and 28 say their days themselves; that the
#: last notice comes on day 83, for a cancellation on day 90, is chosen by us.
UNMATCHED_DAYS = {"26": 30, "28": 60, "25": 83, "23": 90}

#: A disposition comes no sooner than this before the estimated arrival (ACMQ-41).
SOONEST = timedelta(days=5)

#: Modes of transport by ship.
OCEAN = ("10", "11")

#: The document that a drawn request asks for. Chosen by us: the sources hold no list of DIS codes.
DRAWN_DOCUMENT = "CBP01"

#: What an update may say anew.
UPDATED = (
    "port_of_entry", "carrier", "vessel", "voyage", "eta", "references", "bills", "split_release", "general_order",
)  # fmt: skip

#: Until when after release an update is taken (SE-23, SE-25).
UPDATE_DAYS = 15


# what the filer does


def add(release: Release) -> None:
    """A new entry: it waits for its bills."""
    release.step("add")
    watch_bars(release)
    _await_bills(release)
    _look_for_bills(release)


def replace(release: Release, filed: Filed) -> None:
    """A replacement that is taken at once: the entry begins again."""
    release.step("replace")
    _take(release, filed)


def update(release: Release, filed: Filed) -> None:
    """New bills, port or location: what is known of bills that stay is kept."""
    release.step("update")
    _take_bills(release, filed)
    if release.stage in (MATCHED, ADMISSIBLE):
        _fall_back(release)
    _look_for_bills(release)


def cancel(release: Release, event: str) -> None:
    """The entry is no more; its holds and requests end with it."""
    release.step(event)
    release.change(holds=(), request=None)
    release.stop_releasing()


def ask(release: Release, request: Request) -> None:
    """A correction or cancellation becomes a request that an officer decides on. It takes the place of an older one."""
    release.step(f"ask_{request.kind}")
    release.change(request=request)
    release.stop_releasing()
    if request.documents == "missing":
        release.world.later("release.request", release.subject)


# what CBP's computers do


def match(release: Release) -> None:
    """Look each bill up in the manifest, and go on with what is found there."""
    for bill in release.bills:
        if not bill.manifested:
            _hear_filer(release, bill)
            continue
        known = release.world.find(BILL_KIND, bill.key)
        if known is not None and known.state in BILL_CODES:
            hear(release, bill, known.state)
            compare_quantity(release, bill)
        elif not release.match_of(bill):
            release.notice.bill(bill, "91")
    proceed(release)


def hear(release: Release, bill: FiledBill, state: str) -> None:
    """The manifest says something of a bill: on file, departed, arrived."""
    known = release.world.find(BILL_KIND, bill.key)
    if known is not None and known.data.get("parts"):
        hear_parts(release, bill, known.state, known.data)
    elif _RANK[state] > _RANK[release.match_of(bill)]:
        release.change(matches={**release.file.matches, bill.place: state})
        release.notice.bill(bill, BILL_CODES[state])
    if known is not None:
        compare_in_bond(release, bill, known.data)
        compare_cargo(release, bill, known.data)
    _meet_all(release, bill)


def _meet_all(release: Release, bill: FiledBill) -> None:
    known = release.world.find(BILL_KIND, bill.key)
    for name in known.data.get("holds", ()) if known is not None and release.stage in OPEN else ():
        meet(release, kind_of(name), bill.key)


def meet(release: Release, kind: HoldKind, key: str) -> None:
    """The entry meets what lies on a bill of it, unless what was filed keeps that off."""
    if not (kind.waived_by and getattr(release.file.filed, kind.waived_by)):
        release.open_hold(kind, bill=key)


def lose(release: Release, bill: FiledBill) -> None:
    """The carrier took a bill out of its manifest: with it goes what lay on it."""
    if not release.match_of(bill):
        return
    release.notice.bill(bill, "62" if release.match_of(bill) == "arrived" else "61")
    release.change(
        matches={place: state for place, state in release.file.matches.items() if place != bill.place}
    )  # fmt: skip
    lose_parts(release, bill)
    release.drop_holds_on(bill.key)
    release.stop_releasing()
    if release.any_matched or release.stage not in (MATCHED, ADMISSIBLE):
        release.step("lose_bill")
    else:
        _unmatch(release)


def proceed(release: Release, cause: str | None = None) -> None:
    """Go on as far as the entry now can: matched, under review by the computers, admissible, released.

    cause: the release origin of what just happened; None when nothing did that lets an entry go.
    """
    if release.stage == FILED and release.any_matched:
        release.step("match")
    if release.arrived and release.file.arrived_on is None:
        release.change(arrived_on=release.world.clock.today())
        cause = "03"
    if not release.arrived:
        release.change(arrived_on=None)
    if cause is not None:
        release.change(cause=cause)
    if release.stage == MATCHED and release.all_matched and not (release.file.reviewed or release.file.reviewing):
        _begin_review(release)
    settle(release)
    if release.stage == RELEASED and release.arrived and release.file.release_origin == "02":
        _redate(release)
        let_parts_go(release)
        _tell_terminal(release)
    if release.stage == RELEASED and waiting_parts(release):
        release.world.later("release.part", release.subject, after=release.world.policy.pace.release)


def settle(release: Release) -> None:
    """Nothing keeps the entry any more: let it go when the cargo is here, else tell that it is admissible."""
    if release.stage not in (MATCHED, ADMISSIBLE) or not release.clear or release.file.releasing:
        return
    if release.arrived:
        release.change(releasing=True, turn=release.file.turn + 1)
        release.world.later(
            "release.release", release.subject, after=release.world.policy.pace.release,
            data={"turn": release.file.turn},
        )  # fmt: skip
    elif release.stage == MATCHED:
        release.step("clear")
        release.notice.entry("97")


def select(release: Release) -> None:
    """Selectivity: the computers have seen the entry, and may draw an exam or ask for a document."""
    chance, policy = release.world.chance, release.world.policy
    chance.expect(("exam", "document"), release.subject)
    if chance.of("exam", release.subject).happens(policy.exam_rate):
        release.open_hold(EXAM)
    if chance.of("document", release.subject).happens(policy.document_rate):
        release.open_hold(DOCUMENTS, document_type=DRAWN_DOCUMENT)
    selected(release)


def selected(release: Release) -> None:
    """Selectivity is over, whoever decided: go on."""
    release.change(reviewed=True, reviewing=False)
    if release.file.arrived_on is not None:
        release.change(cause="01")
    settle(release)


def let_go(release: Release, origin: str) -> None:
    """The release itself, with its date and what the date comes from."""
    today = release.world.clock.today()
    dates = {"02": eta_of(release), "03": release.file.arrived_on}
    on = dates.get(origin) or today
    release.step("release")
    release.change(
        reviewed=True, reviewing=False, releasing=False, released_at=release.world.now, release_date=on,
        release_origin=origin, turn=release.file.turn + 1,
    )  # fmt: skip
    let_parts_go(release)
    release.notice.entry("98", release_date=on, origin=origin)
    if release.file.agencies:
        release.notice.entry("01")
    if origin != "05":
        release.tell_bills("entered and released", ("1C",))
    _tell_terminal(release)


def let_part_go(release: Release) -> None:
    """Parts that came after the release go too; the entry keeps the date of its first."""
    release.step("release_part")
    let_parts_go(release)
    release.notice.entry("98", release_date=release.world.clock.today(), origin="03")
    release.tell_bills("entered and released", ("1C",))
    _tell_terminal(release)


def _tell_terminal(release: Release) -> None:
    """A terminal gives the goods out when they are released and here; only ships' terminals hear of it by code."""
    if release.file.filed.mode in OCEAN and release.arrived:
        release.tell_bills("terminal release", ("1Z",))


def suspend(release: Release) -> None:
    """The release is pulled back, and its date with it; only an officer gives it again.

    What was laid on a bill while it was released is met now.
    """
    release.step("suspend")
    release.change(release_date=None, release_origin="", cause="06")
    release.notice.entry("99")
    if release.file.filed.mode in OCEAN and release.arrived:
        release.tell_bills("terminal release taken back", ("4Z",))
    for bill in release.bills:
        if bill.manifested and release.match_of(bill):
            _meet_all(release, bill)


def eta_of(release: Release) -> date | None:
    """The estimated arrival: the manifest's, or the filer's."""
    for bill in release.bills:
        known = release.world.find(BILL_KIND, bill.key) if bill.manifested else None
        if known is not None and known.data.get("eta"):
            return date.fromisoformat(known.data["eta"])
    return release.file.filed.eta


# what an officer decides


def grant_correction(release: Release, filed: Filed) -> None:
    """The replacement is taken: SO60 88. What has been released stays so; anything else begins again."""
    was_out = release.stage not in (FILED, MATCHED, ADMISSIBLE)
    release.step("grant_correction")
    release.change(request=None)
    release.notice.entry("88")
    if was_out:
        _file(release, filed)
        _look_for_bills(release)
    else:
        _take(release, filed)


def _take(release: Release, filed: Filed) -> None:
    _file(release, filed)
    watch_bars(release)
    release.change(matches={}, parts={}, reviewed=False, reviewing=False, arrived_on=None)
    _await_bills(release)
    _look_for_bills(release)


def _take_bills(release: Release, filed: Filed) -> None:
    known = release.file.filed
    told = filed.model_dump(include=set(UPDATED))
    given = {name: getattr(filed, name) for name, value in told.items() if value}
    _file(release, known.model_copy(update=given))


def _file(release: Release, filed: Filed) -> None:
    """Take what was filed, and forget what lay on bills that are no longer the entry's."""
    keys, places = {"", *(bill.key for bill in filed.bills)}, {bill.place for bill in filed.bills}
    release.change(
        filed=filed,
        round=release.file.round + 1,
        matches={place: state for place, state in release.file.matches.items() if place in places},
        parts=forget_parts(release, places),
        # Whether more is entered than the manifest has is asked anew.
        holds=tuple(hold for hold in release.file.holds if hold.bill in keys and hold.kind != QUANTITY.name),
    )
    release.stop_releasing()


def _fall_back(release: Release) -> None:
    if not release.any_matched:
        _unmatch(release)
    elif not release.all_matched:
        release.step("lose_bill")


def _unmatch(release: Release) -> None:
    release.step("unmatch")
    release.change(reviewed=False, reviewing=False)
    _await_bills(release)


def _await_bills(release: Release) -> None:
    since = release.world.clock.now()
    release.change(waits=release.file.waits + 1)
    for code, days in UNMATCHED_DAYS.items():
        release.world.later(
            "release.unmatched", release.subject, at=since + timedelta(days=days),
            data={"wait": release.file.waits, "code": code},
        )  # fmt: skip


def _look_for_bills(release: Release) -> None:
    release.world.later(
        "release.match", release.subject, after=release.world.policy.pace.bill_match,
        data={"round": release.file.round},
    )  # fmt: skip


def _hear_filer(release: Release, bill: FiledBill) -> None:
    """A bill that no manifest will hold: the filer's own word is all there is."""
    here = bill.arrival is None or bill.arrival <= release.world.clock.today()
    state = "arrived" if here else "on_file"
    if _RANK[state] > _RANK[release.match_of(bill)]:
        release.change(matches={**release.file.matches, bill.place: state})
    if bill.arrival is not None and not here:
        release.world.later(
            "release.match", release.subject, at=begins(bill.arrival), data={"round": release.file.round}
        )  # fmt: skip


def _begin_review(release: Release) -> None:
    release.change(reviewing=True, review=release.file.review + 1)
    due = release.world.clock.now() + release.world.policy.pace.review
    eta = eta_of(release)
    if eta is not None and not release.arrived:
        due = max(due, begins(eta) - SOONEST)
    release.world.later("release.review", release.subject, at=due, data={"review": release.file.review})


def _redate(release: Release) -> None:
    on = release.world.clock.today()
    release.change(release_origin="03")
    if on != release.file.release_date:
        release.step("redate")
        release.change(release_date=on)
        release.notice.entry("22", release_date=on, origin="03")
