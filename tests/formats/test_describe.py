"""A record for people and programs: ruler, table, data; and the dictionary, which is the classes themselves."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from formats.catair.batch_block_control import CHAPTER
from formats.catair.batch_block_control.records import BatchHeader, BlockHeader
from formats.catair.batch_block_control_reply.records import ControlCondition
from formats.catalog import chapter_for, chapters
from formats.convert import RESERVED
from formats.describe import (
    as_data,
    decode,
    dictionary,
    elements,
    layout_data,
    layout_table,
    record_text,
    ruler,
    table,
    title_of,
    underline,
    visible,
)
from formats.fault import Unreadable
from formats.record import AN, D, M, N, Record, X, columns
from formats.stream import read_batches


def batch_of(*lines: str) -> Any:
    return decode(read_batches("".join(line.ljust(80) + "\n" for line in lines).encode("latin-1"))[0])  # type: ignore[arg-type]


def test_the_ruler_has_tens_above_units() -> None:
    assert ruler() == (
        "         1         2         3         4         5         6         7         8",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
    )


def test_marks_stand_beneath_their_columns() -> None:
    assert underline(4, 6) == "   ^^^"
    assert underline(80, 80) == " " * 79 + "^"


def test_control_characters_are_shown_and_not_obeyed_column_for_column() -> None:
    text = "A\x1b[31m\x00\x7f\x9b\xa0\t\r\nB\xa2"
    shown = visible(text)
    assert len(shown) == len(text)
    assert shown.isprintable()
    assert shown == "A␛[31m␀␡��␉␍␊B¢"


def test_a_table_leaves_out_a_column_in_which_every_cell_is_empty() -> None:
    assert table(("a", "b", "c"), [("1", "", "x"), ("22", "", "")]) == ["a   c", "1   x", "22"]


def test_a_record_stands_under_a_ruler_with_its_elements_beneath() -> None:
    header = BatchHeader(
        site="1234", sender="N01", password="PASSED", application="AE", transmission_date=date(2026, 1, 5)
    )
    assert record_text(header) == [
        "A  Batch Control Header (ESAR). Batch & Block Control v23, B&B-9.",
        "         1         2         3         4         5         6         7         8",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
        "A1234N01PASSED010526     AE                                                     ",
        "",
        "columns  class  use  element                    text    value",
        "2-5      AN     M    sender/receiver site code  1234    1234",
        "6-8      AN     M    sender/receiver ID code    N01     N01",
        "9-14     AN     M    communication password     PASSED  PASSED",
        "15-20    D      O    transmission date          010526  2026-01-05",
        "26-27    AN     M    application identifier     AE      AE",
    ]


def test_blank_elements_are_shown_when_asked_for() -> None:
    header = BatchHeader(site="1234", sender="N01", password="PASSED", application="AE")
    assert not any("user data" in line for line in record_text(header))
    assert any("user data" in line for line in record_text(header, blanks=True))


def test_a_faulty_element_is_shown_with_what_is_wrong_though_it_is_blank() -> None:
    record = BatchHeader.read("A    N01PASSED023026     AE".ljust(80))
    text = "\n".join(record_text(record))
    assert "sender/receiver site code is blank" in text
    assert "not a date MMDDYY" in text or "not a date" in text


def test_a_condition_code_is_shown_with_its_meaning() -> None:
    record = ControlCondition(severity="F", condition="X32", narrative="Y-REC DOES NOT MATCH B-REC")
    meaning = next(element.meaning for element in elements(record) if element.column.name == "condition")
    assert meaning == "The Y record does not repeat port, filer, application and office of its B record."


def test_a_condition_code_that_is_in_no_table_has_the_declarations_own_note() -> None:
    record = ControlCondition(severity="F", condition="Q99", narrative="NEW")
    assert next(element.meaning for element in elements(record) if element.column.name == "condition") == ""


def test_a_layout_names_its_fillers_codes_and_constants() -> None:
    rows = layout_table(BlockHeader)
    assert rows[0].split() == ["columns", "class", "use", "element", "rule", "name"]
    assert rows[1].split() == ["1", "M", "record", "identifier", "always", "B"]
    assert any(line.split() == ["2-3", "S", "filler", "spaces"] for line in rows)
    assert any("preparer_indicator" in line and "one of 1" in line for line in rows)


def test_a_layout_names_constants_decimals_dates_and_a_class_that_reads_otherwise() -> None:
    class Example(Record, id="Q2"):
        """Made up. Example, 2026, p. 1."""

        kind: str = columns(3, 5, AN, M, constant="ABC")
        amount: Decimal = columns(6, 15, N, M, decimals=2)
        day: date = columns(16, 21, D, M, note="of arrival")
        text: str = columns(22, 30, AN, M, reads=X)

    told = {line.split()[-1]: line for line in layout_table(Example)}
    assert "always ABC" in told["kind"]
    assert "2 implied decimals" in told["amount"]
    assert "MMDDYY; of arrival" in told["day"]
    assert "AN     M    text" in told["text"]
    assert "read as X" in told["text"]
    fields = {field["name"]: field for field in layout_data(Example, CHAPTER)["fields"]}
    assert fields["kind"]["constant"] == "ABC"
    assert fields["amount"]["decimals"] == 2
    assert fields["day"]["form"] == "MMDDYY"
    assert (fields["text"]["class"], fields["text"]["read_as"]) == ("AN", "X")


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (None, None),
        ("0712", "0712"),
        (7, 7),
        (Decimal("12.50"), "12.50"),
        (date(2026, 1, 5), "2026-01-05"),
        (Unreadable("0230", "not a date"), {"unreadable": "0230", "reason": "not a date"}),
    ],
)
def test_values_become_plain_data(value: Any, data: Any) -> None:
    assert as_data(value) == data


def test_a_title_is_the_docstring_without_its_cite() -> None:
    assert title_of(BatchHeader) == "Batch Control Header (ESAR)"


def test_changing_one_columns_changes_dictionary_reader_and_builder() -> None:
    class Before(Record, id="Q1"):
        """Made up. Example, 2026, p. 1."""

        filer: str = columns(4, 6, AN, M)
        count: int = columns(10, 12, N, M)

    class After(Record, id="Q1"):
        """Made up. Example, 2026, p. 1."""

        filer: str = columns(5, 8, AN, M)
        count: int = columns(10, 12, N, M)

    def place(cls: type[Record]) -> tuple[int, int]:
        (field,) = [field for field in layout_data(cls, CHAPTER)["fields"] if field["name"] == "filer"]
        return field["start"], field["end"]

    assert (place(Before), place(After)) == ((4, 6), (5, 8))
    line = "Q1 ABCD  007".ljust(80)
    assert (Before.read(line).filer, After.read(line).filer) == ("ABC", "BCD")  # type: ignore[attr-defined]
    assert Before(filer="N01", count=7).line.rstrip() == "Q1 N01   007"
    assert After(filer="N01", count=7).line.rstrip() == "Q1  N01  007"
    assert [fault.columns for fault in Before.layout.faults(line, 1)] == [(7, 9)]
    assert [fault.columns for fault in After.layout.faults(line, 1)] == [(3, 4)]


def test_the_dictionary_holds_every_record_but_the_slot_of_the_pga_message_set() -> None:
    entries = dictionary()
    assert len(entries) == sum(cls.identifier != "PG" for chapter in chapters() for cls in chapter.records)
    assert not any(entry["record"] == "PG" for entry in entries)
    (header,) = [entry for entry in dictionary([CHAPTER]) if entry["title"] == "Batch Control Header (ESAR)"]
    assert header["chapter"] == "batch_block_control"
    assert header["direction"] == "input"
    assert header["record"] == "A"
    assert header["fields"][0] == {
        "name": "site",
        "start": 2,
        "end": 5,
        "class": "AN",
        "designation": "M",
        "type": "str",
        "optional": False,
        "title": "sender/receiver site code",
    }


def test_a_variant_is_what_tells_a_record_from_others_of_its_identifier() -> None:
    variants = {
        entry["variant"]
        for entry in dictionary()
        if (entry["chapter"], entry["record"]) == ("batch_block_control", "X0")
    }
    assert {"BLOCK", "TRNACT"} <= variants


def test_no_element_has_a_name_that_show_needs_for_itself() -> None:
    names = {field["name"] for entry in dictionary() for field in entry["fields"]}
    assert names & set(RESERVED) == set()


def test_no_two_records_of_a_chapter_go_by_one_label_unless_their_family_tells_them_apart() -> None:
    for chapter in chapters():
        if chapter.name != "batch_block_control":  # A, Y and Z: ESAR and eMAN
            labels = [cls.label() for cls in chapter.records]
            assert len(labels) == len(set(labels)), chapter.name


def test_the_dictionary_agrees_with_the_official_layouts(shared: Path) -> None:
    names = [
        "batch_block_control",
        "entry_summary",
        "cargo_release",
        "cargo_release_status_notification",
        "entry_summary_status_notification",
        "census_warning_override",
    ]
    import json

    run = subprocess.run(
        [sys.executable, str(shared / "tools" / "check_layouts.py"), "--chapters", ",".join(names)],
        input=json.dumps(dictionary()),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    assert run.stdout.splitlines()[-1] == "154 of 154 records agree"


def test_a_batch_with_an_input_application_is_input() -> None:
    batch = batch_of("A1234N01PASSED           AE", "B  1201N01AE", "10A", "Y  1201N01AE", "Z1234N01")
    assert (batch.direction, batch.application, batch.rejection) == ("input", "AE", False)
    assert batch.blocks[0].chapter is chapter_for("AE")
    assert type(batch.header).__name__ == "BatchHeader"


def test_a_batch_with_a_response_code_is_output_and_split_by_its_chapters_opening_records() -> None:
    batch = batch_of(
        "A1234N01                 CO", "B  1201N01CO",
        "CW03N01  70001031  00127A09C05ENTRY SUMMARY LINE DOES NOT EXIST",
        "Y  1201N01CO00001", "Z1234N01",
    )  # fmt: skip
    assert (batch.direction, batch.application) == ("output", "CO")
    assert type(batch.header).__name__ == "ReplyBatchHeader"
    assert [type(record).__name__ for record in batch.blocks[0].transactions[0].reading.records] != []


def test_a_batch_that_ace_rejected_is_output_though_it_names_no_application() -> None:
    batch = batch_of(
        "A1234N01", "B".ljust(79) + "B", "X1 FX12   NOT A KNOWN ACE APPLICATION ID CODE", "X1RF999   BATCH REJECTED",
        "Y           00002".ljust(79) + "Y", "Z".ljust(79) + "Z",
    )  # fmt: skip
    assert (batch.direction, batch.rejection) == ("output", True)
    assert type(batch.blocks[0].header).__name__ == "GeneratedBlockHeader"
    assert type(batch.trailer).__name__ == "GeneratedBatchTrailer"
    assert batch.blocks[0].transactions[0].reading.faults == ()


def test_a_manifest_batch_has_the_control_records_of_its_family() -> None:
    batch = batch_of("A1234N01PASSED", "B  1201N01QP", "10", "Y  1201N01QP00001", "Z1234N01PASSED")
    assert batch.manifest
    kinds = [type(record).__name__ for record in (batch.header, batch.blocks[0].trailer, batch.trailer)]
    assert kinds == ["ManifestBatchHeader", "ManifestBlockTrailer", "ManifestBatchTrailer"]


def test_a_batch_of_an_unknown_application_is_taken_for_input() -> None:
    batch = batch_of("A1234N01PASSED           EI", "B  1201N01EI", "10", "Y  1201N01EI", "Z1234N01")
    assert batch.direction == "input"
    assert batch.blocks[0].chapter is None
    assert batch.blocks[0].transactions[0].reading is None


def test_lines_outside_of_every_block_are_told() -> None:
    batch = batch_of("A1234N01PASSED           AE", "10A", "B  1201N01AE", "10A", "Y  1201N01AE", "90", "Z1234N01")
    assert [line.number for line in batch.outside] == [2, 6]
