"""FT: admissions as they are added, replaced, deleted, and goods that change their zone status."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import files

import pytest

from formats.catair.ftz_admission import CHAPTER
from formats.catair.ftz_admission.records import (
    Admission,
    AdmissionDeletion,
    BillOfLading,
    Conveyance,
    Header,
    Line,
    LineValues,
    Replacement,
    ReplaceRequest,
    StatusChange,
)
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = files("formats.catair.ftz_admission").joinpath("example.txt").read_text(encoding="utf-8").splitlines()
LINE = "R50 R51 R60"


def terminals(text: str) -> list[str]:
    """`R40*3` is R40 R40 R40."""
    words = [word.partition("*") for word in text.split()]
    return [name for name, _, times in words for _ in range(int(times or 1))]


def shape(text: str, start: str = "transaction") -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape(start, terminals(text))


@pytest.mark.parametrize(
    ("sequence", "start", "kind", "at", "expected"),
    [
        ("R10", "transaction", Kind.ABSENT, 1, ("R20",)),
        ("R10 R11", "transaction", Kind.ORDER, 1, ("R20",)),
        ("R10 R20", "transaction", Kind.ABSENT, 2, ("R40",)),
        ("R10 R20 R40 R43 R42", "transaction", Kind.ORDER, 4, ("R20", "R40", "R43", "R50", "$END")),
        ("R10 R20 R40 R50 R60", "transaction", Kind.ORDER, 4, ("R51",)),
        ("R10 R20 R40 R50 R51", "transaction", Kind.ABSENT, 5, ("R60",)),
        ("R10 R20", "replacement", Kind.ORDER, 1, ("R11",)),
        ("R10 R20", "deletion", Kind.ORDER, 1, ("R61", "$END")),
        ("R10 R20 R40 R50 R51 R60", "status_change", Kind.ORDER, 5, ("R20", "R40", "R50", "$END")),
    ],
)
def test_the_maps_refuse(sequence: str, start: str, kind: Kind, at: int, expected: tuple[str, ...]) -> None:
    (breach,) = shape(sequence, start)
    assert (breach.kind, breach.at, breach.expected) == (kind, at, expected)


@pytest.mark.parametrize(
    ("start", "before", "item", "ceiling", "after"),
    [
        ("replacement", "R10 R11", "R12", 10, "R20 R40"),
        ("transaction", "R10 R20", "R40", 9999, ""),
        ("transaction", "R10 R20 R40", "R43", 9999, LINE),
        ("transaction", f"R10 R20 R40 {LINE}", "R61", 99, LINE),
        ("deletion", "R10", "R61", 99, ""),
    ],
)
def test_a_ceiling_is_kept(start: str, before: str, item: str, ceiling: int, after: str) -> None:
    assert isinstance(shape(f"{before} {item}*{ceiling} {after}", start), Shape)
    (breach,) = shape(f"{before} {item}*{ceiling + 1} {after}", start)
    assert (breach.kind, breach.at, breach.ceiling) == (Kind.LOOP, len(terminals(before)) + ceiling, ceiling)


@pytest.mark.parametrize("conveyances", [999, 1000])
def test_at_most_999_conveyances(conveyances: int) -> None:
    found = CHAPTER.structure.shape("transaction", ["R10", *["R20", "R40"] * conveyances])
    assert isinstance(found, Shape) == (conveyances == 999)


@pytest.mark.parametrize(
    ("action", "rest", "group"),
    [
        ("A", ["20D", "40ZZFWADJ260417001"], Admission),
        ("R", ["11".ljust(57) + "08", "12SEE LETTER", "20D", "40ZZFWADJ260417001"], Replacement),
        ("D", ["61ENTERED TWICE"], AdmissionDeletion),
        ("S", ["20C", "40ZZOC1", "50", "51"], StatusChange),
        ("?", ["20D", "40ZZFWADJ260417001"], Admission),
    ],
)
def test_the_action_chooses_the_map(action: str, rest: list[str], group: type[object]) -> None:
    header = EXAMPLE[0].replace("10A", f"10{action}", 1)
    assert isinstance(CHAPTER.read([header, *[line.ljust(80) for line in rest]]).content, group)


def test_a_breach_has_a_condition() -> None:
    reading = CHAPTER.read([EXAMPLE[0], EXAMPLE[1], "99".ljust(80)], number=3)
    assert [(fault.number, fault.code) for fault in reading.faults if fault.structural] == [(5, "X34")]
    reading = CHAPTER.read(EXAMPLE[:2], number=3)
    assert [(fault.number, fault.code) for fault in reading.faults if fault.structural] == [(4, "X37")]


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Admission)
    assert (content.header.zone, content.header.year, content.header.control_number) == ("2020100", "26", "000417")
    (arrival,) = content.arrivals
    assert (arrival.conveyance.export_date, arrival.conveyance.arrival_date) == ("20260329", None)
    (bill,) = arrival.bills
    assert [in_bond.in_bond_number for in_bond in bill.in_bonds] == ["417300262"]
    assert [(one.line.quantity_1, one.values.value, one.values.harbor_fee) for one in bill.lines] == [
        (Decimal("300.00"), 30400, Decimal("38.00")),
        (Decimal("120.00"), 18000, Decimal("22.50")),
    ]
    assert [len(one.remarks) for one in bill.lines] == [0, 1]


# fmt: off
GOLDEN = (
    #              1         2         3         4         5         6         7         8
    #     12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Header(action="S", zone="202010001", year="26", control_number="AB000417", expanded_zone="Y", port="2704",
            direct_delivery="N", filer_code="N01", zone_operator="00-123456700", firms_code="Z123",
            applicant="00-987654300"),
         "10S20201000126AB000417Y2704NN01         00-123456700Z12300-987654300            "),
    (ReplaceRequest(contact_name="ZONE DESK", contact_phone="2135550100", reason="08", more_reasons="0105"),
         "11ZONE DESK                               2135550100     080105                 "),
    (Conveyance(admission_type="A", mode_of_transport="40", carrier="ZZA", conveyance_name="EXAMPLE AIR",
                voyage="0417", export_date="20260416", import_date="20260417", port_of_unlading="2720",
                arrival_date="20260417"),
         "20A40ZZA EXAMPLE AIR            0417           2026041620260417272020260417     "),
    (BillOfLading(bill_number="99912345675", house_bill="HAWB0417", quantity=3, country_of_export="JP"),
         "4099912345675                        HAWB0417            0000000003JP           "),
    (Line(line_number="00001", hts_number="8471300100", spi="A", spi_country="CO", spi_secondary="X",
          country_of_origin="XO", quantity_1=Decimal("1.50"), unit_1="NO", quantity_2=Decimal("2"), unit_2="KG",
          quota_category="338", prior_notice_disclaimed="Y"),
         "50000018471300100ACOXXO000000000150NO 000000000200KG 338Y                       "),
    (LineValues(weight=1, value=2, charges=3, zone_status="N", harbor_fee=Decimal("0.04"), existing_status="N",
                requested_status="P", affected_quantity=5, inventory_unit="NO"),
         "5100000000010000000000020000000003N00000004NP000000000005NO                     "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=lambda value: value[:2] if isinstance(value, str) else "")
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert type(record).read(line).values() == record.values()
