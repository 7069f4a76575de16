"""Bytes to records of 80 columns, whatever stands between them and however they are cut. No I/O.

The wire has no separators (Batch & Block Control, B&B-8: no carriage returns); files and many TCP senders put LF or
CRLF between records. Which it is, is told by the first record of each batch. Records come by the segment, as many as
are complete: a segment ends at the latest with a Z record, after which the framing is told anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from formats.record import WIDTH

LF, CRLF, NONE = b"\n", b"\r\n", b""

#: How much may arrive before it is certain that there are no separators: two records.
DECIDED = 2 * WIDTH
#: Of a record that is too long, so much is kept.
_KEPT = WIDTH + 1
#: What the records of a segment may take together, so that a large chunk is not held twice.
_SEGMENT = 1 << 16


@dataclass(frozen=True, slots=True)
class Segment:
    """Some records in a row, in upper case, each blank-padded or cut to 80 columns.

    widths: how many columns those records really had that had not 80, by position. ends: whether the last is a Z
    record. separator: what stood between them.
    """

    texts: list[str]
    widths: Mapping[int, int] = field(default_factory=dict)
    ends: bool = False
    separator: bytes = LF


class RecordSplitter:
    """Cuts bytes into records of whatever width they have, LF, CRLF or unseparated."""

    def __init__(self) -> None:
        self._separator: bytes | None = None
        self._buffer = bytearray()
        self._excess = 0

    @property
    def holding(self) -> bool:
        """Whether bytes of an unfinished record are held."""
        return bool(self._buffer)

    @property
    def held(self) -> int:
        """How many bytes are held."""
        return len(self._buffer)

    def feed(self, data: bytes) -> Iterator[Segment]:
        """The records that are complete now."""
        self._buffer += data
        while (segment := self._next()) is not None:
            if segment.ends:
                self._separator = None
            yield segment

    def finish(self) -> Iterator[Segment]:
        """What is left when no more bytes come: records that nothing ended."""
        separator = NONE if self._separator is None else self._separator
        rest = bytes(self._buffer).removesuffix(b"\r") if self._separator is None else bytes(self._buffer)
        self._buffer.clear()
        while self._separator is None and len(rest) > WIDTH:
            yield self._segment(rest[:WIDTH], separator)
            rest = rest[WIDTH:]
        if rest.strip(CRLF):
            yield self._segment(rest, separator)

    def _next(self) -> Segment | None:
        if self._separator is None and not self._decide():
            return None
        if self._separator == NONE:
            return self._unseparated()
        return self._separated()

    def _decide(self) -> bool:
        # Line ends between two batches belong to neither.
        skip = 0
        while skip < len(self._buffer) and self._buffer[skip] in CRLF:
            skip += 1
        del self._buffer[:skip]
        at = self._buffer.find(LF, 0, DECIDED)
        if at >= 0:
            self._separator = CRLF if self._buffer[at - 1 : at] == b"\r" else LF
            return True
        if len(self._buffer) >= DECIDED:
            self._separator = NONE
            return True
        return False

    def _unseparated(self) -> Segment | None:
        whole = min(len(self._buffer), _SEGMENT) // WIDTH
        if whole == 0:
            return None
        # The first columns of all records: a Z among them ends the batch.
        firsts = bytes(self._buffer[: whole * WIDTH : WIDTH]).upper()
        last = firsts.find(b"Z")
        if last >= 0:
            whole = last + 1
        taken = bytes(self._buffer[: whole * WIDTH])
        del self._buffer[: whole * WIDTH]
        upper = taken.upper().decode("latin-1")
        texts = [upper[at : at + WIDTH] for at in range(0, len(upper), WIDTH)]
        _restore(texts, [taken[at : at + WIDTH] for at in range(0, len(taken), WIDTH)], taken)
        return Segment(texts, ends=last >= 0, separator=NONE)

    def _separated(self) -> Segment | None:
        end = self._buffer.rfind(LF, 0, _SEGMENT)
        if end < 0:
            end = self._buffer.find(LF)
        if end < 0:
            # Of a line without an end only its beginning and its length are kept.
            surplus = len(self._buffer) - (WIDTH + 2)
            if surplus > 0:
                del self._buffer[_KEPT : _KEPT + surplus]
                self._excess += surplus
            return None
        taken = bytes(self._buffer[:end])
        closing = _closing(taken)
        if closing >= 0:
            taken = taken[:closing]
        del self._buffer[: len(taken) + 1]
        return self._segment(taken, self._separator or LF)

    def _segment(self, taken: bytes, separator: bytes) -> Segment:
        lines = taken.split(LF) if separator != NONE else [taken]
        if separator != NONE and b"\r" in taken:
            lines = [line.removesuffix(b"\r") for line in lines]
        upper = LF.join(lines).upper().decode("latin-1") if separator != NONE else taken.upper().decode("latin-1")
        texts = upper.split("\n") if separator != NONE else [upper]
        widths: dict[int, int] = {}
        if set(map(len, texts)) != {WIDTH} or self._excess:
            for at, text in enumerate(texts):
                width = len(text) + (self._excess if at == 0 else 0)
                if width != WIDTH:
                    widths[at] = width
                    texts[at] = text.ljust(WIDTH)[:WIDTH]
            self._excess = 0
        _restore(texts, lines, taken)
        return Segment(texts, widths, ends=texts[-1].startswith("Z"), separator=separator)


def _closing(taken: bytes) -> int:
    """The end of the first record that begins with Z, or -1."""
    for mark in (b"Z", b"z"):
        if taken.startswith(mark):
            end = taken.find(LF)
            return end if end >= 0 else len(taken)
    found = [at for at in (taken.find(b"\nZ"), taken.find(b"\nz")) if at >= 0]
    if not found:
        return -1
    end = taken.find(LF, min(found) + 1)
    return end if end >= 0 else len(taken)


def _restore(texts: list[str], lines: list[bytes], taken: bytes) -> None:
    """Give columns 60-80 of A and B back as they were sent: they are the sender's own text (B&B-9 to B&B-14)."""
    if taken.upper() == taken:
        return
    for at, text in enumerate(texts):
        if text[0] in "AB":
            texts[at] = text[:59] + lines[at][59:WIDTH].decode("latin-1").ljust(WIDTH - 59)
