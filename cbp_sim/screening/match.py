"""Finds the listed parties that a name or an address is like. Exact: no name within the threshold is passed over.

The likeness is rapidfuzz's `ratio` of two keys (`names`): twice what they share, by their common length. How alike they
must be says how many letters may come or go, and with that which part of the list needs no look.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from cbp_sim.screening.names import FILED_COLUMNS, address_key, name_key, numbers
from cbp_sim.screening.parties import DeniedParty

#: Letters of a piece by which keys are found.
PIECE = 3

_MANY = 1 << 60
#: Against floats that come out a hair too small or too large.
_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Match:
    """A listed party, by which of its names or addresses it was found, and how alike that is."""

    party: DeniedParty
    by: str
    score: float


class Keys:
    """Keys, each with the places of its parties on the list, their texts, and whether only a whole match counts."""

    def __init__(self, rows: Iterable[tuple[str, int, str, bool]]) -> None:
        self._rows: dict[str, list[tuple[int, str, bool]]] = {}
        for key, place, text, whole in rows:
            if key:
                self._rows.setdefault(key, []).append((place, text, whole))
        self._by_length = sorted(self._rows, key=len)
        self._lengths = [len(key) for key in self._by_length]
        self._holding: dict[str, list[str]] = {}
        for key in self._by_length:
            for piece in dict.fromkeys(key[start : start + PIECE] for start in range(len(key) - PIECE + 1)):
                self._holding.setdefault(piece, []).append(key)

    def like(self, key: str, threshold: float) -> Iterator[tuple[int, str, float]]:
        """Place, text and likeness of what is like a key, in no order."""
        if not key:
            return
        keys = self._in_question(key, threshold / 100)
        for found, score, _ in process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=threshold, limit=None):
            for place, text, whole in self._rows[found]:
                if not whole or score == 100:
                    yield place, text, score

    def _in_question(self, key: str, share: float) -> Collection[str]:
        """Which keys may be so alike. The most letters that may come or go lets a key be cut into one piece more, of
        which one at least is whole in whatever is like it; the rarest pieces are taken. A key too short for that is
        compared with all keys of like length.
        """
        changes = int(2 * len(key) * (1 - share) / share + _HAIR)
        if PIECE * (changes + 1) <= len(key):
            pieces = (key[start : start + PIECE] for start in range(len(key) - PIECE + 1))
            return set().union(*rarest([self._holding.get(piece, []) for piece in pieces], changes + 1))
        # 2 * shorter / (shorter + longer) is the most that two keys can be alike.
        first = bisect_left(self._lengths, int(len(key) * share / (2 - share) - _HAIR))
        return self._by_length[first : bisect_right(self._lengths, int(len(key) * (2 - share) / share + _HAIR))]


def rarest(lists: Sequence[Sequence[str]], count: int) -> list[Sequence[str]]:
    """So many of the lists, at least `PIECE` apart from each other, that together hold least."""
    ends = len(lists) + PIECE
    least = [[0] * ends]
    for taken in range(1, count + 1):
        row = [_MANY] * ends
        for end in range(PIECE * taken, ends):
            row[end] = min(row[end - 1], least[-1][end - PIECE] + len(lists[end - PIECE]))
        least.append(row)
    chosen, end = [], ends - 1
    for taken in range(count, 0, -1):
        while least[taken][end] == least[taken][end - 1]:
            end -= 1
        end -= PIECE
        chosen.append(lists[end])
    return chosen


class Matcher:
    """A list, ready to be searched."""

    def __init__(self, listed: Sequence[DeniedParty]) -> None:
        self.listed = tuple(listed)
        self._names = Keys(row for place, party in enumerate(self.listed) for row in _name_rows(place, party))
        self._addresses: dict[str, list[tuple[str, int, str]]] = {}
        for place, party in enumerate(self.listed):
            for one in party.places:
                row = (address_key(one.street, one.city), place, " ".join(filter(None, (one.street, one.city))))
                for number in numbers(row[0]):
                    self._addresses.setdefault(number, []).append(row)

    def names_like(self, name: str, threshold: float) -> list[Match]:
        """The parties of which a name is like this one: the best first, then as they stand on the list."""
        return self._best(self._names.like(name_key(name), threshold))

    def addresses_like(self, street: str, city: str, threshold: float) -> list[Match]:
        """The parties of which an address is like this one and has a number in common with its street."""
        key = address_key(street, city)
        rows = [row for number in numbers(street) if key for row in self._addresses.get(number, ())]
        found = process.extract(
            key, [row[0] for row in rows], scorer=fuzz.ratio, score_cutoff=threshold, limit=None
        )  # fmt: skip
        return self._best((rows[at][1], rows[at][2], score) for _, score, at in found)

    def _best(self, found: Iterable[tuple[int, str, float]]) -> list[Match]:
        best: dict[int, tuple[float, str]] = {}
        for place, text, score in found:
            known = best.get(place)
            if known is None or (-score, text) < (-known[0], known[1]):
                best[place] = (score, text)
        ordered = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
        return [Match(self.listed[place], text, round(score, 1)) for place, (score, text) in ordered]


def _name_rows(place: int, party: DeniedParty) -> Iterator[tuple[str, int, str, bool]]:
    for name in (party.name, *party.aliases):
        key = name_key(name)
        yield key, place, name, False
        # A record cuts long names, so a list's long name is looked for as it would be filed.
        cut = name_key(name[:FILED_COLUMNS])
        if len(name) > FILED_COLUMNS and cut != key:
            yield cut, place, name, False
    for name in party.weak:
        yield name_key(name), place, name, True
