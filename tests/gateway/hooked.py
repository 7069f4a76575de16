"""`localace serve` with a store that does something at a commit that keeps batches. Started by tests as a process.

    python -m tests.gateway.hooked kill-before|kill-after|wait SERVE-ARGUMENTS...

kill-before, kill-after: SIGKILL to itself just before, or just after, the commit of a batch whose A record says DEATH;
no reply can have left by then. wait: every commit of batches takes half a second longer.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence
from functools import partial
from typing import Any

from cbp_sim.cbp import Cbp, Receipt
from cbp_sim.store.database import Database
from formats.batch import Batch
from gateway import service
from gateway.cli import main

_taking = threading.local()


class _Watched(Cbp):
    def take_all(self, batches: Sequence[Batch]) -> list[Receipt]:
        _taking.now = True
        _taking.deadly = any("DEATH" in batch.lines[0].text for batch in batches)
        try:
            return super().take_all(batches)
        finally:
            _taking.now = False


def hook(mode: str, point: str) -> None:
    if not getattr(_taking, "now", False):
        return
    if f"kill-{point.split()[0]}" == mode and _taking.deadly:
        os.kill(os.getpid(), signal.SIGKILL)
    if mode == "wait" and point == "before commit":
        threading.Event().wait(0.5)


def serve(mode: str, arguments: Sequence[str]) -> None:
    import cbp_sim.cbp

    cbp_sim.cbp.Cbp = _Watched  # type: ignore[misc]
    run: Any = service.run
    service.run = partial(run, open_database=partial(Database, hook=partial(hook, mode)))
    main(["serve", *arguments])


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2:])
