"""KR: what belongs to which importer, and the columns of the records."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair.entry_summary_query_reply import summary
from formats.catair.importer_bond_query_reply import CHAPTER
from formats.catair.importer_bond_query_reply.records import (
    CENTERS,
    Answer,
    BondStatus,
    Importer,
    ImporterBond,
    LegalName,
    MailingLines,
    MailingPlace,
    Overflow,
    PhysicalLines,
    PhysicalPlace,
    UnusableImporter,
)
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = (
    files("formats.catair.importer_bond_query_reply").joinpath("example.txt").read_text(encoding="ascii").splitlines()
)


def shape(text: str) -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape("answer", text.split())


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("K1", Kind.ABSENT, 1, {"K2"}),
        ("K1 K2", Kind.ABSENT, 2, {"K1", "K3", "K4", "K5", "K6", "K7"}),
        ("K1 K2 K5 K3", Kind.ORDER, 3, {"K6", "K7"}),
        ("K1 K2 K7 K2", Kind.ORDER, 3, {"K1", "K1_ALONE", "K8", "$END"}),
        ("K1_ALONE K7", Kind.ORDER, 1, {"K1", "K1_ALONE", "$END"}),
        ("K8", Kind.ORDER, 0, {"K1", "K1_ALONE"}),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: set[str]) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at, set(breach.expected)) == (kind, at, expected)


def test_an_importer_may_have_any_number_of_bonds() -> None:
    assert isinstance(shape("K1 K2 " * 200 + "K7 " + "K8 " * 200), Shape)


@pytest.mark.parametrize(
    ("result", "cls"),
    [("0", UnusableImporter), ("3", UnusableImporter), ("4", UnusableImporter), ("1", ImporterBond),
     ("2", ImporterBond)],
)  # fmt: skip
def test_the_result_tells_an_importer_that_comes_alone(result: str, cls: type[Record]) -> None:
    assert CHAPTER.class_of(f"K196-123456700{result}".ljust(80)) is cls


def test_two_importers_are_told_apart_by_the_legal_name_that_ends_the_first() -> None:
    one, other = (ImporterBond(importer=f"96-12345670{at}", result="2").line for at in (1, 2))
    status = BondStatus(monthly_statement="N").line
    name = LegalName(name="EXAMPLE", center="NOTELG", center_name=CENTERS["NOTELG"]).line
    content = CHAPTER.read([one, status, name, other, status, name]).content
    assert isinstance(content, Answer)
    assert [type(importer) for importer in content.importers] == [Importer, Importer]
    both = CHAPTER.read([one, status, other, status, name]).content
    assert isinstance(both, Answer)
    (importer,) = both.importers
    assert isinstance(importer, Importer)
    assert [bond.bond.importer for bond in importer.bonds] == ["96-123456701", "96-123456702"]


def test_the_centers_are_those_of_the_entry_summary_query() -> None:
    assert tuple(CENTERS) == summary.CENTERS


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Answer)
    assert [record.line for record in content.records()] == EXAMPLE
    found, missing = content.importers
    assert isinstance(found, Importer)
    assert [(one.bond.activity, one.bond.amount) for one in found.bonds] == [("A", 50000), ("P", 10000)]
    assert [one.status.second_name for one in found.bonds] == ["EXAMPLE BOOKS", None]
    assert found.physical_place is not None
    assert found.physical_place.postal_code == "900000001"
    assert found.legal_name.name + found.overflow[0].text == "EXAMPLE IMPORTS LIMITED LIABILITY COMPANY"
    assert found.legal_name.center_name + found.overflow[1].text == CENTERS["CEE008"]
    assert isinstance(missing, UnusableImporter)
    assert (missing.result, missing.name) == ("0", None)


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (ImporterBond(importer="96-123456700", result="1", name="EXAMPLE & SONS, LLC", surety="900", activity="A",
                  amount=50000, port="2704", effective_date=date(2026, 1, 5), bond_number="26800A1B2",
                  amount_record="1"),
                  "K196-1234567001EXAMPLE & SONS, LLC             900A000050000270401052626800A1B21"),
    (ImporterBond(importer="96-123456700", result="1", name="EXAMPLE", surety="900", activity="T", port="2704",
                  effective_date=date(2026, 1, 5), bond_number="26800A1B2", amount_record="2"),
                  "K196-1234567001EXAMPLE                         900T         270401052626800A1B22"),
    (BondStatus(name_qualifier="DIV", second_name="EXAMPLE BOOKS", termination_date=date(2027, 1, 5),
                monthly_statement="Y", sufficient="N", user_status="T", user_termination_date=date(2027, 1, 4),
                amount=1000000000),
                  "K2DIVEXAMPLE BOOKS                    010527 Y N T 0104271000000000             "),
    (MailingLines(line_one="PO BOX 100", line_two="SUITE 2"),
                  "K3PO BOX 100                      SUITE 2                                       "),
    (MailingPlace(city="SPRINGFIELD", state="CA", postal_code="90000"),
                  "K4                                SPRINGFIELD          CA90000                  "),
    (PhysicalLines(line_one="100 EXAMPLE WAY"),
                  "K5100 EXAMPLE WAY                                                               "),
    (PhysicalPlace(city="HAMBURG", state="FN"),
                  "K6                                HAMBURG              FN                       "),
    (LegalName(name="EXAMPLE IMPORTS", center="CEE004", center_name="APPAREL, FOOTWEAR AND TEXTILES"),
                  "K7EXAMPLE IMPORTS                CEE004 APPAREL, FOOTWEAR AND TEXTILES          "),
    (Overflow(qualifier="IN1", text="ITY COMPANY"),
                  "K8IN1ITY COMPANY                                                                "),
    (UnusableImporter(importer="96-765432100", result="3"),
                  "K196-7654321003                                                                 "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[f"{at} {row[0].identifier}" for at, row in enumerate(GOLDEN)])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert type(record).read(line) == record
