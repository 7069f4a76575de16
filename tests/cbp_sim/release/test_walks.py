"""Cargo release walked at random: filer, carrier, officer, agencies, documents and the clock act in any order.

Whatever they do: no stage changes but by the table, no act is done that is not legal, released cargo has no open hold,
every open hold has a way out and is ended by it, and all that was done gives the same timelines and messages when it is
done again. Two entries share one bill, so what lies on it meets both; the second has another bill besides.

Each change is held against the table of stages and the laws of `tests.cbp_sim.release.laws`: who may end which hold and
by what, what follows, who releases, when an entry lapses. The world between two acts is held against those of
`standing`: an entry knows what the manifest says, holds keep their clocks, and whatever waits has something coming.
"""

from __future__ import annotations

from typing import TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from cbp_sim.cbp import Cbp
from cbp_sim.documents import Document
from cbp_sim.errors import NotLegal
from cbp_sim.holds import KINDS, kind_of
from cbp_sim.lifecycle.cargo_release import CANCELLED, FILED, RELEASED
from cbp_sim.lifecycle.release_flow import BILL_CODES
from cbp_sim.manifest import BILLS
from cbp_sim.officer import OfficerAct
from cbp_sim.profile import Pace, Policy
from cbp_sim.store.database import Database
from tests.cbp_sim.release.desk import ENTRY, Desk
from tests.cbp_sim.release.standing import Standing, keep
from tests.cbp_sim.release.test_properties import read
from tests.cbp_sim.release.walking import BILLS_HERE, ENTRIES, OTHER, Walking
from tests.cbp_sim.release.watch import Taped, Watch, played

T = TypeVar("T")

LONG = settings.get_current_profile_name() == "long"

TARGETS = ({"hold": "manifest", "rate": 0.3}, {"hold": "nii", "rate": 0.3},
           {"hold": "agency exam", "agency": "FDA", "rate": 0.3})  # fmt: skip
#: Acts that are drawn seldom: they end a walk's interest in the entry.
FINAL = ("cancel", "approve_request")

some_entry = st.sampled_from(ENTRIES)
some_bill = st.sampled_from(BILLS_HERE)
seldom = st.integers(0, 19).map(lambda n: n == 0)


