"""The grammar of rates: what it reads, what it refuses, that it settles nothing silently."""

from __future__ import annotations

import csv
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark
from lark.exceptions import GrammarError

from cbp_sim.tariff.grammar import RateUnreadable, parse_rate, parse_special, plain, read_rate, read_special
from cbp_sim.tariff.rates import NOTHING, Clause, Kind, Measure, Rate, Term

WATCH = "51¢ each + 6.25% on the case and strap, band or bracelet + 5.3% on the battery"
SUGAR = (
    "1.4606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) "
    "but not less than 0.943854¢/kg"
)
KG, PIECE = Measure("mass"), Measure("piece")


def of(*terms: Term) -> Rate:
    return Rate(Kind.SUM, terms)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("Free", Rate(Kind.FREE)),
        ("No additional duty", Rate(Kind.FREE)),
        ("7.2%", of(Term(Decimal("0.072")))),
        ("5.3¢/kg + 2%", of(Term(Decimal("0.053"), KG), Term(Decimal("0.02")))),
        ("$1.646/kg", of(Term(Decimal("1.646"), KG))),
        ("$1,032.50/t", of(Term(Decimal("1032.50"), Measure("mass", Decimal(1000))))),
        ("68¢/head", of(Term(Decimal("0.68"), PIECE))),
        ("0.9¢ each", of(Term(Decimal("0.009"), PIECE))),
        ("89.6¢/1000", of(Term(Decimal("0.896"), Measure("piece", Decimal(1000))))),
        ("10¢/1,000 pins + 3.5%", of(Term(Decimal("0.1"), Measure("piece", Decimal(1000))), Term(Decimal("0.035")))),
        ("0.3¢/line/ gross", of(Term(Decimal("0.003"), Measure("gross line")))),
        ("$2/pf. liter", of(Term(Decimal(2), Measure("proof volume")))),
        ("18.7¢/clean kg", of(Term(Decimal("0.187"), Measure("mass", Decimal(1), "clean")))),
        ("3.7¢/kg on drained weight", of(Term(Decimal("0.037"), Measure("mass", Decimal(1), "drained weight")))),
        ("1.7¢/kg on lead content", of(Term(Decimal("0.017"), Measure("mass", Decimal(1), "lead")))),
        ("2.5% on the value of the lead content", of(Term(Decimal("0.025"), None, ("lead content",)))),
        ("3 percent of the fair retail value", of(Term(Decimal("0.03")))),
        ("6.5% on the entire set", of(Term(Decimal("0.065")))),
        ("3% on the case", of(Term(Decimal("0.03"), None, ("case",)))),
        ("No change.", Rate(Kind.APPLIED)),
        ("The duty provided in the applicable subheading", Rate(Kind.APPLIED)),
        ("The duty provided in the applicable subheading plus 25%", Rate(Kind.APPLIED, (Term(Decimal("0.25")),))),
        (
            "The duty provided in subheadings 8716.39.00, 8716.90.30 or 8716.90.50 + 100%",
            Rate(Kind.APPLIED, (Term(Decimal(1)),), ("8716.39.00", "8716.90.30", "8716.90.50")),
        ),
        ("See additional U.S. note 1", Rate(Kind.SEE, refers=("note 1",))),
        ("See 9822.05.20, 9823.09.01-9823.09.09", Rate(Kind.SEE, refers=("9822.05.20", "9823.09.01-9823.09.09"))),
    ],
)
def test_a_rate_is_read_as_what_it_says(text: str, rate: Rate) -> None:
    assert parse_rate(text) == rate


def test_a_watch_has_a_rate_for_each_of_its_parts() -> None:
    rate = parse_rate(WATCH)
    assert rate.parts == ("movement", "case", "strap", "battery")
    assert rate.of("movement").terms == (Term(Decimal("0.51"), PIECE),)
    assert [term.amount for term in rate.of("strap").terms] == [Decimal("0.0625")]
    assert [term.amount for term in rate.of("battery").terms] == [Decimal("0.053")]
    assert rate.of("apparatus").kind is Kind.WORDS
    assert parse_rate("35%").of("battery") == parse_rate("35%")


def test_sugar_has_a_full_rate_a_lessening_and_a_floor() -> None:
    rate = parse_rate(SUGAR)
    assert rate.kind is Kind.SUGAR
    assert [str(term.amount) for term in rate.terms] == ["0.014606", "0.00020668", "0.00943854"]
    assert parse_rate(SUGAR.replace("less than", "less")) == rate, "one line of column 2 prints it without `than`"


def test_a_mixed_number_is_the_sum_of_its_parts() -> None:
    assert parse_rate("33 1/3%").terms[0].amount.quantize(Decimal("0.00000001")) == Decimal("0.33333333")


@pytest.mark.parametrize(
    ("text", "kind", "note"),
    [
        ("Free, under bond, as prescribed in U.S. note 2 to this subchapter", Kind.FREE, "under bond"),
        ("Free, under the terms of U.S. note 1(b) to this subchapter", Kind.FREE, "on the terms of a note"),
        ("The rate applicable to each garment in the ensemble if separately entered", Kind.LIKE, "each garment"),
        (
            "The rate of duty applicable to that article in the set subject to the highest rate of duty",
            Kind.LIKE,
            "set",
        ),
        (
            "A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)",
            Kind.LIKE,
            "repairs",
        ),
        ("The duty rate provided in such subheading minus 0.5%", Kind.WORDS, "own rate less 0.5%"),
    ],
)
def test_words_are_known_by_their_kind(text: str, kind: Kind, note: str) -> None:
    rate = parse_rate(text)
    assert rate.kind is kind
    assert note in rate.note


