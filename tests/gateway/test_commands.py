"""The commands that talk to a server or stand in for one, as a user calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from formats.sample import sample
from tests.gateway.server import ROOT, Server, as_wire, batch, summary

LOCALACE = (sys.executable, "-m", "gateway.cli")
AT = ("--at", "2026-08-03T09:00")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server("--start-at", "2026-08-03T09:00") as running:
        yield running
        assert running.stop() == 0


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*LOCALACE, *arguments], cwd=ROOT, input=stdin, capture_output=True, timeout=60, check=False)


def written(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "batch.txt"
    path.write_bytes(data)
    return str(path)


# answer


def test_answer_prints_eighty_columns_a_line_without_any_server(tmp_path: Path) -> None:
    done = run("answer", written(tmp_path, as_wire(summary(1))), *AT)
    assert done.returncode == 0
    assert done.stderr == b""
    lines = done.stdout.split(b"\n")
    assert {len(line) for line in lines[:-1]} == {80}
    assert b"SUMMARY HAS BEEN ADDED" in done.stdout


def test_answer_reads_standard_input_and_any_framing() -> None:
    records = summary(1)
    answers = {run("answer", "-", *AT, stdin=as_wire(records, separator)).stdout for separator in (b"\n", b"\r\n", b"")}
    assert len(answers) == 1


def test_answer_pads_trimmed_lines_and_says_so_once(tmp_path: Path) -> None:
    trimmed = b"".join(line.rstrip() + b"\n" for line in as_wire(summary(1)).splitlines())
    done = run("answer", written(tmp_path, trimmed), *AT)
    assert done.returncode == 0
    assert done.stdout == run("answer", "-", *AT, stdin=as_wire(summary(1))).stdout
    assert done.stderr.count(b"shorter than 80 columns") == 1


def test_answer_exits_0_whatever_cbp_answers_and_1_without_a_batch() -> None:
    rejected = run("answer", "-", stdin=as_wire(batch("EI", "10")))
    assert (rejected.returncode, b"X1RF999" in rejected.stdout) == (0, True)
    nothing = run("answer", "-", stdin=b"hello\n")
    assert nothing.returncode == 1
    assert b"no batch" in nothing.stderr


def test_answer_takes_world_time_and_seed_and_refuses_what_they_cannot_be() -> None:
    data = as_wire(batch("EI", "10", account="1234N01", password="PASSWD"))
    assert b"X09" in run("answer", "-", stdin=data).stdout
    assert b"X12" in run("answer", "-", "--world", "catair-examples", "--seed", "7", stdin=data).stdout
    for wrong in (("--world", "nowhere"), ("--at", "noon")):
        refused = run("answer", "-", *wrong, stdin=data)
        assert refused.returncode == 2
        assert wrong[1].encode() in refused.stderr
        assert b"Traceback" not in refused.stderr


def test_answer_gives_the_same_as_data() -> None:
    data = json.loads(run("answer", "-", "--json", *AT, stdin=as_wire(sample("SE"))).stdout)
    assert [message["application"] for message in data] == ["SX", "SO"]
    assert {len(line) for message in data for line in message["lines"]} == {80}


# send


def test_send_prints_what_comes_back_and_acknowledges_it(server: Server, tmp_path: Path) -> None:
    done = run("send", written(tmp_path, as_wire(summary(11))), "--to", server.addresses["default"])
    assert done.returncode == 0, done.stderr
    assert b"SUMMARY HAS BEEN ADDED" in done.stdout
    assert {len(line) for line in done.stdout.splitlines()} == {80}
    assert server.control.messages(waiting=True) == []
    again = run("send", written(tmp_path, as_wire(summary(12))), "--to", server.addresses["default"])
    assert again.stdout.count(b"SUMMARY HAS BEEN ADDED") == 1


def test_send_exits_1_when_a_batch_is_rejected_whole_or_refused(server: Server) -> None:
    rejected = run("send", "-", "--to", server.addresses["default"], stdin=as_wire(batch("EI", "10")))
    assert (rejected.returncode, b"X1 FX12" in rejected.stdout) == (1, True)
    both = as_wire(summary(13)) + b"noise\n"
    refused = run("send", "-", "--to", server.addresses["default"], stdin=both)
    assert refused.returncode == 1
    assert b"SUMMARY HAS BEEN ADDED" in refused.stdout
    assert b"LOCALACE refused: record 1 stands outside any batch: 'NOISE'" in refused.stderr
    server.clear()


def test_send_exits_2_without_a_server_or_a_batch(server: Server) -> None:
    nobody = run("send", "-", "--to", "127.0.0.1:1", stdin=as_wire(batch("EI", "10")))
    assert (nobody.returncode, b"localace serve" in nobody.stderr) == (2, True)
    nothing = run("send", "-", "--to", server.addresses["default"], stdin=b"")
    assert (nothing.returncode, b"no batch" in nothing.stderr) == (2, True)


def test_send_pads_trimmed_lines_and_says_so_once(server: Server) -> None:
    trimmed = b"".join(line.rstrip() + b"\r\n" for line in as_wire(summary(14)).splitlines())
    done = run("send", "-", "--to", server.addresses["default"], stdin=trimmed)
    assert done.returncode == 0
    assert done.stderr.count(b"shorter than 80 columns") == 1


# the control API


def test_a_story_told_by_commands(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCALACE_CONTROL", server.url)
    assert run("send", "-", "--to", server.addresses["default"], stdin=as_wire(sample("SE"))).returncode == 0
    for bill in (("ZZOC", "OCN2604417001"), ("ZZFW", "FWD260417")):
        done = run("manifest", "on-file", *bill, "--quantity", "420")
        assert (done.returncode, b"bill on file" in done.stdout) == (0, True), done.stderr
        assert run("manifest", "arrived", *bill).returncode == 0
    held = run("officer", "place-hold", "N01-70001015", "--kind", "manifest", "--bill", "ZZFW-FWD260417")
    assert (held.returncode, b"officer" in held.stdout) == (0, True), held.stderr
    assert b"manifest hold" in run("timeline", "N01-70001015").stdout
    assert run("officer", "remove-hold", "N01-70001015", "--kind", "manifest").returncode == 0
    moved = run("clock", "advance", "1d")
    assert (moved.returncode, b"moved from " in moved.stdout) == (0, True)
    told = json.loads(run("timeline", "N01-70001015", "--json").stdout)
    assert told[-1]["state"] == "released"
    listed = run("messages", "--account", "1234N01", "--waiting")
    assert b"98RELEASED" in listed.stdout
    numbers = [str(one["number"]) for one in json.loads(run("messages", "--waiting", "--json").stdout)]
    taken = run("messages", *(part for number in numbers for part in ("--acknowledge", number)))
    assert taken.stdout.decode() == f"{len(numbers)} acknowledged\n"
    assert run("messages", "--waiting").stderr == b"no messages\n"


def test_a_split_part_told_by_a_command(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCALACE_CONTROL", server.url)
    assert run("manifest", "on-file", "-", "00012345675", "--quantity", "100").returncode == 0
    part = ("--part", "A", "--quantity", "20", "--carrier", "ZZ", "--voyage", "101", "--port", "2801")
    moved = ("--in-bond", "123456782", "--in-bond-type", "61", "--in-bond-port", "2704")
    done = run("manifest", "departed", "-", "00012345675", *part, *moved)
    assert (done.returncode, b"part A departed" in done.stdout) == (0, True), done.stderr
    whole = run("manifest", "arrived", "-", "00012345675")
    assert (whole.returncode, b"is split, A so far" in whole.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("clock", "advance"), 2, b"advance needs a span, like 3d"),
        (("clock", "show", "3d"), 2, b"show takes nothing more"),
        (("clock", "advance", "soon"), 1, b"'soon' is not a span of time"),
        (("officer", "release", "N01-99999999"), 1, b"N01-99999999"),
        (("officer", "dance", "N01-70001015"), 1, b"act: "),
        (("manifest", "arrived", "MAEU", "999"), 1, b"localace: "),
        (("upload", "N01-99999999", "CBP01"), 1, b"N01-99999999"),
        (("timeline", "N01-99999999"), 1, b"is not on file"),
        (("messages", "--account", "9999ZZZ"), 1, b"account '9999ZZZ' is unknown"),
    ],
)
def test_what_cannot_be_done_is_told_on_standard_error(
    server: Server, arguments: tuple[str, ...], code: int, told: bytes
) -> None:
    done = run(*arguments, "--control", server.url)
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert b"Traceback" not in done.stderr


def test_without_a_server_the_commands_say_how_to_start_one() -> None:
    for command in (["clock"], ["messages"], ["timeline"]):
        done = run(*command, "--control", "http://127.0.0.1:1")
        assert done.returncode == 1
        assert b"start the server with `localace serve`" in done.stderr
