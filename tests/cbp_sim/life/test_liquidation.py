"""Liquidation, and until when a paid summary may be corrected."""

from __future__ import annotations

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.errors import NotLegal
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.lifecycle import summary_account as accounts
from cbp_sim.lifecycle.liquidation import LIQUIDATION, bars_correction
from cbp_sim.profile import shipped_profile
from tests.cbp_sim.life.kit import SUBJECT, act, correction, events, file, go, messages, of, profile_with
from tests.cbp_sim.summary.kit import ae, answer, batch, opened, put, send, state


def paid(cbp: Cbp | None = None) -> Cbp:
    """A summary entered on 6 January 2026, and paid the day before."""
    cbp = cbp or opened()
    assert file(cbp).accepted
    act(cbp, "pay")
    return cbp


def test_every_step_says_where_it_is_written() -> None:
    assert all(step.cite for step in LIQUIDATION.table.values())


def test_a_paid_summary_is_liquidated_314_days_after_its_entry_with_a_notice_before() -> None:
    cbp = paid()
    go(cbp, "2026-11-02T05:00")
    assert "courtesy notice of liquidation" not in events(cbp)
    go(cbp, "2026-11-02T06:00")
    assert (cbp.timeline(SUBJECT)[-1].event, cbp.timeline(SUBJECT)[-1].note) == (
        "courtesy notice of liquidation",
        "on 2026-11-16",
    )
    go(cbp, "2026-11-16T05:00")
    assert state(cbp) == life.PAID
    go(cbp, "2026-11-16T06:00")
    assert state(cbp) == life.LIQUIDATED
    assert file(cbp).codes[0] == "B30"
    assert file(cbp, correction).codes[0] == "B50"


def test_what_is_not_paid_is_not_liquidated() -> None:
    cbp = opened()
    file(cbp)
    go(cbp, "2027-06-01T06:00")
    assert state(cbp) == life.TRADE


def test_a_rejected_summary_waits_and_goes_on_when_it_is_filed_again() -> None:
    cbp = paid()
    act(cbp, "reject")
    go(cbp, "2026-11-16T09:00")
    assert events(cbp)[-1] == "liquidation waits"
    assert file(cbp, put("10:51", "")).accepted
    go(cbp, "2026-11-17T06:00")
    assert state(cbp) == life.LIQUIDATED


def test_it_is_extended_three_times_a_year_each() -> None:
    cbp = paid()
    for _ in range(3):
        act(cbp, "extend")
    with pytest.raises(NotLegal, match="extended three times"):
        act(cbp, "extend")
    go(cbp, "2029-11-14T06:00")
    assert state(cbp) == life.PAID
    go(cbp, "2029-11-15T06:00")
    assert state(cbp) == life.LIQUIDATED
    assert events(cbp).count("courtesy notice of liquidation") == 1


def test_a_suspension_takes_the_date_away_and_its_end_sets_one() -> None:
    cbp = paid()
    act(cbp, "suspend")
    with pytest.raises(NotLegal, match="its liquidation is suspended"):
        act(cbp, "suspend")
    go(cbp, "2026-11-20T06:00")
    assert state(cbp) == life.PAID
    act(cbp, "resume")
    go(cbp, "2026-11-21T06:00")
    assert state(cbp) == life.LIQUIDATED


def test_an_ad_cvd_summary_is_suspended_and_corrected_all_the_same() -> None:
    cbp = opened()
    assert file(cbp).accepted
    with cbp._world() as world:
        accounts.change(world, SUBJECT, {"entry_type": "03"})
    act(cbp, "pay")
    assert (cbp.timeline(SUBJECT)[-1].event, cbp.timeline(SUBJECT)[-1].state) == (
        "liquidation suspended for an AD/CVD case",
        "suspended",
    )
    with cbp._world() as world:
        assert bars_correction(world, SUBJECT) is None
        assert bars_correction(world, "N01-50000011") is None
    # CBP may reject it for sixty days, not ten working days.
    go(cbp, "2026-03-06T12:00")
    act(cbp, "reject")


def test_an_officer_liquidates_early() -> None:
    cbp = paid()
    act(cbp, "liquidate")
    assert state(cbp) == life.LIQUIDATED
    with pytest.raises(NotLegal, match="legal is nothing"):
        act(cbp, "liquidate")


def test_a_cancelled_summary_is_not_liquidated() -> None:
    cbp = paid()
    act(cbp, "cancel")
    go(cbp, "2026-12-01T06:00")
    assert state(cbp) == life.CANCELLED


# ------------------------------------------------------------------------------------------------------- corrections


def test_a_correction_is_taken_until_300_days_after_the_entry() -> None:
    cbp = paid()
    go(cbp, "2026-11-01T12:00")
    # 299 days after the entry, and 15 before its liquidation.
    assert file(cbp, correction).codes == ["B51"]
    act(cbp, "extend")
    assert file(cbp, correction).accepted
    go(cbp, "2026-11-03T12:00")
    assert file(cbp, correction).codes == ["B48"]
    assert state(cbp) == life.PAID


@pytest.mark.parametrize(
    ("settings", "day", "codes"),
    [
        ({"correction_days": 269}, "2026-10-02", []),
        ({"correction_days": 269}, "2026-10-03", ["B48"]),
        ({"correction_margin": 14}, "2026-11-01", []),
        ({"correction_margin": 14}, "2026-11-02", ["B51"]),
        ({}, "2026-10-31", []),
    ],
    ids=str,
)
def test_the_windows_are_settings(settings: dict[str, int], day: str, codes: list[str]) -> None:
    cbp = paid(opened(profile_with(**settings)))
    go(cbp, f"{day}T12:00")
    assert file(cbp, correction).codes == codes


def test_no_correction_while_cbp_reviews_it_or_it_is_suspended() -> None:
    cbp = paid()
    act(cbp, "request_documents", what="package")
    assert file(cbp, correction).codes == ["B59"]
    act(cbp, "documents_received")
    act(cbp, "suspend")
    assert file(cbp, correction).codes == ["B60"]
    act(cbp, "resume")
    assert file(cbp, correction).accepted


def test_who_corrects_anothers_summary_owns_it_and_the_other_is_told() -> None:
    profile = shipped_profile("default")
    shared = profile.accounts[0].model_copy(update={"filers": ("N01", "EEE")})
    cbp = paid(opened(profile.model_copy(update={"accounts": (shared, *profile.accounts[1:])})))
    send(cbp, batch(ae(correction), filer="EEE"))
    assert [one.application for one in cbp.messages()] == ["AX", "AX", "UC"]
    assert answer(cbp.messages()[1].lines).accepted
    (lost,) = messages(cbp, "UC")
    (notice,) = of(lost, "E1")
    assert (notice.disposition, notice.source, lost.lines[1][7:10]) == ("8", "2", "N01")
    assert of(lost, "E2")[0].line.rstrip() == "E2"
    act(cbp, "request_documents", what="invoices")
    assert messages(cbp, "UC")[1].lines[1][7:10] == "EEE"
