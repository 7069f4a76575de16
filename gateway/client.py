"""The other side: a broker's ABI connection, and the control API. Plain sockets, nothing of the server."""

from __future__ import annotations

import json
import os
import socket
import time
from collections import deque
from collections.abc import Callable, Sequence
from http.client import HTTPConnection, HTTPException
from typing import Any, NoReturn, Self
from urllib.parse import quote, urlencode, urlsplit

from formats.batch import Batch
from formats.catair.batch_block_control.records import BatchHeader, BatchTrailer
from formats.record import WIDTH
from formats.stream import BatchReader, Stray

DEFAULT_ABI = "127.0.0.1:7680"
DEFAULT_CONTROL = "http://127.0.0.1:7681"
_OWN = b"LOCALACE "


class ClientError(Exception):
    """The other side cannot be reached, or does not do what was asked. The message names the next step."""


class Refused(ClientError):
    """The gateway closed the connection with a line of its own."""


class Gone(ClientError):
    """The connection was closed, without a word."""


class ControlError(ClientError):
    """The control API refuses. status: its HTTP status. error, next_step: what it says."""

    def __init__(self, status: int, error: str, next_step: str) -> None:
        super().__init__(f"{error}: {next_step}" if next_step else error)
        self.status = status
        self.error = error
        self.next_step = next_step


class Deadline:
    """A moment that is so many seconds away."""

    def __init__(self, seconds: float) -> None:
        # How long a person waits for a socket is no time of a world's.
        self._end = time.monotonic() + seconds  # noqa: TID251

    def left(self) -> float:
        """The seconds that are left, at least 0."""
        return max(self._end - time.monotonic(), 0.0)  # noqa: TID251


