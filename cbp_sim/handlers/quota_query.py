"""QA: what a filer asks about quotas, by tariff number or by textile category (QB).

Quota Query, April 2015, as transcribed in public. Each request is answered by the quotas that it means or by one Q5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cbp_sim.conditions import condition
from cbp_sim.echoes import text, written
from cbp_sim.queries.asking import Met, breaches
from cbp_sim.queries.quotas import ALL_COUNTRIES, CATEGORY, TARIFF, Asked, is_number, told
from cbp_sim.replies import Address
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary import tables
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import quota_query_reply
from formats.catair.quota_query.records import Request, Requests
from formats.catair.quota_query_reply.records import QuotaError
from formats.errors import LayoutError
from formats.fault import Fault
from formats.record import Record

APPLICATION = "QA"

_ECHOED = ("query_type", "query", "country_of_origin")


class QuotaQueryHandler:
    """Answers QA batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> list[Record]:
        """Records that are no requests, too many of them, or none, are told in Q5 records."""
        sent = [line for transaction, _ in faults for line in transaction.texts]
        if a_request_is_there in QUESTIONS and (met := list(a_request_is_there(sent))):
            return [_error(one.code) for one in met]
        return [_error(code) for code in breaches(fault for _, fault in faults)]

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The response to the requests of a block, one after the other."""
        content = transaction.reading.content if transaction.reading else None
        if not isinstance(content, Requests):
            raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
        groups = [group for request in content.requests for group in _answer(Asked(request, world))]
        for group in groups:
            quota_query_reply.CHAPTER.arrange(group)
        return [record for group in groups for record in group]


def _answer(asked: Asked) -> list[list[Record]]:
    questions = (question for question in QUESTIONS if question is not a_request_is_there)
    met = next((met for question in questions for met in question(asked)), None)
    if met is not None:
        return [[_error(met.code, asked.request)]]
    return [list(told(asked, quota, number)) for number, quota in enumerate(asked.found, 1)]


def _error(code: str, request: Request | None = None) -> Record:
    echo = {name: text(request, name) for name in _ECHOED} if request is not None else {}
    return written(QuotaError, echo | {"condition": code, "narrative": condition(code, APPLICATION).narrative})


@raises("Q40")
def a_request_is_there(sent: Sequence[str]) -> Iterator[Met]:
    """A block holds a request."""
    if not any(line.startswith(Request.identifier) for line in sent):
        yield Met("Q40")


@raises("Q43")
def query_type_is_one(asked: Asked) -> Iterator[Met]:
    """A request is by tariff number or by category."""
    if asked.query_type not in (TARIFF, CATEGORY):
        yield Met("Q43")


@raises("Q46")
def a_category_stands_alone(asked: Asked) -> Iterator[Met]:
    """Beside a category no tariff number is asked for."""
    if asked.query_type == CATEGORY and asked.told("second_tariff"):
        yield Met("Q46")


@raises("Q44")
def category_is_one(asked: Asked) -> Iterator[Met]:
    """A category has three digits."""
    if asked.query_type == CATEGORY and not is_number(asked.told("query"), (3,)):
        yield Met("Q44")


@raises("Q45")
def tariff_numbers_are_such(asked: Asked) -> Iterator[Met]:
    """Tariff numbers have eight to ten digits; the first is there."""
    if asked.query_type != TARIFF:
        return
    if not asked.told("query") or not all(is_number(number, (8, 9, 10)) for number in asked.numbers):
        yield Met("Q45")


@raises("Q47")
def country_is_one(asked: Asked) -> Iterator[Met]:
    """The country is one, or stands for all."""
    country = asked.told("country_of_origin")
    if country != ALL_COUNTRIES and not tables.is_country(country):
        yield Met("Q47")


@raises("Q49", "Q50")
def a_quota_is_on_file(asked: Asked) -> Iterator[Met]:
    """There is a quota on the number, or the category, and country."""
    if not asked.found:
        yield Met("Q50" if asked.query_type == CATEGORY else "Q49")


@raises("Q05")
def goods_may_be_imported(asked: Asked) -> Iterator[Met]:
    """Goods that are asked about are not banned."""
    if asked.found and all(quota.status == "banned" for quota in asked.found):
        yield Met("Q05")


#: In this order: the first that has something to say is the answer to a request. The first asks about a whole block.
QUESTIONS: tuple[Callable[..., Iterator[Met]], ...] = (
    a_request_is_there,
    query_type_is_one,
    a_category_stands_alone,
    category_is_one,
    tariff_numbers_are_such,
    country_is_one,
    a_quota_is_on_file,
    goods_may_be_imported,
)

HANDLER = QuotaQueryHandler()
