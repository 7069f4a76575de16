"""kill -9 loses nothing: after a restart a batch is there with its reply waiting, or it was never acknowledged."""

from __future__ import annotations

import sys

import pytest

from formats.batch import Batch
from gateway.client import AbiClient, ClientError, pickup
from tests.gateway.server import SERVE, Server, as_wire, narratives, summary

HOOKED = (sys.executable, "-m", "tests.gateway.hooked")

#: When the server dies: at a commit, forced by a hook in the store, or so many milliseconds after the batch was sent.
DEATHS = ["kill-after"] * 6 + ["kill-before"] * 4 + [f"{delay} ms" for delay in (0, 2, 4, 8, 12, 16, 24, 40, 80, 160)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One world that goes through all deaths, one after the other."""
    return f"sqlite:///{tmp_path_factory.mktemp('killed') / 'localace.sqlite'}"


def start(store: str, death: str = "") -> Server:
    forced = death.startswith("kill-")
    command = (*HOOKED, death) if forced else SERVE
    return Server("--db", store, "--start-at", "2026-08-03T09:00", command=command)


def dies(server: Server, broker: AbiClient, records: list[str], death: str) -> list[Batch]:
    """Send a batch and let the server die; what the broker still got."""
    broker.send(as_wire(records))
    received: list[Batch] = []
    try:
        if not death.startswith("kill-"):
            answer = broker.receive(int(death.split()[0]) / 1000)
            received += [answer] if answer else []
            server.kill()
        received += broker.receive_all(quiet=20)
    except ClientError:
        pass
    server.kill()
    return received


def check(server: Server, broker: AbiClient, records: list[str], death: str, received: list[Batch]) -> bool:
    """Whether the batch is kept; that it is so wholly, or not at all, and can be picked up once."""
    text, entry = records[0][59:].strip(), f"N01-{records[2][8:16]}"
    arrived = [one for one in server.control.journal() if text in one["content"]]
    waiting = [one for one in server.control.messages("1234N01", waiting=True) if text in one["lines"][0]]
    known = [one for one in server.control.timeline() if one["subject"] == entry]
    # Journal, reply and the entry itself.
    assert len(arrived) == len(waiting) == (1 if known else 0), death
    if received:
        assert arrived, f"{death}: acknowledged, then lost"
    if death == "kill-after":
        assert not received
        assert arrived, "killed after the commit, and it is not there"
    if death == "kill-before":
        assert not received
        assert not arrived, "killed before the commit, and it is there"
    broker.send(pickup(records[0][:59]))
    fetched = broker.receive(10) if arrived else None
    assert (fetched is not None) == bool(arrived)
    if fetched is not None:
        assert text in narratives(fetched)
        assert "SUMMARY HAS BEEN ADDED" in narratives(fetched)
    broker.send(pickup(records[0][:59]))
    assert broker.receive_all(quiet=0.2) == []
    assert server.control.messages("1234N01", waiting=True) == []
    return bool(arrived)


def test_twenty_deaths_lose_nothing_and_acknowledge_nothing_that_is_lost(store: str) -> None:
    assert len(DEATHS) >= 20
    assert DEATHS.count("kill-after") >= 5
    kept, last = [], None
    # Each server looks at what the one before left, then dies itself; the last one lives.
    for number, death in enumerate([*DEATHS, ""], 1):
        with start(store, death) as server, server.connect() as broker:
            if last is not None:
                kept.append(check(server, broker, *last))
            if death:
                records = summary(number, f"DEATH-{number:04d}")
                last = (records, death, dies(server, broker, records, death))
                assert server.process.returncode == -9
    assert sum(kept) >= DEATHS.count("kill-after")
