"""CBP's acts on accepted summaries, their UC, and what is legal when."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cbp_sim.cbp import Cbp
from cbp_sim.errors import NotLegal, UnknownSubject
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.summary_deeds import DEEDS, GUARDS
from cbp_sim.summary_officer import _NEEDS, SummaryAct
from tests.cbp_sim.life.kit import (
    SUBJECT,
    act,
    correction,
    events,
    file,
    go,
    messages,
    of,
    on_statement,
    records,
)
from tests.cbp_sim.summary.kit import Edit, opened, put, state

UNPAID = put("10:51", "")


def paid(*edits: Edit) -> Cbp:
    """A summary paid singly on the day of its filing, Monday 5 January 2026."""
    cbp = opened()
    assert file(cbp, *edits).accepted
    act(cbp, "pay")
    return cbp


def test_a_rejection_is_told_with_its_reason_the_officer_and_the_remarks() -> None:
    cbp = paid()
    act(
        cbp, "reject", reason="003", line="001", user="Sample, Ann", telephone="2025550101",
        remarks="Line 001: the description does not support the classification. See 4901.99 and transmit again.",
    )  # fmt: skip
    assert messages(cbp, "UC")[0].lines == [
        # 3456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789
        "A1234N01      010526     UC                                                     ",
        "B  2704N01UC                                                                    ",
        "E141   003010526                                  N01  50000029  001REF-00001   ",
        "E2  SAMPLE, ANN                     2025550101  N0150000029                     ",
        "E3LINE 001: THE DESCRIPTION DOES NOT SUPPORT THE CLASSIFICATION. SEE 4901.99 AND",
        "E3TRANSMIT AGAIN.                                                               ",
        "Y  2704N01UC00004                                                               ",
        "Z1234N01      010526                                                            ",
    ]
    assert state(cbp) == life.REJECTED
    assert records(messages(cbp, "UC")[0])


def test_a_rejected_summary_is_filed_again_as_its_next_version_and_stays_paid() -> None:
    cbp = paid()
    act(cbp, "reject")
    assert file(cbp).codes == ["217"]
    assert file(cbp, UNPAID).final.version == "00200"
    assert state(cbp) == life.PAID


def test_what_a_refiling_owes_more_or_less_is_told() -> None:
    from tests.cbp_sim.summary.kit import value

    cbp = paid()
    act(cbp, "reject")
    assert file(cbp, UNPAID, value(20000)).accepted
    more = cbp.timeline(SUBJECT)[-1]
    assert (more.event, more.note) == ("more is owed than was paid", "9.43")
    act(cbp, "reject")
    assert file(cbp, UNPAID).accepted
    assert cbp.timeline(SUBJECT)[-1].event == "less is owed than was paid"


def test_cbp_rejects_within_ten_working_days_or_by_force() -> None:
    cbp = paid()
    # The tenth working day after Monday 5 January: the 19th is a holiday.
    go(cbp, "2026-01-20T09:00")
    act(cbp, "reject")
    assert state(cbp) == life.REJECTED
    late = paid()
    go(late, "2026-01-21T09:00")
    with pytest.raises(NotLegal, match="CBP may reject it until 2026-01-20; force would do it"):
        act(late, "reject")
    act(late, "reject", force=True)
    assert cbp.timeline(SUBJECT)[-1].note == "to be filed again by 2026-01-22"
    assert late.timeline(SUBJECT)[-1].note.endswith("forced")


def test_a_summary_that_is_not_paid_cannot_be_rejected_not_even_by_force() -> None:
    cbp = opened()
    file(cbp)
    with pytest.raises(NotLegal, match=r"while trade control.*legal is request_documents, inactivate, cancel, pay"):
        act(cbp, "reject", force=True)


@pytest.mark.parametrize(("what", "code"), [("invoices", "1"), ("package", "2")])
def test_documents_wanted_put_it_under_cbp_control_until_they_are_reviewed(what: str, code: str) -> None:
    cbp = opened()
    file(cbp)
    act(cbp, "request_documents", what=what)
    (notice,) = of(messages(cbp, "UC")[0], "E1")
    assert (notice.disposition, notice.source, notice.reason) == (code, "1", None)
    assert state(cbp) == life.CBP
    assert file(cbp).codes == ["B29"]
    with pytest.raises(NotLegal, match="wanted"):
        act(cbp, "request_documents", what=what)
    act(cbp, "documents_received")
    assert state(cbp) == life.TRADE
    assert file(cbp).accepted
    with pytest.raises(NotLegal, match="no document is wanted"):
        act(cbp, "documents_received")


def test_a_summary_under_review_is_printed_and_paid_as_any() -> None:
    cbp = opened()
    file(cbp, on_statement())
    act(cbp, "request_documents", what="package")
    go(cbp, "2026-01-12T09:00")
    act(cbp, "remove")
    assert state(cbp) == life.CBP
    act(cbp, "pay")
    assert state(cbp) == life.PAID
    act(cbp, "documents_received")
    assert state(cbp) == life.PAID


@pytest.mark.parametrize(
    ("name", "code", "then"), [("inactivate", "5", life.INACTIVE), ("cancel", "6", life.CANCELLED)]
)
@pytest.mark.parametrize("printed", [False, True])
def test_what_is_inactivated_or_cancelled_leaves_its_statement(name: str, code: str, then: str, printed: bool) -> None:
    cbp = opened()
    file(cbp, on_statement())
    if printed:
        go(cbp, "2026-01-12T09:00")
    act(cbp, name)
    assert of(messages(cbp, "UC")[0], "E1")[0].disposition == code
    assert state(cbp) == then
    go(cbp, "2026-01-15T09:00")
    assert len(messages(cbp, "PF")) == int(printed)
    if printed:
        assert "daily statement last summary taken off" in events(cbp, "2726012001")


def test_an_inactive_summary_can_be_filed_again_and_not_corrected() -> None:
    cbp = opened()
    file(cbp)
    act(cbp, "inactivate")
    assert file(cbp, correction).codes[0] == "B46"
    assert file(cbp, put("10:3", "R"), on_statement()).accepted
    assert state(cbp) == life.TRADE
    go(cbp, "2026-01-12T09:00")
    assert len(messages(cbp, "PF")) == 1


def test_an_inactive_summary_can_be_cancelled() -> None:
    cbp = opened()
    file(cbp)
    act(cbp, "inactivate")
    act(cbp, "cancel")
    assert state(cbp) == life.CANCELLED
    assert [of(one, "E1")[0].disposition for one in messages(cbp, "UC")] == ["5", "6"]


def test_a_change_by_cbp_is_a_minor_version() -> None:
    cbp = paid()
    act(cbp, "change")
    with cbp._world() as world:
        summary = life.on_file(world, SUBJECT)
    assert summary is not None
    assert life.version(summary.data) == "00101"


@pytest.mark.parametrize(
    "told",
    [
        {"act": "request_documents"},
        {"act": "request_documents", "what": "everything"},
        {"act": "move"},
        {"act": "reject", "print_date": "2026-01-20"},
        {"act": "reject", "reason": "12"},
        {"act": "reject", "remarks": "x" * 501},
        {"act": "reject", "remarks": "\x07"},
        {"act": "reject", "telephone": "123"},
        {"act": "dance"},
        {"act": "pay", "subject": "nothing"},
        {"act": "reject", "subject": "2726012001"},
        {"act": "pay", "by": "cbp"},
        {"act": "pay", "surprise": 1},
    ],
    ids=str,
)
def test_an_act_that_makes_no_sense_is_refused_before_anything_is_asked(told: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SummaryAct.model_validate({"subject": SUBJECT, **told})


def test_every_act_has_a_guard_and_a_deed() -> None:
    from typing import get_args

    from cbp_sim.summary_officer import ActName

    assert set(get_args(ActName)) == set(GUARDS) == set(DEEDS)
    assert set(_NEEDS) <= set(GUARDS)


def test_a_summary_that_was_never_filed_or_was_deleted_is_unknown() -> None:
    cbp = opened()
    with pytest.raises(UnknownSubject, match="has no accepted summary"):
        act(cbp, "pay")
    file(cbp)
    assert file(cbp, lambda all_records: [("10D" + all_records[0][3:35]).ljust(80)]).accepted
    with pytest.raises(UnknownSubject, match="was deleted"):
        act(cbp, "pay")


@pytest.mark.parametrize("day", ["2026-01-05", "2026-01-10", "2026-01-19", "2026-04-06"])
def test_a_statement_is_printed_on_a_working_day_in_the_next_90_days(day: str) -> None:
    cbp = opened()
    file(cbp, on_statement())
    with pytest.raises(NotLegal, match="a working day in the next 90 days"):
        act(cbp, "move", print_date=day)


def test_a_summary_is_moved_before_it_is_printed_too() -> None:
    cbp = opened()
    file(cbp, on_statement())
    act(cbp, "move", print_date="2026-01-09")
    go(cbp, "2026-01-09T09:00")
    assert [one.lines[1][13:23] for one in messages(cbp, "PF")] == ["2726009001"]
    go(cbp, "2026-01-12T09:00")
    assert len(messages(cbp, "PF")) == 1


def test_before_it_is_printed_there_is_nothing_to_remove_or_to_pay() -> None:
    cbp = opened()
    file(cbp, on_statement())
    with pytest.raises(NotLegal, match="it is on no statement"):
        act(cbp, "remove")
    with pytest.raises(NotLegal, match="its payment is scheduled for a statement"):
        act(cbp, "pay")


def test_an_act_is_in_the_journal_and_on_the_timeline_with_who_did_it() -> None:
    cbp = opened()
    file(cbp, on_statement())
    go(cbp, "2026-01-12T09:00")
    act(cbp, "pay")
    assert cbp.journal()[-1].kind == "summary-officer"
    assert [(one.actor, one.event, one.note) for one in cbp.timeline(SUBJECT)][-1] == (
        "filer",
        "payment of its statement authorized",
        "2726012001",
    )
