"""What a story needs of a CBP, wherever it is: in this process, or behind a socket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from scenarios.cast import Broker
from scenarios.errors import ScenarioError
from scenarios.matching import Happened


class Refused(ScenarioError):
    """CBP does not let something be done: an act that the entry's state bars, a bill that it does not know."""


class Driver(Protocol):
    """One CBP in one world. What came of a call is there when the call returns."""

    def now(self) -> datetime:
        """The world's present instant."""

    def send(self, broker: Broker, lines: Sequence[str]) -> None:
        """Send a batch as this broker."""

    def take(self, account: str) -> list[list[str]]:
        """Every message that came for an account since this was last asked, in order."""

    def manifest(self, values: Mapping[str, Any]) -> None:
        """Have something happen to a bill of lading. `Refused` when it cannot."""

    def officer(self, values: Mapping[str, Any]) -> None:
        """Act as CBP's officer. `Refused` when the lifecycle bars it."""

    def summary(self, values: Mapping[str, Any]) -> None:
        """Act on an accepted entry summary. `Refused` when its state bars it."""

    def upload(self, values: Mapping[str, Any]) -> None:
        """Give CBP a document. `Refused` when CBP cannot take it."""

    def reference(self, values: Mapping[str, Any]) -> None:
        """Change a table of what CBP has on file. `Refused` when a row is none."""

    def due(self) -> datetime | None:
        """When the next thing happens by itself, or None."""

    def advance(self, until: datetime) -> None:
        """Move the clock. `Refused` when that is backwards."""

    def timeline(self, subject: str) -> list[Happened]:
        """What happened to an entry or a bill; empty when nothing ever did."""

    def close(self) -> None:
        """Let go of it."""
