"""Who is sent what: the open connections of one world, and the delivery rule.

Answers go back where their batch came from. Everything else goes to the newest open connection of its account; a
connection that becomes the newest is sent all that waits, whatever an older one was sent. No I/O, and nothing of the
core: it is told what waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from gateway.ports import Action, Message, Receipt
from gateway.session import Session


class Connection(Protocol):
    """An open connection: its session, and hands that do what the session asks."""

    session: Session

    @property
    def writable(self) -> bool:
        """Whether the other side reads what it is sent; while it does not, nothing unasked is sent."""

    def perform(self, actions: Sequence[Action]) -> None:
        """Do these things in order."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A batch that is kept: where it came from, in what framing, and what became of it."""

    connection: Connection
    separator: bytes
    receipt: Receipt


class Switchboard:
    """The open connections of one world, in the order of their opening."""

    def __init__(self) -> None:
        self._connections: list[Connection] = []
        self._leaving: set[int] = set()

    def opened(self, connection: Connection) -> None:
        """A connection is there; it belongs to nobody yet."""
        self._connections.append(connection)

    def lost(self, connection: Connection) -> None:
        """A connection is gone: what it was sent and did not acknowledge waits again."""
        if connection in self._connections:
            self._connections.remove(connection)

    @property
    def connections(self) -> list[Connection]:
        """Every open connection."""
        return list(self._connections)

    def served(self, account: str) -> Connection | None:
        """The newest connection of an account that can be sent to."""
        mine = (one for one in reversed(self._connections) if one.session.account == account)
        return next((one for one in mine if one.session.open), None)

    @property
    def accounts(self) -> list[str]:
        """The accounts that have a connection, each once."""
        named = (one.session.account for one in self._connections if one.session.open)
        return list(dict.fromkeys(account for account in named if account))

    # acknowledgement

    def leaving(self, numbers: Iterable[int]) -> None:
        """These messages are being marked as delivered: not to be offered again meanwhile."""
        self._leaving.update(numbers)

    def left(self, numbers: Iterable[int]) -> None:
        """The store has heard of it."""
        self._leaving.difference_update(numbers)

    def acknowledged(self, numbers: Sequence[int]) -> None:
        """These messages were acknowledged outside any connection."""
        for connection in self._connections:
            connection.session.acknowledged(numbers)

    # delivery

    def deliver(self, answered: Sequence[Answered], waiting: Mapping[str, Sequence[Message]]) -> tuple[int, ...]:
        """Send what is to be sent now.

        answered: the batches that were just kept, in their order. waiting: what waits, by account. Returns the numbers
        of messages that went to senders without an account: nobody can ask for them again.
        """
        newcomers = self._identify(answered)
        origin = {one.receipt.number: one for one in answered}
        on_the_way = self._leaving.union(*(one.session.sent for one in self._connections))
        to_strangers = []
        for account, messages in waiting.items():
            served = self.served(account)
            for message in messages:
                source = origin.get(message.journal)
                if source is not None and self._answers(source, message):
                    if message.number in on_the_way:
                        continue
                    source.connection.perform([source.connection.session.send(message, source.separator)])
                    if not source.receipt.account:
                        to_strangers.append(message.number)
                elif served is not None and served.writable:
                    gone = self._leaving | served.session.sent if served in newcomers else on_the_way
                    if message.number not in gone:
                        served.perform([served.session.send(message)])
        return tuple(to_strangers)

    def _identify(self, answered: Sequence[Answered]) -> list[Connection]:
        """Let every batch say whose its connection is; the connections that thereby become an account's newest."""
        newcomers = []
        for one in answered:
            session = one.connection.session
            before = session.account
            session.taken(one.receipt)
            if session.account != before and self.served(session.account) is one.connection:
                newcomers.append(one.connection)
        return newcomers

    def _answers(self, source: Answered, message: Message) -> bool:
        """Whether a message goes back where a batch came from. To an account's name a stranger's batch says nothing."""
        own = not source.receipt.account or source.receipt.account == message.account
        return own and source.connection in self._connections and not source.connection.session.over
