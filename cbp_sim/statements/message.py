"""PF and MS: a statement as records, in its envelope. One message is one statement (B&B-25)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TypeVar

from cbp_sim.replies import Address
from cbp_sim.statements.dues import Dues, Sums
from formats.catair import daily_statement, periodic_monthly_statement
from formats.catair.batch_block_control_reply.records import (
    ReplyBatchHeader,
    ReplyBatchTrailer,
    ReplyBlockHeader,
    ReplyBlockTrailer,
)
from formats.catair.daily_statement import records as pf
from formats.catair.periodic_monthly_statement import records as ms
from formats.record import Record

T = TypeVar("T")

_FEES_A_RECORD, _REMOVALS_A_RECORD = 5, 4


@dataclass(frozen=True)
class Head:
    """What a statement says of itself. importer: on an importer's statement. due: the due date of a monthly one."""

    number: str
    print_date: date
    payment_type: str
    filer: str
    port: str
    importer: str = ""
    branch: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Summary:
    """An entry summary on a daily statement."""

    subject: str
    dues: Dues
    port_of_entry: str
    broker_reference: str
    consolidated: bool


@dataclass(frozen=True)
class Daily:
    """A periodic daily statement on a monthly one. presented: the day on which its debit was authorized."""

    head: Head
    presented: date
    sums: Sums


#: Summaries that were taken off, and by whom: ABI the filer, CBP itself.
Removed = Sequence[tuple[str, str]]


def daily(
    head: Head, summaries: Sequence[Summary], due: Sums, *, paid: Sums | None = None, removed: Removed = ()
) -> list[Record]:
    """The records of a daily statement. paid: on a final one; then what is due is still the preliminary's (page 7)."""
    records: list[Record] = []
    for summary in summaries:
        records += _summary(head, summary)
    records += _daily_totals(head, due, pf.DueTotals, pf.DueFees)
    if paid is not None:
        records += _daily_totals(head, paid, pf.PaidTotals, pf.PaidFees)
    records += _removals(head.number, removed, pf.RemovedSummaries)
    daily_statement.CHAPTER.arrange(records)
    return records


def _summary(head: Head, summary: Summary) -> Iterator[Record]:
    filer, _, number = summary.subject.partition("-")
    dues = summary.dues
    yield pf.SummaryDuty(
        port_of_entry=summary.port_of_entry, filer_code=filer, entry_number=number, importer=head.importer or None,
        print_date=head.print_date, duty=dues.duty, tax=dues.tax, tax_deferred="Y" if dues.tax_deferred else "N",
        broker_reference=summary.broker_reference or None, consolidated="C" if summary.consolidated else None,
        client_branch=head.branch or None, entry_type=dues.entry_type,
    )  # fmt: skip
    yield pf.SummaryCases(
        port_of_entry=summary.port_of_entry, filer_code=filer, entry_number=number, antidumping_duty=dues.antidumping,
        countervailing_duty=dues.countervailing, payment_type=head.payment_type,
        payment_due="N" if dues.entry_type == "22" else "Y",
        countervailing_due=_indicator(dues.countervailing, dues.countervailing_due),
        antidumping_due=_indicator(dues.antidumping, dues.antidumping_due), team=None, interest=None,
    )  # fmt: skip
    yield from _fees(dues.fees, pf.SummaryFees)


def _indicator(amount: Decimal, due: bool) -> str | None:
    return ("Y" if due else "N") if amount else None


def _daily_totals(head: Head, sums: Sums, totals: type[pf.StatementTotals], fees: type[pf.Fees]) -> Iterator[Record]:
    yield totals(
        statement_number=head.number, print_date=head.print_date, filer_code=head.filer,
        importer=head.importer or None, duty=sums.duty, tax=sums.tax, deferred_tax=sums.deferred_tax,
        processing_port=head.port,
    )  # fmt: skip
    same = {
        "antidumping_duty": sums.antidumping, "countervailing_duty": sums.countervailing, "interest": None,
        "revenue_entries": sums.revenue, "free_entries": sums.free,
    }  # fmt: skip
    if totals is pf.DueTotals:
        yield pf.DueAmount(amount_due=sums.amount, **same)
    else:
        yield pf.PaidAmount(amount_paid=sums.amount, **same)
    yield from _fees(sums.fees, fees)


