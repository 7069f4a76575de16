"""TT: references, conditions and the end of an answer."""

from __future__ import annotations

from importlib.resources import files

import pytest

from formats.catair.importer_consignee_5106_reply import CHAPTER
from formats.catair.importer_consignee_5106_reply.records import (
    AcceptedAccount,
    Answer,
    AnyReference,
    Condition,
    Disposition,
)
from formats.fault import Kind
from formats.record import Record

EXAMPLE = (
    files("formats.catair.importer_consignee_5106_reply")
    .joinpath("example.txt")
    .read_text(encoding="ascii")
    .splitlines()
)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("E0", Kind.ABSENT, 1, {"E0", "E1_CONDITION", "E1_FINAL"}),
        ("E1_CONDITION", Kind.ABSENT, 1, {"E0", "E1_CONDITION", "E1_FINAL"}),
        ("E1_FINAL E0", Kind.ABSENT, 2, {"E0", "E1_CONDITION", "E1_FINAL"}),
        ("", Kind.ABSENT, 0, {"E0", "E1_CONDITION", "E1_FINAL"}),
    ],
)
def test_the_map_refuses_an_answer_without_its_end(sequence: str, kind: Kind, at: int, expected: set[str]) -> None:
    (breach,) = CHAPTER.structure.shape("answer", sequence.split())
    assert (breach.kind, breach.at, set(breach.expected)) == (kind, at, expected)


@pytest.mark.parametrize(
    ("line", "cls"),
    [
        ("E0 IMPACC", AcceptedAccount),
        ("E0 ADDRES", AnyReference),
        ("E1 F", Condition),
        ("E1A ", Disposition),
        ("E1RF", Disposition),
        ("E1X", None),
    ],
)
def test_the_variants_are_told_apart(line: str, cls: type[Record] | None) -> None:
    assert CHAPTER.class_of(line.ljust(80)) is cls


def test_two_answers_of_a_block_are_told_apart() -> None:
    refused = [
        AnyReference(kind="ADDRES", occurrence=1, text="CA").line,
        Condition(severity="F", condition="001", narrative="MADE UP FOR THIS TEST").line,
        Disposition(disposition="R", severity="F", condition="998", narrative="TRANSACTION DATA REJECTED").line,
    ]
    content = CHAPTER.read([*refused, *EXAMPLE]).content
    assert isinstance(content, Answer)
    first, second = content.responses
    assert [finding.references[0].kind for finding in first.findings] == ["ADDRES"]
    assert (first.final.disposition, first.references) == ("R", ())
    assert (second.final.disposition, second.findings) == ("A", ())


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Answer)
    (response,) = content.responses
    (account,) = response.references
    assert isinstance(account, AcceptedAccount)
    assert (account.importer, account.name) == ("96-123456700", "EXAMPLE IMPORTS LLC")
    assert response.final.severity is None


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (AcceptedAccount(occurrence=1, importer="270426-00001", name="EXAMPLE IMPORTS LLC"),
                  "E0 IMPACC 000001 REF ID: 270426-00001EXAMPLE IMPORTS LLC                        "),
    (AnyReference(kind="BLOCK", occurrence=12, text="2704 N01 TP"),
                  "E0 BLOCK  000012 REF ID: 2704 N01 TP                                            "),
    (Condition(severity="I", condition="001", reason="AB1", narrative="NOTE - ONLY"),
                  "E1 I001AB1NOTE - ONLY                                                           "),
    (Disposition(disposition="R", severity="F", condition="998", narrative="TRANSACTION DATA REJECTED"),
                  "E1RF998   TRANSACTION DATA REJECTED                                             "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[f"{at} {row[0].identifier}" for at, row in enumerate(GOLDEN)])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert type(record).read(line) == record
