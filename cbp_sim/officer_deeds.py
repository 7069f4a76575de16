"""What each act of an officer asks before it is done, and what it does.

A guard says why an act is not legal for an entry as it stands; a deed changes the entry and says what happened. Those
on holds stand in `cbp_sim.officer_holds`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cbp_sim import officer_holds as holds
from cbp_sim.holds import KINDS
from cbp_sim.lifecycle import release_flow as flow
from cbp_sim.lifecycle.bill_holds import note, spread
from cbp_sim.lifecycle.cargo_release import RELEASED, SUSPENDED
from cbp_sim.lifecycle.release_file import Release, hold_kind
from cbp_sim.lifecycle.release_holds import corrected
from cbp_sim.officer_holds import reopen
from cbp_sim.refusal import Refusal as Refusal

if TYPE_CHECKING:
    from cbp_sim.officer import OfficerAct

#: Acts that end an open hold.
ENDERS = ("remove_hold", "exam_result", "documents_received", "review_done")


# release, suspension


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
                note(release.world, hold.bill, kind, on=False)
                spread(release.world, hold.bill, kind, on=False, but=release.subject)
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


def _may_cancel(release: Release, _: OfficerAct) -> Refusal | None:
    return None if release.allows("void") else Refusal("it is released: suspend it first", forcible=True)


def _cancel(release: Release, _: OfficerAct) -> str:
    reopen(release)
    flow.cancel(release, "void")
    release.notice.entry("23")
    return "cancelled by CBP"


# the filer's requests


def _may_decide(release: Release, _: OfficerAct) -> Refusal | None:
    return None if release.file.request is not None else Refusal("the filer has no request open")


def _approve(release: Release, _: OfficerAct) -> str:
    request = release.file.request
    if request is not None and request.kind == "correction" and request.filed is not None:
        before = release.file.filed
        flow.grant_correction(release, request.filed)
        corrected(release, "correction", before, release.file.filed)
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
    **dict.fromkeys(holds.OPENERS, holds.may_place),
    **dict.fromkeys(ENDERS, holds.may_end),
    "request_documents": holds.may_request, "agency_status": holds.may_tell_status, "pga_correction": holds.may_correct,
    "release": _may_release,
    "suspend": _may_suspend, "cancel": _may_cancel, "approve_request": _may_decide, "reject_request": _may_decide,
}  # fmt: skip

DEEDS: dict[str, Deed] = {
    **dict.fromkeys(holds.OPENERS, holds.place),
    **dict.fromkeys(ENDERS, holds.end),
    "request_documents": holds.request, "agency_status": holds.tell_status, "pga_correction": holds.correct,
    "release": _release, "suspend": _suspend,
    "cancel": _cancel, "approve_request": _approve, "reject_request": _reject,
}  # fmt: skip
