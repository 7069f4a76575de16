"""How a summary lives: control, implicit deletion, versions."""

from __future__ import annotations

import pytest

from cbp_sim.errors import NotLegal
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.profile import shipped_profile
from tests.cbp_sim.summary.kit import Edit, after, file, happens, opened, put, state

ON_STATEMENT = (life.STATEMENT_PRINTED,)
PAID = (*ON_STATEMENT, life.COLLECTED)
REJECTED = (*PAID, life.CBP_REJECTED)


def test_every_step_says_where_it_is_written() -> None:
    assert all(step.cite for step in life.LIFECYCLE.table.values())


def test_every_state_that_refuses_a_filing_has_its_condition() -> None:
    states = life.LIFECYCLE.states()
    refusing = {one for one in states if not life.LIFECYCLE.allows(one, life.FILED)}
    assert refusing == set(life.NOT_NOW)


def test_a_refused_correction_in_trade_control_deletes_what_is_on_file() -> None:
    cbp = opened()
    after()(cbp)
    assert not file(cbp, put("10:39", "")).accepted
    assert state(cbp) == life.DELETED
    assert file(cbp).final.narrative == "SUMMARY HAS BEEN ADDED"


@pytest.mark.parametrize("events", [ON_STATEMENT, PAID, REJECTED, (life.CANCELLATION,)])
def test_under_cbp_control_it_stays(events: tuple[str, ...]) -> None:
    cbp = opened()
    after(events=events)(cbp)
    before = state(cbp)
    assert not file(cbp, put("10:39", "")).accepted
    assert state(cbp) == before


@pytest.mark.parametrize(
    "edit", [put("10:22-30", "ANOTHER"), put("10:18-21", "3001"), put("10:3", "X")], ids=["reference", "port", "action"]
)
def test_a_filing_that_is_not_known_to_be_the_summarys_own_leaves_it(edit: Edit) -> None:
    cbp = opened()
    after()(cbp)
    assert not file(cbp, edit).accepted
    assert state(cbp) == life.TRADE


def test_another_filer_cannot_delete_it_by_a_bad_filing() -> None:
    profile = shipped_profile("default")
    shared = profile.accounts[0].model_copy(update={"filers": ("N01", "EEE")})
    cbp = opened(profile.model_copy(update={"accounts": (shared, *profile.accounts[1:])}))
    after()(cbp)
    assert file(cbp, put("10:39", ""), filer="EEE").codes == ["B53", "B39"]
    assert state(cbp) == life.TRADE


def test_a_refused_deletion_leaves_it() -> None:
    cbp = opened()
    after()(cbp)
    assert file(cbp, put("10:3", "D")).codes == ["B24"]
    assert state(cbp) == life.TRADE


def test_a_refused_first_filing_leaves_nothing() -> None:
    cbp = opened()
    assert not file(cbp, put("10:39", "")).accepted
    assert state(cbp) == life.NEW
    assert [one.state for one in cbp.timeline("N01-50000029")] == [life.NEW]


def version(*events: str) -> str | None:
    """The version of a refiling after these events."""
    cbp = opened()
    after(events=events)(cbp)
    return file(cbp, *((put("10:51", ""),) if life.COLLECTED in events else ())).final.version


@pytest.mark.parametrize(
    ("events", "becomes"),
    [
        ((), "00100"),
        ((life.STATEMENT_PRINTED, life.STATEMENT_REMOVED), "00200"),
        (REJECTED, "00200"),
        (ON_STATEMENT, None),
    ],
)
def test_the_version_counts_filings_after_a_rejection_or_a_statement(
    events: tuple[str, ...], becomes: str | None
) -> None:
    assert version(*events) == becomes


def test_changes_by_officers_count_below_it() -> None:
    cbp = opened()
    after(events=REJECTED)(cbp)
    assert file(cbp, put("10:51", "")).final.version == "00200"
    happens(cbp, life.CBP_CHANGED)
    with cbp._world() as world:
        thing = life.on_file(world, "N01-50000029")
        assert thing is not None
        assert life.version(thing.data) == "00201"


def test_the_reference_of_the_first_filing_is_the_one_that_counts() -> None:
    cbp = opened()
    after()(cbp)
    assert file(cbp, put("10:3", "R"), put("10:22-30", "ANOTHER")).accepted
    assert file(cbp, put("10:22-30", "ANOTHER")).codes == ["B35"]
    assert file(cbp).accepted


def test_what_the_table_lacks_is_refused_and_said() -> None:
    cbp = opened()
    after()(cbp)
    with pytest.raises(NotLegal, match="entry summary: rejected by CBP is not legal while trade control"):
        happens(cbp, life.CBP_REJECTED)


def test_a_deleted_number_can_be_filed_again() -> None:
    cbp = opened()
    after()(cbp)
    assert file(cbp, lambda records: [("10D" + records[0][3:35]).ljust(80)]).accepted
    assert state(cbp) == life.DELETED
    assert file(cbp).final.narrative == "SUMMARY HAS BEEN ADDED"
