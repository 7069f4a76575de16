"""CB: bonds added, voided, adjusted, replaced, terminated and amended. Read, judge, move, answer (CX)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cbp_sim.decision import Decision, Finding
from cbp_sim.handlers import ebond_reply
from cbp_sim.lifecycle import bonds
from cbp_sim.lifecycle.importers import canonical
from cbp_sim.replies import Address
from cbp_sim.rules.bond import filing as table
from cbp_sim.rules.bond.elements import ELEMENTS
from cbp_sim.rules.bond.filing import BondFiling, value
from cbp_sim.rules.bond.header import HEADER
from cbp_sim.rules.bond.history import HISTORY
from cbp_sim.rules.bond.parties import PARTIES
from cbp_sim.rules.bond.riders import RIDERS
from cbp_sim.rules.bond.sureties import SURETIES
from cbp_sim.rules.engine import ask
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair.ebond.records import BondingCompany, Submission
from formats.errors import CannotTell, LayoutError
from formats.fault import Fault
from formats.record import Record

ANSWERS = table.ANSWERS
#: What an answer ends with, by where it stands.
LAST_WORDS = {"cbp_sim.handlers.ebond_reply.REJECTED": ebond_reply.REJECTED}
#: In this order; what is found stands in the answer at its record.
QUESTIONS = (*ELEMENTS, *HEADER, *HISTORY, *PARTIES, *SURETIES, *RIDERS)


class BondHandler:
    """Answers CB batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> list[Record]:
        """The first breach of the map rejects the whole batch; see docs/differences/bonds.md."""
        transaction, fault = faults[0]
        return ebond_reply.disordered(transaction, fault.code or "S71")

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The response to one bond."""
        reading = transaction.reading
        if reading is None or not isinstance(reading.content, Submission):
            raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
        filing = BondFiling(reading.content, reading, to, world, transaction.ordinal)
        decision = judge(filing)
        number = _move(filing) if decision.accepted else None
        return ebond_reply.answer(filing, decision, number)


def judge(filing: BondFiling) -> Decision:
    """Ask everything; a bond too many is not looked at any further."""
    seen: dict[tuple[str, int], Finding] = {}
    for finding in ask(QUESTIONS, filing):
        seen.setdefault((finding.condition.code, id(finding.at)), finding)
        if finding.condition.code == "S02":
            return Decision((finding,))
    return Decision(tuple(seen.values()))


def due(record: Record, element: str) -> Any:
    """An element that cannot be done without; `CannotTell` when it is not there: nothing unknown goes on file."""
    named = value(record, element)
    if named is None:
        raise CannotTell(f"{record.label()}.{element} is blank")
    return named


def _move(filing: BondFiling) -> str:
    """What the transaction does to the bond; its number."""
    header, world, known = filing.header, filing.world, filing.known
    if filing.adds:
        return bonds.take(world, _data(filing)).subject
    number: str = due(header, "bond_number")
    if filing.designation == "V":
        bonds.move(world, number, bonds.VOIDED, actor="filer")
    elif filing.designation == "T":
        bonds.terminate(world, number, due(header, "termination_date"))
    elif filing.designation == "C":
        amount = due(header, "amount")
        note = f"from {known.data['amount'] if known else 0} to {amount}"
        bonds.move(world, number, bonds.ADJUSTED, {"amount": amount, **_companies(filing)}, actor="filer", note=note)
    else:
        _amend(filing, number)
    return number


def _amend(filing: BondFiling, number: str) -> None:
    header, changes, notes = filing.header, dict[str, Any](), list[str]()
    flag, islands = value(header, "reconciliation_rider"), value(header, "virgin_islands_rider")
    if flag is not None:
        changes["reconciliation"] = flag == "Y"
        notes.append(f"reconciliation {flag}")
    if islands is not None:
        changes["virgin_islands"] = True
        notes.append("Virgin Islands Y")
    users = dict(filing.known.data["users"]) if filing.known else {}
    for user in filing.submission.users:
        key, action = canonical(due(user, "number")), due(user, "rider_action")
        if action == "A":
            users[key] = {"from": str(due(user, "add_date")), "until": None}
        else:
            users[key] = {"from": None, **users.get(key, {}), "until": str(due(user, "delete_date"))}
        notes.append(f"user {key} {action}")
    bonds.move(filing.world, number, bonds.AMENDED, {**changes, "users": users}, actor="filer", note=", ".join(notes))


def _data(filing: BondFiling) -> dict[str, Any]:
    """A new bond as CBP keeps it."""
    header, submission, one = filing.header, filing.submission, filing.transaction
    principals = [canonical(due(party, "number")) for party in submission.principals]
    return {
        "type": filing.bond_type,
        "designation": filing.designation,
        "activity": due(header, "activity"),
        "amount": due(header, "amount"),
        "filer": filing.to.filer,
        "port": filing.to.port,
        "reference": value(header, "surety_reference") or "",
        "executed": str(due(header, "execution_date")),
        "effective": None if filing.single else str(due(header, "effective_date")),
        "terminates": None,
        "reconciliation": False,
        "virgin_islands": False,
        "transaction": {} if one is None else {
            "type": due(one, "transaction_type"),
            "entry_type": value(one, "entry_type") or "",
            "id": due(one, "transaction"),
        },
        "principal": principals[0] if principals else "",
        "co_principals": [canonical(due(party, "number")) for party in submission.co_principals],
        "users": {canonical(due(user, "number")): {"from": None, "until": None} for user in submission.users},
        **_companies(filing),
    }  # fmt: skip


def _companies(filing: BondFiling) -> dict[str, Any]:
    submission = filing.submission

    def told(company: BondingCompany) -> dict[str, Any]:
        liability = value(company, "liability") if "liability" in company.layout.by_name else None
        return {"code": due(company, "surety"), "agent": due(company, "agent"), "liability": liability}

    surety = submission.surety
    return {
        **({"surety": told(surety)} if surety is not None else {}),
        "co_sureties": [told(company) for company in submission.co_sureties],
        "reinsurers": [told(company) for company in submission.reinsurers],
    }


HANDLER = BondHandler()
