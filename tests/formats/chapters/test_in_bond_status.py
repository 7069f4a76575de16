"""NS: one header, then what became of one bill or of several."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair.in_bond_status import CHAPTER
from formats.catair.in_bond_status.records import BillStatus, ConveyanceHeader, InBondHeader, StatusNotification
from formats.fault import Kind
from formats.structure import OrderFault, Shape

EXAMPLE = files("formats.catair.in_bond_status").joinpath("example.txt").read_text(encoding="utf-8").splitlines()


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    words = [word.partition("*") for word in text.split()]
    return CHAPTER.structure.shape("notification", [name for name, _, times in words for _ in range(int(times or 1))])


@pytest.mark.parametrize("sequence", ["R10 R30", "R10 R30 R40 R50*2 R60*999", "R05 R30", "R05 R30*50 R60"])
def test_the_map_takes(sequence: str) -> None:
    assert isinstance(shape(sequence), Shape)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("R30", Kind.ORDER, 0, ("R05", "R10")),
        ("R10", Kind.ABSENT, 1, ("R30",)),
        ("R05 R10 R30", Kind.ORDER, 1, ("R30",)),
        ("R10 R30 R30", Kind.ORDER, 2, ("R40", "R50", "R60", "$END")),
        ("R10 R30 R60 R50", Kind.ORDER, 3, ("R60", "$END")),
        ("R10 R30 R50*3", Kind.LOOP, 4, ()),
        ("R10 R30 R60*1000", Kind.LOOP, 1001, ()),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: tuple[str, ...]) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at, breach.expected) == (kind, at, expected)


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, StatusNotification)
    assert isinstance(content.header, InBondHeader)
    assert content.header.in_bond_number == "417300262"
    (detail,) = content.details
    assert (detail.status.disposition, detail.status.quantity) == ("1H", 120)
    assert (detail.status.action_date, detail.status.action_time) == (date(2026, 4, 18), "0915")
    assert detail.more is not None
    assert detail.more.container_number is None
    assert [container.container_action for container in detail.containers] == [None]


def test_what_broker_download_leaves_blank_or_widens_is_read_without_a_fault() -> None:
    """Broker Download, August 2024, BD-45 and BD-46: every element of NS05 optional, voyage X, house bills used."""
    header = ConveyanceHeader(conveyance_name="EXAMPLE MERIDIAN II", voyage="417W")
    status = BillStatus(
        disposition="1C",
        bill_number="OCN260417001",
        house_issuer="ZZFW",
        house_bill="FWD260417",
        quantity=40,
        negative="N",
        action_date=date(2026, 4, 18),
        action_time="0000",
    )
    reading = CHAPTER.read([header.line, status.line, status.line])
    assert reading.faults == ()
    assert isinstance(reading.content, StatusNotification)
    assert len(reading.content.details) == 2
    assert ConveyanceHeader.read("05".ljust(80)).faults() == ()


# fmt: off
def test_the_columns_of_the_records() -> None:
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert ConveyanceHeader(conveyance_name="EXAMPLE MERIDIAN", voyage="0417W", port="2704",
                            arrival_date=date(2026, 4, 17), arrival_time="060000").line == (
                  "05EXAMPLE MERIDIAN       0417W2704260417060000                                  ")
    assert InBondHeader(in_bond_type="61", in_bond_number="417300262", port_of_destination="3901").line == (
                  "1061417300262   3901                                                            ")
    assert BillStatus(disposition="1H", issuer="ZZOC", bill_number="OCN260417001", quantity=420,
                      action_date=date(2026, 4, 18), action_time="0915", in_bond_carrier="ZZTK").line == (
                  "301HZZOCOCN260417001                                0000000420 2604180915ZZTK   ")
# fmt: on
