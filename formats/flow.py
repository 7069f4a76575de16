"""Transactions as they close, for batches too large to hold: nothing of what was passed on is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from formats.batch import CONTROL, Line, Transaction
from formats.catalog import chapter_for
from formats.record import WIDTH
from formats.splitter import RecordSplitter, Segment


class TransactionReader:
    """Turns bytes into control records (`Line`) and transactions, in the order of their coming.

    A transaction comes when the next one opens or its block ends. What stands outside any block comes as a `Line`.
    """

    def __init__(self) -> None:
        self._splitter = RecordSplitter()
        self._number = 0
        self._application: str | None = None
        self._opening: tuple[str, ...] = ()
        self._ordinal = 0
        self._first = 0
        self._texts: list[str] = []
        self._widths: dict[int, int] = {}

    def feed(self, data: bytes) -> Iterator[Line | Transaction]:
        """What these bytes complete."""
        for segment in self._splitter.feed(data):
            yield from self._take(segment)

    def finish(self) -> Iterator[Line | Transaction]:
        """What is there when no more bytes will come."""
        for segment in self._splitter.finish():
            yield from self._take(segment)
        yield from self._close()

    def _take(self, segment: Segment) -> Iterator[Line | Transaction]:
        widths, texts, opening = segment.widths, self._texts, self._opening
        for at, text in enumerate(segment.texts):
            self._number += 1
            if text[0] in CONTROL:
                yield from self._close()
                yield self._control(Line(text, widths.get(at, WIDTH), self._number))
                texts, opening = self._texts, self._opening
            elif self._application is None:
                yield Line(text, widths.get(at, WIDTH), self._number)
            else:
                if text.startswith(opening) or not texts:
                    yield from self._close()
                    texts, self._first = self._texts, self._number
                if at in widths:
                    self._widths[len(texts)] = widths[at]
                texts.append(text)

    def _control(self, line: Line) -> Line:
        if line.control == "A":
            self._number = 1
            line = line._replace(number=1)
        self._application = None
        if line.control == "B":
            self._application = line.text[10:12].strip()
            chapter = chapter_for(self._application)
            self._opening = chapter.opening if chapter else ()
            self._ordinal = 0
        return line

    def _close(self) -> Iterator[Transaction]:
        if self._texts:
            self._ordinal += 1
            texts, widths, self._texts, self._widths = tuple(self._texts), self._widths, [], {}
            yield Transaction(self._application or "", self._ordinal, self._first, texts, widths)


def transactions(chunks: Iterable[bytes]) -> Iterator[Line | Transaction]:
    """Control records and transactions of a stream of bytes."""
    reader = TransactionReader()
    for chunk in chunks:
        yield from reader.feed(chunk)
    yield from reader.finish()
