"""WP and WT: one event and its answer."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair import in_bond_arrival, in_bond_arrival_reply
from formats.catair.in_bond_arrival.records import EventDetail, EventHeader, InBondEvent
from formats.catair.in_bond_arrival_reply.records import EventAnswer, EventControlReject, EventMessage
from formats.fault import Kind
from formats.structure import OrderFault, Shape

WP, WT = in_bond_arrival.CHAPTER, in_bond_arrival_reply.CHAPTER


def example(package: str) -> list[str]:
    return files(package).joinpath("example.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("R10", Kind.ABSENT, 1, ("R20",)),
        ("R20", Kind.ORDER, 0, ("R10",)),
        ("R10 R10", Kind.ORDER, 1, ("R20",)),
        ("R10 R20 R20", Kind.ORDER, 2, ("$END",)),
    ],
)
def test_an_event_is_a_header_and_a_detail(sequence: str, kind: Kind, at: int, expected: tuple[str, ...]) -> None:
    assert isinstance(WP.structure.shape("transaction", ["R10", "R20"]), Shape)
    assert WP.structure.shape("transaction", sequence.split()) == (
        OrderFault(at, kind, [*sequence.split(), "$END"][at], expected),
    )


@pytest.mark.parametrize(
    ("lines", "kind", "code"),
    [
        (["10"], Kind.ABSENT, "EY"),
        (["20"], Kind.HEADER, "EB"),
        (["10", "20", "20"], Kind.HEADER, "EB"),
        (["10", "30"], Kind.IDENTIFIER, "EB"),
    ],
)
def test_a_breach_is_answered_by_a_control_reject(lines: list[str], kind: Kind, code: str) -> None:
    faults = [fault for fault in WP.read([line.ljust(80) for line in lines]).faults if fault.structural]
    assert [(fault.kind, fault.code) for fault in faults] == [(kind, code)]


def test_the_example_of_an_event() -> None:
    content = WP.read(example(WP.package)).content
    assert isinstance(content, InBondEvent)
    assert (content.header.action, content.header.in_bond_number, content.header.firms_code) == (
        "1",
        "417300262",
        "Z123",
    )
    assert (content.detail.event_date, content.detail.event_time) == (date(2026, 4, 21), "143000")


def answer(text: str) -> Shape | tuple[OrderFault, ...]:
    words = [word.partition("*") for word in text.split()]
    return WT.structure.shape("answer", [name for name, _, times in words for _ in range(int(times or 1))])


@pytest.mark.parametrize("sequence", ["R10 R95", "R10 R95*11", "R10 R20 R95", "R10 R95*10 R20 R95*11"])
def test_the_answer_takes_ten_messages_a_record_and_one_verdict(sequence: str) -> None:
    assert isinstance(answer(sequence), Shape)


@pytest.mark.parametrize(
    ("sequence", "kind", "at"),
    [
        ("R10", Kind.ABSENT, 1),
        ("R10 R95 R20", Kind.ABSENT, 3),
        ("R10 R95*12", Kind.LOOP, 11),
        ("R10 R95*11 R20 R95", Kind.LOOP, 11),
        ("R10 R20 R95*12", Kind.LOOP, 12),
    ],
)
def test_the_answer_refuses(sequence: str, kind: Kind, at: int) -> None:
    (breach,) = answer(sequence)
    assert (breach.kind, breach.at) == (kind, at)


def test_the_last_message_is_the_verdict() -> None:
    lines = example(WT.package)
    content = WT.read(lines).content
    assert isinstance(content, EventAnswer)
    assert content.verdict is not None
    assert (content.verdict.message_type, content.verdict.narrative) == ("02", "IN-BOND ARRIVED")
    warning = EventMessage(message_type="03", condition="W02", narrative="LATE").line
    content = WT.read([lines[0], warning, lines[2]]).content
    assert isinstance(content, EventAnswer)
    assert content.detail is None
    assert [message.line for message in content.messages] == [warning]
    assert content.verdict is not None
    assert content.verdict.line == lines[2]


def test_a_control_reject_stands_by_itself() -> None:
    content = WT.read(["EYCOUNT IN Y DOES NOT AGREE".ljust(80)]).content
    assert isinstance(content, EventControlReject)
    assert content.reject.narrative == "COUNT IN Y DOES NOT AGREE"


# fmt: off
def test_the_columns_of_the_records() -> None:
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert EventHeader(action="3", in_bond_number="V0012345678", issuer="ZZOC", bill_number="OCN260417001",
                       house_bill="HB1", firms_code="Z123", container_number="ZZOU1234560").line == (
                  "103V0012345678 ZZOCOCN260417001    HB1         Z123            ZZOU1234560      ")
    assert EventDetail(event_date=date(2026, 4, 21), event_time="235959", port_of_arrival="2704",
                       in_bond_carrier="ZZTK", bonded_carrier="00-123456700", city="LOS ANGELES", state="CA",
                       export_mode="11", export_conveyance="EXAMPLE MERIDIAN").line == (
                  "202604212359592704ZZTK00-123456700LOS ANGELES        CA11EXAMPLE MERIDIAN       ")
# fmt: on


def test_the_date_runs_from_the_year() -> None:
    line = EventDetail(event_date=date(2026, 4, 21), event_time="000000").line
    (fault,) = EventDetail.read(line.replace("20260421", "20042126")).faults()
    assert (fault.kind, fault.field, fault.text) == (Kind.UNREADABLE, "event_date", "042126")
