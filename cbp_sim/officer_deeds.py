"""What each act of an officer asks before it is done, and what it does.

A guard says why an act is not legal for an entry as it stands; a deed changes the entry and says what happened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cbp_sim.errors import NotLegal, UnknownSubject
from cbp_sim.holds import DOCUMENTS, EXAM, KINDS, REVIEW, kind_of
from cbp_sim.lifecycle import release_flow as flow
from cbp_sim.lifecycle.cargo_release import MATCHED, OPEN, RELEASED, SUSPENDED
from cbp_sim.lifecycle.release_file import BILL_KIND, Release, hold_kind, releases_of_bill
from cbp_sim.store.rows import Thing
from cbp_sim.world import World

if TYPE_CHECKING:
    from cbp_sim.officer import OfficerAct


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act is not legal now. forcible: whether an officer may do it all the same with force."""

    reason: str
    forcible: bool = False


# holds


def _may_place(release: Release, wanted: OfficerAct) -> Refusal | None:
    kind = kind_of(wanted.kind or "")
    if "place_hold" not in kind.placed_by:
        return Refusal(f"{kind.name} is placed by {' or '.join(kind.placed_by)}")
    keys = _keys(release, wanted)
    if not keys:
        named = f"{wanted.bill} is no bill of it" if wanted.bill else "it has no bill to hold"
        return Refusal(named)
    opened = {hold.bill for hold in release.holds_of(kind)}
    if opened.issuperset(keys):
        return Refusal(f"that {kind.state} is open already")
    for key in keys:
        known = release.world.find(BILL_KIND, key)
        if kind.on_bill and (known is None or known.state not in flow.BILL_CODES):
            return Refusal(f"no manifest holds {key}")
    return _must_be_open(release)


def _must_be_open(release: Release) -> Refusal | None:
    return None if release.stage in OPEN else Refusal("it is released: suspend it first", forcible=True)


def _place(release: Release, wanted: OfficerAct) -> str:
    _reopen(release)
    kind = kind_of(wanted.kind or "")
    for key in _keys(release, wanted):
        if kind.on_bill:
            _note_on_bill(release.world, key, kind.name, on=True)
            _spread(release.world, key, kind.name, on=True, but=release.subject)
        release.open_hold(kind, bill=key)
    return f"{kind.state} placed"


def _may_remove(release: Release, wanted: OfficerAct) -> Refusal | None:
    kind = kind_of(wanted.kind or "")
    if not any(wanted.bill in (None, hold.bill or None) for hold in release.holds_of(kind)):
        return Refusal(f"no {kind.state} is open" + (f" on {wanted.bill}" if wanted.bill else ""))
    if "remove_hold" not in kind.resolved_by:
        return Refusal(f"{kind.state} ends by {' or '.join(kind.resolved_by)}", forcible=True)
    return None


def _remove(release: Release, wanted: OfficerAct) -> str:
    kind = kind_of(wanted.kind or "")
    ended = [hold for hold in release.holds_of(kind) if wanted.bill in (None, hold.bill or None)]
    for hold in ended:
        if kind.on_bill:
            _note_on_bill(release.world, hold.bill, kind.name, on=False)
            _spread(release.world, hold.bill, kind.name, on=False, but=release.subject)
    release.end_holds(kind, ended)
    flow.proceed(release, kind.origin)
    return f"{kind.state} removed"


def _keys(release: Release, wanted: OfficerAct) -> tuple[str, ...]:
    return tuple(bill.key for bill in release.bills if wanted.bill in (None, bill.key))


def _bill(world: World, key: str) -> Thing:
    known = world.find(BILL_KIND, key)
    if known is None:
        raise UnknownSubject(f"no manifest holds bill {key!r}: send a bill event on_file first")
    return known


def _note_on_bill(world: World, key: str, kind: str, *, on: bool) -> None:
    known = _bill(world, key)
    holds = [name for name in known.data.get("holds", ()) if name != kind]
    world.keep(BILL_KIND, key, state=known.state, data={**known.data, "holds": [*holds, *([kind] if on else [])]})
    world.tell(key, f"{kind_of(kind).state} {'placed' if on else 'removed'}", state=known.state, actor="officer")


