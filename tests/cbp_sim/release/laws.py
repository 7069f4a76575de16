"""What every change of an entry obeys, told anew and not as the simulator does it.

A change is what one filing, officer's act, document, manifest event or timer makes of an entry between two of its
timeline lines. `LAWS` are asked of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from cbp_sim.documents import Document
from cbp_sim.holds import HoldKind, Way, kind_of
from cbp_sim.lifecycle.bill_holds import held
from cbp_sim.lifecycle.cargo_release import (
    ADMISSIBLE,
    CANCELLED,
    FILED,
    MATCHED,
    NOT_ON_FILE,
    RELEASED,
    SUSPENDED,
)
from cbp_sim.lifecycle.entry_file import EntryFile, OpenHold
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.manifest import BillEvent
from cbp_sim.officer import OfficerAct
from cbp_sim.store.rows import Timer
from formats.batch import Batch

Doing = Batch | BillEvent | Document | OfficerAct | Timer | None

#: Where an entry may be after one change. What is released comes back only by a suspension, what is cancelled never.
FOLLOWS = {
    NOT_ON_FILE: (FILED,),
    FILED: (FILED, MATCHED, ADMISSIBLE, CANCELLED),
    MATCHED: (FILED, MATCHED, ADMISSIBLE, RELEASED, CANCELLED),
    ADMISSIBLE: (FILED, MATCHED, ADMISSIBLE, RELEASED, CANCELLED),
    RELEASED: (RELEASED, SUSPENDED, CANCELLED),
    SUSPENDED: (SUSPENDED, RELEASED, CANCELLED),
    CANCELLED: (CANCELLED,),
}

#: Kinds that CBP's computers find by comparing with the manifest, and end by the same.
COMPARED = ("quantity", "in-bond mismatch", "bill type", "split part", "split pending", "split code wanted")

#: Days without a matching bill after which CBP says so; with 23 the entry is over.
UNMATCHED = {"26": 30, "28": 60, "25": 83, "23": 90}


@dataclass(frozen=True)
class Change:
    """An entry before and after. before: None when it was not on file. walked: the events of its lifecycle in between.

    waiting: since when it waits for its bills.
    """

    release: Release
    event: str
    actor: str
    doing: Doing
    stage: str
    before: EntryFile | None
    walked: tuple[str, ...]
    waiting: datetime | None

    @property
    def after(self) -> EntryFile:
        """The entry's file as it now is."""
        return self.release.file

    @property
    def act(self) -> OfficerAct | None:
        """The officer's act on this entry that makes the change."""
        act = self.doing if isinstance(self.doing, OfficerAct) else None
        return act if act is not None and act.entry == self.release.subject else None

    @property
    def timer(self) -> str:
        """The timer of this entry that makes it, or ""."""
        mine = isinstance(self.doing, Timer) and self.doing.subject == self.release.subject
        return self.doing.kind if mine and isinstance(self.doing, Timer) else ""

    @property
    def held(self) -> tuple[OpenHold, ...]:
        """The holds that were open before."""
        return self.before.holds if self.before is not None else ()

    @property
    def ended(self) -> tuple[OpenHold, ...]:
        """Holds that were open and are not any more."""
        return _without(self.held, self.after.holds)

    @property
    def settling(self) -> Iterator[int]:
        """The numbers of holds that were opened to end by themselves."""
        for hold in self.held:
            for way in ways_of(hold, self):
                if way.settles:
                    yield from (one.number for one in self.opened if (one.kind, one.agency) == (way.then, hold.agency))

    @property
    def opened(self) -> tuple[OpenHold, ...]:
        """Holds that are open and were not before."""
        return _without(self.after.holds, self.held)


def _without(some: tuple[OpenHold, ...], others: tuple[OpenHold, ...]) -> tuple[OpenHold, ...]:
    numbers = {hold.number for hold in others}
    return tuple(hold for hold in some if hold.number not in numbers)


# stages


def a_stage_follows_from_the_one_before(change: Change) -> None:
    assert change.release.stage in FOLLOWS[change.stage], f"{change.stage}, then {change.release.stage}"


def what_is_released_is_cancelled_on_request_or_after_a_suspension(change: Change) -> None:
    if (change.stage, change.release.stage) == (RELEASED, CANCELLED):
        forced = change.act is not None and change.act.act == "cancel" and change.act.force
        assert forced or change.walked == ("grant_cancellation",)


def only_an_officer_gives_a_suspended_release_again(change: Change) -> None:
    if (change.stage, change.release.stage) == (SUSPENDED, RELEASED):
        assert change.act is not None, f"released by {change.doing}"
        assert change.act.act == "release"


def computers_release_what_they_set_going_and_nothing_keeps(change: Change) -> None:
    if change.release.stage == RELEASED and change.stage != RELEASED and change.act is None:
        before = change.before
        assert change.timer == "release.release"
        assert before is not None
        assert before.releasing
        assert before.holds == ()
        assert before.request is None
        assert before.reviewed
        assert all(state == "arrived" for state in _matches(change.release))