class Life(Walking):
    """Two entries and their bills, with everybody acting at random."""

    @initialize(
        exam=st.sampled_from([0.0, 0.5]),
        document=st.sampled_from([0.0, 0.5]),
        drawn=st.sampled_from([(), TARGETS]),
        match=st.sampled_from(["0s", "10m"]),
        release=st.sampled_from(["0s", "1h"]),
        here=st.booleans(),
        both=st.booleans(),
    )
    def begin(
        self, exam: float, document: float, drawn: object, match: str, release: str, here: bool, both: bool
    ) -> None:
        self.watch = Watch().__enter__()
        pace = Pace.model_validate({"bill_match": match, "release": release})
        self.desk = Desk(Policy.model_validate(
            {"exam_rate": exam, "document_rate": document, "targeting": drawn, "pace": pace}
        ))  # fmt: skip
        self.cbp = Taped(self.desk.cbp)
        self.desk.cbp = self.cbp  # type: ignore[assignment]
        self.looked = (-1, {})
        for bill in BILLS_HERE:
            self.tell("on_file", 420, bill=bill)
            if here:
                self.tell("arrived", bill=bill)
        self.file(ENTRY, "A")
        if both:
            self.file(OTHER, "A")
        if here:
            self.wait("20m")

    # who acts

    @rule(at=st.integers(0, 100), quantity=st.sampled_from([None, 400, 420]), bill=some_bill)
    def carrier_tells(self, at: int, quantity: int | None, bill: str) -> None:
        # A bill is deleted less often than it moves on.
        events = [event for event in BILLS.events(self.state_of(bill)) if event != "deleted" or at % 4 == 0]
        if events:
            self.tell(events[at % len(events)], quantity, bill=bill)

    @rule(entry=some_entry, at=st.integers(0, 10_000), final=seldom)
    def officer_does_something_legal(self, entry: str, at: int, final: bool) -> None:
        acts = [one for one in self.legal(entry) if final or one.act not in FINAL]
        if acts:
            self.cbp.act(acts[at % len(acts)])

    @rule(entry=some_entry, force=st.booleans(),
          act=st.sampled_from(["release", "suspend", "order_exam", "review", "review_done"]))  # fmt: skip
    def officer_tries(self, entry: str, act: str, force: bool) -> None:
        self.attempt(act=act, entry=entry, force=force)

    @rule(entry=some_entry, kind=st.sampled_from([kind.name for kind in KINDS]), placing=st.booleans(),
          force=st.booleans())  # fmt: skip
    def officer_holds(self, entry: str, kind: str, placing: bool, force: bool) -> None:
        self.attempt(act="place_hold" if placing else "remove_hold", entry=entry, kind=kind, force=force)

    @rule(kind=st.sampled_from([kind.name for kind in KINDS if kind.on_bill] + ["exam"]), placing=st.booleans(),
          bill=some_bill)  # fmt: skip
    def officer_holds_the_bill_alone(self, kind: str, placing: bool, bill: str) -> None:
        act = OfficerAct(act="place_hold" if placing else "remove_hold", bill=bill, kind=kind)
        there = kind_of(kind) in self.on_bill(bill)
        if kind_of(kind).on_bill and there is not placing and (not placing or self.state_of(bill) in BILL_CODES):
            self.cbp.act(act)
        else:
            with pytest.raises(NotLegal):
                self.cbp.act(act)

    @rule(
        entry=some_entry,
        agency=st.sampled_from(["FDA", "FWS", "EPA"]),
        lines=st.sampled_from([None, "001", "002-003"]),
        status=st.sampled_from(["01", "02", "04", "06", "07", "08", "10", "11", "13"]),
        force=st.booleans(),
    )
    def agency_says(self, entry: str, agency: str, lines: str | None, status: str, force: bool) -> None:
        self.attempt(act="agency_status", entry=entry, agency=agency, lines=lines, status=status, force=force)

    @precondition(lambda self: any(one.file.releasing for one in self.entries()))
    @rule(act=st.sampled_from(["order_exam", "review", "manifest", "deleted", "U", "on and off", "out and back"]),
          span=st.sampled_from(["1m", "2h"]))  # fmt: skip
    def something_comes_between(self, act: str, span: str) -> None:
        subject = next(one.subject for one in self.entries() if one.file.releasing)
        if act == "manifest":
            self.attempt(act="place_hold", entry=subject, kind=act)
        elif act == "on and off":
            self.wait("1m")
            self.attempt(act="place_hold", entry=subject, kind="detention")
            self.attempt(act="remove_hold", entry=subject, kind="detention")
        elif act == "out and back":
            self.attempt(act="release", entry=subject)
            self.attempt(act="suspend", entry=subject)
        elif act == "deleted":
            self.tell(act)
        elif act == "U":
            self.file(subject, act, "00000400")
        else:
            self.attempt(act=act, entry=subject)
        self.wait(span)

    @rule(entry=some_entry, approve=st.booleans(), final=seldom)
    def officer_decides(self, entry: str, approve: bool, final: bool) -> None:
        request = self.entry(entry).file.request if self.known(entry) else None
        if request is not None and approve and (final or request.kind == "correction"):
            self.attempt(act="approve_request", entry=entry)
        elif request is not None:
            self.attempt(act="reject_request", entry=entry, reason="09")

    @precondition(lambda self: self.in_stage(RELEASED))
    @rule(
        act=st.sampled_from(["cancel", "review", "order_exam", "detention", "status", "documents"]),
        at=st.integers(0, 1),
    )
    def officer_leaves_alone_what_is_released(self, act: str, at: int) -> None:
        told: dict[str, dict[str, object]] = {
            "detention": {"act": "place_hold", "kind": "detention"},
            "status": {"act": "agency_status", "agency": "FDA", "status": "11", "reason": "35"},
            "documents": {"act": "request_documents", "document_type": "CBP01"},
        }
        released = self.in_stage(RELEASED)
        with pytest.raises(NotLegal):
            self.cbp.act(
                OfficerAct.model_validate({"act": act, **told.get(act, {}), "entry": released[at % len(released)]})
            )

    @precondition(lambda self: self.in_stage(RELEASED))
    @rule(at=st.integers(0, 1))
    def officer_suspends(self, at: int) -> None:
        released = self.in_stage(RELEASED)
        self.cbp.act(OfficerAct(act="suspend", entry=released[at % len(released)]))

    @precondition(lambda self: self.in_stage(RELEASED))
    @rule(at=st.integers(0, 1), action=st.sampled_from(["R", "U"]))
    def filer_changes_what_is_released(self, at: int, action: str) -> None:
        released = self.in_stage(RELEASED)
        self.file(released[at % len(released)], action)

    @rule(entry=some_entry, force=st.booleans())
    def officer_releases(self, entry: str, force: bool) -> None:
        self.attempt(act="release", entry=entry, force=force)

    @rule(entry=some_entry, kind=st.sampled_from(["detention", "uflpa", "wro", "ipr", "seizure", "exclusion"]),
          span=st.sampled_from(["2d", "10d", "31d"]))  # fmt: skip
    def officer_detains(self, entry: str, kind: str, span: str) -> None:
        self.attempt(act="seize" if kind == "seizure" else "refuse" if kind == "exclusion" else "detain", entry=entry,
                     **({} if kind in ("seizure", "exclusion") else {"kind": kind}))  # fmt: skip
        self.wait(span)

    @rule(entry=some_entry, agency=st.sampled_from(["FDA", "EPA"]), other=st.booleans())
    def filer_corrects_the_data_of_an_agency(self, entry: str, agency: str, other: bool) -> None:
        for said in ("FDA", "EPA") if other else (agency,):
            self.attempt(act="agency_status", entry=entry, agency=said, status="04", reason="14")
        self.attempt(act="pga_correction", entry=entry, agency=agency)

    @rule(entry=some_entry, at=st.integers(0, 100), span=st.sampled_from(["0s", "1m", "5m"]))
    def filer_uploads_what_is_wanted(self, entry: str, at: int, span: str) -> None:
        holds = self.entry(entry).file.holds if self.known(entry) else ()
        wanted = [
            way.on or hold.document_type for hold in holds for way in kind_of(hold.kind).ways if way.by == "upload"
        ]
        wanted = [document for document in wanted if document]
        if wanted:
            self.cbp.upload(Document(entry=entry, document_type=wanted[at % len(wanted)], reference="DOC-2"))
            self.wait(span)

    @rule(entry=some_entry, document=st.sampled_from(["CBP01", "CBP02", "UFL01", "PGA01", "PGA02", "APH01"]))
    def filer_uploads(self, entry: str, document: str) -> None:
        if not self.known(entry):
            return
        sent = Document(entry=entry, document_type=document, reference="DOC-1")
        if self.entry(entry).stage != CANCELLED:
            self.cbp.upload(sent)
        else:
            with pytest.raises(NotLegal):
                self.cbp.upload(sent)

    @rule(entry=some_entry, quantity=st.sampled_from(["00000420", "00000400"]), final=seldom,
          action=st.sampled_from(["A", "R", "U", "D"]))  # fmt: skip
    def filer_files(self, entry: str, action: str, quantity: str, final: bool) -> None:
        if action == "D" and not final and self.known(entry) and self.entry(entry).stage == FILED:
            return  # it would end at once what is to be watched
        self.file(entry, action, quantity)

    @rule(span=st.sampled_from(["1m", "5m", "1h", "2d", "31d"]))
    def time_passes(self, span: str) -> None:
        self.wait(span)

    # what holds

    @invariant()
    def every_open_hold_and_request_has_a_way_out(self) -> None:
        for entry in self.entries() if hasattr(self, "cbp") else ():
            acts = self.legal(entry.subject) if entry.file.holds or entry.file.request else []
            for hold in entry.file.holds:
                kind = kind_of(hold.kind)
                ends = [one for one in acts if one.act in kind.resolved_by and one.kind in (None, hold.kind)
                        and one.bill in (None, hold.bill or None) and one.agency in (None, hold.agency)]  # fmt: skip
                assert ends, f"nothing legal ends {hold}"
            if entry.file.request is not None and entry.stage != CANCELLED:
                assert {"approve_request", "reject_request"} <= {one.act for one in acts}

    @invariant()
    def everything_stands_as_it_must(self) -> None:
        if hasattr(self, "cbp"):
            self.look("laws", lambda world: keep(Standing(world, ENTRIES, BILLS_HERE, self.watch.settling)))

    @invariant()
    def the_state_is_what_the_weightiest_hold_or_the_stage_says(self) -> None:
        for entry in self.entries() if hasattr(self, "cbp") else ():
            assert entry.state in {entry.stage, *(kind.state for kind in KINDS)}
            assert (entry.state == entry.stage) == (not entry.file.holds)
            told = [line for line in self.cbp.timeline(entry.subject) if line.state]
            assert told[-1].state == entry.state, "the timeline says how it stands"

    # how it ends

    def end_everything(self, entry: str) -> None:
        """An officer ends what is open."""
        ends = (
            "remove_hold", "exam_result", "documents_received", "reject_request", "review_done", "agency_status"
        )  # fmt: skip
        while (found := self.entry(entry)).file.holds or found.file.request is not None:
            acts = [one for one in self.legal(entry) if one.act in ends and one.result in (None, "clean")
                    and one.status in (None, "07")]  # fmt: skip
            assert acts, f"nothing legal ends {found.file.holds}"
            before = (found.file.holds, found.file.request)
            self.cbp.act(acts[0])
            after = self.entry(entry)
            assert (after.file.holds, after.file.request) != before, f"{acts[0]} ended nothing"

    def settle(self) -> None:
        """An officer who ends every hold, and a carrier who brings the cargo, get it released."""
        self.wait("1d")
        for event in (None, "on_file", "arrived"):
            for bill in BILLS_HERE:
                if event is not None and event in BILLS.events(self.state_of(bill)):
                    self.tell(event, 420, bill=bill)
                    self.wait("1d")
            for entry in [one.subject for one in self.entries() if one.stage != CANCELLED]:
                self.end_everything(entry)
            for bill in BILLS_HERE:
                for kind in self.on_bill(bill):
                    self.cbp.act(OfficerAct(act="remove_hold", bill=bill, kind=kind.name))
        self.wait("1d")
        for entry in [one.subject for one in self.entries()]:
            if self.entry(entry).stage == "suspended":
                self.cbp.act(OfficerAct(act="release", entry=entry))
            found = self.entry(entry)
            assert found.stage in (RELEASED, CANCELLED), (found.stage, found.file)

    def teardown(self) -> None:
        """Whatever happened comes to an end, reads back, and happens again in the same bytes."""
        if not hasattr(self, "cbp"):
            return
        try:
            self.settle()
            read(self.cbp)
            self.replay()
        finally:
            self.watch.__exit__()

    def replay(self) -> None:
        """All of it again in another world, that is opened anew now and then."""
        profile, database = self.cbp.profile, Database()
        again = played(self.cbp.tape, lambda: Cbp(database, profile, seed=7))
        assert again.timeline() == self.cbp.timeline()
        assert again.messages() == self.cbp.messages()
        assert again.journal() == self.cbp.journal()


Life.TestCase.settings = settings(max_examples=2000 if LONG else 15, stateful_step_count=40, deadline=None)
TestLife = Life.TestCase
