"""CO: one CW03 for each override that was submitted."""

from __future__ import annotations

from importlib.resources import files

import pytest

from formats.catair.census_warning_override_reply import CHAPTER
from formats.catair.census_warning_override_reply.records import OverrideAnswer, OverrideDisposition
from formats.errors import DoesNotFit
from formats.fault import Kind
from formats.structure import OrderFault, Shape

EXAMPLE = (
    files("formats.catair.census_warning_override_reply")
    .joinpath("example.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)


@pytest.mark.parametrize("times", [1, 7, 2000])
def test_the_map_takes_any_number(times: int) -> None:
    assert isinstance(CHAPTER.structure.shape("answer", ["CW03"] * times), Shape)


def test_the_map_refuses_none() -> None:
    assert CHAPTER.structure.shape("answer", []) == (OrderFault(0, Kind.ABSENT, "$END", ("CW03",)),)


@pytest.mark.parametrize("line", ["CW01N01  70001031", "CW02  00127A09"])
def test_what_a_filer_sends_is_unknown_here(line: str) -> None:
    assert CHAPTER.class_of(line.ljust(80)) is None
    faults = CHAPTER.read([EXAMPLE[0], line.ljust(80)]).faults
    assert [(fault.number, fault.kind) for fault in faults] == [(2, Kind.IDENTIFIER)]


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, OverrideAnswer)
    assert [record.line for record in content.records()] == EXAMPLE
    assert [(part.line_number, part.warning, part.override, part.condition) for part in content.dispositions] == [
        ("001", "27A", "09", "487"),
        ("003", "27B", "09", "C05"),
        ("003", "27M", "09", "C05"),
    ]
    assert all(OverrideDisposition.make(OverrideDisposition.read(line).values()).line == line for line in EXAMPLE)


def test_the_columns_of_the_record() -> None:
    record = OverrideDisposition(
        filer_code="N01",
        entry_number="70001031",
        line_number="002",
        warning="27Q",
        override="49",
        condition="C04",
        narrative="ENTRY NOT IN ACCEPTED STATUS",
    )
    # fmt: off
    #                              1         2         3         4         5         6         7         8
    #                     12345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert record.line == "CW03N01  70001031  00227Q49C04ENTRY NOT IN ACCEPTED STATUS                      "
    # fmt: on


def test_what_the_filer_left_blank_comes_back_blank_but_a_condition_is_always_given() -> None:
    record = OverrideDisposition(condition="C02", narrative="ENTRY SUMMARY NOT FOUND")
    assert record.line == "CW03".ljust(27) + "C02ENTRY SUMMARY NOT FOUND".ljust(53)
    assert record.faults() == ()
    with pytest.raises(DoesNotFit, match="condition"):
        OverrideDisposition(narrative="ENTRY SUMMARY NOT FOUND")
