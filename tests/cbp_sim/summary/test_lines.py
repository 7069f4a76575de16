"""Lines: identifiers, sets, countries, dates, tariff numbers, values."""

from __future__ import annotations

import pytest

from cbp_sim.clock import parse_instant
from tests.cbp_sim.summary.cases import Case, both, check, informal, second_line, tib, truck, warehouse
from tests.cbp_sim.summary.kit import Edit, add, drop, fees, file, opened, put, total, value

#: A set: the header bears value and fees, its component the same tariff number.
set_of_two: Edit = both(second_line(), put("40:8", "X"), put("40:8", "V", nth=2))
returned: Edit = both(
    informal(9000),
    put("50:3-12", "9801001000"),
)
exhibit = both(informal(9000), put("50:3-12", "9801005000"))
war = both(
    put("10:34-35", "51"),
    add("509808003000 0000000000 0000000000", after="47"),
    fees(processing=None),
)

CASES = [
    Case("402", "a line has an identifier", bad=(put("40:5-7", ""),)),
    Case("822", "without an asterisk", bad=(put("40:5-7", "0*1"),), good=(put("40:5-7", "A-1"),)),
    Case("518", "of its own", bad=(second_line(number="001"),), good=(second_line(),)),
    Case("404", "a component has its header", bad=(set_of_two, put("40:8", "")), good=(set_of_two,)),
    Case("405", "a header has its component", bad=(put("40:8", "X"),), good=(set_of_two,)),
    Case("405", "and has it at once", bad=(set_of_two, put("40:8", "", nth=2)), good=(set_of_two,)),
    Case("406", "of the same tariff number", bad=(set_of_two, put("50:3-12", "4901990092", nth=2)), good=(set_of_two,)),
    Case("407", "a line has an origin", bad=(put("40:9-10", ""),)),
    Case("408", "which is a country", bad=(put("40:9-10", "ZQ"),)),
    Case("413", "or unknown, exported from a known one", bad=(put("40:9-12", "**ZQ"),), good=(put("40:9-12", "**GB"),)),
    Case(
        "607",
        "goods of unknown origin claim no program",
        bad=(put("40:9-10", "**"), put("40:25-26", "S")),
        good=(put("40:9-10", "**"),),
    ),
    Case(
        "414",
        "goods of Canada name their province",
        bad=(put("40:9-12", "CACA"), put("47M:4-18", "XOEXAPRE12TOR")),
        good=(put("40:9-12", "XOCA"), put("47M:4-18", "XOEXAPRE12TOR")),
    ),
    Case("411", "goods are exported from a country", bad=(put("40:11-12", "ZQ"),)),
    Case("411", "which is no province", bad=(put("40:11-12", "XO"),)),
    Case(
        "412", "nor the US, but from a warehouse", bad=(put("40:11-12", "US"),), good=(warehouse, put("40:11-12", "US"))
    ),
    Case(
        "420",
        "goods are exported before they move",
        bad=(truck, put("20:52-57", "010426"), put("40:13-18", "010526")),
        good=(),
    ),
    Case(
        "426",
        "goods are exported before they arrive",
        bad=(put("40:13-18", "010326"),),
        good=(put("40:13-18", "010226"),),
    ),
    Case("431", "a line has a tariff number", bad=(drop("50"), fees(None, None))),
    Case("432", "which is there", bad=(put("50:3-12", ""),)),
    Case("433", "and looks like one", bad=(put("50:3-12", "49019"),), good=(put("50:3-12", "49019900"),)),
    Case(
        "436",
        "and stands once",
        bad=(add("504901990093 0000000000 0000000000 000000000000NO", after="50"),),
        good=(add("504901990092 0000000000 0000000000 000000000000NO", after="50"),),
    ),
    Case(
        "436",
        "but 9802, not next to itself",
        bad=(
            add("509802008000 0000000000 0000000000", after="47"),
            add("509802008000 0000000000 0000000000", after="47"),
        ),
        good=(
            add("509802008000 0000000000 0000000000", after="47"),
            add("509802008000 0000000000 0000000000", after="50"),
        ),
    ),
    Case(
        "852",
        "special chapters come first",
        bad=(add("509903010100 0000000000 0000000000", after="50"),),
        good=(add("509903010100 0000000000 0000000000", after="47"),),
    ),
    Case(
        "604",
        "9813 is for TIB",
        bad=(add("509813000520 0000000000 0000000000", after="47"), fees(processing=None)),
        good=(tib,),
    ),
    Case(
        "604",
        "9818 is for vessel repairs",
        bad=(add("509818000500 0000000000 0000000000", after="47"), fees(processing=None)),
    ),
    Case("676", "a TIB line is under 9813", bad=(tib, drop("509813")), good=(tib,)),
    Case("677", "a military line is of war materials", bad=(war, drop("509808"), fees()), good=(war,)),
    Case("439", "a commodity has a quantity", bad=(put("50:36-50", ""),)),
    Case(
        "442",
        "a quantity has its unit",
        bad=(put("50:51-62", "000000000100"),),
        good=(put("50:51-65", "000000000100KG"),),
    ),
    Case("441", "a unit has its quantity", bad=(put("50:36-47", ""),), good=(put("50:36-47", "000000000000"),)),
    Case(
        "760",
        "a TIB is a year old at most",
        bad=(tib, put("11:48-53", "010425"), put("40:13-18", "010125")),
        good=(tib, put("11:48-53", "010525"), put("40:13-18", "010125")),
    ),
    Case(
        "760",
        "six months under 9813.00.75",
        bad=(tib, put("50981300:3-12", "9813007520"), put("11:48-53", "070425"), put("40:13-18", "070125")),
        good=(tib, put("50981300:3-12", "9813007520"), put("11:48-53", "070525"), put("40:13-18", "070125")),
    ),
    # values
    Case(
        "664",
        "a line above 1,250 tells its charges",
        bad=(value(1251), put("40:27-36", "0000000000")),
        good=(value(1250), put("40:27-36", "0000000000")),
    ),
    Case("664", "also when they are blank", bad=(put("40:27-36", ""),), good=(informal(), put("40:27-36", ""))),
    Case("646", "an informal line is worth 2,500 at most", bad=(informal(2501),), good=(informal(2500),)),
    Case(
        "646",
        "10,000 when goods return",
        bad=(returned, put("50:25-34", "0000010001")),
        good=(returned, drop("34"), drop("89"), total(fees=0)),
    ),
    Case(
        "648",
        "informal lines are together",
        bad=(informal(2000), second_line(dollars=501)),
        good=(informal(2000), second_line(dollars=500)),
    ),
    Case(
        "648",
        "at most 10,000 when goods return",
        bad=(returned, second_line(dollars=1001)),
        good=(returned, second_line(dollars=1000)),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_lines(case: Case) -> None:
    check(case)


def test_exhibits_have_no_informal_limit_of_their_own() -> None:
    answer = file(opened(), exhibit, drop("34"), drop("89"), total(fees=0))
    assert answer.accepted, answer.codes


@pytest.mark.parametrize("imported", ["022826", "022725"])
def test_months_and_years_back_reach_days_that_there_are(imported: str) -> None:
    cbp = opened()
    cbp.advance(parse_instant("2026-08-31T09:00"))
    dated = (put("11:42-47", ""), put("20:11-16", ""), put("11:48-53", imported), put("40:13-18", "020125"))
    six_months = put("50981300:3-12", "9813007520")
    answer = file(cbp, tib, six_months, *dated)
    assert answer.accepted is (imported == "022826")


def test_two_years_before_the_last_of_february_is_the_first_of_march() -> None:
    cbp = opened()
    cbp.advance(parse_instant("2028-02-29T09:00"))
    old = (put("11:42-53", ""), put("20:11-16", ""), put("40:13-18", "010126"), put("20:7-10", "2709"))
    moved = lambda day: both(add("23I    123456785", after="22"), put("20:52-57", day))  # noqa: E731
    assert file(cbp, *old, moved("030126")).accepted
    assert file(cbp, *old, moved("022826")).codes == ["192"]


def test_exhibits_have_no_limit_together_either() -> None:
    answer = file(opened(), exhibit, drop("34"), drop("89"), total(fees=0), second_line(dollars=2400))
    assert "648" not in answer.codes
