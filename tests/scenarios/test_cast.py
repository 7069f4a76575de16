"""What is invented is valid, belongs to nobody, and is the same for the same seed."""

from __future__ import annotations

import pytest

from cbp_sim.profile import shipped_profile
from formats.numbers import (
    EntryNumber,
    is_importer_number,
    is_manufacturer_id,
    is_valid_air_waybill,
    is_valid_entry_number,
)
from scenarios.cast import KINDS, Bill, Broker, Casting, Container, Entry, Goods, Importer, Maker, Member
from scenarios.errors import ScenarioError
from scenarios.trade import ARTICLES, UNASSIGNED_EIN_PREFIXES, container_check_digit

PROFILE = shipped_profile("default")
SEEDS = range(40)


def casting(seed: int, story: str = "a story") -> Casting:
    return Casting(seed=seed, story=story, profile=PROFILE)


def made(kind: str, seed: int, **given: str) -> Member:
    return casting(seed).member("someone", kind, given)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"text"}))
def test_the_same_seed_invents_the_same_member_whoever_came_before(kind: str) -> None:
    alone, after_others = casting(7), casting(7)
    for other in KINDS:
        after_others.member("other", other, {})
    assert after_others.member("someone", kind, {}) == alone.member("someone", kind, {})


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"text"}))
def test_another_seed_story_or_name_invents_another_member(kind: str) -> None:
    first = {str(made(kind, seed).__dict__) for seed in SEEDS}
    assert len(first) > len(SEEDS) // 3
    assert casting(1, "one").member("x", kind, {}) != casting(1, "two").member("x", kind, {})


@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_have_their_shape_and_check_digit(seed: int) -> None:
    entry, importer, maker = made("entry number", seed), made("importer", seed), made("maker", seed)
    bill, box, waybill = made("ocean bill", seed), made("container", seed), made("air waybill", seed)
    assert isinstance(entry, Entry)
    assert isinstance(importer, Importer)
    assert isinstance(maker, Maker)
    assert isinstance(bill, Bill)
    assert isinstance(waybill, Bill)
    assert isinstance(box, Container)
    assert is_valid_entry_number(entry.filer, entry.number)
    assert EntryNumber(entry.filer, entry.number).is_valid()
    assert is_importer_number(importer.number)
    assert importer.number[:2] in UNASSIGNED_EIN_PREFIXES
    assert importer.name.startswith("EXAMPLE ")
    assert is_manufacturer_id(maker.mid)
    assert maker.name.startswith("EXAMPLE ")
    assert is_valid_air_waybill(waybill.number)
    assert waybill.subject == f"AWB-{waybill.number}"
    assert bill.subject == f"{bill.issuer}-{bill.number}"
    assert container_check_digit(box.number[:-1]) == int(box.number[-1])


def test_the_container_check_digit_is_that_of_iso_6346() -> None:
    # The example that the standard itself prints.
    assert container_check_digit("CSQU305438") == 3


@pytest.mark.parametrize("seed", SEEDS)
def test_goods_owe_what_the_tariff_and_the_fees_say(seed: int) -> None:
    goods = made("goods", seed)
    assert isinstance(goods, Goods)
    assert goods.hts in {article.hts for article in ARTICLES}
    assert 12_000 <= int(goods.value) <= 70_000
    assert 33.58 <= float(goods.mpf) <= 651.50
    assert goods.mpf_total == goods.mpf


def test_amounts_follow_the_value_that_a_story_sets() -> None:
    goods = made("goods", 1, value="10000", rate="0.032")
    assert isinstance(goods, Goods)
    assert (goods.duty, goods.mpf, goods.hmf, goods.fees) == ("320.00", "34.64", "12.50", "47.14")
    dear = made("goods", 1, value="1000000")
    assert isinstance(dear, Goods)
    assert (dear.mpf, dear.mpf_total, dear.fees) == ("3464.00", "651.50", "1901.50")
    # 0.125 percent of 30,004 dollars is 37.505: half a cent goes up.
    half = made("goods", 1, value="30004")
    assert isinstance(half, Goods)
    assert half.hmf == "37.51"


def test_a_broker_is_an_account_of_the_profile() -> None:
    broker = made("broker", 1, filer="CU2")
    assert isinstance(broker, Broker)
    assert (broker.site, broker.id, broker.filer, broker.port) == ("3002", "SB1", "CU2", "3001")
    assert broker.account == "3002SB1"
    with pytest.raises(ScenarioError, match=r"no account for filer 'B76': it has 1234/N01 for N01"):
        made("broker", 1, filer="B76")


def test_what_a_story_sets_stays_and_the_rest_is_invented() -> None:
    mine, invented = made("importer", 3, name="EXAMPLE OF MINE"), made("importer", 3)
    assert isinstance(mine, Importer)
    assert isinstance(invented, Importer)
    assert mine.name == "EXAMPLE OF MINE"
    assert mine.number == invented.number


def test_makers_and_goods_of_a_country_are_of_that_country() -> None:
    for seed in SEEDS:
        maker, goods = made("maker", seed, country="BE"), made("goods", seed, origin="NL")
        assert isinstance(maker, Maker)
        assert isinstance(goods, Goods)
        assert maker.mid.startswith("BE")
        assert (goods.origin, goods.port_of_lading) == ("NL", "42157")