@pytest.mark.parametrize(
    ("misprint", "meant"),
    [
        ("The duty provided inthe applicable subheading+ 25%", "The duty provided in the applicable subheading + 25%"),
        ("35% on thebattery", "35% on the battery"),
        ("40¢/kg +10.4%", "40¢/kg + 10.4%"),
        ("86.1¢/m2of recording surface", "86.1¢/m2 of recording surface"),
        ("$2.50/thou- sand + 40%", "$2.50/thousand + 40%"),
        ("  FREE ", "Free"),
        ("4.5¢/ liter", "4.5¢/liter"),
    ],
)
def test_spaces_and_divided_words_count_for_nothing(misprint: str, meant: str) -> None:
    assert parse_rate(misprint) == parse_rate(meant)


def test_the_special_column_gives_each_rate_its_programs() -> None:
    text = "Free (A+,AU, BH)3.2% (JP) See 9823.09.01-9823.09.09 (S+) See 9822.03.01(MA)"
    clauses = parse_special(text)
    assert [clause.programs for clause in clauses] == [("A+", "AU", "BH"), ("JP",), ("S+",), ("MA",)]
    assert clauses[1].rate == parse_rate("3.2%")
    assert clauses[2].rate.refers == ("9823.09.01-9823.09.09",)


def test_a_special_rate_without_programs_is_for_all() -> None:
    assert parse_special("No change.") == (Clause(Rate(Kind.APPLIED)),)
    assert parse_special("Free (See U.S. note 4 of this subchapter)")[0].programs == ()


def test_what_is_blank_is_no_rate() -> None:
    assert parse_rate("  ") is NOTHING
    assert parse_special(" ") == ()


@pytest.mark.parametrize(
    "text",
    [
        "5 apples", "5%%", "5", "¢/kg", "5¢", "5¢/furlong", "5¢/kg +", "+ 5%", "Free (A)", "Free Free", "No changes",
        "5% on the lid", "The duty provided in the applicable subheading 25%", "See", "1¢/kg less 2¢/kg",
    ],
)  # fmt: skip
def test_a_rate_that_the_grammar_does_not_know_is_refused_with_the_place(text: str) -> None:
    with pytest.raises(RateUnreadable, match=r"stops at"):
        parse_rate(text)
    assert read_rate(text).kind is Kind.WORDS


@pytest.mark.parametrize("text", ["Free (", "Free (A", "Free (A) (B)", "Free ()", "Free (ABC)", "(A)", "Free (A) 5%"])
def test_a_special_column_that_the_grammar_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(RateUnreadable):
        parse_special(text)
    assert [clause.rate.kind for clause in read_special(text)] == [Kind.WORDS]


def test_a_rule_that_could_be_read_in_two_ways_does_not_build() -> None:
    text = files("cbp_sim.tariff").joinpath("rate.lark").read_text(encoding="utf-8")
    Lark(text, parser="lalr", start=["column", "special"], strict=True)
    with pytest.raises(GrammarError):
        Lark(f'{text}\n%extend free: "free" SEE_NOTE\n', parser="lalr", start=["column", "special"], strict=True)


AMOUNTS = st.decimals(min_value="0.000001", max_value="999", places=6)


@given(AMOUNTS, AMOUNTS, st.sampled_from(["/kg", "/liter", " each", "/doz.", "/m2", "/pf. liter"]))
def test_any_amounts_come_back_as_they_were_printed(first: Decimal, second: Decimal, per: str) -> None:
    rate = parse_rate(f"{first:f}¢{per} + {second:f}%")
    assert [term.amount for term in rate.terms] == [first / 100, second / 100]


@given(st.text(max_size=80))
def test_no_text_raises_out_of_reading(text: str) -> None:
    assert isinstance(read_rate(text), Rate)
    assert isinstance(read_special(text), tuple)


WORDS = ("free", "5%", "3¢", "/kg", "+", "(", "a", ")", ",", "see", "9822.05.20", "on", "the", "case", "each", ".")


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_no_order_of_its_words_raises_out_of_reading(words: list[str]) -> None:
    assert isinstance(read_rate(" ".join(words)), Rate)
    assert isinstance(read_special(" ".join(words)), tuple)


def test_plain_text_is_lower_case_with_single_spaces() -> None:
    assert plain(" Free\n(A)  appli- cable 9823.01.01- x") == "free (a) applicable 9823.01.01- x"


def shapes(shared: Path, column: str) -> list[dict[str, str]]:
    with (shared / "reference" / "hts" / f"rate_shapes_{column}.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["shape"]]


@pytest.mark.parametrize(("column", "count"), [("general", 106), ("other", 126), ("special", 66)])
def test_every_shape_of_the_tariff_is_read(shared: Path, column: str, count: int) -> None:
    rows = shapes(shared, column)
    assert len(rows) == count
    unread = []
    for row in rows:
        try:
            parse_special(row["example_text"]) if column == "special" else parse_rate(row["example_text"])
        except RateUnreadable as error:
            unread.append(f"{row['example_htsno']}: {error}")
    assert unread == []