def _spread(world: World, key: str, kind_name: str, *, on: bool, but: str = "") -> None:
    """What lies on a bill meets every other entry of that bill that has not been released."""
    kind = kind_of(kind_name)
    for other in releases_of_bill(world, key):
        if other.subject == but or other.stage not in OPEN:
            continue
        if on:
            other.open_hold(kind, bill=key)
        else:
            other.end_holds(kind, [hold for hold in other.holds_of(kind) if hold.bill == key])
            flow.proceed(other, kind.origin)
        if other.notice.codes:
            other.close(f"{kind.state} {'placed' if on else 'removed'}", actor="officer", note=key)


def act_on_bill(wanted: OfficerAct, world: World) -> None:
    """Place or remove a hold that lies on a bill in the manifest; every entry of the bill meets it."""
    key, kind = wanted.bill or "", kind_of(wanted.kind or "")
    known = _bill(world, key)
    opened = kind.name in known.data.get("holds", ())
    placing = wanted.act == "place_hold"
    if not kind.on_bill or opened is placing or (placing and known.state not in flow.BILL_CODES):
        state = ", ".join(known.data.get("holds", ())) or "no hold"
        raise NotLegal(
            f"bill {key} is {known.state} with {state}: {wanted} is not legal; legal is to place and to remove "
            f"{' and '.join(one.name for one in KINDS if one.on_bill)} holds while it is on file"
        )
    _note_on_bill(world, key, kind.name, on=placing)
    _spread(world, key, kind.name, on=placing)


# documents and exams


def _may_request(release: Release, wanted: OfficerAct) -> Refusal | None:
    if wanted.about == "request":
        return None if release.file.request is not None else Refusal("the filer has no request open")
    if any(hold.document_type == wanted.document_type for hold in release.holds_of(DOCUMENTS)):
        return Refusal(f"{wanted.document_type} is wanted already")
    return _must_be_open(release)


def _request(release: Release, wanted: OfficerAct) -> str:
    request = release.file.request
    if wanted.about == "request" and request is not None:
        release.change(request=request.model_copy(update={"documents": "wanted"}))
        release.notice.entry(
            "84" if request.kind == "correction" else "85", document_type=wanted.document_type or ""
        )  # fmt: skip
        return f"documents wanted for the {request.kind} request"
    _reopen(release)
    release.open_hold(DOCUMENTS, document_type=wanted.document_type or "")
    return "document required"


def _may_receive(release: Release, wanted: OfficerAct) -> Refusal | None:
    wants = release.holds_of(DOCUMENTS)
    if any(wanted.document_type in (None, hold.document_type) for hold in wants):
        return None
    return Refusal(f"{wanted.document_type or 'no document'} is wanted" if not wants else "another document is wanted")


def _receive(release: Release, wanted: OfficerAct) -> str:
    ended = [hold for hold in release.holds_of(DOCUMENTS) if wanted.document_type in (None, hold.document_type)]
    release.end_holds(DOCUMENTS, ended)
    flow.proceed(release, DOCUMENTS.origin)
    return "documents received and found good"


def _may_examine(release: Release, _: OfficerAct) -> Refusal | None:
    return Refusal("an intensive exam is open already") if release.holds_of(EXAM) else _must_be_open(release)


def _examine(release: Release, _: OfficerAct) -> str:
    _reopen(release)
    release.open_hold(EXAM)
    return "intensive exam ordered"


def _may_tell_result(release: Release, _: OfficerAct) -> Refusal | None:
    return None if release.holds_of(EXAM) else Refusal("no intensive exam is open")


def _tell_result(release: Release, wanted: OfficerAct) -> str:
    release.end_holds(EXAM, release.holds_of(EXAM))
    if wanted.result == "discrepancy":
        release.open_hold(REVIEW)
    flow.proceed(release, "06" if wanted.result == "general" else EXAM.origin)
    return f"exam result: {wanted.result}"


# review, release, suspension


def _may_review(release: Release, _: OfficerAct) -> Refusal | None:
    return Refusal("it is under review already") if release.holds_of(REVIEW) else _must_be_open(release)


def _review(release: Release, _: OfficerAct) -> str:
    _reopen(release)
    release.open_hold(REVIEW)
    return "taken under review"


def _may_end_review(release: Release, _: OfficerAct) -> Refusal | None:
    if release.holds_of(REVIEW) or (release.stage == MATCHED and not release.file.reviewed):
        return None
    return Refusal("no review is open")


