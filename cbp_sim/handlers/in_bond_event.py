"""WP: in-bond movements that arrive, are exported, change carrier or port (WT). Read, judge, move, answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from cbp_sim.clock import eastern
from cbp_sim.decision import Decision
from cbp_sim.handlers.control_rejects import control_reject
from cbp_sim.handlers.in_bond import ACCEPTED, MOST_MESSAGES, REJECTED, WARNED
from cbp_sim.lifecycle import in_bond as life
from cbp_sim.replies import Address
from cbp_sim.rules.manifest.in_bond_event import ARRIVALS, DIVERT, EXPORTS, OF_CONTAINERS, Event, judge
from cbp_sim.rules.manifest.table import IN_BOND
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import in_bond_arrival_reply
from formats.catair.in_bond_arrival.records import InBondEvent
from formats.catair.in_bond_arrival_reply.records import EventMessage
from formats.chapter import Reading
from formats.fault import Fault
from formats.record import Record

_VERDICTS = {REJECTED: "rejected", ACCEPTED: "accepted", WARNED: "warned"}


class InBondEventHandler:
    """Answers WP transactions with WT."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> list[Record] | None:
        """Records out of order are told by EB or EY, and nothing of the batch is processed (INB-69)."""
        return control_reject(faults)

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The event's records as they came, what is said about each, and a verdict."""
        reading = cast(Reading, transaction.reading)
        asked = Event(cast(InBondEvent, reading.content), reading, world)
        decision = judge(asked)
        if decision.accepted:
            move(asked)
        return reply(asked, decision)


HANDLER = InBondEventHandler()


def move(asked: Event) -> None:
    """Let the event happen to its movement."""
    movement, action = asked.movement, asked["action"]
    if movement is None or asked.at is None:
        return
    day = eastern(asked.at).date().isoformat()
    container = asked["container_number"] if action in OF_CONTAINERS else ""
    if action in ARRIVALS:
        life.arrive(movement, key=asked.key, container=container, on=day)
    elif action in EXPORTS:
        life.export(movement, key=asked.key, container=container, on=day)
    elif action == DIVERT:
        life.divert(movement, asked["port_of_arrival"], asked["bonded_carrier"])
    else:
        where = f"{asked['city']} {asked['state']}"
        life.transfer(movement, asked["in_bond_carrier"], asked["bonded_carrier"], where)


def reply(asked: Event, decision: Decision) -> list[Record]:
    """Both records as they came, each with its messages, and the verdict."""
    answer: list[Record] = []
    for record in (asked.header, asked.detail):
        told = [one for one in decision.findings if one.at is record][:MOST_MESSAGES]
        answer += [record, *(_message(WARNED if not one.fatal else REJECTED, one.condition.code,
                                      one.condition.narrative) for one in told)]  # fmt: skip
    kind = REJECTED if not decision.accepted else WARNED if decision.findings else ACCEPTED
    verdict = IN_BOND.condition(f"verdict event {_VERDICTS[kind]}")
    answer.append(_message(kind, verdict.code, verdict.narrative))
    in_bond_arrival_reply.CHAPTER.arrange(answer)
    return answer


def _message(kind: str, code: str, narrative: str) -> Record:
    return EventMessage(message_type=kind, condition=code, narrative=narrative)
