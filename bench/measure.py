"""Fair timing on a noisy machine: the tasks take turns, each keeps its best time, and ratios are of one run."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping


def best_times(
    tasks: Mapping[str, Callable[[], object]], *, rounds: int, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Seconds of each task's best round. The tasks of a round run one after the other, so noise meets all alike.

    clock: `time.process_time` where tasks differ much in length and wait for nothing: on a busy machine the longer one
    is interrupted more often.
    """
    best = dict.fromkeys(tasks, float("inf"))
    for _ in range(rounds):
        for name, task in tasks.items():
            gc.collect()
            begun = clock()
            task()
            best[name] = min(best[name], clock() - begun)
    return best
