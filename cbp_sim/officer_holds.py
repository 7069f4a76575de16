"""Acts of an officer on holds: placed, removed, exams ordered and their results told, documents, agencies' statuses.

None of them knows a kind of hold by name: what may be done and what follows stands in the kind's declaration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cbp_sim.errors import NotLegal
from cbp_sim.holds import DOCUMENTS, KINDS, REVIEW, HoldKind, Way, agency_kind, kind_of
from cbp_sim.holds.reasons import misfit
from cbp_sim.lifecycle import release_flow as flow
from cbp_sim.lifecycle.bill_holds import bill_of, held, note, spread
from cbp_sim.lifecycle.cargo_release import MATCHED, OPEN, RELEASED
from cbp_sim.lifecycle.entry_file import OpenHold
from cbp_sim.lifecycle.release_file import Release, hold_kind
from cbp_sim.lifecycle.release_holds import correct_agency_data, correctable, resolve, ways
from cbp_sim.lifecycle.subjects import BILL_KIND
from cbp_sim.refusal import Refusal
from cbp_sim.world import World
from formats.codes import dispositions_of

if TYPE_CHECKING:
    from cbp_sim.officer import OfficerAct

#: Acts that place a hold, the kind that is meant when none is named, and what the timeline says.
OPENERS = {
    "place_hold": ("", "placed"), "order_exam": ("exam", "ordered"), "detain": ("detention", "begun"),
    "seize": ("seizure", "placed"), "refuse": ("exclusion", "placed"), "review": ("review", "begun"),
}  # fmt: skip

#: How an agency says that it has nothing against the goods.
MAY_PROCEED = "07"


def kind_meant(wanted: OfficerAct) -> HoldKind:
    """The kind of hold that an act is about."""
    return kind_of(wanted.kind or OPENERS.get(wanted.act, ("",))[0])


# placing


def may_place(release: Release, wanted: OfficerAct) -> Refusal | None:
    """A kind is placed by the acts that it names, on what can be held."""
    kind = kind_meant(wanted)
    if wanted.act not in kind.opened_by:
        return Refusal(f"{kind.name} is placed by {' or '.join(kind.opened_by)}")
    keys = _keys(release, wanted)
    if not keys:
        return Refusal(f"{wanted.bill} is no bill of it" if wanted.bill else "it has no bill to hold")
    if {hold.bill for hold in release.holds_of(kind)}.issuperset(keys):
        return Refusal(f"that is open already: {kind.state}")
    for key in keys if kind.on_bill else ():
        known = release.world.find(BILL_KIND, key)
        if known is None or known.state not in flow.BILL_CODES:
            return Refusal(f"no manifest holds {key}")
    return must_be_open(release)


def must_be_open(release: Release) -> Refusal | None:
    """What is released is suspended before anything holds it."""
    return None if release.stage in OPEN else Refusal("it is released: suspend it first", forcible=True)


def place(release: Release, wanted: OfficerAct) -> str:
    """Place a hold on the entry, or on the bills that it lies on."""
    reopen(release)
    kind = kind_meant(wanted)
    for key in _keys(release, wanted):
        if kind.on_bill:
            note(release.world, key, kind, on=True)
            spread(release.world, key, kind, on=True, but=release.subject)
        release.open_hold(kind, bill=key)
    return f"{kind.state} {OPENERS[wanted.act][1]}"


def reopen(release: Release) -> None:
    """A release that is given is taken back: only force comes here with one."""
    if release.stage == RELEASED:
        flow.suspend(release)


def _keys(release: Release, wanted: OfficerAct) -> tuple[str, ...]:
    if not kind_meant(wanted).on_bills:
        return ("",)
    return tuple(bill.key for bill in release.bills if wanted.bill in (None, bill.key))


# ending


def ending(release: Release, wanted: OfficerAct) -> list[tuple[OpenHold, Way]]:
    """What an act ends, each with the way that it goes: of several kinds the weightiest, unless one is named."""
    fitting = [
        (hold, way)
        for hold, way in ways(release, wanted.act)
        if wanted.kind in (None, hold.kind)
        and wanted.bill in (None, hold.bill or None)
        and wanted.agency in (None, hold.agency)
        and (wanted.act != "exam_result" or way.on == wanted.result)
        and (wanted.act != "documents_received" or wanted.document_type in (None, hold.document_type))
    ]
    return [(hold, way) for hold, way in fitting if hold.kind == fitting[0][0].kind]


def may_end(release: Release, wanted: OfficerAct) -> Refusal | None:
    """Something that the act ends must be open."""
    if ending(release, wanted):
        return None
    if wanted.act == "remove_hold":
        kind = kind_meant(wanted)
        if not _removable(release, wanted):
            return Refusal(f"no {kind.state} is open" + (f" on {wanted.bill}" if wanted.bill else ""))
        return Refusal(f"{kind.state} ends by {' or '.join(kind.resolved_by)}", forcible=True)
    if wanted.act == "exam_result":
        given = list(dict.fromkeys(way.on for hold, way in ways(release, "exam_result")
                                   if wanted.kind in (None, hold.kind)))  # fmt: skip
        return Refusal(f"its exam ends with {', '.join(given)}" if given else f"no {wanted.kind or 'exam'} is open")
    if wanted.act == "review_done":
        waits = release.stage == MATCHED and not release.file.reviewed
        return None if waits else Refusal("no review is open")
    wants = list(ways(release, "documents_received"))
    return Refusal("another document is wanted" if wants else f"{wanted.document_type or 'no document'} is wanted")


def _removable(release: Release, wanted: OfficerAct) -> list[tuple[OpenHold, Way]]:
    kind = kind_meant(wanted)
    return [
        (hold, Way("remove_hold")) for hold in release.holds_of(kind) if wanted.bill in (None, hold.bill or None)
    ]  # fmt: skip


def end(release: Release, wanted: OfficerAct) -> str:
    """End what the act ends, and go on as far as the entry then can."""
    ended = ending(release, wanted)
    if not ended and wanted.act == "remove_hold":
        ended = _removable(release, wanted)
    kind = hold_kind(ended[0][0]) if ended else REVIEW
    origin = kind.origin if ended else "01"
    for hold, way in ended:
        resolve(release, hold, way)
        origin = way.origin or kind.origin
    if wanted.act == "review_done" and release.stage == MATCHED:
        release.change(reviewed=True, reviewing=False)
    flow.proceed(release, origin)
    return {
        "remove_hold": f"{kind.state} removed",
        "exam_result": f"{kind.state} result: {wanted.result}",
        "documents_received": "documents received and found good",
    }.get(wanted.act, "review done")


def act_on_bill(wanted: OfficerAct, world: World) -> None:
    """Place or remove a hold that lies on a bill in the manifest; every entry of the bill meets it."""
    key, kind = wanted.bill or "", kind_meant(wanted)
    known = bill_of(world, key)
    placing = wanted.act == "place_hold"
    there = kind in held(world, key)
    if not kind.on_bill or there is placing or (placing and known.state not in flow.BILL_CODES):
        state = ", ".join(known.data.get("holds", ())) or "no hold"
        raise NotLegal(
            f"bill {key} is {known.state} with {state}: {wanted} is not legal; legal is to place and to remove "
            f"{', '.join(one.name for one in KINDS if one.on_bill)} holds while it is on file"
        )
    note(world, key, kind, on=placing)
    spread(world, key, kind, on=placing)


# documents


def may_request(release: Release, wanted: OfficerAct) -> Refusal | None:
    """A document is asked for once."""
    if wanted.about == "request":
        return None if release.file.request is not None else Refusal("the filer has no request open")
    if any(hold.document_type == wanted.document_type for hold in release.holds_of(DOCUMENTS)):
        return Refusal(f"{wanted.document_type} is wanted already")
    return must_be_open(release)


def request(release: Release, wanted: OfficerAct) -> str:
    """Ask for a document, for the release or for the filer's open request."""
    asked = release.file.request
    if wanted.about == "request" and asked is not None:
        release.change(request=asked.model_copy(update={"documents": "wanted"}))
        release.notice.entry(
            "84" if asked.kind == "correction" else "85", document_type=wanted.document_type or ""
        )  # fmt: skip
        return f"documents wanted for the {asked.kind} request"
    reopen(release)
    release.open_hold(DOCUMENTS, document_type=wanted.document_type or "")
    return "document required"


