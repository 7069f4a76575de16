"""Which column, which program, which measure, which day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cbp_sim.tariff.columns import Column, clause_for, country_of, program, programs
from cbp_sim.tariff.duty import column_for
from cbp_sim.tariff.grammar import parse_special
from cbp_sim.tariff.rate_date import Dates, rate_date, too_far_ahead
from cbp_sim.tariff.rates import Kind
from cbp_sim.tariff.remedies import period, remedy
from cbp_sim.tariff.sample import sample
from formats.tables import table

CHINA = "Effective with respect to entries on or after {}, articles the product of China"
DAYS = Dates(
    received=date(2026, 3, 1),
    entry=date(2026, 3, 2),
    estimated_entry=date(2026, 3, 3),
    release=date(2026, 3, 4),
    statement_print=date(2026, 3, 5),
    estimated_arrival=date(2026, 3, 6),
    in_bond=date(2026, 3, 7),
)


@pytest.mark.parametrize(
    ("origin", "claim", "column"),
    [
        ("CN", "", Column.GENERAL),
        ("", "", Column.GENERAL),
        ("KR", "KR", Column.SPECIAL),
        ("CU", "", Column.OTHER),
        ("RU", "A", Column.OTHER),
        ("BY", "", Column.OTHER),
        ("KP", "", Column.OTHER),
    ],
)
def test_the_column_follows_from_origin_and_claim(origin: str, claim: str, column: Column) -> None:
    assert column_for(origin, claim) is column


def test_a_claim_takes_what_the_column_prints_for_its_program() -> None:
    clauses = parse_special("Free (A+,AU,B,E*) 3.2% (JP)")
    assert clause_for("A", clauses) is clauses[0], "A+ lets some countries in"
    assert clause_for("E", clauses) is clauses[0], "E* leaves some goods out"
    assert clause_for("B#", clauses) is clauses[0], "B# claims B"
    assert clause_for("JP", clauses) is clauses[1]
    assert clause_for("KR", clauses) is None
    assert clause_for("QQ", clauses) is None


def test_every_program_that_may_be_claimed_is_in_the_table() -> None:
    known = {row.code.removesuffix("#") for row in table("special_programs").rows}
    assert set(programs()) == known


def test_a_program_is_for_its_countries_and_its_time() -> None:
    usmca, nafta, gsp = program("S"), program("CA"), program("A")
    assert usmca is not None
    assert nafta is not None
    assert gsp is not None
    assert usmca.covers("MX")
    assert usmca.covers("XO"), "a province of Canada"
    assert not usmca.covers("DE")
    assert gsp.covers("DE"), "no source at hand lists the countries"
    assert nafta.runs(date(2020, 6, 30))
    assert not nafta.runs(date(2020, 7, 1))
    assert usmca.runs(date(2020, 7, 1))
    assert not usmca.runs(date(2020, 6, 30))


def test_provinces_are_of_canada_and_other_origins_of_themselves() -> None:
    assert (country_of("XO"), country_of("CN")) == ("CA", "CN")


@pytest.mark.parametrize(
    ("words", "begins", "ends"),
    [
        (CHINA.format("September 27, 2024"), date(2024, 9, 27), date.max),
        (CHINA.format("January 1, 2025, and before January 1, 2026"), date(2025, 1, 1), date(2025, 12, 31)),
        (CHINA.format("June 15, 2024 and through November 9, 2026"), date(2024, 6, 15), date(2026, 11, 9)),
        ("Articles the product of China", date(2024, 9, 27), date.max),
    ],
)
def test_a_headings_own_words_tell_its_days_before_the_table_does(words: str, begins: date, ends: date) -> None:
    assert period("99039104", words) == (begins, ends)


def test_a_note_that_a_provision_was_terminated_ends_it_the_day_before() -> None:
    words = "Articles of Brazil [Compiler's note: provision terminated as of February 7, 2026.]"
    assert period("99030190", words) == (date(2025, 8, 6), date(2026, 2, 6))


def test_numbers_outside_chapter_99_have_no_bounds() -> None:
    assert period("7013494000", CHINA.format("September 27, 2024")) == (date.min, date.max)


def test_of_several_rows_that_fit_a_heading_the_last_counts() -> None:
    narrow, wide = remedy("99038220"), remedy("99038201")
    assert narrow is not None
    assert wide is not None
    assert (narrow.begins, wide.begins) == (date(2026, 6, 8), date(2026, 4, 6))
    assert remedy("7013494000") is None


def test_a_measure_is_for_its_origins() -> None:
    china, surcharge = remedy("99038815"), remedy("99030301")
    assert china is not None
    assert surcharge is not None
    assert china.covers("CN")
    assert not china.covers("DE")
    assert surcharge.covers("DE")
    assert surcharge.sure, "its end is told as uncertain"


def test_every_shipped_heading_that_adds_duty_belongs_to_a_measure() -> None:
    name = sample().editions()[0].name
    adding = [line for line in sample().under(name, "9903") if line.rate.kind is Kind.APPLIED and line.rate.terms]
    assert len(adding) > 30
    assert [line.number for line in adding if line.remedy is None] == []


def without(*names: str) -> Dates:
    told = {name: getattr(DAYS, name) for name in Dates.__slots__}
    return Dates(**{**told, **dict.fromkeys(names)})


@pytest.mark.parametrize(
    ("entry_type", "dates", "day"),
    [
        ("01", DAYS, 7),
        ("02", DAYS, 2),
        ("01", without("in_bond"), 2),
        ("01", without("in_bond", "entry"), 3),
        ("01", without("in_bond", "entry", "estimated_entry"), 4),
        ("01", without("in_bond", "entry", "estimated_entry", "release"), 5),
        ("01", without("in_bond", "entry", "estimated_entry", "release", "statement_print"), 6),
        ("02", Dates(received=date(2026, 3, 1), in_bond=date(2026, 3, 7)), 1),
        ("01", Dates(received=date(2026, 3, 1), estimated_arrival=date(2026, 2, 20)), 1),
    ],
)
def test_the_day_of_the_rates_is_the_first_that_is_known(entry_type: str, dates: Dates, day: int) -> None:
    assert rate_date(entry_type, dates) == date(2026, 3, day)


def test_privileged_zone_merchandise_keeps_the_day_of_its_status() -> None:
    filed = date(2025, 11, 5)
    assert rate_date("06", DAYS, privileged=filed) == filed
    assert rate_date("01", DAYS, privileged=filed) == date(2026, 3, 7)
    assert rate_date("06", DAYS) == date(2026, 3, 7)


def test_the_day_lies_ninety_days_ahead_at_most() -> None:
    received = date(2026, 3, 1)
    assert not too_far_ahead(received + timedelta(days=90), received)
    assert too_far_ahead(received + timedelta(days=91), received)
