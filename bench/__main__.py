"""`python -m bench`: the speed of reading and building, as ratios to slicing, and of judging. Run by `make bench`."""

from __future__ import annotations

import argparse
import json
import time

from bench import judging, month, ours
from bench.batches import as_bytes, batch
from bench.measure import best_times
from bench.peers import PEERS, Missing

#: What the project promises: task -> the most times the base.
TARGETS = {"checked": 2.5, "typed": 4.5, "validated": 6.5, "built": 3.0}
#: And of judging (`bench.judging`).
OF_JUDGING = {"judging": judging.MOST_TIMES, "full world": judging.MOST_FULL}
STREAM_SHARE = 0.85
STREAM_MEMORY = 16_000_000
STREAM_FIRST = 0.010


def main() -> int:
    """Print the table; exit 1 when a promise is not met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="how often each task runs; the best counts")
    parser.add_argument("--stream-mb", type=int, default=100, help="size of the streamed batch")
    parser.add_argument("--month-entries", type=int, default=month.ENTRIES, help="entries of the simulated month")
    parser.add_argument("--on-file", type=int, default=judging.ON_FILE, help="summaries in the full world")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()

    alike, varied = batch(), batch(vary=True)
    size = len(as_bytes(alike))
    tasks = {
        "base": ours.base(alike),
        "checked": ours.checked(alike),
        "checked, 200 shapes": ours.checked(varied),
        "checked, 200 shapes never seen": ours.checked_anew(varied),
        "grouped": ours.grouped(alike),
        "typed": ours.typed(alike),
        "validated": ours.validated(alike),
        "built": ours.built(alike),
    }
    times = best_times(tasks, rounds=options.rounds)
    figures: dict[str, object] = {name: round(seconds / times["base"], 2) for name, seconds in times.items()}
    figures["base MB/s"] = round(size / times["base"] / 1e6, 1)
    for name, make in PEERS.items():
        try:
            task = make(alike)
        except Missing as missing:
            figures[name] = f"not installed ({missing})"
            continue
        figures[name] = round(best_times({name: task}, rounds=2)[name] / times["base"], 2)
    figures |= _streaming(options.stream_mb * 1_000_000)
    figures |= _month(options.month_entries)
    figures |= judging.figures(rounds=options.rounds, on_file=options.on_file)
    promises = TARGETS | OF_JUDGING
    missed = [name for name, most in promises.items() if float(str(figures[name])) > most]
    judged = ("stream share", "stream memory", "stream first", "month s", "month settled", "month same digest")
    missed += [name for name in judged if figures[f"{name} met"] is False]
    if options.json:
        print(json.dumps(figures | {"missed": missed}))
    else:
        for name, figure in figures.items():
            promise = f"  (at most {promises[name]})" if name in promises else ""
            print(f"{name:32} {figure}{promise}")
        print("missed: " + (", ".join(missed) or "nothing"))
    return 1 if missed else 0


def _month(entries: int) -> dict[str, object]:
    """A simulated month of cargo releases, and whether all of them came to an end and both runs to the same bytes."""
    found = month.runs(entries=entries)
    return {
        "month s": found["seconds"],
        "month s met": found["met"],
        "month user s": found["user"],
        "month settled met": found["settled"],
        "month same digest met": found["same"],
    }


def _streaming(most: int) -> dict[str, object]:
    small, run_small = ours.stream(1_700_000)
    large, run_large = ours.stream(most)
    quick = best_times({"small": run_small}, rounds=5)["small"]
    whole = best_times({"large": run_large}, rounds=1)["large"]
    share = (large / whole) / (small / quick)
    memory = ours.extra_memory(10)
    data = as_bytes(batch())
    begun = time.perf_counter()
    next(ours.streamed(data, 1))
    first = time.perf_counter() - begun
    return {
        "stream MB/s": round(large / whole / 1e6, 1),
        "stream share": round(share, 2),
        "stream share met": share >= STREAM_SHARE,
        "stream memory": memory,
        "stream memory met": memory <= STREAM_MEMORY,
        "stream first": round(first, 4),
        "stream first met": first <= STREAM_FIRST,
    }


if __name__ == "__main__":
    raise SystemExit(main())
