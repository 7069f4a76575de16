"""A busy week of one world, and a digest of every byte it sent: run as a program it prints that digest."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

from cbp_sim.cbp import Cbp
from cbp_sim.manifest import BillEvent
from cbp_sim.profile import Pace, Policy, Profile, shipped_profile
from cbp_sim.store.database import MEMORY, Database
from formats.batch import Batch
from formats.numbers import entry_check_digit
from formats.sample import sample
from formats.stream import read_batches, write_batch

ENTRIES = 8


def profile() -> Profile:
    """The default world, where much is drawn by chance."""
    policy = Policy(exam_rate=0.4, document_rate=0.3, pace=Pace(review=timedelta(hours=1)))
    return shipped_profile("default").model_copy(update={"policy": policy})


def filing(application: str, at: int) -> tuple[Batch, str, str]:
    """The sample batch of an application with an entry number and a bill of its own: (batch, bill's issuer, number)."""
    serial = f"60{at:05}"
    number = serial + str(entry_check_digit("N01", serial))
    lines, issuer, bill = [], "", ""
    for line in sample(application):
        if line.startswith("SE10"):
            line = line[:5] + "N01  " + number + line[18:] if line[5:8] == "N01" else line
        elif line.startswith("10"):
            line = line[:8] + number + line[16:]
        elif line.startswith(("SE15R", "SE15H")):
            issuer, bill = line[5:9].strip(), f"LOCAL{at:05}"
            line = line[:9] + bill.ljust(50) + line[59:]
        lines.append(line)
    (batch,) = read_batches(write_batch(lines))
    assert isinstance(batch, Batch)
    return batch, issuer, bill


def week(open_cbp: Callable[[], Cbp]) -> str:
    """Live through the week; `open_cbp` is asked for the world before each step. The digest of all that came of it."""
    for at in range(ENTRIES):
        batch, issuer, bill = filing("SE", at)
        open_cbp().take(batch)
        cbp = open_cbp()
        for event in ("on_file", "departed", "arrived"):
            cbp.manifest(BillEvent(issuer=issuer, number=bill, event=event, quantity=420, port="2704"))
            cbp = open_cbp()
            cbp.advance(cbp.now() + timedelta(hours=3))
        open_cbp().take(filing("AE", at)[0])
    cbp = open_cbp()
    told = [f"{m.number} {m.journal} {m.at} {m.account} {m.application}\n{m.content}" for m in cbp.messages()]
    told += [repr(line) for line in cbp.timeline()]
    return sha256("\n".join(told).encode()).hexdigest()


def steady(seed: int) -> str:
    """The week in one sitting, in memory."""
    cbp = Cbp(Database(MEMORY), profile(), seed=seed)
    return week(lambda: cbp)


def restarted(seed: int, url: str) -> str:
    """The week with the database closed and opened again before each step."""
    last: list[Database] = []

    def open_cbp() -> Cbp:
        while last:
            last.pop().close()
        last.append(Database(url))
        return Cbp(last[0], profile(), seed=seed)

    return week(open_cbp)


if __name__ == "__main__":
    print(steady(int(sys.argv[1])))
