"""BD: a bill, an amendment, or both; cargo in the carrier's order; NS as this chapter prints it."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair import in_bond_status
from formats.catair.broker_download import CHAPTER
from formats.catair.broker_download.records import (
    Amendment,
    BillOfLading,
    BillStatus,
    Description,
    Download,
    InBond,
    Manifest,
    Marks,
    Party,
    PartyContact,
    Status,
    StatusConveyance,
    Tariff,
)
from formats.catalog import chapter_for
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = files("formats.catair.broker_download").joinpath("example.txt").read_text(encoding="utf-8").splitlines()
HEAD = "R1M R1P R1J"
BILL = f"{HEAD} R1B"


def terminals(text: str) -> list[str]:
    """`R1D*3` is R1D R1D R1D."""
    words = [word.partition("*") for word in text.split()]
    return [name for name, _, times in words for _ in range(int(times or 1))]


def shape(text: str, start: str = "transaction") -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape(start, terminals(text))


@pytest.mark.parametrize(
    "sequence",
    [
        "R1M R2M R1P R1J R1B R2B R0N R2N R0N R2N R1C R1D R2D",
        "R1M R2M R1P R1J R1A",
        "R1M R2M R1P R1J R1A R1B R2B R0N R2N R0N R2N R1C R1D R2D",
    ],
    ids=["original", "amendment that deletes", "amendment that adds"],
)
def test_the_printed_examples_of_a_download(sequence: str) -> None:
    """BD-8 and BD-9, note 1."""
    assert isinstance(shape(sequence), Shape)


@pytest.mark.parametrize(
    "cargo",
    ["R0D*2 R1D*3 R2D*2", "R0D R1D R2D R0D R1D R2D*2 R0D R1D*2 R2D", "R1D R2D R0D R1D*2 R2D*3", "R1D", "R1D R2D R1D"],
    ids=["example 1", "example 2", "example 3", "no marks", "marks of the first alone"],
)
def test_cargo_stands_as_the_chapter_draws_it(cargo: str) -> None:
    """BD-9 and BD-10, note 2, examples 1 to 3."""
    assert isinstance(shape(f"{BILL} R1C {cargo}"), Shape)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("R1P", Kind.ORDER, 0, ("R1M",)),
        (HEAD, Kind.ABSENT, 3, ("R1A", "R1B")),
        (f"{HEAD} R1A R1A", Kind.ORDER, 4, ("R1B", "$END")),
        (BILL, Kind.ABSENT, 4, ("R0N", "R1C", "R1I", "R2B", "R4B")),
        (f"{BILL} R1I R0N", Kind.ORDER, 5, ("R1C", "R2I")),
        (f"{BILL} R1C R2D", Kind.ORDER, 5, ("R0D", "R1D", "R2C")),
        (f"{BILL} R1C R1D R0D R2D", Kind.ORDER, 7, ("R0D", "R1D")),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: tuple[str, ...]) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at, breach.expected) == (kind, at, expected)


@pytest.mark.parametrize(
    ("before", "item", "ceiling", "after"),
    [
        (BILL, "R4B", 999, "R1C R1D"),
        (BILL, "R0N", 25, "R1C R1D"),
        (f"{BILL} R0N", "R2N", 2, "R1C R1D"),
        (f"{BILL} R1C", "R2C", 9999, "R1D"),
        (f"{BILL} R1C", "R1D", 999, "R2D"),
        (f"{BILL} R1C R1D", "R2D", 999, ""),
        (f"{BILL} R1C R1D", "R1V", 99, ""),
        (f"{BILL} R1C R1D R1V", "R3V", 2, ""),
    ],
)
def test_a_ceiling_is_kept(before: str, item: str, ceiling: int, after: str) -> None:
    assert isinstance(shape(f"{before} {item}*{ceiling} {after}"), Shape)
    (breach,) = shape(f"{before} {item}*{ceiling + 1} {after}")
    assert (breach.kind, breach.at, breach.ceiling) == (Kind.LOOP, len(terminals(before)) + ceiling, ceiling)


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Download)
    assert content.reference is None
    assert content.port.arrival_date == date(2026, 4, 17)
    assert content.amendment is not None
    assert (content.amendment.action, content.amendment.quantity) == ("A", None)
    bill = content.bill
    assert bill is not None
    assert (bill.bill.manifest_quantity, bill.bill.bill_type, bill.bill.house_bill) == (420, "N", "FWD260417")
    assert [party.party.party for party in bill.parties] == ["SH", "CN", "CB"]
    assert bill.parties[1].contact is not None
    assert bill.parties[1].contact.number == "213-555-0100"
    assert bill.in_bond is not None
    assert bill.in_bond.in_bond.value == 48250
    (container,) = bill.containers
    assert [type(part) for part in container.cargo] == [Tariff, Description, Marks, Tariff, Description, Marks]
    assert isinstance(container.cargo[-1], Marks)
    assert container.cargo[-1].marks == "."


def test_a_status_notification_stands_in_no_download() -> None:
    status = BillStatus(
        disposition="1C", bill_number="OCN260417001", quantity=420, action_date=date(2026, 4, 18), action_time="0915"
    )
    header = StatusConveyance(conveyance_name="EXAMPLE MERIDIAN", trip="417W", port="2704")
    assert [fault.kind for fault in CHAPTER.read([header.line, status.line]).faults if fault.structural] == [
        Kind.HEADER
    ]
    assert isinstance(CHAPTER.arrange([header, status, status], start="status"), Status)
    assert chapter_for("NS", "output") is in_bond_status.CHAPTER
    reading = in_bond_status.CHAPTER.read([header.line, status.line])
    assert reading.faults == ()
    assert reading.content is not None


@pytest.mark.parametrize(
    ("record", "printed", "read"),
    [(Amendment, "A", "A"), (Marks, "AN", "X"), (PartyContact, "AN", "X"), (Tariff, "N", "AN")],
)
def test_what_a_class_leaves_out_and_the_words_put_in_is_read(record: type[Record], printed: str, read: str) -> None:
    names = {Amendment: "action", Marks: "marks", PartyContact: "number", Tariff: "hts_number"}
    column = record.layout.by_name[names[record]]
    assert (column.printed.code, column.data_class.code) == (printed, read)


# fmt: off
GOLDEN = (
    #              1         2         3         4         5         6         7         8
    #     12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Manifest(carrier="ZZRR", mode_of_transport="21", country="CA", conveyance_name="TRAIN 417", trip="26107",
              manifest_sequence="000001", vessel_code="9000000", manifest_type="P"),
         "1MZZRR21CATRAIN 417              26107     000001 9000000P                      "),
    (Amendment(carrier="ZZTK", port="3801", action="M", bill_number="TRK417", number_type="ABI", number="3801N01",
               house_issuer="ZZFW"),
         "1AZZTK3801MTRK417                                  ABI3801N01          ZZFW     "),
    (BillOfLading(bill_number="OCN260417001", port_of_lading="57035", house_bill="FWD260417", in_bond_type="62",
                  port_of_destination="2304", house_issuer="ZZFW"),
         "1BOCN26041700157035                             FWD260417   622304ZZFW          "),
    (Party(party="SNP", number_type="2", number="ZZTK"),
         "0NSNP                                   2 ZZTK                                  "),
    (InBond(in_bond_type="61", prior_notice="Y", in_bond_number="000000000", in_bond_carrier="ZZRR",
            port_of_destination="3901", value=20, bonded_carrier="00-123456700", paperless_number="V0012345678"),
         "1I61Y 000000000ZZRR3901     0000002000-123456700V0012345678                     "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=lambda value: value[:2] if isinstance(value, str) else "")
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
