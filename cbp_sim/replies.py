"""Output batches: the answer to an accepted batch, the rejection of a broken one, a notification that nobody asked for.

Batch & Block Control v23, B&B-19 to B&B-33. Built from record classes, checked by the same maps as what comes in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from cbp_sim.conditions import condition
from formats.applications import application as known_application
from formats.batch import Batch, Block, Transaction
from formats.catair import batch_block_control_reply
from formats.catair.batch_block_control_reply.records import (
    BlockReference,
    ControlCondition,
    ControlRejection,
    GeneratedBatchTrailer,
    GeneratedBlockHeader,
    GeneratedBlockTrailer,
    ManifestReplyBatchHeader,
    ManifestReplyBatchTrailer,
    ReplyBatchHeader,
    ReplyBatchTrailer,
    ReplyBlockHeader,
    ReplyBlockTrailer,
    TransactionReference,
)
from formats.record import Record

REJECTED = "999"

#: Notifications whose A record names no application (B&B-20, note 4).
UNNAMED = ("BD", "NS")


@dataclass(frozen=True, slots=True)
class Objection:
    """An X condition and its place: the batch itself, a block, or a record of a transaction of a block.

    number, column: the record's position in the batch (A is 1) and the column of the fault, 0 for the whole record.
    """

    code: str
    block: Block | None = None
    transaction: Transaction | None = None
    number: int = 0
    column: int = 0
    reason: str = ""


def rejection(batch: Batch, objections: Sequence[Objection]) -> list[str]:
    """The answer to a batch that CBP does not look into: every objection under its reference, in the order given."""
    records: list[Record] = []
    under: tuple[object, ...] | None = None
    for objection in objections:
        place = (
            objection.block and objection.block.occurrence,
            objection.transaction and objection.transaction.ordinal,
            objection.number,
            objection.column,
        )
        if place != under:
            under = place
            records += _references(objection)
        records.append(_condition(objection.code))
    final = condition(REJECTED)
    records.append(ControlRejection(condition=REJECTED, narrative=final.narrative))
    batch_block_control_reply.CHAPTER.arrange(records, start="rejection")
    return _lines(
        ReplyBatchHeader.echo(batch.header, application=None),
        GeneratedBlockHeader(),
        *records,
        GeneratedBlockTrailer(record_count=len(records)),
        GeneratedBatchTrailer(),
    )


def answer(batch: Batch, blocks: Sequence[tuple[Block, Sequence[Record]]]) -> list[str]:
    """The answer to a batch that was taken: the same envelope, with the response code, around each block's answer.

    e-manifest batches get their password back and no code in the A record (B&B-20, note 4; B&B-23).
    """
    known = known_application(batch.application)
    response = known.response if known else None
    trailer = batch.trailer
    closing = trailer if trailer is not None else batch.header
    if batch.manifest:
        echoed = ManifestReplyBatchHeader.echo(batch.header, application=None).line
        # Of the user text columns 70 to 80 alone come back (A record, note 5), as they were sent.
        begin = ManifestReplyBatchHeader.layout.by_name["user_text"].start - 1
        records: list[Record] = [ManifestReplyBatchHeader.read(f"{echoed[:begin]}{'':10}{echoed[begin + 10 :]}")]
        last: Record = ManifestReplyBatchTrailer.echo(closing)
    else:
        records = [ReplyBatchHeader.echo(batch.header, application=response)]
        last = ReplyBatchTrailer.echo(closing)
    for block, answers in blocks:
        records.append(ReplyBlockHeader.echo(block.header, application=response))
        records += answers
        records.append(ReplyBlockTrailer.echo(block.header, application=response, record_count=len(answers)))
    return _lines(*records, last)


def application_of(lines: Sequence[str]) -> str:
    """The code of a message: of its A record, or where that names none, of its first B record."""
    named = ReplyBatchHeader.read(lines[0]).application or ReplyBlockHeader.read(lines[1]).application
    return str(named or "")


@dataclass(frozen=True, slots=True)
class Address:
    """Whom a notification goes to: the sender/receiver of the A record, the filer of the B record.

    preparer: columns 47-56 of the B record, user_text: its columns 60-80; both come back in an SO only (output B
    record, note 1).
    """

    site: str
    sender: str
    port: str
    filer: str
    office: str | None = None
    preparer_port: str | None = None
    preparer_filer: str | None = None
    preparer_office: str | None = None
    preparer_indicator: str | None = None
    user_text: str | None = None

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Address:
        """The address that a thing or a timer of the store keeps, field by field."""
        return cls(**kept)

    @property
    def account(self) -> str:
        """Site and identifier."""
        return self.site + self.sender


def address_of(batch: Batch, block: Block) -> Address:
    """Where later notifications about a block's transactions go."""
    header = block.header
    return Address(
        site=batch.header.site,
        sender=batch.header.sender,
        port=header.port,
        filer=header.filer,
        office=header.office,
        preparer_port=header.preparer_port,
        preparer_filer=header.preparer_filer,
        preparer_office=header.preparer_office,
        preparer_indicator=header.preparer_indicator,
        user_text=header.user_text,
    )


def notification(to: Address, application: str, records: Sequence[Record], *, on: date) -> list[str]:
    """A batch that ACE makes by itself. on: the Eastern day on which it was made."""
    opening, trailer, closing = _envelope(to, application, on, len(records))
    return [*opening, *_lines(*records), trailer, closing]


@lru_cache(maxsize=256)
def _envelope(to: Address, application: str, on: date, count: int) -> tuple[tuple[str, str], str, str]:
    """A and B, Y, Z around so many records: a day's notifications to an address have the same ones."""
    preparer = application == "SO"
    named = None if application in UNNAMED else application
    header = ReplyBatchHeader(site=to.site, sender=to.sender, transmission_date=on, application=named)
    block = ReplyBlockHeader(
        port=to.port,
        filer=to.filer,
        application=application,
        office=to.office,
        preparer_port=to.preparer_port if preparer else None,
        preparer_filer=to.preparer_filer if preparer else None,
        preparer_office=to.preparer_office if preparer else None,
        preparer_indicator=to.preparer_indicator if preparer else None,
        user_text=to.user_text if preparer else None,
    )
    trailer = ReplyBlockTrailer(
        port=to.port, filer=to.filer, application=application, office=to.office, record_count=count
    )
    closing = ReplyBatchTrailer(site=to.site, sender=to.sender, transmission_date=on)
    return (header.line, block.line), trailer.line, closing.line


def _references(objection: Objection) -> list[Record]:
    references: list[Record] = []
    if objection.block is not None:
        references.append(BlockReference.echo(objection.block.header, occurrence=objection.block.occurrence))
        if objection.transaction is not None:
            references.append(
                TransactionReference(
                    occurrence=objection.transaction.ordinal,
                    record_number=objection.number,
                    column=objection.column,
                )
            )
    return references


def _condition(code: str) -> ControlCondition:
    found = condition(code)
    return ControlCondition(disposition=None, condition=found.code, narrative=found.narrative)


def _lines(*records: Record) -> list[str]:
    return [record.line for record in records]
