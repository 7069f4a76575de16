"""A quota query (QA) as its questions see it, and what CBP tells of a quota: the records Q2 to Q4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cbp_sim.echoes import text
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.queries.asking import plain
from cbp_sim.queries.summaries import Known
from cbp_sim.reference import Quota
from cbp_sim.world import World
from formats.catair.quota_query.records import Request
from formats.catair.quota_query_reply.records import Quota as QuotaResult
from formats.catair.quota_query_reply.records import QuotaMore, QuotaStatus
from formats.record import Record

TARIFF, CATEGORY = "R", "X"
#: The country of those that ask about all.
ALL_COUNTRIES = "99"
_MOST = 99_999_999_999
#: How a period stands (Q3). Quotas are counted by the presentation of their summaries.
_PROCESSING = {
    "open": "PDOPEN",
    "potentially filled": "PDPOTF",
    "filled": "PDFILL",
    "expired": "PDEXPD",
    "banned": "PDBAND",
    "hold": "PDHOLD",
}
#: Summaries that take no part in a quota, or no longer.
_GONE = (life.REJECTED, life.CANCELLED, life.INACTIVE)


@dataclass(frozen=True)
class Asked:
    """A request, as it was sent."""

    request: Request
    world: World

    def told(self, name: str) -> str:
        """What an element says."""
        return text(self.request, name)

    @property
    def query_type(self) -> str:
        """By tariff number (R) or by category (X)."""
        return self.told("query_type")

    @property
    def numbers(self) -> tuple[str, ...]:
        """The tariff numbers, or the category, that are asked about."""
        return tuple(number for number in (self.told("query"), self.told("second_tariff")) if number)

    @cached_property
    def found(self) -> tuple[Quota, ...]:
        """The quotas on file that the request means."""
        country = self.told("country_of_origin")
        known = (one for one in self.world.reference.quotas if country in (one.origin, ALL_COUNTRIES))
        if self.query_type == CATEGORY:
            return tuple(one for one in known if one.category and one.category == self.told("query"))
        asks = self.query_type == TARIFF
        return tuple(one for one in known if asks and all(_is_on(one, number) for number in self.numbers))


def _is_on(quota: Quota, number: str) -> bool:
    held = [one for one in (quota.hts, quota.second_hts) if one]
    return any(number.startswith(one) or one.startswith(number) for one in held)


def told(asked: Asked, quota: Quota, number: int) -> Iterator[Record]:
    """Everything about a quota. number: which of the results it is."""
    today = asked.world.clock.today()
    begins = quota.begins or date(today.year, 1, 1)
    ends = quota.ends or date(today.year, 12, 31)
    used, last = _use(asked.world, quota)
    yield QuotaResult(
        query_type=asked.query_type,
        query=asked.told("query"),
        quota=plain(quota.id or quota.hts)[:15].strip(),
        country_of_origin=quota.origin,
        limit=quota.limit,
        unit=quota.unit,
        period_begins=begins,
        period_ends=ends,
        period=f"{begins.year % 100:02}01",
        threshold=quota.threshold,
    )
    yield QuotaMore(
        processing=_PROCESSING[quota.status],
        description=plain(quota.description)[:40].strip() or None,
        quota_type="ABS" if quota.absolute else "TRQ",
        quantity_to_date=min(quota.used + used, _MOST),
        record_number=number,
        second_tariff=asked.told("second_tariff") or None,
    )
    now = asked.world.clock.eastern()
    yield QuotaStatus(last_transaction=last, status_date=today, status_time=f"{now.hour:02}{now.minute:02}")


def _use(world: World, quota: Quota) -> tuple[int, date | None]:
    """The quantity that summaries on file have taken of a quota, and when the last of them did."""
    quantity, last = 0, None
    for known in Known.every(world):
        if known.state in _GONE or not known.quota_processed:
            continue
        amounts = list(_amounts(known, quota))
        if amounts:
            quantity += sum(amounts)
            days = (known.accepted.date(), known.release, known.paid_on, last)
            last = max(day for day in days if day is not None)
    return quantity, last


def _amounts(known: Known, quota: Quota) -> Iterator[int]:
    """The first quantity of each line that is under a quota."""
    for line in known.filing.lines:
        details = [tariff.detail for tariff in line.tariffs if tariff.detail.hts_number.startswith(quota.hts)]
        if line.header.origin == quota.origin and details:
            yield int(details[0].quantity_1 or 0)


def is_number(number: str, digits: Sequence[int]) -> bool:
    """Whether it has only digits, and one of so many."""
    return number.isascii() and number.isdecimal() and len(number) in digits
