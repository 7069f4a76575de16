"""Claims of programs against calendar and country of export, duties taken as they are, remote filers, agencies' OI."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary.cases import Case, both, check
from tests.cbp_sim.summary.kit import Edit, add, put
from tests.cbp_sim.summary.test_agencies import LINE, OI, PRODUCT, pga, right
from tests.cbp_sim.summary.test_duties import glass, number
from tests.cbp_sim.summary.test_standing import on_file


def claim(code: str, origin: str, export: str) -> Edit:
    """A claim for goods of one country that come from another."""
    return both(put("40:25-26", code), put("40:9-12", origin + export))


australian = claim("AU", "AU", "AU")
set_of_tools = number("8206000000", 0, "000000030000PCS")
watches = number("9105193010", 0, "000000030000NO")
another_watch = add("509105193011 0000000000 0000000000 000000030000NO", after="50")
given_back = add("509801007000 0000000000 0000000000 000000030000KG", after="47")

CASES = [
    Case(
        "605",
        "a program has begun",
        bad=(australian,),
        good=(australian,),
        world=on_file("claims", code="AU") + "effective = 2026-01-07\n",
        good_world=on_file("claims", code="AU") + "effective = 2026-01-06\n",
    ),
    Case("606", "a program is not over", bad=(claim("J", "PE", "PE"),), good=(claim("A", "TH", "TH"),)),
    Case(
        "606",
        "nor by its row",
        bad=(australian,),
        good=(australian,),
        world=on_file("claims", code="AU") + "expires = 2026-01-05\n",
        good_world=on_file("claims", code="AU") + "expires = 2026-01-06\n",
    ),
    Case(
        "606",
        "one that lapsed is over when its row says so",
        bad=(claim("A", "TH", "TH"),),
        good=(claim("A", "TH", "TH"),),
        world=on_file("claims", code="A") + "expires = 2020-12-31\n",
        good_world="",
    ),
    Case(
        "612",
        "goods come from a country of the program",
        bad=(claim("AU", "AU", "SG"),),
        good=(australian,),
        world=on_file("claims", code="AU", exports=["AU", "NZ"]),
    ),
    Case(
        "618", "preferences are for goods of the country", bad=(claim("A", "TH", "SG"),), good=(claim("A", "TH", "ID"),)
    ),
    Case("618", "or of its association", bad=(claim("A", "TH", "BR"),), good=(claim("A", "BR", "BR"),)),
    # duties that are taken as they are reported
    Case("623", "a formula that leans on another", bad=(set_of_tools,), good=(glass,)),
    Case("626", "a number of chapter 98", bad=(given_back,), good=()),
    Case("628", "a line of several articles", bad=(watches, another_watch), good=(watches,)),
    Case(
        "B13",
        "a preparer files from afar where it may",
        bad=(put("10:40", "A"),),
        good=(put("10:40", "A"),),
        preparer="1232N01  1",
        world=on_file("filers", code="N01", remote_ports=["3001"]),
        good_world=on_file("filers", code="N01", remote_ports=["2704"]),
    ),
    Case("P42", "goods are described once", bad=(pga(OI, LINE, PRODUCT, OI),), good=(right,)),
    Case("P42", "before their agencies", bad=(pga(OI, OI, LINE, PRODUCT),), good=(right,)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_programs(case: Case) -> None:
    check(case)
