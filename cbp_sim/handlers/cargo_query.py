"""CQ: what a filer asks about an entry, a bill, a waybill or an in-bond movement (C1). Read, judge, answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from cbp_sim.echoes import written
from cbp_sim.handlers.cargo_query_bills import bill_status, related
from cbp_sim.handlers.cargo_query_entries import entry_status
from cbp_sim.handlers.cargo_query_in_bonds import in_bond_status
from cbp_sim.replies import Address
from cbp_sim.rules.manifest.cargo_query import ENTRY, IN_BOND, WAYBILL, Asked, objection, on_file
from cbp_sim.rules.manifest.table import CARGO_QUERY
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import cargo_manifest_entry_status_query_reply as c1
from formats.catair.cargo_manifest_entry_status_query.records import Query
from formats.catair.cargo_manifest_entry_status_query_reply.errors import AirWaybillError, BillError, EntryError
from formats.chapter import Reading
from formats.fault import Fault
from formats.record import Record

#: How many notifications come back, by the limit of the query; None is all of them (ACMQ-20, note 5).
LIMITS: dict[str, int | None] = {"1": 5, "2": None}
LAST_ONLY = 1

_ERRORS: dict[str, type[Record]] = {ENTRY: EntryError, WAYBILL: AirWaybillError}


class CargoQueryHandler:
    """Answers CQ batches with C1."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> None:
        """Records out of order are left to X0 and X1."""

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """What is on file about the thing asked for, or why nothing is told."""
        content = cast(Query, cast(Reading, transaction.reading).content)
        asked = Asked(content.query, to.filer, world)
        fails = objection(asked)
        records = [_refusal(asked, fails)] if fails else list(_status(asked))
        c1.CHAPTER.arrange(records)
        return records


HANDLER = CargoQueryHandler()


def _status(asked: Asked) -> Iterator[Record]:
    most = LIMITS.get(asked["limit"], LAST_ONLY)
    if asked.sort == ENTRY and (release := asked.release) is not None:
        yield from entry_status(release, most)
        if asked["entry_bills"] == "Y":
            for filed in release.bills:
                if (bill := on_file(asked.world, filed.key)) is not None:
                    yield from bill_status(asked.world, bill, most, release=release)
    elif asked.sort == IN_BOND and (movement := asked.in_bond) is not None:
        yield from in_bond_status(movement, most)
    elif (bill := asked.bill) is not None:
        yield from bill_status(asked.world, bill, most)
        # By air the houses come with their master; a house comes alone (ACMQ-16 and ACMQ-17).
        wanted = not asked["house_air_waybill"] if asked.sort == WAYBILL else asked["related_bills"] == "Y"
        for other in related(asked.world, bill) if wanted else ():
            yield from bill_status(asked.world, other, most)


def _refusal(asked: Asked, question: str) -> Record:
    """WR0 about an entry, WSB about a waybill, WSA about anything else; with what was sent, as it was sent."""
    condition = CARGO_QUERY.condition(question)
    sort = asked.sort if len(asked.sorts) == 1 else ""
    answer = _ERRORS.get(sort, BillError)
    by_name = asked.query.layout.by_name
    told = {name: by_name[name].cut(asked.query.line) for name in answer.layout.by_name if name in by_name}
    return written(answer, {**told, "error": condition.code, "narrative": condition.narrative})
