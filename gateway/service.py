"""The server: settings made into worlds, their ABI listeners and the control API, in one process.

The listeners come first: they take connections and bytes while the core's thread opens the store. At the end the
listeners close, what is in hand is answered and flushed, and the thread and the store end last. A Twisted MultiService
would stop them all at once.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from twisted.internet.defer import Deferred, DeferredList
from twisted.internet.error import CannotListenError
from twisted.internet.task import deferLater
from twisted.internet.threads import deferToThread

from cbp_sim.errors import SimulatorError, UnknownWorld
from cbp_sim.profile import Profile
from formats.batch import Batch
from gateway.desk import Desk
from gateway.ports import Message, Receipt
from gateway.settings import Settings, WorldSettings
from gateway.transport.tcp import AbiConnection, AbiFactory, Manners
from gateway.worker import Worker

if TYPE_CHECKING:
    from cbp_sim.cbp import Cbp
    from cbp_sim.store.database import Database

T = TypeVar("T")
Say = Callable[[str], None]

log = logging.getLogger("localace")


@dataclass(slots=True)
class LateCore:
    """A world's core, which is there once the core's thread has opened it: nobody asks before, since all ask there."""

    name: str
    cbp: Cbp | None = None

    def opened(self) -> Cbp:
        """The core itself."""
        if self.cbp is None:
            raise SimulatorError(f"world {self.name!r} is not open: see the server's log")
        return self.cbp

    def knows(self, batch: Batch) -> str:
        """See `Intake.knows`."""
        return self.opened().knows(batch)

    def take_all(self, batches: Sequence[Batch]) -> Sequence[Receipt]:
        """See `Intake.take_all`."""
        return self.opened().take_all(batches)

    def waiting(self, account: str) -> Sequence[Message]:
        """See `Delivery.waiting`."""
        return self.opened().waiting(account)

    def delivered(self, numbers: Sequence[int]) -> None:
        """See `Delivery.delivered`."""
        self.opened().delivered(numbers)


@dataclass(slots=True)
class ServedWorld:
    """A world that is served: its profile, its core, its desk, the address of its listener."""

    settings: WorldSettings
    profile: Profile
    core: LateCore
    desk: Desk
    address: tuple[str, int] = ("", 0)

    async def ask(self, question: Callable[[Cbp], T]) -> T:
        """Ask the core, from asyncio's side."""
        return await self.desk.ask(lambda: question(self.core.opened())).asFuture(asyncio.get_running_loop())

    async def act(self, deed: Callable[[Cbp], T]) -> T:
        """Have the core do something, and push what comes of it to whoever is connected."""
        return await self.desk.call(lambda: deed(self.core.opened())).asFuture(asyncio.get_running_loop())

    async def acknowledge(self, numbers: list[int]) -> None:
        """These messages were taken."""
        await self.desk.acknowledge(numbers).asFuture(asyncio.get_running_loop())


