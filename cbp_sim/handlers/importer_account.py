"""TP: importer accounts added and updated, and numbers asked for. Read, judge, move, answer (TT)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cbp_sim.decision import Finding
from cbp_sim.echoes import written
from cbp_sim.lifecycle import importers
from cbp_sim.replies import Address
from cbp_sim.rules.engine import ask
from cbp_sim.rules.importer_account import ASK, QUESTIONS_ON_ACCOUNTS, UPDATE, WORDS, Submitted
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import importer_consignee_5106_reply
from formats.catair.importer_consignee_5106.people import Overflow
from formats.catair.importer_consignee_5106.records import ImporterAccount
from formats.catair.importer_consignee_5106_reply.records import (
    AcceptedAccount,
    AnyReference,
    Condition,
    Disposition,
)
from formats.errors import LayoutError
from formats.fault import Fault
from formats.record import Record

#: What of a record is told in the reference to it: columns 26-80 of the E0 take as many.
_TOLD = slice(2, 57)


class ImporterAccountHandler:
    """Answers TP batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> None:
        """Records out of order are answered by X0 and X1."""

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The response to one account."""
        reading = transaction.reading
        if reading is None or not isinstance(reading.content, ImporterAccount):
            raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
        asked = Submitted(reading.content, reading, to, world)
        findings = list(ask(QUESTIONS_ON_ACCOUNTS, asked))
        answers = _refused(asked, findings) if findings else _taken(asked, transaction.ordinal)
        importer_consignee_5106_reply.CHAPTER.arrange(answers, start="answer")
        return answers


def _refused(asked: Submitted, findings: Iterable[Finding]) -> list[Record]:
    """Each condition after the record that it is about, in the order of the filing."""
    answers: list[Record] = []
    told = list(findings)
    for at, record in enumerate(asked.account.records(), 1):
        mine = [finding for finding in told if finding.at is record]
        if mine:
            text = {"kind": record.identifier, "occurrence": f"{at:06}", "text": record.line[_TOLD]}
            answers.append(written(AnyReference, text))
        for finding in mine:
            code, narrative = finding.condition.code, _named(finding.detail, finding.condition.narrative)
            answers.append(Condition(disposition=None, severity="F", condition=code, narrative=narrative))
    code, narrative = _last("rejected")
    return [*answers, Disposition(disposition="R", severity="F", condition=code, narrative=narrative)]


def _named(element: str | None, wrong: str) -> str:
    """What is wrong, the element's name in front of it as far as forty columns take it."""
    return f"{element[: 39 - len(wrong)].rstrip()} {wrong}" if element else wrong


def _last(question: str) -> tuple[str, str]:
    return WORDS.codes[question], WORDS.texts[question]


def _taken(asked: Submitted, ordinal: int) -> list[Record]:
    """Put the account on file; its number, and that it is there."""
    world = asked.world
    number = importers.assign(world, asked.to.port) if asked.action == ASK else str(asked.number)
    code, narrative = _last("updated" if asked.action == UPDATE else "added")
    data = _data(asked)
    importers.keep(world, number, data, event=narrative.lower())
    told = {"occurrence": f"{ordinal:06}", "importer": importers.canonical(number), "name": data["name"]}
    return [
        written(AcceptedAccount, told),
        Disposition(disposition="A", severity=None, condition=code, narrative=narrative),
    ]


def _data(asked: Submitted) -> dict[str, Any]:
    """An account as CBP keeps it."""
    account = asked.account
    mailing, physical, other = account.mailing_address, account.physical_address, account.alternate_name
    legal = account.legal_name
    return {
        "name": account.account.name,
        "type": account.account.importer_type or "",
        "alternate": [other.name_qualifier, other.name] if other is not None else [],
        "legal_name": _whole(legal.record.name, legal.overflow) if legal is not None else account.account.name,
        "mailing": {
            "lines": [account.account.mailing_line_one, mailing.line_two or ""],
            "place": [mailing.city, mailing.state, mailing.postal_code or ""],
        },
        "physical": None if physical is None else {
            "lines": [physical.lines.line_one, physical.lines.line_two or ""],
            "place": [physical.place.city, physical.place.state, physical.place.postal_code or ""],
        },
        "filer": asked.to.filer,
    }  # fmt: skip


def _whole(begins: str, overflow: Sequence[Overflow]) -> str:
    # A name that goes on fills its thirty columns, so that a blank at its end is one of its own.
    rest = [one.text or "" for one in overflow]
    return (begins.ljust(30) + "".join(text.ljust(70) for text in rest)).rstrip() if rest else begins


HANDLER = ImporterAccountHandler()
