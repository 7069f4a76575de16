"""Other libraries on the same records. They are extras of the benchmark, not of the product."""

from __future__ import annotations

from collections.abc import Callable


class Missing(Exception):
    """A peer that is not installed; the message is its distribution."""


Make = Callable[[list[str]], Callable[[], object]]

PEERS: dict[str, Make] = {}
