"""What CBP says of numbers that do not fit their line, and how numbers lean on each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cbp_sim.conditions import condition
from cbp_sim.tariff.columns import Column
from cbp_sim.tariff.computation import Computation
from cbp_sim.tariff.duty import UNVERIFIED, Due, Entered, cents
from cbp_sim.tariff.sample import sample
from cbp_sim.tariff.schedule import Tariff
from cbp_sim.tariff.stacking import NOT_ACTIVE, NOT_FOR_ORIGIN, NOT_FOR_PROGRAM, UNKNOWN, duties, total

SPRING, SUMMER = date(2026, 3, 1), date(2026, 7, 1)
SHIPPED = date(2026, 6, 8)


def said(tariff: Tariff, *numbers: str, on: date = SUMMER, **more: str) -> list[str]:
    entered = [Entered(number, 1000, (Decimal(10),)) for number in numbers]
    return [due.condition for due in duties(tariff, entered, on=on, **more)]


def test_a_number_of_no_edition_is_unknown_and_one_of_another_edition_not_active(tariff: Tariff) -> None:
    assert said(tariff, "7013494800") == [UNKNOWN]
    assert said(tariff, "7013494600", on=SPRING) == [NOT_ACTIVE]
    assert said(tariff, "7013494500", on=SUMMER) == [NOT_ACTIVE]
    assert said(tariff, "7013494600") == [""]


def test_a_number_that_only_groups_others_is_not_reported(tariff: Tariff) -> None:
    assert said(tariff, "70134940") == [UNKNOWN]


def test_of_the_shipped_lines_nobody_can_tell_what_else_there_is() -> None:
    (due,) = duties(sample(), [Entered("7013494800", 1000)], on=SHIPPED)
    assert due.condition == UNVERIFIED["duty"]
    assert due.accepts(Decimal("123.45"))


def test_a_column_without_a_rate_cannot_be_computed(tariff: Tariff) -> None:
    assert said(tariff, "7013494700") == [UNVERIFIED["duty"]]
    assert said(tariff, "7013494700", origin="CU") == [""]


def test_an_article_that_points_to_a_heading_pays_there_when_it_is_on_the_line(tariff: Tariff) -> None:
    entered = [Entered("98220520"), Entered("7013494000", 1000, (Decimal(10),))]
    alone = duties(tariff, entered[1:], on=SUMMER, origin="MX", claim="S+")
    both = duties(tariff, entered, on=SUMMER, origin="MX", claim="S+")
    assert [due.condition for due in alone] == [UNVERIFIED["duty"]]
    assert [str(due.amount) for due in both] == ["0.00", "0.00"]


def test_an_article_that_points_to_a_range_pays_under_one_of_it() -> None:
    entered = [Entered("98230901"), Entered("1701125000", 1000, (Decimal(10),))]
    line = sample().line("1701125000", on=SHIPPED)
    assert line is not None
    assert line.clauses[-2].rate.refers == ("9823.09.01-9823.09.09",)
    assert total(duties(sample(), entered, on=SHIPPED, origin="MX", claim="S+")) == Decimal("0.00")


def test_a_duty_may_differ_by_two_dollars_ninety_nine() -> None:
    (due,) = duties(sample(), [Entered("7013494000", 1000)], on=SHIPPED)
    assert due.accepts(Decimal("74.99"))
    assert due.accepts(Decimal("69.01"))
    assert not due.accepts(Decimal("75.00"))
    assert not due.accepts(Decimal("69.00"))


def test_where_the_filer_chooses_either_amount_stands() -> None:
    due = Due("1", None, Column.GENERAL, Computation("C"), (Decimal("4.50"), Decimal("17.20")))
    assert due.amount is None
    assert due.accepts(Decimal("17.20"))
    assert due.accepts(Decimal("4.00"))
    assert not due.accepts(Decimal("10.00"))


def test_a_line_of_which_one_number_cannot_be_told_has_no_total() -> None:
    dues = duties(sample(), [Entered("7801100000", 100), Entered("7013494000", 100)], on=SHIPPED)
    assert total(dues) is None
    assert total(dues[1:]) == Decimal("7.20")


def test_an_ensemble_without_its_garment_cannot_be_computed() -> None:
    (due,) = duties(sample(), [Entered("6103220010", 100, (Decimal(1), Decimal(2)))], on=SHIPPED)
    assert (due.computation.code, due.condition) == ("9", UNVERIFIED["duty"])
    assert "each garment" in due.why


def test_repairs_without_the_article_cannot_be_computed() -> None:
    (due,) = duties(sample(), [Entered("9802004040", 100)], on=SHIPPED)
    assert (due.computation.code, due.condition) == ("9", UNVERIFIED["duty"])


def test_a_missing_quantity_is_named_with_its_unit() -> None:
    (due,) = duties(sample(), [Entered("2204300000", 100, (Decimal(5), None))], on=SHIPPED)
    assert due.why == "quantity 2 (PFL) is needed"
    (due,) = duties(sample(), [Entered("99040201", 100)], on=SHIPPED)
    assert due.condition == UNVERIFIED["duty"], "a safeguard without its article has no units"


def test_cents_go_up_from_a_half_and_vanish_under_one() -> None:
    told = ["0", "0.0099", "0.01", "123.58155", "123.56451", "123.54500", "256.18515"]
    assert [str(cents(Decimal(amount))) for amount in told] == [
        "0.00", "0.00", "0.01", "123.58", "123.56", "123.55", "256.19",
    ]  # fmt: skip


def test_every_condition_is_in_cbps_catalogue() -> None:
    codes = [*UNVERIFIED.values(), UNKNOWN, NOT_ACTIVE, NOT_FOR_ORIGIN, NOT_FOR_PROGRAM]
    assert {condition(code, "AE").code for code in codes} == set(codes)
    assert {condition(code, "AE").severity for code in UNVERIFIED.values()} == {"I"}
