"""What holds whatever is filed. What holds in whatever order all act stands in `test_walks`."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cbp_sim.cbp import Cbp
from cbp_sim.errors import NotLegal
from cbp_sim.profile import Policy
from formats.catair import cargo_release_reply, cargo_release_status_notification
from formats.catair.cargo_release import CHAPTER
from tests.cbp_sim.release.desk import BILL, Desk
from tests.cbp_sim.release.filings import FILINGS

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


def test_the_chapter_reads_the_filings_that_are_mutated():
    assert all(CHAPTER.read(lines).content is not None for lines in FILINGS.values())
    assert BILL.startswith("ZZOC")
