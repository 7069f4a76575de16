"""CW: one entry summary, then its lines; CW03 is not a filer's to send."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from formats.catair.census_warning_override import CHAPTER
from formats.catair.census_warning_override.records import LineOverrides, Overrides, Summary
from formats.errors import DoesNotFit
from formats.fault import Kind
from formats.structure import OrderFault, Shape

EXAMPLE = (
    files("formats.catair.census_warning_override").joinpath("example.txt").read_text(encoding="utf-8").splitlines()
)


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape("transaction", text.split())


@pytest.mark.parametrize("lines", [1, 2, 2000])
def test_the_map_takes_any_number_of_lines(lines: int) -> None:
    assert isinstance(shape("CW01" + " CW02" * lines), Shape)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("CW02", Kind.ORDER, 0, ("CW01",)),
        ("CW01 CW01 CW02", Kind.ORDER, 1, ("CW02",)),
        ("CW01 CW02 CW01", Kind.ORDER, 2, ("CW02", "$END")),
        ("CW01", Kind.ABSENT, 1, ("CW02",)),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: tuple[str, ...]) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at, breach.expected) == (kind, at, expected)


@pytest.mark.parametrize(
    ("lines", "number", "kind", "code"),
    [
        (["CW02"], 3, Kind.HEADER, "X33"),
        (["CW01", "CW02", "CW03"], 5, Kind.IDENTIFIER, "X34"),
        (["CW01", "CW01", "CW02"], 4, Kind.ORDER, "X35"),
        (["CW01"], 3, Kind.ABSENT, "X37"),
    ],
)
def test_a_breach_of_the_map_has_a_condition(lines: list[str], number: int, kind: Kind, code: str) -> None:
    reading = CHAPTER.read([line.ljust(80) for line in lines], number=3)
    assert reading.content is None
    found = [(fault.number, fault.kind, fault.code) for fault in reading.faults if fault.structural]
    assert (number, kind, code) in found


def test_example_c_of_batch_and_block_control(shared: Path) -> None:
    """A, B, CW01, CW02, CW03: the third is record 5 of the batch and unknown. Batch & Block Control v23, B&B-36."""
    text = (shared / "catair" / "examples_batch_block.txt").read_text(encoding="utf-8")
    printed = text.split("## c transaction syntax rejection / input")[1].split("##")[0].strip("\n").splitlines()
    at = [number for number, line in enumerate(printed, 1) if line.startswith("CW")]
    assert at == [3, 4, 5]
    reading = CHAPTER.read([printed[number - 1].upper().ljust(80) for number in at], number=3)
    assert [(fault.number, fault.code) for fault in reading.faults if fault.structural] == [(5, "X34")]


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Overrides)
    assert [record.line for record in content.records()] == EXAMPLE
    assert (content.summary.filer_code, content.summary.entry_number) == ("N01", "70001031")
    assert [line.line_number for line in content.lines] == ["001", "003"]
    assert (content.lines[1].warning_2, content.lines[1].override_2) == ("27M", "09")
    assert content.lines[1].warning_3 is None
    assert all(cls.make(cls.read(line).values()).line == line for line in EXAMPLE if (cls := CHAPTER.class_of(line)))


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Summary(filer_code="N01", entry_number="70001031"),
                  "CW01N01  70001031                                                               "),
    (LineOverrides(line_number="001", warning_1="27A", override_1="01", warning_2="27B", override_2="02",
                   warning_3="27C", override_3="03", warning_4="27D", override_4="04", warning_5="27E",
                   override_5="05", warning_6="27F", override_6="06", warning_7="27G", override_7="07"),
                  "CW02  00127A0127B0227C0327D0427E0527F0627G07                                    "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=["CW01", "CW02"])
def test_the_columns_of_the_records(record: Summary | LineOverrides, line: str) -> None:
    assert record.line == line


def test_what_is_left_blank_is_told_and_still_read() -> None:
    (fault,) = LineOverrides.read("CW02  00127A".ljust(80)).faults(4)
    assert (fault.number, fault.kind, fault.field, fault.columns) == (4, Kind.MISSING, "override_1", (13, 14))
    assert LineOverrides.read("CW02  00127A".ljust(80)).warning_1 == "27A"
    with pytest.raises(DoesNotFit, match="override_1"):
        LineOverrides(line_number="001", warning_1="27A", override_1="")
