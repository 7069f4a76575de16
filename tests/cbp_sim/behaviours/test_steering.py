"""What rules, magic values and screening do to entries in a world, on the wire and in the timeline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cbp_sim.behaviours.magic import MAGIC, Magic
from cbp_sim.profile import Policy
from formats.numbers.entry import entry_check_digit
from tests.cbp_sim.release.desk import ENTRY, OCEAN, Desk, put, records

Make = Callable[..., Desk]
OURS = ("CBP", "screening")


@pytest.fixture
def ruled(tmp_path: Path) -> Make:
    """A desk at a world with these rules, whose cargo is here."""

    def make(rules: str = "", text: str = OCEAN, **policy: object) -> Desk:
        if rules:
            (tmp_path / "rules.toml").write_text(rules)
            policy["behaviours"] = str(tmp_path / "rules.toml")
        desk = Desk(Policy.model_validate(policy))
        desk.add(text)
        desk.bill("on_file", quantity=420)
        desk.bill("arrived")
        desk.told()
        return desk

    return make


def notes(desk: Desk) -> list[tuple[str, str, str]]:
    return [
        (line.actor, line.event, line.note) for line in desk.cbp.timeline(ENTRY) if line.actor in OURS and line.note
    ]


def rule(do: str, when: str = "") -> str:
    return f'[[rule]]\nname = "it"\nwhen = {{ {when} }}\ndo = {{ {do} }}\n'


@pytest.mark.parametrize(
    ("do", "told"),
    [
        ('hold = "exam"', ["03"]),
        ('hold = "documents", document_type = "CBP02"', ["96"]),
        ('hold = "manifest"', ["51"]),
        ('hold = "cbp"', ["53"]),
        ('hold = "review"', ["90"]),
    ],
)
def test_a_rule_places_a_hold_that_keeps_the_entry(ruled: Make, do: str, told: list[str]) -> None:
    desk = ruled(rule(do))
    desk.wait("5m")
    assert desk.told() == told
    desk.wait("5d")
    assert desk.told() == []
    assert notes(desk)[0][2] == "rule it"


@pytest.mark.parametrize(
    "do", ['hold = "exam"', 'hold = "manifest"', 'hold = "cbp"', 'hold = "agency hold", agency = "FDA"']
)
def test_a_hold_says_which_rule_placed_it(ruled: Make, do: str) -> None:
    desk = ruled(rule(do))
    desk.wait("5m")
    assert [hold.why for hold in desk.cbp.held()[ENTRY]] == ["rule it"]


def test_a_hold_says_which_hits_of_screening_placed_it(ruled: Make) -> None:
    text = OCEAN.replace("EXAMPLE CERAMICS FACTORY", "ZORVANE MARITIME TRADNG LLC").replace("SE40001CN", "SE40001IR")
    desk = ruled(text=text)
    desk.wait("5m")
    ((hold,),) = desk.cbp.held().values()
    assert hold.kind == "sanctions"
    first, second = hold.why.split("; ")
    assert first.startswith("denied party: MF of line 001 ZORVANE MARITIME TRADNG LLC is 97.9 like ZORVANE MARITIME")
    assert second.startswith("embargo: line 001 origin IR")
    assert [why for _, event, why in notes(desk) if event.startswith("screening")] == [first, second]


def test_an_officers_hold_needs_no_reason(ruled: Make) -> None:
    desk = ruled()
    desk.officer("place_hold", kind="manifest")
    assert [hold.why for hold in desk.cbp.held()[ENTRY]] == [""]


def test_a_hold_that_a_rule_places_on_a_bill_is_an_officers_to_remove(ruled: Make) -> None:
    desk = ruled(rule('hold = "manifest"'))
    desk.wait("5m")
    desk.told()
    desk.officer("remove_hold", kind="manifest")
    assert desk.told() == ["54", "98"]


def test_a_rule_holds_the_bills_that_it_names_alone(ruled: Make) -> None:
    desk = ruled(rule('hold = "cbp"', 'bill = "MAEU-*"') + rule('hold = "exam"').replace('"it"', '"other"'))
    desk.wait("5m")
    assert desk.told() == ["03"]


def test_an_agencys_hold_stands_on_the_line_that_matched(ruled: Make) -> None:
    desk = ruled(rule('hold = "agency hold", agency = "FDA"', 'hts = "6911"'))
    desk.wait("5m")
    (lines,) = desk.so()
    assert [line[:37] for line in lines if line.startswith("SO70")] == ["SO70FDA   010526090502HOLD INTACT    "]
    assert [line[54:64] for line in lines if line.startswith("SO70")] == ["1100101001"]
    desk.officer("agency_status", agency="FDA", status="07", lines="001")
    assert desk.told() == ["98", "01"]


def test_a_rule_that_does_not_match_leaves_the_entry_alone(ruled: Make) -> None:
    desk = ruled(rule('hold = "exam"', 'origin = "VN"'))
    desk.wait("5m")
    assert desk.told() == ["98"]


def test_a_rule_delays_and_then_holds(ruled: Make) -> None:
    desk = ruled(rule('delay = "2d", hold = "exam"'))
    desk.wait("1d")
    assert desk.told() == []
    assert notes(desk) == [("CBP", "takes 2d longer", "rule it")]
    desk.wait("2d")
    assert desk.told() == ["03"]


def test_a_delay_alone_leaves_the_rest_to_chance(ruled: Make) -> None:
    desk = ruled(rule('delay = "2d"'), exam_rate=1.0)
    desk.wait("3d")
    assert desk.told() == ["03"]


def test_a_rule_that_releases_comes_before_screening_and_chance(ruled: Make) -> None:
    text = OCEAN.replace("SE40001CN", "SE40001CU")
    desk = ruled(rule("release = true"), text, exam_rate=1.0, document_rate=1.0)
    desk.wait("5m")
    assert desk.told() == ["98"]


def test_an_officers_hold_stands_whatever_a_rule_says(ruled: Make) -> None:
    desk = ruled(rule("release = true"))
    desk.officer("place_hold", kind="cbp")
    desk.told()
    desk.wait("1d")
    assert desk.told() == []


def test_a_rule_answers_the_first_filing_and_lets_the_second_through(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(rule('answer = "333"', "filing = 1"))
    desk = Desk(Policy(behaviours=str(tmp_path / "rules.toml")))
    lines = [line for line in OCEAN.splitlines() if line]
    answer = desk.file(*[line.ljust(80) for line in lines])
    assert [line[4:9].strip() for line in answer if line.startswith("SE90")] == ["11333", "01"]
    desk.add()
    told = [(line.event, line.note) for line in desk.cbp.timeline(ENTRY)]
    assert told[0] == ("answered 333", "rule it")


def test_a_filing_that_is_rejected_anyway_is_asked_nothing_more(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(rule('answer = "333"'))
    desk = Desk(Policy(behaviours=str(tmp_path / "rules.toml")))
    answer = desk.file(*[put(line, 5, "?") if line.startswith("SE10") else line for line in records(OCEAN)])
    assert answer[-1].startswith("SE9001")
    assert not any(line[6:9] == "333" for line in answer)


def test_the_same_rules_give_the_same_bytes(ruled: Make) -> None:
    rules = rule('hold = "exam"', "nth = { every = 2 }") + rule('delay = "1h"').replace('"it"', '"slow"')
    runs = []
    for _ in range(2):
        desk = ruled(rules)
        desk.wait("1d")
        runs.append([message.lines for message in desk.cbp.messages()])
    assert runs[0] == runs[1]


def test_an_update_asks_with_its_own_bills_and_the_goods_on_file(ruled: Make) -> None:
    desk = ruled(rule('hold = "exam"', 'bill = "*417", hts = "6911"'))
    desk.change("U", "\n".join(OCEAN.splitlines()[:3]))
    desk.wait("5m")
    assert desk.told()[-1] == "03"


# magic values


def numbered(ending: str) -> tuple[str, str]:
    """The filing under an entry number with this serial ending and its check digit, and its subject."""
    number = f"7000{ending}{entry_check_digit('N01', f'7000{ending}')}"
    return OCEAN.replace("70001015", number), f"N01-{number}"


@pytest.mark.parametrize("magic", MAGIC, ids=lambda magic: magic.value)
def test_every_magic_value_does_what_its_row_says(magic: Magic) -> None:
    desk = Desk(Policy(magic_values=True, exam_rate=0.0))
    text, subject = numbered(magic.value) if magic.by == "entry" else (OCEAN, ENTRY)
    if magic.by == "importer":
        text = text.replace("00-1234567", magic.value)
    answer = desk.file(*records(text))
    desk.bill("on_file", quantity=420)
    desk.bill("arrived")
    desk.wait("5m")
    said = [line for line in desk.cbp.timeline(subject) if line.note == f"magic value {magic.value}"]
    assert said, "it is told"
    released = "98" in desk.told()
    if magic.do.answer:
        assert any(line[6:9] == magic.do.answer for line in answer if line.startswith("SE90"))
    elif magic.do.release:
        assert released
    else:
        assert not released
        desk.wait("2d")
        assert ("98" in desk.told()) is not bool(magic.do.hold)


def test_a_magic_importer_is_held_where_the_policy_has_magic_values(ruled: Make) -> None:
    text = OCEAN.replace("00-123456700", "00-999000100")
    strict, loose = ruled(text=text), ruled(text=text, magic_values=True)
    for desk in (strict, loose):
        desk.wait("5m")
    assert strict.told() == ["98"]
    assert loose.told() == ["90"]
    assert notes(loose)[0] == ("CBP", "sanctions hold placed", "magic value 00-9990001")


def test_a_rule_comes_before_a_magic_value(ruled: Make) -> None:
    desk = ruled(rule("release = true"), OCEAN.replace("00-123456700", "00-999000100"), magic_values=True)
    desk.wait("5m")
    assert desk.told() == ["98"]


# screening


def test_a_denied_party_is_held_with_the_reason_in_the_timeline(ruled: Make) -> None:
    text = OCEAN.replace("EXAMPLE TRADING COMPANY LTD", "ZORVANE MARITIME TRADNG LTD")
    desk = ruled(text=text)
    desk.wait("5m")
    assert desk.told() == ["90"]
    assert desk.state == "sanctions hold"
    assert notes(desk)[0] == (
        "screening", "screening: denied party",
        "denied party: SE ZORVANE MARITIME TRADNG LTD is 97.9 like ZORVANE MARITIME TRADING L.L.C., "
        "SDN (invented) - Treasury Department 990001",
    )  # fmt: skip
    desk.officer("remove_hold", kind="sanctions")
    assert desk.told() == ["98"]


def test_a_party_of_the_region_is_detained(ruled: Make) -> None:
    desk = ruled(text=OCEAN.replace("CHAOZHOU  ", "URUMQI    "))
    desk.wait("5m")
    assert desk.told() == ["04"]


def test_what_lacks_an_agencys_data_is_held_by_the_agency_where_the_policy_says_so(ruled: Make) -> None:
    text = OCEAN.replace("SE606911103750", "SE601604201000")
    quiet, held = ruled(text=text), ruled(text=text, screening={"tariff_flags": "hold"})
    for desk in (quiet, held):
        desk.wait("5m")
    assert quiet.told() == ["98"]
    assert [line[:7] for one in held.so() for line in one if line.startswith("SO70")] == ["SO70FDA"]


def test_screening_that_is_off_holds_nothing(ruled: Make) -> None:
    desk = ruled(text=OCEAN.replace("SE40001CN", "SE40001CU"), screening={"on": False})
    desk.wait("5m")
    assert desk.told() == ["98"]
