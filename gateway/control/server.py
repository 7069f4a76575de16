"""uvicorn inside the reactor's own loop. Made beside the reactor's thread, since its imports take a while."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING

import uvicorn
from twisted.internet.defer import Deferred, succeed

from gateway.control.app import make_app

if TYPE_CHECKING:
    from gateway.service import Gateway


class _Server(uvicorn.Server):
    """Leaves the signals to the reactor."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class ControlServer:
    """The control API of a gateway."""

    def __init__(self, gateway: Gateway) -> None:
        config = uvicorn.Config(
            make_app(gateway),
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=2,
        )
        config.load()
        self._server = _Server(config)
        self._serving: asyncio.Task[None] | None = None

    def serve(self, listening: socket.socket) -> Deferred[None]:
        """Serve on a bound socket; fires when it has stopped."""
        self._serving = asyncio.get_event_loop().create_task(self._server.serve(sockets=[listening]))
        return Deferred.fromFuture(self._serving)

    def stop(self) -> Deferred[None]:
        """Answer what is asked and stop."""
        self._server.should_exit = True
        if self._serving is None:
            return succeed(None)
        return Deferred.fromFuture(asyncio.ensure_future(asyncio.shield(self._serving)))
