"""Transactions as they close: the same as those of whole batches, whatever the chunks."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.batch import Batch, Line, Transaction
from formats.flow import TransactionReader, transactions
from formats.stream import CRLF, LF, NONE, read_batches, write_batch


def example(application: str, folder: str) -> list[str]:
    """A batch of three transactions in two blocks."""
    detail = files(f"formats.catair.{folder}").joinpath("example.txt").read_text(encoding="latin-1").splitlines()
    lines = [f"A1234N01PASSED010526     {application}"]
    for times in (2, 1):
        lines += [f"B  1201N01{application}", *detail * times, f"Y  1201N01{application}"]
    return [line.ljust(80) for line in [*lines, "Z1234N01      010526"]]


BATCHES = [example("AE", "entry_summary"), example("CW", "census_warning_override")]


@pytest.mark.parametrize("separator", [LF, CRLF, NONE])
@given(sizes=st.lists(st.integers(1, 400), min_size=1, max_size=5))
def test_what_streams_is_what_whole_batches_hold(separator: bytes, sizes: list[int]) -> None:
    data = b"".join(write_batch(lines, separator) for lines in BATCHES)
    chunks, at = [], 0
    while at < len(data):
        chunks.append(data[at : at + sizes[len(chunks) % len(sizes)]])
        at += len(chunks[-1])
    streamed = list(transactions(chunks))
    held: list[Line | Transaction] = []
    for batch in read_batches(data):
        assert isinstance(batch, Batch)
        of_block = {block.header_line.number: block for block in batch.blocks}
        for line in batch.lines:
            if line.control:
                held.append(line)
            if line.number in of_block:
                held += of_block[line.number].transactions
    assert streamed == held


@given(st.binary(max_size=500), st.integers(1, 60))
def test_any_bytes_stream_without_raising_and_no_record_is_lost(data: bytes, step: int) -> None:
    reader = TransactionReader()
    found = [one for at in range(0, len(data), step) for one in reader.feed(data[at : at + step])]
    found += reader.finish()
    count = sum(len(one.texts) if isinstance(one, Transaction) else 1 for one in found)
    batches = read_batches(data)
    assert count == sum(len(one.lines) if isinstance(one, Batch) else 1 for one in batches)


def test_a_transaction_comes_when_the_next_one_opens() -> None:
    reader = TransactionReader()
    lines = BATCHES[0]
    size = (lines.index("Y  1201N01AE".ljust(80)) - 2) // 2
    first = [one for one in reader.feed(write_batch(lines[: 2 + size])) if isinstance(one, Transaction)]
    assert first == []
    (transaction,) = [
        one for one in reader.feed(write_batch(lines[2 + size : 3 + size])) if isinstance(one, Transaction)
    ]
    assert (transaction.ordinal, transaction.number) == (1, 3)
    assert transaction.texts[0].startswith("10")


def test_widths_stay_with_their_records() -> None:
    lines = [line.rstrip() if line.startswith("CW02") else line for line in BATCHES[1]]
    found = [one for one in transactions(["\n".join(lines).encode()]) if isinstance(one, Transaction)]
    assert [len(one.widths) for one in found] == [sum(t.startswith("CW02") for t in one.texts) for one in found]
    assert all(one.lines[at].width == width for one in found for at, width in one.widths.items())
