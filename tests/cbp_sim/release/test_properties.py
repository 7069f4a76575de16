"""What holds whatever is filed, and in whatever order filers, carriers, officers and the clock act."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cbp_sim.cbp import Cbp
from cbp_sim.errors import NotLegal
from cbp_sim.holds import KINDS, kind_of
from cbp_sim.lifecycle.bill_holds import held
from cbp_sim.lifecycle.cargo_release import CANCELLED, FILED, RELEASED
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.manifest import BILLS, BillEvent
from cbp_sim.officer import OfficerAct, possible, refuse
from cbp_sim.profile import Pace, Policy
from formats.catair import cargo_release_reply, cargo_release_status_notification
from formats.catair.cargo_release import CHAPTER
from tests.cbp_sim.release.desk import BILL, ENTRY, Desk
from tests.cbp_sim.release.filings import CONTACT, FILINGS

LONG = settings.get_current_profile_name() == "long"

texts = st.text(alphabet="ABCIMRTUDYN019 -/$?", min_size=1, max_size=12)


@st.composite
def mutations(draw: st.DrawFn) -> list[str]:
    """A right filing with some of its columns overwritten, and perhaps records doubled or left out."""
    lines = list(FILINGS[draw(st.sampled_from(sorted(FILINGS)))])
    if draw(st.booleans()):
        lines[0] = lines[0][:4] + draw(st.sampled_from("ARUDX ")) + lines[0][5:]
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        column = draw(st.integers(4, 79))
        text = draw(texts)[: 80 - column]
        lines[at] = lines[at][:column] + text + lines[at][column + len(text) :]
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(1, len(lines) - 1))
        if draw(st.booleans()) and len(lines) > 3:
            del lines[at]
        else:
            lines.insert(at, lines[at])
    return lines


def read(cbp: Cbp) -> None:
    """Every answer and notification must be readable by its own chapter."""
    for message in cbp.messages():
        lines = message.lines[2:-2]
        if message.application in ("SX", "SO"):
            chapter = cargo_release_reply if message.application == "SX" else cargo_release_status_notification
            starts = [at for at, line in enumerate(lines) if line.startswith(("SE10", "SO10"))]
            for first, last in zip(starts, [*starts[1:], len(lines)], strict=True):
                reading = chapter.CHAPTER.read(lines[first:last])
                assert reading.content is not None, reading.faults
                if message.application == "SO":
                    assert reading.faults == ()


@given(st.lists(mutations(), min_size=1, max_size=3))
def test_no_filing_raises_and_every_answer_and_notification_reads_back(filings):
    desk = Desk(Policy(exam_rate=0.3, document_rate=0.3))
    for lines in filings:
        before = len(desk.cbp.messages())
        desk.cbp.take(desk.batch(lines))
        assert len(desk.cbp.messages()) > before, "every batch is answered"
        with suppress(NotLegal):
            desk.bill("on_file", quantity=10)
        with suppress(NotLegal):
            desk.bill("arrived")
        desk.wait("6h")
    desk.wait("100d")
    read(desk.cbp)


@given(st.sampled_from(sorted(FILINGS)), st.integers(0, 2**32 - 1))
@settings(max_examples=10)
def test_the_same_seed_gives_the_same_bytes(name, seed):
    def run() -> list[str]:
        desk = Desk(Policy(exam_rate=0.5, document_rate=0.5))
        desk.cbp.take(desk.batch(FILINGS[name]))
        desk.bill("on_file")
        desk.wait(timedelta(seconds=seed % 10_000))
        return [message.content for message in desk.cbp.messages()]

    assert run() == run()


class Life(RuleBasedStateMachine):
    """One entry and its bill, with everybody acting at random."""

    @initialize(
        exam=st.sampled_from([0.0, 0.5]),
        document=st.sampled_from([0.0, 0.5]),
        match=st.sampled_from(["0s", "10m"]),
        release=st.sampled_from(["0s", "1h"]),
        here=st.booleans(),
    )
    def begin(self, exam: float, document: float, match: str, release: str, here: bool) -> None:
        pace = Pace.model_validate({"bill_match": match, "release": release})
        self.desk = Desk(Policy(exam_rate=exam, document_rate=document, pace=pace))
        self.desk.bill("on_file", quantity=420)
        if here:
            self.desk.bill("arrived")
        self.desk.file(*FILINGS["ocean"])
        if here:
            self.desk.wait("20m")

    def tell(self, event: str, quantity: int | None = None) -> None:
        told = {"quantity": quantity} if quantity and event == "on_file" else {}
        said = BillEvent.model_validate({"issuer": "ZZOC", "number": "OCN260417", "event": event, **told})
        with self.desk.cbp._world() as world:
            barred = any(event in kind.bars for kind in held(world, BILL))
        if barred:
            with pytest.raises(NotLegal, match="is legal when that is removed"):
                self.desk.cbp.manifest(said)
        else:
            self.desk.cbp.manifest(said)

    @property
    def bill(self) -> str:
        with self.desk.cbp._world() as world:
            return world.find("bill", BILL).state  # type: ignore[union-attr]

    @rule(at=st.integers(0, 100), quantity=st.sampled_from([None, 400, 420]))
    def carrier_tells(self, at: int, quantity: int | None) -> None:
        # The bill is deleted less often than it moves on.
        events = [event for event in BILLS.events(self.bill) if event != "deleted" or at % 4 == 0]
        if events:
            self.tell(events[at % len(events)], quantity)

    @rule(at=st.integers(0, 10_000))
    def officer_does_something_legal(self, at: int) -> None:
        acts = [one for one in self.legal() if one.act not in ("cancel", "approve_request")]
        if acts:
            self.desk.cbp.act(acts[at % len(acts)])

    @rule(act=st.sampled_from(["release", "suspend", "order_exam", "review", "review_done"]), force=st.booleans())
    def officer_tries(self, act: str, force: bool) -> None:
        self.attempt(OfficerAct.model_validate({"act": act, "entry": ENTRY, "force": force}))

    @rule(kind=st.sampled_from([kind.name for kind in KINDS]), placing=st.booleans(),
          force=st.booleans())  # fmt: skip
    def officer_holds(self, kind: str, placing: bool, force: bool) -> None:
        act = "place_hold" if placing else "remove_hold"
        self.attempt(OfficerAct.model_validate({"act": act, "entry": ENTRY, "kind": kind, "force": force}))

    @rule(
        agency=st.sampled_from(["FDA", "FWS", "EPA"]),
        lines=st.sampled_from([None, "001", "002-003"]),
        status=st.sampled_from(["01", "02", "04", "06", "07", "08", "10", "11", "13"]),
        force=st.booleans(),
    )
    def agency_says(self, agency: str, lines: str | None, status: str, force: bool) -> None:
        self.attempt(OfficerAct.model_validate(
            {"act": "agency_status", "entry": ENTRY, "agency": agency, "lines": lines, "status": status, "force": force}
        ))  # fmt: skip

    @precondition(lambda self: self.entry().file.releasing)
    @rule(act=st.sampled_from(["order_exam", "review", "manifest", "deleted", "U"]), span=st.sampled_from(["1m", "2h"]))
    def something_comes_between(self, act: str, span: str) -> None:
        if act == "manifest":
            self.officer_holds(act, True, False)
        elif act == "deleted":
            self.tell(act)
        elif act == "U":
            self.filer_files(act, "00000400")
        else:
            self.officer_tries(act, False)
        self.desk.wait(span)

    def attempt(self, act: OfficerAct) -> None:
        """An act that the guards say is legal, or forcible, is done; any other is refused."""
        with self.desk.cbp._world() as world:
            refusal = refuse(Release.of(world, ENTRY), act)
        if refusal is None or (act.force and refusal.forcible):
            self.desk.cbp.act(act)
        else:
            with pytest.raises(NotLegal):
                self.desk.cbp.act(act)

    @rule(approve=st.booleans())
    def officer_decides(self, approve: bool) -> None:
        request = self.entry().file.request
        if request is not None and self.entry().stage != CANCELLED:
            wanted = approve and request.kind == "correction"
            self.desk.officer(**({"act": "approve_request"} if wanted else {"act": "reject_request", "reason": "09"}))

    @rule(document=st.sampled_from(["CBP01", "CBP02", "UFL01", "PGA01"]))
    def filer_uploads(self, document: str) -> None:
        if self.entry().stage != CANCELLED:
            self.desk.upload(document)

    @rule(action=st.sampled_from(["A", "R", "U", "D"]), quantity=st.sampled_from(["00000420", "00000400"]))
    def filer_files(self, action: str, quantity: str) -> None:
        lines = [line.replace("00000420", quantity) for line in FILINGS["ocean"]]
        if action == "D" and self.entry().stage == FILED:
            return  # it would end at once what is to be watched
        if action == "D":
            lines = [lines[0], CONTACT.ljust(59) + "01"]
        if action == "U":
            lines = lines[:3]
        self.desk.change(action, "\n".join(lines))

    @rule(span=st.sampled_from(["1m", "5m", "1h", "2d", "31d"]))
    def time_passes(self, span: str) -> None:
        self.desk.wait(span)

    def entry(self) -> Release:
        with self.desk.cbp._world() as world:
            found = Release.find(world, ENTRY)
        assert found is not None
        return found

    def legal(self) -> list[OfficerAct]:
        with self.desk.cbp._world() as world:
            return list(possible(Release.of(world, ENTRY)))

    @invariant()
    def a_released_entry_has_no_open_hold(self) -> None:
        if hasattr(self, "desk") and self.entry().stage in (RELEASED, CANCELLED):
            assert self.entry().file.holds == ()

    @invariant()
    def every_open_hold_and_request_has_a_way_out(self) -> None:
        if not hasattr(self, "desk"):
            return
        entry = self.entry()
        if not entry.file.holds and entry.file.request is None:
            return
        acts = self.legal()
        for hold in entry.file.holds:
            kind = kind_of(hold.kind)
            ends = [one for one in acts if one.act in kind.resolved_by and one.kind in (None, hold.kind)]
            assert ends, f"nothing legal ends {hold}"
        if entry.file.request is not None and entry.stage != CANCELLED:
            assert {"approve_request", "reject_request"} <= {one.act for one in acts}

    @invariant()
    def the_state_is_what_the_weightiest_hold_or_the_stage_says(self) -> None:
        if hasattr(self, "desk"):
            entry = self.entry()
            assert entry.state in {entry.stage, *(kind.state for kind in KINDS)}
            assert (entry.state == entry.stage) == (not entry.file.holds)

    def end_everything(self) -> None:
        """An officer ends what is open."""
        ends = (
            "remove_hold", "exam_result", "documents_received", "reject_request", "review_done", "agency_status"
        )  # fmt: skip
        while (entry := self.entry()).file.holds or entry.file.request is not None:
            acts = [one for one in self.legal() if one.act in ends and one.result in (None, "clean")
                    and one.status in (None, "07")]  # fmt: skip
            self.desk.cbp.act(acts[0])

    def teardown(self) -> None:
        """Whatever happened: an officer who ends every hold, and a carrier who brings the cargo, get it released."""
        if not hasattr(self, "desk") or self.entry().stage == CANCELLED:
            return
        self.desk.wait("1d")
        self.end_everything()
        for event in ("on_file", "arrived"):
            if event in BILLS.events(self.bill):
                self.tell(event, 420)
        self.desk.wait("1d")
        self.end_everything()
        self.desk.wait("1d")
        if self.entry().stage == "suspended":
            self.desk.officer("release")
        entry = self.entry()
        assert entry.stage == RELEASED, (entry.stage, entry.file)
        read(self.desk.cbp)


Life.TestCase.settings = settings(max_examples=200 if LONG else 15, stateful_step_count=40, deadline=None)
TestLife = Life.TestCase


def test_the_chapter_reads_the_filings_that_are_mutated():
    assert all(CHAPTER.read(lines).content is not None for lines in FILINGS.values())
    assert BILL.startswith("ZZOC")
