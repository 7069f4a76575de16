"""TE, TX and TS: one record a request, its answer, and the notice of what expires."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair import tib_expiration_notice, tib_extend_close, tib_extend_close_reply
from formats.catair.tib_expiration_notice.records import Expiration, ExpirationNotice
from formats.catair.tib_extend_close.records import ExtendOrClose, Request
from formats.catair.tib_extend_close_reply.records import Condition, Disposition, Reference, RequestAnswer
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

TE, TX, TS = tib_extend_close.CHAPTER, tib_extend_close_reply.CHAPTER, tib_expiration_notice.CHAPTER


def example(package: str) -> list[str]:
    return files(package).joinpath("example.txt").read_text(encoding="utf-8").splitlines()


def test_each_request_is_a_transaction_of_its_own() -> None:
    assert isinstance(TE.structure.shape("request", ["XA"]), Shape)
    assert TE.structure.shape("request", ["XA", "XA"]) == (OrderFault(1, Kind.ORDER, "XA", ("$END",)),)
    assert TE.structure.shape("request", []) == (OrderFault(0, Kind.ABSENT, "$END", ("XA",)),)


def test_another_record_than_a_request_has_the_chapters_own_condition() -> None:
    faults = TE.read(["XB2704N01".ljust(80)], number=3).faults
    assert {(fault.number, fault.kind, fault.code) for fault in faults} == {
        (3, Kind.HEADER, "8WR"),
        (3, Kind.IDENTIFIER, "8WR"),
    }


@pytest.mark.parametrize("conditions", [0, 1, 50])
def test_an_answer_has_any_number_of_conditions_and_one_disposition(conditions: int) -> None:
    assert isinstance(TX.structure.shape("answer", ["E0", *["E1_CONDITION"] * conditions, "E1_FINAL"]), Shape)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("E0", Kind.ABSENT, 1, ("E1_CONDITION", "E1_FINAL")),
        ("E1_FINAL", Kind.ORDER, 0, ("E0",)),
        ("E0 E0", Kind.ORDER, 1, ("E1_CONDITION", "E1_FINAL")),
        ("E0 E1_FINAL E1_CONDITION", Kind.ORDER, 2, ("$END",)),
    ],
)
def test_an_answer_refuses(sequence: str, kind: Kind, at: int, expected: tuple[str, ...]) -> None:
    (breach,) = TX.structure.shape("answer", sequence.split())
    assert (breach.kind, breach.at, breach.expected) == (kind, at, expected)


def test_the_disposition_type_tells_a_condition_from_the_disposition() -> None:
    assert TX.class_of("E1 F8XY".ljust(80)) is Condition
    assert TX.class_of("E1RF998".ljust(80)) is Disposition
    assert TX.class_of("E1A 995".ljust(80)) is Disposition


def test_the_examples() -> None:
    request = TE.read(example(TE.package)).content
    assert isinstance(request, ExtendOrClose)
    answer = TX.read(example(TX.package)).content
    assert isinstance(answer, RequestAnswer)
    assert answer.reference.entry_number == request.request.entry_number
    assert [condition.condition for condition in answer.conditions] == ["8XY"]
    assert (answer.disposition.disposition, answer.disposition.broker_reference) == ("R", "TIB-0231")
    notice = TS.read(example(TS.package)).content
    assert isinstance(notice, ExpirationNotice)
    assert (notice.expiration.expiration_date, notice.expiration.extensions) == (date(2026, 5, 11), 1)


def test_a_notice_is_one_record() -> None:
    assert isinstance(TS.structure.shape("notice", ["X1"]), Shape)
    assert TS.structure.shape("notice", ["X1", "X1"]) == (OrderFault(1, Kind.ORDER, "X1", ("$END",)),)


# fmt: off
GOLDEN = (
    #              1         2         3         4         5         6         7         8
    #     12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Request(port="2704", filer_code="N01", entry_number="70002310", request="2"),
         "XA2704N01 700023102                                                             "),
    (Reference(kind="BLOCK", occurrence=1),
         "E0 BLOCK  000001 REF ID:                                                        "),
    (Disposition(disposition="A", condition="995", narrative="EXT GRANTED SUBJECT TO REVIEW", filer_code="N01",
                 entry_number="70002310", broker_reference="TIB-0231"),
         "E1A 995   EXT GRANTED SUBJECT TO REVIEW           N01  70002310     TIB-0231    "),
    (Expiration(port="2704", filer_code="N01", entry_number="70002310", importer="00-123456700",
                expiration_date=date(2026, 5, 11), extensions=0),
         "X12704N01 7000231000-1234567000511260                                           "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=["XA", "E0", "E1", "X1"])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
