"""Importer, consignee, notify party, and the parties of each article."""

from __future__ import annotations

import pytest

from cbp_sim.profile import shipped_profile
from tests.cbp_sim.summary.cases import Case, check, drop, informal, warehouse
from tests.cbp_sim.summary.kit import add, file, opened, put

re_warehoused = (
    put("10:34-35", "22"),
    put("11:48-53", ""),
    put("20:17-20", "Z123"),
    add("30N01  50000011 2704", after="23"),
)

CASES = [
    Case("100", "the importer is named", bad=(put("11:3-14", ""),)),
    Case("100", "a summary has its 11", bad=(drop("11"), drop("20")), good=()),
    Case("102", "the importer's number has a known format", bad=(put("11:3-14", "981234567"),)),
    Case("102", "an old number is none any more", bad=(put("11:3-14", "1234-56789"),)),
    Case("103", "the importer is somebody", bad=(put("11:3-14", "00-0000000"),)),
    Case("105", "the consignee's number has a known format", bad=(put("11:15-26", "98-12345"),)),
    Case(
        "107",
        "only informal and consolidated summaries name nobody",
        bad=(put("11:15-26", "00-0000000"),),
        good=(informal(), put("11:15-26", "00-0000000")),
    ),
    Case("110", "the notify party has no old number", bad=(put("11:27-38", "1234-56789"),)),
    Case(
        "590",
        "the notify party's number has a known format",
        bad=(put("11:27-38", "NOBODY"),),
        good=(put("11:27-38", "98-7654321"),),
    ),
    Case("133", "the state of destination is a state", bad=(put("11:61-62", "ZZ"),)),
    Case("523", "a maker has a manufacturer ID", bad=(put("47M:4-18", "GBEX"),)),
    Case("523", "a maker's ID begins with a country", bad=(put("47M:4-18", "ZQEXAPRE12LON"),)),
    Case(
        "450",
        "an exporter has a manufacturer ID",
        bad=(add("47EGB-EXAPRE", after="47"),),
        good=(add("47EGBEXAPRE12LON", after="47"),),
    ),
    Case("595", "a buyer has no old number", bad=(put("47S:4-18", "1234-56789"),)),
    Case("596", "a buyer's number has a known format", bad=(put("47S:4-18", "NOBODY"),)),
    Case("593", "goods are delivered to no old number", bad=(add("47C1234-56789", after="47"),)),
    Case(
        "594",
        "goods are delivered to a known format",
        bad=(add("47CNOBODY", after="47"),),
        good=(add("47C98-1234567", after="47"),),
    ),
    Case("520", "a line names a kind of party once", bad=(add("47S98-7654321", after="47"),)),
    Case(
        "522",
        "goods are delivered where there is a consignee",
        bad=(warehouse, put("11:15-26", ""), add("47C98-1234567", after="47")),
        good=(warehouse, add("47C98-1234567", after="47")),
    ),
    Case(
        "535",
        "goods exported from Canada are made in a province",
        bad=(put("40:9-12", "XOCA"),),
        good=(put("40:9-12", "XOCA"), put("47M:4-18", "XOEXAPRE12TOR")),
    ),
    Case(
        "534",
        "re-warehoused Canadian goods name their maker",
        bad=(*re_warehoused, drop("62"), drop("89"), drop("47M"), put("40:9-12", "XOCA")),
        good=(*re_warehoused, drop("62"), drop("89"), drop("47M"), put("90:15-25", "00000000000")),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_parties(case: Case) -> None:
    check(case)


#: Who must be on file: where it is named, and the condition.
UNKNOWN = {
    "101": put("11:3-14", "98-7654321"),
    "109": put("11:15-26", "98-7654321"),
    "591": put("11:27-38", "98-7654321"),
    "578": put("47S:4-18", "98-7654321"),
    "588": add("47C98-7654321", after="47"),
}


@pytest.mark.parametrize("code", UNKNOWN)
def test_a_party_that_cbp_does_not_know_is_refused(code: str) -> None:
    profile = shipped_profile("default").model_copy(update={"importers": ("98-123456700",)})
    assert file(opened(profile)).accepted
    assert file(opened(profile), UNKNOWN[code]).codes == [code]


def test_a_number_without_suffix_is_on_file_as_00() -> None:
    profile = shipped_profile("default").model_copy(update={"importers": ("98-123456700",)})
    assert file(opened(profile), put("11:3-14", "98-123456700")).accepted
    assert file(opened(profile), put("11:3-14", "98-123456701")).codes == ["101"]
