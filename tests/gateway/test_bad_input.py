"""What no broker should send: CBP's own answer, or one clear line of ours, and the server lives on."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from gateway.client import AbiClient, ClientError
from tests.gateway.server import Server, as_wire, batch, codes, narratives, summary

CONFIG = """
[limits]
batch_bytes = 12_000_000
stalled_seconds = 1.0
quiet_seconds = 0.2
strangers = 5

[world]
port = 0
start_at = "2026-08-03T09:00:00"
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    config = tmp_path_factory.mktemp("server") / "localace.toml"
    config.write_text(CONFIG)
    with Server("--config", str(config)) as running:
        yield running
        assert running.stop() == 0
        # Nothing of all this was a failure of ours.
        assert "CRITICAL" not in running.stderr
        assert "ERROR" not in running.stderr


@pytest.fixture
def broker(server: Server) -> Iterator[AbiClient]:
    with server.connect() as connection:
        yield connection
    server.clear()
    assert server.lives()


def answered(broker: AbiClient, data: bytes, *, end: bool = False) -> list[str]:
    """The conditions that came back."""
    broker.send(data)
    if end:
        broker.end()
    answer = broker.receive(20)
    assert answer is not None, "no answer came"
    return codes(answer)


def refused(broker: AbiClient, data: bytes, *, end: bool = False) -> str:
    """The line with which the gateway closed."""
    try:
        broker.send(data)
        if end:
            broker.end()
    except ClientError:
        pass  # it was closed while we were still sending
    said = broker.wait_closed(20)
    assert said.startswith("LOCALACE refused: ")
    assert "; " in said, "the refusal names no next step"
    return said


def test_a_wrong_password_is_not_authorized(broker: AbiClient) -> None:
    assert answered(broker, as_wire(batch("AE", "10", password="WRONG1"))) == ["X09", "999"]


def test_an_unknown_account_is_not_authorized(broker: AbiClient) -> None:
    assert answered(broker, as_wire(batch("AE", "10", account="9999ZZZ"))) == ["X09", "999"]


def test_whoever_guesses_passwords_is_sent_away(broker: AbiClient) -> None:
    broker.send(as_wire(batch("AE", "10", password="WRONG1")) * 5)
    said = broker.wait_closed(20)
    assert said.startswith("LOCALACE refused: 5 batches in a row opened no account; look at site, identifier, password")
    assert broker.received == 5


def test_an_unknown_filer_is_rejected_at_its_block(broker: AbiClient) -> None:
    assert "X17" in answered(broker, as_wire(batch("AE", "10", filer="ZZZ")))


@pytest.mark.parametrize("separator", [b"\n", b"\r\n", b""])
def test_a_transmission_that_ends_inside_a_batch_is_told_what_is_missing(broker: AbiClient, separator: bytes) -> None:
    records = summary(1)
    assert answered(broker, as_wire(records[:-2], separator), end=True) == ["X05", "999"]


def test_a_batch_without_its_z_record_is_told_so(broker: AbiClient) -> None:
    assert answered(broker, as_wire(summary(2)[:-1]), end=True) == ["X06", "999"]


def test_half_a_batch_of_nobody_is_refused_and_names_the_record(broker: AbiClient) -> None:
    said = refused(broker, as_wire(batch("AE", "10", password="WRONG1")[:3]), end=True)
    assert "the transmission ended after record 3 of a batch whose A record opens no account" in said


def test_a_batch_that_stops_arriving_is_refused(broker: AbiClient) -> None:
    assert "nothing came for 1 seconds inside a batch" in refused(broker, as_wire(summary(3))[:300])


@pytest.mark.parametrize("width", [79, 81])
def test_a_record_of_another_width_between_line_ends_is_named(broker: AbiClient, width: int) -> None:
    records = summary(4)
    records[3] = records[3][:79] if width == 79 else records[3] + "X"
    broker.send(as_wire(records))
    answer = broker.receive(20)
    assert answer is not None
    assert codes(answer) == ["X42", "999"]
    assert "REF ID: 0000004 00" in narratives(answer)


