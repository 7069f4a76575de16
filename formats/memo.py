"""A mapping that works out what it is first asked for, and remembers it: the same few texts come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

_KEPT = 4096


class Memo(dict[K, V]):
    """`memo[key]` is `work(key)`, remembered. Holds a few thousand answers, then begins anew."""

    def __init__(self, work: Callable[[K], V]) -> None:
        self._work = work

    def __missing__(self, key: K) -> V:
        value = self._work(key)
        if len(self) >= _KEPT:
            self.clear()
        self[key] = value
        return value
