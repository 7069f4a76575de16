"""AX: the columns of CBP's answer, its structure map, and the example."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from formats.catair.entry_summary import CHAPTER as INPUT
from formats.catair.entry_summary_reply import CHAPTER, records
from formats.catair.entry_summary_reply.records import Condition, Disposition, SummaryResponse, SyntaxRejection
from formats.catair.entry_summary_reply.references import (
    AnyReference,
    PgaReference,
    Reference,
    SummaryReference,
    TariffReference,
)
from formats.errors import DoesNotFit
from formats.fault import Kind
from formats.record import Record
from formats.structure import END, Shape

EXAMPLE = Path(records.__file__).with_name("example.txt").read_text(encoding="ascii").splitlines()
SHORT = {"S": "E0_SUMMRY", "r": "E0_REF", "o": "E0_OTHER", "c": "E1_CONDITION", "F": "E1_FINAL"}


def test_the_example_reads_to_its_values() -> None:
    assert {len(line) for line in EXAMPLE} == {80}
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    answer = reading.content
    assert isinstance(answer, SummaryResponse)
    assert (answer.summary.entry_number, answer.summary.team) == ("51000010", "712")
    assert answer.conditions == ()
    assert [type(reference).__name__ for reference in answer.findings[0].references] == [
        "LineReference",
        "TariffReference",
    ]
    assert answer.findings[0].conditions[0].condition == "27D"
    assert (answer.final.disposition, answer.final.severity, answer.final.version) == ("A", "W", "00100")
    assert [record.line for record in answer.records()] == EXAMPLE


RULER = "123456789-123456789-123456789-123456789-123456789-123456789-123456789-123456789-"


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (
            SummaryReference(occurrence=1, filer_code="N01", entry_number="50000035", broker_reference="1234567-1"),
            "E0 SUMMRY 000001 REF ID: N01 50000035 1234567-1                                 ",
        ),
        (
            TariffReference(occurrence=12, hts_number="7013494000"),
            "E0 TARIFF 000012 REF ID: 7013494000                                             ",
        ),
        (
            TariffReference(occurrence=12),
            "E0 TARIFF 000012 REF ID:                                                        ",
        ),
        (
            PgaReference(kind="PG01", occurrence=3, text="003FDAFOO"),
            "E0 PG01   000003 REF ID: 003FDAFOO                                              ",
        ),
        (
            Condition(
                severity="F", condition="432", narrative="HTS NBR MISSING", filer_code="N01", entry_number="50000035",
                broker_reference="1234567-1",
            ),
            "E1 F432   HTS NBR MISSING                         N01  50000035     1234567-1   ",
        ),
        (
            Condition(severity="F", condition="A06", narrative="LOOP EXCEEDED-BOL/IN-BOND DETAILS"),
            "E1 FA06   LOOP EXCEEDED-BOL/IN-BOND DETAILS                                     ",
        ),
        (
            Disposition(
                disposition="A", condition="995", narrative="SUMMARY HAS BEEN ADDED", filer_code="N01",
                entry_number="50000035", version="00100", broker_reference="1234567-1",
            ),
            "E1A 995   SUMMARY HAS BEEN ADDED                  N01  50000035001001234567-1   ",
        ),
        (
            Disposition(disposition="R", severity="F", condition="999", narrative="BATCH REJECTED"),
            "E1RF999   BATCH REJECTED                                                        ",
        ),
    ],
)  # fmt: skip
def test_a_record_built_stands_in_its_columns(record: Record, line: str) -> None:
    assert record.line == line, f"\n{RULER}"
    assert CHAPTER.class_of(line) is type(record)
    assert record.faults() == ()
    assert type(record).read(line).values() == record.values()


def test_a_condition_has_a_severity_and_a_disposition_need_not() -> None:
    with pytest.raises(DoesNotFit, match="severity: is mandatory"):
        Condition(condition="432", narrative="HTS NBR MISSING")
    assert Disposition(disposition="A", condition="995", narrative="SUMMARY HAS BEEN ADDED").severity is None


@pytest.mark.parametrize("cls", [cls for cls in CHAPTER.records if cls.identifier == "E0"])
def test_each_reference_is_told_by_its_kind(cls: type[Record]) -> None:
    for kind in cls.when.get("kind", ("NEWONE",)):
        line = f"E0 {kind:6} 000001 REF ID: SOME TEXT".ljust(80)
        assert CHAPTER.class_of(line) is cls
        assert isinstance(cls.read(line), Reference)


def test_there_are_26_references_besides_the_general_one() -> None:
    references = [cls for cls in CHAPTER.records if cls.identifier == "E0"]
    assert len(references) == 27
    assert [cls for cls in references if cls.terminal == "E0_OTHER"] == [AnyReference]
    assert [cls for cls in references if cls.terminal == "E0_SUMMRY"] == [SummaryReference]


@pytest.mark.parametrize(
    ("sequence", "start"),
    [
        ("SF", "transaction"),
        ("ScF", "transaction"),
        ("SccF", "transaction"),
        ("SrcF", "transaction"),
        ("SrrccrcF", "transaction"),
        ("ScrcF", "transaction"),
        ("cF", "syntax_rejection"),
        ("ccF", "syntax_rejection"),
    ],
)
def test_the_map_takes(sequence: str, start: str) -> None:
    assert isinstance(CHAPTER.structure.shape(start, [SHORT[name] for name in sequence]), Shape)


@pytest.mark.parametrize(
    ("sequence", "start", "at", "kind", "expected"),
    [
        ("S", "transaction", 1, Kind.ABSENT, {"E0_REF", "E1_CONDITION", "E1_FINAL"}),
        ("SrF", "transaction", 2, Kind.ORDER, {"E0_REF", "E1_CONDITION"}),
        ("SrcS", "transaction", 3, Kind.ORDER, {"E0_REF", "E1_CONDITION", "E1_FINAL"}),
        ("SFF", "transaction", 2, Kind.ORDER, {END}),
        ("SocF", "transaction", 1, Kind.ORDER, {"E0_REF", "E1_CONDITION", "E1_FINAL"}),
        ("rcF", "transaction", 0, Kind.ORDER, {"E0_SUMMRY"}),
        ("F", "syntax_rejection", 0, Kind.ORDER, {"E1_CONDITION"}),
        ("ScF", "syntax_rejection", 0, Kind.ORDER, {"E1_CONDITION"}),
        ("cccF", "syntax_rejection", 2, Kind.LOOP, set()),
    ],
)
def test_the_map_refuses(sequence: str, start: str, at: int, kind: Kind, expected: set[str]) -> None:
    found = CHAPTER.structure.shape(start, [SHORT[name] for name in sequence])
    assert isinstance(found, tuple)
    assert (found[0].at, found[0].kind, set(found[0].expected)) == (at, kind, expected)


def test_a_batch_that_breaks_the_syntax_is_answered_without_a_reference() -> None:
    lines = [
        Condition(severity="F", condition="A04", narrative="OUT OF SEQUENCE RECORD FOUND IN GROUPING").line,
        Condition(severity="I", condition="A03", narrative="RECORD: 20   STARTING POSITION: 01").line,
        Disposition(disposition="R", severity="F", condition="999", narrative="BATCH REJECTED").line,
    ]
    reading = CHAPTER.read(lines)
    assert reading.faults == ()
    assert isinstance(reading.content, SyntaxRejection)
    assert [condition.condition for condition in reading.content.conditions] == ["A04", "A03"]
    assert [CHAPTER.opens(line) for line in lines] == [True, False, False]


def test_a_summary_reference_opens_an_answer() -> None:
    assert [CHAPTER.opens(line) for line in EXAMPLE] == [True, False, False, False, False]


def test_both_directions_carry_the_chapters_name() -> None:
    assert (INPUT.name, INPUT.application) == ("entry_summary", "AE")
    assert (CHAPTER.name, CHAPTER.application) == ("entry_summary", "AX")


def test_columns_and_designations_are_those_of_the_layouts(shared: Path) -> None:
    elements: dict[tuple[str, str], dict[tuple[int, int], tuple[str, str]]] = {}
    with (shared / "catair" / "layouts" / "entry_summary.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["direction"] != "output" or row["start"] == "1" or row["name"].startswith("filler"):
                continue
            name = (row["record_id"], row["variant"])
            # The narrative is printed AN; CBP's texts hold hyphens, slashes and asterisks.
            printed = "X" if row["name"] == "narrative_text" else row["class"]
            elements.setdefault(name, {})[int(row["start"]), int(row["end"])] = (printed, row["designation"])
    assert len(elements) == 28
    for cls in CHAPTER.records:
        kinds = cls.when.get("kind", ("",))
        printed_as = elements[cls.identifier, "PGnn" if len(kinds) > 1 else kinds[0]]
        declared = {
            (column.start, column.end): (column.data_class.code, column.designation.value)
            for column in cls.layout.columns
        }  # fmt: skip
        assert declared == printed_as, cls.__name__
