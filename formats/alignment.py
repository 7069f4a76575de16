"""Which parts of one sequence answer to which of another: what is alike stays together, what is new stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")

#: Above so many possible pairs, parts that changed are paired in the order in which they stand.
_PAIRS = 2500


def align(
    old: Sequence[T],
    new: Sequence[T],
    *,
    same: Callable[[T], Hashable],
    kind: Callable[[T], Hashable],
    tokens: Callable[[T], Counter[Hashable]],
) -> Iterator[tuple[T | None, T | None]]:
    """Pairs of an old and a new part in order; None stands for what has no counterpart.

    same: equal for parts that do not differ. kind: only parts of one kind are paired. tokens: what a part consists of;
    of changed parts those are paired that share most.
    """
    matcher = SequenceMatcher(None, [same(one) for one in old], [same(one) for one in new], autojunk=False)
    for tag, begin, end, start, stop in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[begin:end], new[start:stop], strict=True)
        elif (end - begin) * (stop - start) > _PAIRS:
            yield from _in_order(old[begin:end], new[start:stop], kind)
        else:
            yield from _closest(old[begin:end], new[start:stop], kind, tokens)


def _in_order(old: Sequence[T], new: Sequence[T], kind: Callable[[T], Hashable]) -> Iterator[tuple[T | None, T | None]]:
    matcher = SequenceMatcher(None, [kind(one) for one in old], [kind(one) for one in new], autojunk=False)
    for tag, begin, end, start, stop in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[begin:end], new[start:stop], strict=True)
        else:
            yield from ((one, None) for one in old[begin:end])
            yield from ((None, one) for one in new[start:stop])


def _closest(
    old: Sequence[T],
    new: Sequence[T],
    kind: Callable[[T], Hashable],
    tokens: Callable[[T], Counter[Hashable]],
) -> Iterator[tuple[T | None, T | None]]:
    """The pairing, in order, that leaves least unlike: a lone part costs 1, a pair twice what its parts differ by."""
    mine, theirs = [tokens(one) for one in old], [tokens(one) for one in new]
    # What it costs to go on from a position in both: at the end of one, what is left of the other stands alone.
    costs = [[float(len(old) - at + len(new) - other) for other in range(len(new) + 1)] for at in range(len(old) + 1)]
    paired = [[False] * len(new) for _ in old]
    for at in range(len(old) - 1, -1, -1):
        for other in range(len(new) - 1, -1, -1):
            alone = 1 + min(costs[at + 1][other], costs[at][other + 1])
            together = alone + 1
            if kind(old[at]) == kind(new[other]):
                together = 2 * _unlike(mine[at], theirs[other]) + costs[at + 1][other + 1]
            costs[at][other] = min(alone, together)
            paired[at][other] = together <= alone
    at = other = 0
    while at < len(old) or other < len(new):
        if at < len(old) and other < len(new) and paired[at][other]:
            yield old[at], new[other]
            at, other = at + 1, other + 1
        elif other == len(new) or (at < len(old) and costs[at + 1][other] <= costs[at][other + 1]):
            yield old[at], None
            at += 1
        else:
            yield None, new[other]
            other += 1


def _unlike(mine: Counter[Hashable], theirs: Counter[Hashable]) -> float:
    """0 for parts that consist of the same, 1 for those that share nothing."""
    total = mine.total() + theirs.total()
    return 1 - 2 * (mine & theirs).total() / total if total else 0.0
