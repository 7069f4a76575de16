"""QT: what was filed, what is said about it, and the verdict that closes each bill."""

from __future__ import annotations

from importlib.resources import files

import pytest

from formats.catair.in_bond.records import BillOfLading, Header
from formats.catair.in_bond_reply import CHAPTER
from formats.catair.in_bond_reply.records import (
    BlockHeaderReject,
    InBondAnswer,
    InBondControlReject,
    InBondDeletionAnswer,
    Message,
)
from formats.fault import Kind
from formats.structure import OrderFault, Shape

EXAMPLE = files("formats.catair.in_bond_reply").joinpath("example.txt").read_text(encoding="utf-8").splitlines()


def shape(text: str, start: str = "transaction") -> Shape | tuple[OrderFault, ...]:
    words = [word.partition("*") for word in text.split()]
    return CHAPTER.structure.shape(start, [name for name, _, times in words for _ in range(int(times or 1))])


@pytest.mark.parametrize(
    "sequence",
    [
        "R10 R30 R95",
        "R10 R95*10 R20 R95*10 R30 R95*11 R30 R95",
        "R10 R30 R32 R95*11",
        "R10 R30 R33 R95 R40 R95 R50 R95 R55 R95 R62 R95 R65 R70 R95 R72 R95 R71 R95 R75 R76 R95 R65 R95",
    ],
)
def test_the_map_takes(sequence: str) -> None:
    assert isinstance(shape(sequence), Shape)


@pytest.mark.parametrize(
    ("sequence", "kind", "at"),
    [
        ("R10 R30", Kind.ABSENT, 2),
        ("R10 R30 R95 R32", Kind.ABSENT, 4),
        ("R10 R30 R40 R95 R33 R95", Kind.ORDER, 4),
        ("R10 R95*11 R30 R95", Kind.LOOP, 11),
        ("R10 R30 R33 R95*12", Kind.LOOP, 14),
        ("R10 R30 R55 R95 R56 R95 R57 R95 R55 R95", Kind.LOOP, 8),
    ],
    ids=["no verdict", "no verdict at the end", "order", "ten on a header", "ten and the verdict", "one consignee"],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at) == (kind, at)


def test_an_answer_may_have_no_bill_but_a_deletion_must_have_its_verdict() -> None:
    assert isinstance(shape("R10"), Shape)
    (breach,) = shape("R10", "deletion")
    assert (breach.kind, breach.at, breach.expected) == (Kind.ABSENT, 1, ("R95",))


def test_a_deletion_has_one_verdict_for_the_whole_movement() -> None:
    """INB-16 and INB-17, note 1A."""
    header = Header(action="D", in_bond_number="417300262")
    accepted = Message(message_type="02", condition="A09", narrative="IN-BOND DELETED")
    content = CHAPTER.read([header.line, accepted.line]).content
    assert isinstance(content, InBondDeletionAnswer)
    assert content.verdict == accepted


@pytest.mark.parametrize("identifier", ["EA", "EB", "EY", "EZ"])
def test_a_control_reject_stands_by_itself(identifier: str) -> None:
    content = CHAPTER.read([f"{identifier}TRAILER COUNT IS WRONG".ljust(80)]).content
    assert isinstance(content, InBondControlReject)
    assert content.reject.identifier == identifier
    assert content.reject.narrative == "TRAILER COUNT IS WRONG"


def test_the_example_judges_each_bill() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, InBondAnswer)
    assert [bill.record.sequence_number for bill in content.bills] == ["0001", "0002"]
    assert [bill.verdict.message_type for bill in content.bills] == ["03", "01"]
    assert [len(bill.messages) for bill in content.bills] == [2, 0]
    (details,) = content.bills[1].details
    assert details.record.manifest_quantity == 50
    assert details.messages[-1] == content.bills[1].verdict


def test_a_filers_own_faults_come_back_as_they_were() -> None:
    bill = BillOfLading.read("30X 0001....BILL 1".ljust(80))
    verdict = Message(message_type="01", condition="R01", narrative="BILL REJECTED")
    reading = CHAPTER.read([Header(action="A", in_bond_number="417300262").line, bill.line, verdict.line])
    assert reading.content is not None
    assert [record.line for record in reading.content.records()][1] == bill.line


# fmt: off
def test_the_columns_of_the_records() -> None:
    #                        1         2         3         4         5         6         7         8
    #               12345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert Message(message_type="01", condition="E21", narrative="39 COLUMNS ARE ALL THAT A NARRATIVE HAS").line == (
                   "9501E21 39 COLUMNS ARE ALL THAT A NARRATIVE HAS                                 ")
    assert BlockHeaderReject(narrative="FORTY COLUMNS ARE ALL THAT THE TEXT HAS.").line == (
                   "EBFORTY COLUMNS ARE ALL THAT THE TEXT HAS.                                      ")
# fmt: on
