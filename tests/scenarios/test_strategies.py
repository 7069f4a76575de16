"""The published strategies on every chapter: what they call faultless is, and what they call broken never raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.batch import Batch
from formats.catalog import chapters
from formats.chapter import Chapter
from formats.record import WIDTH
from formats.stream import read_batches
from scenarios.strategies import any_lines, batches, broken_transactions, records, transactions

CHAPTERS = [pytest.param(chapter, id=f"{chapter.name}-{chapter.direction}") for chapter in chapters()]
#: There are many chapters: each gets a part of the examples that a property gets otherwise.
FEWER = settings(max_examples=max(settings().max_examples // 5, 5))
SENT = [one for one in CHAPTERS if one.values[0].direction == "input" and one.values[0].application]


@pytest.mark.parametrize("chapter", CHAPTERS)
@FEWER
@given(data=st.data())
def test_a_record_is_read_as_what_it_was_built_from(chapter: Chapter, data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from(chapter.records))
    record = data.draw(records(cls, chapter))
    assert len(record.line) == WIDTH
    again = cls.read(record.line)
    assert again.faults() == ()
    assert again.values() == record.values()
    assert chapter.class_of(record.line) is cls


@pytest.mark.parametrize("chapter", CHAPTERS)
@FEWER
@given(data=st.data())
def test_a_transaction_reads_without_a_fault(chapter: Chapter, data: st.DataObject) -> None:
    drawn = data.draw(transactions(chapter))
    reading = chapter.read([record.line for record in drawn])
    assert reading.faults == ()
    assert reading.content is not None
    assert list(reading.content.records()) == drawn


@pytest.mark.parametrize("chapter", CHAPTERS)
@FEWER
@given(data=st.data())
def test_a_broken_transaction_gives_a_group_or_faults(chapter: Chapter, data: st.DataObject) -> None:
    lines = data.draw(broken_transactions(chapter) | st.lists(any_lines(chapter), min_size=1, max_size=5))
    assert {len(line) for line in lines} == {WIDTH}
    reading = chapter.read(lines)
    assert reading.content is not None or reading.faults


@pytest.mark.parametrize("chapter", SENT)
@FEWER
@given(data=st.data())
def test_a_batch_is_read_back_whole(chapter: Chapter, data: st.DataObject) -> None:
    (batch,) = read_batches(data.draw(batches(chapter)))
    assert isinstance(batch, Batch)
    assert batch.complete
    assert all(not one.reading.faults for block in batch.blocks for one in block.transactions if one.reading)
