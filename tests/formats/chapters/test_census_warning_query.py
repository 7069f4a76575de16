"""CJ: criteria, and entry numbers without gaps."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair.census_warning_query import CHAPTER
from formats.catair.census_warning_query.records import Query, WarningQuery
from formats.fault import Kind
from formats.structure import Shape

EXAMPLE = files("formats.catair.census_warning_query").joinpath("example.txt").read_text(encoding="ascii").splitlines()

# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    ("all", WarningQuery(port_of_entry="2704", accepted_from=date(2026, 8, 1), accepted_to=date(2026, 8, 31),
                         filer_code="N01", entry_number_1="51000010", entry_number_2="51000028",
                         entry_number_3="51000036", entry_number_4="51000044", entry_number_5="51000051"),
                  "CJ12704080126083126N01  51000010  51000028  51000036  51000044  51000051        "),
    ("port", WarningQuery(port_of_entry="2704", filer_code="N01"),
                  "CJ12704            N01                                                          "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), [row[1:] for row in GOLDEN], ids=[row[0] for row in GOLDEN])
def test_the_columns_of_a_query(record: WarningQuery, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert WarningQuery.read(line) == record


@pytest.mark.parametrize("times", [1, 2, 500])
def test_the_record_repeats(times: int) -> None:
    assert isinstance(CHAPTER.structure.shape("transaction", ["CJ1"] * times), Shape)


@pytest.mark.parametrize(
    ("lines", "number", "kind", "code"),
    [
        (["CJ2"], 3, Kind.IDENTIFIER, "A01"),
        ([EXAMPLE[0], "CJ1".ljust(19) + "N01".ljust(15) + "51000028"], 4, Kind.GAP, "A04"),
    ],
)
def test_a_breach_has_a_condition(lines: list[str], number: int, kind: Kind, code: str) -> None:
    reading = CHAPTER.read([line.ljust(80) for line in lines], number=3)
    assert reading.content is None
    assert [(fault.number, fault.kind, fault.code) for fault in reading.faults] == [(number, kind, code)]


def test_a_filer_is_due_and_a_date_must_be_one() -> None:
    faults = CHAPTER.read(["CJ12704023026".ljust(80)]).faults
    assert {(fault.kind, fault.field) for fault in faults} == {
        (Kind.UNREADABLE, "accepted_from"),
        (Kind.MISSING, "filer_code"),
    }


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    query = reading.content
    assert isinstance(query, Query)
    by_port, by_number = query.criteria
    assert (by_port.accepted_from, by_port.accepted_to) == (date(2026, 8, 1), date(2026, 8, 15))
    assert (by_number.port_of_entry, by_number.entry_number_2) == (None, "51000028")