# agencies


def may_tell_status(release: Release, wanted: OfficerAct) -> Refusal | None:
    """A status must be one that the agency gives, there where it is given."""
    element = "line status" if wanted.lines else "entry status"
    known = dispositions_of("SO70", element)
    status = wanted.status or ""
    if status not in known:
        return Refusal(f"{status} is no {element} of SO70: there are {', '.join(known)}")
    unfit = misfit(wanted.agency or "", status, wanted.reason) if wanted.reason else ""
    if status == MAY_PROCEED:
        return Refusal(unfit) if unfit else None
    kind = agency_kind(wanted.agency or "", status, wanted.reason or "", line=bool(wanted.lines))
    if kind is None:
        return Refusal(f"{wanted.agency} gives no {element} {status} here: its text is not known, or it is another's")
    if unfit:
        return Refusal(unfit)
    open_now = [(hold.kind, hold.lines) for hold in _of_agency(release, wanted)]
    if (kind.name, wanted.lines or "") in open_now:
        return Refusal(f"that is open already: {kind.state}")
    return must_be_open(release)


def tell_status(release: Release, wanted: OfficerAct) -> str:
    """An agency says how the entry or some of its lines stand; what it said of them before is over."""
    agency, status = wanted.agency or "", wanted.status or ""
    release.notice.beside = (wanted.sub_reasons, wanted.reference or "", wanted.comment or "")
    said = tuple(dict.fromkeys((*release.file.agencies, agency)))
    before = [hold for hold in _of_agency(release, wanted) if not wanted.lines or hold.lines == wanted.lines]
    for hold in before:
        release.end_holds(hold_kind(hold), [hold], told=False)
    where: Any = {"agency": agency, "program": wanted.program or "", "lines": wanted.lines or "",
                  "document_type": wanted.document_type or ""}  # fmt: skip
    if status == MAY_PROCEED:
        release.change(agencies=said)
        reason = wanted.reason or next(
            (kind.agency.may for hold in before if (kind := hold_kind(hold)).agency is not None), "22"
        )
        release.notice.agency(release, OpenHold(kind="", **where), status, reason)
        if release.stage == RELEASED:
            release.notice.entry("01")
        flow.proceed(release, "08")
    else:
        reopen(release)
        release.change(agencies=said)
        opened = agency_kind(agency, status, wanted.reason or "", line=bool(wanted.lines))
        if opened is not None:
            release.open_hold(opened, **where, reason=wanted.reason or "")
    words = dispositions_of("SO70", "entry status")[status].narrative.lower()
    return f"{agency} says {status} {words}" + (f" of line {wanted.lines}" if wanted.lines else "")


def may_correct(release: Release, wanted: OfficerAct) -> Refusal | None:
    """Some agency must wait for other data."""
    if any(correctable(release, wanted.agency)):
        return None
    return Refusal(f"{wanted.agency or 'no agency'} waits for {'no ' if wanted.agency else ''}corrected data")


def correct(release: Release, wanted: OfficerAct) -> str:
    """The filer's PGA correction is taken; the agency looks at the data again."""
    correct_agency_data(release, wanted.agency)
    flow.proceed(release)
    return "PGA correction taken"


def _of_agency(release: Release, wanted: OfficerAct) -> list[OpenHold]:
    return [hold for hold in release.file.holds if hold.agency == wanted.agency]