class AbiClient:
    """A broker's connection. What arrives is kept in order until it is asked for."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._reader = BatchReader()
        self._arrived: deque[Batch] = deque()
        self._last = b""
        self._said = ""
        self._closed = False
        self.received = 0

    @classmethod
    def connect(cls, address: str = DEFAULT_ABI, *, timeout: float = 10.0) -> Self:
        """A connection to HOST:PORT."""
        host, port = split_address(address)
        try:
            return cls(socket.create_connection((host, port), timeout=timeout))
        except OSError as error:
            raise ClientError(
                f"{address}: {error.strerror or error}: start the server with `localace serve`, or name it with --to"
            ) from None

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        try:
            self._socket.settimeout(60.0)
            self._socket.sendall(data)
        except OSError:
            self._closed = True
            # Whatever it said before it closed is the reason.
            self._read(Deadline(1.0))
            self._raise_end()

    def end(self) -> None:
        """Send no more, and still read."""
        self._socket.shutdown(socket.SHUT_WR)

    def receive(self, timeout: float = 10.0) -> Batch | None:
        """The next batch, or None when none came in so many seconds. Raises when the other side has closed."""
        deadline = Deadline(timeout)
        while not self._arrived:
            if self._closed:
                self._raise_end()
            if not self._read(deadline):
                return None
        return self._arrived.popleft()

    def receive_all(self, quiet: float = 0.3) -> list[Batch]:
        """What is there, and what comes until nothing came for so many seconds or the other side closed."""
        found: list[Batch] = []
        while self._arrived or not self._closed:
            try:
                batch = self.receive(quiet)
            except ClientError:
                break
            if batch is None:
                break
            found.append(batch)
        return found

    def wait_for(self, wanted: Callable[[Batch], bool], timeout: float = 10.0) -> tuple[Batch | None, list[Batch]]:
        """The first batch of that kind, or None; and the batches that came before it."""
        deadline = Deadline(timeout)
        others: list[Batch] = []
        while (batch := self.receive(deadline.left())) is not None:
            if wanted(batch):
                return batch, others
            others.append(batch)
        return None, others

    @property
    def said(self) -> str:
        """The line with which the gateway closed, "" without one."""
        return self._said

    @property
    def closed(self) -> bool:
        """Whether the other side has closed."""
        return self._closed

    def wait_closed(self, timeout: float = 10.0) -> str:
        """Read until the other side closes; the line that it closed with."""
        deadline = Deadline(timeout)
        while not self._closed:
            if not self._read(deadline):
                raise ClientError(f"the connection is still open after {timeout:g} seconds: give it more time")
        return self._said

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, deadline: Deadline) -> bool:
        """Read once; False when nothing came in time."""
        try:
            self._socket.settimeout(max(deadline.left(), 0.001))
            data = self._socket.recv(1 << 16)
        except TimeoutError:
            return False
        except OSError:
            data = b""
        if not data:
            self._closed = True
            self._take(self._reader.finish())
            return True
        self._last = (self._last + data)[-4096:]
        self._take(self._reader.feed(data))
        return True

    def _take(self, found: Sequence[Batch | Stray]) -> None:
        for item in found:
            if isinstance(item, Batch):
                self._arrived.append(item)
                self.received += 1
            elif _OWN in self._last:
                # The gateway's own line may be longer than a record: the bytes have it whole.
                self._said = self._last[self._last.rindex(_OWN) :].decode("ascii", "replace").strip()

    def _raise_end(self) -> NoReturn:
        if self._said:
            raise Refused(self._said)
        raise Gone("the other side closed the connection: connect again")


class ControlClient:
    """The control API of a server. url: http://HOST:PORT; world: of a server that holds several."""

    def __init__(self, url: str | None = None, *, world: str | None = None, timeout: float = 60.0) -> None:
        self.url = url or os.environ.get("LOCALACE_CONTROL") or DEFAULT_CONTROL
        parts = urlsplit(self.url if "//" in self.url else f"//{self.url}")
        try:
            self._host, self._port = parts.hostname or "", parts.port or 80
        except ValueError:
            raise ClientError(f"{self.url}: no address: give http://HOST:PORT") from None
        self._world = world
        self._timeout = timeout

    def ask(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        """A call: its answer as data. `ControlError` when it is refused."""
        given = {"world": self._world, **query}
        asked = urlencode({name: _plain(value) for name, value in given.items() if value is not None})
        connection = HTTPConnection(self._host, self._port, timeout=self._timeout)
        try:
            connection.request(
                method,
                f"/v1{path}{'?' if asked else ''}{asked}",
                body=None if body is None else json.dumps(body),
                headers={"content-type": "application/json"} if body is not None else {},
            )
            answer = connection.getresponse()
            data = json.loads(answer.read() or b"null")
        except (OSError, HTTPException, ValueError) as error:
            raise ClientError(
                f"{self.url}: {getattr(error, 'strerror', None) or str(error) or type(error).__name__}: "
                "start the server with `localace serve`, or name its control API with --control"
            ) from None
        finally:
            connection.close()
        if answer.status >= 400:
            told = data if isinstance(data, dict) else {}
            raise ControlError(answer.status, str(told.get("error", answer.reason)), str(told.get("next_step", "")))
        return data

    def health(self) -> dict[str, Any]:
        """Whether it is there."""
        return dict(self.ask("GET", "/health"))

    def world(self) -> dict[str, Any]:
        """The world: its name, parties, clock and ABI address."""
        return dict(self.ask("GET", "/world"))

    def clock(self) -> dict[str, Any]:
        """The world's clock: `now`, `eastern`, `due`."""
        return dict(self.ask("GET", "/clock"))

    def due(self) -> str | None:
        """When the next thing happens by itself."""
        due: str | None = self.ask("GET", "/due")["due"]
        return due

    def advance(self, span: str) -> dict[str, Any]:
        """Move the clock by a span, like 3d."""
        return dict(self.ask("POST", "/clock", {"advance": span}))

    def advance_until(self, instant: str) -> dict[str, Any]:
        """Move the clock to an instant."""
        return dict(self.ask("POST", "/clock", {"until": instant}))

    def advance_to_next_due(self) -> dict[str, Any]:
        """Move the clock to when the next thing happens by itself."""
        return dict(self.ask("POST", "/clock", {"to": "next-due"}))

    def officer(self, act: dict[str, Any]) -> dict[str, Any]:
        """Act as CBP's officer."""
        return dict(self.ask("POST", "/officer", act))

    def act_on_summary(self, act: dict[str, Any]) -> dict[str, Any]:
        """Act on an accepted entry summary or its statement."""
        return dict(self.ask("POST", "/summary-officer", act))

    def manifest(self, event: dict[str, Any]) -> dict[str, Any]:
        """Have something happen to a bill."""
        return dict(self.ask("POST", "/manifest", event))

    def upload(self, document: dict[str, Any]) -> dict[str, Any]:
        """Give CBP a document."""
        return dict(self.ask("POST", "/documents", document))

    def tables(self) -> dict[str, int]:
        """How many rows each table of what CBP has on file has."""
        found: dict[str, int] = self.ask("GET", "/reference")
        return found

    def table(self, name: str) -> list[Any]:
        """The rows of one of them."""
        found: list[Any] = self.ask("GET", f"/reference/{name}")
        return found

    def change_table(self, change: dict[str, Any]) -> dict[str, Any]:
        """Change one of them (`cbp_sim.reference.edits.TableChange`)."""
        done: dict[str, Any] = self.ask("POST", "/reference", change)
        return done

    def messages(self, account: str | None = None, *, waiting: bool | None = None) -> list[dict[str, Any]]:
        """Messages to filers, in the order they were decided."""
        return list(self.ask("GET", "/messages", account=account, waiting=waiting))

    def acknowledge(self, numbers: Sequence[int]) -> dict[str, Any]:
        """These messages were taken."""
        return dict(self.ask("POST", "/messages/acknowledge", {"numbers": list(numbers)}))

    def timeline(self, subject: str | None = None) -> list[dict[str, Any]]:
        """What happened to a subject, or to all."""
        return list(self.ask("GET", "/timeline" if subject is None else f"/timeline/{quote(subject, safe='')}"))

    def journal(self) -> list[dict[str, Any]]:
        """Everything that came in."""
        return list(self.ask("GET", "/journal"))


def pickup(header: str, *, separator: bytes = b"\n") -> bytes:
    """A batch of this A record and a Z record: it only asks for what waits, and acknowledges what came before."""
    opening = BatchHeader.read(header.ljust(WIDTH)[:WIDTH])
    return b"".join(record.line.encode("latin-1") + separator for record in (opening, BatchTrailer.echo(opening)))


def split_address(text: str) -> tuple[str, int]:
    """Host and port of HOST:PORT, of :PORT and of a port alone."""
    host, _, port = text.rpartition(":")
    if not port.isdigit() or int(port) > 65535:
        raise ClientError(f"{text!r} is no address: give HOST:PORT, like {DEFAULT_ABI}")
    return host.strip("[]") or "127.0.0.1", int(port)


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
