"""`localace serve` over real sockets: what it prints, how it delivers, how it stops."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from formats.batch import Batch
from formats.sample import sample
from gateway.client import AbiClient, Gone, pickup
from tests.gateway.server import ROOT, SERVE, Server, as_wire, batch, codes, narratives, summary, take

START = ("--start-at", "2026-08-03T09:00")
HOOKED = (sys.executable, "-m", "tests.gateway.hooked")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(*START) as running:
        yield running
        assert running.stop() == 0


@pytest.fixture
def broker(server: Server) -> Iterator[AbiClient]:
    server.clear()
    with server.connect() as connection:
        yield connection


def applications(batches: list[Batch]) -> list[str]:
    return [one.lines[0].text[25:27] for one in batches]


def test_what_is_bound_is_printed_one_line_each(server: Server) -> None:
    memory, abi, control = server.said
    assert memory.startswith("in memory: world default is gone when the server stops")
    assert abi == f"ABI listening on {server.addresses['default']} (world default)"
    assert control == f"control API on {server.url}"
    assert server.control.world()["abi"] == server.addresses["default"]


@pytest.mark.parametrize("separator", [b"\n", b"\r\n", b""])
def test_answers_come_in_the_senders_framing(server: Server, separator: bytes) -> None:
    host, _, port = server.addresses["default"].partition(":")
    server.clear()
    with socket.create_connection((host, int(port)), timeout=20) as raw:
        raw.sendall(as_wire(batch("EI", "10"), separator))
        raw.shutdown(socket.SHUT_WR)
        data = b""
        while chunk := raw.recv(4096):
            data += chunk
    size = 80 + len(separator)
    assert len(data) == 6 * size
    assert all(data[at : at + size].endswith(separator) for at in range(0, len(data), size))
    assert data.count(b"\n") == (6 if separator else 0)


def test_several_batches_of_one_transmission_are_answered_in_their_order(broker: AbiClient) -> None:
    batches = [batch("EI", "10", text=f"NUMBER {number}") for number in range(20)]
    broker.send(b"".join(as_wire(one) for one in batches))
    answers = [broker.receive(20) for _ in batches]
    assert [one and one.lines[0].text[59:].strip() for one in answers] == [f"NUMBER {number}" for number in range(20)]


@pytest.mark.parametrize("size", [1, 79, 80, 81, 160, 1000])
def test_it_does_not_matter_how_a_transmission_is_cut(broker: AbiClient, size: int) -> None:
    data = as_wire(batch("EI", "10")) * 2
    for at in range(0, len(data), size):
        broker.send(data[at : at + size])
    assert [codes(one) for one in (broker.receive(20), broker.receive(20)) if one] == [["X12", "999"]] * 2


def test_a_last_record_without_its_line_end_is_answered_all_the_same(broker: AbiClient) -> None:
    broker.send(as_wire(batch("EI", "10")).rstrip(b"\n"))
    answer = broker.receive(20)
    assert answer is not None
    assert codes(answer) == ["X12", "999"]


def test_a_filer_that_closes_its_side_gets_its_answers_and_the_end(broker: AbiClient) -> None:
    broker.send(as_wire(batch("EI", "10")) * 3)
    broker.end()
    assert len([broker.receive(20) for _ in range(3)]) == 3
    with pytest.raises(Gone):
        broker.receive(20)


def test_a_notification_is_pushed_to_the_open_connection_when_the_clock_moves(
    server: Server, broker: AbiClient
) -> None:
    """An entry lives: filed, its bills arrive, the review is over, it is released."""
    broker.send(as_wire(sample("SE")))
    assert applications(take(broker, 2)) == ["SX", "SO"]
    for issuer, number in (("ZZOC", "OCN2604417001"), ("ZZFW", "FWD260417")):
        for event in ("on_file", "departed", "arrived"):
            server.control.manifest({"event": event, "issuer": issuer, "number": number, "quantity": 420})
    while server.control.due() is not None:
        server.control.advance_to_next_due()
    pushed = broker.receive_all(1.0)
    assert set(applications(pushed)) == {"SO"}
    assert "98RELEASED" in narratives(pushed[-1])
    assert "released" in [line["state"] for line in server.control.timeline("N01-70001015")]


def test_what_nobody_took_waits_for_the_next_connection_and_a_pick_up_fetches_it(server: Server) -> None:
    server.clear()
    with server.connect() as first:
        first.send(as_wire(batch("EI", "10", text="FIRST")))
        assert first.receive(20) is not None
    with server.connect() as second:
        assert second.receive_all(0.2) == []
        second.send(pickup(batch("EI")[0]))
        (fetched,) = take(second, 1)
        assert "FIRST" in fetched.lines[0].text
        second.send(pickup(batch("EI")[0]))
        assert second.receive_all(0.3) == []
    assert server.control.messages(waiting=True) == []


def test_of_two_connections_the_newest_is_served(server: Server) -> None:
    server.clear()
    with server.connect() as older, server.connect() as newer:
        for one in (older, newer):
            one.send(pickup(batch("EI")[0]))
            one.receive_all(0.2)
        older.send(as_wire(batch("EI", "10", text="OLDER")))
        answer = older.receive(20)
        assert answer is not None
        assert "OLDER" in answer.lines[0].text
        assert newer.receive_all(0.2) == []
        older.close()
        # What the one that is gone did not acknowledge goes to the one that is left.
        handed_on = newer.receive(20)
        assert handed_on is not None
        assert "OLDER" in handed_on.lines[0].text


def test_an_account_is_sent_nothing_of_another(server: Server) -> None:
    server.clear()
    with server.connect() as one, server.connect() as other:
        other.send(pickup(batch("EI", account="2704EEE", password="PASSWD")[0]))
        one.send(as_wire(batch("EI", "10")))
        assert one.receive(20) is not None
        assert other.receive_all(0.3) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_lets_what_is_in_hand_be_answered(tmp_path: Path, number: signal.Signals) -> None:
    arguments = ("--db", f"sqlite:///{tmp_path / 'localace.sqlite'}", *START)
    with Server(*arguments, command=(*HOOKED, "wait")) as server, server.connect() as broker:
        broker.send(as_wire(summary(1)))
        # The commit takes half a second: it is still in hand when the signal comes.
        assert broker.receive(0.3) is None
        server.process.send_signal(number)
        answer = broker.receive(20)
        assert answer is not None
        assert "SUMMARY HAS BEEN ADDED" in narratives(answer)
        assert server.stop(number) == 0
        assert server.stderr == ""
        with pytest.raises(Gone):
            broker.receive(5)


def test_a_world_goes_on_where_it_stood_after_a_restart(tmp_path: Path) -> None:
    arguments = ("--db", f"sqlite:///{tmp_path / 'localace.sqlite'}")
    with Server(*arguments) as server:
        assert not any(line.startswith("in memory") for line in server.said)
        moved = server.control.advance("3d")
        assert server.stop() == 0
    with Server(*arguments) as server:
        assert server.control.clock()["now"] == moved["now"]


def test_several_worlds_have_a_listener_each_and_do_not_meet(tmp_path: Path) -> None:
    config = tmp_path / "localace.toml"
    config.write_text(
        '[[world]]\nname = "one"\nport = 0\n[[world]]\nname = "two"\nport = 0\nprofile = "catair-examples"\n'
    )
    with Server("--config", str(config), ports=["--control-port"]) as server:
        assert set(server.addresses) == {"one", "two"}
        with server.connect("one") as broker:
            broker.send(as_wire(batch("EI", "10")))
            assert broker.receive(20) is not None
        assert len(server.control.ask("GET", "/journal", world="one")) == 1
        assert server.control.ask("GET", "/journal", world="two") == []
        assert server.control.ask("GET", "/health")["worlds"] == ["one", "two"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--world", "nowhere"), "no world profile 'nowhere'"),
        (("--db", "sqlite:////no/such/folder/x.sqlite"), "give a database that can be written, with --db URL"),
        (("--start-at", "yesterday"), "'yesterday' is not an instant"),
    ],
)
def test_what_keeps_it_from_starting_is_told_with_the_next_step(arguments: tuple[str, ...], reason: str) -> None:
    run = subprocess.run(
        [*SERVE, "--port", "0", "--control-port", "0", *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert reason in run.stderr
    assert "Traceback" not in run.stderr


def test_a_port_that_is_taken_is_named(server: Server) -> None:
    port = server.addresses["default"].rpartition(":")[2]
    run = subprocess.run(
        [*SERVE, "--port", port, "--control-port", "0"],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert f"127.0.0.1:{port}: " in run.stderr
    assert "choose another with --port, or 0 for a free one" in run.stderr
