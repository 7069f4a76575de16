"""What happens to security filings by themselves, and what the manifest makes of them: the timers `isf.*`."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from importlib.resources import files

from cbp_sim.lifecycle.security_filing import (
    FILED,
    MATCHED,
    ON_FILE,
    FiledBill,
    SecurityFiling,
    case_of,
    filings_of_bill,
    late,
    meet,
    place_isf_hold,
)
from cbp_sim.lifecycle.subjects import BILL_KIND
from cbp_sim.replies import notification
from cbp_sim.store.rows import Timer
from cbp_sim.world import World
from formats.catair import isf_status_advisory
from formats.catair.isf_status_advisory.records import Bill, Disposition, Filing, Reference
from formats.classes import AN
from formats.record import Record

DUPLICATE = "S7"
#: Days after a filing on which its filer is told of bills that are still missing (SA-5 to 9).
STEPS = (0, 5, 20, 30)


@cache
def dispositions() -> dict[str, str]:
    """What an SA50 says, by code."""
    return {row["code"]: row["remarks"] for row in _rows()}


@cache
def _codes() -> dict[tuple[str, int], str]:
    return {(row["case"], int(row["days"])): row["code"] for row in _rows() if row["days"]}


def _rows() -> list[dict[str, str]]:
    text = files("cbp_sim.data").joinpath("isf_dispositions.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


class Ringer:
    """Rings the timers of security filings."""

    def ring(self, timer: Timer, world: World) -> None:
        """Do what was to happen now."""
        if timer.kind == "isf.check":
            _check(timer, world)
            return
        filing = SecurityFiling.find(world, timer.subject)
        if filing is not None and filing.open and timer.data["round"] == filing.file.round:
            _advise(filing, timer.data["step"])


RINGER = Ringer()


def _advise(filing: SecurityFiling, step: int) -> None:
    """Look the bills up, and tell of each that was not on file before."""
    told: list[tuple[FiledBill, str]] = []
    for bill in filing.file.bills:
        if bill.told != ON_FILE:
            told += _look_up(filing, bill, STEPS[step])
    if step == 0:
        told += [(bill, DUPLICATE) for bill in filing.file.bills if _filed_by_another(filing, bill)]
    if filing.state == FILED and step == len(STEPS) - 1 and all(bill.told == "S5" for bill in filing.file.bills):
        filing.step("lapse")
    elif step < len(STEPS) - 1 and filing.state == FILED:
        filing.world.later(
            "isf.advise", filing.subject, after=timedelta(days=STEPS[step + 1] - STEPS[step]),
            data={"round": filing.file.round, "step": step + 1},
        )  # fmt: skip
    _tell(filing, told, "bills looked up in the manifest" if filing.open else "cancelled: no bill ever matched")


def _look_up(filing: SecurityFiling, bill: FiledBill, days: int) -> list[tuple[FiledBill, str]]:
    case = case_of(filing.world, bill)
    code = ON_FILE if case == "on file" else _codes()[case, days]
    filing.mark(bill, code)
    if code == ON_FILE:
        meet(filing, bill)
        if all(one.told == ON_FILE for one in filing.file.bills):
            filing.step("match")
    return [(bill, code)]


def _filed_by_another(filing: SecurityFiling, bill: FiledBill) -> bool:
    return any(other.file.filer != filing.file.filer for other in filings_of_bill(filing.world, bill.key))


def _tell(filing: SecurityFiling, told: Sequence[tuple[FiledBill, str]], event: str) -> None:
    if not told:
        return
    filing.keep(event, codes=tuple(code for _, code in told))
    records: list[Record] = [Filing(transaction_number=filing.subject)]
    if filing.file.reference and AN.accepts(filing.file.reference):
        records.append(Reference(qualifier="CR", reference=filing.file.reference))
    for bill, code in told:
        records.append(Bill(bill_number=bill.number))
        records.append(Disposition(disposition=code, remarks=dispositions()[code]))
    isf_status_advisory.CHAPTER.arrange(records)
    lines = notification(filing.to, "SA", records, on=filing.world.clock.today())
    filing.world.send(filing.to.account, "SA", lines)


def hear(world: World, key: str, event: str) -> None:
    """A carrier told of a bill: the filings that name it look again, and CBP asks for one where it wants one."""
    known = world.find(BILL_KIND, key)
    for filing in filings_of_bill(world, key):
        bill = next(one for one in filing.file.bills if one.key == key)
        if event == "deleted" and bill.told == ON_FILE:
            _lose(filing, bill)
        elif event == "on_file" and bill.told != ON_FILE and bill.told:
            # Anything but a match was told on its day already.
            if case_of(world, bill) == "on file":
                _tell(filing, _look_up(filing, bill, 0), "bill on file")
        elif event == "departed" and late(filing):
            filing.keep("late: less than 24 hours before loading, liquidated damages are possible", note=key)
    wanted = world.policy.security_filing == "required" and known is not None
    if wanted and event == "on_file":
        world.later("isf.check", key, after=world.policy.pace.security_filing)
    elif wanted and event == "arrived":
        world.later("isf.check", key)


def _lose(filing: SecurityFiling, bill: FiledBill) -> None:
    filing.mark(bill, "S2")
    if filing.state == MATCHED:
        filing.step("lose")
    _tell(filing, [(bill, "S2")], "bill deleted")


def _check(timer: Timer, world: World) -> None:
    """Whether a bill that comes by sea has its filing by now; that of a master stands with its houses."""
    bill = world.find(BILL_KIND, timer.subject)
    if bill is None or bill.state == "deleted" or bill.data.get("mode", "ocean") != "ocean":
        return
    if bill.subject.startswith("AWB-") or world.rows.linked_to(BILL_KIND, bill.subject):
        return
    if not any(one.told == ON_FILE for filing in filings_of_bill(world, bill.subject)
               for one in filing.file.bills if one.key == bill.subject):  # fmt: skip
        place_isf_hold(world, bill, compliance=False)
