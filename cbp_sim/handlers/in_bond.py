"""QP: in-bond movements that are filed, added to and taken back (QT). Read, judge, move, answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import cast

from cbp_sim import manifest
from cbp_sim.decision import Finding
from cbp_sim.echoes import text
from cbp_sim.handlers.control_rejects import control_reject
from cbp_sim.lifecycle import in_bond as life
from cbp_sim.lifecycle.in_bond import InBondFile, MovedBill, Movement
from cbp_sim.manifest import BillEvent
from cbp_sim.replies import Address
from cbp_sim.rules.manifest.cargo_query import on_file
from cbp_sim.rules.manifest.in_bond import DELETE, Content, Filing, judge
from cbp_sim.rules.manifest.in_bond_bills import judge_bill
from cbp_sim.rules.manifest.table import IN_BOND
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import in_bond_reply
from formats.catair.in_bond.records import Bill, BillDeletion, InBond
from formats.catair.in_bond.records import BillOfLading as BillRecord
from formats.catair.in_bond_reply.records import Message
from formats.chapter import Reading
from formats.classes import read_date
from formats.fault import Fault
from formats.record import Record

REJECTED, ACCEPTED, WARNED = "01", "02", "03"

#: At most this many messages stand behind a record, besides the verdict (INB-15).
MOST_MESSAGES = 10

#: The most pieces that a manifest holds for a bill here; the 40 record has ten columns.
MOST_PIECES = 99_999_999

#: Records that come back bare only to say whose those behind them are.
_PARENTS = {"70": "65", "71": "65", "72": "65", "75": "65", "76": "75"}


class InBondHandler:
    """Answers QP transactions with QT."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> list[Record] | None:
        """Records out of order are told by EB or EY, and nothing of the batch is processed (INB-69)."""
        return control_reject(faults)

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """A verdict on each bill, or on the movement that is taken back."""
        asked = read(transaction, to, world)
        above = judge(asked)
        if asked.action == DELETE:
            return _deletion(asked, above)
        groups = asked.content.bills if isinstance(asked.content, InBond) else ()
        by_bill = {id(group.bill): group for group in groups}
        below = {id(bill): judge_bill(asked, bill, by_bill.get(id(bill))) for bill in asked.bills}
        taken = [bill for bill in asked.bills if not _fatal(above) and not _fatal(below[id(bill)])]
        answer = [asked.content.header, *_about(asked.content.header, above)]
        if isinstance(asked.content, InBond) and asked.content.conveyance is not None:
            answer += [asked.content.conveyance, *_about(asked.content.conveyance, above)]
        for bill in asked.bills:
            group = by_bill.get(id(bill))
            records = list(group.records()) if group is not None else [bill]
            answer += _answered(records, below[id(bill)], accepted=any(bill is one for one in taken))
        in_bond_reply.CHAPTER.arrange(answer)
        if taken:
            move(asked, taken)
        return answer


HANDLER = InBondHandler()


def read(transaction: Transaction, to: Address, world: World) -> Filing:
    """The filing in a transaction whose records stand in order, with the movement of its number."""
    reading = cast(Reading, transaction.reading)
    content = cast(Content, reading.content)
    return Filing(content, reading, to, world, Movement.find(world, text(content.header, "in_bond_number")))


def move(asked: Filing, taken: Sequence[BillRecord]) -> None:
    """Take the accepted bills into the movement, or off it."""
    if isinstance(asked.content, BillDeletion):
        if asked.known is not None:
            life.take_off(asked.known, [asked.key(bill) for bill in taken])
        return
    groups = [group for group in cast(InBond, asked.content).bills if any(group.bill is bill for bill in taken)]
    for group in groups:
        if group.manifest is not None:
            _report(asked, group)
    life.add(asked.world, asked["in_bond_number"], _file(asked, groups), [_moved(asked, group) for group in groups])
    for group in groups:
        if group.manifest is not None and asked.withdrawal:
            # What leaves a zone or warehouse is here already.
            event = {"issuer": text(group.bill, "issuer"), "number": text(group.bill, "bill_number")}
            if (bill := on_file(asked.world, asked.key(group.bill))) is not None and bill.state != "arrived":
                manifest.apply(BillEvent.model_validate({**event, "event": "arrived"}), asked.world)