def what_is_admissible_is_wholly_on_file_reviewed_and_free(change: Change) -> None:
    if "clear" in change.walked:
        assert all(_matches(change.release))
        assert change.after.reviewed
        assert not change.after.holds
        assert change.after.request is None


def _matches(release: Release) -> list[str]:
    return [release.file.matches.get(bill.place, "") for bill in release.bills]


def a_release_has_its_date_and_a_suspended_one_none(change: Change) -> None:
    file = change.after
    if change.release.stage in (RELEASED, SUSPENDED):
        assert (file.release_date is not None, bool(file.release_origin)) == (change.release.stage == RELEASED,) * 2


def an_entry_lapses_ninety_days_after_it_began_to_wait_and_is_warned_before(change: Change) -> None:
    told = [code for code in change.release.notice.codes if code in UNMATCHED]
    if change.timer == "release.unmatched":
        assert len(told) == 1
        assert change.waiting is not None
        assert change.release.world.clock.now() - change.waiting == timedelta(days=UNMATCHED[told[0]]), told
    else:
        assert "lapse" not in change.walked


def a_review_is_of_what_is_filed_and_matched_now(change: Change) -> None:
    before = change.before
    anew = change.release.stage == FILED and {"add", "replace", "unmatch", "grant_correction"} & set(change.walked)
    if anew:
        assert not change.after.reviewed
        assert not change.after.reviewing
    elif change.after.reviewed and before is not None and not before.reviewed:
        act = change.act.act if change.act is not None else ""
        assert change.timer == "release.review" or act in ("review_done", "release"), f"reviewed by {change.doing}"
        if change.timer == "release.review":
            assert before.reviewing
            assert isinstance(change.doing, Timer)
            assert change.doing.data["review"] == before.review


def a_timer_of_an_older_round_does_nothing(change: Change) -> None:
    counted = {"release.match": ("round", "round"), "release.release": ("turn", "turn"),
               "release.review": ("review", "review"), "release.unmatched": ("wait", "waits")}  # fmt: skip
    if isinstance(change.doing, Timer) and change.timer in counted:
        told, kept = counted[change.timer]
        assert change.doing.data[told] == getattr(change.before, kept), f"{change.timer} of an older {told}"


def what_begins_to_wait_for_bills_counts_its_days_anew(change: Change) -> None:
    if change.before is not None and change.release.stage == FILED:
        anew = {"replace", "unmatch", "grant_correction"} & set(change.walked)
        assert (change.after.waits > change.before.waits) == bool(anew)


# requests


def a_request_is_opened_by_the_filer_and_ended_by_an_officer(change: Change) -> None:
    before = change.before.request if change.before is not None else None
    now, act = change.after.request, change.act.act if change.act is not None else ""
    if act in ("approve_request", "reject_request"):
        assert now is None
    elif now is None and before is not None:
        assert change.release.stage == CANCELLED
    elif now is not None and before is None:
        assert isinstance(change.doing, Batch)
        assert change.event == f"{now.kind} requested"


# holds


def two_holds_never_lie_at_one_place(change: Change) -> None:
    places = [hold.place for hold in change.after.holds]
    assert len(places) == len(set(places)), places


def a_hold_ends_only_by_a_way_of_its_kind(change: Change) -> None:
    if change.release.stage == CANCELLED:
        return
    for hold in change.ended:
        assert _along(hold, change) or _replaced(hold, change) or _by_a_way(hold, change), f"{hold} by {change.doing}"


def _along(hold: OpenHold, change: Change) -> bool:
    """It stood beside another that ended."""
    return bool(hold.beside) and any(one.kind == hold.beside for one in change.ended)


def _replaced(hold: OpenHold, change: Change) -> bool:
    """One that takes its place was placed."""
    return any({hold.kind, hold.beside} & set(kind_of(one.kind).replaces) for one in change.opened)


def _by_a_way(hold: OpenHold, change: Change) -> bool:
    doing, kind = change.doing, kind_of(hold.kind)
    if isinstance(doing, OfficerAct):
        return _acted(hold, kind, doing, change) if change.act is not None else _spread(hold, kind, doing, change)
    if isinstance(doing, Document):
        return any(True for _ in ways_of(hold, change))
    if isinstance(doing, BillEvent):
        return "manifest" in kind.resolved_by
    if isinstance(doing, Timer) and not change.timer:
        return kind.on_bill and kind not in held(change.release.world, hold.bill)
    if isinstance(doing, Timer):
        if doing.kind in ("release.hold", "release.settle"):
            return hold.number == doing.data["hold"]
        gone = bool(hold.bill) and not change.after.matches.get(hold.bill)
        return doing.kind in ("release.bill", "release.match") and (gone or kind.name in COMPARED)
    gone = bool(hold.bill) and change.release.bill(hold.bill) is None
    return change.event == "updated" and (gone or "update" in kind.resolved_by or kind.name in COMPARED)


