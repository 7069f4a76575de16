"""`python -m bench.judging`: what judging a batch costs beside parsing it, and what summaries on file add to that.

Parsing is from bytes to typed transactions: split, order and columns checked, records in their groups, every value
typed. Judging is all that CBP does with such a batch: envelope, every rule, the lifecycle, the reply, and the commit to
SQLite in memory. A value is typed once, and that is parsing. The summaries are taken; each has 14 lines, in 107
records. Times are the processor's.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from itertools import count
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from bench.measure import best_times
from cbp_sim.cbp import Cbp
from cbp_sim.clock import parse_instant
from cbp_sim.profile import shipped_profile
from cbp_sim.store import tables
from cbp_sim.store.database import Database
from formats.batch import Batch, lines_of
from formats.numbers import entry_check_digit
from formats.record import WIDTH
from formats.sample import sample, wrapping
from formats.stream import read_batches, write_batch

SUMMARIES, LINES = 40, 14
ON_FILE = 100_000
#: What the project promises: times the parse of the same batch, and times what it takes in an empty world.
MOST_TIMES = 4.0
MOST_FULL = 1.2

FILER = "N01"
#: A day on which the sample's dates are near.
TODAY = "2026-07-20T09:00"
#: The summary on file that the others are copies of, and the first of the numbers that are judged.
FIRST_ON_FILE, FIRST_JUDGED = 1_000_000, 5_000_000
#: Rows a statement when the world is filled.
_ROWS = 5_000


def number_of(serial: int) -> str:
    """An entry number with its check digit."""
    return f"{serial:07}{entry_check_digit(FILER, f'{serial:07}')}"


def filing(number: str, *, lines: int = LINES) -> list[str]:
    """A summary that CBP takes: the chapter's example with its two lines again and again, its totals to suit."""
    _, _, *records, _, _ = sample("AE")
    at = [n for n, record in enumerate(records) if record.startswith(("40", "89"))]
    head, parts = records[: at[0]], (records[at[0] : at[1]], records[at[1] : at[2]])
    body = [
        f"{record[:4]}{nth + 1:03}{record[7:]}" if record.startswith("40") else record
        for nth in range(lines)
        for record in parts[nth % 2]
    ]
    pairs = lines // 2
    duty, harbor = 69120 * pairs, 3450 * pairs
    processing = min(max(9560 * pairs, 3358), 65150)
    totals = f"89499{processing:011}501{harbor:011}"
    grand = " ".join(f"{amount:011}" for amount in (duty, processing + harbor, 0, 0, 0, 0))
    return [f"{head[0][:8]}{number}{head[0][16:]}", *head[1:], *body, totals, f"90{grand}"]


def batch(first: int = FIRST_JUDGED, *, summaries: int = SUMMARIES, lines: int = LINES) -> Batch:
    """A batch of such summaries, numbered from a serial."""
    before, after = wrapping("AE", port="2704")
    records = [record for at in range(summaries) for record in filing(number_of(first + at), lines=lines)]
    return Batch(lines_of([record.ljust(WIDTH) for record in (*before, *records, *after)]))


def read(of: Batch) -> Batch:
    """A batch that has been parsed and not yet judged."""
    fresh = Batch(of.lines)
    _parsed(fresh)
    return fresh


def parse(data: bytes) -> None:
    """The full parse."""
    (found,) = read_batches(data)
    if not isinstance(found, Batch):
        raise TypeError(f"the batch is none: {found}")
    _parsed(found)


def _parsed(of: Batch) -> None:
    for reading in (one.reading for block in of.blocks for one in block.transactions):
        if reading is not None:
            _ = reading.content
            for record in reading.records:
                record.fill()


def opened() -> tuple[Cbp, Database]:
    """A new world in a database of its own, which has judged one summary: what every later batch finds ready."""
    database = Database()
    cbp = Cbp(database, shipped_profile("default"), start_at=parse_instant(TODAY))
    if not cbp.take(batch(FIRST_ON_FILE, summaries=1, lines=2)).accepted:
        raise ValueError("the sample is not taken")
    return cbp, database


def fill(database: Database, most: int) -> None:
    """Put that many summaries on file: the rows that filing the first of them wrote, again under other numbers."""
    with database.transaction() as connection:
        for table in (tables.journal, tables.outbox, tables.things, tables.links, tables.timeline):
            for rows in _parts(_copies(connection, table, most)):
                connection.execute(insert(table), rows)


def _copies(connection: Connection, table: Table, most: int) -> Iterator[dict[str, Any]]:
    own = number_of(FIRST_ON_FILE)
    rows = [dict(row._mapping) for row in connection.execute(select(table))]
    # Of things and links those that many summaries share, as a statement, are there already.
    texts = [(row, json.dumps(row)) for row in rows if own in row.get("subject", own)]
    highest = max((row["number"] for row in rows if "number" in row), default=0)
    numbers = count(highest + 1)
    for at in range(1, most):
        for row, text in texts:
            copy = json.loads(text.replace(own, number_of(FIRST_ON_FILE + at)))
            if "number" in row:
                copy["number"] = next(numbers)
            yield copy


def _parts(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    part: list[dict[str, Any]] = []
    for row in rows:
        part.append(row)
        if len(part) == _ROWS:
            yield part
            part = []
    if part:
        yield part


def figures(*, rounds: int, on_file: int) -> dict[str, float]:
    """The ratios, each task at its best."""
    measured = batch()
    data = write_batch([line.text for line in measured.lines])
    full, filled = opened()
    fill(filled, on_file)
    first = iter(range(FIRST_JUDGED, FIRST_JUDGED + 4 * rounds * SUMMARIES, SUMMARIES))
    best: dict[str, float] = {}
    for _ in range(rounds):
        # A round anew: its numbers are on file in none of the worlds, and the empty world is empty.
        empty, _database = opened()
        fresh = batch(next(first))
        once = (read(fresh), read(fresh))
        tasks = {
            "parse": lambda: parse(data),
            "empty": lambda cbp=empty, one=once[0]: cbp.take(one),
            "full": lambda one=once[1]: full.take(one),
        }
        for name, seconds in best_times(tasks, rounds=1, clock=time.process_time).items():
            best[name] = min(best.get(name, seconds), seconds)
    return {
        "parse ms": round(best["parse"] * 1000, 1),
        "judging ms": round(best["empty"] * 1000, 1),
        "judging": round(best["empty"] / best["parse"], 2),
        "full world": round(best["full"] / best["empty"], 2),
    }


def main() -> int:
    """Print the ratios; exit 1 when a promise is not met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25, help="how often each task runs; the best counts")
    parser.add_argument("--on-file", type=int, default=ON_FILE, help="summaries on file in the full world")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    found = figures(rounds=options.rounds, on_file=options.on_file)
    most = {"judging": MOST_TIMES, "full world": MOST_FULL}
    missed = [name for name, limit in most.items() if found[name] > limit]
    if options.json:
        print(json.dumps(found | {"summaries": SUMMARIES, "on file": options.on_file, "missed": missed}))
    else:
        for name, figure in found.items():
            promise = f"  (at most {most[name]})" if name in most else ""
            print(f"{name:12} {figure}{promise}")
        print("missed: " + (", ".join(missed) or "nothing"))
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
