"""Cargo release walked at random: filer, carrier, officer, agencies, documents and the clock act in any order.

Whatever they do: no stage changes but by the table, no act is done that is not legal, released cargo has no open hold,
every open hold has a way out and is ended by it, and all that was done gives the same timelines and messages when it is
done again. Two entries share one bill, so what lies on it meets both; the second has another bill besides.

Each change is held against the table of stages and the laws of `tests.cbp_sim.release.laws`: who may end which hold and
by what, what follows, who releases, when an entry lapses. The world between two acts is held against those of
`standing`: an entry knows what the manifest says, holds keep their clocks, and whatever waits has something coming.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cbp_sim.cbp import Cbp
from cbp_sim.clock import parse_duration
from cbp_sim.documents import Document
from cbp_sim.errors import NotLegal
from cbp_sim.holds import KINDS, HoldKind, kind_of
from cbp_sim.lifecycle.bill_holds import held
from cbp_sim.lifecycle.cargo_release import CANCELLED, FILED, RELEASED
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.lifecycle.release_flow import BILL_CODES
from cbp_sim.manifest import BILLS, BillEvent
from cbp_sim.officer import OfficerAct, possible, refuse
from cbp_sim.profile import Pace, Policy
from cbp_sim.store.database import Database
from cbp_sim.world import World
from formats.numbers import entry_check_digit
from tests.cbp_sim.release.desk import BILL, ENTRY, Desk
from tests.cbp_sim.release.filings import CONTACT, FILINGS
from tests.cbp_sim.release.standing import Standing, keep
from tests.cbp_sim.release.test_properties import read
from tests.cbp_sim.release.watch import Taped, Watch, played

T = TypeVar("T")

LONG = settings.get_current_profile_name() == "long"

OTHER = f"N01-7000102{entry_check_digit('N01', '7000102')}"
ENTRIES = (ENTRY, OTHER)
#: The bill of both entries, and another of the second one alone.
SECOND = "ZZOC-OCN260418"
BILLS_HERE = (BILL, SECOND)
TARGETS = ({"hold": "manifest", "rate": 0.3}, {"hold": "nii", "rate": 0.3},
           {"hold": "agency exam", "agency": "FDA", "rate": 0.3})  # fmt: skip
#: Acts that are drawn seldom: they end a walk's interest in the entry.
FINAL = ("cancel", "approve_request")

some_entry = st.sampled_from(ENTRIES)
some_bill = st.sampled_from(BILLS_HERE)
seldom = st.integers(0, 19).map(lambda n: n == 0)


class Life(RuleBasedStateMachine):
    """Two entries and their bills, with everybody acting at random."""

    @initialize(
        exam=st.sampled_from([0.0, 0.5]),
        document=st.sampled_from([0.0, 0.5]),
        drawn=st.sampled_from([(), TARGETS]),
        match=st.sampled_from(["0s", "10m"]),
        release=st.sampled_from(["0s", "1h"]),
        here=st.booleans(),
    )
    def begin(self, exam: float, document: float, drawn: object, match: str, release: str, here: bool) -> None:
        self.watch = Watch().__enter__()
        pace = Pace.model_validate({"bill_match": match, "release": release})
        self.desk = Desk(Policy.model_validate(
            {"exam_rate": exam, "document_rate": document, "targeting": drawn, "pace": pace}
        ))  # fmt: skip
        self.cbp: Cbp = Taped(self.desk.cbp)  # type: ignore[assignment]
        self.desk.cbp = self.cbp
        self.looked: tuple[int, dict[str, Any]] = (-1, {})
        for bill in BILLS_HERE:
            self.tell("on_file", 420, bill=bill)
            if here:
                self.tell("arrived", bill=bill)
        self.file(ENTRY, "A")
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
    @rule(act=st.sampled_from(["order_exam", "review", "manifest", "deleted", "U"]), span=st.sampled_from(["1m", "2h"]))
    def something_comes_between(self, act: str, span: str) -> None:
        subject = next(one.subject for one in self.entries() if one.file.releasing)
        if act == "manifest":
            self.attempt(act="place_hold", entry=subject, kind=act)
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

    # how it is done

    def tell(self, event: str, quantity: int | None = None, *, bill: str = BILL) -> None:
        told = {"quantity": quantity} if quantity and event == "on_file" else {}
        said = BillEvent.model_validate({"issuer": bill[:4], "number": bill[5:], "event": event, **told})
        if any(event in kind.bars for kind in self.on_bill(bill)):
            with pytest.raises(NotLegal, match="is legal when that is removed"):
                self.cbp.manifest(said)
        else:
            self.cbp.manifest(said)

    def attempt(self, **told: object) -> None:
        """An act that the guards say is legal, or forcible, is done; any other is refused."""
        act = OfficerAct.model_validate(told)
        if not self.known(str(act.entry)):
            return
        with self.cbp._world() as world:
            refusal = refuse(Release.of(world, str(act.entry)), act)
        if refusal is None or (act.force and refusal.forcible):
            self.cbp.act(act)
        else:
            with pytest.raises(NotLegal):
                self.cbp.act(act)

    def file(self, entry: str, action: str, quantity: str = "00000420") -> None:
        lines = [line.replace("00000420", quantity) for line in FILINGS["ocean"]]
        lines[0] = f"SE10{action}N01  {entry[4:]}{lines[0][18:]}"
        at = next(at for at, line in enumerate(lines) if line.startswith("SE15"))
        if entry == OTHER and action != "D":
            lines.insert(at + 1, lines[at].replace(BILL[5:], SECOND[5:]))
        if action == "U":
            lines = [line for line in lines if line.startswith(("SE10", "SE13", "SE15"))]
        if action == "D":
            lines = [lines[0], CONTACT.ljust(59) + "01"]
        before = len(self.cbp.messages())
        self.cbp.take(self.desk.batch([line.ljust(80) for line in lines]))
        assert len(self.cbp.messages()) > before, "every filing is answered"

    def wait(self, span: str) -> None:
        self.cbp.advance(self.cbp.now() + parse_duration(span))

    # how it stands

    def look(self, at: str, how: Callable[[World], T]) -> T:
        """What stands in the world: it is looked at once, as long as nobody does anything."""
        done = len(self.cbp.tape)  # type: ignore[attr-defined]
        if self.looked[0] != done:
            self.looked = (done, {})
        if at not in self.looked[1]:
            with self.cbp._world() as world:
                self.looked[1][at] = how(world)
        found: T = self.looked[1][at]
        return found

    def state_of(self, bill: str) -> str:
        known = self.look(f"bill {bill}", lambda world: world.find("bill", bill))
        return known.state if known is not None else "not on file"

    def on_bill(self, bill: str) -> tuple[HoldKind, ...]:
        return self.look(f"on bill {bill}", lambda world: held(world, bill))

    def known(self, entry: str) -> bool:
        return any(one.subject == entry for one in self.entries())

    def entries(self) -> list[Release]:
        return self.look("entries", lambda world: [
            found for entry in ENTRIES if (found := Release.find(world, entry)) is not None
        ])  # fmt: skip

    def entry(self, entry: str) -> Release:
        return next(one for one in self.entries() if one.subject == entry)

    def legal(self, entry: str) -> list[OfficerAct]:
        def acts(world: World) -> list[OfficerAct]:
            found = Release.find(world, entry)
            return list(possible(found)) if found is not None else []

        return self.look(f"legal {entry}", acts)

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
            self.look("laws", lambda world: keep(Standing(world, ENTRIES, BILLS_HERE)))

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
        again = played(self.cbp.tape, lambda: Cbp(database, profile, seed=7))  # type: ignore[attr-defined]
        assert again.timeline() == self.cbp.timeline()
        assert again.messages() == self.cbp.messages()
        assert again.journal() == self.cbp.journal()


Life.TestCase.settings = settings(max_examples=2000 if LONG else 15, stateful_step_count=40, deadline=None)
TestLife = Life.TestCase
