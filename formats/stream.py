"""Bytes to batches and back, without any I/O: feed it what arrived, take out what is complete.

The result never depends on how the bytes were cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from formats.batch import Batch, Line
from formats.errors import FormatsError
from formats.record import WIDTH
from formats.splitter import CRLF, DECIDED, LF, NONE, RecordSplitter, Segment

__all__ = ["CRLF", "LF", "NONE", "BatchReader", "Stray", "TooLong", "pad_trimmed", "read_batches", "write_batch"]


class TooLong(FormatsError):
    """A transmission larger than the reader takes; CBP's own limit is 100 MB a message."""


@dataclass(frozen=True, slots=True)
class Stray:
    """Bytes outside any batch: a record where an A record was due. number: counted from the last batch's end."""

    number: int
    text: str


class BatchReader:
    """Turns bytes into batches.

    limit: the most bytes that one batch may take; `TooLong` beyond it.
    """

    def __init__(self, *, limit: int = 100_000_000) -> None:
        self._splitter = RecordSplitter()
        self._lines: list[Line] = []
        self._strays = 0
        self._separator = LF
        self._limit = limit
        self._taken = 0

    @property
    def pending(self) -> bool:
        """Whether a batch has begun and not ended."""
        return bool(self._lines) or self._splitter.holding

    def feed(self, data: bytes) -> list[Batch | Stray]:
        """The batches that these bytes complete, and what stood outside of them."""
        found: list[Batch | Stray] = []
        self._taken += len(data)
        for segment in self._splitter.feed(data):
            self._take(segment, found)
        if self._taken > self._limit:
            raise TooLong(f"a batch may have {self._limit} bytes, this one has {self._taken} and no end")
        return found

    def finish(self) -> list[Batch | Stray]:
        """What is there when no more bytes will come: a batch without its Z record is returned incomplete."""
        found: list[Batch | Stray] = []
        for segment in self._splitter.finish():
            self._take(segment, found)
        if self._lines:
            found.append(self._close(complete=False))
        return found

    def _take(self, segment: Segment, found: list[Batch | Stray]) -> None:
        self._separator = segment.separator
        for at, text in enumerate(segment.texts):
            if text.startswith("A"):
                if self._lines:
                    found.append(self._close(complete=False))
            elif not self._lines:
                self._strays += 1
                found.append(Stray(self._strays, text))
                continue
            self._lines.append(Line(text, segment.widths.get(at, WIDTH), len(self._lines) + 1))
        if segment.ends and self._lines:
            found.append(self._close(complete=True))

    def _close(self, *, complete: bool) -> Batch:
        batch = Batch(tuple(self._lines), complete, self._separator)
        self._lines, self._strays, self._taken = [], 0, 0
        return batch


def read_batches(data: bytes) -> list[Batch | Stray]:
    """Every batch in a whole transmission or file."""
    reader = BatchReader(limit=len(data) + 1)
    return reader.feed(data) + reader.finish()


def pad_trimmed(data: bytes) -> tuple[bytes, int]:
    """A file's bytes with right-trimmed lines padded to 80 columns, and how many lines that were.

    Editors strip trailing spaces. Only separated lines can be told to be trimmed; without separators the bytes come
    back as they are.
    """
    if LF not in data[: DECIDED + 2]:
        return data, 0
    lines = data.split(LF)
    padded = 0
    for at, line in enumerate(lines):
        bare = line.removesuffix(b"\r")
        if bare and len(bare) < WIDTH:
            lines[at] = bare.ljust(WIDTH)
            padded += 1
    return LF.join(lines), padded


def write_batch(lines: Iterable[str], separator: bytes = LF) -> bytes:
    """80-column lines as bytes; FormatsError when a line is not 80 columns wide."""
    out = bytearray()
    for number, line in enumerate(lines, 1):
        if len(line) != WIDTH:
            raise FormatsError(f"record {number} has {len(line)} columns, must have {WIDTH}")
        out += line.encode("latin-1") + separator
    return bytes(out)
