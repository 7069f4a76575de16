"""Duties worked by hand, each with the rule that it shows: tests/golden/duty."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from cbp_sim.tariff.computation import FORMULAS, Computation
from cbp_sim.tariff.duty import Due, Entered, cents
from cbp_sim.tariff.sample import sample
from cbp_sim.tariff.stacking import duties, total

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "duty"
DAY = "2026-06-08"


def read(file: str) -> list[Any]:
    found: list[Any] = yaml.load((GOLDEN / file).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    return found


def cases(*files: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{file.removesuffix('.yaml')}: {case['case']}") for file in files for case in read(file)
    ]


def worked(case: Any) -> tuple[Due, ...]:
    entered = [
        Entered(one["hts"], int(one.get("value", 0)), tuple(Decimal(q) for q in one.get("quantities", [])))
        for one in case["line"]
    ]
    on = date.fromisoformat(case.get("on", DAY))
    return duties(sample(), entered, on=on, origin=case.get("origin", ""), claim=case.get("program", ""))


@pytest.mark.parametrize("case", cases("formulas.yaml"))
def test_a_formula_of_appendix_f_comes_to_what_was_worked_by_hand(case: Any) -> None:
    how = Computation(**{name: Decimal(p) if name != "code" else p for name, p in case["formula"].items()})
    quantities = {at: Decimal(q) for at, q in enumerate(case.get("quantities", []), 1)}
    found = how.amounts(quantities, value=Decimal(case.get("value", 0)), derived=Decimal(case.get("derived", 0)))
    assert [str(cents(amount)) for amount in found] == case["duty"]


def test_every_formula_was_worked_by_hand() -> None:
    assert {case["formula"]["code"] for case in read("formulas.yaml")} == set(FORMULAS)


@pytest.mark.parametrize("case", cases("articles.yaml", "columns.yaml", "headings.yaml"))
def test_a_line_comes_to_what_was_worked_by_hand(case: Any) -> None:
    dues = worked(case)
    assert [str(due.amount) if due.amounts else "" for due in dues] == case["duty"], [due.why for due in dues]
    assert [due.condition for due in dues] == case.get("conditions", [""] * len(dues))
    if "codes" in case:
        assert [due.computation.code for due in dues] == case["codes"]
    if "columns" in case:
        assert [due.column.value for due in dues] == case["columns"]
    whole = total(dues)
    if "total" in case:
        assert str(whole) == case["total"]
    assert (whole is None) is ("" in case["duty"])


@pytest.mark.parametrize("case", cases("formulas.yaml", "articles.yaml", "columns.yaml", "headings.yaml"))
def test_each_case_cites_its_rule(case: Any) -> None:
    assert case["rule"]
