"""KI: up to six importers a record, without gaps; each K is a query."""

from __future__ import annotations

from importlib.resources import files

import pytest

from formats.catair.importer_bond_query import CHAPTER
from formats.catair.importer_bond_query.records import ImporterQuery, Query
from formats.errors import DoesNotFit
from formats.fault import Kind

EXAMPLE = files("formats.catair.importer_bond_query").joinpath("example.txt").read_text(encoding="ascii").splitlines()

# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    ("six", ImporterQuery(importer_1="96-123456700", addresses_1="1", importer_2="96-1234567**",
                          importer_3="270426-00001", addresses_3="1", importer_4="000-00-0001",
                          importer_5="96-1234567", addresses_5="1", importer_6="96-765432100", addresses_6="1"),
                  "K 96-123456700196-1234567** 270426-000011000-00-0001  96-1234567  196-7654321001"),
    ("one", ImporterQuery(importer_1="96-123456700"),
                  "K 96-123456700                                                                  "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), [row[1:] for row in GOLDEN], ids=[row[0] for row in GOLDEN])
def test_the_columns_of_a_query(record: ImporterQuery, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert ImporterQuery.read(line) == record


def test_importers_are_filled_from_the_first_on() -> None:
    """Batch & Block Control v23, X1 record, note 2: X38."""
    line = "K 96-123456700".ljust(28) + "96-765432100".ljust(52)
    (fault,) = CHAPTER.read([line], number=3).faults
    assert (fault.number, fault.kind, fault.field, fault.code) == (3, Kind.GAP, "importer_2", "X38")
    (missing,) = CHAPTER.read(["K".ljust(80)], number=3).faults
    assert (missing.kind, missing.field) == (Kind.MISSING, "importer_1")


@pytest.mark.parametrize(("column", "field"), [(15, "addresses_1"), (28, "addresses_2"), (80, "addresses_6")])
def test_a_request_code_that_the_chapter_lacks_is_told(column: int, field: str) -> None:
    line = GOLDEN[0][2]
    (fault,) = CHAPTER.read([line[: column - 1] + "2" + line[column:]]).faults
    assert (fault.kind, fault.field) == (Kind.UNKNOWN, field)
    with pytest.raises(DoesNotFit, match=field):
        ImporterQuery(importer_1="96-123456700", **{field: "2"})


def test_a_second_query_begins_a_transaction_of_its_own() -> None:
    (fault,) = CHAPTER.read([*EXAMPLE, *EXAMPLE], number=3).faults
    assert (fault.number, fault.kind, fault.code) == (4, Kind.HEADER, "X33")


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    assert isinstance(reading.content, Query)
    query = reading.content.query
    assert (query.importer_1, query.addresses_1) == ("96-123456700", "1")
    assert (query.importer_2, query.addresses_2, query.importer_3) == ("96-7654321", None, None)
