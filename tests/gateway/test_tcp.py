"""One TCP connection without a network: when it reads, when it waits, how it closes."""

from __future__ import annotations

from typing import Any

import pytest
from twisted.internet.error import ConnectionDone, ConnectionLost
from twisted.internet.task import Clock
from twisted.python.failure import Failure

from gateway.desk import Desk
from gateway.transport.tcp import AbiConnection, Manners
from tests.gateway.fakes import FakeCore, Later, at_once, records, wire

BATCH = wire(records())


class Wire:
    """Notes what the connection does to its transport."""

    def __init__(self) -> None:
        self.written = b""
        self.reading = True
        self.state = "open"

    def setTcpNoDelay(self, on: bool) -> None: ...
    def setTcpKeepAlive(self, on: bool) -> None: ...
    def registerProducer(self, producer: object, streaming: bool) -> None: ...
    def unregisterProducer(self) -> None: ...

    def write(self, data: bytes) -> None:
        assert self.state == "open"
        self.written += data

    def pauseProducing(self) -> None:
        self.reading = False

    def resumeProducing(self) -> None:
        self.reading = True

    def loseWriteConnection(self) -> None:
        self.state = "half closed"

    def loseConnection(self) -> None:
        self.state = "closed"

    def abortConnection(self) -> None:
        self.state = "cut"


class Line:
    """A connection on a wire, with a clock."""

    def __init__(self, run: Any = at_once, core: FakeCore | None = None, desk: Desk | None = None, **told: Any) -> None:
        self.core = core or FakeCore()
        self.desk = desk or Desk(self.core, run)
        self.clock: Any = Clock()
        self.wire = Wire()
        self.connection = AbiConnection(self.desk, Manners(**told), self.clock)
        self.connection.makeConnection(self.wire)  # type: ignore[arg-type]

    def pass_time(self, *seconds: float) -> None:
        for span in seconds:
            self.clock.advance(span)


def test_it_is_not_read_while_too_many_of_its_batches_are_in_hand() -> None:
    later = Later()
    line = Line(later, ahead=2)
    line.connection.dataReceived(BATCH)
    assert line.wire.reading
    line.connection.dataReceived(BATCH)
    assert not line.wire.reading
    later.run()
    assert line.wire.reading


def test_it_is_not_read_while_it_does_not_read_and_is_sent_nothing_unasked() -> None:
    line = Line()
    line.connection.dataReceived(BATCH)
    line.wire.written = b""
    line.connection.pauseProducing()
    assert not line.wire.reading
    line.core.tell("1234N01")
    line.desk.push()
    assert line.wire.written == b""
    line.connection.resumeProducing()
    assert line.wire.reading
    assert b"SO 2" in line.wire.written


def test_a_batch_that_stalls_is_given_up_after_its_time() -> None:
    line = Line(stalled=60.0, quiet=0.5)
    line.connection.dataReceived(BATCH[:100])
    line.pass_time(0.5, 59.4)
    assert line.wire.state == "open"
    line.connection.dataReceived(BATCH[100:101])
    line.pass_time(0.5, 59.4)
    assert line.wire.state == "open"
    line.pass_time(0.2)
    assert line.wire.state == "half closed"
    assert line.wire.written.startswith(b"LOCALACE refused: nothing came for 60 seconds")


def test_a_connection_between_batches_may_be_quiet_for_ever() -> None:
    line = Line()
    line.connection.dataReceived(BATCH)
    line.pass_time(1_000_000)
    assert line.wire.state == "open"


def test_a_held_connection_does_not_count_as_stalled() -> None:
    later = Later()
    line = Line(later, ahead=1)
    line.connection.dataReceived(BATCH + BATCH[:100])
    line.pass_time(1_000)
    assert line.wire.written == b""
    later.run()
    line.pass_time(0.5, 60)
    assert b"LOCALACE refused: nothing came" in line.wire.written


def test_a_refusal_gets_its_time_to_be_read_then_the_connection_is_closed_and_cut() -> None:
    line = Line(linger=5.0)
    line.connection.dataReceived(b"noise\n")
    assert line.wire.state == "half closed"
    line.connection.dataReceived(b"more noise\n" * 100)
    assert line.wire.written.count(b"LOCALACE") == 1
    line.pass_time(5)
    assert line.wire.state == "closed"
    line.pass_time(5)
    assert line.wire.state == "cut"


def test_a_refused_sender_that_closes_is_closed_at_once() -> None:
    line = Line()
    line.connection.dataReceived(b"noise\n")
    line.connection.readConnectionLost()
    assert line.wire.state == "closed"


def test_a_sender_that_closed_its_side_is_closed_when_it_is_answered() -> None:
    later = Later()
    line = Line(later)
    line.connection.dataReceived(BATCH)
    line.connection.readConnectionLost()
    assert line.wire.state == "open"
    later.run()
    assert b"AX 1" in line.wire.written
    assert line.wire.state == "closed"


def test_a_connection_that_is_lost_while_its_batch_is_in_hand_keeps_the_answer_waiting() -> None:
    later = Later()
    line = Line(later)
    line.connection.dataReceived(BATCH)
    line.connection.connectionLost(Failure(ConnectionLost()))
    later.run()
    assert line.wire.written == b""
    assert line.core.waiting("1234N01")


@pytest.mark.parametrize(
    ("reason", "set_so", "gone"),
    [(ConnectionDone(), True, {1}), (ConnectionDone(), False, set()), (ConnectionLost(), True, set())],
)
def test_only_an_orderly_close_can_acknowledge(reason: Exception, set_so: bool, gone: set[int]) -> None:
    line = Line(acknowledge_on_close=set_so)
    line.connection.dataReceived(BATCH)
    line.connection.connectionLost(Failure(reason))
    assert line.core.gone == gone


def test_one_connection_too_many_is_told_so() -> None:
    first = Line(connections=1)
    second = Line(desk=first.desk, core=first.core, connections=1)
    assert second.wire.written.startswith(b"LOCALACE refused: 1 connections are open, no more are taken")
    second.connection.dataReceived(BATCH)
    assert first.core.journal == []
    second.connection.connectionLost(Failure(ConnectionDone()))
    assert first.desk.switchboard.connections == [first.connection]


def test_draining_answers_what_is_in_hand_and_hears_no_more() -> None:
    later = Later()
    busy, idle = Line(later), Line()
    busy.connection.dataReceived(BATCH)
    for line in (busy, idle):
        line.connection.drain()
    assert (busy.wire.state, idle.wire.state) == ("open", "closed")
    busy.connection.dataReceived(BATCH)
    later.run()
    assert busy.wire.written.count(b"AX") == 1
    assert busy.wire.state == "closed"


def test_a_session_that_fails_says_so_in_our_own_name(caplog: pytest.LogCaptureFixture) -> None:
    line = Line()

    def broken(data: bytes) -> list[Any]:
        raise RuntimeError("a fault of ours")

    line.connection.session.bytes_in = broken  # type: ignore[method-assign]
    line.connection.dataReceived(BATCH)
    assert line.wire.written.startswith(b"LOCALACE internal failure: the batch was not taken")
    assert line.wire.state == "half closed"
    assert "a fault of ours" in caplog.text
