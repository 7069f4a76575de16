"""Each element of an entry that a rule may ask: what fits, and what is said when it does not."""

from __future__ import annotations

from typing import Any

import pytest

from cbp_sim.behaviours.deciding import LocalMemory, explained, first
from cbp_sim.behaviours.elements import Turn, When, against
from cbp_sim.behaviours.rules import Do, Rule, Rules
from cbp_sim.screening.filed import Goods, Party, Said

ENTRY = Said(
    filer="N01", entry="N01-70001015", entry_type="01", importer="00-123456700", mode="11", port="2704", value=48250,
    bills=("ZZOC-OCN1", "ZZOC-OCN2"),
    parties=(
        Party(role="SE", name="EXAMPLE TRADING COMPANY LTD", country="CN"),
        Party(role="MF", name="SAMPLE KILNS", country="VN", line="001"),
        Party(role="CN", number="00-123456700"),
    ),
    goods=(
        Goods(line="001", origin="VN", hts=("99038803", "6911103750"), value=40000),
        Goods(line="002", origin="CN", hts=("8526912000",), value=8250),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({"filer": "N01"}, True), ({"filer": ["EEE", "N0?"]}, True), ({"filer": "EEE"}, False),
        ({"importer": "00-1234*"}, True), ({"importer": "00-1234"}, False),
        ({"entry": "N01-7000101?"}, True), ({"entry_type": ["11", "86"]}, False), ({"mode": "11"}, True),
        ({"port": "27*"}, True), ({"port": "3901"}, False),
        ({"bill": "zzoc-ocn2"}, True), ({"bill": "MAEU-*"}, False),
        ({"party": "*KILNS*"}, True), ({"party": "KILNS"}, False),
        ({"party_like": "Exampel Trading Co., Ltd."}, True), ({"party_like": "Exampel Trading", "likeness": 99}, False),
        ({"party_country": "VN"}, True), ({"party_country": "RU"}, False),
        ({"hts": "6911.10"}, True), ({"hts": "6911*"}, True), ({"hts": "9102"}, False), ({"origin": "CN"}, True),
        ({"hts": "6911", "origin": "VN"}, True), ({"hts": "6911", "origin": "CN"}, False),
        ({"value": {"at_least": 48250}}, True), ({"value": {"at_most": 48249}}, False),
        ({"value": {"at_least": 48251}}, False), ({}, True),
    ],
)  # fmt: skip
def test_an_element_fits_or_says_why_not(asked: dict[str, Any], fits: bool) -> None:
    why_not = list(against(When.model_validate(asked), ENTRY))
    assert (why_not == []) is fits, why_not


def test_every_reason_is_told_in_words() -> None:
    when = When.model_validate(
        {
            "filer": "EEE",
            "bill": "MAEU-*",
            "party": "NOBODY",
            "hts": "9102",
            "origin": ["CN", "RU"],
            "value": {"at_most": 5},
        }
    )
    assert list(against(when, ENTRY)) == [
        "filer is N01, not EEE",
        "bill is ZZOC-OCN1 or ZZOC-OCN2, not MAEU-*",
        "party is EXAMPLE TRADING COMPANY LTD or SAMPLE KILNS, not NOBODY",
        "no line is hts 9102 with origin CN or RU: there is 99038803 6911103750 of VN or 8526912000 of CN",
        "value is 48250, not at most 5",
    ]
    assert list(against(When(filer=("EEE",)), Said())) == ["filer is blank, not EEE"]


@pytest.mark.parametrize(
    ("turn", "fitting", "words"),
    [
        (Turn(every=3), [3, 6], "every 3"), (Turn(first=2, last=2), [2], "number 2"),
        (Turn(first=5), [5, 6, 7], "from 5"), (Turn(last=2), [1, 2], "to 2"), (Turn(), [1, 2, 3, 4, 5, 6, 7], "any"),
    ],
)  # fmt: skip
def test_a_turn_is_one_of_several(turn: Turn, fitting: list[int], words: str) -> None:
    assert [number for number in range(1, 8) if turn.fits(number)] == fitting
    assert str(turn) == words


def rule(name: str, do: dict[str, Any], **when: Any) -> Rule:
    return Rule(name=name, when=When.model_validate(when), do=Do.model_validate(do))


RULES = Rules(
    rules=(
        rule("elsewhere", {"hold": "exam"}, port="3901"),
        rule("second", {"hold": "review"}, origin="VN", nth=2),
        rule("any", {"release": True}, bill="*OCN2"),
        rule("late", {"hold": "exam"}),
    )
)


def test_the_first_that_matches_wins_and_says_what_matched() -> None:
    found = first(RULES, ENTRY, LocalMemory())
    assert found is not None
    assert (found.by, found.do.release, found.bills) == ("rule any", True, ("ZZOC-OCN2",))
    assert first(Rules(rules=RULES.rules[:2]), ENTRY, LocalMemory()) is None


def test_an_entry_keeps_its_number_however_often_it_is_asked() -> None:
    memory, other = LocalMemory(), ENTRY.model_copy(update={"entry": "N01-70001023"})
    asked = [first(RULES, entry, memory) for entry in (ENTRY, ENTRY, other, ENTRY, other)]
    assert [found.by for found in asked if found] == ["rule any", "rule any", "rule second", "rule any", "rule second"]


def test_every_rule_says_why_it_did_not_match() -> None:
    assert [(one.rule.name, one.why_not) for one in explained(RULES, ENTRY, LocalMemory())] == [
        ("elsewhere", ("port is 2704, not 3901",)),
        ("second", ("it is entry 1 that matches the rest, not number 2",)),
        ("any", ()),
        ("late", ("it stands after any, which matches",)),
    ]


def test_which_filing_of_the_entry_it_is_can_be_asked() -> None:
    memory, rules = LocalMemory(), Rules(rules=(rule("again", {"hold": "exam"}, filing=2),))
    assert rules.counts_filings
    memory.filed(ENTRY.entry)
    (verdict,) = explained(rules, ENTRY, memory)
    assert verdict.why_not == ("it is filing 1 of the entry, not number 2",)
    memory.filed(ENTRY.entry)
    assert first(rules, ENTRY, memory) is not None
