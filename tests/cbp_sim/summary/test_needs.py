"""A rule that is not asked, for want of what it needs, would have found nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbp_sim.handlers.entry_summary import read
from cbp_sim.profile import Profile, shipped_profile
from cbp_sim.replies import address_of
from cbp_sim.rules.summary import judge
from formats.batch import Batch
from formats.catair.entry_summary.records import Filing
from tests.cbp_sim.conditions.summaries import cases as all_cases
from tests.cbp_sim.summary.cases import Case, with_reference
from tests.cbp_sim.summary.kit import Edit, ae, batch, opened
from tests.cbp_sim.summary.test_random import BASES, overwritten, refilled

#: A world with a row in every table that rules turn on, about nobody and nothing in particular.
FULL = """
closed_declarations = ["ZZ"]
statement_runs = [2026-12-24]
importers = [{number = "11-1111111"}]
sureties = [{code = "999", status = "active"}]
ports = [{code = "0000"}]
facilities = [{code = "Z999"}]
filers = [{code = "ZZZ"}]
countries = [{code = "ZZ"}]
articles = [{hts = "00000000"}]
programs = [{agency = "ZZZ", program = "ZZZ"}]
claims = [{code = "ZZ"}]
cases = [{number = "Z000000000", origin = "ZZ"}]
quotas = [{hts = "00000000", origin = "ZZ"}]
agricultural = [{number = "0"}]
licenses = [{type = "ZZ", numbers = []}]
visas = [{origin = "ZZ", numbers = []}]
participants = [{origin = "ZZ", kind = "visa"}]
"""


def asked_all(rules: tuple[Any, ...], *_: object) -> tuple[Any, ...]:
    """Nothing is left out."""
    return rules


def codes(sent: Batch, profile: Profile, asked: Callable[..., tuple[Any, ...]]) -> list[tuple[str, object]]:
    """What is found when the rules asked are those."""
    found = []
    kept, judge.worth_asking = judge.worth_asking, asked  # type: ignore[assignment]
    try:
        with opened(profile)._world() as world:
            for transaction in sent.blocks[0].transactions:
                if transaction.reading is None or not isinstance(transaction.reading.content, Filing):
                    continue
                judged = judge.judge(read(transaction, address_of(sent, sent.blocks[0]), world))
                found += [(finding.condition.code, finding.detail) for finding in judged.decision.findings]
    finally:
        judge.worth_asking = kept
    return found


def both_alike(sent: Batch, profile: Profile) -> None:
    """The same is found either way."""
    assert codes(sent, profile, judge.worth_asking) == codes(sent, profile, asked_all)


def _cases() -> Iterator[Case]:
    yield from all_cases()


@pytest.mark.parametrize("case", list(_cases()), ids=str)
def test_what_a_rule_needs_is_all_that_it_needs(case: Case) -> None:
    for edits, world in ((case.bad, case.world), (case.good, case.good_world or case.world)):
        sent = batch(ae(*edits), port=case.port, filer=case.filer, preparer=case.preparer)
        both_alike(sent, with_reference(world))


@given(
    st.sampled_from(BASES),
    st.lists(st.one_of(overwritten(), refilled(), refilled()), min_size=1, max_size=4),
    st.sampled_from(["", FULL]),
)
def test_whatever_is_filed(base: Edit, edits: list[Edit], world: str) -> None:
    both_alike(batch(ae(base, *edits)), with_reference(world) if world else shipped_profile("default"))
