"""Every element of every record at its limits and beyond, read off the layouts: CBP answers, and says what is wrong."""

from __future__ import annotations

from functools import cache

import pytest

from formats.catair import entry_summary_reply
from formats.catair.entry_summary import CHAPTER
from formats.column import Column
from tests.cbp_sim.summary.kit import Answer
from tests.cbp_sim.summary.settings import (
    NEVER_TAKEN,
    Filling,
    Setting,
    answers,
    fillings,
    labels,
    numbered,
    setting,
)

#: What is outside its table or blank and yet taken, as docs/differences/entry_summary.md says under "At the limits".
TAKEN = {
    ("21", "trip"),  # the dictionary has no condition for a trip
    ("22", "unit"),  # 260 is for one that is missing, none for an unknown one
    ("30", "port"),  # 300 compares it with the warehouse entry that is on file
    ("40", "origin"),  # ** is unknown origin (ESF-71), which has rules of its own
}
#: Cargo release answers for its own records, in an answer of its own (ESF-35, note 5).
OF_RELEASE = "SE"
#: The whole of these names the summary, so a summary without it, or under another number, is another one.
NAMES = ("filer_code", "entry_number")


@cache
def whole(label: str) -> Answer:
    """The answer to the summary as it is."""
    place = setting(label)
    return Answer(answers(place.opened(), [place.records])[0])


def filled(place: Setting, wanted: list[Filling]) -> list[tuple[str, ...]]:
    """The answers to summaries of which each has one element filled with something else."""
    summaries = [place.with_text(one.column, one.text) for one in wanted]
    if place.before is not None:
        return [answers(place.opened(), [records])[0] for records in summaries]
    own = [
        records if one.column.name in NAMES else numbered(records, n)
        for n, (one, records) in enumerate(zip(wanted, summaries, strict=True))
    ]
    return answers(place.opened(), own)


def explained(lines: tuple[str, ...]) -> list[str]:
    """The conditions of an answer that obeys its map and gives a reason for what it refuses."""
    if lines[0].startswith("X"):
        conditions = [line[4:7] for line in lines if line.startswith("X1 ")]
        assert conditions, lines
        return conditions
    reading = entry_summary_reply.CHAPTER.read(list(lines))
    assert reading.content is not None, lines
    answered = Answer(lines)
    assert answered.accepted or answered.codes, lines
    return answered.codes


def may_be_taken(label: str, column: Column) -> bool:
    """Whether the differences say that what is wrong with an element goes unanswered."""
    return label.startswith(OF_RELEASE) or (label, column.name) in TAKEN


@pytest.mark.parametrize("label", labels())
def test_a_record_has_a_summary_that_is_taken_with_it(label: str) -> None:
    assert whole(label).accepted is (label not in NEVER_TAKEN), whole(label).codes


@pytest.mark.parametrize("label", labels())
def test_every_element_at_its_limits_is_answered_and_what_is_wrong_is_said(label: str) -> None:
    place = setting(label)
    known = set(whole(label).codes)
    line = place.records[place.at]
    silent = []
    for column in place.cls.layout.columns:
        wanted = [one for one in fillings(place.cls, column) if one.text != column.cut(line)]
        for one, lines in zip(wanted, filled(place, wanted), strict=True):
            fresh = set(explained(lines)) - known
            if one.kind is not None and not fresh and not known and not may_be_taken(label, column):
                silent.append(f"{label} {one}: {one.kind}")
    assert silent == []


def test_what_is_said_to_be_taken_is_an_element() -> None:
    elements = {(cls.label(), column.name) for cls in CHAPTER.records for column in cls.layout.columns}
    assert elements >= TAKEN


#: Elements that stand side by side in a record, and the parts that make up one item.
SIDE_BY_SIDE = [
    (cls.label(), item, part)
    for cls in CHAPTER.records
    for item in cls.layout.items[1:2]
    for part in range(len(item))
    if len(item) > 1 and not cls.identifier.startswith(OF_RELEASE)
]


@pytest.mark.parametrize(("label", "item", "part"), SIDE_BY_SIDE)
def test_half_an_item_beside_a_whole_one_is_refused(label: str, item: tuple[str, ...], part: int) -> None:
    place = setting(label)
    layout = place.cls.layout
    spoiled = place
    for at, name in enumerate(item):
        column = layout.by_name[name]
        first = layout.by_name[layout.items[0][at]].cut(place.records[place.at])
        text = first if at == part else " " * column.width
        spoiled = Setting(place.cls, tuple(spoiled.with_text(column, text)), place.at, place.before, place.profile)
    for later in layout.items[2:]:
        for name in later:
            column = layout.by_name[name]
            blank = tuple(spoiled.with_text(column, " " * column.width))
            spoiled = Setting(place.cls, blank, place.at, place.before, place.profile)
    lines = answers(spoiled.opened(), [spoiled.records])[0]
    assert explained(lines)
    assert not Answer(lines).accepted


ABOVE_NOUGHT = [
    (cls.label(), column) for cls in CHAPTER.records for column in cls.layout.columns if "above zero" in column.note
]


@pytest.mark.parametrize(("label", "column"), ABOVE_NOUGHT, ids=[label for label, _ in ABOVE_NOUGHT])
def test_what_must_be_above_nought_is_not_nought(label: str, column: Column) -> None:
    place = setting(label)
    for quantity, taken in (("1", True), ("0", False)):
        lines = answers(place.opened(), [place.with_text(column, quantity.rjust(column.width, "0"))])[0]
        assert Answer(lines).accepted is taken
