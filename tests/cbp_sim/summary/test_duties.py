"""What the tariff says to a line: numbers, units, programs, measures, duty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.clock import parse_instant
from cbp_sim.profile import Policy, Profile, shipped_profile
from cbp_sim.store.database import Database
from cbp_sim.tariff.exports import read_export
from cbp_sim.tariff.store import load
from tests.cbp_sim.summary.cases import Case, both, check, truck
from tests.cbp_sim.summary.kit import Edit, add, file, opened, put, total


def number(hts: str, duty: int, quantities: str) -> Edit:
    """Another tariff number of the one line, its duty in cents, and the total of duty."""
    return both(put("50:3-23", f"{hts:10} {duty:010}"), put("50:36-80", quantities), total(duty=duty))


def also(hts: str, duty: int = 0, quantities: str = "", *, of: int = 0) -> Edit:
    """A heading before the number of the line, and the total of duty with it."""
    return both(add(f"50{hts:10} {duty:010} 0000000000 {quantities}", after="47"), total(duty=duty + of))


#: 7.2 percent of 18,000, and the same of China with section 301, list 4A, at 7.5 percent.
glass = number("7013494000", 129600, "000000030000NO")
china = both(put("40:9-12", "CNCN"), put("47M:4-18", "CNEXAPRE12LON"))
chinese = both(glass, china, also("99038815", 135000, of=129600))
korea = both(put("40:9-12", "KRKR"), put("47M:4-18", "KREXAPRE12LON"))
#: Wool felt hats: dozens and kilograms; free in general.
hats = number("6501003000", 0, "000000001000DOZ000000030000KG")
#: Two parts of a watch: 41 cents each, and 5 percent of 18,000.
watch = both(number("9101194020", 90000, "000000010000NO"), also("9101194010", 4100, "000000010000NO", of=90000))
claim = lambda code: put("40:25-26", code)  # noqa: E731

CASES = [
    Case("434", "a heading has its days", bad=(glass, also("99038202", 900000, of=129600)), good=(glass,)),
    Case("603", "a measure is against its origins", bad=(glass, also("99038815", 135000, of=129600)), good=(chinese,)),
    Case("608", "a program is for its countries", bad=(glass, claim("KR")), good=(korea, claim("KR"))),
    Case(
        "614",
        "a number has its own programs",
        bad=(truck, glass, put("40:9-12", "CACA"), claim("B"), put("40:9-12", "XOCA"), put("47M:4-5", "XO")),
        good=(glass, korea, number("7013494000", 0, "000000030000NO"), claim("KR")),
    ),
    Case(
        "616",
        "one of several does",
        bad=(watch, put("40:9-12", "XOCA"), put("47M:4-5", "XO"), claim("B")),
        good=(watch,),
    ),
    Case(
        "619",
        "repairs are not under A",
        bad=(also("9802004040"), claim("A")),
        good=(claim("A"),),
    ),
    Case("442", "a quantity is in the tariff's unit", bad=(glass, put("50:48-50", "KG")), good=(glass,)),
    Case(
        "441",
        "a unit without quantity too",
        bad=(put("50:36-50", "000000000000KG"),),
        good=(put("50:36-50", "000000000000X"),),
    ),
    Case("443", "two units, two quantities", bad=(hats, put("50:51-65", "")), good=(hats,)),
    Case(
        "609",
        "what leans on an article has one",
        bad=(put("50:3-12", "99038815"), china, put("50:36-50", "")),
        good=(chinese,),
    ),
    Case("613", "a measure stands with its article", bad=(glass, china), good=(chinese,)),
    Case("613", "against its origins only", bad=(glass, china), good=(glass,)),
    Case("622", "what is not known is taken", bad=(number("7013494500", 5000, "000000030000NO"),), good=(glass,)),
    Case("624", "a line's duty is computed", bad=(number("7013494000", 129900, "000000030000NO"),), good=(glass,)),
    Case(
        "624",
        "within 2.99",
        bad=(number("7013494000", 129300, "000000030000NO"),),
        good=(number("7013494000", 129301, "000000030000NO"),),
    ),
    Case(
        "627",
        "so is the total",
        bad=(glass, total(duty=129900)),
        good=(number("7013494000", 129899, "000000030000NO"),),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_duties(case: Case) -> None:
    check(case)


HEADER = (
    "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty"
)
EDITION = f"""{HEADER}
4901.99.00,0,Books,,Free,,Free
4901.99.00.93,1,Other,No.,,,
7013.49,0,Glassware:,,,,
7013.49.40,1,Cut,,7.2%,"Free (KR)",60%
7013.49.40.00,2,Cut,No.,,,
7013.49.45.00,1,Without programs,No.,5%,,40%
7013.49.50.00,1,Of three units,"[""No."",""kg"",""m2""]",Free,,40%
"""
LATER = EDITION.replace("7013.49.45.00", "7013.49.46.00")


def policy(tariff: str) -> Profile:
    """The default profile, its duties judged by another tariff."""
    changed = Policy.model_validate({"tariff": tariff})
    return shipped_profile("default").model_copy(update={"policy": changed})


@pytest.fixture
def loaded() -> Iterator[Cbp]:
    """A CBP with a small tariff of two editions."""
    database = Database()
    for name, text, day in (("first", EDITION, date(2026, 1, 1)), ("second", LATER, date(2026, 7, 1))):
        load(database, read_export(text.encode()), name=name, effective=day, source=f"{name}.csv")
    yield Cbp(database, policy("loaded"), start_at=parse_instant("2026-01-05T09:00"))
    database.close()


def test_a_number_of_no_edition_is_unknown(loaded: Cbp) -> None:
    assert file(loaded, number("7013491000", 0, "000000030000NO")).codes == ["433"]


def test_a_number_of_another_edition_is_not_active(loaded: Cbp) -> None:
    assert file(loaded, number("7013494600", 0, "000000030000NO")).codes == ["434"]


def test_the_numbers_under_a_number_are_reported_and_not_it(loaded: Cbp) -> None:
    assert file(loaded, number("70134940", 129600, "000000030000NO")).codes == ["433"]


def test_a_number_without_programs_allows_no_claim(loaded: Cbp) -> None:
    plain = number("7013494500", 90000, "000000030000NO")
    assert file(loaded, korea, plain, claim("KR")).codes == ["610"]
    assert file(loaded, korea, plain).accepted


def test_three_units_want_three_quantities(loaded: Cbp) -> None:
    whole = number("7013495000", 0, "000000010000NO 000000010000KG 000000010000M2 ")
    assert file(loaded, whole, put("50:66-80", "")).codes == ["444"]
    assert file(loaded, whole, put("50:78-80", "M")).codes == ["442"]
    assert file(loaded, whole).codes == []


def test_what_was_asked_before_an_edition_came_is_asked_again(loaded: Cbp) -> None:
    assert file(loaded, number("7013494600", 0, "000000030000NO")).codes == ["434"]
    load(loaded._database, read_export(LATER.encode()), name="first", effective=date(2026, 1, 1), source="again.csv")
    assert file(loaded, number("7013494600", 90000, "000000030000NO")).accepted


WRONG = number("7013494000", 1, "000000030000NO")


def test_a_world_may_do_without_a_tariff() -> None:
    assert file(opened(), WRONG).codes == ["624", "627"]
    assert file(opened(policy("off")), WRONG).codes == []


def test_a_world_may_judge_by_a_tariff_only_that_was_loaded(loaded: Cbp) -> None:
    assert file(opened(policy("loaded")), WRONG).codes == []
    assert file(loaded, WRONG).codes == ["624", "627"]


def test_military_entries_have_no_measures() -> None:
    war = both(put("10:34-35", "51"), china, put("50:3-12", "7013494000"), also("9808003000"))
    assert "613" not in file(opened(), war).codes


def test_chapter_98_may_stand_in_for_a_measure() -> None:
    assert "613" not in file(opened(), china, number("7013494000", 0, "000000030000NO"), also("9801001012")).codes


def test_an_unknown_number_without_duty_is_passed_over() -> None:
    assert file(opened(), number("7013494500", 0, "000000030000NO")).codes == []


def test_a_quantity_that_cannot_be_read_stops_the_question() -> None:
    answered = file(opened(), glass, put("50:36-47", "00000000A000"))
    assert answered.codes == ["440"]


def test_a_quantity_of_nothing_in_no_unit_is_let_pass() -> None:
    assert file(opened(), put("50:36-50", "000000000000X")).codes == []


def test_a_number_without_any_quantity_is_told_so_once() -> None:
    assert file(opened(), put("50:36-50", "")).codes == ["439"]