class Gateway:
    """A server. open_database: makes the store from its URL; tests give one that they can stop at a commit."""

    def __init__(
        self,
        settings: Settings,
        reactor: Any,
        *,
        say: Say = print,
        open_database: Callable[[str], Database] | None = None,
    ) -> None:
        self.settings = settings
        self.worlds: dict[str, ServedWorld] = {}
        self.control_address: tuple[str, int] = ("", 0)
        self._reactor = reactor
        self._say = say
        self._open_database = open_database
        self._worker = Worker(reactor)
        self._database: Database | None = None
        self._ports: list[Any] = []
        self._control: Any = None
        self._stopping = False

    def world(self, name: str | None = None) -> ServedWorld:
        """A world by name; without a name, the first one."""
        if name is None:
            return next(iter(self.worlds.values()))
        if name not in self.worlds:
            raise UnknownWorld(f"no world {name!r} is served here: there are {', '.join(self.worlds)}")
        return self.worlds[name]

    # start

    async def start(self) -> None:
        """Listen, then open the worlds. Raises what the user has to mend."""
        for settings in self.settings.world:
            profile = settings.read()
            core = LateCore(settings.name or profile.name)
            if core.name in self.worlds:
                raise SimulatorError(f"two worlds are called {core.name!r}: give each its own name")
            desk = Desk(core, self._worker.run, most=self.settings.limits.group)
            self.worlds[core.name] = ServedWorld(settings, profile, core, desk)
        if not self.settings.db:
            names = ", ".join(self.worlds)
            self._say(
                f"in memory: world {names} is gone when the server stops; --db sqlite:///localace.sqlite keeps it"
            )
        for world in self.worlds.values():
            self._listen(world)
        control = _bound(self.settings.control_host, self.settings.control_port)
        self.control_address = control.getsockname()[:2]
        self._say(f"control API on http://{_shown(self.control_address)}")
        await self._worker.run(self._open)
        _ = Deferred.fromCoroutine(self._start_control(control)).addErrback(self._control_failed)

    def _open(self) -> None:
        from cbp_sim.cbp import Cbp
        from cbp_sim.store.database import MEMORY, Database

        self._database = (self._open_database or Database)(self.settings.db or MEMORY)
        for world in self.worlds.values():
            begins = world.settings.begins
            seed = world.settings.seed
            world.core.cbp = Cbp(self._database, world.profile, world=world.core.name, seed=seed, start_at=begins)

    def _listen(self, world: ServedWorld) -> None:
        limits = self.settings.limits
        manners = Manners(
            batch_bytes=limits.batch_bytes,
            strangers=limits.strangers,
            stalled=limits.stalled_seconds,
            quiet=limits.quiet_seconds,
            linger=limits.drain_seconds,
            ahead=limits.batches_ahead,
            connections=limits.connections,
            acknowledge_on_close=world.settings.acknowledge_on_close,
        )
        host = world.settings.host or self.settings.host
        factory = AbiFactory(world.desk, manners, self._reactor)
        try:
            port = self._reactor.listenTCP(world.settings.port, factory, interface=_numeric(host))
        except CannotListenError as error:
            raise _taken(host, world.settings.port, "--port", error.socketError) from None
        self._ports.append(port)
        world.address = (host, port.getHost().port)
        self._say(f"ABI listening on {_shown(world.address)} (world {world.core.name})")

    async def _start_control(self, listening: socket.socket) -> None:
        # Imported beside the reactor's thread: the ABI listeners are served meanwhile.
        control = await deferToThread(_make_control, self)
        if self._stopping:
            listening.close()
            return
        self._control = control
        await control.serve(listening)

    def _control_failed(self, failure: Any) -> None:
        log.critical("the control API failed", exc_info=failure.value)

    # stop

    async def stop(self) -> None:
        """Hear no more, answer what is in hand, flush, and close everything."""
        self._stopping = True
        for port in self._ports:
            await port.stopListening()
        desks = [world.desk for world in self.worlds.values()]
        connections = [one for desk in desks for one in desk.switchboard.connections]
        for connection in connections:
            if isinstance(connection, AbiConnection):
                connection.drain()
        await self._within(DeferredList([desk.idle() for desk in desks]))
        if self._control is not None:
            await self._within(self._control.stop())
        await self._flushed(desks)
        self._worker.stop()
        if self._database is not None:
            self._database.close()

    async def _within(self, wait: Deferred[Any]) -> None:
        bounded = wait.addTimeout(self.settings.limits.drain_seconds, self._reactor)
        await bounded.addErrback(lambda failure: log.warning("not everything in hand was finished: %s", failure.type))

    async def _flushed(self, desks: list[Desk]) -> None:
        """Wait until every connection is closed; whoever does not read by then is cut."""
        steps = 50
        for _ in range(steps):
            if not any(desk.switchboard.connections for desk in desks):
                return
            await deferLater(self._reactor, self.settings.limits.drain_seconds / steps)
        self.cut()

    def cut(self) -> None:
        """Cut every connection."""
        for world in self.worlds.values():
            for connection in world.desk.switchboard.connections:
                if isinstance(connection, AbiConnection):
                    connection.abort()


def run(settings: Settings, *, open_database: Callable[[str], Database] | None = None) -> int:
    """Serve until SIGINT or SIGTERM; a second one cuts what still drains.

    The exit code: 0; 1 when the server could not start, with the reason on stderr. Nothing may have imported
    `twisted.internet.reactor` before: it is made here, upon asyncio's loop.
    """
    loop = asyncio.new_event_loop()
    reactor = _reactor(loop)
    gateway = Gateway(settings, reactor, say=_say, open_database=open_database)
    code, stopping = 0, False

    def stop() -> None:
        nonlocal stopping
        if stopping:
            gateway.cut()
        else:
            stopping = True
            reactor.stop()

    async def begin() -> None:
        nonlocal code
        try:
            await gateway.start()
        except Exception as error:
            code = 1
            if not isinstance(error, SimulatorError):
                log.critical("the server could not start", exc_info=error)
            print(f"localace: {error}", file=sys.stderr, flush=True)
            if not stopping:
                stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    reactor.callWhenRunning(lambda: Deferred.fromCoroutine(begin()))
    reactor.addSystemEventTrigger("before", "shutdown", lambda: Deferred.fromCoroutine(gateway.stop()))
    reactor.run(installSignalHandlers=False)
    return code


def _reactor(loop: asyncio.AbstractEventLoop) -> Any:
    from twisted.internet import asyncioreactor

    install: Any = asyncioreactor.install
    install(loop)
    from twisted.internet import reactor

    return reactor


def _say(line: str) -> None:
    print(line, flush=True)


def _make_control(gateway: Gateway) -> Any:
    from gateway.control.server import ControlServer

    return ControlServer(gateway)


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_numeric(host), port))
    except OSError as error:
        listening.close()
        raise _taken(host, port, "--control-port", error) from None
    listening.listen(128)
    listening.setblocking(False)
    return listening


def _taken(host: str, port: int, flag: str, error: Any) -> SimulatorError:
    why = getattr(error, "strerror", None) or error
    return SimulatorError(f"{host}:{port}: {why}: choose another with {flag}, or 0 for a free one")


def _numeric(host: str) -> str:
    return "127.0.0.1" if host == "localhost" else host


def _shown(address: tuple[str, int]) -> str:
    host, port = address
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
