"""UC: the order of a notification, and the columns of its records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from formats.catair import cargo_release_status_notification as release_status
from formats.catair.entry_summary_status_notification import CHAPTER
from formats.catair.entry_summary_status_notification.records import (
    Notice,
    Officer,
    PgaComment,
    PgaDisposition,
    PgaReview,
    QuotaStatus,
    Remarks,
    SummaryNotification,
)
from formats.errors import DoesNotFit
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = (
    files("formats.catair.entry_summary_status_notification")
    .joinpath("example.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)


def terminals(text: str) -> list[str]:
    """`E3*3` is E3 E3 E3."""
    found: list[str] = []
    for word in text.split():
        name, _, times = word.partition("*")
        found += [name] * int(times or 1)
    return found


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape("notification", terminals(text))


@pytest.mark.parametrize(
    "sequence",
    ["E1", "E1 E2", "E1 E3", "E1 E4 E4", "E1 E2 E3 E3 E4 SO70 SO71 SO71 SO72 SO70", "E1 SO70 SO72"],
)
def test_the_map_takes(sequence: str) -> None:
    assert isinstance(shape(sequence), Shape)


@pytest.mark.parametrize(
    ("sequence", "at", "item", "expected"),
    [
        ("E2", 0, "E2", {"E1"}),
        ("E1 E1", 1, "E1", {"E2", "E3", "E4", "SO70", "$END"}),
        ("E1 E2 E2", 2, "E2", {"E3", "E4", "SO70", "$END"}),
        ("E1 E4 E3", 2, "E3", {"E4", "SO70", "$END"}),
        ("E1 SO71", 1, "SO71", None),
        ("E1 SO70 E3", 2, "E3", None),
        ("E1 SO70 SO72 SO71", 3, "SO71", {"SO70", "SO72", "$END"}),
    ],
)
def test_the_map_refuses(sequence: str, at: int, item: str, expected: set[str] | None) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at, breach.item) == (Kind.ORDER, at, item)
    if expected is not None:
        assert set(breach.expected) == expected


@pytest.mark.parametrize(("item", "ceiling"), [("E3", 7), ("E4", 998)])
def test_a_ceiling_is_reached_and_not_passed(item: str, ceiling: int) -> None:
    assert isinstance(shape(f"E1 E2 {item}*{ceiling}"), Shape)
    (breach,) = shape(f"E1 E2 {item}*{ceiling + 1}")
    assert (breach.kind, breach.item, breach.at, breach.ceiling) == (Kind.LOOP, item, 2 + ceiling, ceiling)


def test_the_records_of_the_agencies_are_this_chapters_own() -> None:
    ours = {cls.identifier: cls for cls in CHAPTER.records}
    theirs = {cls.identifier: cls for cls in release_status.CHAPTER.records if cls.identifier in ("SO71", "SO72")}
    for identifier, cls in theirs.items():
        assert ours[identifier] is not cls
        assert ours[identifier].layout.columns == cls.layout.columns
    assert list(ours) == ["E1", "E2", "E3", "E4", "SO70", "SO71", "SO72"]


@pytest.mark.parametrize("version", ["  ", "01", "04"])
def test_so70_has_one_layout_here_whatever_its_version(version: str) -> None:
    line = "SO70FDA".ljust(56) + "0010100100201003" + " " * 6 + version
    assert CHAPTER.class_of(line) is PgaDisposition
    assert PgaDisposition.layout.faults(line, 1) == ()
    read = PgaDisposition.read(line)
    assert (read.first_line, read.first_tariff, read.first_pga_line) == ("001", "01", "001")
    assert (read.last_line, read.last_tariff, read.last_pga_line) == ("002", "01", "003")


def test_the_notice_that_batch_and_block_control_prints() -> None:
    """Batch & Block Control v23, example (d): the UC that follows an accepted entry summary."""
    reading = CHAPTER.read(["E121694   010109" + " " * 34 + "N01  50000035     1234567-1   "])
    assert reading.faults == ()
    assert isinstance(reading.content, SummaryNotification)
    notice = reading.content.notice
    assert (notice.disposition, notice.source, notice.team, notice.reason) == ("2", "1", "694", None)
    assert (notice.action_date, notice.filer_code, notice.entry_number) == (date(2009, 1, 1), "N01", "50000035")
    assert notice.broker_reference == "1234567-1"


def test_an_officer_may_be_blank_when_ace_acted_itself() -> None:
    assert Officer().line == "E2".ljust(80)
    assert Officer.layout.faults("E2".ljust(80), 1) == ()


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, SummaryNotification)
    assert [record.line for record in content.records()] == EXAMPLE
    assert (content.notice.disposition, content.notice.reason) == ("4", "003")
    assert content.notice.action_date == date(2026, 5, 4)
    assert content.officer is not None
    assert content.officer.action_number == content.notice.filer_code + content.notice.entry_number
    assert [part.remarks[-3:] for part in content.remarks] == ["AND", "IT."]
    assert all(cls.make(cls.read(line).values()).line == line for line in EXAMPLE if (cls := CHAPTER.class_of(line)))


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Notice(disposition="R", source="2", team="694", reason="998", action_date=date(2026, 5, 4), filer_code="N01",
            entry_number="70001023", line_number="001", broker_reference="SUM-00102"),
                  "E1R2694998050426                                  N01  70001023  001SUM-00102   "),
    (Officer(name="SPECIALIST, SAMPLE", telephone="2025550101", action_number="N0170001023", extension="0044"),
                  "E2  SPECIALIST, SAMPLE              2025550101  N0170001023  0044               "),
    (Remarks(remarks="SEE 6911.10"),
                  "E3SEE 6911.10                                                                   "),
    (QuotaStatus(line_number="001", status="Q01", narrative="PROCESSED / ACCEPTED",
                 requested_quantity=Decimal("1250.5"), requested_unit="KG", reserved_quantity=Decimal("1000"),
                 reserved_unit="KG"),
                  "E4001Q01   PROCESSED / ACCEPTED          000000125050KG 000000100000KG          "),
    (PgaDisposition(agency="FDA", entry_status="02", first_line="001", hold_type="1", group_version="04"),
                  "SO70FDA             02                                  001                  104"),
    (PgaReview(qualifier="PN", reference="000000000001"),
                  "SO71PN000000000001                                                              "),
    (PgaComment(comment="SEND THE LABEL"),
                  "SO72SEND THE LABEL                                                              "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.identifier for record, _ in GOLDEN])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line


def test_a_quantity_keeps_its_two_implied_decimals() -> None:
    status = QuotaStatus.read("E4001Q01   PROCESSED".ljust(41) + "000000125050KG".ljust(39))
    assert status.requested_quantity == Decimal("1250.50")
    assert status.reserved_quantity is None
    with pytest.raises(DoesNotFit, match="decimal"):
        QuotaStatus(
            line_number="001", status="Q01", narrative="X", requested_quantity=Decimal("1.005"), requested_unit="KG"
        )
