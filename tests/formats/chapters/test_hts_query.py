"""HA: a question about one tariff number, or all from one to another."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair.hts_query import CHAPTER
from formats.catair.hts_query.records import Query, Request
from formats.errors import DoesNotFit
from formats.fault import Kind
from formats.structure import END, OrderFault

EXAMPLE = files(CHAPTER.package).joinpath("example.txt").read_text(encoding="ascii").splitlines()


def test_the_example_reads_to_its_values() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    query = reading.content
    assert isinstance(query, Query)
    assert query.request.values() == {
        "from_number": "70134930", "day": date(2026, 8, 2), "to_number": "7013494000",
    }  # fmt: skip
    assert [record.line for record in query.records()] == EXAMPLE


def test_each_request_is_a_query_of_its_own() -> None:
    assert CHAPTER.opens(EXAMPLE[0])
    assert CHAPTER.structure.shape("transaction", ["W", "W"]) == (OrderFault(1, Kind.ORDER, "W", (END,)),)


# fmt: off
GOLDEN = (
    #          1         2         3         4         5         6         7         8
    # 12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Request(from_number="0101210010"),
     "W 0101210010                                                                    "),
    (Request(from_number="70134930", day=date(2026, 8, 2), to_number="7013494000"),
     "W 70134930  0802267013494000                                                    "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=["number", "range"])
def test_the_columns_of_the_record(record: Request, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()


def test_a_request_names_a_number() -> None:
    (fault,) = Request.read("W           080226".ljust(80)).faults(3)
    assert (fault.kind, fault.field, fault.columns) == (Kind.MISSING, "from_number", (3, 12))
    with pytest.raises(DoesNotFit, match="from_number: is mandatory"):
        Request(from_number="")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["V 7013494000"], [(3, Kind.HEADER, "X33"), (3, Kind.IDENTIFIER, "X34")]),
        (["W 7013494000", "V 7013494000"], [(4, Kind.IDENTIFIER, "X34")]),
    ],
)
def test_another_record_has_a_condition(lines: list[str], found: list[tuple[int, Kind, str]]) -> None:
    reading = CHAPTER.read([line.ljust(80) for line in lines], number=3)
    assert [(fault.number, fault.kind, fault.code) for fault in reading.faults] == found
