"""What a line adds: zone status, invoices, visas, licenses, cases, declarations."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary.cases import Case, both, case_record, cased, check, second_line, warehouse, zone
from tests.cbp_sim.summary.kit import Edit, add, drop, put, total

eip: Edit = both(
    put("10:41", "Y"),
    put("10:51-57", "2011426"),
    drop("44"),
    add("42GBEXAPRE12LON  INV-1             0001 0012", after="40"),
)
countervailing = both(
    add(case_record("C000000001", rate=100, duty=18000), after="53"),
    put("88:39-49", "00000018000"),
    total(ad=180000, cv=18000),
)
#: A case of two dollars a unit on three units.
specific = both(
    put("53:14-22", "00000200S"),
    put("53:35-46", "000000030000"),
    put("53:47-56", "0000000600"),
    put("88:15-25", "00000000600"),
    total(ad=600),
)
cbma = both(
    put("40:55", "C"),
    add("5405XXXXXXXXXXTTB-FP-1234567    EXAMPLE BREWERY      000000000000 WA0001" + "00016000", after="50"),
    add("600220000001000", after="54"),
    total(tax=1000),
)
aluminum = add("5407Y  GBN    GB", after="50")
steel = add("5408GB", after="50")
copper = add("5412GB   OTH  GB", after="50")
bifacial = both(add("509903452900 0000000000 0000000000", after="47"), add("5409201BIFAC CERT", after="504901"))
crane = both(add("509903910900 0000000000 0000000000", after="47"), add("5410301STS CERT", after="504901"))
visa = add("516GB123456", after="50")

CASES = [
    Case(
        "672", "no zone, no filing date", bad=(zone("P", "120125"), put("10:34-35", "01")), good=(zone("P", "120125"),)
    ),
    Case("680", "nor quantity", bad=(zone(), put("10:34-35", "01")), good=(zone(),)),
    # zones
    Case("674", "privileged goods have their date", bad=(zone("P"),), good=(zone("P", "120125"),)),
    Case("673", "other zone goods have none", bad=(zone("N", "120125"),), good=(zone("N"),)),
    Case("683", "zone goods are counted", bad=(zone(quantity=0),), good=(zone(),)),
    # invoices
    Case("456", "a range has its end", bad=(eip, put("42:46-49", "0020")), good=(eip, put("42:46-54", "0020 0021"))),
    Case("454", "invoice lines begin with 1", bad=(eip, put("42:36-39", "0000")), good=(eip,)),
    Case("457", "all of them", bad=(eip, put("42:46-54", "0000 0021")), good=(eip,)),
    Case("458", "they run forwards", bad=(eip, put("42:36-44", "0012 0001")), good=(eip,)),
    Case(
        "459", "each is named once", bad=(eip, put("42:46-54", "0012 0013")), good=(eip, put("42:46-54", "0013 0013"))
    ),
    Case("449", "an invoice number is plain", bad=(eip, put("42:18-34", "INV 1")), good=(eip,)),
    # visas and licenses
    Case("470", "a visa begins with the year", bad=(visa, put("51:3", "X")), good=(visa,)),
    Case("468", "then a country", bad=(visa, put("51:4-5", "ZQ")), good=(visa,)),
    Case("469", "then six numerals", bad=(visa, put("51:6-11", "12345")), good=(visa,)),
    Case(
        "691",
        "a license looks as its type demands",
        bad=(add("5221D6ABC1234", after="50"),),
        good=(add("5221C6ABC1234", after="50"),),
    ),
    Case("691", "a dead type has none", bad=(add("5215123", after="50"),), good=(add("5201123", after="50"),)),
    Case(
        "818",
        "no metal license on a warehouse entry",
        bad=(warehouse, add("5228123", after="50")),
        good=(add("5228123", after="50"),),
    ),
    Case(
        "839",
        "grape juice is of Argentina",
        bad=(add("52315ARWJ00001", after="50"),),
        good=(add("52315ARWJ00001", after="50"), put("40:9-10", "AR")),
    ),
    # AD/CVD
    Case("706", "an AD/CVD type has a case", bad=(cased, drop("53")), good=(cased,)),
    Case("544", "a case begins with A or C", bad=(cased, put("53:3", "B")), good=(cased,)),
    Case("545", "one of each", bad=(cased, add(case_record("A000000002"), after="53")), good=(cased, countervailing)),
    Case("541", "ad valorem has no quantity", bad=(cased, put("53:35-46", "000000010000")), good=(cased,)),
    Case("542", "specific has no value", bad=(cased, specific, put("53:25-34", "0000018000")), good=(cased, specific)),
    Case("575", "specific has a quantity", bad=(cased, specific, put("53:35-46", "")), good=(cased, specific)),
    Case("499", "a case has its exporter", bad=(cased, drop("47E")), good=(cased,)),
    Case(
        "509",
        "no case on a repaired article",
        bad=(cased, add("509802004040 0000000000 0000000000", after="47")),
        good=(cased,),
    ),
    Case(
        "507",
        "no case on a set's header",
        bad=(cased, second_line(), put("40:8", "X"), put("40:8", "V", nth=2)),
        good=(cased,),
    ),
    Case("452", "a statement has its case", bad=(zone(), put("40:60", "Y")), good=(cased, put("40:60", "Y"))),
    # declarations
    Case("783", "a declaration stands once", bad=(steel, steel), good=(steel,)),
    Case("798", "a craft beverage claim is declared", bad=(cbma, drop("54")), good=(cbma,)),
    Case("799", "a declaration is claimed", bad=(cbma, put("40:55", "")), good=(cbma,)),
    Case("811", "and taxed", bad=(cbma, drop("60"), total()), good=(cbma,)),
    Case("824", "and dated", bad=(cbma, put("11:48-53", "")), good=(cbma,)),
    Case("838", "a bifacial exclusion has its number", bad=(bifacial, drop("509903")), good=(bifacial,)),
    Case("836", "the number has its exclusion", bad=(bifacial, drop("54")), good=(bifacial,)),
    Case("846", "a crane exclusion has its number", bad=(crane, drop("509903")), good=(crane,)),
    Case("847", "the number has its exclusion", bad=(crane, drop("54")), good=(crane,)),
    Case("827", "a smelter's country is named", bad=(aluminum, put("5407:8-9", "")), good=(aluminum,)),
    Case("828", "or does not apply", bad=(aluminum, put("5407:5", "N"), put("5407:10-14", "Y  GB")), good=(aluminum,)),
    Case("829", "and is a country", bad=(aluminum, put("5407:8-9", "ZQ")), good=(aluminum,)),
    Case("831", "a second smelter's country is named", bad=(aluminum, put("5407:10", "Y")), good=(aluminum,)),
    Case("832", "or does not apply", bad=(aluminum, put("5407:13-14", "GB")), good=(aluminum,)),
    Case(
        "833",
        "and is a country",
        bad=(aluminum, put("5407:10-14", "Y  ZQ")),
        good=(aluminum, put("5407:10-14", "Y  DE")),
    ),
    Case("850", "one of them applies", bad=(aluminum, put("5407:5-10", "N    N")), good=(aluminum,)),
    Case("835", "aluminum is cast in a country", bad=(aluminum, put("5407:15-16", "ZQ")), good=(aluminum,)),
    Case("840", "steel is poured somewhere", bad=(add("5408", after="50"),), good=(steel,)),
    Case("843", "in a country or another", bad=(steel, put("5408:7-9", "OTH")), good=(steel,)),
    Case("841", "which is one", bad=(steel, put("5408:5-6", "ZQ")), good=(add("5408  OTH", after="50"),)),
    Case("870", "copper is smelted in a country", bad=(copper, put("5412:5-7", "ZQ")), good=(copper,)),
    Case("871", "and in another", bad=(copper, put("5412:10-12", "ZQ")), good=(copper,)),
    Case("873", "and cast in one", bad=(copper, put("5412:15-17", "ZQ")), good=(copper,)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_details(case: Case) -> None:
    check(case)
