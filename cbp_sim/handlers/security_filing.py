"""SF: importer security filings (SN). Read, judge, move, answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from cbp_sim.decision import Decision, Finding
from cbp_sim.echoes import text, written
from cbp_sim.lifecycle import security_filing as life
from cbp_sim.lifecycle.security_filing import FiledBill, FilingFile, SecurityFiling
from cbp_sim.replies import Address
from cbp_sim.rules.manifest.security_filing import Content, Submission, judge
from cbp_sim.screening.filed import Goods, Party, Said
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import importer_security_filing_reply
from formats.catair.importer_security_filing.records import (
    Filing,
    ManufacturerGroup,
    PartyGroup,
)
from formats.catair.importer_security_filing_reply.records import Disposition, Header, RecordMessage
from formats.chapter import Reading
from formats.fault import Fault
from formats.record import Record

REJECTED, ACCEPTED, WARNED = "01", "02", "03"
_VERDICTS = {REJECTED: "ISF REJECTED", ACCEPTED: "ISF ACCEPTED", WARNED: "ISF ACCEPTED WITH WARNINGS"}

#: What always comes back beside the header: bills and references.
_ALWAYS = ("SF15", "SF20")


class SecurityFilingHandler:
    """Answers SF transactions with SN."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> None:
        """Records out of order are left to X0 and X1."""

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The answer to one filing."""
        asked = read(transaction, to, world)
        decision = judge(asked)
        number = move(asked, decision)
        return reply(asked, decision, number)


HANDLER = SecurityFilingHandler()


def read(transaction: Transaction, to: Address, world: World) -> Submission:
    """The submission in a transaction whose records stand in order, with the filing that it names."""
    reading = cast(Reading, transaction.reading)
    content = cast(Content, reading.content)
    number = text(content.header, "transaction_number")
    return Submission(content, reading, to, world, SecurityFiling.find(world, number))


def move(asked: Submission, decision: Decision) -> str:
    """Take what was accepted into the file; the transaction number that comes back."""
    if not decision.accepted:
        if asked.known is not None and asked.known.file.filer == asked.to.filer:
            codes = tuple(dict.fromkeys(one.condition.code for one in decision.findings if one.fatal))
            asked.world.tell(asked.known.subject, "submission rejected", state=asked.known.state, codes=codes)
        return asked["transaction_number"]
    if asked.known is None:
        return life.add(asked.world, _file(asked)).subject
    if asked.whole is None:
        life.delete(asked.known)
    else:
        life.replace(asked.known, _file(asked))
    return asked.known.subject


def _file(asked: Submission) -> FilingFile:
    return FilingFile(
        filer=asked.to.filer,
        submission_type=asked["submission_type"],
        importer=asked["importer"],
        reference=next(iter(asked.references("CR")), ""),
        bills=tuple(
            FiledBill(number=text(bill, "bill_number"), bill_type=text(bill, "bill_type")) for bill in asked.bills
        ),
        to=life.address(asked.to),
        said=said(asked),
    )


def said(asked: Submission) -> Said:
    """What a filing says of parties and goods, as far as screening asks."""
    whole = asked.whole
    made = whole.manufacturers if isinstance(whole, Filing) else ()
    return Said(
        filer=asked.to.filer,
        importer=asked["importer"],
        mode=asked["mode_of_transport"],
        parties=tuple(_party(group) for group in asked.parties),
        goods=tuple(
            Goods(origin=text(tariff, "country_of_origin"), hts=(text(tariff, "hts_number"),))
            for maker in made
            for tariff in maker.tariffs
        ),
    )


def _party(group: PartyGroup | ManufacturerGroup) -> Party:
    parts = [text(one, name) for one in group.addresses for name in ("address_1", "address_2")]
    place = group.place
    return Party(
        role=text(group.party, "party"),
        name=text(group.party, "name"),
        number=text(group.party, "number"),
        street=" ".join(part for part in parts if part),
        city=text(place, "city") if place else "",
        country=text(place, "country") if place else "",
    )


def reply(asked: Submission, decision: Decision, number: str) -> list[Record]:
    """SF10 with CBP's number, bills and references as they came, other records with what is wrong with them."""
    answer: list[Record] = []
    header = asked.content.header
    for record in asked.content.records():
        messages = [_message(finding) for finding in decision.findings if finding.at is record]
        if record is header:
            answer += [_header(header, number), *messages]
        elif messages or record.identifier in _ALWAYS:
            answer += [record, *messages]
    verdict = REJECTED if not decision.accepted else WARNED if decision.findings else ACCEPTED
    answer.append(Disposition(message_type=verdict, condition=None, narrative=_VERDICTS[verdict]))
    importer_security_filing_reply.CHAPTER.arrange(answer)
    return answer


def _header(header: Record, number: str) -> Record:
    return written(Header, {**dict(_as_sent(header)), "transaction_number": number})


def _as_sent(record: Record) -> Iterator[tuple[str, str]]:
    for name, column in record.layout.by_name.items():
        yield name, column.cut(record.line)


def _message(finding: Finding) -> RecordMessage:
    condition = finding.condition
    return RecordMessage(
        message_type="11" if finding.fatal else "13", condition=condition.code, narrative=condition.narrative
    )  # fmt: skip
