"""The one thread that calls the core: the store has one writer, so there is never a reason for a second."""

from __future__ import annotations

import contextvars
from collections.abc import Callable
from typing import TypeVar

from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorFromThreads
from twisted.internet.threads import deferToThreadPool
from twisted.python.threadpool import ThreadPool

T = TypeVar("T")


class Worker:
    """Calls, one after the other, in the order they were asked for."""

    def __init__(self, reactor: IReactorFromThreads) -> None:
        self._reactor = reactor
        self._pool = ThreadPool(minthreads=1, maxthreads=1, name="core")
        self._pool.start()

    def run(self, call: Callable[[], T]) -> Deferred[T]:
        """What the call returns, or its failure. It sees the context variables of its asker."""
        context = contextvars.copy_context()
        return deferToThreadPool(self._reactor, self._pool, context.run, call)

    def stop(self) -> None:
        """Finish what was asked for, then end the thread."""
        self._pool.stop()
