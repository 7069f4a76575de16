"""Tax, agricultural fees and other revenue against what they come to; what cannot be evaluated is said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cbp_sim.tariff import assessments
from cbp_sim.tariff.assessments import BARREL, GALLON, Assessment, assessment, per_unit
from cbp_sim.tariff.data import rows
from formats.catair.entry_summary.revenue import LINE_FEES, TAX_CLASSES
from tests.cbp_sim.summary.cases import Case, both, check, nothing, with_reference, zone
from tests.cbp_sim.summary.kit import Edit, add, fees, file, opened, put, total
from tests.cbp_sim.summary.test_articles import puerto_rico
from tests.cbp_sim.summary.test_details import cbma
from tests.cbp_sim.summary.test_fees import coffee
from tests.cbp_sim.summary.test_standing import on_file

BOOK = "504901990093 0000000000 0000018000 000000300000NO"


def goods(number: str, *quantities: str) -> str:
    """A 50 record without duty: `goods("2204215040", "750.00 L")`."""
    counted = "".join(f"{int(Decimal(one.split()[0]) * 100):012}{one.split()[1]:3}" for one in quantities)
    return f"50{number} 0000000000 0000018000 {counted}"


def lines_of(article: str, *charged: str, totals: Edit = nothing) -> Edit:
    """The one line with another article and a charge; every further charge stands on a line of its own."""

    def edit(records: list[str]) -> list[str]:
        at = next(n for n, line in enumerate(records) if line.startswith("50"))
        first = [*records[:at], article, charged[0], *records[at + 1 :]]
        last = next(n for n, line in enumerate(first) if line.startswith("89"))
        header = next(line for line in first if line.startswith("40"))
        more = []
        for position, charge in enumerate(charged[1:], 2):
            more += [f"40  {position:03}{header[7:]}", "47MGBEXAPRE12LON", "47S98-1234567"]
            more += [article.replace("0000018000", "0000000000"), charge]
        return totals([*first[:last], *more, *first[last:]])

    return edit


def tax(name: str, *amounts: str, of: str, duty: int = 0) -> Edit:
    """Lines of an article that pay a tax."""
    charged = [int(Decimal(amount) * 100) for amount in amounts]
    return lines_of(of, *(f"60{name}{one:010}" for one in charged), totals=total(duty=duty, tax=sum(charged)))


def wine(*amounts: str, liters: str = "750.00 L") -> Edit:
    """Lines of 750 liters of wine, 198.129 gallons at 1.07: 212.00. Duty is 6.3 cents a liter."""
    duty = 4725
    edit = tax("017", *amounts, of=goods("2204215040", liters), duty=duty * len(amounts))
    return both(edit, *(put("50:14-23", f"{duty:010}", nth=n) for n, _ in enumerate(amounts, 1)))


def whisky(*amounts: str) -> Edit:
    """Lines of 378.54 proof liters, which are 100 proof gallons at 13.50: 1,350.00."""
    return tax("016", *amounts, of=goods("2208303030", "378.54 PFL"))


def fee(name: str, *amounts: str, of: str) -> Edit:
    """Lines of an article that pay an agricultural fee."""
    charged = [int(Decimal(amount) * 100) for amount in amounts]

    def totals(records: list[str]) -> list[str]:
        at = next(n for n, line in enumerate(records) if line.startswith("89"))
        summed = records[at].rstrip() + f"{name}{sum(charged):011}"
        return total(fees=8485 + sum(charged))([*records[:at], summed, *records[at + 1 :]])

    return lines_of(of, *(f"62{name}{one:08}" for one in charged), totals=totals)


def honey(*amounts: str, quantity: str = "1000.00 KG") -> Edit:
    """Lines of 1,000 kilograms, 2,204.62 pounds at 1.5 cents: 33.07."""
    return fee("055", *amounts, of=goods("0409000056", quantity))


def green_coffee(*amounts: str, number: str = "0901110015") -> Edit:
    """Lines of 100 kilograms of coffee, 220.462 pounds at 2.50: 551.16."""
    charged = [int(Decimal(amount) * 100) for amount in amounts]
    article = goods(number, "100.00 KG")
    return lines_of(article, *(f"61672{one:010}" for one in charged), totals=total(other=sum(charged)))


def brewed(amount: int, more: Edit = nothing) -> Edit:
    """117.35 liters of beer, a barrel, that a craft brewer made."""
    return both(
        cbma, put("50:3-12", "2203000030"), put("50:36-50", "000000011735L"), put("60:6-15", f"{amount:010}"),
        total(tax=amount), more,
    )  # fmt: skip


#: A designation of a barrel at 1.60, for CBP's own reductions until 2022.
REDUCED = on_file("designations", code="WA0001", tax_class="022", rate="1.6") + "effective = 2021-01-01\n"
IN_2022 = put("11:42-53", "122022122022")

CASES = [
    Case("660", "a tax is at most three dollars too high", bad=(wine("215.01"),), good=(wine("215.00"),)),
    Case("660", "or too low", bad=(wine("208.99"),), good=(wine("209.00"),)),
    Case("660", "that of spirits too low", bad=(whisky("1346.99"),), good=(whisky("1347.00"),)),
    Case(
        "660",
        "at a rate of the world's own",
        bad=(tax("016", "71.99", of=BOOK),),
        good=(tax("016", "72.00", of=BOOK),),
        world=on_file("articles", hts="4901", taxes=["016"]) + "[articles.rates]\n016 = 0.025\n",
    ),
    Case(
        "658",
        "wine over 14 percent may be of three classes",
        bad=(tax("017", "500.00", of=goods("2204218030", "750.00 L")),),
        good=(wine("212.00"),),
    ),
    Case("662", "so is the whole", bad=(wine("214.00", "213.01"),), good=(wine("214.00", "213.00"),)),
    Case("662", "with spirits too low", bad=(whisky("1348.50", "1348.49"),), good=(whisky("1348.50", "1348.50"),)),
    Case("661", "a fee is at most three dollars too high", bad=(honey("36.08"),), good=(honey("36.07"),)),
    Case("661", "or too low", bad=(honey("30.06"),), good=(honey("30.07"),)),
    Case("663", "so is its total", bad=(honey("35.07", "34.08"),), good=(honey("35.07", "34.07"),)),
    Case(
        "669",
        "coffee is at most three dollars off",
        bad=(puerto_rico, green_coffee("554.17")),
        good=(puerto_rico, green_coffee("554.16")),
        port="4909",
    ),
    Case(
        "668",
        "instant coffee pays by its yield",
        bad=(puerto_rico, green_coffee("554.16", number="2101112100")),
        good=(puerto_rico, green_coffee("554.16")),
        port="4909",
    ),
    Case(
        "698",
        "so is the whole",
        bad=(puerto_rico, green_coffee("553.16", "552.17")),
        good=(puerto_rico, green_coffee("553.16", "552.16")),
        port="4909",
    ),
    Case("765", "a tax is no other revenue", bad=(coffee, put("61:3-5", "016")), good=(coffee,)),
    Case("765", "nor is a fee", bad=(coffee, put("61:3-5", "499")), good=(coffee,)),
    Case("764", "what is neither is unknown", bad=(coffee, put("61:3-5", "999")), good=(coffee,)),
    Case(
        "825",
        "the date of a craft beverage was asked for before it was demanded",
        bad=(cbma, put("11:48-53", "")),
        good=(cbma,),
        world="craft_beverage_dates_since = 2026-06-01\n",
    ),
    Case("631", "no origin, no exemption", bad=(put("40:9-10", "ZQ"),), good=(nothing,)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_condition_and_its_neighbour(case: Case) -> None:
    check(case)


def test_what_spirits_pay_too_much_is_taken() -> None:
    assert file(opened(), whisky("9999.00")).codes == []
    assert file(opened(), whisky("1360.00", "1350.00")).codes == []


@pytest.mark.parametrize("code", ["825", "631", "658", "668"])
def test_what_is_only_told_does_not_reject(code: str) -> None:
    case = next(case for case in CASES if case.code == code)
    told = case.file(case.bad)
    assert code in told.codes
    if code != "631":  # its origin is unknown, for which it is rejected
        assert told.accepted


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(tax("016", "5.00", of=BOOK), id="a number that no table knows"),
        pytest.param(tax("016", "5.00", of=goods("2204215040", "750.00 L")), id="a class that no table has for it"),
        pytest.param(both(wine("5.00"), add("509801001000 0000000000 0000000000", after="50")), id="goods that return"),
        pytest.param(wine("5.00", liters="750.00 KG"), id="another unit"),
        pytest.param(both(wine("5.00"), puerto_rico), id="Puerto Rico, where no tax is due"),
        pytest.param(honey("900.00", quantity="1000.00 NO"), id="a fee by another unit"),
        pytest.param(both(honey("900.00"), put("40:58", "2")), id="a fee that is excused"),
        pytest.param(both(honey("900.00"), add("5223ORGANIC001", after="50")), id="by a certificate"),
        pytest.param(green_coffee("900.00"), id="coffee that goes elsewhere"),
        pytest.param(tax("017", "5.00", of=goods("2204215040", "5.00 L", "900.00 L")), id="two amounts of a unit"),
        pytest.param(tax("017", "5.00", of=goods("2204215040")), id="no amount"),
        pytest.param(both(zone("D"), wine("5.00")), id="domestic goods of a zone"),
        pytest.param(both(wine("5.00"), put("40:8", "X")), id="the header of a set"),
    ],
)
def test_what_cannot_be_computed_is_taken_as_reported(edit: Edit) -> None:
    codes = file(opened(), edit).codes
    assert not {"660", "661", "662", "663", "669", "698"} & set(codes), codes


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (put("40:9-10", "ZQ"), True),
        (put("40:9-10", "1-"), True),
        (both(put("40:9-10", "XO"), put("40:11-12", "CA")), False),  # a province of Canada
        (both(put("40:9-10", "ZQ"), fees(processing=None)), False),
        (both(put("40:9-10", "ZQ"), put("10:34-35", "11")), False),
        (both(put("40:9-10", "ZQ"), put("40:8", "V")), False),
    ],
)
def test_a_formal_line_that_pays_the_fee_is_evaluated_by_its_origin(edit: Edit, told: bool) -> None:
    assert ("631" in file(opened(), edit).codes) is told


@pytest.mark.parametrize(
    "row",
    [
        {"taxes": ["016"]},
        {"taxes": ["017"], "untested": ["017"]},
    ],
)
def test_what_the_world_says_of_a_number_comes_first(row: dict[str, object]) -> None:
    cbp = opened(with_reference(on_file("articles", hts="2204", **row)))
    assert "660" not in file(cbp, wine("5.00")).codes


def test_a_rate_of_the_world_needs_a_quantity() -> None:
    own = on_file("articles", hts="4901", taxes=["016"]) + "[articles.rates]\n016 = 0.025\n"
    empty = BOOK[:35]
    assert "660" not in file(opened(with_reference(own)), tax("016", "900.00", of=empty)).codes


def test_with_no_tariff_only_the_worlds_own_rates_are_asked() -> None:
    own = on_file("articles", hts="4901", taxes=["016"]) + "[articles.rates]\n016 = 0.025\n"
    profile = with_reference(own)
    off = profile.model_copy(update={"policy": profile.policy.model_copy(update={"tariff": "off"})})
    assert "660" not in file(opened(off), wine("5.00")).codes
    assert "660" in file(opened(off), tax("016", "5.00", of=BOOK)).codes


@pytest.mark.parametrize(
    ("amount", "more", "off"),
    [
        (1800, nothing, False),  # 117.35 liters at 18.00 a barrel: the full rate, which the brewer does not change
        (160, nothing, True),
        (160, put("54:66", "Y"), False),  # a credit for flavors is not verified
        (160, IN_2022, False),  # until 2022 the reduced rate was due
        (1800, IN_2022, True),
    ],
)
def test_a_craft_beverage_pays_the_full_rate_since_2023(amount: int, more: Edit, off: bool) -> None:
    told = file(opened(with_reference(REDUCED)), brewed(amount, more))
    assert ("660" in told.codes) is off, told.codes


@pytest.mark.parametrize("world", ["", REDUCED.replace("022", "017")])
def test_a_reduced_rate_that_is_not_known_is_not_computed(world: str) -> None:
    assert "660" not in file(opened(with_reference(world)), brewed(900, IN_2022)).codes


def test_a_reduced_rate_needs_its_liters() -> None:
    unit = put("50:48-50", "KG")
    assert "660" not in file(opened(with_reference(REDUCED)), brewed(900, both(IN_2022, unit))).codes


def test_the_measures_of_the_statutes_are_those_of_the_table() -> None:
    # 1 gallon is 231 cubic inches of 2.54 centimeters each way; a barrel of beer 31 gallons (26 U.S.C. 5051(a)(1)(B)).
    assert 231 * Decimal("2.54") ** 3 / 1000 == GALLON
    assert Decimal("117.347765304") == BARREL
    sizes = {(row["unit"], row["size"]) for row in rows("assessments.csv") if row["rate"]}
    assert sizes == {
        ("PFL", str(GALLON)), ("L", str(GALLON)), ("L", str(BARREL)), ("K", "1"), ("KG", "0.45359237"), ("CKG", "1"),
        ("NO", "1"),
    }  # fmt: skip


def test_every_row_has_a_class_that_is_reported_and_tells_its_source() -> None:
    known = (*TAX_CLASSES, *LINE_FEES, "672")
    assert all(row["class"] in known and row["authority"] for row in rows("assessments.csv"))
    assert all(bool(row["rate"]) == bool(row["size"]) == bool(row["unit"]) for row in rows("assessments.csv"))


@pytest.mark.parametrize(
    ("number", "name", "on", "rate"),
    [
        ("2208303030", "016", date(2026, 1, 5), "13.50"),
        ("2208900500", "016", date(2026, 1, 5), None),  # the longest beginning counts
        ("2402103030", "018", date(2026, 1, 5), "50.33"),
        ("2402103070", "018", date(2026, 1, 5), None),
        ("0409000056", "055", date(2015, 12, 31), "0.0125"),  # the rate of the day
        ("0409000056", "055", date(2016, 1, 1), "0.015"),
    ],
)
def test_a_number_has_the_rate_of_the_day(number: str, name: str, on: date, rate: str | None) -> None:
    found = assessment(number, name, on=on)
    assert found is not None
    assert found.rate == (None if rate is None else Decimal(rate))


def test_a_longer_beginning_counts_before_a_newer_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    longer, newer = (
        Assessment(number, date(year, 1, 1), Decimal(1), Decimal(1), "KG", "")
        for number, year in (("040900", 2016), ("0409", 2020))
    )
    monkeypatch.setattr(assessments, "_known", lambda: {"055": (newer, longer)})
    assert assessment("0409000056", "055", on=date(2026, 1, 5)) is longer


def test_a_number_has_no_rate_before_the_first() -> None:
    assert assessment("0409000056", "055", on=date(2015, 1, 1)) is None


def test_a_rate_has_eight_decimals() -> None:
    assert per_unit(Decimal("13.50"), GALLON) == Decimal("3.56632271")
    assert per_unit(Decimal("18.00"), BARREL) == Decimal("0.15339022")
