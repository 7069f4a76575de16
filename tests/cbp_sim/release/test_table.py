"""The lifecycle itself: its rows are cited, its dispositions are CBP's, its stages can be reached and left."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cbp_sim.documents import Document
from cbp_sim.errors import NotLegal, SimulatorError, UnknownSubject
from cbp_sim.holds import kind_of
from cbp_sim.lifecycle.cargo_release import ACTORS, CANCELLED, LIFECYCLE, NOT_ON_FILE, RELEASED, SENDS, TABLE
from cbp_sim.lifecycle.release_events import RINGER, RINGS
from cbp_sim.lifecycle.subjects import entry_subject
from cbp_sim.notices import disposition
from cbp_sim.officer import OfficerAct
from cbp_sim.store.rows import Timer
from formats.codes import dispositions_of


def test_every_row_is_cited_and_every_event_has_an_actor():
    assert all(step.cite for step in TABLE.values())
    assert {event for _, event in TABLE} == set(ACTORS)


def test_every_event_that_sends_something_sends_dispositions_of_cbp():
    known = {**dispositions_of("SO50"), **dispositions_of("SO60")}
    assert set(SENDS) <= set(ACTORS)
    assert all(code in known for codes in SENDS.values() for code in codes)


def test_every_stage_is_reached_and_only_a_cancelled_entry_stays_for_ever():
    reached = {step.to for step in TABLE.values()} | {NOT_ON_FILE}
    assert reached == set(LIFECYCLE.states())
    assert [stage for stage in LIFECYCLE.states() if not LIFECYCLE.events(stage)] == [CANCELLED]


@pytest.mark.parametrize("stage", LIFECYCLE.states())
def test_a_pair_that_is_absent_is_refused_with_what_is_legal(stage):
    absent = [event for event in ACTORS if not LIFECYCLE.allows(stage, event)]
    for event in absent:
        with pytest.raises(NotLegal, match="legal is"):
            LIFECYCLE.after(stage, event)
    assert absent


def test_a_release_follows_from_matched_admissible_and_suspended_only():
    assert {stage for stage, event in TABLE if event == "release"} == {"matched", "admissible", "suspended"}
    assert all(TABLE[stage, "release"].to == RELEASED for stage in ("matched", "admissible", "suspended"))


@pytest.mark.parametrize("kind", sorted(RINGS))
def test_a_timer_of_an_entry_that_is_gone_does_nothing(desk, kind):
    with desk.cbp._world() as world:
        RINGER.ring(Timer(1, world.now, kind, "N01-99999999", {}), world)
    assert desk.cbp.messages() == []


@pytest.mark.parametrize(
    "text", ["N01-70001015", "n01-70001015", "N01-7000101-5", "N0170001015"], ids=["key", "lower", "hyphens", "wire"]
)
def test_an_entry_is_named_in_every_way_that_people_write_it(text):
    assert entry_subject(text) == "N01-70001015"


def test_what_is_no_entry_number_is_refused():
    with pytest.raises(UnknownSubject, match="write it like N01-5000003-5"):
        entry_subject("7000101")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"act": "exam_result"}, "exam_result needs result"),
        ({"act": "place_hold"}, "place_hold needs kind"),
        ({"act": "reject_request"}, "reject_request needs reason"),
        ({"act": "reject_request", "reason": "18"}, "reason"),
        ({"act": "reject_request", "reason": "13"}, "give a comment"),
        ({"act": "reject_request", "reason": "09", "comment": "caf\u00e9"}, "keyboard characters"),
        ({"act": "request_documents"}, "needs document_type, or about=request"),
        ({"act": "order_exam", "result": "clean"}, "order_exam takes no result"),
        ({"act": "place_hold", "kind": "manifst"}, "do you mean manifest"),
        ({"act": "agency_status", "agency": "FDA"}, "agency_status needs status"),
        ({"act": "agency_status", "agency": "ZZZ", "status": "01"}, "no agency of Appendix V"),
        ({"act": "agency_status", "agency": "FDA", "status": "10", "document_type": "TOOLNG"}, "at most 5"),
        ({"act": "burn"}, "act"),
        ({"act": "order_exam", "entry": "X"}, "no entry number"),
        ({"act": "order_exam", "entry": None}, "order_exam needs entry"),
        ({"act": "place_hold", "kind": "manifest", "entry": None}, "may name a bill alone"),
    ],
    ids=lambda value: value if isinstance(value, str) else value["act"],
)
def test_an_act_that_makes_no_sense_is_refused_with_the_next_step(told, said):
    with pytest.raises(ValidationError, match=said):
        OfficerAct.model_validate({"entry": "N01-70001015", **told})


def test_a_document_names_an_entry_and_its_type():
    with pytest.raises(ValidationError, match="no entry number"):
        Document(entry="X", document_type="CBP01")
    with pytest.raises(ValidationError, match="document_type"):
        Document(entry="N01-70001015", document_type="COMMERCIAL INVOICE")


def test_a_disposition_or_hold_that_cbp_does_not_have_is_our_own_mistake():
    with pytest.raises(SimulatorError, match=r"dispositions\.csv"):
        disposition("SO60", "ZZ")
    with pytest.raises(SimulatorError, match="there are seizure, exclusion"):
        kind_of("whim")
