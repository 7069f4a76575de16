"""Manifest details, in-bond movements, and the dates of transport (usage note (h), ESF-147 to ESF-155)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from cbp_sim.decision import Finding
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.matrix import MODES
from cbp_sim.rules.summary.submission import Submission, found, told
from formats.catair.entry_summary.records import BillOfLading, Manifest

IN_BOND, MASTER, HOUSE, SUB_HOUSE = "I", "M", "H", "S"
ORDER = (IN_BOND, MASTER, HOUSE, SUB_HOUSE)

#: In-bond numbers that need a master bill beside them: paperless ones, and air waybills (ESF-149 to ESF-155).
_NEEDS_BILLS = re.compile(r"(?:V[A-Z0-9]{2}|[A-Z0-9]{3})[0-9]{8}")

#: Mode -> which bill needs which other one, in-bond numbers aside.
_NESTING = {"vessel": ((HOUSE, MASTER), (SUB_HOUSE, HOUSE)), "air": ((HOUSE, MASTER), (SUB_HOUSE, HOUSE))}
#: Modes that always have a master bill.
_MASTERED = ("vessel", "air")
#: Mode -> bills that must name their issuer.
_ISSUED = {"vessel": (MASTER, HOUSE), "rail": (HOUSE,)}
#: Mode -> bills that may not.
_UNISSUED = {"air": (MASTER, HOUSE), "other": (MASTER,)}


@raises("185", "258")
def shipments_are_counted(submission: Submission) -> Iterator[Finding]:
    """A manifest detail has a quantity above zero and at least one number."""
    for manifest in submission.filing.manifests:
        if manifest.detail.quantity == 0:
            yield found("258", manifest.detail)
        if not manifest.bills:
            yield found("185", manifest.detail)


@raises("187")
def bills_are_in_order(submission: Submission) -> Iterator[Finding]:
    """In-bond, master, house and sub-house number stand in this order, each at most once."""
    for manifest in submission.filing.manifests:
        ranks = [ORDER.index(kind) for kind in _kinds(manifest) if kind in ORDER]
        if any(later <= earlier for earlier, later in pairwise(ranks)):
            yield found("187", manifest.detail)


@raises("187")
def bills_are_complete(submission: Submission) -> Iterator[Finding]:
    """A bill stands with the higher bill that its mode of transport demands.

    The dictionary has no condition for this; 187, which cites the same note, is the nearest.
    """
    mode = MODES.get(submission.mode or "", "")
    for manifest in submission.filing.manifests:
        kinds = _kinds(manifest)
        needs = list(_NESTING.get(mode, ()))
        if mode not in _MASTERED and _bound(manifest):
            needs = [(IN_BOND, MASTER), (HOUSE, MASTER), (SUB_HOUSE, HOUSE)]
        broken = any(lower in kinds and higher not in kinds for lower, higher in needs)
        if kinds and (broken or (mode in _MASTERED and MASTER not in kinds)):
            yield found("187", manifest.detail)


@raises("177")
def issuers_are_named(submission: Submission) -> Iterator[Finding]:
    """A bill names its issuer where its mode of transport demands it, and in-bond and sub-house numbers never do.

    The dictionary has no condition for this; 177, CARRIER CODE UNKNOWN, is the nearest.
    """
    mode = MODES.get(submission.mode or "", "")
    for manifest in submission.filing.manifests:
        for bill in manifest.bills:
            kind, named = told(bill.component_type), bill.issuer is not None
            forbidden = kind in (IN_BOND, SUB_HOUSE) or kind in _UNISSUED.get(mode, ())
            if (named and forbidden) or (not named and kind in _ISSUED.get(mode, ())):
                yield found("177", bill)


@raises("185", "261", "262")
def in_bond_movement_has_its_date(submission: Submission) -> Iterator[Finding]:
    """An in-bond number needs its date and the other way round; every detail reports the movement."""
    cargo = submission.filing.cargo
    moved = [bill for bill in _bills(submission) if told(bill.component_type) == IN_BOND]
    dated = cargo is not None and cargo.in_bond_date is not None
    if moved and not dated:
        yield found("261", cargo)
    # Without a mode of transport the matrix refuses the date.
    if dated and not moved and submission.mode is not None:
        yield found("262", cargo)
    for manifest in submission.filing.manifests if moved else ():
        # A detail without any number is refused already.
        if manifest.bills and IN_BOND not in _kinds(manifest):
            yield found("185", manifest.detail)


@raises("188")
def in_bond_movement_ends_elsewhere(submission: Submission) -> Iterator[Finding]:
    """Goods that moved in-bond are entered in another port than the one of unlading."""
    cargo = submission.filing.cargo
    moved = any(told(bill.component_type) == IN_BOND for bill in _bills(submission))
    if moved and cargo is not None and told(cargo.port_of_unlading) == told(submission.filing.header.port_of_entry):
        yield found("188", cargo)


@raises("190", "191", "192")
def in_bond_date_lies_between(submission: Submission) -> Iterator[Finding]:
    """The in-bond date is at most two years old, not before the import and, but for a TIB, not after the entry."""
    cargo, content = submission.filing.cargo, submission.content
    moved: date | None = told(cargo.in_bond_date) if cargo else None
    if moved is None:
        return
    imported: date | None = told(content.import_date) if content else None
    entered: date | None = told(content.estimated_entry_date) if content else None
    if imported is not None and imported > moved:
        yield found("190", content)
    if entered is not None and moved > entered and submission.entry_type != "23":
        yield found("191", cargo)
    if moved < _years_before(submission.today, 2):
        yield found("192", cargo)


@raises("166", "194")
def ports_of_unlading_are_ports(submission: Submission) -> Iterator[Finding]:
    """Port of unlading and exam port are in Schedule D."""
    cargo = submission.filing.cargo
    if cargo is None:
        return
    named = submission.world.profile.filer(submission.to.filer)
    known = named.ports if named is not None else ()
    if cargo.port_of_unlading and not (tables.is_port(cargo.port_of_unlading) or cargo.port_of_unlading in known):
        yield found("166", cargo)
    if cargo.exam_port and not (tables.is_port(cargo.exam_port) or cargo.exam_port in known):
        yield found("194", cargo)


@raises("177", "178", "179")
def carrier_code_is_whole(submission: Submission) -> Iterator[Finding]:
    """A vessel's carrier is a SCAC of four letters, an air carrier's two characters; no code has blanks inside.

    Which codes carriers really have is not known here.
    """
    cargo = submission.filing.cargo
    if cargo is None or cargo.carrier is None:
        return
    carrier, mode = told(cargo.carrier), MODES.get(submission.mode or "", "")
    if mode == "vessel":
        if not re.fullmatch(r"[A-Z]{4}", carrier):
            yield found("177", cargo)
    elif mode == "air":
        if not re.fullmatch(r"[A-Z0-9]{2}|\*[FUC*]", carrier):
            yield found("179", cargo)
    elif " " in carrier:
        yield found("178", cargo)


def _kinds(manifest: Manifest) -> list[str]:
    return [told(bill.component_type) for bill in manifest.bills]


def _bound(manifest: Manifest) -> bool:
    """Whether the shipment moved under a number that needs bills."""
    return any(
        told(bill.component_type) == IN_BOND and _NEEDS_BILLS.fullmatch(told(bill.number)) for bill in manifest.bills
    )


def _bills(submission: Submission) -> Iterator[BillOfLading]:
    for manifest in submission.filing.manifests:
        yield from manifest.bills


def _years_before(day: date, years: int) -> date:
    # 29 February has no counterpart: the first of March is the next day.
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


TRANSPORT = (
    shipments_are_counted,
    bills_are_in_order,
    bills_are_complete,
    issuers_are_named,
    in_bond_movement_has_its_date,
    in_bond_movement_ends_elsewhere,
    in_bond_date_lies_between,
    ports_of_unlading_are_ports,
    carrier_code_is_whole,
)
