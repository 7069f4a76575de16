"""SF and SN: ISF-10, ISF-5 and deletion, and what CBP says about each record."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair import importer_security_filing, importer_security_filing_reply
from formats.catair.importer_security_filing.records import (
    Address,
    Filing,
    FilingDeletion,
    Header,
    InTransitFiling,
    Manufacturer,
    Party,
    Shipment,
    Tariff,
)
from formats.catair.importer_security_filing_reply.records import Disposition, FilingAnswer, RecordMessage
from formats.errors import DoesNotFit
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

SF, SN = importer_security_filing.CHAPTER, importer_security_filing_reply.CHAPTER


def example(package: str) -> list[str]:
    return files(package).joinpath("example.txt").read_text(encoding="utf-8").splitlines()


def terminals(text: str) -> list[str]:
    """`SF15*3` is SF15 SF15 SF15."""
    words = [word.partition("*") for word in text.split()]
    return [name for name, _, times in words for _ in range(int(times or 1))]


def shape(text: str, start: str = "filing") -> Shape | tuple[OrderFault, ...]:
    return SF.structure.shape(start, terminals(text))


@pytest.mark.parametrize(
    ("sequence", "start", "kind", "at", "expected"),
    [
        ("SF10", "filing", Kind.ABSENT, 1, ("SF13", "SF15")),
        ("SF10 SF15", "filing", Kind.ABSENT, 2, ("SF15", "SF20", "SF25", "SF30", "SF30_MF")),
        ("SF10 SF15 SF30_MF", "filing", Kind.ABSENT, 3, ("SF31", "SF35", "SF36", "SF40")),
        ("SF10 SF15 SF30_MF SF40 SF30", "filing", Kind.ORDER, 4, ("SF30_MF", "SF40", "$END")),
        ("SF10 SF15 SF30 SF40", "filing", Kind.ORDER, 3, ("SF30", "SF30_MF", "SF31", "SF35", "SF36")),
        ("SF10 SF13", "in_transit_filing", Kind.ORDER, 1, ("SF15",)),
        ("SF10 SF15 SF30_MF", "in_transit_filing", Kind.ORDER, 2, ("SF15", "SF20", "SF25", "SF30")),
        ("SF10 SF15 SF30 SF40 SF50 SF50", "in_transit_filing", Kind.ORDER, 5, ("$END",)),
        ("SF10 SF15", "deletion", Kind.ORDER, 1, ("$END",)),
    ],
)
def test_the_maps_refuse(sequence: str, start: str, kind: Kind, at: int, expected: tuple[str, ...]) -> None:
    (breach,) = shape(sequence, start)
    assert (breach.kind, breach.at, breach.expected) == (kind, at, expected)


@pytest.mark.parametrize(
    ("before", "item", "ceiling", "after"),
    [
        ("SF10", "SF15", 999, "SF30_MF SF40"),
        ("SF10 SF15", "SF20", 999, "SF30_MF SF40"),
        ("SF10 SF15", "SF25", 999, "SF30_MF SF40"),
        ("SF10 SF15 SF30", "SF35", 3, "SF30_MF SF40"),
        ("SF10 SF15 SF30_MF", "SF40", 999, "SF30_MF SF40"),
    ],
)
def test_a_ceiling_is_kept(before: str, item: str, ceiling: int, after: str) -> None:
    assert isinstance(shape(f"{before} {item}*{ceiling} {after}"), Shape)
    (breach,) = shape(f"{before} {item}*{ceiling + 1} {after}")
    assert (breach.kind, breach.at, breach.ceiling) == (Kind.LOOP, len(terminals(before)) + ceiling, ceiling)


@pytest.mark.parametrize(
    ("submission_type", "action", "group"),
    [("1", "A", Filing), ("3", "R", Filing), ("2", "A", InTransitFiling), ("4", "R", InTransitFiling)],
)
def test_the_submission_type_chooses_the_map(submission_type: str, action: str, group: type[object]) -> None:
    header = Header(
        submission_type=submission_type, shipment_type="01", action=action, importer_type="EI", importer="00-123456700"
    )
    lines = [header.line, "SF15BMZZFWFWD260417", "SF30MF" if group is Filing else "SF30BKP", "SF40691110"]
    assert isinstance(SF.read([line.ljust(80) for line in lines]).content, group)


def test_action_d_needs_its_header_only_whatever_its_type() -> None:
    header = "SF10201D  EI 00-123456700".ljust(38) + "N01-26041700001".ljust(42)
    content = SF.read([header]).content
    assert isinstance(content, FilingDeletion)
    assert content.header.transaction_number == "N01-26041700001"


def test_a_breach_has_a_condition() -> None:
    header = Header(submission_type="1", shipment_type="01", action="A", importer_type="EI", importer="00-123456700")
    reading = SF.read([header.line, "SF99".ljust(80)], number=3)
    assert [(fault.number, fault.code) for fault in reading.faults if fault.structural] == [(4, "X34")]
    reading = SF.read([header.line], number=3)
    assert [fault.code for fault in reading.faults if fault.structural] == ["X37"]


def test_the_example() -> None:
    reading = SF.read(example(SF.package))
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Filing)
    assert [bill.bill_number for bill in content.bills] == ["ZZFWFWD260417", "ZZFWFWD260418"]
    assert [party.party.party for party in content.parties] == ["SE", "BY", "ST", "LG", "CS", "CN", "IM"]
    assert content.parties[4].second_name is not None
    assert content.parties[4].addresses[0].address_2 == "KILN LANE, GATE 2"
    assert [[tariff.hts_number for tariff in maker.tariffs] for maker in content.manufacturers] == [
        ["691110", "6912003950"],
        ["940169"],
    ]


def test_the_example_of_an_answer() -> None:
    reading = SN.read(example(SN.package))
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, FilingAnswer)
    assert content.header.record.transaction_number == "N01-26041700001"
    (detail,) = content.details
    assert isinstance(detail.record, Manufacturer)
    assert [message.condition for message in detail.messages] == ["S01"]
    assert content.disposition.message_type == "03"


@pytest.mark.parametrize(
    ("sequence", "kind", "at"),
    [
        ("SF10 SF15", Kind.ABSENT, 2),
        ("SF10 SF13 SF90_FINAL", Kind.ORDER, 2),
        ("SF10 SF15 SF25 SF90_FINAL", Kind.ORDER, 3),
        ("SF10 SF15*1000 SF90_FINAL", Kind.LOOP, 1000),
        ("SF10 SF90_FINAL SF15", Kind.ORDER, 2),
    ],
)
def test_an_answer_refuses(sequence: str, kind: Kind, at: int) -> None:
    (breach,) = SN.structure.shape("answer", terminals(sequence))
    assert (breach.kind, breach.at) == (kind, at)
    assert isinstance(SN.structure.shape("answer", terminals("SF10 SF15*999 SF90_FINAL")), Shape)


@pytest.mark.parametrize(("kind", "cls"), [("01", Disposition), ("03", Disposition), ("11", RecordMessage)])
def test_the_type_tells_a_message_from_the_disposition(kind: str, cls: type[Record]) -> None:
    assert SN.class_of(f"SF90{kind}   TEXT".ljust(80)) is cls


def test_a_manufacturer_is_told_from_other_parties() -> None:
    assert SF.class_of("SF30MF EXAMPLE".ljust(80)) is Manufacturer
    assert SF.class_of("SF30SE EXAMPLE".ljust(80)) is Party
    with pytest.raises(DoesNotFit, match="party"):
        Manufacturer(party="SE")


# fmt: off
GOLDEN = (
    #              1         2         3         4         5         6         7         8
    #     12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Header(submission_type="1", shipment_type="03", action="R", action_reason="FX", importer_type="AEF",
            importer="P0000417", birth_date=date(1980, 2, 29), mode_of_transport="11",
            transaction_number="N01-26041700001", carrier="ZZOC", bond_holder="00-123456700", bond_activity="16",
            bond_type="9", issuing_country="CA"),
         "SF10103RFXAEFP0000417       0229198011N01-26041700001ZZOC00-123456700   169   CA"),
    (Shipment(sub_type="01", value=900, quantity=3, unit="PCS", weight=40, weight_unit="K"),
         "SF13010000000090000000000003PCS00000000040K                                     "),
    (Party(party="CN", name="EXAMPLE PERSON", number_type="AEF", number="P0000417", country="CA",
           birth_date=date(1980, 2, 29)),
         "SF30CN EXAMPLE PERSON                     AEFP0000417            CA02291980     "),
    (Address(part_1="01", address_1="12", part_2="02", address_2="SAMPLE ST., FL 2"),
         "SF350112                                 02SAMPLE ST., FL 2                     "),
    (Tariff(hts_number="691110", country_of_origin="CN"),
         "SF40691110    CN                                                                "),
    (RecordMessage(message_type="11", condition="S01", narrative="TEXT"),
         "SF9011S01TEXT                                                                   "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=lambda value: value[:4] if isinstance(value, str) else "")
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert type(record).read(line).values() == record.values()
