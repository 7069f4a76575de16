"""The desk of one world: batches queue here, are taken in groups under one commit, and are answered after it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TypeVar

from twisted.internet.defer import Deferred, succeed

from gateway.ports import Core, Message, Receipt, Take
from gateway.switchboard import Answered, Connection, Switchboard

T = TypeVar("T")

log = logging.getLogger("localace.desk")

NOT_TAKEN = (
    "the batch was not taken, nor what came after it on this connection; see the server's log, then send it again"
)
TAKEN_UNANSWERED = "the batch was taken and its answer waits; see the server's log, then connect again and pick it up"


class Run(Protocol):
    """Calls something on the core's thread."""

    def __call__(self, call: Callable[[], T]) -> Deferred[T]:
        """What the call returns, or its failure."""


@dataclass(slots=True)
class Outcome:
    """What became of a group.

    results: one each, a receipt, or what went wrong, or None for a batch that was not judged. unread: why what waits
    could not be read although the batches are kept.
    """

    results: list[Receipt | Exception | None]
    waiting: dict[str, Sequence[Message]] = field(default_factory=dict)
    unread: Exception | None = None


class Desk:
    """One world's desk.

    run: calls the core on its thread. most: how many batches one commit may hold.
    """

    def __init__(self, core: Core, run: Run, *, most: int = 100) -> None:
        self.core = core
        self.switchboard = Switchboard()
        self._run = run
        self._most = most
        self._queue: deque[tuple[Connection, Take]] = deque()
        self._busy = False
        self._idle: list[Deferred[None]] = []

    # what transports ask

    def opened(self, connection: Connection) -> None:
        """A connection is there."""
        self.switchboard.opened(connection)

    def lost(self, connection: Connection, *, acknowledges: bool = False) -> None:
        """A connection is gone. acknowledges: what it was sent counts as taken; else it waits, or goes to another."""
        self.switchboard.lost(connection)
        sent = tuple(connection.session.sent)
        if sent and acknowledges:
            self._mark_delivered(sent)
        elif sent:
            self.push()

    def take(self, connection: Connection, take: Take) -> None:
        """Queue a batch. Its answer leaves after it is kept."""
        self.switchboard.leaving(take.acknowledges)
        self._queue.append((connection, take))
        if not self._busy:
            self._busy = True
            _ = Deferred.fromCoroutine(self._work()).addErrback(self._broken)

    # what the control API asks

    def ask(self, question: Callable[[], T]) -> Deferred[T]:
        """Call the core on its thread."""
        return self._run(question)

    def call(self, act: Callable[[], T]) -> Deferred[T]:
        """Call the core on its thread. When it fires, what came of it is on its way to whoever is connected."""
        accounts = self.switchboard.accounts

        def done() -> tuple[T, dict[str, Sequence[Message]]]:
            value = act()
            try:
                return value, _waiting(self.core, accounts)
            except Exception as error:
                log.error("what waits cannot be read", exc_info=error)
                return value, {}

        def sent(result: tuple[T, dict[str, Sequence[Message]]]) -> T:
            value, waiting = result
            self.switchboard.deliver((), waiting)
            return value

        return self._run(done).addCallback(sent)

    def acknowledge(self, numbers: Sequence[int]) -> Deferred[None]:
        """These messages were taken, by other means than the connection's next batch."""
        marked: Deferred[None] = self._run(partial(self.core.delivered, numbers))
        return marked.addCallback(lambda _: self.switchboard.acknowledged(numbers))

    def push(self) -> None:
        """Send each account that is connected what waits for it."""
        accounts = self.switchboard.accounts
        if accounts:
            waiting = self._run(partial(_waiting, self.core, accounts))
            delivered = waiting.addCallback(lambda found: self.switchboard.deliver((), found))
            _ = delivered.addErrback(lambda failure: log.error("what waits cannot be read", exc_info=failure.value))

    def idle(self) -> Deferred[None]:
        """Fires when no batch is in hand."""
        if not self._busy:
            return succeed(None)
        waits: Deferred[None] = Deferred()
        self._idle.append(waits)
        return waits

    # the work

    async def _work(self) -> None:
        while self._queue:
            group = self._group()
            if group:
                await self._take(group)
        self._busy = False
        waiting, self._idle = self._idle, []
        for one in waiting:
            one.callback(None)

    async def _take(self, group: Sequence[tuple[Connection, Take]]) -> None:
        takes = [take for _, take in group]
        senders = [connection for connection, _ in group]
        try:
            outcome: Outcome = await self._run(
                partial(take_group, self.core, takes, senders, self.switchboard.accounts)
            )
            self._answer(group, outcome)
        finally:
            self.switchboard.left(number for take in takes for number in take.acknowledges)

    def _group(self) -> list[tuple[Connection, Take]]:
        group: list[tuple[Connection, Take]] = []
        while self._queue and len(group) < self._most:
            connection, take = self._queue.popleft()
            # After a failure nothing more of its connection is taken: the order would be broken.
            if connection.session.over:
                self.switchboard.left(take.acknowledges)
            else:
                group.append((connection, take))
        return group

    def _answer(self, group: Sequence[tuple[Connection, Take]], outcome: Outcome) -> None:
        done = list(zip(group, outcome.results, strict=True))
        if outcome.unread is not None:
            log.error("batches are kept, but what waits cannot be read", exc_info=outcome.unread)
            for connection, _ in group:
                connection.perform(connection.session.fail(TAKEN_UNANSWERED))
            return
        answered = [
            Answered(connection, take.batch.separator, result)
            for (connection, take), result in done
            if result is not None and not isinstance(result, Exception)
        ]
        self._mark_delivered(self.switchboard.deliver(answered, outcome.waiting))
        for one in answered:
            if not one.connection.session.over:
                one.connection.perform(one.connection.session.settle())
        for (connection, take), result in done:
            if connection.session.over:
                continue
            if result is None:
                connection.perform(connection.session.refuse_broken_off(take.batch))
            elif isinstance(result, Exception):
                log.error("a batch was not taken", exc_info=result)
                connection.perform(connection.session.fail(NOT_TAKEN))

    def _mark_delivered(self, numbers: Sequence[int]) -> None:
        if not numbers:
            return
        self.switchboard.leaving(numbers)
        marked = self._run(partial(self.core.delivered, numbers))
        logged = marked.addErrback(lambda failure: log.error("not marked as delivered", exc_info=failure.value))
        _ = logged.addCallback(lambda _: self.switchboard.left(numbers))

    def _broken(self, failure: object) -> None:
        error = getattr(failure, "value", None)
        log.critical("the desk failed", exc_info=error if isinstance(error, BaseException) else None)
        queued, self._busy = list(self._queue), False
        self._queue.clear()
        for connection in self.switchboard.connections:
            if connection.session.in_flight:
                connection.perform(connection.session.fail(NOT_TAKEN))
        self.switchboard.left(number for _, take in queued for number in take.acknowledges)


