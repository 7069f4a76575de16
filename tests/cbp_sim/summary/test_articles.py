"""What is on file about tariff numbers, and what importers declare of their articles."""

from __future__ import annotations

import pytest

from tests.cbp_sim.summary.cases import Case, both, check, informal, second_line, tib
from tests.cbp_sim.summary.kit import Edit, add, after, put, total
from tests.cbp_sim.summary.test_details import aluminum, cbma, steel
from tests.cbp_sim.summary.test_fees import coffee, set_of_two, taxed
from tests.cbp_sim.summary.test_standing import on_file

#: Another number beside the article's own.
remedy = add("509903880300 0000000000 0000000000", after="47")
vehicle = add("509904010100 0000000000 0000000000", after="47")
two_units = put("50:51-65", "000000010000KG")
three_units = both(two_units, put("50:66-80", "000000010000KG"))
puerto_rico = both(put("10:18-21", "4909"), put("20:7-10", "4909"))
pork = both(add("6205400000100", after="62"), lambda lines: _totals(lines, "054", 100))
beef = both(add("6205300000100", after="62"), lambda lines: _totals(lines, "053", 100))
cotton = both(add("6205600000100", after="62"), lambda lines: _totals(lines, "056", 100))
certificate = add("5205BEEF00001", after="50")
steel_license = add("5201STEEL0001", after="50")
exclusion = add("5402STL000001", after="50")
korean = add("5404CERT00001", after="50")
unknown_aluminum = add("5407Y  UNN    GB", after="50")
auto = add("5411AB123456", after="50")
sugar = add("5221C6ABC1123", after="50")
program = put("40:25-26", "A")


def _totals(lines: list[str], fee: str, cents: int) -> list[str]:
    """The total of one more fee."""
    at = next(n for n, line in enumerate(lines) if line.startswith("89"))
    lines = [*lines[:at], lines[at].rstrip() + f"{fee}{cents:011}", *lines[at + 1 :]]
    return total(fees=8485 + cents)(lines)


def _last_fee(lines: list[str]) -> list[str]:
    """A processing fee at the end of the last line."""
    at = max(n for n, line in enumerate(lines) if line.startswith("50")) + 1
    return [*lines[:at], "6249900000100", *lines[at:]]


def article(**values: object) -> str:
    """The row of the one article."""
    return on_file("articles", **{"hts": "4901", **values})


def only(code: str, says: str, edit: Edit | None = None, good: dict[str, object] | None = None, **row: object) -> Case:
    """The same filing where the article's row says something, and where it says something else."""
    edits = () if edit is None else (edit,)
    return Case(code, says, bad=edits, good=edits, world=article(**row), good_world=article(**(good or {})))


def excluded(more: str = "", **values: object) -> str:
    """The exclusion on file."""
    return on_file("exclusions", **{"number": "STL000001", **values}) + more + "\n"


def exclusion_of(code: str, says: str, more: str = "", **values: object) -> Case:
    """An exclusion that may not be used so."""
    return Case(code, says, bad=(exclusion,), good=(exclusion,), world=excluded(more, **values), good_world=excluded())


def rate(effective: str = "2025-01-01", **values: object) -> str:
    """The rate designation of the craft beverage on file."""
    told = {"code": "WA0001", "tax_class": "022", "rate": "1.6", **values}
    return on_file("designations", **told) + f"effective = {effective}\n"


def rated(code: str, says: str, edit: Edit = cbma, good: str | None = None, **values: object) -> Case:
    """A craft beverage that is not as its designation has it."""
    return Case(
        code, says, bad=(edit,), good=(cbma,), world=rate(**values), good_world=rate() if good is None else good
    )


