"""CQ: each WR1 is a query; its entry number stands at the right."""

from __future__ import annotations

from importlib.resources import files

import pytest

from formats.catair.cargo_manifest_entry_status_query import CHAPTER
from formats.catair.cargo_manifest_entry_status_query.records import Query, StatusQuery
from formats.errors import DoesNotFit
from formats.fault import Kind

EXAMPLE = (
    files("formats.catair.cargo_manifest_entry_status_query")
    .joinpath("example.txt")
    .read_text(encoding="ascii")
    .splitlines()
)


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    ("an entry and its bills", StatusQuery(filer_code="N01", entry_number="70001015", entry_bills="Y", limit="1"),
                  "WR1    N01 70001015                                                    Y1       "),
    ("an in-bond", StatusQuery(in_bond_number="246800013", limit="2"),
                  "WR1                246800013                                            2       "),
    ("a bill and its houses", StatusQuery(issuer="ZZOC", bill_number="CN2604417001", related_bills="Y"),
                  "WR1                            ZZOCCN2604417001                       Y         "),
    ("a house air waybill", StatusQuery(air_waybill="99926041702", house_air_waybill="HAWB42"),
                  "WR1                                            99926041702HAWB42                "),
    ("a number of nine", StatusQuery(filer_code="N01", entry_number="123456789"),
                  "WR1    N01123456789                                                             "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), [row[1:] for row in GOLDEN], ids=[row[0] for row in GOLDEN])
def test_the_columns_of_a_query(record: StatusQuery, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert StatusQuery.read(line) == record


def test_an_entry_number_is_read_wherever_it_stands() -> None:
    for text in (" 70001015", "70001015 "):
        record = StatusQuery.read(f"WR1    N01{text}".ljust(80))
        assert record.entry_number == "70001015"
        assert record.faults() == ()
    with pytest.raises(DoesNotFit, match="entry_number"):
        StatusQuery(filer_code="N01", entry_number="1234567890")
    with pytest.raises(DoesNotFit, match="spaces"):
        StatusQuery(filer_code="N01", entry_number=" 70001015")


@pytest.mark.parametrize(
    ("column", "text", "field"),
    [(71, "N", "related_bills"), (72, "X", "entry_bills"), (73, "3", "limit")],
)
def test_an_option_that_the_chapter_lacks_is_told(column: int, text: str, field: str) -> None:
    line = EXAMPLE[0][: column - 1] + text + EXAMPLE[0][column:]
    (fault,) = CHAPTER.read([line]).faults
    assert (fault.kind, fault.field, fault.columns) == (Kind.UNKNOWN, field, (column, column))


def test_a_second_query_begins_a_transaction_of_its_own() -> None:
    assert CHAPTER.opens(EXAMPLE[0])
    (fault,) = CHAPTER.read([*EXAMPLE, *EXAMPLE], number=3).faults
    assert (fault.number, fault.kind, fault.code) == (4, Kind.HEADER, "X33")


def test_what_is_no_query_is_told() -> None:
    """WR2 is CBP's to send."""
    faults = CHAPTER.read(["WR2".ljust(80)], number=3).faults
    assert [(fault.number, fault.code) for fault in faults] == [(3, "X33"), (3, "X34")]


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    assert isinstance(reading.content, Query)
    query = reading.content.query
    assert (query.filer_code, query.entry_number) == ("N01", "70001015")
    assert (query.entry_bills, query.limit) == ("Y", "2")
    assert query.bill_number is None
