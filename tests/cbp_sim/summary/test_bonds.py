"""Bond and surety."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary.cases import Case, both, case_record, cased, check, informal, tib, zone
from tests.cbp_sim.summary.kit import add, drop, put, total

waived = both(drop("31"), put("10:38", "0"), put("10:62-64", "999"))
single = put("31:3-28", "9B 0010000050000")
canadian = both(put("40:9-12", "XOCA"), put("47M:4-18", "XOEXAPRE12TOR"))

CASES = [
    Case("119", "a formal summary has a bond", bad=(drop("31"),), good=(waived,)),
    Case("120", "a waived bond is not given", bad=(put("10:38", "0"), put("10:62-64", "999")), good=(waived,)),
    Case("139", "a waiver has a reason", bad=(waived, put("10:62-64", "")), good=(waived,)),
    Case("130", "there is no reason without a waiver", bad=(put("10:62-64", "999"),), good=(waived,)),
    Case(
        "182",
        "an informal waiver has no reason",
        bad=(informal(), put("10:38", "0"), put("10:62-64", "999")),
        good=(informal(), put("10:38", "0")),
    ),
    Case("141", "no bond of an AD/CVD type is waived", bad=(cased, waived), good=(cased,)),
    Case(
        "141",
        "nor one of a zone with a case",
        bad=(zone(), waived, add(case_record(), after="50")),
        good=(zone(), waived),
    ),
    Case("761", "a TIB is waived for goods of Canada", bad=(tib, waived), good=(tib, waived, canadian)),
    Case(
        "193",
        "one continuous bond is enough",
        bad=(add("318B 001", after="31"),),
        good=(add("319A 0010000050000", after="31"),),
    ),
    Case(
        "268",
        "a second bond is additional",
        bad=(add("319B 0010000050000", after="31"),),
        good=(add("319A 0010000050000", after="31"),),
    ),
    Case("759", "a single bond covers the basis", bad=(single, put("31:4", "A")), good=(single, put("31:4", "U"))),
    Case("267", "a continuous bond is basic", bad=(put("31:4", "A"),)),
    Case("269", "and covers the basis", bad=(put("31:4", "A"),)),
    Case("214", "a continuous bond has no amount", bad=(put("31:9-18", "0000050000"),)),
    Case(
        "126",
        "a continuous bond has no producer",
        bad=(put("31:19-28", "12345"),),
        good=(single, put("31:19-28", "12345")),
    ),
    Case("265", "a single bond has an amount", bad=(single, put("31:9-18", "")), good=(single,)),
    Case("240", "and one above zero", bad=(single, put("31:9-18", "0000000000")), good=(single,)),
    Case("223", "a single bond replaces none", bad=(single, put("31:5", "Y")), good=(put("31:5", "Y"),)),
    Case("138", "a surety is one of CBP's list", bad=(put("31:6-8", "ZZZ"),)),
    Case(
        "710",
        "a case of five percent has a single bond",
        bad=(cased, drop("319A")),
        good=(
            cased,
            drop("319A"),
            put("53:14-21", "00000499"),
            put("53:47-56", "0000089820"),
            put("88:15-25", "00000089820"),
            total(ad=89820),
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_bonds(case: Case) -> None:
    check(case)
