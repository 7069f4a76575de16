"""A server's CBP, over its ABI port and its control API: what a story does to it, a broker and a desk could do.

What came of a step is waited for, not guessed at: the control API tells how many messages were decided for an account,
and so many must arrive over TCP.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from cbp_sim.clock import eastern, parse_instant
from formats.batch import Batch
from formats.catair.batch_block_control.records import BatchHeader
from formats.stream import read_batches
from gateway.client import AbiClient, ClientError, ControlClient, ControlError, pickup
from scenarios.cast import Broker, Entry
from scenarios.driver import Refused
from scenarios.errors import DriverError, Unsuited
from scenarios.filing import account_named, wire
from scenarios.matching import Happened
from scenarios.prepare import Play

T = TypeVar("T")

#: How many seconds a message that was decided may take to arrive.
PATIENCE = 30.0


class _Line:
    """One broker's connection.

    names: the accounts that its A records named, its own first; a wrong one is answered under that name. taken: how
    many of the messages for them came over it, or were there before.
    """

    def __init__(self, broker: Broker) -> None:
        self.broker = broker
        self.names: list[str] = []
        self.client: AbiClient | None = None
        self.taken = 0
        self.arrived: list[list[str]] = []


class OverWire:
    """Drives a running server.

    What waits for the story's brokers from before is taken as read. `Unsuited` when the server's world is
    not like the story's; `DriverError` when the server cannot be reached, or has the story's entries on file already.
    """

    def __init__(self, play: Play, *, abi: str, control: str | None = None) -> None:
        self._abi = abi
        self._control = ControlClient(control)
        self._lines: dict[str, _Line] = {}
        self._begin(play)

    def now(self) -> datetime:
        """See `Driver.now`."""
        return parse_instant(str(self._ask(self._control.clock)["now"]))

    def send(self, broker: Broker, lines: Sequence[str]) -> None:
        """See `Driver.send`. Comes back when every batch is answered."""
        self._catch_up(broker.account)
        line = self._lines[broker.account]
        self._know(line, account_named(lines))
        data = wire(lines)
        batches = [one for one in read_batches(data) if isinstance(one, Batch)]
        client = self._connected(line)
        self._ask(partial(client.send, data))
        whole = all(batch.complete for batch in batches)
        if not whole:
            self._ask(client.end)
        for _ in range(sum(not batch.pickup for batch in batches)):
            self._receive(line, client)
        if not whole:
            # The connection has no next batch that would acknowledge what came over it.
            self._catch_up(broker.account)
            for name in line.names:
                self._acknowledge(name)
            client.close()
            line.client = None

    def take(self, account: str) -> list[list[str]]:
        """See `Driver.take`."""
        self._catch_up(account)
        line = self._lines[account]
        arrived, line.arrived = line.arrived, []
        return arrived

    def manifest(self, values: Mapping[str, Any]) -> None:
        """See `Driver.manifest`."""
        self._do(partial(self._control.manifest, dict(values)))

    def officer(self, values: Mapping[str, Any]) -> None:
        """See `Driver.officer`."""
        self._do(partial(self._control.officer, dict(values)))

    def summary(self, values: Mapping[str, Any]) -> None:
        """See `Driver.summary`."""
        self._do(partial(self._control.act_on_summary, dict(values)))

    def upload(self, values: Mapping[str, Any]) -> None:
        """See `Driver.upload`."""
        self._do(partial(self._control.upload, dict(values)))

    def reference(self, values: Mapping[str, Any]) -> None:
        """See `Driver.reference`."""
        self._do(partial(self._control.change_table, dict(values)))

    def due(self) -> datetime | None:
        """See `Driver.due`."""
        due = self._ask(self._control.due)
        return parse_instant(due) if due else None

    def advance(self, until: datetime) -> None:
        """See `Driver.advance`."""
        self._do(partial(self._control.advance_until, _iso(until)))

    def timeline(self, subject: str) -> list[Happened]:
        """See `Driver.timeline`."""
        try:
            found = self._control.timeline(subject)
        except ControlError as error:
            if error.status == 404:
                return []
            raise DriverError(str(error)) from None
        except ClientError as error:
            raise DriverError(str(error)) from None
        return [
            Happened(str(one["at"]), one["actor"], one["event"], one["state"], tuple(one["codes"]), one["note"])
            for one in found
        ]

    def close(self) -> None:
        """See `Driver.close`. What arrived is acknowledged, so that the next story does not meet it."""
        for line in self._lines.values():
            if line.client is not None:
                # What went wrong before is told already; a server that is gone has nothing to be told.
                with suppress(DriverError):
                    for name in line.names:
                        self._acknowledge(name)
                line.client.close()

    def _begin(self, play: Play) -> None:
        world = self._ask(self._control.world)
        if world["profile"] != play.profile.name:
            raise Unsuited(
                f"the story is for a world like {play.profile.name!r}, the server's is like {world['profile']!r}: "
                f"start it with --world {play.profile.name}"
            )
        if play.script.story.policy:
            raise Unsuited("the story has a policy of its own, which no running server takes: leave --against out")
        for member in play.cast.values():
            if isinstance(member, Entry) and self.timeline(member.subject):
                raise DriverError(
                    f"{member.subject} is on file in that world already: give another --seed, or a fresh server"
                )
            if isinstance(member, Broker):
                self._acknowledge(member.account)
                line = self._lines[member.account] = _Line(member)
                self._know(line, member.account)
        if self.now() < play.start_at:
            self.advance(play.start_at)

    def _know(self, line: _Line, name: str) -> None:
        if name not in line.names:
            line.names.append(name)
            line.taken += self._decided(name)

    def _acknowledge(self, account: str) -> None:
        waiting = self._ask(partial(self._control.messages, account, waiting=True))
        if waiting:
            self._ask(partial(self._control.acknowledge, [int(one["number"]) for one in waiting]))

    def _decided(self, account: str) -> int:
        try:
            return len(self._control.messages(account))
        except ControlError as error:
            if error.status == 404:
                return 0
            raise DriverError(str(error)) from None
        except ClientError as error:
            raise DriverError(str(error)) from None

    def _catch_up(self, account: str) -> None:
        """Read until every message that was decided for the account is here."""
        line = self._lines[account]
        missing = sum(map(self._decided, line.names)) - line.taken
        if missing > 0:
            client = self._connected(line, asking=True)
            for _ in range(missing):
                self._receive(line, client)

    def _receive(self, line: _Line, client: AbiClient) -> None:
        batch = self._ask(partial(client.receive, PATIENCE))
        if batch is None:
            raise DriverError(f"{self._abi}: no message for {line.broker.account} within {PATIENCE:g} seconds")
        line.arrived.append([one.text for one in batch.lines])
        line.taken += 1

    def _connected(self, line: _Line, *, asking: bool = False) -> AbiClient:
        """The broker's connection. asking: a new one asks for what waits, since nothing else is sent."""
        if line.client is None:
            line.client = self._ask(partial(AbiClient.connect, self._abi))
            if asking:
                self._ask(partial(line.client.send, pickup(self._header(line.broker))))
        return line.client

    def _header(self, broker: Broker) -> str:
        today = eastern(self.now()).date()
        return BatchHeader(
            site=broker.site, sender=broker.id, password=broker.password, application="SE", transmission_date=today
        ).line

    def _ask(self, call: Callable[[], T]) -> T:
        try:
            return call()
        except ClientError as error:
            raise DriverError(str(error)) from None

    def _do(self, call: Callable[[], object]) -> None:
        try:
            call()
        except ControlError as error:
            raise Refused(str(error)) from None
        except ClientError as error:
            raise DriverError(str(error)) from None


def _iso(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
