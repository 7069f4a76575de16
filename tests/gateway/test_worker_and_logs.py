"""The core's thread, and what the log may say."""

from __future__ import annotations

import contextvars
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gateway.logs import SafeFormatter
from gateway.worker import Worker

ASKER: contextvars.ContextVar[str] = contextvars.ContextVar("ASKER")


class Reactor:
    """Takes results back at once, on whatever thread they come."""

    def callFromThread(self, call: Callable[..., object], *arguments: object, **named: object) -> None:
        call(*arguments, **named)


@pytest.fixture
def worker() -> Iterator[Worker]:
    reactor: Any = Reactor()
    worker = Worker(reactor)
    yield worker
    worker.stop()


def results(worker: Worker, *calls: Callable[[], Any]) -> list[Any]:
    done, found = threading.Event(), []

    def note(result: Any) -> None:
        found.append(result)
        if len(found) == len(calls):
            done.set()

    for call in calls:
        worker.run(call).addBoth(note)
    assert done.wait(10)
    return found


def test_all_calls_run_on_one_thread_in_the_order_they_were_asked_for(worker: Worker) -> None:
    order: list[int] = []
    threads = results(worker, *[lambda n=n: order.append(n) or threading.get_ident() for n in range(50)])
    assert order == list(range(50))
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()


def test_a_call_sees_the_context_of_its_asker(worker: Worker) -> None:
    ASKER.set("filer")
    assert results(worker, ASKER.get) == ["filer"]


def test_a_failure_is_the_askers(worker: Worker) -> None:
    (failure,) = results(worker, lambda: 1 / 0)
    assert failure.check(ZeroDivisionError)


def test_the_log_tells_where_an_error_came_from_and_nothing_of_the_data() -> None:
    secret = "HUSHED"
    try:
        raise RuntimeError(f"the disk is full\n[parameters: ('A1234N01{secret}')]")
    except RuntimeError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "a batch was not taken", None, sys.exc_info())
    said = SafeFormatter("%(message)s").format(record)
    assert said.startswith("a batch was not taken\n")
    assert said.endswith("RuntimeError: the disk is full")
    assert "test_worker_and_logs.py" in said
    assert secret not in said
