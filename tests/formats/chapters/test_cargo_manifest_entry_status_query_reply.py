"""C1: the sequences of note 3, the records that mimic SO, and the columns of the others."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair import cargo_release_status_notification
from formats.catair.cargo_manifest_entry_status_query_reply import CHAPTER
from formats.catair.cargo_manifest_entry_status_query_reply.records import (
    AirTransaction,
    AirWaybill,
    AirWaybillError,
    AmendedQuantity,
    Answer,
    Article,
    BillError,
    BillInBond,
    CargoStatus,
    Conveyance,
    EarlierPgaDisposition,
    EntryError,
    EntryStatus,
    Location,
    ManifestedBill,
    PgaDisposition,
    PortsAndDates,
    Transaction,
    UpdatedInBond,
)
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = (
    files("formats.catair.cargo_manifest_entry_status_query_reply")
    .joinpath("example.txt")
    .read_text(encoding="ascii")
    .splitlines()
)

# ACMQ-15 to ACMQ-20, note 3 to the input record; what repeats stands twice.
SEQUENCES = {
    "master bill, then a house": "WR1 WR2 WR4 WR4 WR5 WR5 WN0 WN1 WN1 WR1 WR2 WR4 WR5 WR5 WN0",
    "house bill, then its master": "WR1 WR2 WR4 WR5 WN0 WR1 WR2 WR4 WR5 WN0 WN1",
    "rail bill": "WR1 WR2 WR4 WR4 WR5 WR5 WN0 WN1 WN1",
    "simple air waybill": "WR1 WR2 WSC WSD WN0 WN1",
    "simple air waybill with two in-bonds": "WR1 WR2 WSC WSC WSD WN0 WN1 WN1",
    "split master air waybill": "WR1 WR2 WSC WSD WN0 WN1 WR1 WR2 WSC WSD WN0 WN1",
    "master air waybill, then houses": "WR1 WR2 WSC WSD WSD WN0 WN1 WSC WSD WN0 WN1 WSC WSD WN0 WN1",
    "entry": "WO10 WO20 WO30 WO40 WO42 WO50 WO60 WO70 WO71 WO72",
    "entry and its bills": "WO10 WO60 WR1 WR2 WR4 WR5 WN0 WR1 WR2 WSC WSD WN0 WN1",
    "surface in-bond, bill by bill": "WR1 WR2 WR4 WS5 WR4 WS5 WN0 WN1",
    "surface in-bond as a whole": "WR1 WR2 WS4 WR4 WR4 WN0 WN1",
    "master air in-bond": "WR1 WR2 WSC WSD WSD WN0 WN1 WSC WSC",
    "house air in-bond": "WR1 WR2 WSC WSD WN0 WN1",
    "nothing on file": "WR0 WSA WSB",
}


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape("answer", text.split())


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES.keys())
def test_the_map_takes_the_sequences_of_the_chapter(sequence: str) -> None:
    assert isinstance(shape(sequence), Shape)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("WR2", Kind.ORDER, 0, {"WO10", "WR0", "WR1", "WSA", "WSB"}),
        ("WR1 WR2", Kind.ABSENT, 2, {"WR3", "WR4", "WS4", "WSC"}),
        ("WR1 WR4 WR5 WR4", Kind.ORDER, 3, None),
        ("WR1 WR4 WR4 WS5", Kind.ORDER, 3, None),
        ("WR1 WR4 WS5 WR4 WN0", Kind.ORDER, 4, {"WS5"}),
        ("WR1 WS4 WR5", Kind.ORDER, 2, {"WR4"}),
        ("WR1 WS4 WR4 WS5", Kind.ORDER, 3, None),
        ("WR1 WSC WR5", Kind.ORDER, 2, None),
        ("WR1 WSC WN0 WSD", Kind.ORDER, 3, None),
        ("WO10 WO40 WO42", Kind.ABSENT, 3, {"WO42", "WO50"}),
        ("WO10 WO60 WO30", Kind.ORDER, 2, None),
        ("WO10 WO72", Kind.ORDER, 1, None),
        ("", Kind.ABSENT, 0, {"WO10", "WR0", "WR1", "WSA", "WSB"}),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: set[str] | None) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at) == (kind, at)
    if expected is not None:
        assert set(breach.expected) == expected


def test_nothing_has_a_ceiling() -> None:
    assert CHAPTER.structure.ceilings == {}
    assert isinstance(shape("WR1 " + "WR4 " * 1000 + "WR5 " * 1000), Shape)


def test_records_of_an_entry_have_the_columns_of_their_siblings() -> None:
    """ACMQ-45: WO10 to WO72 mimic SO10 to SO72."""
    mimicked = {(cls.identifier[1:], cls.when.get("group_version")): cls for cls in CHAPTER.records
                if cls.identifier.startswith("WO")}  # fmt: skip
    siblings = {(cls.identifier[1:], cls.when.get("group_version")): cls
                for cls in cargo_release_status_notification.CHAPTER.records}  # fmt: skip
    assert mimicked.keys() == siblings.keys()
    for key, sibling in siblings.items():
        assert mimicked[key].layout.columns == sibling.layout.columns
        assert "ACMQ" in mimicked[key].layout.cite


@pytest.mark.parametrize(
    ("version", "cls"), [("04", PgaDisposition), ("03", EarlierPgaDisposition), ("  ", EarlierPgaDisposition)]
)
def test_the_group_version_tells_the_layouts_of_wo70_apart(version: str, cls: type[Record]) -> None:
    assert CHAPTER.class_of("WO70FDA".ljust(78) + version) is cls


def test_zeros_in_a_ws5_are_no_date() -> None:
    record = BillInBond.read("WS5AR041726000000".ljust(75) + "61".ljust(5))
    assert record.faults() == ()
    assert (record.arrived, record.exported) == (date(2026, 4, 17), None)
    assert BillInBond().exported is None
    with pytest.raises(ValueError, match="not a date"):
        _ = BillInBond.read("WS5AR043126000000".ljust(80)).arrived


@pytest.mark.parametrize(("house", "version"), [("      HAWB42", None), ("HAWB42      ", "1")])
def test_a_house_air_waybill_is_read_at_either_side(house: str, version: str | None) -> None:
    line = f"WSCZZA0004204172699926041702 00420     {house}".ljust(79) + (version or " ")
    record = AirWaybill.read(line)
    assert (record.house_air_waybill, record.version) == ("HAWB42", version)


def test_in_bonds_bill_by_bill_stand_in_pairs() -> None:
    lines = [
        Conveyance(voyage="0417W", arrival_date=date(2026, 4, 17)).line,
        ManifestedBill(in_bond_number="246800013", bill_number="CN1").line,
        BillInBond(status="AR", arrival_date="041726", export_date="000000", in_bond_type="61").line,
        ManifestedBill(in_bond_number="246800013", bill_number="CN2").line,
        BillInBond(status="UA", arrival_date="000000", export_date="000000", in_bond_type="61").line,
    ]
    content = CHAPTER.read(lines).content
    assert isinstance(content, Answer)
    (part,) = content.parts
    assert isinstance(part, CargoStatus)
    assert [(one.bill.bill_number, one.status.status) for one in part.in_bond_bills] == [("CN1", "AR"), ("CN2", "UA")]
    assert part.bills == ()


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Answer)
    assert [record.line for record in content.records()] == EXAMPLE
    entry, cargo, error = content.parts
    assert isinstance(entry, EntryStatus)
    assert (entry.header.entry_number, entry.dispositions[0].disposition) == ("70001015", "98")
    assert isinstance(cargo, CargoStatus)
    assert cargo.conveyance.entry_number == entry.header.entry_number
    assert cargo.bills[0].house_number == "FWD260417"
    assert (cargo.transactions[0].disposition, cargo.transactions[0].quantity) == ("1C", 420)
    assert isinstance(error, BillError)
    assert error.error == "122"


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (EntryError(filer_code="N01", entry_number="70001015", error="950", narrative="ENTRY RECORD NOT FOUND"),
                  "WR0N01 70001015              950ENTRY RECORD NOT FOUND                          "),
    (BillError(in_bond_number="246800013", error="123", narrative="INBOND NBR NOT ON FILE"),
                  "WSA246800013                   123INBOND NBR NOT ON FILE                        "),
    (AirWaybillError(air_waybill="99926041702", house_air_waybill="HAWB42", error="297",
                     narrative="INVALID AIRWAY BILL"),
                  "WSB99926041702HAWB42      297INVALID AIRWAY BILL                                "),
    (Conveyance(port_of_entry="2704", filer_code="N01", entry_number="70001015", entry_type="01",
                importer="00-123456700", broker_reference="REL-00101", carrier="ZZOC", conveyance="EXAMPLE MERIDIAN",
                voyage="0417W", arrival_date=date(2026, 4, 17)),
                  "WR12704N01 700010150100-123456700REL-00101ZZOCEXAMPLE MERIDIAN    0417W041726   "),
    (Location(trip="TRIP000000000000000000042", location="Z123"),
                  "WR2TRIP000000000000000000042                                                Z123"),
    (Article(line_number="1", origin="CN", hts_number="6911103750"),
                  "WR3001CN6911103750                                                              "),
    (UpdatedInBond(status="EX", arrived=date(2026, 4, 17), exported=date(2026, 4, 19), in_bond_type="62"),
                  "WS4EX041726041926                                                          62   "),
    (ManifestedBill(in_bond_number="246800013", bill_number="CN2604417001", house_number="FWD260417",
                    sub_house_number="SUB1", quantity=420, unit="CTN", issuer="ZZOC", house_issuer="ZZFW",
                    bill_type="H", security_filing="N", mode_of_transport="1"),
                  "WR4246800013   CN2604417001FWD260417   SUB1        00000420CTN  ZZOCZZFWHN1     "),
    (BillInBond(status="AR", arrival_date="041726", export_date="000000", in_bond_type="61"),
                  "WS5AR041726000000                                                          61   "),
    (Transaction(disposition_date=date(2026, 4, 17), disposition_time="0613", disposition="22",
                 narrative="RELEASE DATE UPDATE", release_date=date(2026, 4, 18), release_origin="03", quantity=420,
                 sequence="7"),
                  "WR5041726061322 RELEASE DATE UPDATE                      0418260300000420 007   "),
    (AirWaybill(carrier="ZZA", flight="00042", arrival_date=date(2026, 4, 17), air_waybill="99926041702", part="A",
                quantity=420, boarded=200, house_air_waybill="HAWB42", house_part="B", house_quantity=100,
                house_boarded=50, in_bond_number="246800013", status="ER", in_bond_type="63", version="1"),
                  "WSCZZA0004204172699926041702A0042000200HAWB42      B0010000050246800013  ER63  1"),
    (AirTransaction(disposition_date=date(2026, 4, 17), disposition_time="061322", disposition="1C",
                    narrative="ENTERED GENERAL EXAM NOT REQUIRED", number="N0170001015"),
                  "WSD0417260613221CENTERED GENERAL EXAM NOT REQUIRED       N0170001015            "),
    (AmendedQuantity(quantity=420, house_quantity=12),
                  "WN00000042000000012                                                             "),
    (PortsAndDates(in_bond_number="246800013", unlading_port="2704", actual_unlading_port="2709",
                   diverted_unlading_port="2713", in_bond_origin="2704", in_bond_destination="3901",
                   actual_destination="3902", diverted_destination="3903", departure_port="57035",
                   departure_date=date(2026, 4, 3), load_port="EXAMPLE PORT", load_date="040226"),
                  "WN1246800013   270427092713270439013902390357035040326EXAMPLE PORT     040226   "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.identifier for record, _ in GOLDEN])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert type(record).read(line) == record
