"""KI: what CBP has on file about importers and their continuous bonds. Read, look up, answer (KR).

Importer/Bond Query, rev 7, July 2025, QIB-6 to QIB-20. Nothing is judged: whatever is asked is answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cbp_sim.clock import mmddyy
from cbp_sim.echoes import written
from cbp_sim.lifecycle import bonds, importers
from cbp_sim.replies import Address
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import importer_bond_query_reply
from formats.catair.importer_bond_query.records import Query
from formats.catair.importer_bond_query_reply.records import (
    ACTIVITIES,
    CENTERS,
    BondStatus,
    ImporterBond,
    LegalName,
    MailingLines,
    MailingPlace,
    Overflow,
    PhysicalLines,
    PhysicalPlace,
    UnusableImporter,
)
from formats.errors import LayoutError
from formats.fault import Fault
from formats.numbers import ImporterKind, ImporterNumber, NumberError
from formats.record import Record

#: Query results (K1, note 2, QIB-11).
UNKNOWN, BONDED, UNBONDED, VOID, INACTIVE = "0", "1", "2", "3", "4"
_UNUSABLE = {"void": VOID, "inactive": INACTIVE}
ALL_SUFFIXES = "**"
_LETTERS = {activity: letter for letter, activity in ACTIVITIES.items()}
#: Amounts of ten digits stand in the K2 (K1, note 4, QIB-12).
_MOST_IN_K1 = 999_999_999


class ImporterQueryHandler:
    """Answers KI batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> None:
        """Records out of order, and importers skipped (X38), are answered by X0 and X1."""

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """Everything on file about the importers of one K."""
        content = transaction.reading.content if transaction.reading else None
        if not isinstance(content, Query):
            raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
        told = {name: column.cut(content.query.line) for name, column in content.query.layout.by_name.items()}
        answers: list[Record] = []
        for at in range(1, 7):
            number = told[f"importer_{at}"].rstrip(" ")
            if number or at == 1:
                answers += _asked(number, world, addresses=told[f"addresses_{at}"] == "1")
        importer_bond_query_reply.CHAPTER.arrange(answers, start="answer")
        return answers


def _asked(number: str, world: World, *, addresses: bool) -> Iterator[Record]:
    """One number, or all suffixes of one."""
    if number.endswith(ALL_SUFFIXES):
        found = importers.suffixes(world, number.removesuffix(ALL_SUFFIXES))
        for one in found:
            yield from _of(one, world, addresses=addresses)
        if not found:
            yield written(UnusableImporter, {"importer": number, "result": UNKNOWN})
    else:
        yield from _of(number, world, addresses=addresses)


def _of(number: str, world: World, *, addresses: bool) -> Iterator[Record]:
    told = {"importer": importers.canonical(number)}
    result = _result(number, world)
    if result:
        yield written(UnusableImporter, {**told, "result": result})
        return
    account = importers.account(world, number)
    data: Mapping[str, Any] = account.data if account is not None else {}
    told["name"] = importers.name(world, number)
    qualifier, second = data.get("alternate") or ("", "")
    line = {"name_qualifier": qualifier, "second_name": second, "monthly_statement": _monthly(number, world)}
    found = list(_bonds(number, world))
    for bond, status in found:
        yield written(ImporterBond, {**told, "result": BONDED, **bond})
        yield written(BondStatus, {**line, **status})
    if not found:
        yield written(ImporterBond, {**told, "result": UNBONDED})
        yield written(BondStatus, line)
    if addresses:
        yield from _addresses(data)
    yield from _legal(number, str(data.get("legal_name") or told["name"]), world)


def _result(number: str, world: World) -> str:
    """Why nothing more is told of a number, "" when there is more."""
    try:
        kind = ImporterNumber.parse(number).kind
    except NumberError:
        return UNKNOWN
    if kind is ImporterKind.OLD_CBP_ASSIGNED:
        return VOID
    if importers.status(world, number) in _UNUSABLE:
        return _UNUSABLE[importers.status(world, number)]
    return "" if importers.on_file(world, number) and kind.may_be_importer else UNKNOWN


def _monthly(number: str, world: World) -> str:
    known = importers.standing(world, number)
    return "Y" if known is None or known.monthly_statements else "N"


def _bonds(number: str, world: World) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """What K1 and K2 tell of each continuous bond that is not over; the profile's where eBond has none."""
    covers = list(bonds.covers(world, number, tuple(_LETTERS)))
    today = world.clock.today()
    for cover in covers:
        data = cover.bond.data
        if cover.bond.state not in bonds.LIVE:
            continue
        amount, own = data["amount"], data["users"].get(importers.canonical(number), {})
        k1 = {
            "surety": data["surety"]["code"], "activity": _LETTERS[data["activity"]], "port": data["port"],
            "effective_date": _day(data["effective"]), "bond_number": cover.bond.subject,
            "amount": f"{amount:09}" if amount <= _MOST_IN_K1 else "",
            "amount_record": "1" if amount <= _MOST_IN_K1 else "2",
        }  # fmt: skip
        k2 = {
            "termination_date": _day(data["terminates"]), "sufficient": "Y",
            "user_status": "A" if cover.ends_later(today) else "T", "user_termination_date": _day(own.get("until")),
            "amount": f"{amount:010}" if amount > _MOST_IN_K1 else "",
        }  # fmt: skip
        yield k1, k2
    known = importers.standing(world, number)
    if not covers and known is not None and (bond := known.bond) is not None:
        ends = bond.terminates
        if ends is None or ends > today:
            yield (
                {
                    "surety": bond.surety,
                    "activity": "A",
                    "effective_date": mmddyy(bond.effective),
                    "amount_record": "1",
                },
                {
                    "sufficient": "Y" if bond.sufficient else "N",
                    "user_status": "A",
                    "termination_date": mmddyy(ends) if ends else "",
                },
            )


def _day(iso: str | None) -> str:
    return mmddyy(date.fromisoformat(iso)) if iso else ""


def _addresses(data: Mapping[str, Any]) -> Iterator[Record]:
    for told, lines, place in (
        (data.get("mailing"), MailingLines, MailingPlace),
        (data.get("physical"), PhysicalLines, PhysicalPlace),
    ):
        if told:
            yield written(lines, dict(zip(("line_one", "line_two"), told["lines"], strict=True)))
            yield written(place, dict(zip(("city", "state", "postal_code"), told["place"], strict=True)))


def _legal(number: str, name: str, world: World) -> Iterator[Record]:
    """The full name and the Center, each going on in K8s."""
    known = importers.standing(world, number)
    center = known.center if known is not None and known.center in CENTERS else "PNDING"
    # The K7 has a name; of an importer that a world believes in without knowing it, it is his number.
    name, described = name or f"IMPORTER {importers.canonical(number)}", CENTERS[center]
    yield written(LegalName, {"name": name, "center": center, "center_name": described})
    for qualifier, text in (("IN1", name), ("IN2", described)):
        for begins in range(30, len(text), 70):
            yield written(Overflow, {"qualifier": qualifier, "text": text[begins : begins + 70]})


HANDLER = ImporterQueryHandler()
