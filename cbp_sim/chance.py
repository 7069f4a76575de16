"""Seeded chance without a state of its own: a draw is a hash of (seed, purpose, subject, n).

Each purpose and subject ("exam", "B76-0324527-8") is a stream by itself, so one more draw in one of
them shifts nothing in the others; and since the counts n stand in the store, a restart shifts nothing
either. How a draw is hashed is part of what users rely on (same seed, same bytes): the tests hold it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol, TypeVar

from cbp_sim.errors import SimulatorError

T = TypeVar("T")

_PERSON = b"localace.chance"
_BITS = 53
"""What a float in [0, 1) holds without rounding."""

LARGEST_BELOW = 1 << 64
"""Up to here `below` is even to within 2**-64, since a draw has 128 bits."""


class ChanceError(SimulatorError, ValueError):
    """A draw that cannot be made. The message says what to give instead."""


class Counters(Protocol):
    """Where the counts stand."""

    def next(self, purpose: str, subject: str) -> int:
        """How many draws this stream has made before, counting the present one from now on: 0, 1, 2..."""
        ...

    def expect(self, purposes: Sequence[str], subject: str) -> None:
        """These streams of a subject will be drawn from: their counts may be fetched at once."""
        ...


class MemoryCounters:
    """Counts that live as long as the process."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], int] = {}

    def next(self, purpose: str, subject: str) -> int:
        """See `Counters.next`."""
        n = self._made.get((purpose, subject), 0)
        self._made[purpose, subject] = n + 1
        return n

    def expect(self, purposes: Sequence[str], subject: str) -> None:
        """See `Counters.expect`: they are all at hand."""


def draw(seed: int, purpose: str, subject: str, n: int) -> int:
    """The n-th draw of a stream: 128 bits that depend on the four arguments alone."""
    digest = blake2b(digest_size=16, person=_PERSON)
    for part in (str(seed), purpose, subject, str(n)):
        encoded = part.encode()
        digest.update(len(encoded).to_bytes(4, "big") + encoded)
    return int.from_bytes(digest.digest(), "big")


@dataclass(frozen=True, slots=True)
class Stream:
    """The draws for one purpose about one subject. Each call makes exactly one draw."""

    seed: int
    purpose: str
    subject: str
    counters: Counters

    def uniform(self) -> float:
        """A float in [0, 1)."""
        return (self._draw() >> (128 - _BITS)) / (1 << _BITS)

    def happens(self, rate: float) -> bool:
        """Whether something happens that does so at `rate`: 0 never, 1 always, 0.05 once in twenty.

        A rate of 0 or 1 makes its draw too: changing a rate does not shift what is drawn next.
        """
        if not 0 <= rate <= 1:
            raise ChanceError(f"rate={rate} is no share: use 0 to 1, 0.05 for five percent")
        return self.uniform() < rate

    def below(self, k: int) -> int:
        """An integer from 0 to k - 1, each as likely as the others."""
        if not 1 <= k <= LARGEST_BELOW:
            raise ChanceError(f"k={k} leaves nothing to draw evenly: use 1 to 2**64")
        return self._draw() % k

    def choice(self, options: Sequence[T]) -> T:
        """One of the options, each as likely as the others."""
        if not options:
            raise ChanceError("no options to choose from: give at least one")
        return options[self.below(len(options))]

    def _draw(self) -> int:
        return draw(self.seed, self.purpose, self.subject, self.counters.next(self.purpose, self.subject))


class Chance:
    """The chance of one world: its seed, and where its counts stand."""

    def __init__(self, seed: int, counters: Counters) -> None:
        self.seed = seed
        self._counters = counters

    def of(self, purpose: str, subject: str) -> Stream:
        """The stream for this purpose about this subject: `chance.of("exam", str(entry)).happens(0.05)`."""
        return Stream(self.seed, purpose, subject, self._counters)

    def expect(self, purposes: Sequence[str], subject: str) -> None:
        """These streams of a subject will be drawn from: it costs less when it is said beforehand."""
        self._counters.expect(purposes, subject)
