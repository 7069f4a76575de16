"""Names and addresses against lists: what is like what, exactly, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from cbp_sim.screening.filed import Party, Said
from cbp_sim.screening.match import Keys, Matcher
from cbp_sim.screening.names import address_key, name_key
from cbp_sim.screening.parties import DeniedParty, Place
from cbp_sim.screening.screener import party_hits
from cbp_sim.screening.settings import Screening


def listed(name: str, **told: object) -> DeniedParty:
    return DeniedParty(source="Test List", number="1", name=name, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zorvane Maritime Trading L.L.C.", "ZORVANE MARITIME TRADING LLC"),
        ("The Zorvane Co., Ltd.", "ZORVANE"),
        ("Société Générale d'Exemple", "SOCIETE GENERALE DEXEMPLE"),
        ("BRAXLOV, Dremin Otkar", "DREMIN OTKAR BRAXLOV"),
        ("Ørsvik & Łodan", "ORSVIK LODAN"),
    ],
)
def test_names_that_differ_in_form_alone_are_the_same(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_name_of_legal_forms_alone_keeps_them() -> None:
    assert name_key("The Company Ltd.") == "COMPANY LTD THE"


@pytest.mark.parametrize(
    ("street", "city", "key"),
    [
        ("41 Invented Street", "Nowhere", "41 INVENTED STREET NOWHERE"),
        ("INVENTED STREET", "NOWHERE", ""),
        ("4 A ST", "", ""),
    ],
)
def test_an_address_is_compared_when_it_has_a_number_and_some_length(street: str, city: str, key: str) -> None:
    assert address_key(street, city) == key


def test_a_misspelt_name_is_found_and_one_below_the_threshold_is_not() -> None:
    matcher = Matcher([listed("ZORVANE MARITIME TRADING")])
    (found,) = matcher.names_like("ZORVANE MARITIME TRADNG LTD", 88)
    assert (found.by, found.score) == ("ZORVANE MARITIME TRADING", 97.9)
    assert matcher.names_like("ZORVANE MARITIME TRADNG LTD", 98) == []


def test_a_long_name_is_found_as_a_record_cuts_it() -> None:
    name = "SHENZHOU QUILLOTRON SEMICONDUCTOR AND PHOTONIC DEVICES GROUP"
    (found,) = Matcher([listed(name)]).names_like(name[:35], 95)
    assert (found.by, found.score) == (name, 100.0)


def test_a_weak_alias_counts_only_whole() -> None:
    matcher = Matcher([listed("SOMEBODY ELSE", weak=("ZMTRADE",))])
    assert [match.by for match in matcher.names_like("ZMTRADE", 80)] == ["ZMTRADE"]
    assert matcher.names_like("ZMTRADER", 80) == []


def test_the_best_stands_first_and_ties_stand_as_on_the_list() -> None:
    matcher = Matcher([listed("QUELTHAR EXPORTS"), listed("QUELTHAR EXPORT"), listed("QUELTHAR EXPORT", kind="vessel")])
    found = matcher.names_like("QUELTHAR EXPORT", 88)
    assert [(match.party.name, match.party.kind) for match in found] == [
        ("QUELTHAR EXPORT", ""), ("QUELTHAR EXPORT", "vessel"), ("QUELTHAR EXPORTS", ""),
    ]  # fmt: skip


_KEYS = st.text(alphabet="ABCD ", min_size=1, max_size=30)


@settings(deadline=None)
@given(st.lists(_KEYS, max_size=30), _KEYS, st.floats(min_value=50, max_value=100))
def test_nothing_within_the_threshold_is_passed_over(keys: list[str], key: str, threshold: float) -> None:
    found = {place for place, _, _ in Keys((one, at, one, False) for at, one in enumerate(keys)).like(key, threshold)}
    assert found == {at for at, one in enumerate(keys) if fuzz.ratio(key, one) >= threshold}


@settings(deadline=None)
@given(st.text(alphabet="ABCDEFG", min_size=8, max_size=40), st.lists(st.integers(0, 39), max_size=4))
def test_a_key_with_letters_lost_is_found_by_its_pieces(key: str, lost: list[int]) -> None:
    hurt = "".join(letter for at, letter in enumerate(key) if at not in lost)
    found = [text for _, text, _ in Keys([(key, 0, key, False)]).like(hurt, 88)]
    assert found == ([key] if fuzz.ratio(hurt, key) >= 88 else [])


def hits(party: Party, *parties: DeniedParty, **told: object) -> list[tuple[str, str]]:
    found = party_hits(Said(parties=(party,)), Matcher(parties), Screening.model_validate(told))
    return [(hit.kind, hit.hold) for hit in found]


def test_a_party_is_hit_by_its_address_when_its_name_is_new() -> None:
    denied = listed("JANDEK FRIXOLLA", places=(Place("1400 Made Up Lane", "Faketon", "US"),))
    moved = Party(role="BY", name="HONEST GOODS", street="1400 MADE UP LN", city="FAKETON", country="US")
    assert hits(moved, denied, address_threshold=90) == [("denied address", "sanctions")]
    assert hits(moved.model_copy(update={"street": "1402 MADE UP LANE"}), denied) == []
    assert hits(moved.model_copy(update={"name": "JANDEK FRIXOLLA"}), denied) == [("denied party", "sanctions")]


def test_a_name_in_another_country_is_passed_over_where_the_policy_says_so() -> None:
    denied = listed("QUELTHAR EXPORT", countries=("IR",))
    party = Party(role="SE", name="QUELTHAR EXPORT", country="FR")
    assert hits(party, denied) == [("denied party", "sanctions")]
    assert hits(party, denied, same_country=True) == []
    assert hits(party.model_copy(update={"country": ""}), denied, same_country=True) == [("denied party", "sanctions")]
    assert hits(party, listed("QUELTHAR EXPORT"), same_country=True) == [("denied party", "sanctions")]


def test_an_entity_of_the_uflpa_list_asks_for_another_hold() -> None:
    denied = DeniedParty("UFLPA Entity List", "7", "MOCKLIN COTTON")
    party = Party(role="MF", name="MOCKLIN COTTON", line="001")
    assert hits(party, denied) == [("UFLPA entity", "uflpa")]
    assert hits(party, denied, forced_labor=False) == []
