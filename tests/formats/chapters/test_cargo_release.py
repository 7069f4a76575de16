"""SE: the maps of its three actions, the unified security filing, and the columns of its records."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair.cargo_release import CHAPTER
from formats.catair.cargo_release.records import (
    AdditionalHeader,
    Bill,
    CargoRelease,
    CargoReleaseCancellation,
    CargoReleaseUpdate,
    Contact,
    Conveyance,
    FilingDeletion,
    FilingSubmission,
    Header,
    HigherBill,
    LowestBill,
    Reference,
    Tariff,
    UnfinishedBill,
    ZoneStatus,
)
from formats.errors import DoesNotFit
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = files("formats.catair.cargo_release").joinpath("example.txt").read_text(encoding="utf-8").splitlines()


def terminals(text: str) -> list[str]:
    """`SE20*3` is SE20 SE20 SE20."""
    found: list[str] = []
    for word in text.split():
        name, _, times = word.partition("*")
        found += [name] * int(times or 1)
    return found


def shape(start: str, text: str) -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape(start, terminals(text))


@pytest.mark.parametrize(
    ("start", "sequence"),
    [
        ("transaction", "SE10 SE13"),
        ("transaction", "SE10 SE11 SE13 SE15 SE15 SE15 SE20 SE40 SE60"),
        ("transaction", "SE10 SE13 SE15_ABOVE SE15 SE16 SE16 SE17 SE15_ABOVE SE15_ABOVE SE15 SE17"),
        ("transaction", "SE10 SE13 SE15_ABOVE"),
        ("transaction", "SE10 SE13 SE15_ABOVE SE16 SE15_ABOVE SE17 SE15 SE15_ABOVE SE20"),
        ("transaction", "SE10 SE13 SE30 SE31*3 SE35*3 SE36 SE30 SE30 SE36"),
        ("transaction", "SE10 SE13 SE40 SE41 SE50 SE51 SE55 SE56 SE50 SE60 SE61 OI PG PG OI PG SE60 SE40 SE60"),
        ("transaction", "SE10 SE13 SE40 SE60 PG"),
        ("transaction", "SE10 SE13 SE40 SE60 OI PG SF10 SF20 SF25 SF30 SF31 SF35 SF36 SF30"),
        ("transaction", "SE10 SE13 SE40 SE60 SF10_DELETE"),
        ("update", "SE10 SE13 SE15 SE20"),
        ("update", "SE10"),
        ("update", "SE10 SE11 SE15_ABOVE SE15 SE16 SE17 SE20"),
        ("cancellation", "SE10 SE13"),
        ("cancellation", "SE10 SE13 SE20 SE20"),
    ],
)
def test_the_map_takes(start: str, sequence: str) -> None:
    assert isinstance(shape(start, sequence), Shape)


@pytest.mark.parametrize(
    ("start", "sequence", "at", "item", "expected"),
    [
        ("transaction", "SE10 SE15", 1, "SE15", {"SE11", "SE13"}),
        ("transaction", "SE10 SE11 SE11 SE13", 2, "SE11", {"SE13"}),
        ("transaction", "SE10 SE13 SE16", 2, "SE16", None),
        ("transaction", "SE10 SE13 SE15 SE17 SE16", 4, "SE16", None),
        ("transaction", "SE10 SE13 SE20 SE15", 3, "SE15", None),
        ("transaction", "SE10 SE13 SE30 SE36 SE35", 4, "SE35", None),
        ("transaction", "SE10 SE13 SE40 SE40 SE60", 3, "SE40", {"SE41", "SE50", "SE60"}),
        ("transaction", "SE10 SE13 SE40 SE60 SE50", 4, "SE50", None),
        ("transaction", "SE10 SE13 SE40 OI SE60", 3, "OI", {"SE41", "SE50", "SE60"}),
        ("transaction", "SE10 SE13 SE40 SE60 SE61 SE61", 5, "SE61", None),
        ("transaction", "SE10 SE13 SF10 SF30", 2, "SF10", None),
        ("transaction", "SE10 SE13 SE40 SE60 SF10 SF30 SE40", 6, "SE40", None),
        ("transaction", "SE10 SE13 SE40 SE60 SF10 SF25 SF20", 6, "SF20", {"SF25", "SF30"}),
        ("transaction", "SE10 SE13 SE40 SE60 SF10_DELETE SF10_DELETE", 5, "SF10_DELETE", None),
        ("update", "SE10 SE30", 1, "SE30", None),
        ("update", "SE10 SE13 SE40", 2, "SE40", None),
        ("cancellation", "SE10 SE13 SE15", 2, "SE15", {"SE20", "$END"}),
        ("cancellation", "SE10 SE11 SE13", 1, "SE11", {"SE13"}),
    ],
)
def test_the_map_refuses(start: str, sequence: str, at: int, item: str, expected: set[str] | None) -> None:
    (breach,) = shape(start, sequence)
    assert (breach.kind, breach.at, breach.item) == (Kind.ORDER, at, item)
    if expected is not None:
        assert set(breach.expected) == expected


@pytest.mark.parametrize(
    ("start", "sequence", "expected"),
    [
        ("transaction", "SE10", {"SE11", "SE13"}),
        ("cancellation", "SE10", {"SE13"}),
        ("transaction", "SE10 SE13 SE40", {"SE41", "SE50", "SE60"}),
        ("transaction", "SE10 SE13 SE40 SE60 SF10", {"SF20", "SF25", "SF30"}),
    ],
)
def test_what_is_missing_at_the_end_is_told(start: str, sequence: str, expected: set[str]) -> None:
    (breach,) = shape(start, sequence)
    assert breach.kind is Kind.ABSENT
    assert breach.at == len(terminals(sequence))
    assert set(breach.expected) == expected


@pytest.mark.parametrize(
    ("start", "before", "item", "ceiling", "after", "named"),
    [
        ("transaction", "SE10 SE13", "SE20", 99, "", "SE20"),
        ("cancellation", "SE10 SE13", "SE20", 99, "", "SE20"),
        ("update", "SE10", "SE20", 99, "", "SE20"),
        ("transaction", "SE10 SE13", "SE15", 999, "", "bill"),
        ("update", "SE10", "SE15", 999, "", "bill"),
        ("transaction", "SE10 SE13", "SE15_ABOVE", 2, "SE15", "SE15_ABOVE"),
        ("transaction", "SE10 SE13", "SE15_ABOVE", 2, "", "SE15_ABOVE"),
        ("transaction", "SE10 SE13 SE15", "SE16", 99, "", "SE16"),
        ("transaction", "SE10 SE13 SE15_ABOVE", "SE16", 99, "", "SE16"),
        ("transaction", "SE10 SE13 SE15", "SE17", 99, "", "SE17"),
        ("transaction", "SE10 SE13", "SE30", 12, "", "header_party"),
        ("transaction", "SE10 SE13 SE30", "SE31", 3, "", "SE31"),
        ("transaction", "SE10 SE13 SE30", "SE35", 3, "", "SE35"),
        ("transaction", "SE10 SE13 SE40", "SE50", 11, "SE60", "line_party"),
        ("transaction", "SE10 SE13 SE40 SE50", "SE51", 3, "SE60", "SE51"),
        ("transaction", "SE10 SE13 SE40 SE50", "SE55", 3, "SE60", "SE55"),
        ("transaction", "SE10 SE13 SE40", "SE60", 32, "", "tariff"),
        ("transaction", "SE10 SE13 SE40 SE60 SF10", "SF20", 999, "SF30", "SF20"),
        ("transaction", "SE10 SE13 SE40 SE60 SF10", "SF25", 999, "SF30", "SF25"),
        ("transaction", "SE10 SE13 SE40 SE60 SF10", "SF30", 999, "", "filing_party"),
        ("transaction", "SE10 SE13 SE40 SE60 SF10 SF30", "SF35", 3, "", "SF35"),
    ],
)
def test_a_ceiling_is_reached_and_not_passed(
    start: str, before: str, item: str, ceiling: int, after: str, named: str
) -> None:
    assert isinstance(shape(start, f"{before} {item}*{ceiling} {after}"), Shape)
    (breach,) = shape(start, f"{before} {item}*{ceiling + 1} {after}")
    assert (breach.kind, breach.item, breach.ceiling) == (Kind.LOOP, named, ceiling)
    assert breach.at == len(terminals(before)) + ceiling


def test_the_ceiling_of_lines() -> None:
    assert isinstance(shape("transaction", "SE10 SE13" + " SE40 SE60" * 999), Shape)
    (breach,) = shape("transaction", "SE10 SE13" + " SE40 SE60" * 1000)
    assert (breach.kind, breach.item, breach.ceiling, breach.at) == (Kind.LOOP, "line", 999, 2 + 2 * 999)


@pytest.mark.parametrize("pga_records", [1, 1000])
def test_the_pga_message_set_is_one_slot_without_an_order_of_its_own(pga_records: int) -> None:
    assert isinstance(shape("transaction", f"SE10 SE13 SE40 SE60 PG*{pga_records} OI PG SE60 OI OI"), Shape)


@pytest.mark.parametrize(
    ("action", "content"),
    [
        ("A", CargoRelease),
        ("R", CargoRelease),
        ("D", CargoReleaseCancellation),
        ("U", CargoReleaseUpdate),
        ("Q", CargoRelease),
        (" ", CargoRelease),
        ("7", CargoRelease),
    ],
)
def test_the_action_chooses_the_map(action: str, content: type) -> None:
    lines = [f"SE10{action}".ljust(80), "SE13".ljust(80)]
    assert type(CHAPTER.read(lines).content) is content


@pytest.mark.parametrize(
    ("lines", "number", "code"),
    [
        (["SE13", "SE10A"], 3, "X33"),
        (["SE10A", "SE13", "SE99"], 5, "X34"),
        (["SE10A", "SE15R"], 4, "X35"),
        (["SE10A", "SE13", *["SE30"] * 13], 17, "X36"),
        (["SE10A"], 3, "X37"),
        (["SE10D", "SE13", "SE40"], 5, "X35"),
    ],
)
def test_a_breach_of_the_map_has_a_condition(lines: list[str], number: int, code: str) -> None:
    reading = CHAPTER.read([line.ljust(80) for line in lines], number=3)
    assert reading.content is None
    assert [(fault.number, fault.code) for fault in reading.faults if fault.structural] == [(number, code)]


@pytest.mark.parametrize(
    ("line", "cls"),
    [
        ("SE15R", LowestBill),
        ("SE15H", LowestBill),
        ("SE15T", LowestBill),
        ("SE15Z", LowestBill),
        ("SE15 ", LowestBill),
        ("SE15M", HigherBill),
        ("SE15I", HigherBill),
        ("SF10101A", FilingSubmission),
        ("SF10101R", FilingSubmission),
        ("SF10101 ", FilingSubmission),
        ("SF10101D", FilingDeletion),
    ],
)
def test_records_of_one_identifier_are_told_apart(line: str, cls: type) -> None:
    assert CHAPTER.class_of(line.ljust(80)) is cls


def test_every_identifier_of_the_chapter_has_a_class_and_no_other() -> None:
    wanted = "SE10 SE11 SE13 SE15 SE16 SE17 SE20 SE30 SE31 SE35 SE36 SE40 SE41 SE50 SE51 SE55 SE56 SE60 SE61 OI PG"
    wanted += " SF10 SF20 SF25 SF30 SF31 SF35 SF36"
    assert [record.identifier for record in CHAPTER.records if record not in (HigherBill, FilingDeletion)] == (
        wanted.split()
    )
    assert CHAPTER.class_of("SE90".ljust(80)) is None


def test_bills_are_grouped_by_their_type() -> None:
    lines = [
        Header(
            action="U", filer_code="N01", entry_number="70001015", entry_type="01", bond_type="8", entry_value=100
        ).line,
        # Cargo Release v40, Appendix C, example 2 (SE-86): a split shipment, one part of which moved in bond.
        LowestBill(bill_type="R", issuer="ZZOC", bill_number="12345", non_ams="N").line,
        conveyance("0101A", 20).line,
        conveyance("0103C", 50).line,
        HigherBill(bill_type="I", bill_number="123456789", non_ams="N").line,
        LowestBill(bill_type="R", issuer="ZZOC", bill_number="12345", non_ams="N").line,
        conveyance("0102B", 30).line,
        HigherBill(bill_type="M", issuer="ZZOC", bill_number="99999", non_ams="N").line,
    ]
    reading = CHAPTER.read(lines)
    assert reading.faults == ()
    update = reading.content
    assert isinstance(update, CargoReleaseUpdate)
    simple, moved, unfinished = update.bills
    assert isinstance(simple, Bill)
    assert isinstance(moved, Bill)
    assert isinstance(unfinished, UnfinishedBill)
    assert [part.quantity for part in simple.conveyances] == [20, 50]
    assert [bill.bill_type for bill in moved.numbers] == ["I", "R"]
    assert [part.quantity for part in moved.conveyances] == [30]
    assert [bill.bill_number for bill in unfinished.numbers] == ["99999"]
    assert [record.line for record in update.records()] == lines


def conveyance(voyage: str, quantity: int) -> Conveyance:
    return Conveyance(carrier="ZZOC", voyage=voyage, arrival_date=date(2026, 4, 17), quantity=quantity)


def test_a_bill_whose_house_is_missing_keeps_its_conveyances() -> None:
    reading = CHAPTER.read([line.ljust(80) for line in ("SE10U", "SE15M", "SE16", "SE16")])
    assert isinstance(reading.content, CargoReleaseUpdate)
    (bill,) = reading.content.bills
    assert isinstance(bill, Bill)
    assert bill.lowest is None
    assert len(bill.numbers) == 1
    assert len(bill.conveyances) == 2


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    entry = reading.content
    assert isinstance(entry, CargoRelease)
    assert [record.line for record in entry.records()] == EXAMPLE
    assert (entry.header.action, entry.header.entry_type, entry.header.mode_of_transport) == ("A", "01", "11")
    assert entry.header.entry_value == 48250
    assert entry.additional is not None
    assert entry.additional.voyage == "0417W"
    assert entry.contact.phone == "2135550100"
    (bill,) = entry.bills
    assert isinstance(bill, Bill)
    assert [number.bill_type for number in bill.numbers] == ["M", "H"]
    assert bill.lowest is not None
    assert bill.lowest.quantity == 420
    assert [(r.qualifier, r.reference) for r in entry.references] == [("CR", "REL-00101")]
    assert [group.party.party for group in entry.parties] == ["SE", "BY", "ST", "CN"]
    assert [line.item.country_of_origin for line in entry.lines] == ["CN", "VN"]
    assert [group.tariff.value for line in entry.lines for group in line.tariffs] == [30250, 18000]
    assert sum(group.tariff.value or 0 for line in entry.lines for group in line.tariffs) == entry.header.entry_value
    assert entry.security_filing is None


@pytest.mark.parametrize("line", EXAMPLE)
def test_what_is_read_builds_the_same_columns(line: str) -> None:
    cls = CHAPTER.class_of(line)
    assert cls is not None
    assert cls.make(cls.read(line).values()).line == line


def test_a_unified_filing_follows_the_last_line() -> None:
    filing = [
        FilingSubmission(
            shipment_type="01", action="A", action_reason="CT", importer_type="EI", importer="00-123456700"
        ).line,
        "SF20CR FILING-00101".ljust(80),
        "SF25CNZZOU0000000001234560".ljust(80),
        "SF30MF EXAMPLE CERAMICS FACTORY".ljust(80),
        "SF35157 KILN LANE".ljust(80),
        f"SF36{'CHAOZHOU':<35}GD       521000         CN".ljust(80),
        f"SF30CN {'':<35}EI 00-123456700".ljust(80),
    ]
    reading = CHAPTER.read([*EXAMPLE, *filing])
    assert reading.faults == ()
    assert isinstance(reading.content, CargoRelease)
    held = reading.content.security_filing
    assert held is not None
    assert [container.equipment_number for container in held.containers] == ["000000000123456"]
    assert [group.party.party for group in held.parties] == ["MF", "CN"]
    assert held.header.bond_type is None


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Header(action="R", filer_code="N01", entry_number="70001015", entry_type="86", bond_type="0", entry_value=750,
            port_of_entry="4701", split_release="2"),
                  "SE10RN01  70001015 86                 000000007504701 2                         "),
    (AdditionalHeader(entry_date_election="W", elected_entry_date=date(2026, 7, 5), goods_location="Z123",
                      conveyance_or_zone="FTZ02600A001", warehouse_entry_filer="N01",
                      warehouse_entry_number="70001015", immediate_delivery="Y"),
                  "SE11W070526Z123    FTZ02600A001                                     N0170001015Y"),
    (Contact(name="RELEASE DESK", phone="2135550100", reason="02", several_dispositions="1", documents_sent="1",
             split_shipment="1"),
                  "SE13RELEASE DESK                            2135550100     02111                "),
    (LowestBill(bill_type="R", issuer="ZZOC", bill_number="12345", quantity=7, non_ams="Y"),
                  "SE15RZZOC12345                                             00000007     Y       "),
    (Conveyance(carrier="ZZOC", voyage="0417W", arrival_date=date(2026, 4, 17), quantity=20, unit="CTN",
                conveyance="EXAMPLE MERIDIAN"),
                  "SE16ZZOC0417W04172600000020CTN  EXAMPLE MERIDIAN                                "),
    (Reference(qualifier="AMT", reference="90000"),
                  "SE20AMT90000                                                                    "),
    (ZoneStatus(zone_status="P", filing_date=date(2019, 2, 1), quantity=12),
                  "SE41P02011900000012                                                             "),
    (Tariff(hts_number="6911103750", value=30250),
                  "SE6069111037500000030250                                                        "),
    (FilingSubmission(shipment_type="01", action="R", action_reason="CT", importer_type="EI",
                      importer="00-123456700", mode_of_transport="11", transaction_number="N01-00000000123",
                      carrier="ZZOC"),
                  "SF10101RCTEI 00-123456700           11N01-00000000123ZZOC                       "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.identifier for record, _ in GOLDEN])
def test_the_columns_of_the_main_records(record: Record, line: str) -> None:
    assert record.line == line


def test_a_list_of_codes_is_closed_for_a_builder_and_told_to_a_reader() -> None:
    with pytest.raises(DoesNotFit, match="entry_type"):
        Header(action="A", filer_code="N01", entry_number="70001015", entry_type="1", bond_type="8", entry_value=1)
    line = EXAMPLE[0][:19] + "1 " + EXAMPLE[0][21:]
    (fault,) = Header.read(line).faults()
    assert (fault.kind, fault.field, fault.columns) == (Kind.UNKNOWN, "entry_type", (20, 21))
