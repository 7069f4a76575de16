"""Every status of SO50, SO60 and SO70 and every reason of SO70 is on the wire of some story, or listed with why not.

All stories that ship are played, and what they send is held against the code tables.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cbp_sim.holds.statuses import Status, statuses
from scenarios.message import Received
from tests.scenarios.test_hold_stories import STORIES, watched

STATUSES = {status.name: status for status in statuses()}

#: The elements of the reference tables, and how a status of each is named.
CARGO = {"SO50/WO50": "SO50", "SO60/WO60": "SO60"}
AGENCY = {
    "entry (SO70 21-22)": "SO70",
    "PGA line (SO70 53-54)": "SO70 line",
    "status reason (SO70 55-56)": "SO70 reason",
}


def names(message: Received) -> Iterator[str]:
    """What a message tells, named as `cbp_sim.holds.statuses` names it."""
    for found in message.records:
        told = found.record
        if found.identifier in ("SO50", "SO60"):
            yield f"{found.identifier} {told.disposition}"  # type: ignore[union-attr]
        elif found.identifier == "SO70":
            yield f"SO70 {told.entry_status}"  # type: ignore[union-attr]
            if told.pga_line_status:  # type: ignore[union-attr]
                yield f"SO70 line {told.pga_line_status}"  # type: ignore[union-attr]
            if told.reason:  # type: ignore[union-attr]
                yield f"SO70 reason {told.pga_line_status or told.entry_status}/{told.reason}"  # type: ignore[union-attr]


@cache
def sent_by(story: str) -> frozenset[str]:
    return frozenset(name for message in watched(story).messages for name in names(message))


@cache
def senders() -> dict[str, list[str]]:
    """Each status that is on some story's wire, with the stories."""
    found: dict[str, list[str]] = {}
    for story in sorted(STORIES):
        for name in sorted(sent_by(story)):
            found.setdefault(name, []).append(story)
    return found


def official(reference: Path) -> list[str]:
    """Every status of the reference tables, by its name."""
    found = []
    for table in ("codes_cargo_release", "codes_pga_status"):
        text = (reference / f"{table}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
            if "Disposition" in row.get("field", "") and row["record"] in CARGO:
                found.append(f"{CARGO[row['record']]} {row['code']}")
            elif (place := AGENCY.get(row.get("level", ""))) is not None:
                status = f"{row['meaning_own_words'].split()[-1]}/" if place == "SO70 reason" else ""
                found.append(f"{place} {status}{row['code']}")
    return found


def test_the_statuses_are_those_of_the_code_tables(shared: Path) -> None:
    named = official(shared / "reference")
    assert len(named) == len(set(named))
    assert {name.rpartition(" ")[0] for name in named} == {*CARGO.values(), *AGENCY.values()}
    assert sorted(named) == sorted(STATUSES)


@pytest.mark.parametrize("status", STATUSES.values(), ids=lambda status: status.name)
def test_a_status_is_sent_by_a_story_or_has_a_reason_why_not_and_never_both(status: Status) -> None:
    stories = senders().get(status.name, [])
    if status.reason:
        assert (status.story, stories) == ("", [])
    else:
        assert status.story in stories


def test_no_story_sends_a_status_that_no_table_has() -> None:
    assert sorted(set(senders()) - set(STATUSES)) == []


@pytest.mark.parametrize("status", [one for one in STATUSES.values() if one.reason], ids=lambda status: status.name)
def test_a_reason_why_not_says_more_than_that_it_is_not_sent(status: Status) -> None:
    assert len(status.reason) > 30
