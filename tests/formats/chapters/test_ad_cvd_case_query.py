"""AD and AC: a question by numbers or by criteria, and everything about each case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from formats.catair import ad_cvd_case_query, ad_cvd_case_query_reply
from formats.catair.ad_cvd_case_query.records import CaseQuery, CriteriaQuery, Query
from formats.catair.ad_cvd_case_query_reply.records import (
    Case,
    CaseAnswer,
    DepositRate,
    Event,
    FailedQuery,
    QueryFailure,
    Tariffs,
)
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

AD, AC = ad_cvd_case_query.CHAPTER, ad_cvd_case_query_reply.CHAPTER


def example(package: str) -> list[str]:
    return files(package).joinpath("example.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("sequence", [["Q1"], ["Q1"] * 500, ["Q2"]])
def test_a_block_asks_by_numbers_or_by_criteria(sequence: list[str]) -> None:
    assert isinstance(AD.structure.shape("query", sequence), Shape)


@pytest.mark.parametrize(
    ("sequence", "breach"),
    [
        ([], OrderFault(0, Kind.ABSENT, "$END", ("Q1", "Q2"))),
        (["Q1", "Q2"], OrderFault(1, Kind.ORDER, "Q2", ("Q1", "$END"))),
        (["Q2", "Q1"], OrderFault(1, Kind.ORDER, "Q1", ("Q2", "$END"))),
        (["Q2", "Q2"], OrderFault(1, Kind.LOOP, "Q2", ceiling=1)),
    ],
    ids=["nothing", "mixed", "mixed the other way", "two sets of criteria"],
)
def test_the_two_kinds_are_not_mixed_and_criteria_stand_alone(sequence: list[str], breach: OrderFault) -> None:
    assert AD.structure.shape("query", sequence) == (breach,)


def test_a_breach_has_a_condition() -> None:
    number, criteria = "Q1 A599901".ljust(80), "Q2 A CN".ljust(80)
    assert [(f.number, f.code) for f in AD.read([number, criteria], number=3).faults if f.structural] == [(4, "X35")]
    assert [(f.number, f.code) for f in AD.read([criteria] * 2, number=3).faults if f.structural] == [(4, "X36")]
    assert [(f.number, f.code) for f in AD.read(["Q3".ljust(80)], number=3).faults] == [(3, "X34")]


@pytest.mark.parametrize(
    ("sequence", "kind", "at"),
    [
        ("RA", Kind.ABSENT, 1),
        ("RA RB RB RB RB RB RB", Kind.LOOP, 6),
        ("RA RB RD RC", Kind.ORDER, 3),
        ("RA RB RX", Kind.ORDER, 2),
        ("RB", Kind.ORDER, 0),
    ],
)
def test_a_case_stands_in_the_order_of_its_letters(sequence: str, kind: Kind, at: int) -> None:
    whole = ["RA", *["RB"] * 5, "RC", "RD", "RE", "RF", "RF", "RG", "RH", "RI", "RJ"]
    assert isinstance(AC.structure.shape("case", whole), Shape)
    (breach,) = AC.structure.shape("case", sequence.split())
    assert (breach.kind, breach.at) == (kind, at)


def test_the_example_of_a_query() -> None:
    reading = AD.read(example(AD.package))
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Query)
    assert [query.cases for query in content.cases] == [("A599901001", "C599902"), ("A599903",)]
    assert content.criteria == ()


def test_the_example_of_an_answer() -> None:
    reading = AC.read(example(AC.package))
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, CaseAnswer)
    assert content.name.endswith("OF THIS EXAMPLE: FIRST COMPANY, LTD.")
    assert [(rate.ad_valorem_rate, rate.specific_rate) for rate in content.deposit_rates] == [
        (Decimal("10.17"), None),
        (None, Decimal("110.25")),
    ]
    assert content.bond_or_cash[0].indicator == "CASH ONLY"
    assert content.tariffs[0].inactivated_date_2 == date(2014, 1, 2)


def test_a_query_that_failed_has_its_reason_only() -> None:
    failed = FailedQuery(kind="Q1E", occurrence=2, reference="A599903", condition="003", narrative="CASE NOT FOUND")
    content = AC.read([failed.line]).content
    assert isinstance(content, QueryFailure)
    assert AC.read([failed.line, failed.line]).content is None


def test_a_name_keeps_the_space_at_which_it_was_cut() -> None:
    lines = example(AC.package)
    lines[2] = lines[2].replace("E: FIRST", " OF FIRST").ljust(80)[:80]
    content = AC.read(lines).content
    assert isinstance(content, CaseAnswer)
    assert "EXAMPL OF FIRST" in content.name


# fmt: off
GOLDEN = (
    #              1         2         3         4         5         6         7         8
    #     12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (CaseQuery(case_1="A599901", suffix_1="001", case_2="A599902", suffix_2="002", case_3="A599903",
               suffix_3="003", case_4="A599904", suffix_4="004", case_5="A599905", suffix_5="005"),
         "Q1 A599901001 A599902002 A599903003 A599904004 A599905005                       "),
    (CriteriaQuery(status="B", country="CN", hts_number="82023900", manufacturer="CNEXASAW7DAN",
                   updated_since=date(2026, 4, 17)),
         "Q2 B CN 82023900           CNEXASAW7DAN                    041726               "),
    (Case(case_number="A599901001", description="EXAMPLE", country="CN", status="IX", status_date=date(2026, 4, 17)),
         "RAA599901001            EXAMPLE                        CN IX 041726             "),
    (DepositRate(case_number="A599901001", effective_date=date(2026, 4, 17), ad_valorem_rate=Decimal("10.17"),
                 specific_rate=Decimal("110.25"), unit="OTH", other_unit="PER SET", added_date=date(2026, 4, 18),
                 inactivated_date=date(2026, 4, 19)),
         "RFA599901001 041726 001017 00011025 OTH PER SET                   041826 041926 "),
    (Event(case_number="A599901001", effective_date=date(2026, 4, 17), event="PRELIM DOC", determination="NEGATIVE",
           federal_register="90FR00417", added_date=date(2026, 4, 18), inactivated_date=date(2026, 4, 19)),
         "RGA599901001041726PRELIM DOC                    NEGATIVE  90FR00417 041826041926"),
    (Tariffs(case_number="A599901001", tariff_1="8202390000", added_date_1=date(2026, 4, 17), tariff_2="6491234",
             added_date_2=date(2026, 4, 18)),
         "RIA599901001 8202390000041726      6491234   041826                             "),
    (FailedQuery(kind="Q2C", occurrence=1, condition="011", narrative="ADDITIONAL QUERY CRITERIA REQUIRED"),
         "RXQ2C 000001 REF ID:                011 ADDITIONAL QUERY CRITERIA REQUIRED      "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=lambda value: value[:2] if isinstance(value, str) else "")
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
