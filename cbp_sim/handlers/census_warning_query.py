"""CJ: what a filer asks about Census warnings that nobody has resolved yet (CL).

Census Warning Query, September 2014, with the error dictionary's explanation of each condition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from cbp_sim.conditions import condition
from cbp_sim.echoes import written
from cbp_sim.queries.asking import Met, Question, breaches, judged, refused
from cbp_sim.queries.census_request import MOST_DAYS, Criteria, Named, unresolved
from cbp_sim.replies import Address
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.identity import named_ports
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import census_warning_query_reply
from formats.catair.census_warning_query.records import Query
from formats.catair.census_warning_query_reply.records import WarningResult
from formats.errors import LayoutError
from formats.fault import Fault
from formats.record import Record

APPLICATION = "CJ"

#: What a condition about the answer is about.
ANSWER = "answer"


class CensusWarningQueryHandler:
    """Answers CJ batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> list[Record]:
        """Another record than CJ1 (A01), or entries with a gap (A04), are told in CJ2 records."""
        return [_condition(code) for code in breaches(fault for _, fault in faults)]

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The response to the query of a block, record by record."""
        content = transaction.reading.content if transaction.reading else None
        if not isinstance(content, Query):
            raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
        answers: list[Record] = []
        for record in content.criteria:
            answers += _answer(Criteria(record, to, world))
        if answers:
            census_warning_query_reply.CHAPTER.arrange(answers)
        return answers


def _answer(criteria: Criteria) -> Iterator[Record]:
    met = judged(QUESTIONS, criteria, of_answer=OF_ANSWER)
    for known in () if refused(met) else criteria.found:
        yield from unresolved(known)
    for one in met:
        yield _condition(one.code, one.about if isinstance(one.about, Named) else None, filer=criteria.filer)


def _condition(code: str, named: Named | None = None, *, filer: str = "") -> Record:
    told = {"condition": code, "narrative": condition(code, APPLICATION).narrative, "filer_code": filer}
    return written(WarningResult, told | ({"entry_number": named.number} if named else {}))


@raises("003")
def filer_is_named(criteria: Criteria) -> Iterator[Met]:
    """Whose entries are meant is said."""
    if not criteria.filer:
        yield Met("003")


@raises("004")
def something_is_asked_for(criteria: Criteria) -> Iterator[Met]:
    """Without dates and port there is an entry."""
    names = ("accepted_from", "accepted_to", "port_of_entry")
    if not criteria.entries and not any(criteria.told(name) for name in names):
        yield Met("004")


@raises("009", "010")
def range_has_a_beginning(criteria: Criteria) -> Iterator[Met]:
    """A range of days has a first one."""
    if criteria.told("accepted_from"):
        if criteria.begins is None:
            yield Met("010")
    elif criteria.told("accepted_to"):
        yield Met("009")


@raises("011", "012")
def range_has_an_end(criteria: Criteria) -> Iterator[Met]:
    """A range of days has a last one."""
    if criteria.told("accepted_to"):
        if criteria.ends is None:
            yield Met("012")
    elif criteria.told("accepted_from"):
        yield Met("011")


@raises("013")
def range_ends_after_it_begins(criteria: Criteria) -> Iterator[Met]:
    """The last day is not before the first."""
    if criteria.begins is not None and criteria.ends is not None and criteria.ends < criteria.begins:
        yield Met("013")


@raises("014")
def range_is_a_month_at_most(criteria: Criteria) -> Iterator[Met]:
    """From day to day there are at most 31."""
    if criteria.begins is None or criteria.ends is None:
        return
    if criteria.ends - criteria.begins > timedelta(days=MOST_DAYS):
        yield Met("014")


@raises("015")
def port_is_one(criteria: Criteria) -> Iterator[Met]:
    """A port that is named is one."""
    port = criteria.told("port_of_entry")
    if port and not (tables.is_port(port) or port in named_ports(criteria.world.profile)):
        yield Met("015")


@raises("006")
def summary_is_on_file(criteria: Criteria) -> Iterator[Met]:
    """There is a summary of each number, and it is the asker's own."""
    for named in criteria.entries:
        if criteria.summary(named) is None:
            yield Met("006", named)


@raises("007")
def summary_has_warnings(criteria: Criteria) -> Iterator[Met]:
    """A summary that is named has a warning that nobody has resolved."""
    for named in criteria.entries:
        known = criteria.summary(named)
        if known is not None and not any(unresolved(known)):
            yield Met("007", named)


@raises("016")
def summaries_are_found(criteria: Criteria) -> Iterator[Met]:
    """Port and days find a summary with a warning."""
    if not criteria.entries and not criteria.found:
        yield Met("016", ANSWER)


#: All of them are asked, in this order.
QUESTIONS: tuple[Question[Criteria], ...] = (
    filer_is_named,
    something_is_asked_for,
    range_has_a_beginning,
    range_has_an_end,
    range_ends_after_it_begins,
    range_is_a_month_at_most,
    port_is_one,
    summary_is_on_file,
    summary_has_warnings,
    summaries_are_found,
)
#: Those that look at what the query brings.
OF_ANSWER = (summary_is_on_file, summary_has_warnings, summaries_are_found)

HANDLER = CensusWarningQueryHandler()
