"""WO10 to WO72: what a status query says of an entry, which is what its filer was told of it (SO).

What was never told does not come back (ACMQ-41, note 1), so it is read from the notifications themselves. WO records
mimic SO records column by column (ACMQ-45).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar, cast

from cbp_sim.lifecycle.release_file import Release
from cbp_sim.lifecycle.subjects import bill_key
from cbp_sim.notices import header
from formats.catair import cargo_manifest_entry_status_query_reply as c1
from formats.catair import cargo_release_status_notification as so
from formats.catair.cargo_release_status_notification.records import (
    AgencyStatus,
    BillStatus,
    Reference,
    StatusNotification,
)
from formats.record import Record

T = TypeVar("T")

#: The records that the control records of a notification take, before and behind.
_BEFORE, _BEHIND = 2, -2


def entry_status(release: Release, most: int | None) -> Iterator[Record]:
    """The entry as it stands, then the last `most` things told of each of its bills, of itself and by each agency."""
    told = list(_notifications(release))
    yield mirrored(header(release))
    for qualifier, reference in release.file.filed.references:
        yield mirrored(Reference(qualifier=qualifier, reference=reference))
    filed = {bill.key for bill in release.bills}
    bills = [bill for one in told for bill in one.bills if _key(bill) in filed]
    for status in _last_of_each(bills, _key, most):
        yield from map(mirrored, status.records())
    for disposition in last([disposition for one in told for disposition in one.dispositions], most):
        yield mirrored(disposition)
    for agency in _last_of_each([agency for one in told for agency in one.agencies], _speaker, most):
        yield from map(mirrored, agency.records())


def last(told: Sequence[T], most: int | None) -> Sequence[T]:
    """The last `most` of what was told; all of it for None."""
    return told if most is None else told[-most:]


def mirrored(record: Record) -> Record:
    """The WO record of an SO record."""
    line = "W" + record.line[1:]
    # Every SO record has its sibling.
    sibling = cast(type[Record], c1.CHAPTER.class_of(line))
    return sibling.read(line)


def _notifications(release: Release) -> Iterator[StatusNotification]:
    entry = header(release).line[8:21]
    for message in release.world.rows.messages(release.to.account, "SO"):
        lines = message.lines[_BEFORE:_BEHIND]
        if lines[0][8:21] == entry:
            yield cast(StatusNotification, so.CHAPTER.read(lines).content)


def _last_of_each(told: Sequence[T], speaker: Callable[[T], Hashable], most: int | None) -> Iterator[T]:
    by: dict[Hashable, list[T]] = {}
    for one in told:
        by.setdefault(speaker(one), []).append(one)
    for of_one in by.values():
        yield from last(of_one, most)


def _key(bill: BillStatus) -> str:
    lowest = bill.bills[-1]
    return bill_key(lowest.issuer or "", lowest.bill_number)


def _speaker(agency: AgencyStatus) -> Hashable:
    status = agency.status
    return status.agency, status.program, status.first_line, status.last_line
