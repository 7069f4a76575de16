"""One module an application: read, judge, move, answer. Found by what they answer, loaded when first needed."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from formats.batch import Batch, Transaction
from formats.fault import Fault
from formats.record import Record

if TYPE_CHECKING:
    from cbp_sim.replies import Address
    from cbp_sim.store.rows import Timer
    from cbp_sim.world import World

#: The applications this simulator answers, and the module of each.
BUILT = {
    "$I": "cbp_sim.handlers.manufacturer",
    "AD": "cbp_sim.handlers.ad_cvd_case_query",
    "AE": "cbp_sim.handlers.entry_summary",
    "CB": "cbp_sim.handlers.ebond",
    "CJ": "cbp_sim.handlers.census_warning_query",
    "CQ": "cbp_sim.handlers.cargo_query",
    "CW": "cbp_sim.handlers.census_override",
    "EQ": "cbp_sim.handlers.entry_summary_query",
    "HA": "cbp_sim.handlers.hts_query",
    "KI": "cbp_sim.handlers.importer_query",
    "QA": "cbp_sim.handlers.quota_query",
    "QP": "cbp_sim.handlers.in_bond",
    "SE": "cbp_sim.handlers.cargo_release",
    "SF": "cbp_sim.handlers.security_filing",
    "TE": "cbp_sim.handlers.tib",
    "TP": "cbp_sim.handlers.importer_account",
    "WP": "cbp_sim.handlers.in_bond_event",
}

#: Which module a timer's kind belongs to: the part before its first dot.
TIMERS = {
    "bond": "cbp_sim.lifecycle.bonds",
    "release": "cbp_sim.lifecycle.release_events",
    "summary": "cbp_sim.lifecycle.summary_life",
    "statement": "cbp_sim.statements.events",
    "liquidation": "cbp_sim.lifecycle.liquidation",
    "tib": "cbp_sim.lifecycle.tibs",
    "news": "cbp_sim.bill_news",
    "in_bond": "cbp_sim.lifecycle.in_bond",
    "isf": "cbp_sim.lifecycle.security_filing_events",
}


class Handler(Protocol):
    """What a module of `cbp_sim.handlers` offers."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> list[Record] | None:
        """The application's own answer to records out of order; None leaves it to X0 and X1.

        faults: what broke the structure map, by transaction, in the order of the batch; never empty. The whole batch
        is refused either way.
        """

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The response to one transaction whose records stand in order; whatever follows is done to `world`."""


@runtime_checkable
class ReadsAhead(Protocol):
    """What a handler may offer besides, for the sake of speed alone."""

    def read_ahead(self, batch: Batch, world: World) -> None:
        """Read at once what the transactions of a batch will ask for one by one."""


@cache
def handler(application: str) -> Handler:
    """The handler of an application that is built."""
    found: Handler = importlib.import_module(BUILT[application]).HANDLER
    return found


class Ringer(Protocol):
    """What a module named in `TIMERS` offers."""

    def ring(self, timer: Timer, world: World) -> None:
        """Do what was to happen now."""


def ringer(kind: str) -> Ringer:
    """The module that a timer belongs to."""
    found: Ringer = importlib.import_module(TIMERS[kind.split(".")[0]]).RINGER
    return found
