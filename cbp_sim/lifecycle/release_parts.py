"""How an entry meets a bill that is split: which parts it enters, which come too late, and what it waits for.

SE10 note 8 (SE-35): 1 holds all until every part qualifies, 2 lets parts go as they come. 83 says that parts of a
hold-all entry have not departed yet (ACMQ-55). A part qualifies that comes within ten days of the first one: Appendix
C, example 3 (SE-86), and 19 CFR 141.57.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from cbp_sim.holds.defects import SPLIT_CODE, SPLIT_PART, SPLIT_PENDING
from cbp_sim.lifecycle.bill_parts import SplitPart, parts_of
from cbp_sim.lifecycle.cargo_release import OPEN
from cbp_sim.lifecycle.entry_file import FiledBill, FiledPart
from cbp_sim.lifecycle.release_file import HOLD_ALL, INCREMENTAL, Release

#: A part that comes later than this after the first one has to be entered by itself.
WINDOW = timedelta(days=10)

#: SO50 for what a manifest says of a part (ACMQ-53).
PART_CODES = {"departed": "94", "arrived": "95"}
_RANK = {"": 0, "departed": 1, "arrived": 2, "late": 2, "released": 2}
LATE, LET_GO = "late", "released"


def hear_parts(release: Release, bill: FiledBill, state: str, data: Mapping[str, Any]) -> None:
    """The manifest has a bill of the entry in parts. state, data: of the bill there."""
    entered = tuple(entered_parts(bill, parts_of(data)))
    seen = release.file.parts.get(bill.place, {})
    news = [part for part in entered if _RANK[part.state] > _RANK[seen.get(part.part, "")]]
    if not news and not release.match_of(bill):
        release.notice.bill(bill, "93")
    late = _late(entered)
    fresh = {part.part: LATE if part.part in late else part.state for part in news}
    told = {part.part: fresh.get(part.part) or seen[part.part] for part in entered}
    release.change(parts={**release.file.parts, bill.place: told})
    reached = _reached(release, bill, entered, state)
    release.change(matches={**release.file.matches, bill.place: reached})
    for part in news:
        release.notice.bill(bill, PART_CODES[part.state], part.part)
        if told[part.part] == LATE:
            _refuse(release, bill, part)
    if news and not seen:
        _ask_how(release, bill)
    _pend(release)


def entered_parts(bill: FiledBill, parts: Sequence[SplitPart]) -> Iterator[SplitPart]:
    """The parts of a bill that an entry names in SE16; all of them where it names none."""
    if not bill.parts:
        yield from parts
        return
    named = [nearest_part(filed, parts) for filed in bill.parts]
    yield from (part for part in parts if part in named)


def nearest_part(filed: FiledPart, parts: Sequence[SplitPart]) -> SplitPart | None:
    """The part that came by a conveyance; of several voyages of that number the one of the nearest day."""
    carried = [part for part in parts if (part.carrier, part.voyage) == (filed.carrier, filed.voyage)]
    return min(carried, key=lambda part: abs((part.day or date.max) - filed.arrival), default=None)


def _late(entered: Sequence[SplitPart]) -> set[str]:
    """The parts that came too long after the first; one that moves on in bond is not counted."""
    days = {part.part: part.arrived for part in entered if part.arrived is not None and not part.in_bond}
    first = min(days.values(), default=date.min)
    return {letter for letter, day in days.items() if day > first + WINDOW}


def _reached(release: Release, bill: FiledBill, entered: Sequence[SplitPart], state: str) -> str:
    """How far the bill has come for the entry: with its last part, or, where parts go one by one, with its first."""
    if release.file.filed.split_release == INCREMENTAL:
        here = {told for told in release.file.parts[bill.place].values() if told != LATE}
        return "arrived" if here & {"arrived", LET_GO} else "departed" if here else "on_file"
    if not bill.parts:
        return state
    if len(entered) < len(bill.parts):
        return "on_file"
    return min((part.state for part in entered), key=lambda one: _RANK[one])


def _refuse(release: Release, bill: FiledBill, part: SplitPart) -> None:
    """A part came too late (57): it keeps what is not released yet until the filer leaves it out."""
    if release.stage in OPEN:
        release.open_hold(SPLIT_PART, bill=bill.key, part=part.part)
    else:
        release.notice.bill(bill, "57", part.part)


def _ask_how(release: Release, bill: FiledBill) -> None:
    """The filer of an entry of several parts has to say how they shall be released (82)."""
    entered = sum(len(one.parts) or 2 for one in release.bills_of(bill.key))
    if release.stage in OPEN and not release.file.filed.split_release and entered > 1 and not release.arrived:
        release.open_hold(SPLIT_CODE)


def _pend(release: Release) -> None:
    """Parts of a hold-all entry that have not departed keep it (83)."""
    known = release.file.parts
    waits = any(known.values()) and any(
        bill.place in known and release.match_of(bill) == "on_file" for bill in release.bills
    )
    if waits and release.file.filed.split_release == HOLD_ALL and release.stage in OPEN:
        release.open_hold(SPLIT_PENDING)
    else:
        release.end_holds(SPLIT_PENDING, release.holds_of(SPLIT_PENDING))


def lose_parts(release: Release, bill: FiledBill) -> None:
    """The bill is out of the manifest, with its parts: nothing is asked or waited for because of them."""
    release.change(parts={place: told for place, told in release.file.parts.items() if place != bill.place})
    _pend(release)
    if not release.file.parts:
        release.end_holds(SPLIT_CODE, release.holds_of(SPLIT_CODE))


def waiting_parts(release: Release) -> bool:
    """Whether parts are here that an entry, released part by part, has not let go."""
    one_by_one = release.file.filed.split_release == INCREMENTAL
    return one_by_one and any("arrived" in told.values() for told in release.file.parts.values())


def let_parts_go(release: Release) -> None:
    """Every part that is here goes with the release."""
    gone = {
        place: {letter: LET_GO if told == "arrived" else told for letter, told in parts.items()}
        for place, parts in release.file.parts.items()
    }
    release.change(parts=gone)


def forget_parts(release: Release, places: set[str]) -> dict[str, dict[str, str]]:
    """What is known of parts after a new filing: of bills that stay, and not whether one came too late."""
    return {
        place: {letter: told for letter, told in parts.items() if told != LATE}
        for place, parts in release.file.parts.items()
        if place in places
    }
