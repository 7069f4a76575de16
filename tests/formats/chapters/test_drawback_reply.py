"""DX: the columns of CBP's answer to a drawback claim, its structure map, and the example."""

from __future__ import annotations

from importlib.resources import files

import pytest

from formats.catair.drawback import CHAPTER as INPUT
from formats.catair.drawback_reply import CHAPTER
from formats.catair.drawback_reply.records import ClaimResponse, Condition, Disposition, SyntaxRejection
from formats.catair.drawback_reply.references import (
    AnyReference,
    BondReference,
    ClaimReference,
    ClassTotalReference,
    ForeignDutyReference,
    ImportReference,
    ManufactureReference,
    OfficerReference,
    Reference,
    RevenueReference,
    TfteaReference,
    TotalsReference,
)
from formats.errors import DoesNotFit
from formats.fault import Kind
from formats.record import Record
from formats.structure import END, Shape

EXAMPLE = files(CHAPTER.package).joinpath("example.txt").read_text(encoding="ascii").splitlines()
SHORT = {"S": "E0_SUMMRY", "r": "E0_REF", "o": "E0_OTHER", "c": "E1_CONDITION", "F": "E1_FINAL"}


def test_the_example_reads_to_its_values() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    answer = reading.content
    assert isinstance(answer, ClaimResponse)
    assert [record.line for record in answer.records()] == EXAMPLE
    assert (answer.claim.entry_number, answer.claim.broker_reference) == ("52000175", "26-D00017")
    assert answer.conditions[0].narrative == "OTW APRVL OR APP FILED LTRHD"
    (finding,) = answer.findings
    assert [type(reference).__name__ for reference in finding.references] == ["ImportReference", "RevenueReference"]
    assert (answer.final.disposition, answer.final.severity, answer.final.version) == ("R", "F", None)


# fmt: off
GOLDEN: tuple[tuple[Record, str], ...] = (
    #          1         2         3         4         5         6         7         8
    # 12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (ClaimReference(occurrence=1, filer_code="N01", entry_number="52000175", broker_reference="26-D00017"),
     "E0 SUMMRY 000001 REF ID: N01 52000175 26-D00017                                 "),
    (BondReference(occurrence=1, bond_type="8", designation="B", surety="900"),
     "E0 BNDDTL 000001 REF ID: 8 B 900                                                "),
    (ImportReference(occurrence=12, filer_code="N01", entry_number="50800030", line_number="00002"),
     "E0 IMPORT 000012 REF ID: N01  50800030 00002                                    "),
    (RevenueReference(occurrence=1, class_code="364", amount="00068429"),
     "E0 HDRREV 000001 REF ID: 364 00068429                                           "),
    (ManufactureReference(occurrence=1, hts_number="7013495000", ruling="4400000001", production_date="051826",
                          mtin="00003"),
     "E0 MANUFD 000001 REF ID: 7013495000 4400000001  05182600003                     "),
    (TfteaReference(occurrence=1, event="E", hts_number="7013495000", event_date="071526",
                    unique_identifier="260715004213"),
     "E0 TFTEAE 000001 REF ID: E7013495000 071526260715004213                         "),
    (OfficerReference(occurrence=2, role="E", badge="000123"),
     "E0 NOIEWR 000002 REF ID: E000123                                                "),
    (ForeignDutyReference(occurrence=1, entry_number="CA123456", entry_date="072026", tariff_number="7013490000",
                          country="CA"),
     "E0 NAFTAD 000001 REF ID: CA123456            0720267013490000 CA                "),
    (TotalsReference(occurrence=1),
     "E0 TOTALS 000001 REF ID:                                                        "),
    (ClassTotalReference(occurrence=1, class_code="364", amount="00000120899"),
     "E0 REVTOT 000001 REF ID: 364 00000120899                                        "),
    (Condition(severity="I", condition="D01", narrative="OTW APRVL OR APP FILED LTRHD", filer_code="N01",
               entry_number="52000175", broker_reference="26-D00017"),
     "E1 ID01   OTW APRVL OR APP FILED LTRHD            N01  52000175     26-D00017   "),
    (Disposition(disposition="A", condition="995", narrative="DRAWBACK HAS BEEN ADDED", filer_code="N01",
                 entry_number="52000175", version="00100", broker_reference="26-D00017"),
     "E1A 995   DRAWBACK HAS BEEN ADDED                 N01  520001750010026-D00017   "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.label() for record, _ in GOLDEN])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert CHAPTER.class_of(line) is type(record)


def test_a_warning_of_an_agency_is_no_severity_of_drawback() -> None:
    with pytest.raises(DoesNotFit, match="severity: 'P'"):
        Condition(severity="P", condition="D01", narrative="ANY")


@pytest.mark.parametrize("cls", [cls for cls in CHAPTER.records if cls.identifier == "E0"])
def test_each_reference_is_told_by_its_kind(cls: type[Record]) -> None:
    for kind in cls.when.get("kind", ("LINITM",)):
        line = f"E0 {kind:6} 000001 REF ID: SOME TEXT".ljust(80)
        assert CHAPTER.class_of(line) is cls
        assert isinstance(cls.read(line), Reference)


def test_there_are_14_references_besides_the_general_one() -> None:
    references = [cls for cls in CHAPTER.records if cls.identifier == "E0"]
    assert len(references) == 15
    assert [cls for cls in references if cls.terminal == "E0_OTHER"] == [AnyReference]


@pytest.mark.parametrize(
    ("sequence", "start"),
    [
        ("SF", "transaction"),
        ("SccF", "transaction"),
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
        ("SFF", "transaction", 2, Kind.ORDER, {END}),
        ("SocF", "transaction", 1, Kind.ORDER, {"E0_REF", "E1_CONDITION", "E1_FINAL"}),
        ("rcF", "transaction", 0, Kind.ORDER, {"E0_SUMMRY"}),
        ("F", "syntax_rejection", 0, Kind.ORDER, {"E1_CONDITION"}),
        ("cccF", "syntax_rejection", 2, Kind.LOOP, set()),
    ],
)
def test_the_map_refuses(sequence: str, start: str, at: int, kind: Kind, expected: set[str]) -> None:
    found = CHAPTER.structure.shape(start, [SHORT[name] for name in sequence])
    assert isinstance(found, tuple)
    assert (found[0].at, found[0].kind, set(found[0].expected)) == (at, kind, expected)


def test_a_batch_that_breaks_the_syntax_is_answered_without_a_reference() -> None:
    lines = [
        Condition(severity="F", condition="A00", narrative="ENTRY SUMMARY HDR CONTROL MISSING").line,
        Disposition(disposition="R", severity="F", condition="999", narrative="BATCH REJECTED").line,
    ]
    reading = CHAPTER.read(lines)
    assert reading.faults == ()
    assert isinstance(reading.content, SyntaxRejection)
    assert [CHAPTER.opens(line) for line in lines] == [True, False]


def test_both_directions_carry_the_chapters_name() -> None:
    assert (INPUT.name, INPUT.application) == ("drawback", "DE")
    assert (CHAPTER.name, CHAPTER.application) == ("drawback", "DX")
