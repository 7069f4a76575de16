"""ABI over TCP: one session a connection."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from typing import Protocol as Shape

from twisted.internet.error import ConnectionDone
from twisted.internet.interfaces import IHalfCloseableProtocol, IPushProducer
from twisted.internet.protocol import Factory, Protocol
from twisted.python.failure import Failure
from zope.interface import implementer  # type: ignore[import-untyped]

from gateway.desk import NOT_TAKEN, Desk
from gateway.ports import Action, Close, Send, Take, refusal
from gateway.session import Session

log = logging.getLogger("localace.tcp")


class Timer(Shape):
    """Something that the reactor will call."""

    def active(self) -> bool:
        """Whether it is still to come."""

    def cancel(self) -> None:
        """Call it off."""


class Clock(Shape):
    """The reactor's sense of time."""

    def callLater(self, delay: float, call: Callable[..., object], /) -> Timer:
        """Call something after so many seconds."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How long and how much a listener bears.

    stalled: seconds without a byte inside a batch. quiet: seconds after which a Z record needs no line end. linger:
    seconds that the other side has to read our last words. ahead: batches of one connection that may be in hand.
    """

    batch_bytes: int = 100_000_000
    strangers: int = 20
    stalled: float = 60.0
    quiet: float = 0.5
    linger: float = 5.0
    ahead: int = 64
    connections: int = 200
    acknowledge_on_close: bool = False


@implementer(IHalfCloseableProtocol, IPushProducer)
class AbiConnection(Protocol):
    """A connection. Nothing is decided here."""

    transport: Any

    def __init__(self, desk: Desk, manners: Manners, clock: Clock) -> None:
        self.session = Session(batch_bytes=manners.batch_bytes, strangers=manners.strangers)
        self.writable = True
        self._desk = desk
        self._manners = manners
        self._clock = clock
        self._timer: Timer | None = None
        self._held = False
        self._closing = False
        self._draining = False
        self._gone = False
        self._peer_ended = False

    # what Twisted tells

    def connectionMade(self) -> None:
        """Twisted: the connection is there."""
        self.transport.setTcpNoDelay(True)
        self.transport.setTcpKeepAlive(True)
        self.transport.registerProducer(self, True)
        if len(self._desk.switchboard.connections) >= self._manners.connections:
            line = refusal(
                f"{self._manners.connections} connections are open, no more are taken",
                "close one of them, or raise limits.connections",
            )
            self.session.shut()
            self.perform([Send(line.encode() + b"\n"), Close()])
            return
        self._desk.opened(self)

    def dataReceived(self, data: bytes) -> None:
        """Twisted: bytes arrived."""
        if self._closing:
            return
        try:
            self.perform(self.session.bytes_in(data))
        except Exception as error:
            log.error("a session failed", exc_info=error)
            self.perform(self.session.fail(NOT_TAKEN))
        self._watch()

    def readConnectionLost(self) -> None:
        """Twisted: the other side will send no more."""
        self._peer_ended = True
        if self._closing:
            self.transport.loseConnection()
            return
        try:
            self.perform(self.session.ended())
        except Exception as error:
            log.error("a session failed", exc_info=error)
            self.perform(self.session.fail(NOT_TAKEN))

    def writeConnectionLost(self) -> None:
        """Twisted: we have closed our side."""

    def connectionLost(self, reason: Failure | None = None) -> None:
        """Twisted: the connection is gone."""
        self._stop_watching()
        self._closing = self._gone = True
        self.session.shut()
        orderly = reason is not None and isinstance(reason.value, ConnectionDone)
        self._desk.lost(self, acknowledges=orderly and self._manners.acknowledge_on_close)

    def pauseProducing(self) -> None:
        """Twisted: the other side does not read what it is sent, so we do not read what it sends."""
        self.writable = False
        self._hold()

    def resumeProducing(self) -> None:
        """Twisted: it reads again."""
        self.writable = True
        self._hold()
        self._desk.push()

    def stopProducing(self) -> None:
        """Twisted: it will never read again."""
        self.writable = False

    # what the session asks

    def perform(self, actions: Sequence[Action]) -> None:
        """Do what the session asks, in order."""
        for action in actions:
            if isinstance(action, Take):
                self._desk.take(self, action)
            elif isinstance(action, Send):
                if not self._gone:
                    self.transport.write(action.data)
            else:
                self._close()
        self._hold()

    def drain(self) -> None:
        """The server stops: hear no more, and close when what is in hand is answered."""
        self._draining = True
        self.session.shut()
        if self._closing:
            self.transport.loseConnection()
        elif not self.session.in_flight:
            self._close()

    def abort(self) -> None:
        """Cut the connection."""
        self.transport.abortConnection()

    # inside

    def _close(self) -> None:
        """Close so that our last words arrive: an outright close, while input is unread, would throw them away."""
        if self._closing:
            return
        self._closing = True
        self._stop_watching()
        self.transport.unregisterProducer()
        self.transport.resumeProducing()
        if self._peer_ended or self._draining:
            self.transport.loseConnection()
        else:
            self.transport.loseWriteConnection()
        self._timer = self._clock.callLater(self._manners.linger, self._cut)

    def _cut(self) -> None:
        """It had its time: close for good; what it did not read by then is thrown away."""
        self._timer = self._clock.callLater(self._manners.linger, self.abort)
        self.transport.loseConnection()

    def _hold(self) -> None:
        """Read only while what is in hand is little and what we send is read."""
        if self._closing:
            return
        hold = not self.writable or self.session.in_flight >= self._manners.ahead
        if hold != self._held:
            self._held = hold
            if hold:
                self._stop_watching()
                self.transport.pauseProducing()
            else:
                self.transport.resumeProducing()
                self._watch()

    def _watch(self) -> None:
        """Begin to wait for the next byte anew."""
        if self._closing:
            return
        self._stop_watching()
        if not self._held and self.session.pending:
            self._timer = self._clock.callLater(self._manners.quiet, self._quiet)

    def _stop_watching(self) -> None:
        if self._timer is not None and self._timer.active():
            self._timer.cancel()
        self._timer = None

    def _quiet(self) -> None:
        self._timer = None
        self.perform(self.session.quiet())
        if self.session.pending and not self._closing and not self._held:
            left = max(self._manners.stalled - self._manners.quiet, 0)
            self._timer = self._clock.callLater(left, self._stalled)

    def _stalled(self) -> None:
        self._timer = None
        self.perform(self.session.stalled(self._manners.stalled))


class AbiFactory(Factory):
    """Makes the connections of one world's listener."""

    noisy = False

    def __init__(self, desk: Desk, manners: Manners, clock: Clock) -> None:
        self.desk = desk
        self._manners = manners
        self._clock = clock

    def buildProtocol(self, addr: object) -> AbiConnection:
        """Twisted: someone connects."""
        connection = AbiConnection(self.desk, self._manners, self._clock)
        connection.factory = self
        return connection