def _report(asked: Filing, group: Bill) -> None:
    """A bill that no carrier reported comes on file with what its filer says (QP Long)."""
    known = on_file(asked.world, asked.key(group.bill))
    if known is not None and known.state != "on_file":
        return
    told = {
        "issuer": text(group.bill, "issuer"), "number": text(group.bill, "bill_number"), "event": "on_file",
        "quantity": min(_pieces(group), MOST_PIECES), "carrier": asked.conveyance("importing_carrier"),
        "port": asked.conveyance("port_of_arrival"), "mode": "truck", "eta": _day(asked.conveyance("arrival_date")),
    }  # fmt: skip
    manifest.apply(BillEvent.model_validate(told), asked.world)


def _pieces(group: Bill) -> int:
    return int(text(group.manifest.details, "manifest_quantity")) if group.manifest is not None else 0


def _day(text: str) -> date | None:
    return read_date(text, "MMDDYY") if text else None


def _file(asked: Filing, groups: Iterable[Bill]) -> InBondFile:
    known = asked.known.file.parties if asked.known is not None else ()
    named = [text(group.notify, f"party_{at}") for group in groups if group.notify is not None for at in range(1, 5)]
    ports = [thing.data.get("port") for group in groups if (thing := on_file(asked.world, asked.key(group.bill)))]
    return InBondFile(
        filer=asked.to.filer, in_bond_type=asked["in_bond_type"], carrier=asked["in_bond_carrier"],
        bonded_carrier=asked["bonded_carrier"], destination=asked["port_of_destination"],
        origin=asked.conveyance("port_of_arrival") or next((str(port) for port in ports if port), ""),
        foreign_destination=asked["foreign_destination"].strip("0") and asked["foreign_destination"],
        parties=tuple(dict.fromkeys((*known, *filter(None, named)))),
    )  # fmt: skip


def _moved(asked: Filing, group: Bill) -> MovedBill:
    quantity = text(group.bill, "quantity").strip("0")
    told = group.manifest.containers if group.manifest is not None else ()
    names = (text(one.container, "container_number") for one in told)
    return MovedBill(
        key=asked.key(group.bill), quantity=int(text(group.bill, "quantity")) if quantity else None,
        previous=text(group.bill, "previous_in_bond"), containers=tuple(name for name in names if name != "NC"),
    )  # fmt: skip


def _deletion(asked: Filing, findings: Sequence[Finding]) -> list[Record]:
    accepted = not _fatal(findings)
    header = asked.content.header
    verdict = _verdict(f"verdict in-bond {'accepted' if accepted else 'rejected'}", ACCEPTED if accepted else REJECTED)
    answer = [header, *_about(header, findings), verdict]
    in_bond_reply.CHAPTER.arrange(answer)
    if accepted and asked.known is not None:
        life.delete(asked.known)
    return answer


def _answered(records: Sequence[Record], findings: Sequence[Finding], *, accepted: bool) -> Iterator[Record]:
    """A bill, those of its records about which something is said, and its verdict."""
    concerned = {id(finding.at) for finding in findings}
    latest: dict[str, Record] = {}
    sent: set[int] = set()
    for record in records:
        latest[record.identifier] = record
        if record is not records[0] and id(record) not in concerned:
            continue
        for above in _above(record.identifier):
            if id(latest[above]) not in sent:
                sent.add(id(latest[above]))
                yield latest[above]
        if id(record) not in sent:
            sent.add(id(record))
            yield record
        yield from _about(record, findings)
    how = ("warned" if findings else "accepted") if accepted else "rejected"
    kind = {"warned": WARNED, "accepted": ACCEPTED, "rejected": REJECTED}[how]
    yield _verdict(f"verdict bill {how}", kind)


def _above(identifier: str) -> Iterator[str]:
    above = _PARENTS.get(identifier)
    if above is not None:
        yield from _above(above)
        yield above


def _about(record: Record, findings: Iterable[Finding]) -> list[Record]:
    told = [finding for finding in findings if finding.at is record]
    return [
        Message(
            message_type=REJECTED if one.fatal else WARNED, condition=one.condition.code,
            narrative=one.condition.narrative,
        )
        for one in told[:MOST_MESSAGES]
    ]  # fmt: skip


def _verdict(question: str, message_type: str) -> Record:
    condition = IN_BOND.condition(question)
    return Message(message_type=message_type, condition=condition.code, narrative=condition.narrative)


def _fatal(findings: Iterable[Finding]) -> bool:
    return any(finding.fatal for finding in findings)
