"""AD: what a filer asks about antidumping and countervailing duty cases (AC).

AD/CVD Case Information Query, July 2026, with the error dictionary's explanation of each condition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from cbp_sim.conditions import condition
from cbp_sim.echoes import written
from cbp_sim.queries.asking import Met, Question, judged, refused
from cbp_sim.queries.cases import ACTIVE, BOTH, INACTIVE, CaseQuery, Named, told
from cbp_sim.replies import Address
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary import tables
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import ad_cvd_case_query_reply
from formats.catair.ad_cvd_case_query.records import Query
from formats.catair.ad_cvd_case_query_reply.records import FailedQuery
from formats.errors import LayoutError
from formats.fault import Fault
from formats.record import Record

APPLICATION = "AD"

#: How many days before today a change may lie (error dictionary, AD 013).
MOST_DAYS = 7
#: What a condition about the answer is about.
ANSWER = "answer"
_REQUEST, _CASE, _CRITERIA = "Q1C", "Q1E", "Q2C"


class CaseQueryHandler:
    """Answers AD batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> None:
        """Records out of order are answered by X0 and X1."""

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The response to the query of a block: each case, then why some were not found."""
        content = transaction.reading.content if transaction.reading else None
        if not isinstance(content, Query):
            raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
        query = CaseQuery(content, world)
        met = judged(QUESTIONS, query, of_answer=OF_ANSWER)
        groups = [] if refused(met) else [list(told(case)) for case in query.found]
        groups += [[_failure(one, query)] for one in met]
        for group in groups:
            ad_cvd_case_query_reply.CHAPTER.arrange(group)
        return [record for group in groups for record in group]


def _failure(met: Met, query: CaseQuery) -> Record:
    """The RX of a condition."""
    about = met.about
    kind = _CASE if isinstance(about, Named) else _CRITERIA if query.criteria is not None else _REQUEST
    place = about.position if isinstance(about, Named) else about if isinstance(about, int) else 1
    return written(
        FailedQuery,
        {
            "kind": kind,
            "occurrence": f"{place:06}",
            "signpost": "REF ID:",
            "reference": about.number if isinstance(about, Named) else "",
            "condition": met.code,
            "narrative": condition(met.code, APPLICATION).narrative,
        },
    )


@raises("X37", "X38")
def a_request_names_its_first_case(query: CaseQuery) -> Iterator[Met]:
    """A Q1 names a case in its first place; one that names none at all holds no data."""
    for at, row in enumerate(query.rows, 1):
        if not any(row):
            yield Met("X38", at)
        elif not row[0]:
            yield Met("X37", at)


@raises("003")
def case_is_on_file(query: CaseQuery) -> Iterator[Met]:
    """There is a case of a number that is asked for."""
    for named in query.named:
        if not query.cases(named):
            yield Met("003", named)


@raises("004")
def status_is_one(query: CaseQuery) -> Iterator[Met]:
    """A Q2 asks for active cases, inactive ones, or both."""
    if query.criteria is not None and query.told("status") not in (ACTIVE, INACTIVE, BOTH):
        yield Met("004")


@raises("005")
def country_is_one(query: CaseQuery) -> Iterator[Met]:
    """A country that is named is one."""
    if query.told("country") and not tables.is_country(query.told("country")):
        yield Met("005")


@raises("006")
def tariff_number_is_one(query: CaseQuery) -> Iterator[Met]:
    """A tariff number that is named is one."""
    if query.told("hts_number") and not query.is_tariff_number(query.told("hts_number")):
        yield Met("006")


@raises("007", "008")
def old_tariff_numbers_are_gone(query: CaseQuery) -> Iterator[Met]:
    """The tariff that the TSUSA numbers were of is gone, and they never stand beside a new one."""
    if query.told("tsusa_number"):
        yield Met("008" if query.told("hts_number") else "007")


@raises("009")
def manufacturer_is_known(query: CaseQuery) -> Iterator[Met]:
    """A manufacturer that is named is known."""
    if query.told("manufacturer") and not query.is_manufacturer(query.told("manufacturer")):
        yield Met("009")


@raises("010")
def exporter_is_known(query: CaseQuery) -> Iterator[Met]:
    """A foreign exporter that is named is known."""
    if query.told("exporter") and not query.is_manufacturer(query.told("exporter")):
        yield Met("010")


@raises("011")
def more_than_the_status_is_asked_for(query: CaseQuery) -> Iterator[Met]:
    """Beside the status a Q2 has something else to look for."""
    names = ("country", "hts_number", "tsusa_number", "manufacturer", "exporter", "updated_since")
    if query.criteria is not None and not any(query.told(name) for name in names):
        yield Met("011")


@raises("012", "013")
def change_is_of_the_last_week(query: CaseQuery) -> Iterator[Met]:
    """The day of the last change is a day, and not more than a week ago."""
    since = query.updated_since
    if query.told("updated_since") and since is None:
        yield Met("012")
    if since is not None and since < query.world.clock.today() - timedelta(days=MOST_DAYS):
        yield Met("013")


@raises("014")
def cases_are_found(query: CaseQuery) -> Iterator[Met]:
    """The criteria find a case."""
    if query.criteria is not None and not query.found:
        yield Met("014", ANSWER)


#: All of them are asked, in this order.
QUESTIONS: tuple[Question[CaseQuery], ...] = (
    a_request_names_its_first_case,
    case_is_on_file,
    status_is_one,
    country_is_one,
    tariff_number_is_one,
    old_tariff_numbers_are_gone,
    manufacturer_is_known,
    exporter_is_known,
    more_than_the_status_is_asked_for,
    change_is_of_the_last_week,
    cases_are_found,
)
#: Those that look at what the query brings.
OF_ANSWER = (cases_are_found,)

HANDLER = CaseQueryHandler()