def _end_review(release: Release, _: OfficerAct) -> str:
    held = release.holds_of(REVIEW)
    release.end_holds(REVIEW, held)
    if release.stage == MATCHED:
        release.change(reviewed=True, reviewing=False)
    flow.proceed(release, REVIEW.origin if held else "01")
    return "review done"


def _may_release(release: Release, _: OfficerAct) -> Refusal | None:
    if not release.allows("release"):
        return Refusal("it is released" if release.stage == RELEASED else "none of its bills is on file")
    if not release.all_matched:
        return Refusal("not every bill of it is on file", forcible=True)
    if release.file.request is not None:
        return Refusal(f"the filer's {release.file.request.kind} request is open: decide on it", forcible=True)
    if release.file.holds:
        ways = [f"{hold_kind(hold).state} ends by {' or '.join(hold_kind(hold).resolved_by)}"
                for hold in release.file.holds]  # fmt: skip
        return Refusal("; ".join(dict.fromkeys(ways)), forcible=True)
    return None


def _release(release: Release, _: OfficerAct) -> str:
    for kind in KINDS:
        held = release.holds_of(kind)
        for hold in held:
            if kind.on_bill:
                _note_on_bill(release.world, hold.bill, kind.name, on=False)
                _spread(release.world, hold.bill, kind.name, on=False, but=release.subject)
        release.end_holds(kind, held)
    if not release.arrived and flow.eta_of(release) is not None:
        origin = "02"
    else:
        origin = release.file.cause if release.stage == SUSPENDED else "06"
    flow.let_go(release, origin)
    return "released"


def _may_suspend(release: Release, _: OfficerAct) -> Refusal | None:
    return None if release.allows("suspend") else Refusal("it is not released")


def _suspend(release: Release, _: OfficerAct) -> str:
    flow.suspend(release)
    return "release suspended"


def _reopen(release: Release) -> None:
    if release.stage == RELEASED:
        flow.suspend(release)


def _may_cancel(release: Release, _: OfficerAct) -> Refusal | None:
    return None if release.allows("void") else Refusal("it is released: suspend it first", forcible=True)


def _cancel(release: Release, _: OfficerAct) -> str:
    _reopen(release)
    flow.cancel(release, "void")
    release.notice.entry("23")
    return "cancelled by CBP"


# the filer's requests


def _may_decide(release: Release, _: OfficerAct) -> Refusal | None:
    return None if release.file.request is not None else Refusal("the filer has no request open")


def _approve(release: Release, _: OfficerAct) -> str:
    request = release.file.request
    if request is not None and request.kind == "correction" and request.filed is not None:
        flow.grant_correction(release, request.filed)
        return "correction request approved"
    flow.cancel(release, "grant_cancellation")
    release.notice.entry("23")
    return "cancellation request approved"


def _reject(release: Release, wanted: OfficerAct) -> str:
    request = release.file.request
    kind = request.kind if request is not None else "correction"
    release.step(f"refuse_{kind}")
    release.change(request=None)
    release.notice.entry("86" if kind == "correction" else "87")
    release.notice.reason(wanted.reason or "", wanted.comment or "")
    flow.proceed(release)
    return f"{kind} request rejected"


Guard = Callable[[Release, "OfficerAct"], Refusal | None]
Deed = Callable[[Release, "OfficerAct"], str]

GUARDS: dict[str, Guard] = {
    "place_hold": _may_place, "remove_hold": _may_remove, "request_documents": _may_request,
    "documents_received": _may_receive, "order_exam": _may_examine, "exam_result": _may_tell_result,
    "review": _may_review, "review_done": _may_end_review, "release": _may_release, "suspend": _may_suspend,
    "cancel": _may_cancel, "approve_request": _may_decide, "reject_request": _may_decide,
}  # fmt: skip

DEEDS: dict[str, Deed] = {
    "place_hold": _place, "remove_hold": _remove, "request_documents": _request, "documents_received": _receive,
    "order_exam": _examine, "exam_result": _tell_result, "review": _review, "review_done": _end_review,
    "release": _release, "suspend": _suspend, "cancel": _cancel, "approve_request": _approve,
    "reject_request": _reject,
}  # fmt: skip