@pytest.mark.parametrize("width", [79, 81])
def test_a_record_of_another_width_without_line_ends_shifts_all_that_follow(broker: AbiClient, width: int) -> None:
    """Where the next record begins nobody can tell: the batch never ends, and what is missing is named."""
    records = summary(5)
    records[3] = records[3][:79] if width == 79 else records[3] + "X"
    assert answered(broker, as_wire(records, b""), end=True)[-1] == "999"


def test_a_short_last_record_without_line_ends_breaks_the_batch(broker: AbiClient) -> None:
    assert answered(broker, as_wire(batch("EI", "10"), b"")[:-1], end=True)[-1] == "999"


def test_lower_case_is_read_as_upper_case(broker: AbiClient) -> None:
    broker.send(as_wire(summary(6)).lower())
    answer = broker.receive(20)
    assert answer is not None
    assert "SUMMARY HAS BEEN ADDED" in narratives(answer)


def test_control_characters_in_a_record_are_named(broker: AbiClient) -> None:
    records = summary(7)
    records = [record.replace("VOYAGER", "VOYAGE\x07") for record in records]
    assert answered(broker, as_wire(records)) == ["X40", "999"]


def test_a_record_of_ten_megabytes_is_named_like_any_other_of_a_wrong_width(broker: AbiClient) -> None:
    records = summary(8)
    records[3] += "X" * 10_000_000
    assert answered(broker, as_wire(records)) == ["X42", "999"]


@pytest.mark.parametrize("character", [b"A", b"X", b" "])
def test_ten_megabytes_without_any_record_end_in_a_refusal(broker: AbiClient, character: bytes) -> None:
    said = refused(broker, character * 10_000_000 + b"\n", end=True)
    assert {b"A": "batches in a row opened no account", b"X": "record 1 stands", b" ": "record 11 stands"}[
        character
    ] in said


def test_a_batch_larger_than_the_limit_is_refused(broker: AbiClient) -> None:
    records = summary(9)
    said = refused(broker, as_wire([*records[:3], *records[3:4] * 200_000, *records[4:]]))
    assert "a batch may have 12000000 bytes" in said


def test_a_slow_sender_is_waited_for(broker: AbiClient) -> None:
    data = as_wire(summary(10))
    for at in range(0, len(data), 7):
        broker.send(data[at : at + 7])
    answer = broker.receive(20)
    assert answer is not None
    assert "SUMMARY HAS BEEN ADDED" in narratives(answer)


@pytest.mark.parametrize(
    "noise",
    [
        bytes(range(256)) * 40,
        bytes(at * 7 % 256 for at in range(5000)),
        b"\x00" * 4096,
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(255, -1, -1)),
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"Z" * 200,
        b"B  2704N01AE\n",
    ],
    ids=["every byte", "sawtooth", "zeros", "TLS hello", "HTTP", "SSH", "Z records", "B record"],
)
def test_noise_is_refused_and_names_the_record(broker: AbiClient, noise: bytes) -> None:
    assert "record 1 stands outside any batch" in refused(broker, noise, end=True)


def test_noise_inside_a_batch_is_answered_as_cbp_answers(broker: AbiClient) -> None:
    records = batch("AE", *("".join(chr(at % 256) for at in range(start, start + 80)) for start in range(0, 200, 9)))
    data = as_wire(records, b"")
    assert answered(broker, data, end=True)[-1] == "999"


def test_a_connection_that_says_nothing_or_resets_leaves_the_server_alone(server: Server) -> None:
    host, _, port = next(iter(server.addresses.values())).partition(":")
    for said in (b"", b"A1234"):
        raw = socket.create_connection((host, int(port)))
        raw.sendall(said)
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        raw.close()
    assert server.lives()


def test_what_is_wrong_is_never_a_secret_in_the_log(server: Server, tmp_path: Path) -> None:
    config = tmp_path / "localace.toml"
    config.write_text('[world]\nname = "x"\n[[world.accounts]]\nsite = "1234"\nid = "N01"\npasswords = "HUSHHUSH"\n')
    with pytest.raises(AssertionError, match=r"passwords: ") as failure:
        Server("--config", str(config))
    assert "HUSHHUSH" not in str(failure.value)
