"""What the header claims, and how the summary is to be paid."""

from __future__ import annotations

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.clock import parse_instant
from cbp_sim.lifecycle import entry_summary as life
from tests.cbp_sim.summary.cases import Case, both, check, informal, quota, second_line, tib, zone
from tests.cbp_sim.summary.kit import Edit, add, after, drop, file, opened, put, total

PAID = (life.STATEMENT_PRINTED, life.COLLECTED)
correction: Edit = both(
    put("10:65", "Y"), put("10:51", ""), add("35H10", after="31"), add("36THE CONSIGNEE WAS ANOTHER", after="35")
)
RELEASES = "32N01  50000011N01  50000037"
consolidated = both(put("10:42", "Y"), add(RELEASES, after="31"))
express = both(informal(fee=None), drop("89"), put("10:70", "Y"))
eip: Edit = both(
    put("10:41", "Y"),
    put("10:51-57", "2011426"),
    drop("44"),
    add("42GBEXAPRE12LON  INV-1             0001 0012", after="40"),
)
daily = put("10:51-57", "2011426")
monthly = put("10:51-59", "601142602")


def releases(cbp: Cbp) -> None:
    """The two releases that are consolidated are on file."""
    with cbp._world() as world:
        for number in ("50000011", "50000037"):
            world.keep("cargo_release", f"N01-{number}", state="released", data={})


def own_release(cbp: Cbp) -> None:
    """So are they, and one of the summary's own number."""
    releases(cbp)
    with cbp._world() as world:
        world.keep("cargo_release", "N01-50000029", state="filed", data={})


def cancelled_release(cbp: Cbp) -> None:
    """One of the two releases was cancelled."""
    releases(cbp)
    with cbp._world() as world:
        world.keep("cargo_release", "N01-50000037", state="cancelled", data={"stage": "cancelled"})


