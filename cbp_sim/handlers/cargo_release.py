"""SE: cargo release filings. Read, judge, move, answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import cast

from cbp_sim.behaviours.steering import answered
from cbp_sim.decision import Decision
from cbp_sim.handlers.release_lines import lines_of
from cbp_sim.handlers.release_reply import ACCEPTED, REFERRED, REJECTED, WARNED, reply
from cbp_sim.lifecycle import release_flow as flow
from cbp_sim.lifecycle.cargo_release import FILED
from cbp_sim.lifecycle.entry_file import BillNumber, Filed, FiledBill, FiledPart, Request
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.lifecycle.release_holds import corrected
from cbp_sim.lifecycle.subjects import bill_key
from cbp_sim.replies import Address
from cbp_sim.rules.release import judge
from cbp_sim.rules.release.filing import Content, Filing
from cbp_sim.screening.reading import said
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair.cargo_release.bills import BillOfLading
from formats.catair.cargo_release.records import (
    Bill,
    UnfinishedBill,
)
from formats.chapter import Reading
from formats.classes import read_date
from formats.fault import Fault
from formats.record import Record

#: What the filer says in SE20 and gets back in SO20 (SE-55).
ECHOED = ("CR", "RRN")


class CargoReleaseHandler:
    """Answers SE transactions with SX."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> list[Record] | None:
        """Records out of order are left to X0 and X1: the chapter has no answer of its own to them."""
        return None

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The answer to one filing."""
        filing = read(transaction, to, world)
        decision = answered(filing, judge(filing))
        verdict = move(filing, decision)
        return reply(filing.content, decision, verdict)


HANDLER = CargoReleaseHandler()


def read(transaction: Transaction, to: Address, world: World) -> Filing:
    """The filing in a transaction whose records stand in order, with the entry on file of its number."""
    # A transaction without a content is answered before it comes here (`gate`).
    reading = cast(Reading, transaction.reading)
    content = cast(Content, reading.content)
    header = content.header
    on_file = None
    if header.filer_code and header.entry_number:
        on_file = Release.find(world, f"{header.filer_code}-{header.entry_number}")
    return Filing(content, reading, to, world, on_file)


def move(filing: Filing, decision: Decision) -> str:
    """Take what was accepted into the file; the message type of the last SE90."""
    if not decision.accepted:
        _tell_rejected(filing, decision)
        return REJECTED
    event = MOVES[filing.action](filing)
    if event.startswith("ask"):
        return REFERRED
    return WARNED if decision.findings else ACCEPTED


def _tell_rejected(filing: Filing, decision: Decision) -> None:
    header = filing.header
    if header.filer_code and header.entry_number:
        codes = tuple(dict.fromkeys(finding.condition.code for finding in decision.findings if finding.fatal))
        known = filing.on_file
        filing.world.tell(
            f"{header.filer_code}-{header.entry_number}", f"SE {header.action} rejected",
            state=known.state if known is not None else "", codes=codes,
        )  # fmt: skip


def _add(filing: Filing) -> str:
    header = filing.header
    release = Release.begin(
        filing.world, filer=header.filer_code, number=header.entry_number, filed=filed(filing), to=filing.to
    )  # fmt: skip
    flow.add(release)
    return _close(filing, release, "add", "filed")


def _replace(filing: Filing) -> str:
    """At once while nothing at CBP is pending and the cargo has not come; else an officer decides (SE-23)."""
    release = _on_file(filing)
    said = filed(filing)
    if release.under_review or _here(release) or not release.allows("replace"):
        return _ask(filing, release, "correction", said)
    flow.replace(release, said)
    return _close(filing, release, "replace", "replaced")


def _here(release: Release) -> bool:
    return bool(release.bills) and release.arrived


def _update(filing: Filing) -> str:
    release = _on_file(filing)
    before = release.file.filed
    flow.update(release, filed(filing))
    corrected(release, "update", before, release.file.filed)
    return _close(filing, release, "update", "updated")


def _cancel(filing: Filing) -> str:
    """At once while no bill matches and nothing at CBP is pending; else an officer decides (SE-24)."""
    release = _on_file(filing)
    if release.stage != FILED or release.under_review:
        return _ask(filing, release, "cancellation", None)
    flow.cancel(release, "cancel")
    # The answer comes first, then the notification.
    filing.world.later("release.cancelled", release.subject)
    return _close(filing, release, "cancel", "cancelled by the filer")


MOVES = {"A": _add, "R": _replace, "U": _update, "D": _cancel}


def _ask(filing: Filing, release: Release, kind: str, said: Filed | None) -> str:
    contact = filing.contact
    documents = "sent" if contact is not None and contact.documents_sent == "1" else "missing"
    reason = str(contact.reason or "") if contact is not None else ""
    flow.ask(release, Request(kind=kind, reason=reason, documents=documents, filed=said))
    return _close(filing, release, f"ask_{kind}", f"{kind} requested")


def _close(filing: Filing, release: Release, event: str, told: str) -> str:
    used = (*release.file.dis_references, *(one.reference for one in filing.references("DIS")))
    release.change(dis_references=used)
    # Its latest filing says where notifications go.
    release.change(to=Release.address(filing.to))
    release.close(told, actor="filer")
    return event


def _on_file(filing: Filing) -> Release:
    """The entry that an accepted change is about: a rule has seen to it that there is one."""
    return cast(Release, filing.on_file)


def filed(filing: Filing) -> Filed:
    """What an accepted filing says, as far as anything later depends on it."""
    header, additional = filing.header, filing.additional
    bills = tuple(_bills(filing.bills))
    first = next((one for bill in filing.bills if isinstance(bill, Bill) for one in bill.conveyances), None)
    zone = header.entry_type == "06"
    return Filed(
        entry_type=header.entry_type,
        importer=header.importer or "",
        mode=header.mode_of_transport or "",
        port_of_entry=header.port_of_entry or "",
        split_release=header.split_release or "",
        carrier=first.carrier if first else "",
        vessel=((additional.conveyance_or_zone if additional and not zone else None)
                or (first.conveyance if first else None) or ""),
        voyage=(additional.voyage if additional else None) or (first.voyage if first else "") or "",
        eta=_eta(filing),
        general_order=(additional.general_order_number if additional else None) or "",
        weekly=additional is not None and additional.entry_date_election == "W",
        references=tuple(_echoed(filing)),
        bills=bills,
        lines=tuple(lines_of(filing)),
        said=said(filing.content),
    )  # fmt: skip


def _bills(bills: Sequence[Bill | UnfinishedBill]) -> Iterator[FiledBill]:
    known: Counter[str] = Counter()
    for bill in map(_bill, bills):
        known[bill.key] += 1
        yield bill.model_copy(update={"nth": known[bill.key]})


def _bill(bill: Bill | UnfinishedBill) -> FiledBill:
    carried = [record for record in bill.numbers if record.bill_type != "I"]
    in_bond = next((record.bill_number for record in bill.numbers if record.bill_type == "I"), "")
    conveyances = bill.conveyances if isinstance(bill, Bill) else ()
    lowest = carried[-1]
    numbers = tuple(_number(record) for record in carried)
    if conveyances and lowest.quantity is None:
        entered = sum(conveyance.quantity for conveyance in conveyances)
        numbers = (*numbers[:-1], numbers[-1].model_copy(update={"quantity": min(entered, 99_999_999)}))
    return FiledBill(
        key=bill_key(lowest.issuer or "", lowest.bill_number),
        numbers=numbers,
        in_bond=in_bond,
        manifested=lowest.non_ams == "N",
        split=len(conveyances) > 1,
        arrival=max((conveyance.arrival_date for conveyance in conveyances), default=None),
        parts=tuple(
            FiledPart(carrier=one.carrier, voyage=one.voyage, arrival=one.arrival_date, quantity=one.quantity)
            for one in conveyances
        ),
    )


def _number(record: BillOfLading) -> BillNumber:
    return BillNumber(
        bill_type=record.bill_type, issuer=record.issuer or "", number=record.bill_number, quantity=record.quantity
    )  # fmt: skip


def _eta(filing: Filing) -> date | None:
    text = filing.reference("EDA")
    return read_date(text, "MMDDYY") if text is not None else None


def _echoed(filing: Filing) -> Iterator[tuple[str, str]]:
    for qualifier in ECHOED:
        for reference in filing.references(qualifier):
            yield qualifier, reference.reference
