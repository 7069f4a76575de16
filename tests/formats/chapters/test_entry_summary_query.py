"""EQ: one query a block, by numbers or by a criterion; the condition for each breach; date and time."""

from __future__ import annotations

from datetime import date, time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.catair.entry_summary_query import CHAPTER
from formats.catair.entry_summary_query.moments import read_moment, write_moment
from formats.catair.entry_summary_query.records import CriteriaQuery, DetailRequest, EntryNumberQuery, Query
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = files("formats.catair.entry_summary_query").joinpath("example.txt").read_text(encoding="ascii").splitlines()


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape("transaction", text.split())


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("J0", Kind.ABSENT, 1, {"J1", "J2"}),
        ("J0 J0 J1", Kind.ORDER, 1, {"J1", "J2"}),
        ("J1 J2", Kind.ORDER, 1, {"J1", "$END"}),
        ("J2 J2", Kind.ORDER, 1, {"$END"}),
        ("J2 J0", Kind.ORDER, 1, {"$END"}),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: set[str]) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at, set(breach.expected)) == (kind, at, expected)


def test_the_map_takes_any_number_of_entry_number_queries() -> None:
    assert isinstance(shape("J0 " + "J1 " * 1000), Shape)


J1 = EntryNumberQuery(filer_code_1="N01", entry_number_1="51000010").line
J2 = CriteriaQuery(criterion="EES", accepted_from="080126120000AM", accepted_to="081526115959PM").line


@pytest.mark.parametrize(
    ("lines", "number", "kind", "code"),
    [
        (["J0Y"], 3, Kind.ABSENT, "002"),
        (["J3", J1], 3, Kind.IDENTIFIER, "X34"),
        (["J0Y", J1, J2], 5, Kind.ORDER, "X35"),
        ([J1[:18].ljust(31) + "N01  51000028"], 3, Kind.GAP, "X38"),
    ],
)
def test_a_breach_of_the_map_has_the_condition_of_the_chapter(
    lines: list[str], number: int, kind: Kind, code: str
) -> None:
    reading = CHAPTER.read([line.ljust(80) for line in lines], number=3)
    assert reading.content is None
    assert [(fault.number, fault.kind, fault.code) for fault in reading.faults] == [(number, kind, code)]


@pytest.mark.parametrize("second", [J2, J1, "J0Y".ljust(80)])
def test_what_follows_a_criterion_is_out_of_sequence(second: str) -> None:
    """Error dictionary, X35: a J1 and a J2 may not stand in one block."""
    reading = CHAPTER.read([J2, second], number=3)
    assert reading.content is None
    assert [(fault.number, fault.code) for fault in reading.faults] == [(4, "X35")]


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    query = reading.content
    assert isinstance(query, Query)
    assert query.detail == DetailRequest(detail="Y")
    assert query.criterion is None
    (entries,) = query.entries
    assert (entries.filer_code_2, entries.entry_number_2, entries.entry_number_3) == ("N01", "51000028", None)


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (DetailRequest(detail="Y"),
                  "J0Y                                                                             "),
    (EntryNumberQuery(filer_code_1="N01", entry_number_1="51000010", filer_code_2="N02", entry_number_2="51000028",
                      filer_code_3="N03", entry_number_3="51000036", filer_code_4="N04", entry_number_4="51000044",
                      filer_code_5="N05", entry_number_5="51000051"),
                  "J1   N01  51000010N02  51000028N03  51000036N04  51000044N05  51000051          "),
    (CriteriaQuery(criterion="LIQ", accepted_from="080126120000AM", accepted_to="081526115959PM",
                   entry_summaries="Y", other_reconciliations="Y", duty_deferrals="Y", money="6"),
                  "J2 LIQ 080126120000AM081526115959PM Y Y Y6                                      "),
    (CriteriaQuery(criterion="EES", accepted_from="080126120000AM", accepted_to="081526115959PM",
                   trade_agreement_reconciliations="Y", drawbacks="Y"),
                  "J2 EES 080126120000AM081526115959PM  Y Y                                        "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=["J0", "J1", "J2", "J2 of others"])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("080126120000AM", (date(2026, 8, 1), time(0, 0, 0))),
        ("080126115959PM", (date(2026, 8, 1), time(23, 59, 59))),
        ("022928123001PM", (date(2028, 2, 29), time(12, 30, 1))),
        ("080126010203AM", (date(2026, 8, 1), time(1, 2, 3))),
    ],
)
def test_date_and_time_have_twelve_hours(text: str, moment: tuple[date, time]) -> None:
    assert read_moment(text) == moment
    assert write_moment(*moment) == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("080126000000AM", "hours"),
        ("080126130000PM", "hours"),
        ("080126126000AM", "minute"),
        ("080126120000  ", "not a date and time"),
        ("080126120000AMX", "not a date and time"),
        ("022927120000AM", "not a date"),
        ("08012612000 AM", "not a date and time"),
        ("", "not a date"),
    ],
)
def test_no_such_date_and_time(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_moment(text)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.times().map(lambda at: at.replace(microsecond=0)))
def test_a_date_and_time_written_reads_the_same(day: date, at: time) -> None:
    assert read_moment(write_moment(day, at)) == (day, at)
