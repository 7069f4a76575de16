"""Bytes to batches: whatever the separator, whatever the chunks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.batch import Batch
from formats.errors import FormatsError
from formats.stream import CRLF, LF, NONE, BatchReader, Stray, TooLong, pad_trimmed, read_batches, write_batch

LINES = [
    line.ljust(80)
    for line in (
        "A1234N01PASSED010526     CW                                MY TEXT",
        "B  1201N01CW",
        "CW01N01  50000035",
        "CW02  00126A03",
        "Y  1201N01CW",
        "Z1234N01      010526",
    )
]
SEPARATORS = [LF, CRLF, NONE]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_batch_is_read_whatever_stands_between_its_records(separator: bytes) -> None:
    (batch,) = read_batches(write_batch(LINES, separator))
    assert isinstance(batch, Batch)
    assert [line.text for line in batch.lines] == LINES
    assert [line.number for line in batch.lines] == [1, 2, 3, 4, 5, 6]
    assert batch.complete
    assert batch.separator == separator
    assert batch.application == "CW"
    assert [len(block.transactions) for block in batch.blocks] == [1]
    assert batch.raw() == write_batch(LINES, separator)


@given(st.sampled_from(SEPARATORS), st.sampled_from(SEPARATORS), st.lists(st.integers(0, 1100), max_size=6))
def test_the_result_does_not_depend_on_how_the_bytes_are_cut(first: bytes, second: bytes, cuts: list[int]) -> None:
    data = write_batch(LINES, first) + write_batch(LINES, second)
    whole = read_batches(data)
    assert len(whole) == 2
    edges = sorted({0, len(data), *(min(cut, len(data)) for cut in cuts)})
    reader = BatchReader()
    found: list[Batch | Stray] = []
    for start, end in pairwise(edges):
        found += reader.feed(data[start:end])
    assert found + reader.finish() == whole


@pytest.mark.parametrize("separator", SEPARATORS)
def test_one_byte_at_a_time_gives_the_same_batches_at_once(separator: bytes) -> None:
    reader = BatchReader()
    found = [one for byte in write_batch(LINES, separator) for one in reader.feed(bytes([byte]))]
    assert found == read_batches(write_batch(LINES, separator))
    assert not reader.pending


@given(st.binary(max_size=700), st.integers(1, 50))
def test_any_bytes_give_batches_or_strays_and_never_raise(data: bytes, step: int) -> None:
    whole = read_batches(data)
    reader = BatchReader()
    pieces: list[Batch | Stray] = []
    for at in range(0, len(data), step):
        pieces += reader.feed(data[at : at + step])
    assert pieces + reader.finish() == whole
    assert whole or not data.strip(b"\r\n")
    for one in whole:
        if isinstance(one, Batch):
            for block in one.blocks:
                for transaction in block.transactions:
                    assert transaction.lines


def test_lower_case_is_turned_to_upper_case_except_the_senders_own_text() -> None:
    data = write_batch(LINES).lower().replace(b"my text", b"my Text")
    (batch,) = read_batches(data)
    assert isinstance(batch, Batch)
    assert batch.lines[0].text == LINES[0][:59] + "my Text".ljust(21)
    assert batch.lines[2].text == LINES[2]


def test_what_stands_outside_a_batch_is_a_stray() -> None:
    noise = "hello".ljust(80)
    found = read_batches(write_batch([noise, *LINES]))
    assert found[0] == Stray(1, "HELLO".ljust(80))
    assert isinstance(found[1], Batch)


def test_a_batch_without_its_z_record_is_returned_incomplete() -> None:
    (batch,) = read_batches(write_batch(LINES[:-1]))
    assert isinstance(batch, Batch)
    assert not batch.complete
    assert batch.trailer is None


def test_an_a_record_ends_the_batch_before_it() -> None:
    found = read_batches(write_batch(LINES[:3] + LINES))
    assert [isinstance(one, Batch) and one.complete for one in found] == [False, True]


@pytest.mark.parametrize("separator", [LF, CRLF])
@pytest.mark.parametrize("width", [79, 81, 0, 300])
def test_records_of_another_width_are_kept_with_their_width(separator: bytes, width: int) -> None:
    data = separator.join(
        line[:width].ljust(width).encode() if at == 2 else line.encode() for at, line in enumerate(LINES)
    )
    (batch,) = read_batches(data)
    assert isinstance(batch, Batch)
    assert [line.width for line in batch.lines] == [80, 80, width, 80, 80, 80]
    assert all(len(line.text) == 80 for line in batch.lines)


def test_without_separators_a_short_last_record_is_kept_with_its_width() -> None:
    (batch,) = read_batches(write_batch(LINES, NONE)[:-3])
    assert isinstance(batch, Batch)
    assert batch.lines[-1].width == 77
    assert batch.complete


def test_a_line_without_an_end_is_not_kept_whole() -> None:
    reader = BatchReader()
    reader.feed(write_batch(LINES[:2]))
    for _ in range(100):
        reader.feed(b"X" * 100_000)
    assert reader._splitter.held < 200
    batch = reader.feed(b"\n" + write_batch(LINES[4:]))[0]
    assert isinstance(batch, Batch)
    assert batch.lines[2].width == 10_000_000


def test_the_end_of_a_long_line_is_seen_though_it_comes_in_two_pieces() -> None:
    reader = BatchReader()
    reader.feed(write_batch(LINES[:2], CRLF))
    reader.feed(b"X" * 300 + b"\r")
    batch = reader.feed(b"\n" + write_batch(LINES[4:], CRLF))[0]
    assert isinstance(batch, Batch)
    assert (batch.lines[2].width, batch.lines[2].text) == (300, "X" * 80)


def test_a_batch_larger_than_the_limit_is_refused() -> None:
    reader = BatchReader(limit=1000)
    reader.feed(write_batch(LINES))
    reader.feed(write_batch(LINES))
    reader.feed(write_batch(LINES[:2]))
    with pytest.raises(TooLong, match="may have 1000 bytes"):
        reader.feed(write_batch([LINES[2]] * 20))


def test_lines_that_an_editor_trimmed_are_padded_and_counted() -> None:
    trimmed = b"\n".join(line.rstrip().encode() for line in LINES)
    data, padded = pad_trimmed(trimmed)
    assert padded == 6
    assert read_batches(data) == read_batches(write_batch(LINES))
    assert pad_trimmed(write_batch(LINES, NONE)) == (write_batch(LINES, NONE), 0)


def test_a_line_that_is_not_80_columns_is_not_written() -> None:
    with pytest.raises(FormatsError, match="record 2 has 79 columns"):
        write_batch([" " * 80, " " * 79])


def test_a_kept_batch_does_not_hold_its_password() -> None:
    (batch,) = read_batches(write_batch(LINES))
    assert isinstance(batch, Batch)
    kept = batch.masked()
    assert kept[0] == LINES[0].replace("PASSED", "******")
    assert kept[1:] == LINES[1:]
