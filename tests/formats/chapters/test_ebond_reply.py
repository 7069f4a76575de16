"""CX: every record with its errors, the 90 that ends the answer, and amounts with blanks before them."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from formats.catair.ebond.records import BondHeader, CoSurety, Surety
from formats.catair.ebond_reply import CHAPTER
from formats.catair.ebond_reply.records import CONDITIONS, BondReply, Disposition, RecordError
from formats.catair.entry_summary_query_reply.amounts import space_padded
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = files("formats.catair.ebond_reply").joinpath("example.txt").read_text(encoding="ascii").splitlines()


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    found: list[str] = []
    for word in text.split():
        name, _, times = word.partition("*")
        found += [name] * int(times or 1)
    return CHAPTER.structure.shape("transaction", found)


@pytest.mark.parametrize("record", ["R12", "R20", "R30", "R35", "R36", "R40", "R45", "R46"])
def test_up_to_nine_errors_follow_a_record(record: str) -> None:
    assert isinstance(shape(f"R10 R90_ERROR*9 {record} R90_ERROR*9 R90"), Shape)
    (breach,) = shape(f"R10 R90_ERROR*9 {record} R90_ERROR*10 R90")
    assert (breach.kind, breach.at, breach.ceiling) == (Kind.LOOP, 20, 9)


@pytest.mark.parametrize(
    ("item", "after", "ceiling"),
    [("co_principal", "R10 R30 R35*{} R90", 99), ("user", "R10 R30 R36*{} R90", 999),
     ("co_surety", "R10 R40 R45*{} R90", 99)],
)  # fmt: skip
def test_a_ceiling_is_reached_and_not_passed(item: str, after: str, ceiling: int) -> None:
    assert isinstance(shape(after.format(ceiling)), Shape)
    (breach,) = shape(after.format(ceiling + 1))
    assert (breach.kind, breach.item, breach.ceiling) == (Kind.LOOP, item, ceiling)


@pytest.mark.parametrize(
    ("sequence", "kind", "at"),
    [
        ("R10", Kind.ABSENT, 1),
        ("R10 R90_ERROR", Kind.ABSENT, 2),
        ("R10 R90 R90", Kind.ORDER, 2),
        ("R10 R40 R30 R90", Kind.ORDER, 2),
        ("R90", Kind.ORDER, 0),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at) == (kind, at)


@pytest.mark.parametrize(
    ("disposition", "cls"), [(" ", RecordError), ("A", Disposition), ("R", Disposition), ("X", None)]
)
def test_the_disposition_tells_the_two_sorts_of_90_apart(disposition: str, cls: type[Record] | None) -> None:
    assert CHAPTER.class_of(f"90{disposition}FS98".ljust(80)) is cls


def test_the_conditions_are_those_of_the_chapter(shared: Path) -> None:
    text = (shared / "reference" / "codes_ebond_conditions.csv").read_text(encoding="utf-8").splitlines()
    listed = [row["code"] for row in csv.DictReader(line for line in text if not line.startswith("#"))]
    assert sorted(CONDITIONS) == sorted(listed)


def test_amounts_come_back_with_blanks_before_them() -> None:
    """CB-23: ACE only returns leading spaces."""
    for record in (
        BondHeader(designation="B", bond_type="9", amount=25000),
        Surety(surety="900", agent="000-00-0001", liability=1),
        CoSurety(surety="901", agent="000-00-0002", liability=9999999999),
    ):
        padded = space_padded(record)
        assert padded.values() == record.values()
        assert padded.faults() == ()
        column = next(column for column in record.layout.columns if column.kind is int)
        assert column.cut(padded.line) == column.cut(record.line).lstrip("0").rjust(10)


def test_errors_stand_with_the_record_that_they_are_about() -> None:
    error = RecordError(severity="F", condition="S23", narrative="BOND NUMBER NOT ON-FILE")
    final = Disposition(disposition="R", severity="F", condition="S98", narrative="TRANSACTION DATA REJECTED")
    header = BondHeader(designation="V", bond_type="9", bond_number="26900A1B2")
    content = CHAPTER.read([header.line, error.line, final.line]).content
    assert isinstance(content, BondReply)
    assert content.header.errors == (error,)
    assert content.final == final
    assert content.principal is None


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    reply = reading.content
    assert isinstance(reply, BondReply)
    assert [record.line for record in reply.records()] == EXAMPLE
    assert reply.header.record.bond_number == "26900A1B2"
    assert reply.principal is not None
    assert reply.principal.record.name == "EXAMPLE IMPORTS LIMITED LIABILITY COMPAN"
    assert [one.record.liability for one in reply.co_sureties] == [10000]
    assert (reply.final.disposition, reply.final.condition) == ("A", "992")


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (RecordError(severity="F", condition="S07", narrative="CANNOT ADD STB ALREADY ON-FILE FOR TRAN"),
                  "90 FS07  CANNOT ADD STB ALREADY ON-FILE FOR TRAN                                "),
    (Disposition(disposition="A", severity="I", condition="SR6", narrative="BND RIDER ACTION REQUESTS SUCCESSFUL"),
                  "90AISR6  BND RIDER ACTION REQUESTS SUCCESSFUL                                   "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=["error", "final"])
def test_the_columns_of_a_90(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert type(record).read(line) == record
