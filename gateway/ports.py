"""What a transport may ask of the core, and what it hands over: `cbp_sim.Cbp` answers to these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from formats.batch import Batch


class Receipt(Protocol):
    """What became of a batch."""

    @property
    def number(self) -> int:
        """Its place in the journal."""

    @property
    def account(self) -> str:
        """The account that its A record opened, or ""."""

    @property
    def accepted(self) -> bool:
        """Whether CBP looked into it."""


class Message(Protocol):
    """Something for a filer."""

    @property
    def number(self) -> int:
        """Its place in the outbox."""

    @property
    def journal(self) -> int:
        """The journal number of what it answers, or of what caused it."""

    @property
    def account(self) -> str:
        """Whose it is."""

    @property
    def lines(self) -> list[str]:
        """Its records, 80 columns each."""


class Intake(Protocol):
    """The way in. When `take_all` returns, all of its batches are kept; when it raises, none is."""

    def knows(self, batch: Batch) -> str:
        """The account that the A record opens, or ""."""

    def take_all(self, batches: Sequence[Batch]) -> Sequence[Receipt]:
        """Judge batches under one commit, in this order."""


class Delivery(Protocol):
    """The way out: what waits for an account, until it is said to be delivered."""

    def waiting(self, account: str) -> Sequence[Message]:
        """What waits for an account, in the order it was decided."""

    def delivered(self, numbers: Sequence[int]) -> None:
        """These messages were taken: they are not offered again."""


class Core(Intake, Delivery, Protocol):
    """One world, as its listener needs it."""

    @property
    def name(self) -> str:
        """The world's name."""


@dataclass(frozen=True, slots=True)
class Take:
    """A batch on its way to the core.

    acknowledges: the messages that its sender had been sent on this connection before the batch began. broken_off:
    the transmission ended inside it, so that it is judged only when its A record opens an account.
    """

    batch: Batch
    acknowledges: tuple[int, ...] = ()
    broken_off: bool = False


@dataclass(frozen=True, slots=True)
class Send:
    """Bytes to write."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Close:
    """Everything is said: what is written goes out, then the connection is closed."""


Action = Take | Send | Close


def refusal(reason: str, next_step: str) -> str:
    """The one line with which the gateway itself refuses. It begins with our own name: CBP never sent it."""
    return f"LOCALACE refused: {reason}; {next_step}"


def failure(what: str) -> str:
    """The one line that tells of our own failure."""
    return f"LOCALACE internal failure: {what}"
