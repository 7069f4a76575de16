"""A server of its own for a test: started as a user starts it, on free ports, and ended by its own process id."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from formats.batch import Batch
from formats.catair.batch_block_control_reply.records import ControlCondition
from formats.numbers import entry_check_digit
from formats.sample import sample
from gateway.client import AbiClient, ControlClient

ROOT = Path(__file__).resolve().parents[2]

#: What `localace serve` is, without an installed command.
SERVE = (sys.executable, "-m", "gateway.cli", "serve")


class Server:
    """A running server. said: the lines that it printed when it started. ports: the flags that are to be 0."""

    def __init__(
        self, *arguments: str, command: Sequence[str] = SERVE, ports: Sequence[str] = ("--port", "--control-port")
    ) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("LOCALACE_")}
        self.process = subprocess.Popen(
            [*command, *(part for flag in ports for part in (flag, "0")), *arguments],
            cwd=ROOT,
            env={**environment, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.said: list[str] = []
        self.stderr = ""
        assert self.process.stdout is not None
        while not (self.said and self.said[-1].startswith("control API on ")):
            line = self.process.stdout.readline()
            if not line:
                self._finish()
                raise AssertionError(f"the server did not start: {self.said} {self.stderr}")
            self.said.append(line.rstrip("\n"))
        self.url = self.said[-1].rpartition(" ")[2]
        self.addresses = {
            line.partition("(world ")[2].rstrip(")"): line.split()[3] for line in self.said if line.startswith("ABI")
        }
        self.control = ControlClient(self.url)

    def connect(self, world: str | None = None) -> AbiClient:
        """A broker's connection to a world's listener."""
        return AbiClient.connect(self.addresses[world or next(iter(self.addresses))])

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self._finish()

    def kill(self) -> None:
        """End it without asking."""
        self.process.kill()
        self._finish()

    def lives(self) -> bool:
        """Whether it still answers both kinds of calls."""
        with self.connect() as broker:
            broker.send(as_wire(batch("EI", "10")))
            answer = broker.receive(10)
        self.clear()
        return answer is not None and codes(answer) == ["X12", "999"] and self.control.health()["status"] == "ok"

    def clear(self) -> None:
        """Acknowledge all that waits, so that the next connection begins with nothing."""
        waiting = [message["number"] for message in self.control.messages(waiting=True)]
        if waiting:
            self.control.acknowledge(waiting)

    def _finish(self) -> int:
        _, self.stderr = self.process.communicate(timeout=30)
        return self.process.returncode

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.kill()


def batch(application: str, *detail: str, account: str = "1234N01", password: str = "PASSED", filer: str = "N01",
          text: str = "") -> list[str]:  # fmt: skip
    """The records of a batch; without detail a pick-up. text: the sender's own, in columns 60-80 of A."""
    header = f"A{account}{password}080326     {application}".ljust(59) + text
    port = f"2704{filer}{application}"
    block = [f"B  {port}", *detail, f"Y  {port}"] if detail else []
    return [record.ljust(80) for record in (header, *block, f"Z{account}      080326")]


def summary(serial: int, text: str = "") -> list[str]:
    """An entry summary that the default world accepts in August 2026, under a number of its own."""
    records = sample("AE")
    number = f"{serial:07d}{entry_check_digit('N01', f'{serial:07d}')}"
    records[0] = records[0][:59] + text.ljust(21)
    records[2] = records[2][:8] + number + records[2][16:]
    return records


def as_wire(records: Sequence[str], separator: bytes = b"\n") -> bytes:
    return b"".join(record.encode("latin-1") + separator for record in records)


def codes(answer: Batch) -> list[str]:
    """The conditions of a rejection, in order."""
    return [str(ControlCondition.read(line.text).condition) for line in answer.lines if line.text.startswith("X1")]


def take(broker: AbiClient, count: int) -> list[Batch]:
    """So many batches, whenever they come."""
    received = [broker.receive(30) for _ in range(count)]
    assert None not in received, f"only {len([one for one in received if one])} of {count} batches came"
    return [one for one in received if one is not None]


def narratives(answer: Batch) -> str:
    return "\n".join(line.text.rstrip() for line in answer.lines)