CASES = [
    # certification for release
    Case("150", "a remote filing certifies", bad=(), good=(put("10:40", "A"),), preparer="1232N01  1"),
    Case("320", "a quota summary certifies", bad=(quota, put("10:40", "")), good=(quota,)),
    Case("312", "no EIP summary certifies", bad=(eip, put("10:40", "A")), good=(eip,)),
    Case(
        "318",
        "no summary with PGA data certifies",
        bad=(put("10:68", "Y"), put("10:40", "A")),
        good=(put("10:68", "Y"),),
    ),
    Case("319", "weekly data are for zones", bad=(put("10:68", "F"),), good=(zone(), put("10:68", "F"))),
    Case(
        "147",
        "no consolidated summary certifies",
        bad=(consolidated, put("10:40", "A")),
        good=(consolidated,),
        before=releases,
    ),
    Case("785", "no express summary certifies", bad=(express, put("10:40", "A")), good=(express,)),
    # consolidation
    Case("232", "two releases are listed", bad=(put("10:42", "Y"),), good=(consolidated,), before=releases),
    Case(
        "232",
        "one release is not enough",
        bad=(put("10:42", "Y"), add("32N01  50000011", after="31")),
        good=(consolidated,),
        before=releases,
    ),
    Case("233", "only a consolidated summary lists releases", bad=(add(RELEASES, after="31"),)),
    Case("230", "no release has the consolidated number", bad=(consolidated,), good=(), before=own_release),
    Case(
        "644",
        "no usage is consolidated",
        bad=(consolidated, put("10:43", "P")),
        good=(put("10:43", "P"),),
        before=releases,
    ),
    Case(
        "234",
        "a release has its filer",
        bad=(consolidated, put("32:16-18", "")),
        good=(consolidated,),
        before=releases,
    ),
    Case(
        "235",
        "a release has its number",
        bad=(consolidated, put("32:21-28", "")),
        good=(consolidated,),
        before=releases,
    ),
    Case(
        "236",
        "a release is of the same filer",
        bad=(consolidated, put("32:16-18", "EEE")),
        good=(consolidated,),
        before=releases,
    ),
    Case(
        "239",
        "a release has another number",
        bad=(consolidated, put("32:21-28", "50000029")),
        good=(consolidated,),
        before=releases,
    ),
    Case("237", "a release is on file", bad=(consolidated,)),
    Case("237", "and not cancelled", bad=(consolidated,), before=cancelled_release),
    Case(
        "702",
        "consolidated lines are exported from one country",
        bad=(consolidated, second_line(), put("40:11-12", "FR", nth=2)),
        good=(consolidated, second_line()),
        before=releases,
    ),
    Case(
        "703",
        "consolidated lines have one origin",
        bad=(consolidated, second_line(), put("40:9-10", "FR", nth=2)),
        good=(consolidated, second_line(), put("40:9-10", "US", nth=2)),
        before=releases,
    ),
    # express
    Case("B75", "an express summary is informal", bad=(put("10:70", "Y"),), good=(express,)),
    Case("B76", "an express summary has no entry", bad=(express,), good=(informal(),), before=own_release),
    Case("784", "an express summary is not consolidated", bad=(express, put("10:42", "Y")), good=(express,)),
    Case("789", "an express summary has no usage", bad=(express, put("10:43", "P")), good=(express,)),
    Case("786", "an express summary has no header fee", bad=(informal(), put("10:70", "Y")), good=(express,)),
    Case(
        "787",
        "an express summary has no tax",
        bad=(express, add("600160000000500", after="50"), total(fees=0, tax=500)),
        good=(express,),
    ),
    Case("788", "an express summary has no line fee", bad=(express, add("6205300000100", after="50")), good=(express,)),
    # reconciliation
    Case(
        "154",
        "a reconciliation has a continuous bond",
        bad=(put("10:47-49", "001"), put("31:3-28", "9B 0010000050000")),
        good=(put("10:47-49", "001"),),
    ),
    Case(
        "156",
        "quota does not reconcile classification",
        bad=(quota, put("10:47-49", "002")),
        good=(quota, put("10:47-49", "001")),
    ),
    Case(
        "127",
        "a trade reconciliation has a date",
        bad=(put("10:46", "Y"), put("11:48-53", "")),
        good=(put("10:46", "Y"),),
    ),
    Case(
        "160",
        "a zone with a case does not reconcile",
        bad=(zone(), put("10:47-49", "001"), add("53A000000001C00000400A                      0000072000", after="50")),
        good=(zone(), put("10:47-49", "001")),
    ),
    Case(
        "159",
        "nor does it for trade agreements",
        bad=(zone(), put("10:46", "Y"), add("53A000000001C00000400A                      0000072000", after="50")),
        good=(zone(), put("10:46", "Y")),
    ),
    # electronic invoices
    Case("446", "an EIP line has its invoice", bad=(eip, drop("42")), good=(eip,)),
    Case("447", "no other line has one", bad=(eip, put("10:41", "")), good=(eip,)),
    Case("222", "an EIP summary is on a statement", bad=(eip, put("10:51-57", "1")), good=(eip,)),
    Case("224", "an EIP summary has a continuous bond", bad=(eip, put("31:3-28", "9B 0010000050000")), good=(eip,)),
    # corrections
    Case(
        "748", "a correction gives reasons", bad=(correction, drop("35")), good=(correction,), before=after(events=PAID)
    ),
    Case(
        "287", "a correction is explained", bad=(correction, drop("36")), good=(correction,), before=after(events=PAID)
    ),
    Case(
        "272",
        "no correction is live",
        bad=(correction, put("10:44", "Y")),
        good=(correction,),
        before=after(events=PAID),
    ),
    Case(
        "280",
        "a correction names no location",
        bad=(correction, put("20:17-20", "Z123")),
        good=(correction,),
        before=after(events=PAID),
    ),
    Case(
        "271",
        "no correction certifies",
        bad=(correction, put("10:40", "A")),
        good=(correction,),
        before=after(events=PAID),
    ),
    Case(
        "270",
        "no correction consolidates",
        bad=(correction, put("10:42", "Y"), add(RELEASES, after="31")),
        good=(correction,),
        before=after(events=PAID),
    ),
    Case(
        "273",
        "no correction reconciles trade",
        bad=(correction, put("10:46", "Y")),
        good=(correction,),
        before=after(events=PAID),
    ),
    Case(
        "274",
        "no correction reconciles",
        bad=(correction, put("10:47-49", "001")),
        good=(correction,),
        before=after(events=PAID),
    ),
    Case(
        "279",
        "a header reason is given once",
        bad=(correction, put("35:3-8", "H10H10")),
        good=(correction, put("35:3-8", "H10H11")),
        before=after(events=PAID),
    ),
    Case(
        "583",
        "a line reason is given once",
        bad=(correction, add("63L04L04", after="62")),
        good=(correction, add("63L04L05", after="62")),
        before=after(events=PAID),
    ),
    Case("276", "only a correction liquidates faster", bad=(put("10:66", "Y"),)),
    Case("284", "only a correction has header reasons", bad=(add("35H10", after="31"),)),
    Case("277", "only a correction is explained", bad=(add("36WHY", after="31"),)),
    Case("580", "only a correction has line reasons", bad=(add("63L04", after="62"),)),
    # the rest of the header
    Case("152", "missing documents differ", bad=(add("330101", after="31"),), good=(add("330110", after="31"),)),
    Case("153", "the first missing document is one", bad=(add("3399", after="31"),), good=(add("330199", after="31"),)),
    Case("315", "only a TIB declares itself", bad=(put("10:69", "Y"),), good=(tib,)),
    Case("316", "a TIB declares itself", bad=(tib, put("10:69", "")), good=(tib,)),
    Case("196", "an exam port is for remote filings", bad=(put("20:48-51", "3001"),)),
    # payment
    Case("263", "a type of payment is chosen", bad=(put("10:51", ""),)),
    Case("199", "a single payment has no print date", bad=(put("10:52-57", "011426"),), good=(daily,)),
    Case("201", "a single payment has no branch", bad=(put("10:60-61", "01"),), good=(daily, put("10:60-61", "01"))),
    Case("202", "a statement has its date", bad=(put("10:51", "2"),), good=(daily,)),
    Case("200", "a daily statement has no month", bad=(daily, put("10:58-59", "02")), good=(daily,)),
    Case("211", "a monthly one has", bad=(monthly, put("10:58-59", "")), good=(monthly,)),
    Case(
        "205",
        "a statement is printed in the future",
        bad=(put("10:51-57", "2010526"),),
        good=(put("10:51-57", "2010626"),),
    ),
    Case("206", "within ninety days", bad=(put("10:51-57", "2040626"),), good=(put("10:51-57", "2040326"),)),
    Case("204", "on a business day", bad=(put("10:51-57", "2011926"),), good=(put("10:51-57", "2012026"),)),
    Case("212", "the month is one", bad=(monthly, put("10:58-59", "13")), good=(monthly,)),
    Case("213", "the month is near", bad=(monthly, put("10:58-59", "04")), good=(monthly, put("10:58-59", "03"))),
    Case(
        "218",
        "goods enter before the statement",
        bad=(daily, put("11:42-47", "011526")),
        good=(daily, put("11:42-47", "011426")),
    ),
    Case(
        "208",
        "a monthly statement has a continuous bond",
        bad=(monthly, put("31:3-28", "9B 0010000050000")),
        good=(monthly,),
    ),
    Case(
        "718",
        "no tax is paid monthly",
        bad=(monthly, add("600160000000500", after="50"), total(tax=500)),
        good=(daily, add("600160000000500", after="50"), total(tax=500)),
    ),
    Case(
        "217",
        "what is paid names no payment",
        bad=(put("10:51", "1"),),
        good=(put("10:51", ""),),
        before=after(events=(*PAID, life.CBP_REJECTED)),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_claims_and_payment(case: Case) -> None:
    check(case)


def test_the_month_of_a_statement_may_be_of_the_next_year() -> None:
    cbp = opened()
    cbp.advance(parse_instant("2026-11-30T09:00"))
    dated = (put("11:42-53", "120126120126"), put("20:11-16", "120226"), put("40:13-18", "110126"))
    assert file(cbp, *dated, put("10:51-59", "612042601")).accepted
    assert "213" in file(cbp, *dated, put("10:51-59", "612042602")).codes
