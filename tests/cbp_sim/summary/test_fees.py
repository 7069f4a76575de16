"""Fees, and the totals of everything."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary.cases import (
    Case,
    border_water,
    both,
    cased,
    check,
    informal,
    second_line,
    tib,
    truck,
    warehouse,
    zone,
)
from tests.cbp_sim.summary.kit import Edit, add, drop, fees, file, opened, put, total, value

domestic = zone("D")
mail: Edit = both(
    put("10:36-37", "50"),
    put("23:4-7", ""),
    put("40:37-41", ""),
    fees(harbor=None),
    put("50:3-23", "7013494000 0000129600"),
    add("3449600000739", after="31"),
    put("89:17-30", "49600000000739"),
    total(duty=129600, fees=6235 + 739),
)
beef = both(add("6205300000100", after="62501"), put("89:31-44", "05300000000100"), total(fees=8585))
set_of_two: Edit = both(second_line(), put("40:8", "X"), put("40:8", "V", nth=2))
fixed = both(put("10:36-37", "70"), put("23:4-7", ""), put("40:37-41", ""), fees(harbor=None))
taxed = both(add("600160000000500", after="50"), total(tax=500))
coffee = both(add("616720000000300", after="50"), total(other=300))

CASES = [
    # classes
    Case("250", "a line fee is no header fee", bad=(add("3449900006235", after="31"),)),
    Case("250", "a header fee is no line fee", bad=(add("6231100000269", after="62"),)),
    Case("250", "a fee stands once", bad=(add("6250100000000", after="62"),)),
    Case("249", "a fee has a class", bad=(add("6299900000100", after="62"),)),
    Case("249", "in the header too", bad=(add("3499900000100", after="31"),)),
    Case("250", "there is no mail fee at sea", bad=(add("3449600000739", after="31"),), good=(mail,)),
    Case("250", "there is no surcharge", bad=(add("3450000000403", after="31"),)),
    # the fee of informal entries
    Case("637", "formal entries do not pay it", bad=(add("3431100000269", after="31"),), good=(informal(),)),
    Case("636", "informal ones do", bad=(informal(fee=None),), good=(informal(),)),
    Case("638", "as it stands", bad=(informal(fee=262),), good=(informal(),)),
    Case(
        "635",
        "but not by mail",
        bad=(informal(), put("10:36-37", "50"), put("23:4-7", "")),
        good=(informal(fee=None), put("10:36-37", "50"), put("23:4-7", "")),
    ),
    Case(
        "635",
        "and not for goods that are exempt",
        bad=(informal(), put("40:9-10", "IL")),
        good=(informal(fee=None), put("40:9-10", "IL")),
    ),
    # the processing fee
    Case("633", "formal lines pay it", bad=(fees(processing=None),)),
    Case("634", "at the rate of the day", bad=(put("62499:6-13", "00006234"),)),
    Case("630", "informal lines do not", bad=(informal(), add("6249900000693", after="50")), good=(informal(),)),
    Case("629", "nor components", bad=(set_of_two, add("6249900000000", after="50")), good=(set_of_two,)),
    Case("632", "nor goods of Israel", bad=(put("40:9-10", "IL"),), good=(put("40:9-10", "IL"), fees(processing=None))),
    Case("632", "nor a TIB", bad=(tib, fees()), good=(tib,)),
    Case(
        "632",
        "nor goods returned",
        bad=(put("50:3-12", "9801001000"),),
        good=(put("50:3-12", "9801001000"), fees(processing=None)),
    ),
    Case("632", "nor domestic goods of a zone", bad=(domestic,), good=(domestic, fees(None, None))),
    # the harbor fee
    Case("600", "border water pays it", bad=(border_water, fees(harbor=None)), good=(border_water,)),
    Case("601", "at its rate", bad=(put("62501:6-13", "00002249"),)),
    Case("482", "trucks do not", bad=(truck, fees()), good=(truck,)),
    Case("481", "nor zones", bad=(zone(), fees()), good=(zone(),)),
    Case("480", "nor components", bad=(set_of_two, add("6250100000000", after="50")), good=(set_of_two,)),
    Case(
        "602",
        "three dollars are not collected alone",
        bad=(put("50:3-12", "9801001000"), value(2400), fees(None, 300)),
        good=(put("50:3-12", "9801001000"), value(2404), fees(None, 301)),
    ),
    # sets and others
    Case(
        "476",
        "a set's header pays no tax",
        bad=(set_of_two, add("600160000000500", after="504901990093 0000000000 0000018000"), total(tax=500)),
        good=(taxed,),
    ),
    Case("478", "nor an agricultural fee", bad=(beef, set_of_two), good=(beef,)),
    Case(
        "625",
        "a component pays no duty",
        bad=(set_of_two, put("50:14-23", "0000000100", nth=2), total(duty=100)),
        good=(set_of_two, put("50:14-23", "0000000100"), total(duty=100)),
    ),
    Case(
        "762",
        "nor other revenue",
        bad=(set_of_two, add("616720000000300", after="50"), total(other=300)),
        good=(coffee,),
    ),
    Case("679", "a TIB pays no agricultural fee", bad=(tib, add("6205300000100", after="62")), good=(beef,)),
    # totals of fees
    Case("254", "a class has one total", bad=(put("89:31-44", "50100000000000"),)),
    Case("712", "a total has fees", bad=(drop("62"),)),
    Case("717", "of its class", bad=(put("89:31-44", "05300000000000"),)),
    Case("715", "a header fee is totalled", bad=(mail, drop("89"), drop("62"), fees(None, None)), good=(mail,)),
    Case("248", "by its class", bad=(mail, put("89:17-30", "")), good=(mail,)),
    Case("716", "a line fee is totalled", bad=(put("89:17-30", ""),)),
    Case("719", "harbor fees add up", bad=(put("89:20-30", "00000002251"),)),
    Case("720", "so do others", bad=(beef, put("89:34-44", "00000000101")), good=(beef,)),
    Case("730", "mail fees", bad=(mail, put("89:20-30", "00000000740")), good=(mail,)),
    Case("731", "informal fees", bad=(informal(), put("89:6-16", "00000000270")), good=(informal(),)),
    Case("732", "and surcharges", bad=(add("3450000000403", after="31"), put("89:31-44", "50000000000404"))),
    Case(
        "639", "the processing fee has a minimum", bad=(value(1000), put("89:6-16", "00000000346")), good=(value(1000),)
    ),
    Case("640", "and a maximum", bad=(value(1000000), put("89:6-16", "00000346400")), good=(value(1000000),)),
    Case(
        "641",
        "and is the sum between",
        bad=(put("89:6-16", "00000006237"),),
        good=(put("89:6-16", "00000006236"), total(fees=8486)),
    ),
    # grand totals
    Case("700", "a summary has totals", bad=(drop("89"), drop("90"))),
    Case("701", "and grand totals", bad=(drop("90"),)),
    Case("722", "duty adds up", bad=(total(duty=1),), good=(put("50:14-23", "0000000001"), total(duty=1))),
    Case("724", "tax adds up", bad=(total(tax=1),), good=(taxed,)),
    Case("726", "fees add up", bad=(total(fees=8486),)),
    Case("768", "other revenue adds up", bad=(total(other=1),), good=(coffee,)),
    Case("744", "there is no AD duty without a case type", bad=(total(ad=1),), good=(cased,)),
    Case("746", "nor CV duty", bad=(total(cv=1),), good=(cased,)),
    Case("745", "AD duty adds up", bad=(cased, total(ad=180001)), good=(cased,)),
    Case("747", "CV duty adds up", bad=(cased, total(ad=180000, cv=1)), good=(cased,)),
    Case("737", "bonded AD duty adds up", bad=(cased, put("88:3-13", "00000000001")), good=(cased,)),
    Case("739", "cash AD duty adds up", bad=(cased, put("88:15-25", "00000180001")), good=(cased,)),
    Case("741", "bonded CV duty adds up", bad=(cased, put("88:27-37", "00000000001")), good=(cased,)),
    Case("743", "cash CV duty adds up", bad=(cased, put("88:39-49", "00000000001")), good=(cased,)),
    Case(
        "727",
        "a warehouse entry without cases has no 88",
        bad=(warehouse, add("8800000000000", after="62")),
        good=(warehouse,),
    ),
    Case("735", "one with a case has", bad=(cased, drop("88"), warehouse), good=(cased, warehouse)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_fees_and_totals(case: Case) -> None:
    check(case)


def test_fixed_transport_pays_any_processing_fee() -> None:
    assert file(opened(), fixed, put("89:6-16", "00000000100"), total(fees=100)).accepted


def test_a_consolidated_informal_may_pay_more_than_the_fixed_fee() -> None:
    cbp = opened()
    with cbp._world() as world:
        for number in ("50000011", "50000037"):
            world.keep("cargo_release", f"N01-{number}", state="released", data={})
    consolidated = both(put("10:42", "Y"), add("32N01  50000011N01  50000037", after="23"))
    assert file(cbp, informal(fee=500), consolidated).accepted
    assert file(cbp, informal(fee=200), consolidated).codes == ["638"]


@pytest.mark.parametrize("origin", ["HT", "KH"])
def test_where_the_records_cannot_tell_both_ways_are_taken(origin: str) -> None:
    assert file(opened(), put("40:9-10", origin)).accepted
    assert file(opened(), put("40:9-10", origin), fees(processing=None)).accepted


def test_a_program_may_exempt_from_the_processing_fee() -> None:
    of_canada = both(put("40:9-12", "XOCA"), put("47M:4-18", "XOEXAPRE12TOR"))
    assert file(opened(), of_canada, put("40:25-26", "S"), fees(processing=None)).accepted
    assert file(opened(), of_canada, put("40:25-26", "B"), fees(processing=None)).codes == ["633"]


def test_the_fee_of_the_day_follows_the_estimated_entry_date() -> None:
    old = both(put("11:42-53", "092925092925"), put("20:11-16", "092925"), put("40:13-18", "090125"))
    smallest = both(value(1000), put("89:6-16", "00000003271"), total(fees=3271 + 125))
    assert file(opened(), old, smallest).accepted
    assert file(opened(), smallest).codes == ["639"]


def test_mail_that_is_dutiable_pays_its_fee() -> None:
    assert file(opened(), mail).accepted
