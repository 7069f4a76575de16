"""CL: a record for each warning, or for what there is to say instead."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair.census_warning_query_reply import CHAPTER
from formats.catair.census_warning_query_reply.records import Answer, WarningResult
from formats.fault import Kind
from formats.structure import Shape

EXAMPLE = (
    files("formats.catair.census_warning_query_reply").joinpath("example.txt").read_text(encoding="ascii").splitlines()
)

# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    ("warning", WarningResult(port_of_entry="2704", accepted=date(2026, 8, 6), filer_code="N01",
                              entry_number="51000010", line_number="002", hts_number="7013494000", warning="27D"),
                  "CJ22704080626N01  51000010  002701349400027D                                    "),
    ("condition", WarningResult(filer_code="N01", condition="016", narrative="NO SUMMARIES FOUND - QUERY"),
                  "CJ2          N01                              016NO SUMMARIES FOUND - QUERY     "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), [row[1:] for row in GOLDEN], ids=[row[0] for row in GOLDEN])
def test_the_columns_of_a_result(record: WarningResult, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert WarningResult.read(line) == record


@pytest.mark.parametrize("times", [1, 2, 500])
def test_the_record_repeats(times: int) -> None:
    assert isinstance(CHAPTER.structure.shape("answer", ["CJ2"] * times), Shape)


def test_an_answer_without_a_record_is_none() -> None:
    (breach,) = CHAPTER.structure.shape("answer", [])
    assert (breach.kind, breach.expected) == (Kind.ABSENT, ("CJ2",))


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    answer = reading.content
    assert isinstance(answer, Answer)
    warning, condition = answer.results
    assert (warning.entry_number, warning.line_number, warning.warning) == ("51000010", "002", "27D")
    assert warning.condition is None
    assert (condition.condition, condition.accepted, condition.entry_number) == ("006", None, None)
