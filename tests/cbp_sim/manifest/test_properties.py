"""Whatever a filer sends, nothing raises, and every answer and notification keeps to its own chapter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cbp_sim.manifest.bonded import SHORT
from tests.cbp_sim.manifest.counter import OCEAN, Counter, check, records
from tests.cbp_sim.manifest.filings import FILINGS

texts = st.text(alphabet="ABDRN019 -/$?VS", min_size=1, max_size=14)


@st.composite
def mutations(draw: st.DrawFn, app: str) -> list[str]:
    """Some right transactions with columns overwritten, and perhaps records doubled or left out."""
    lines = [
        line.ljust(80) for one in draw(st.lists(st.sampled_from(FILINGS[app]), min_size=1, max_size=3)) for line in one
    ]
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(lines) - 1))
        column = draw(st.integers(2, 79))
        text = draw(texts)[: 80 - column]
        lines[at] = lines[at][:column] + text + lines[at][column + len(text) :]
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(lines) - 1))
        if draw(st.booleans()) and len(lines) > 1:
            del lines[at]
        else:
            lines.insert(at, lines[at])
    return lines


@pytest.mark.parametrize("app", FILINGS)
@given(data=st.data())
def test_no_batch_raises_and_every_message_keeps_to_its_chapter(app: str, data: st.DataObject) -> None:
    counter = Counter()
    counter.bill("on_file", quantity=420, port="2704", eta="2026-08-08")
    counter.file("SE", *records(OCEAN))
    if app == "WP":
        counter.bill("arrived")
        counter.file("QP", *SHORT)
    for _ in range(2):
        counter.cbp.take(counter.batch(app, data.draw(mutations(app))))
        counter.wait("3d")
    if app != "WP":
        counter.bill("arrived")
    counter.wait("40d")
    for message in counter.cbp.messages():
        if not any(line.startswith(("X0", "X1")) for line in message.lines):
            check(message.application, message.lines)
