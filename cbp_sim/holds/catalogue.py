"""The catalogue of holds: all kinds together, checked when it loads.

A kind that nothing can resolve does not load, nor one that shares its codes and its ways out with another.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from cbp_sim.errors import SimulatorError
from cbp_sim.holds import agencies, bills, defects, detentions, entries, exams
from cbp_sim.holds.kinds import WAYS, HoldKind
from formats.codes import dispositions_of


def load(kinds: Iterable[HoldKind]) -> tuple[HoldKind, ...]:
    """The kinds, once they are found to be in order; `SimulatorError` says what is not."""
    found = tuple(kinds)
    known = {kind.name: kind for kind in found}
    if len(known) != len(found):
        raise SimulatorError("two kinds of hold have the same name")
    seen: dict[tuple[frozenset[str], frozenset[str]], str] = {}
    for kind in found:
        _check(kind, known)
        alike = (frozenset(kind.codes), frozenset(str(way) for way in kind.ways))
        if alike in seen:
            raise SimulatorError(f"holds {seen[alike]!r} and {kind.name!r} have the same codes and the same ways out")
        seen[alike] = kind.name
    return found


def _check(kind: HoldKind, known: dict[str, HoldKind]) -> None:
    if not [way for way in kind.ways if not way.keeps]:
        raise SimulatorError(f"hold {kind.name!r} has no way out: name what resolves it")
    for way in kind.ways:
        if way.by not in WAYS:
            raise SimulatorError(f"hold {kind.name!r}: {way.by!r} is no way out; there are {', '.join(WAYS)}")
    for follows in (*(way.then for way in kind.ways), *(clock.then for clock in kind.clocks), *kind.replaces):
        if follows and follows not in known:
            raise SimulatorError(f"hold {kind.name!r} leads to {follows!r}, which is none")
    if not kind.codes:
        raise SimulatorError(f"hold {kind.name!r} is seen nowhere: give it a code")
    for record, codes in (
        ("SO50", (*kind.bill.placed, *kind.bill.removed)),
        ("SO60", (*kind.entry.placed, *kind.entry.removed)),
    ):
        unknown = [code for code in codes if code not in dispositions_of(record)]
        if unknown:
            raise SimulatorError(f"hold {kind.name!r}: {record} has no {', '.join(unknown)}")
    if kind.bill != type(kind.bill)() and not kind.on_bills:
        raise SimulatorError(f"hold {kind.name!r} is told in SO50 and lies on no bill")


#: Every kind. Of several open holds the first one here gives the entry its state.
KINDS: tuple[HoldKind, ...] = load(
    (*detentions.KINDS, *exams.KINDS, *agencies.KINDS, *entries.KINDS, *bills.KINDS, *defects.KINDS, entries.REVIEW)
)

_BY_NAME = {kind.name: kind for kind in KINDS}


def kind_of(name: str) -> HoldKind:
    """The kind of a name; `SimulatorError` offers the nearest ones there are."""
    found = _BY_NAME.get(name)
    if found is None:
        near = get_close_matches(name, _BY_NAME, n=3, cutoff=0.4)
        offer = f"do you mean {' or '.join(near)}?" if near else f"there are {', '.join(_BY_NAME)}"
        raise SimulatorError(f"no hold is called {name!r}: {offer}")
    return found


def agency_kind(
    agency: str, status: str, reason: str = "", *, line: bool = False, by: str = "agency_status"
) -> HoldKind | None:
    """The kind that an agency's status is; None for one that ends.

    Where several kinds have the status the reason decides; a reason that none has is taken for the first of theirs.
    """
    fitting = [
        (kind.agency.reason != reason, kind.agency.reason, kind.name)
        for kind in KINDS
        if kind.agency is not None
        and by in kind.opened_by
        and kind.agency.status == status
        and (not kind.agency.only or agency in kind.agency.only)
        and (not line or kind.level == "line")
    ]
    return _BY_NAME[min(fitting)[2]] if fitting else None


def as_data() -> list[dict[str, Any]]:
    """The catalogue for programs."""
    return [
        {
            "name": kind.name,
            "placed_by": kind.placed_by,
            "level": kind.level,
            "codes": list(kind.codes),
            "resolvers": [str(way) for way in kind.ways],
            "deadline": "; ".join(map(str, kind.clocks)) or None,
            "source": kind.cite,
            "story": kind.story,
        }
        for kind in KINDS
    ]
