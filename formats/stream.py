"""Bytes to batches and back, without any I/O: feed it what arrived, take out what is complete.

The wire has no separators (Batch & Block Control, B&B-8: no carriage returns); files and many TCP senders put LF or
CRLF between records. Which it is, is told by the first record of each batch. The result never depends on how the
bytes were cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from formats.batch import Batch, Line
from formats.errors import FormatsError
from formats.record import WIDTH

LF, CRLF, NONE = b"\n", b"\r\n", b""

#: How much may arrive before it is certain that there are no separators: two records.
_DECIDED = 2 * WIDTH


class TooLong(FormatsError):
    """A transmission larger than the reader takes; CBP's own limit is 100 MB a message."""


@dataclass(frozen=True, slots=True)
class Stray:
    """Bytes outside any batch: a record where an A record was due. number: counted from the last batch's end."""

    number: int
    text: str


class RecordSplitter:
    """Cuts bytes into records of whatever width they have, LF, CRLF or unseparated."""

    def __init__(self) -> None:
        self.separator: bytes | None = None
        self._buffer = bytearray()
        self._excess = 0

    def feed(self, data: bytes) -> Iterator[tuple[bytes, int]]:
        """The records that are complete now: at most 81 of their bytes, and their width in bytes."""
        self._buffer += data
        while (record := self._next()) is not None:
            yield record

    def finish(self) -> Iterator[tuple[bytes, int]]:
        """What is left when no more bytes come."""
        rest = bytes(self._buffer).strip(b"\r\n") if self.separator != NONE else bytes(self._buffer)
        self._buffer.clear()
        surplus, self._excess = self._excess, 0
        if self.separator is None:
            while len(rest) > WIDTH:
                yield rest[:WIDTH], WIDTH
                rest = rest[WIDTH:]
        if rest.strip(b"\r\n"):
            yield rest[: WIDTH + 1], len(rest) + surplus

    @property
    def holding(self) -> bool:
        """Whether bytes of an unfinished record are held."""
        return bool(self._buffer)

    def reset(self) -> None:
        """Begin anew after a batch: the next one may be framed otherwise."""
        self.separator = None
        self._excess = 0

    def _next(self) -> tuple[bytes, int] | None:
        if self.separator is None and not self._decide():
            return None
        if self.separator == NONE:
            if len(self._buffer) < WIDTH:
                return None
            record = bytes(self._buffer[:WIDTH])
            del self._buffer[:WIDTH]
            return record, WIDTH
        at = self._buffer.find(LF)
        if at < 0:
            # Of a line without an end only its beginning and its length are kept.
            surplus = len(self._buffer) - (WIDTH + 2)
            if surplus > 0:
                del self._buffer[WIDTH + 1 : WIDTH + 1 + surplus]
                self._excess += surplus
            return None
        record = bytes(self._buffer[:at])
        del self._buffer[: at + 1]
        if record.endswith(b"\r"):
            record = record[:-1]
        width, self._excess = len(record) + self._excess, 0
        return record[: WIDTH + 1], width

    def _decide(self) -> bool:
        # Line ends between two batches belong to neither.
        skip = len(self._buffer) - len(self._buffer.lstrip(b"\r\n"))
        del self._buffer[:skip]
        at = self._buffer.find(LF, 0, _DECIDED)
        if at >= 0:
            self.separator = CRLF if self._buffer[at - 1 : at] == b"\r" else LF
            return True
        if len(self._buffer) >= _DECIDED:
            self.separator = NONE
            return True
        return False


class BatchReader:
    """Turns bytes into batches.

    limit: the most bytes that one batch may take; `TooLong` beyond it.
    """

    def __init__(self, *, limit: int = 100_000_000) -> None:
        self._splitter = RecordSplitter()
        self._lines: list[Line] = []
        self._strays = 0
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
        for record, width in self._splitter.feed(data):
            found += self._take(record, width)
        if self._taken > self._limit:
            raise TooLong(f"a batch may have {self._limit} bytes, this one has {self._taken} and no end")
        return found

    def finish(self) -> list[Batch | Stray]:
        """What is there when no more bytes will come: a batch without its Z record is returned incomplete."""
        found: list[Batch | Stray] = []
        for record, width in self._splitter.finish():
            found += self._take(record, width)
        if self._lines:
            found.append(self._close(complete=False))
        return found

    def _take(self, record: bytes, width: int) -> Iterator[Batch | Stray]:
        text = _decode(record)
        if not self._lines and not text.startswith("A"):
            self._strays += 1
            yield Stray(self._strays, text[:WIDTH])
            return
        if self._lines and text.startswith("A"):
            yield self._close(complete=False, keep_framing=True)
        self._lines.append(Line(text.ljust(WIDTH)[:WIDTH], width, len(self._lines) + 1))
        if text.startswith("Z"):
            yield self._close(complete=True)

    def _close(self, *, complete: bool, keep_framing: bool = False) -> Batch:
        batch = Batch(tuple(self._lines), complete, self._splitter.separator or NONE)
        self._lines, self._strays, self._taken = [], 0, 0
        if not keep_framing:
            self._splitter.reset()
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
    if LF not in data[: _DECIDED + 2]:
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


def _decode(record: bytes) -> str:
    # bytes.upper() turns a-z only, so every byte stays one column. Columns 60-80 of A and B are the sender's own
    # text and come back unmodified (B&B-9 to B&B-14).
    upper = record.upper()
    if upper[:1] in (b"A", b"B"):
        upper = upper[:59] + record[59:]
    return upper.decode("latin-1")
