"""Census warnings that compare with what is usual of a tariff number, and their overrides."""

from __future__ import annotations

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.census_ranges import CODES
from tests.cbp_sim.summary.cases import Case, air, both, check, warehouse, with_reference
from tests.cbp_sim.summary.kit import Edit, add, file, opened, put
from tests.cbp_sim.summary.test_census_override import override
from tests.cbp_sim.summary.test_duties import hats

#: 18,000 dollars for 3,000 books: 6 each. The hats are 10 dozen that weigh 300 kg. Charges are 900, 2,150 kg weigh.
BOOKS, HATS = "4901990093", "6501003000"


def usual(more: str, hts: str = BOOKS) -> str:
    """The only row of the table: what is usual of the books, or of others."""
    return f'[[census]]\nhts = "{hts}"\n{more}\n'


def span(name: str, **limits: str) -> str:
    """A range of the row."""
    return "\n".join([f"[census.{name}]", *(f'{limit} = "{ratio}"' for limit, ratio in limits.items())])


def overriding(code: str) -> Edit:
    """The override that answers a warning."""
    return add(f"CW02     {code}{tables.overrides()[code][0]}", after="62")


#: The warning, the filing, a world in which it is unusual, and the nearest one in which it is not.
WARNED: dict[str, tuple[str, Edit, str, str]] = {
    "27A": ("an origin", put("40:56", "N"), usual('improbable = ["GB"]'), usual('improbable = ["FR"]')),
    "27B": (
        "dozens by kilograms",
        hats,
        usual(span("quantities", high="0.03"), HATS),
        usual(span("quantities", high="0.04"), HATS),
    ),
    "27M": (
        "kilograms by dozens",
        hats,
        usual(span("quantities_inverted", low="30.01"), HATS),
        usual(span("quantities_inverted", low="30", high="30"), HATS),
    ),
    "27C": ("a low price", put("40:56", "N"), usual(span("value_1", low="6.01")), usual(span("value_1", low="6"))),
    "27D": ("a high price", put("40:56", "N"), usual(span("value_1", high="5.99")), usual(span("value_1", high="6"))),
    "28E": (
        "a low price a kilogram",
        hats,
        usual(span("value_2", low="60.01"), HATS),
        usual(span("value_2", low="60"), HATS),
    ),
    "27F": (
        "a high price a kilogram",
        hats,
        usual(span("value_2", high="59.99"), HATS),
        usual(span("value_2", high="60"), HATS),
    ),
    "27G": ("goods that seldom fly", air, usual("flies = false"), usual("flies = true")),
    "27J": (
        "high charges",
        put("40:56", "N"),
        usual(span("charges", high="0.0499")),
        usual(span("charges", high="0.05")),
    ),
}

CASES = [
    *(
        Case(code, says, bad=(edit,), good=(edit,), world=world, good_world=good_world)
        for code, (says, edit, world, good_world) in WARNED.items()
    ),
    *(
        Case(code, f"{says}, overridden", bad=(edit,), good=(edit, overriding(code)), world=world)
        for code, (says, edit, world, _) in WARNED.items()
    ),
    Case(
        "27A",
        "goods of the country that they come to",
        bad=(warehouse, put("40:9-12", "USUS"), put("47M:4-18", "USEXAPRE12LON"), put("20:17-20", "Z123")),
        good=(warehouse, put("20:17-20", "Z123")),
    ),
    Case(
        "484",
        "an override has its warning",
        bad=(overriding("27C"), put("CW02:18-19", "09")),
        good=(overriding("27C"),),
        world=usual(span("value_1", low="7")),
    ),
    Case("27A", "a country of export", bad=(put("40:11-12", "FR"),), world=usual('improbable = ["FR"]')),
    Case("27C", "in the longest row", bad=(), world=usual(span("value_1", low="7")), good_world=usual("", "4901")),
    Case(
        "27J",
        "charges a kilogram by air",
        bad=(air,),
        good=(),
        world=usual(span("charges_by_air", high="0.41")),
    ),
    Case(
        "27J",
        "no charges where there are some",
        bad=(both(put("10:36-37", "60"), put("40:27-36", "0000000000")),),
        good=(),
        world=usual("charged = true"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_census_ranges(case: Case) -> None:
    check(case)


def test_every_warning_of_a_range_is_shown() -> None:
    assert set(WARNED) == set(CODES)


def warned(code: str) -> Cbp:
    """A CBP that has a summary with a warning outstanding."""
    _, edit, world, _ = WARNED[code]
    cbp = opened(with_reference(world))
    answered = file(cbp, edit)
    assert answered.codes == [code]
    assert answered.accepted
    return cbp


@pytest.mark.parametrize("code", CODES)
def test_a_warning_of_a_range_can_be_overridden_later(code: str) -> None:
    cbp = warned(code)
    right = tables.overrides()[code][0]
    taken, other = override(cbp, f"CW02  001{code}{right}"), override(cbp, "CW02  00127P51")
    assert taken[0][27:30] == "C00"
    assert other[0][27:30] == "485"


@pytest.mark.parametrize("code", CODES)
def test_a_number_without_a_row_is_not_compared(code: str) -> None:
    _, edit, _, _ = WARNED[code]
    assert file(opened(with_reference("")), edit).codes == []


def test_the_shipped_world_knows_what_appendix_h_names() -> None:
    flown = file(opened(), air, put("50:3-12", "2701110000"))
    stored = file(opened(), put("50:3-12", "2709002010"), put("40:9-10", "BS"), put("47M:4-18", "BSEXAPRE12LON"))
    assert "27G" in flown.codes
    assert "27A" in stored.codes
