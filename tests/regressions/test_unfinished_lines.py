"""A last line that nothing ended was stripped of every CR around it, and so moved to other columns."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from formats.batch import Batch
from formats.stream import BatchReader, Stray

HEADER = "A1234N01PASSED010526     AE".ljust(80)


def read(data: bytes) -> list[Batch | Stray]:
    reader = BatchReader()
    return [*reader.feed(data), *reader.finish()]


@example(b"\rX")
@example(b"X\r\r")
@example(b"\r" + b"X" * 100)
@given(st.binary(min_size=1, max_size=170).filter(lambda line: b"\n" not in line and line != b"\r"))
def test_a_line_that_nothing_ended_reads_as_if_it_had_been_ended(line: bytes) -> None:
    begun = HEADER.encode() + b"\n"
    assert read(begun + line) == read(begun + line + b"\n")
