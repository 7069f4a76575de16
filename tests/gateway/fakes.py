"""A core that keeps what it is told in lists, a connection that keeps what it is to do, and batches for both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from twisted.internet.defer import Deferred, maybeDeferred

from formats.batch import Batch
from gateway.desk import Desk
from gateway.ports import Action, Close, Send, Take
from gateway.session import Session

T = TypeVar("T")

PASSWORDS = {"1234N01": "PASSED", "2704EEE": "PASSWD"}


def records(account: str = "1234N01", password: str = "", *, detail: Sequence[str] = ("10",)) -> list[str]:
    """A batch's records; without detail a pick-up."""
    word = password or PASSWORDS.get(account, "NOBODY")
    block = [f"B  1201{account[4:]}AE", *detail, f"Y  1201{account[4:]}AE"] if detail else []
    texts = [f"A{account}{word}010526     AE", *block, f"Z{account}      010526"]
    return [text.ljust(80) for text in texts]


def wire(texts: Sequence[str], separator: bytes = b"\n") -> bytes:
    return b"".join(text.encode("latin-1") + separator for text in texts)


@dataclass(frozen=True)
class FakeReceipt:
    number: int
    account: str
    accepted: bool = True


@dataclass(frozen=True)
class FakeMessage:
    number: int
    journal: int
    account: str
    text: str = "SO"

    @property
    def lines(self) -> list[str]:
        return [f"A{self.account} {self.text} {self.number}".ljust(80), "Z".ljust(80)]


@dataclass
class FakeCore:
    """Answers each batch with one message. poison: a batch with this text in it is not taken."""

    name: str = "test"
    poison: str = "POISON"
    outbox: list[FakeMessage] = field(default_factory=list)
    gone: set[int] = field(default_factory=set)
    journal: list[Batch] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    cannot_read: bool = False

    def knows(self, batch: Batch) -> str:
        header = batch.lines[0].text
        return header[1:8] if PASSWORDS.get(header[1:8]) == header[8:14] else ""

    def take_all(self, batches: Sequence[Batch]) -> list[FakeReceipt]:
        if any(self.poison in line.text for batch in batches for line in batch.lines):
            raise RuntimeError("disk on fire\n[parameters: PASSED]")
        self.groups.append(len(batches))
        receipts = []
        for batch in batches:
            self.journal.append(batch)
            receipt = FakeReceipt(len(self.journal), self.knows(batch))
            if not (batch.pickup and receipt.account):
                self.tell(receipt.account or batch.lines[0].text[1:8], "AX", journal=receipt.number)
            receipts.append(receipt)
        return receipts

    def tell(self, account: str, text: str = "SO", *, journal: int = 0) -> int:
        self.outbox.append(FakeMessage(len(self.outbox) + 1, journal, account, text))
        return len(self.outbox)

    def waiting(self, account: str) -> list[FakeMessage]:
        if self.cannot_read:
            raise RuntimeError("cannot be read")
        return [one for one in self.outbox if one.account == account and one.number not in self.gone]

    def delivered(self, numbers: Sequence[int]) -> None:
        self.gone.update(numbers)


def at_once(call: Callable[[], T]) -> Deferred[T]:
    """Runs a call of the core without any thread."""
    return maybeDeferred(call)


class Later:
    """Runs calls of the core when the test says so, in order."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], object], Deferred[object]]] = []

    def __call__(self, call: Callable[[], T]) -> Deferred[T]:
        result: Deferred[T] = Deferred()
        self.waiting.append((call, result))  # type: ignore[arg-type]
        return result

    def run(self) -> None:
        while self.waiting:
            call, result = self.waiting.pop(0)
            _ = maybeDeferred(call).chainDeferred(result)  # type: ignore[func-returns-value]


class FakeConnection:
    """A connection to a desk whose other side reads everything."""

    def __init__(self, desk: Desk, **limits: int) -> None:
        self.session = Session(**limits)
        self.writable = True
        self.read = b""
        self.closed = False
        self._desk = desk
        desk.opened(self)

    def perform(self, actions: Sequence[Action]) -> None:
        for action in actions:
            if isinstance(action, Take):
                self._desk.take(self, action)
            elif isinstance(action, Send):
                assert not self.closed
                self.read += action.data
            else:
                assert isinstance(action, Close)
                self.closed = True

    def send(self, data: bytes) -> None:
        self.perform(self.session.bytes_in(data))

    def end(self) -> None:
        self.perform(self.session.ended())

    def lose(self, *, acknowledges: bool = False) -> None:
        self.session.shut()
        self._desk.lost(self, acknowledges=acknowledges)

    def messages(self) -> list[str]:
        """What it was sent since this was last asked: kind and number of each message."""
        lines = self.read.replace(b"\r\n", b"\n").decode("latin-1")
        self.read = b""
        texts = lines.split("\n") if "\n" in lines else [lines[at : at + 80] for at in range(0, len(lines), 80)]
        return [" ".join(text.split()[1:]) if text[0] == "A" else text for text in texts if text.strip(" Z")]