def _acted(hold: OpenHold, kind: HoldKind, act: OfficerAct, change: Change) -> bool:
    """An officer's act on the entry itself."""
    if act.act == "release":
        return act.force
    if act.act == "agency_status":
        return hold.agency == act.agency and act.lines in (None, hold.lines)
    if act.act == "approve_request":
        gone = bool(hold.bill) and change.release.bill(hold.bill) is None
        return gone or "correction" in kind.resolved_by or kind.name in COMPARED
    if act.act == "remove_hold" and act.force:
        return act.kind == hold.kind and act.bill in (None, hold.bill)
    return any(True for _ in ways_of(hold, change))


def _spread(hold: OpenHold, kind: HoldKind, act: OfficerAct, change: Change) -> bool:
    """An act on the bill, or on another of its entries, took off what lay on the bill."""
    meant = act.kind in (None, kind.name) and act.bill in (None, hold.bill)
    return kind.on_bill and meant and kind not in held(change.release.world, hold.bill)


#: Acts that go a way of another name.
_WAY_OF = {"pga_correction": "correction"}


def ways_of(hold: OpenHold, change: Change) -> Iterator[Way]:
    """The ways of a hold that an officer's act on its entry, or a document, goes."""
    doing = change.doing
    for way in kind_of(hold.kind).ways:
        if isinstance(doing, Document):
            if way.by == "upload" and (way.on or hold.document_type) in ("", doing.document_type):
                yield way
        elif (act := change.act) is not None and way.by == _WAY_OF.get(act.act, act.act):
            meant = (
                act.kind in (None, hold.kind)
                and act.bill in (None, hold.bill or None)
                and act.agency in (None, hold.agency)
                and (act.act != "pga_correction" or bool(hold.agency))
                and (act.act != "documents_received" or act.document_type in (None, hold.document_type))
            )
            if meant and (act.act != "exam_result" or way.on == act.result):
                yield way


def an_act_ends_all_that_it_is_about(change: Change) -> None:
    act = change.act
    if act is None:
        return
    if act.act == "remove_hold":
        left = [hold for hold in change.held if hold.kind == act.kind and act.bill in (None, hold.bill)]
    elif act.act == "agency_status":
        left = [hold for hold in change.held if hold.agency == act.agency and act.lines in (None, hold.lines)]
    else:
        return
    assert not {hold.number for hold in left} & {hold.number for hold in change.after.holds}


def what_a_way_leads_to_follows(change: Change) -> None:
    for hold in change.held:
        for way in ways_of(hold, change):
            gone = hold.number in {one.number for one in change.ended}
            if not way.then or not (gone or way.keeps) or change.release.stage == CANCELLED:
                continue
            others = way.settles and any(one.kind == hold.kind for one in change.after.holds)
            there = any((one.kind, one.agency) == (way.then, hold.agency) for one in change.after.holds)
            assert there or others, f"{way.then} does not follow {hold}"


def what_a_hold_replaces_or_stood_beside_it_goes_with_it(change: Change) -> None:
    kinds = {hold.kind for hold in change.after.holds}
    for hold in change.opened:
        assert not kinds & set(kind_of(hold.kind).replaces), f"{hold} stands beside what it replaces"
    for hold in change.after.holds:
        assert not hold.beside or hold.beside in kinds, f"{hold} stands beside nothing"


def a_hold_that_is_opened_is_told(change: Change) -> None:
    told = change.release.notice.codes
    for hold in change.opened:
        kind = kind_of(hold.kind)
        assert {*kind.bill.placed, *kind.entry.placed} <= set(told), f"{hold} is told by {told}"
        if kind.agency is not None:
            said = [(one.agency, one.status) for one in change.release.notice.agencies]
            assert (hold.agency, kind.agency.status) in said, f"{hold} is told by {said}"


LAWS = (
    a_stage_follows_from_the_one_before,
    what_is_released_is_cancelled_on_request_or_after_a_suspension,
    only_an_officer_gives_a_suspended_release_again,
    computers_release_what_they_set_going_and_nothing_keeps,
    what_is_admissible_is_wholly_on_file_reviewed_and_free,
    a_release_has_its_date_and_a_suspended_one_none,
    an_entry_lapses_ninety_days_after_it_began_to_wait_and_is_warned_before,
    a_review_is_of_what_is_filed_and_matched_now,
    a_timer_of_an_older_round_does_nothing,
    what_begins_to_wait_for_bills_counts_its_days_anew,
    a_request_is_opened_by_the_filer_and_ended_by_an_officer,
    two_holds_never_lie_at_one_place,
    a_hold_ends_only_by_a_way_of_its_kind,
    an_act_ends_all_that_it_is_about,
    what_a_way_leads_to_follows,
    what_a_hold_replaces_or_stood_beside_it_goes_with_it,
    a_hold_that_is_opened_is_told,
)
