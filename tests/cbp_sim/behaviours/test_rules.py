"""The rule file: what it may say, and how what it may not say is refused."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cbp_sim.behaviours.rules import RuleError, condition_of, in_words, load_rules, read_rules
from cbp_sim.errors import ProfileError
from cbp_sim.profile import load_profile, read_profile

GOOD = """
[[rule]]
name = "big ceramics"
when.hts = ["6911", "6912"]
when.value = { at_least = 10000 }
when.nth = 3
do.hold = "documents"
do.document_type = "CBP01"
do.delay = "2h"
"""
WORLD = """
name = "ruled"
[[accounts]]
site = "1234"
id = "N01"
passwords = ["PASSED"]
[[filers]]
code = "N01"
[policy]
behaviours = "my.rules.toml"
"""


def test_a_rule_says_when_and_what() -> None:
    (rule,) = load_rules(GOOD, where="rules").rules
    assert (rule.name, rule.when.hts, str(rule.when.value), str(rule.when.nth)) == (
        "big ceramics", ("6911", "6912"), "at least 10000", "number 3",
    )  # fmt: skip
    assert str(rule.do) == "delay 2h, hold documents CBP01"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[rules]]\n", "rules is not known here: did you mean rule?"),
        ("rule = 3\n", "write each rule under a line [[rule]]"),
        ("[[rule]\n", "rules: "),
        (GOOD.replace("when.hts", "when.htz"), "rule 1 'big ceramics': when.htz is not known here: did you mean hts?"),
        (
            GOOD.replace("at_least", "atleast"),
            "when.value.atleast is not known here: did you mean at_least or at_most?",
        ),
        (GOOD.replace("do.delay", "do.zzz"), "do.zzz is not known here: there are hold, document_type, agency, delay"),
        (GOOD.replace('"documents"', '"document"'), "no hold is called 'document': do you mean documents"),
        (GOOD.replace('do.document_type = "CBP01"\n', ""), "hold documents needs document_type"),
        (GOOD.replace('"2h"', '"soon"'), "do.delay"),
        (GOOD.replace('do.delay = "2h"', "do.release = true"), "hold and release do not go together"),
        (GOOD.replace("when.nth = 3", "when.nth = 0"), "when.nth"),
        (GOOD.replace('name = "big ceramics"\n', ""), "rule 1: name: Field required"),
        (GOOD + GOOD, "two rules are called 'big ceramics'"),
        ('[[rule]]\nname = "x"\ndo.answer = "334"\n', "334 is no condition of cargo release"),
        ('[[rule]]\nname = "x"\ndo.answer = "333"\ndo.delay = "1h"\n', "delay and answer do not go together"),
        ('[[rule]]\nname = "x"\ndo.document_type = "CBP01"\n', "nothing to do: name hold, delay, answer or release"),
        ('[[rule]]\nname = "x"\ndo.release = true\ndo.agency = "FDA"\n', "agency goes with a hold"),
        ('[[rule]]\nname = "x"\ndo.hold = "agency hold"\n', "name the agency, such as FDA"),
    ],
)
def test_what_is_wrong_is_refused_by_name(text: str, says: str) -> None:
    with pytest.raises(RuleError) as refused:
        load_rules(text, where="rules")
    assert says in str(refused.value)
    assert str(refused.value).startswith("rules: ")


def test_a_condition_is_cargo_releases_own_before_others() -> None:
    assert condition_of("001").narrative == "MISSING ACTION CODE"


@pytest.mark.parametrize(
    ("span", "words"), [(timedelta(days=1, hours=12), "1d12h"), (timedelta(seconds=90), "1m30s"), (timedelta(), "0s")]
)
def test_a_span_is_told_as_it_is_written(span: timedelta, words: str) -> None:
    assert in_words(span) == words


def test_a_profile_reads_its_rules_from_beside_it(tmp_path: Path) -> None:
    (tmp_path / "world.toml").write_text(WORLD)
    (tmp_path / "my.rules.toml").write_text(GOOD)
    profile = read_profile(tmp_path / "world.toml")
    assert [rule.name for rule in profile.policy.rules.rules] == ["big ceramics"]
    assert [rule.name for rule in type(profile).model_validate(profile.model_dump()).policy.rules.rules] == [
        "big ceramics"
    ]


def test_a_profile_whose_rules_are_wrong_or_missing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "world.toml").write_text(WORLD)
    with pytest.raises(ProfileError, match=r"policy: .*my.rules.toml: No such file"):
        read_profile(tmp_path / "world.toml")
    (tmp_path / "my.rules.toml").write_text(GOOD.replace("when.hts", "when.htz"))
    with pytest.raises(ProfileError, match=r"my.rules.toml: rule 1 'big ceramics': when.htz"):
        read_profile(tmp_path / "world.toml")
    with pytest.raises(RuleError, match="name a file of rules"):
        read_rules(tmp_path)


def test_a_world_without_behaviours_has_no_rules() -> None:
    assert load_profile(WORLD.replace('behaviours = "my.rules.toml"', ""), where="x").policy.rules.rules == ()