CASES = [
    Case(
        "445",
        "a component pays no duty",
        bad=(set_of_two, put("504901:14-23", "0000000500", nth=2), total(duty=500)),
        good=(set_of_two,),
    ),
    Case("479", "nor the processing fee", bad=(set_of_two, lambda lines: _last_fee(lines)), good=(set_of_two,)),
    Case("60A", "polyester has its remedy", bad=(tib, put("504901:3-12", "5503200025")), good=(tib,)),
    Case(
        "876",
        "parts or vehicles are dutiable",
        bad=(remedy, vehicle, put("509903:14-23", "0000000500"), put("509904:14-23", "0000000500"), total(duty=1000)),
        good=(remedy, vehicle, put("509903:14-23", "0000000500"), total(duty=500)),
        world=on_file("articles", hts="9903", vehicle="part") + on_file("articles", hts="9904", vehicle="vehicle"),
    ),
    Case("771", "a remedy or an exclusion", bad=(), good=(remedy,), world=article(remedies=["9903"])),
    Case("772", "but not both", bad=(remedy, exclusion), good=(exclusion,), world=article(remedies=["9903"])),
    Case(
        "778",
        "nor under a free type",
        bad=(remedy,),
        good=(remedy,),
        world=article(remedies=["9903"], remedy_free_types=["01"]),
        good_world=article(remedies=["9903"]),
    ),
    Case(
        "775",
        "a remedy is the article's",
        bad=(remedy,),
        good=(remedy,),
        world=on_file("articles", hts="9903", only_with=["73"]),
        good_world=on_file("articles", hts="9903", only_with=["49"]),
    ),
    Case(
        "777",
        "a declaration is open",
        bad=(steel,),
        good=(steel,),
        world='closed_declarations = ["08"]\n',
        good_world="",
    ),
    only("434", "a number is in force", active=False),
    only("790", "not reserved", reserved=True),
    Case("443", "two units are two", bad=(), good=(two_units,), world=article(units=2)),
    Case("444", "three are three", bad=(two_units,), good=(three_units,), world=article(units=3)),
    Case("609", "a number has its pair", bad=(), good=(remedy,), world=article(pair=["9903"])),
    Case(
        "620",
        "which is one that goes",
        bad=(remedy,),
        good=(remedy,),
        world=article(pair=["9817"]),
        good_world=article(pair=["9903"]),
    ),
    only("611", "a number without value", zero_value=True),
    only("603", "the country of origin goes with the number", origins=["FR"]),
    only("615", "and that of export", exports=["FR"]),
    Case("610", "a number has programs", bad=(program,), good=(), world=article(no_program=True)),
    Case("614", "the one claimed", bad=(program,), good=(), world=article(programs=["AU"])),
    Case("617", "for the country", bad=(program,), good=(), world=article(not_from=["GB"])),
    Case(
        "645",
        "a formal article is entered formally",
        bad=(informal(),),
        good=(informal(),),
        world=article(formal=True),
        good_world=article(),
    ),
    Case(
        "647",
        "samples are alike",
        bad=(informal(), put("10:43", "X"), second_line(), put("50:3-12", "4902101000", nth=2)),
        good=(informal(), put("10:43", "X")),
        world=on_file("articles", hts="490199", formal=True),
        good_world="",
    ),
    # taxes and fees
    only("654", "an article bears the tax", taxed, taxes=[], good={"taxes": ["016"]}),
    only("533", "of that class", taxed, taxes=["017"], good={"taxes": ["016"]}),
    only("658", "whose formula is known", taxed, taxes=["016"], untested=["016"], good={"taxes": ["016"]}),
    Case(
        "651",
        "not in Puerto Rico",
        bad=(puerto_rico, taxed),
        good=(puerto_rico,),
        port="4909",
        world=article(taxes=["016"]),
    ),
    Case("656", "where it must, it pays", bad=(), good=(taxed,), world=article(taxes=["016"], tax_required="016")),
    only("655", "an article bears the fee", pork, fees=["053"], good={"fees": ["054"]}),
    only("659", "whose formula is known", pork, fees=["054"], untested=["054"], good={"fees": ["054"]}),
    only("649", "cotton is free in chapter 98", cotton, fees=["056"], cotton_exempt=True, good={"fees": ["056"]}),
    Case(
        "652",
        "beef is in Puerto Rico",
        bad=(puerto_rico, beef),
        good=(puerto_rico,),
        port="4909",
        world=article(fees=["053"]),
    ),
    Case(
        "653", "who is excused does not pay", bad=(pork, put("40:58", "1")), good=(pork,), world=article(fees=["054"])
    ),
    Case("657", "where it must, it pays", bad=(), good=(pork,), world=article(fees=["054"], fee_required="054")),
    Case(
        "667",
        "an article bears the charge",
        bad=(puerto_rico, coffee),
        good=(puerto_rico, coffee),
        port="4909",
        world=article(revenues=[]),
        good_world=article(revenues=["672"]),
    ),
    Case("665", "in Puerto Rico", bad=(coffee,), good=(), world=article(revenues=["672"])),
    Case(
        "666",
        "where it must",
        bad=(puerto_rico,),
        good=(puerto_rico, coffee),
        port="4909",
        world=article(revenues=["672"], revenue_required="672"),
    ),
    Case(
        "668",
        "whose formula is known",
        bad=(puerto_rico, coffee),
        good=(puerto_rico, coffee),
        port="4909",
        world=article(revenues=["672"], untested=["672"]),
        good_world=article(revenues=["672"]),
    ),
    # papers
    only("685", "a visa is given", visa_required=True),
    Case("60D", "a license is given", bad=(), good=(certificate,), world=article(licenses=["05"], license_needed=True)),
    Case("687", "where it must", bad=(), good=(certificate,), world=article(licenses=["05"], license_required=True)),
    Case("688", "or should", bad=(), good=(certificate,), world=article(licenses=["05"], license_asked=True)),
    Case(
        "690",
        "of the right type",
        bad=(certificate,),
        good=(certificate,),
        world=article(licenses=["08"]),
        good_world=article(licenses=["05"]),
    ),
    Case(
        "874",
        "a part is lighter than the whole",
        bad=(add("509903880300 0000000000 0000000000 000000300000KG", after="47"),),
        good=(add("509903880300 0000000000 0000000000 000000299900KG", after="47"),),
        world=on_file("articles", hts="99038803", lighter_than_article=True),
    ),
    # declarations
    only("773", "an article takes the declaration", steel, declarations=["07"], good={"declarations": ["08"]}),
    only("774", "of that country", steel, declaration_origins=["FR"], good={"declaration_origins": ["GB"]}),
    Case("794", "one is given where it must", bad=(), good=(steel,), world=article(declaration_required="08")),
    Case("795", "or should", bad=(), good=(steel,), world=article(declaration_asked="08")),
    Case(
        "776",
        "an exclusion was issued",
        bad=(exclusion,),
        good=(exclusion,),
        world="known_exclusions = []\n",
        good_world="known_exclusions = []\n" + excluded(),
    ),
    exclusion_of("779", "in force", "expires = 2025-12-31"),
    exclusion_of("780", "to the importer", importer="98-7654321"),
    exclusion_of("781", "for the article", hts="73"),
    exclusion_of("782", "of the country", origin="FR"),
    exclusion_of("796", "not deactivated", deactivated=True),
    Case("797", "or used before", bad=(exclusion,), good=(), before=after(), world=excluded(deactivated=True)),
    Case(
        "793",
        "a Korean certificate was issued",
        bad=(korean,),
        good=(korean,),
        world="known_export_certificates = []\n",
        good_world='known_export_certificates = ["CERT00001"]\n',
    ),
    rated("809", "a designation is in force", effective="2026-06-01"),
    rated("810", "at its rate", rate="2.6"),
    rated("812", "for its tax", tax_class="017"),
    rated("815", "without flavor credit", both(cbma, put("54:66", "Y"))),
    rated("816", "or with", both(cbma, put("54:66", "Y")), flavor_credit=True),
    Case(
        "823",
        "a producer is known",
        bad=(cbma,),
        good=(cbma,),
        world="known_producers = []\n",
        good_world='known_producers = ["TTB-FP-1234567"]\n',
    ),
    Case(
        "856",
        "primary aluminum names its country",
        bad=(unknown_aluminum,),
        good=(aluminum,),
        world=article(primary_aluminum=True),
    ),
    Case(
        "60B",
        "derivative aluminum has its number",
        bad=(unknown_aluminum,),
        good=(unknown_aluminum, add("509903856800 0000000000 0000000000", after="47")),
    ),
    Case(
        "844",
        "primary steel names its country",
        bad=(add("5408  OTH", after="50"),),
        good=(steel,),
        world=article(primary_steel=True),
    ),
    Case(
        "866",
        "a licensed part has no duty",
        bad=(auto, remedy, put("509903:14-23", "0000000500"), total(duty=500)),
        good=(auto, remedy),
    ),
    Case(
        "861",
        "for which the license is good",
        bad=(auto, remedy, put("509903:14-23", "0000000500"), total(duty=500)),
        good=(auto, remedy),
        world="[auto_licenses]\nAB123456 = 4\n",
    ),
    only("820", "a sugar certificate is of the sort of year", sugar, sugar_year="F", good={"sugar_year": "C"}),
    Case("821", "and of this one", bad=(sugar, put("52:6", "5")), good=(sugar,), world=article(sugar_year="C")),
    Case(
        "323",
        "low-value licenses stand alone",
        bad=(steel_license, second_line(), add("5201LV0000001", after="504901")),
        good=(steel_license, second_line()),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_articles(case: Case) -> None:
    check(case)