def take_group(core: Core, takes: Sequence[Take], senders: Sequence[object], connected: Sequence[str]) -> Outcome:
    """Have the core take a group; when it does not, take them one by one, so that one batch spoils no other's.

    senders: whose each is: after a failure no further batch of the same sender is taken. connected: the accounts that
    may be sent what these batches caused.
    """
    wanted = [not take.broken_off or bool(core.knows(take.batch)) for take in takes]
    chosen = [take.batch for take, yes in zip(takes, wanted, strict=True) if yes]
    try:
        acknowledged = [number for take in takes for number in take.acknowledges]
        if acknowledged:
            core.delivered(acknowledged)
        receipts = iter(core.take_all(chosen) if chosen else ())
        results: list[Receipt | Exception | None] = [next(receipts) if yes else None for yes in wanted]
    except Exception as error:
        if len(takes) == 1:
            return Outcome([error])
        log.warning("a group of %d is taken one by one: %s", len(chosen), type(error).__name__)
        results = _one_by_one(core, takes, senders, wanted)
    outcome = Outcome(results)
    accounts = dict.fromkeys(connected)
    for take, result in zip(takes, results, strict=True):
        if result is not None and not isinstance(result, Exception):
            # The rejection of a sender that opened no account lies under the name which it gave.
            accounts[result.account or take.batch.sender] = None
    try:
        outcome.waiting = _waiting(core, accounts)
    except Exception as error:
        outcome.unread = error
    return outcome


def _one_by_one(
    core: Core, takes: Sequence[Take], senders: Sequence[object], wanted: Sequence[bool]
) -> list[Receipt | Exception | None]:
    results: list[Receipt | Exception | None] = []
    failed: dict[int, Exception] = {}
    for take, sender, yes in zip(takes, senders, wanted, strict=True):
        if id(sender) in failed:
            results.append(failed[id(sender)])
            continue
        try:
            results.append(core.take_all([take.batch])[0] if yes else None)
        except Exception as error:
            failed[id(sender)] = error
            results.append(error)
    return results


def _waiting(core: Core, accounts: Sequence[str] | dict[str, None]) -> dict[str, Sequence[Message]]:
    return {account: core.waiting(account) for account in accounts}