def monthly(
    head: Head, dailies: Sequence[Daily], due: Sums, *, paid: Sums | None = None, removed: Removed = ()
) -> list[Record]:
    """The records of a monthly statement, as `daily`."""
    records: list[Record] = []
    for one in dailies:
        records.append(
            ms.DailyStatement(
                statement_number=one.head.number,
                port=one.head.port,
                filer_code=one.head.filer,
                importer=one.head.importer or None,
                print_date=one.head.print_date,
                presentation_date=one.presented,
                duty=one.sums.duty,
                tax=one.sums.tax,
            )
        )
        records.append(
            ms.DailyAmount(
                antidumping_duty=one.sums.antidumping,
                countervailing_duty=one.sums.countervailing,
                amount_due=one.sums.amount,
            )
        )
        records += _fees(one.sums.fees, ms.DailyFees)
    records += _monthly_totals(head, due, ms.DueTotals, ms.DueFees)
    if paid is not None:
        records += _monthly_totals(head, paid, ms.PaidTotals, ms.PaidFees)
    records += _removals(head.number, removed, ms.RemovedSummaries)
    periodic_monthly_statement.CHAPTER.arrange(records)
    return records


def _monthly_totals(head: Head, sums: Sums, totals: type[ms.MonthlyTotals], fees: type[pf.Fees]) -> Iterator[Record]:
    yield totals(
        statement_number=head.number, print_date=head.print_date, due_date=head.due or head.print_date,
        filer_code=head.filer, importer=head.importer or None, duty=sums.duty, tax=sums.tax,
    )  # fmt: skip
    same = {"antidumping_duty": sums.antidumping, "countervailing_duty": sums.countervailing}
    if totals is ms.DueTotals:
        yield ms.DueAmount(amount_due=sums.amount, **same)
    else:
        yield ms.PaidAmount(amount_paid=sums.amount, **same)
    yield from _fees(sums.fees, fees)


def _fees(fees: Sequence[tuple[str, Decimal]], cls: type[pf.Fees]) -> Iterator[Record]:
    for sequence, part in enumerate(_parts(fees, _FEES_A_RECORD), 1):
        told: dict[str, object] = {"sequence": sequence}
        for n in range(1, _FEES_A_RECORD + 1):
            fee_class, amount = part[n - 1] if n <= len(part) else (None, None)
            told |= {f"fee_class_{n}": fee_class, f"fee_amount_{n}": amount}
        yield cls.make(told)


def _removals(number: str, removed: Removed, cls: type[pf.Removals]) -> Iterator[Record]:
    for part in _parts(removed, _REMOVALS_A_RECORD):
        told: dict[str, object] = {"statement_number": number}
        for n in range(1, _REMOVALS_A_RECORD + 1):
            subject, source = part[n - 1] if n <= len(part) else ("", "")
            filer, _, entry = subject.partition("-")
            told |= {
                f"filer_code_{n}": filer or None,
                f"entry_number_{n}": entry or None,
                f"delete_source_{n}": source or None,
            }
        yield cls.make(told)


def _parts(several: Sequence[T], size: int) -> Iterator[list[T]]:
    rest = iter(several)
    while part := list(islice(rest, size)):
        yield part


def envelope(
    to: Address, application: str, head: Head, records: Sequence[Record], *, final: bool, on: date
) -> list[str]:
    """A statement's message: its B record tells which statement it is (output B record, note 4)."""
    at = replace(to, port=head.port)
    same = {"port": at.port, "filer": at.filer, "application": application, "office": at.office}
    lines = (
        ReplyBatchHeader(site=to.site, sender=to.sender, transmission_date=on, application=application),
        ReplyBlockHeader(
            statement_status="F" if final else "P",
            statement_number=head.number,
            statement_print_date=head.print_date,
            payment_type=head.payment_type,
            importer=head.importer or None,
            client_branch=head.branch or None,
            preparer_port=None,
            preparer_filer=None,
            preparer_office=None,
            preparer_indicator=None,
            user_text=None,
            **same,
        ),
        *records,
        ReplyBlockTrailer(record_count=len(records), **same),
        ReplyBatchTrailer(site=to.site, sender=to.sender, transmission_date=on),
    )
    return [record.line for record in lines]
