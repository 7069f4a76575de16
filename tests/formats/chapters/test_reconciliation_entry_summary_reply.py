"""RX: the columns of CBP's answer to a reconciliation, its structure map, and the example."""

from __future__ import annotations

from importlib.resources import files

import pytest

from formats.catair.reconciliation_entry_summary import CHAPTER as INPUT
from formats.catair.reconciliation_entry_summary_reply import CHAPTER
from formats.catair.reconciliation_entry_summary_reply.records import (
    Condition,
    Disposition,
    PartReference,
    ReconciliationReference,
    ReconciliationResponse,
    SyntaxRejection,
)
from formats.fault import Kind
from formats.record import Record
from formats.structure import END, Shape

EXAMPLE = files(CHAPTER.package).joinpath("example.txt").read_text(encoding="ascii").splitlines()
SHORT = {"S": "E0_RECONS", "r": "E0_REF", "c": "E1_CONDITION", "F": "E1_FINAL"}


def test_the_example_reads_to_its_values() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    answer = reading.content
    assert isinstance(answer, ReconciliationResponse)
    assert [record.line for record in answer.records()] == EXAMPLE
    assert answer.reconciliation.text == "N01 53000091 26-R00009"
    assert [(one.kind, one.text) for one in answer.findings[0].references] == [("DOCREC", "96-1234567")]
    assert (answer.final.disposition, answer.final.severity) == ("A", "I")


# fmt: off
GOLDEN: tuple[tuple[Record, str], ...] = (
    #          1         2         3         4         5         6         7         8
    # 12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (ReconciliationReference(occurrence=1, text="N01 53000091 26-R00009"),
     "E0 RECONS 000001 REF ID: N01 53000091 26-R00009                                 "),
    (PartReference(kind="CLAIMT", occurrence=2, text="96-1234567"),
     "E0 CLAIMT 000002 REF ID: 96-1234567                                             "),
    (Condition(severity="W", condition="R01", reason="X01", narrative="ANY CONDITION", filer_code="N01",
               entry_number="53000091", broker_reference="26-R00009"),
     "E1 WR01X01ANY CONDITION                           N01  53000091     26-R00009   "),
    (Disposition(disposition="R", severity="F", condition="998", narrative="TRANSACTION DATA REJECTED"),
     "E1RF998   TRANSACTION DATA REJECTED                                             "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.label() for record, _ in GOLDEN])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert CHAPTER.class_of(line) is type(record)


def test_an_answer_has_no_version_number() -> None:
    (fault,) = Disposition.read(f"{GOLDEN[3][1][:63]}00100".ljust(80)).faults(3)
    assert (fault.kind, fault.columns) == (Kind.FILLER, (64, 68))


@pytest.mark.parametrize("sequence", ["SF", "ScF", "SrrccrcF"])
def test_the_map_takes(sequence: str) -> None:
    assert isinstance(CHAPTER.structure.shape("transaction", [SHORT[name] for name in sequence]), Shape)


@pytest.mark.parametrize(
    ("sequence", "start", "at", "kind", "expected"),
    [
        ("S", "transaction", 1, Kind.ABSENT, {"E0_REF", "E1_CONDITION", "E1_FINAL"}),
        ("SrF", "transaction", 2, Kind.ORDER, {"E0_REF", "E1_CONDITION"}),
        ("SFF", "transaction", 2, Kind.ORDER, {END}),
        ("rcF", "transaction", 0, Kind.ORDER, {"E0_RECONS"}),
        ("F", "syntax_rejection", 0, Kind.ORDER, {"E1_CONDITION"}),
        ("cccF", "syntax_rejection", 2, Kind.LOOP, set()),
    ],
)
def test_the_map_refuses(sequence: str, start: str, at: int, kind: Kind, expected: set[str]) -> None:
    found = CHAPTER.structure.shape(start, [SHORT[name] for name in sequence])
    assert isinstance(found, tuple)
    assert (found[0].at, found[0].kind, set(found[0].expected)) == (at, kind, expected)


def test_a_batch_that_breaks_the_syntax_is_answered_without_a_reference() -> None:
    condition = Condition(severity="F", condition="A04", narrative="OUT OF SEQUENCE RECORD FOUND IN GROUPING")
    final = Disposition(disposition="R", severity="F", condition="999", narrative="BATCH REJECTED")
    assert isinstance(CHAPTER.read([condition.line, final.line]).content, SyntaxRejection)
    assert [CHAPTER.opens(record.line) for record in (condition, final)] == [True, False]


def test_both_directions_carry_the_chapters_name() -> None:
    assert (INPUT.name, INPUT.application) == ("reconciliation_entry_summary", "RE")
    assert (CHAPTER.name, CHAPTER.application) == ("reconciliation_entry_summary", "RX")
