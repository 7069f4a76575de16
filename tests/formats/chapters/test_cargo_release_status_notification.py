"""SO: the order of a notification, both versions of SO70, and the columns of its records."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from formats.catair.cargo_release_status_notification import CHAPTER
from formats.catair.cargo_release_status_notification.records import (
    BillDisposition,
    BillOfLading,
    EarlierPgaDisposition,
    Header,
    InBond,
    LineItem,
    PgaDisposition,
    PgaReview,
    Reference,
    ReleaseDisposition,
    StatusNotification,
)
from formats.errors import DoesNotFit
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = (
    files("formats.catair.cargo_release_status_notification")
    .joinpath("example.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)


def terminals(text: str) -> list[str]:
    """`SO20*3` is SO20 SO20 SO20."""
    found: list[str] = []
    for word in text.split():
        name, _, times = word.partition("*")
        found += [name] * int(times or 1)
    return found


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape("notification", terminals(text))


@pytest.mark.parametrize(
    "sequence",
    [
        "SO10",
        "SO10 SO60",
        "SO10 SO20 SO20 SO30 SO30 SO60",
        "SO10 SO40 SO50",
        "SO10 SO40 SO40 SO42 SO42 SO50 SO40 SO50 SO60 SO60",
        "SO10 SO70 SO70 SO71 SO71 SO72 SO72 SO70 SO72",
        "SO10 SO20 SO30 SO40 SO42 SO50 SO60 SO70 SO71 SO72",
    ],
)
def test_the_map_takes(sequence: str) -> None:
    assert isinstance(shape(sequence), Shape)


@pytest.mark.parametrize(
    ("sequence", "at", "item", "expected"),
    [
        ("SO20 SO10", 0, "SO20", {"SO10"}),
        ("SO10 SO50", 1, "SO50", None),
        ("SO10 SO40 SO60", 2, "SO60", {"SO40", "SO42", "SO50"}),
        ("SO10 SO40 SO42 SO40 SO50", 3, "SO40", {"SO42", "SO50"}),
        ("SO10 SO40 SO50 SO50", 3, "SO50", None),
        ("SO10 SO60 SO40 SO50", 2, "SO40", {"SO60", "SO70", "$END"}),
        ("SO10 SO30 SO20", 2, "SO20", None),
        ("SO10 SO71", 1, "SO71", None),
        ("SO10 SO70 SO72 SO71", 3, "SO71", {"SO70", "SO72", "$END"}),
        ("SO10 SO70 SO60", 2, "SO60", None),
    ],
)
def test_the_map_refuses(sequence: str, at: int, item: str, expected: set[str] | None) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at, breach.item) == (Kind.ORDER, at, item)
    if expected is not None:
        assert set(breach.expected) == expected


def test_a_bill_without_its_disposition_is_missing_it() -> None:
    (breach,) = shape("SO10 SO40 SO42")
    assert (breach.kind, breach.at, set(breach.expected)) == (Kind.ABSENT, 3, {"SO42", "SO50"})


@pytest.mark.parametrize(
    ("before", "item", "ceiling", "after"),
    [
        ("SO10", "SO40", 2, "SO50"),
        ("SO10 SO40", "SO42", 99, "SO50"),
        ("SO10", "SO60", 999, "SO70"),
        ("SO10 SO70", "SO71", 99, "SO72"),
        ("SO10 SO70 SO71", "SO72", 99, "SO70"),
    ],
)
def test_a_ceiling_is_reached_and_not_passed(before: str, item: str, ceiling: int, after: str) -> None:
    assert isinstance(shape(f"{before} {item}*{ceiling} {after}"), Shape)
    (breach,) = shape(f"{before} {item}*{ceiling + 1} {after}")
    assert (breach.kind, breach.item, breach.ceiling) == (Kind.LOOP, item, ceiling)
    assert breach.at == len(terminals(before)) + ceiling


@pytest.mark.parametrize(
    ("version", "cls"),
    [
        ("04", PgaDisposition),
        ("03", EarlierPgaDisposition),
        ("02", EarlierPgaDisposition),
        ("01", EarlierPgaDisposition),
        ("  ", EarlierPgaDisposition),
        ("05", None),
    ],
)
def test_the_group_version_tells_the_layouts_of_so70_apart(version: str, cls: type | None) -> None:
    assert CHAPTER.class_of("SO70FDA".ljust(78) + version) is cls


def test_the_same_columns_are_other_lines_in_another_version() -> None:
    #        1         2         3         4         5         6         7         8
    # 2345678901234567890123456789012345678901234567890123456789012345678901234567890
    ranges = "SO70FDA" + " " * 49 + "0121300101430020" + " " * 6
    now, before = (CHAPTER.class_of(ranges + v) for v in ("04", "03"))
    assert now is not None
    assert before is not None
    current, earlier = now.read(ranges + "04"), before.read(ranges + "03")
    names = ("first_line", "first_tariff", "first_pga_line", "last_line", "last_tariff", "last_pga_line")
    assert [current.values()[name] for name in names] == ["012", "13", "001", "014", "30", "020"]
    assert [earlier.values()[name] for name in names] == ["0121", "3", "001", "0143", "0", "020"]


def test_both_versions_stand_in_one_notification() -> None:
    lines = [
        "SO10".ljust(80),
        PgaDisposition(agency="FDA", first_line="001").line,
        EarlierPgaDisposition(agency="FDA", first_line="0001", group_version="02").line,
        EarlierPgaDisposition(agency="EPA").line,
    ]
    content = CHAPTER.read(lines).content
    assert isinstance(content, StatusNotification)
    assert [type(agency.status) for agency in content.agencies] == [
        PgaDisposition,
        EarlierPgaDisposition,
        EarlierPgaDisposition,
    ]
    assert [agency.status.group_version for agency in content.agencies] == ["04", "02", None]


# Cargo / Manifest / Entry Status Query v21, WO70 note 8 (ACMQ-60). The print does not keep the columns: the spaces of
# the message and of the status codes are put back here.
PRINTED = (
    ("DATA UNDER PGA REVIEW", "0919", "01", "01", None),
    ("MAY PROCEED", "0932", "07", "07", "22"),
)


@pytest.mark.parametrize(("message", "time", "status", "line_status", "reason"), PRINTED)
def test_the_printed_example_of_a_contradiction(
    message: str, time: str, status: str, line_status: str, reason: str | None
) -> None:
    line = f"SO70FDADEV052616{time}{status}{message:<28}  {line_status}{reason or '':2}00011001".ljust(78) + "01"
    record = CHAPTER.class_of(line)
    assert record is EarlierPgaDisposition
    assert record.layout.faults(line, 1) == ()
    read = EarlierPgaDisposition.read(line)
    assert (read.agency, read.program, read.status_date) == ("FDA", "DEV", date(2016, 5, 26))
    assert (read.status_time, read.entry_status, read.entry_message) == (time, status, message)
    assert (read.pga_line_status, read.reason) == (line_status, reason)
    assert (read.first_line, read.first_tariff, read.first_pga_line) == ("0001", "1", "001")
    assert read.last_line is None


def test_the_printed_example_is_the_official_one(shared: Path) -> None:
    text = (shared / "samples" / "catair_so70_examples.txt").read_text(encoding="utf-8")
    printed = [re.sub(r"\s+", "", line) for line in text.splitlines() if line.startswith("SO70")]
    ours = [
        re.sub(r"\s+", "", f"SO70FDADEV052616{time}{status}{message}{line_status}{reason or ''}0001100101")
        for message, time, status, line_status, reason in PRINTED
    ]
    assert printed == ours


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, StatusNotification)
    assert [record.line for record in content.records()] == EXAMPLE
    assert (content.header.filer_code, content.header.entry_number) == ("N01", "70001015")
    (bill,) = content.bills
    assert [number.bill_type for number in bill.bills] == ["M", "H"]
    assert (bill.disposition.disposition, bill.disposition.narrative) == ("95", "BILL ARRIVED")
    (released,) = content.dispositions
    assert (released.disposition, released.release_date, released.release_origin) == ("98", date(2026, 4, 17), "03")
    (agency,) = content.agencies
    assert isinstance(agency.status, PgaDisposition)
    assert (agency.status.entry_message, agency.status.first_pga_line) == ("MAY PROCEED", "000")
    assert all(cls.make(cls.read(line).values()).line == line for line in EXAMPLE if (cls := CHAPTER.class_of(line)))


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Header(port_of_entry="2704", filer_code="N01", entry_number="70001015", entry_type="01",
            importer="00-123456700", carrier="ZZOC", vessel="EXAMPLE MERIDIAN", voyage="0417W",
            arrival_date=date(2026, 4, 17), split_release="1", correction_response="P"),
                  "SO102704N01  70001015 0100-123456700ZZOCEXAMPLE MERIDIAN    0417W0417261P       "),
    (Reference(qualifier="RSN", reference="13"),
                  "SO20RSN13                                                                       "),
    (LineItem(line_number="1", country_of_origin="CN", hts_number="6911103750"),
                  "SO30001CN6911103750                                                             "),
    (BillOfLading(bill_type="H", issuer="ZZFW", bill_number="FWD260417", quantity=420, unit="CTN",
                  manifested_quantity="420"),
                  "SO40HZZFWFWD260417                                         00000420CTN  420     "),
    (InBond(in_bond_number="123456789", in_bond_type="61", departure_port="2704", arrival_port="3901",
            created=date(2026, 4, 10), arrived=date(2026, 4, 17), quantity=12),
                  "SO42123456789   612704390104102604172600000012                                  "),
    (BillDisposition(disposition_date=date(2026, 4, 17), disposition_time="0612", disposition="57",
                     narrative="SPLIT BILL DOES NOT QUALIFY FOR RELEASE", split="Y", carrier="ZZAC",
                     voyage="0012", arrival_date=date(2026, 4, 16), arrival_port="2704"),
                  "SO50041726061257SPLIT BILL DOES NOT QUALIFY FOR RELEASE YZZAC0012 0416262704    "),
    (ReleaseDisposition(disposition_date=date(2026, 4, 17), disposition_time="0613", disposition="96",
                        narrative="DOCUMENT REQUIRED", document_type="CBP02"),
                  "SO60041726061396DOCUMENT REQUIRED                               CBP02           "),
    (PgaDisposition(agency="FDA", program="FOO", status_date=date(2026, 4, 17), status_time="0610",
                    entry_status="07", entry_message="MAY PROCEED", pga_line_status="07", reason="22",
                    first_line="001", first_tariff="01", first_pga_line="001", last_line="002", last_tariff="01",
                    last_pga_line="003", document_type="FDA01", hold_type="2"),
                  "SO70FDAFOO041726061007MAY PROCEED                   07220010100100201003FDA01204"),
    (PgaReview(qualifier="PN", reference="000000000001", receipt_date=date(2026, 4, 15), receipt_time="174502",
               sub_reason_1="A01", sub_reason_10="A10", qualifier_2="PN", reference_2="2"),
                  "SO71PN000000000001041526174502A01                        A10PN2                 "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.identifier for record, _ in GOLDEN])
def test_the_columns_of_the_main_records(record: Record, line: str) -> None:
    assert record.line == line


def test_a_disposition_of_version_04_cannot_be_made_for_another() -> None:
    with pytest.raises(DoesNotFit, match="group_version"):
        PgaDisposition(agency="FDA", group_version="03")
    with pytest.raises(DoesNotFit, match="group_version"):
        EarlierPgaDisposition(agency="FDA", group_version="04")
