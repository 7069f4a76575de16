"""$R: a $6 when acknowledged, up to twenty $7 when in error."""

from __future__ import annotations

from importlib.resources import files

import pytest

from formats.catair.manufacturer_add.records import UserData
from formats.catair.manufacturer_add_reply import CHAPTER
from formats.catair.manufacturer_add_reply.records import Acknowledged, Answer, Identification, Refused, UpdateError
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = (
    files("formats.catair.manufacturer_add_reply").joinpath("example.txt").read_text(encoding="ascii").splitlines()
)


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape("answer", text.split())


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("R5_DONE", Kind.ABSENT, 1, {"R6"}),
        ("R5_DONE R7", Kind.ORDER, 1, {"R6"}),
        ("R5_ERROR R6", Kind.ORDER, 1, {"R7"}),
        ("R5_DONE R6 R7", Kind.ORDER, 2, {"A", "R5_DONE", "R5_ERROR", "$END"}),
        ("R6", Kind.ORDER, 0, {"A", "R5_DONE", "R5_ERROR"}),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: set[str]) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at, set(breach.expected)) == (kind, at, expected)


def test_the_ceilings_are_reached_and_not_passed() -> None:
    assert isinstance(shape("R5_ERROR " + "R7 " * 20), Shape)
    (breach,) = shape("R5_ERROR " + "R7 " * 21)
    assert (breach.kind, breach.item, breach.ceiling, breach.at) == (Kind.LOOP, "R7", 20, 21)
    assert isinstance(shape("R5_DONE R6 " * 999), Shape)
    (breach,) = shape("R5_DONE R6 " * 1000)
    assert (breach.kind, breach.item, breach.ceiling, breach.at) == (Kind.LOOP, "response", 999, 1998)


@pytest.mark.parametrize(("status", "cls"), [("U", Acknowledged), ("E", Refused), ("X", None)])
def test_the_status_tells_the_answers_apart(status: str, cls: type[Record] | None) -> None:
    assert CHAPTER.class_of(f"$5{status}00001".ljust(80)) is cls


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Answer)
    assert [record.line for record in content.records()] == EXAMPLE
    added, refused = content.responses
    assert added.user_data == UserData(user_data="BATCH 17")
    assert added.identification is not None
    assert added.identification.manufacturer == "DEMUSGLA7BRE"
    assert isinstance(refused.status, Refused)
    assert (refused.identification, [error.error for error in refused.errors]) == (None, ["001"])


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Acknowledged(sequence="12", country="XO", name="EXAMPLE MILLS"),
                  "$5U00012XOEXAMPLE MILLS                                                         "),
    (Refused(sequence="12"),
                  "$5E00012                                                                        "),
    (Identification(name="LIMITED", manufacturer="XOEXAMIL12TOR", postal_code="M5V 1A1"),
                  "$6LIMITED                        XOEXAMIL12TOR    M5V 1A1                       "),
    (UpdateError(error="001", narrative="MADE UP FOR THIS TEST"),
                  "$7001 MADE UP FOR THIS TEST                                                     "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[f"{at} {row[0].identifier}" for at, row in enumerate(GOLDEN)])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert type(record).read(line) == record
