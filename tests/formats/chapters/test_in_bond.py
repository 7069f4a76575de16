"""QP: long, short and deleting filings, cargo in the filer's order, and the columns of the records."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair.in_bond import CHAPTER
from formats.catair.in_bond.records import (
    BillDeletion,
    BillDetails,
    BillOfLading,
    Conveyance,
    Description,
    Hazard,
    Header,
    InBond,
    InBondDeletion,
    Marks,
    NotifyParties,
    Tariff,
)
from formats.errors import DoesNotFit
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = files("formats.catair.in_bond").joinpath("example.txt").read_text(encoding="utf-8").splitlines()
ADD, REMOVE, DELETE = "10A61417300262".ljust(80), "10B  417300262".ljust(80), "10D  417300262".ljust(80)
BILL = "30A 0001ZZTKTRK260417001".ljust(80)


def terminals(text: str) -> list[str]:
    """`R30*3` is R30 R30 R30."""
    words = [word.partition("*") for word in text.split()]
    return [name for name, _, times in words for _ in range(int(times or 1))]


def shape(text: str, start: str = "transaction") -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape(start, terminals(text))


LONG = "R10 R30 R40 R50 R55 R65"


@pytest.mark.parametrize(
    "cargo",
    [
        "R70*2 R71*3 R72*2",
        "R70 R71 R72 R70 R71 R72*2 R70 R71*2 R72",
        "R71 R72 R70 R71*2 R72",
        "R70 R71 R70 R71 R72",
        "R70*999 R71*999 R72*999 R75*99",
    ],
    ids=["example 1", "example 2", "example 3", "two goods, one set of marks", "the ceilings"],
)
def test_cargo_stands_as_the_chapter_draws_it(cargo: str) -> None:
    """INB-11, note 1, examples 1 to 3."""
    assert isinstance(shape(f"{LONG} {cargo}"), Shape)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("R20 R30", Kind.ORDER, 0, ("R10",)),
        ("R10 R30 R20", Kind.ORDER, 2, ("R30", "R32", "R33", "R40", "$END")),
        ("R10 R30 R33 R32", Kind.ORDER, 3, ("R30", "R33", "R40", "$END")),
        ("R10 R30 R40 R55", Kind.ORDER, 3, ("R50",)),
        ("R10 R30 R40 R50 R55", Kind.ABSENT, 5, ("R56", "R57", "R60", "R65")),
        (f"{LONG} R70 R72", Kind.ORDER, 7, ("R70", "R71")),
        (f"{LONG} R71", Kind.ABSENT, 7, ("R70", "R71", "R72")),
        (f"{LONG} R75", Kind.ORDER, 6, ("R70", "R71")),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: tuple[str, ...]) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at, breach.expected) == (kind, at, expected)


@pytest.mark.parametrize(
    ("before", "item", "ceiling", "after"),
    [
        ("R10", "R30", 9999, ""),
        ("R10 R30", "R33", 999, ""),
        ("R10 R30 R40 R50 R55", "R60", 3, "R65 R71 R72"),
        (LONG, "R71", 999, "R72"),
        (f"{LONG} R71", "R72", 999, ""),
        (f"{LONG} R71 R72", "R75", 99, ""),
        (f"{LONG} R71 R72 R75", "R76", 2, ""),
    ],
)
def test_a_ceiling_is_kept(before: str, item: str, ceiling: int, after: str) -> None:
    assert isinstance(shape(f"{before} {item}*{ceiling} {after}"), Shape)
    (breach,) = shape(f"{before} {item}*{ceiling + 1} {after}")
    assert (breach.kind, breach.at, breach.ceiling) == (Kind.LOOP, len(terminals(before)) + ceiling, ceiling)


def test_descriptions_are_counted_a_container_and_not_a_run() -> None:
    assert isinstance(shape(f"{LONG} R71*500 R72 R71*499 R72 R65 R71*999 R72"), Shape)
    (breach,) = shape(f"{LONG} R71*500 R72 R71*500 R72")
    assert (breach.kind, breach.item, breach.ceiling, breach.at) == (Kind.LOOP, "R71", 999, 6 + 500 + 1 + 499)


@pytest.mark.parametrize(
    ("lines", "group"),
    [
        ([ADD], InBond),
        ([ADD, BILL], InBond),
        ([REMOVE, BILL.replace("30A", "30D"), BILL.replace("30A", "30D")], BillDeletion),
        ([DELETE], InBondDeletion),
        (["10?  417300262".ljust(80), BILL], InBond),
    ],
    ids=["add", "short", "remove", "delete", "unreadable action"],
)
def test_the_action_chooses_the_map(lines: list[str], group: type[object]) -> None:
    content = CHAPTER.read(lines).content
    assert isinstance(content, group)


@pytest.mark.parametrize(
    ("lines", "at", "kind", "code"),
    [
        ([BILL], 1, Kind.HEADER, "EB"),
        ([ADD, "99".ljust(80)], 2, Kind.IDENTIFIER, "EB"),
        ([ADD, BILL, "20".ljust(80)], 3, Kind.ORDER, "EB"),
        ([ADD, BILL, *["60".ljust(80)] * 4], 3, Kind.ORDER, "EB"),
        ([ADD, BILL, "40".ljust(80)], 3, Kind.ABSENT, "EY"),
        ([REMOVE, BILL, "32".ljust(80)], 3, Kind.ORDER, "EB"),
        ([DELETE, BILL], 2, Kind.HEADER, "EB"),
    ],
)
def test_a_breach_is_answered_by_a_control_reject(lines: list[str], at: int, kind: Kind, code: str) -> None:
    reading = CHAPTER.read(lines)
    assert reading.content is None
    assert [(f.number, f.kind, f.code) for f in reading.faults if f.structural] == [(at, kind, code)]


def test_what_actions_b_and_d_leave_out_is_no_fault() -> None:
    for line in (REMOVE, DELETE):
        header = Header.read(line)
        assert header.faults() == ()
        assert (header.in_bond_number, header.in_bond_type, header.value) == ("417300262", None, None)


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, InBond)
    assert content.header.in_bond_type == "62"
    assert content.header.value == 18400
    assert content.conveyance is not None
    assert content.conveyance.arrival_date == date(2026, 4, 17)
    (bill,) = content.bills
    assert bill.notify is not None
    assert (bill.notify.party_1, bill.notify.party_2, bill.notify.party_3) == ("3801N01", "ZZTK", None)
    manifest = bill.manifest
    assert manifest is not None
    assert manifest.shipper.phone is None
    assert [party.phone.phone if party.phone else None for party in manifest.notify_parties] == ["3135550104"]
    (container,) = manifest.containers
    assert [type(part) for part in container.cargo] == [Tariff, Description, Tariff, Description, Marks]
    assert container.pieces == manifest.details.manifest_quantity == 120
    assert sum(part.value for part in container.cargo if isinstance(part, Tariff)) == content.header.value
    assert [(hazard.hazard.flashpoint, hazard.hazard.below_zero) for hazard in container.hazards] == [(18, "N")]


# fmt: off
GOLDEN = (
    #              1         2         3         4         5         6         7         8
    #     12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Header(action="A", in_bond_type="63", in_bond_number="417300262", in_bond_carrier="ZZOC",
            port_of_destination="2704", foreign_destination="57035", value=500, bonded_carrier="00-123456700",
            zone_or_warehouse="Y", prior_notice="N"),
         "10A63417300262   ZZOC2704570350000050000-123456700YN                            "),
    (Conveyance(importing_carrier="Z123", mode_of_transport="30", voyage="1", port_of_arrival="2704",
                arrival_date=date(2026, 4, 17), firms_code="Z123"),
         "20Z12330                         1           2704041726Z123                     "),
    (BillOfLading(action="A", sequence_number="0007", issuer="999", bill_number="12345675", house_bill="HAWB1",
                  previous_in_bond="417300251", quantity=12),
         "30A 0007999 12345675        HAWB1                       417300251   0000000012  "),
    (NotifyParties(party_1="2704N0101", party_2="ZZOC", party_3="Z123", party_4="ZZFW"),
         "322704N0101ZZOC     Z123     ZZFW                                               "),
    (BillDetails(port_of_lading="99999", manifest_quantity=4, manifest_units="PCS", weight=9, weight_unit="LB"),
         "40999990000000004PCS  0000000009LB                                              "),
    (Tariff(hts_number="841370", value=1, weight=2, weight_unit="KG"),
         "70841370     000000010000000002KG                                               "),
    (Hazard(code="UN1263", hazard_class="3", system="I", description="PAINT", contact="DESK 213-555-0100",
            flashpoint=4, flashpoint_unit="CE", below_zero="N"),
         "75UN1263    3   IPAINT                         DESK 213-555-0100       004CEN   "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=lambda value: value[:2] if isinstance(value, str) else "")
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert type(record).read(line).values() == record.values()


def test_a_tariff_number_of_six_digits_stands_at_the_left_though_its_class_is_n() -> None:
    """INB-45."""
    column = Tariff.layout.by_name["hts_number"]
    assert (column.printed.code, column.data_class.code) == ("N", "AN")
    assert Tariff.read(Tariff(hts_number="841370", value=1, weight=1, weight_unit="KG").line).hts_number == "841370"


def test_an_unknown_code_is_named() -> None:
    line = Header(action="A", in_bond_type="61", in_bond_number="417300262").line.replace("10A61", "10A64")
    (fault,) = Header.read(line).faults(3)
    assert (fault.kind, fault.field, fault.columns, fault.text) == (Kind.UNKNOWN, "in_bond_type", (4, 5), "64")
    with pytest.raises(DoesNotFit, match="in_bond_type"):
        Header(action="A", in_bond_type="64", in_bond_number="417300262")
