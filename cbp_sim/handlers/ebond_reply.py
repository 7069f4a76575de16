"""CX: the answer to a bond. Customs eBond Create/Update, rev 7, April 2020, CB-17 to CB-21 and CB-38.

The filer's records come back, each with what is wrong with it; the last 90 says what becomes of the bond. The number,
and the names that CBP knows, come with an acceptance only.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from cbp_sim.conditions import Condition, condition
from cbp_sim.decision import Decision
from cbp_sim.echoes import written
from cbp_sim.lifecycle import importers
from cbp_sim.rules.bond.filing import APPLICATION, BondFiling
from formats.batch import Transaction
from formats.catair import ebond_reply
from formats.catair.ebond.records import BondHeader, BondingCompany, Party
from formats.catair.ebond_reply.records import Disposition, RecordError
from formats.catair.entry_summary_query_reply.amounts import space_padded
from formats.record import Record

REJECTED = "S98"
#: At most this many 90 follow a record (CB-17).
MOST_ERRORS = 9


def answer(filing: BondFiling, decision: Decision, number: str | None) -> list[Record]:
    """The records of the answer. number: of the bond that was taken or changed, None when it is refused."""
    answers: list[Record] = []
    for record in filing.submission.records():
        errors = [
            _error(finding.condition)
            for finding in decision.findings
            if finding.at is record or (finding.at is None and record is filing.header)
        ]
        answers += [_echo(record, filing, number), *errors[:MOST_ERRORS]]
    if number is None:
        answers.append(_rejection())
    else:
        code, narrative = accepted()[filing.designation]
        answers.append(Disposition(disposition="A", severity="I", condition=code, narrative=narrative))
    ebond_reply.CHAPTER.arrange(answers)
    return answers


def disordered(transaction: Transaction, code: str) -> list[Record]:
    """The answer to a batch whose records are out of order: the header, blank where there is none, and the breach."""
    first = transaction.texts[0]
    header = BondHeader.read(first) if first.startswith(BondHeader.identifier) else written(BondHeader, {})
    answers: list[Record] = [
        BondHeader.echo(header, bond_number=None),
        _error(condition(code, APPLICATION)),
        _rejection(),
    ]
    ebond_reply.CHAPTER.arrange(answers)
    return answers


@cache
def accepted() -> dict[str, tuple[str, str]]:
    """Designation -> code and narrative of the last word."""
    text = files("cbp_sim.data").joinpath("bond_answers.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["designation"]: (row["code"], row["narrative"]) for row in rows}


def _error(given: Condition) -> RecordError:
    # Where the text names a party and there is none, nothing stands.
    narrative = given.narrative.replace("XXXXXXXXX", "").rstrip()
    return RecordError(disposition=None, severity="F", condition=given.code, narrative=narrative)


def _rejection() -> Disposition:
    last = condition(REJECTED, APPLICATION)
    return Disposition(disposition="R", severity="F", condition=last.code, narrative=last.narrative)


def _echo(record: Record, filing: BondFiling, number: str | None) -> Record:
    told = {name: column.cut(record.line) for name, column in record.layout.by_name.items()}
    if isinstance(record, BondHeader):
        told["bond_number"] = number or ""
    elif number is not None and isinstance(record, Party):
        told["name"] = importers.name(filing.world, record.number)
    elif number is not None and isinstance(record, BondingCompany):
        known = filing.world.reference.surety(record.surety)
        told["name"] = known.name if known is not None else ""
    return space_padded(written(type(record), told))
