"""One ABI connection without any I/O: bytes in, actions out. What came of an action is told to it in turn.

Framing follows the sender's. What it was sent counts as taken when its next batch begins; until then it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, KeysView

from formats.batch import Batch
from formats.record import WIDTH
from formats.stream import LF, BatchReader, Stray, TooLong
from gateway.ports import Action, Close, Message, Receipt, Send, Take, failure, refusal

#: How much of a line that we refuse is repeated to its sender.
_SHOWN = 20

#: How many blank records may stand between two batches.
_BLANKS = 10


class Session:
    """One connection.

    batch_bytes: the most bytes of one batch. strangers: after how many batches in a row that open no account the
    connection is refused.
    """

    def __init__(self, *, batch_bytes: int = 100_000_000, strangers: int = 20) -> None:
        self.account = ""
        self.in_flight = 0
        self._reader = BatchReader(limit=batch_bytes)
        self._strangers = strangers
        self._strange = 0
        self._separator = LF
        self._sent: dict[int, None] = {}
        self._before: tuple[int, ...] = ()
        self._tail = b""
        self._heard = True
        self._farewell: str | None = None
        self._over = False

    # what the transport tells

    def bytes_in(self, data: bytes) -> list[Action]:
        """What follows from bytes that arrived, however they were cut."""
        if not self._heard:
            return []
        now = tuple(self._sent)
        before = self._before if self._reader.pending else now
        self._tail = (self._tail + data)[-WIDTH - 1 :]
        actions: list[Action] = []
        try:
            found = self._reader.feed(data)
        except TooLong as error:
            return self._refuse(str(error), "send it as several batches")
        for item in found:
            if isinstance(item, Stray):
                if not _nothing(item):
                    return actions + self._refuse_stray(item)
            else:
                actions.append(self._take(item, before))
            before = now
        self._before = before
        return actions

    def ended(self) -> list[Action]:
        """The sender will send no more: it closed its side, and may still read."""
        if not self._heard:
            return []
        self._heard = False
        before = self._before if self._reader.pending else tuple(self._sent)
        actions: list[Action] = []
        for item in self._reader.finish():
            if isinstance(item, Batch):
                actions.append(self._take(item, before, broken_off=not item.complete))
            elif not _nothing(item):
                return actions + self._refuse_stray(item)
        return actions + self._closing()

    def quiet(self) -> list[Action]:
        """Nothing came for a moment: a whole Z record that lacks only its line end now ends its batch."""
        unended = len(self._tail) == WIDTH + 1 and self._tail[:2].upper() == b"\nZ"
        if self.pending and unended and self._tail.count(b"\n") == 1 and not self._tail.endswith(b"\r"):
            return self.bytes_in(b"\n")
        return []

    def stalled(self, seconds: float) -> list[Action]:
        """Nothing came for so long that an unfinished batch is given up."""
        if not self._heard or not self._reader.pending:
            return []
        return self._refuse(
            f"nothing came for {seconds:g} seconds inside a batch, which was not taken",
            "send it whole, up to its Z record",
        )

    def shut(self) -> None:
        """No more is heard: the server stops. What is in flight is still answered."""
        self._heard = False

    @property
    def pending(self) -> bool:
        """Whether a batch has begun and not ended."""
        return self._heard and self._reader.pending

    @property
    def open(self) -> bool:
        """Whether it may still be sent something. A side that only listens may, while its batches are answered."""
        return self._farewell is None and not self._over

    @property
    def over(self) -> bool:
        """Whether everything is said."""
        return self._over

    # what became of its batches

    def taken(self, receipt: Receipt) -> None:
        """A batch of this connection is kept; its answer goes out by `send`, then `settle`."""
        if receipt.account:
            self.account = receipt.account
            self._strange = 0
        else:
            self._strange += 1

    def send(self, message: Message, separator: bytes | None = None) -> Send:
        """A message in the sender's framing, or in that of the batch which it answers. Kept until acknowledged."""
        self._sent[message.number] = None
        return Send(_framed(message.lines, self._separator if separator is None else separator))

    @property
    def sent(self) -> KeysView[int]:
        """The messages that went out here and are not acknowledged yet."""
        return self._sent.keys()

    def acknowledged(self, numbers: Iterable[int]) -> None:
        """These messages were acknowledged elsewhere."""
        for number in numbers:
            self._sent.pop(number, None)

    def settle(self, batches: int = 1) -> list[Action]:
        """So many batches in flight are answered."""
        self.in_flight -= batches
        if self._heard and self._strange >= self._strangers:
            return self._refuse(
                f"{self._strange} batches in a row opened no account",
                "look at site, identifier, password and office in columns 2-14 and 38-39 of the A record",
            )
        return self._closing()

    def refuse_broken_off(self, batch: Batch) -> list[Action]:
        """A batch that broke off and opens no account is not judged."""
        self.in_flight -= 1
        return self._refuse(
            f"the transmission ended after record {len(batch.lines)} of a batch whose A record opens no account",
            "send the batch up to its Z record, with site, identifier and password in columns 2-14 of the A record",
        )

    def fail(self, what: str) -> list[Action]:
        """Something of ours broke: it is said in our own name, and the connection ends."""
        self._heard = False
        self.in_flight = 0
        self._farewell = failure(what)
        return self._closing()

    # inside

    def _take(self, batch: Batch, before: tuple[int, ...], *, broken_off: bool = False) -> Take:
        self.in_flight += 1
        self._separator = batch.separator
        acknowledges = tuple(number for number in before if number in self._sent)
        self.acknowledged(acknowledges)
        return Take(batch, acknowledges, broken_off)

    def _refuse_stray(self, stray: Stray) -> list[Action]:
        return self._refuse(
            f"record {stray.number} stands outside any batch: {stray.text[:_SHOWN].rstrip()!a}",
            "begin a batch with an A record and end it with a Z record, 80 columns each",
        )

    def _refuse(self, reason: str, next_step: str) -> list[Action]:
        self._heard = False
        self._farewell = refusal(reason, next_step)
        return self._closing()

    def _closing(self) -> list[Action]:
        if self._heard or self.in_flight or self._over:
            return []
        self._over = True
        if self._farewell is None:
            return [Close()]
        # Whatever framing the sender has, our own line ends as a line.
        return [Send(self._farewell.encode("ascii", "backslashreplace") + (self._separator or LF)), Close()]


def _nothing(stray: Stray) -> bool:
    """Whether it is one of a few blank records, which some senders leave between batches."""
    return not stray.text.strip() and stray.number <= _BLANKS


def _framed(lines: Iterable[str], separator: bytes) -> bytes:
    return b"".join(line.encode("latin-1") + separator for line in lines)
