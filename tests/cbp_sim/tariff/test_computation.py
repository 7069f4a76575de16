"""Which computation code a rate has on which units, and what stands in its places."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cbp_sim.tariff.computation import FORMULAS, Computation, computation, with_degrees
from cbp_sim.tariff.grammar import parse_rate, read_rate
from cbp_sim.tariff.units import DEGREES, Unit, unit

SUGAR = (
    "3¢/kg less 0.02¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) "
    "but not less than 2¢/kg"
)


def units(*printed: str) -> tuple[Unit, ...]:
    return tuple(unit(name) for name in printed)


def how(text: str, *printed: str, part: str = "") -> Computation:
    return computation(parse_rate(text), units(*printed), part=part)


@pytest.mark.parametrize(
    ("text", "printed", "code", "p1", "p2", "p3"),
    [
        ("Free", ("kg",), "0", "0", "0", "0"),
        ("5%", ("kg",), "7", "0", "0.05", "0"),
        ("2¢/kg", ("kg",), "1", "0.02", "0", "0"),
        ("2¢/kg", ("No.", "kg"), "2", "0.02", "0", "0"),
        ("2¢/kg", ("No.", "m2", "kg"), "D", "0.02", "0", "0"),
        ("2¢/kg + 5%", ("kg",), "4", "0.02", "0.05", "0"),
        ("2¢/kg + 5%", ("No.", "kg"), "5", "0.02", "0.05", "0"),
        ("2¢/kg + 5%", ("No.", "m2", "kg"), "D", "0.02", "0.05", "0"),
        ("2¢/kg + 1¢ each", ("No.", "kg"), "3", "0.01", "0", "0.02"),
        ("2¢/kg + 5% + 1¢ each", ("No.", "kg"), "6", "0.01", "0.05", "0.02"),
        ("2¢/kg + 5% + 3¢/m2", ("No.", "kg", "m2"), "E", "0.02", "0.05", "0.03"),
        ("2% + 3%", ("No.",), "7", "0", "0.05", "0"),
        (SUGAR, ("kg",), "K", "0.03", "0.0002", "0.02"),
        (SUGAR, ("No.", "kg"), "J", "0.03", "0.0002", "0.02"),
        ("The rate applicable to the article of which it is an accessory", ("No.",), "9", "0", "1", "0"),
        ("The duty provided in the applicable subheading + 25%", (), "7", "0", "0.25", "0"),
        ("The duty provided in the applicable subheading", (), "0", "0", "0", "0"),
    ],
)
def test_a_rate_is_computed_by_the_code_of_its_amounts_and_their_places(
    text: str, printed: tuple[str, ...], code: str, p1: str, p2: str, p3: str
) -> None:
    found = how(text, *printed)
    assert (found.code, str(found.p1), str(found.p2), str(found.p3)) == (code, p1, p2, p3)


@pytest.mark.parametrize(
    ("text", "printed", "p1"),
    [
        ("89.6¢/1000", ("No.",), "0.000896"),
        ("$1/gross", ("doz.",), "0.08333333"),
        ("10¢/kg", ("g",), "0.0001"),
        ("10¢/kg", ("t",), "100"),
        ("6¢/doz.", ("hundreds",), "0.5"),
        ("0.0622005¢/kg", ("kg",), "0.00062201"),
    ],
)
def test_an_amount_is_brought_to_the_unit_of_the_line_with_eight_decimals(
    text: str, printed: tuple[str, ...], p1: str
) -> None:
    assert str(how(text, *printed).p1) == p1


@pytest.mark.parametrize(
    ("text", "printed", "why"),
    [
        ("2¢/liter", ("kg",), "by volume, which the line does not report"),
        ("2¢/kg on lead content", ("kg",), "by mass of lead"),
        ("2¢/kg + 1¢/kg on drained weight", ("kg",), "drained weight"),
        ("1¢ each + 2¢/m3", ("No.", "kg", "m3"), "more amounts than any formula takes"),
        ("2.5% on the value of the lead content", ("kg",), "on the value of the lead content"),
        ("3% on the case", ("No.",), "reported by parts: case"),
        ("1¢ each + 2¢/jewel over 7", ("No.", "Jwls."), "by jewel over 7"),
        ("See 9822.05.20", ("kg",), "told at 9822.05.20"),
        ("The duty rate provided in such subheading minus 0.5%", (), "less 0.5%"),
        ("", ("kg",), "no rate is printed"),
        (SUGAR, ("liters",), "kilograms"),
    ],
)
def test_what_no_formula_computes_is_an_x_that_says_why(text: str, printed: tuple[str, ...], why: str) -> None:
    found = how(text, *printed)
    assert found.code == "X"
    assert why in found.why
    assert found.amounts({}, value=Decimal(100)) == ()


def test_a_weight_without_a_unit_of_its_own_is_what_the_lines_kilograms_are() -> None:
    assert how("2¢/kg of total sugars", "kg").code == "1"
    assert how("2¢/kg of total sugars", "liters", "kg ttl sug").code == "2"


def test_parts_pay_by_their_own_rate() -> None:
    rate = "51¢ each + 6% on the case + 5.3% on the battery"
    assert (how(rate, "No.", part="movement").code, how(rate, "No.", part="battery").p2) == ("1", Decimal("0.053"))
    assert how(rate, "No.", part="strap").why == "it names no rate for the strap"
    assert how("35%", "No.", part="battery").code == "7", "one rate for the whole is each part's"
    assert how("$4.50 each + 65%", "No.", part="battery").code == "X", "an amount for the whole is no part's"


def test_each_metal_of_an_ore_pays_what_is_asked_of_it() -> None:
    rate = "8.8¢/kg on copper content + 3.3¢/kg on lead content"
    assert how(rate, "Cu kg", part="copper") == Computation("1", p1=Decimal("0.088"))
    assert how(rate, "Pb kg", part="lead") == Computation("1", p1=Decimal("0.033"))
    gold = how(rate, "Au g", part="gold")
    assert (gold.code, gold.why) == ("0", "each metal is reported and pays under its own number")


def test_raw_sugar_reports_its_degrees_after_its_kilograms() -> None:
    rate = parse_rate(SUGAR)
    assert with_degrees(rate, units("kg")) == (*units("kg"), DEGREES)
    assert with_degrees(rate, (*units("kg"), DEGREES)) == (*units("kg"), DEGREES)
    assert with_degrees(parse_rate("5%"), units("kg")) == units("kg")


def test_appendix_f_has_eighteen_codes_and_no_eight() -> None:
    assert "".join(FORMULAS) == "012345679ABCDEFJKX"


def test_an_unknown_unit_has_no_code_and_fits_no_rate() -> None:
    assert unit("barleycorn").code == ""
    assert how("2¢/kg", "barleycorn").code == "X"


def test_words_that_the_grammar_does_not_know_are_an_x() -> None:
    assert computation(read_rate("5 apples"), ()).code == "X"
