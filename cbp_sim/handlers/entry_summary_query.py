"""EQ: what a filer asks about entry summaries, by number or by a criterion and a range of dates (ER).

Entry Summary Query v26, May 2026, with the error dictionary's explanation of each condition. What CBP tells changes
nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from cbp_sim.conditions import condition
from cbp_sim.echoes import text, written
from cbp_sim.queries.asking import Met, Question, breaches, judged, refused
from cbp_sim.queries.summary_request import MOST_DAYS, SummaryQuery, Wanted
from cbp_sim.replies import Address
from cbp_sim.rules.engine import raises
from cbp_sim.world import World
from formats.batch import Batch, Transaction
from formats.catair import entry_summary_query_reply
from formats.catair.entry_summary_query.records import CRITERIA, Query
from formats.catair.entry_summary_query_reply.records import CriteriaHeader, QueryCondition
from formats.errors import LayoutError
from formats.fault import Fault
from formats.record import Record

APPLICATION = "EQ"

#: What a condition about the answer as a whole is about.
ANSWER = "answer"


class EntrySummaryQueryHandler:
    """Answers EQ batches."""

    def gate(self, batch: Batch, faults: Sequence[tuple[Transaction, Fault]]) -> list[Record]:
        """Records out of order are told in JZ records (JZ note 1, ESQ-50)."""
        return [_condition(code) for code in breaches(fault for _, fault in faults)]

    def answer(self, transaction: Transaction, to: Address, world: World) -> list[Record]:
        """The response to the query of a block."""
        query = read(transaction, to, world)
        met = judged(QUESTIONS, query, of_answer=OF_ANSWER)
        answers: list[Record] = []
        if query.criterion is not None:
            names = ("criterion", "accepted_from", "accepted_to")
            answers.append(written(CriteriaHeader, {name: query.told(name) for name in names}))
        if not refused(met):
            answers += [record for records in query.answer for record in records]
        answers += [_condition(one.code, one.about, query) for one in met]
        if answers:
            entry_summary_query_reply.CHAPTER.arrange(answers)
        return answers


def read(transaction: Transaction, to: Address, world: World) -> SummaryQuery:
    """A transaction whose records stand in order, as the questions see it."""
    content = transaction.reading.content if transaction.reading else None
    if not isinstance(content, Query):
        raise LayoutError(f"transaction {transaction.ordinal} at record {transaction.number} is not in order")
    return SummaryQuery(content, to, world)


def _condition(code: str, about: object = None, query: SummaryQuery | None = None) -> Record:
    told = {"condition": code, "narrative": condition(code, APPLICATION).narrative}
    if isinstance(about, Wanted) and query is not None:
        known = query.known(about)
        told |= {"filer_code": about.filer, "entry_number": about.number}
        told |= {"port_of_entry": str(known.data["port"])} if known is not None else {}
    return written(QueryCondition, told)


@raises("001")
def detail_is_asked_for_by_a_y(query: SummaryQuery) -> Iterator[Met]:
    """A J0 says Y and nothing else."""
    if query.sent.detail is not None and text(query.sent.detail, "detail") != "Y":
        yield Met("001")


@raises("003", "004")
def an_entry_is_named_whole(query: SummaryQuery) -> Iterator[Met]:
    """An entry that is asked for has a filer code and a number."""
    for wanted in query.wanted:
        if not wanted.filer:
            yield Met("003", wanted)
        if not wanted.number:
            yield Met("004", wanted)


@raises("005", "006")
def criterion_is_one(query: SummaryQuery) -> Iterator[Met]:
    """A J2 names one of the chapter's criteria."""
    if query.criterion is not None and query.told("criterion") not in CRITERIA:
        yield Met("006" if query.told("criterion") else "005")


@raises("007", "008")
def range_has_a_beginning(query: SummaryQuery) -> Iterator[Met]:
    """A J2 says from when."""
    if query.criterion is not None and query.begins is None:
        yield Met("008" if query.told("accepted_from") else "007")


@raises("009", "010")
def range_has_an_end(query: SummaryQuery) -> Iterator[Met]:
    """A J2 says until when."""
    if query.criterion is not None and query.ends is None:
        yield Met("010" if query.told("accepted_to") else "009")


@raises("011")
def range_ends_after_it_begins(query: SummaryQuery) -> Iterator[Met]:
    """The end is not before the beginning."""
    if query.begins is not None and query.ends is not None and query.ends < query.begins:
        yield Met("011")


@raises("012")
def range_is_a_month_at_most(query: SummaryQuery) -> Iterator[Met]:
    """From day to day there are at most 31."""
    if query.begins is None or query.ends is None:
        return
    if query.ends.date() - query.begins.date() > timedelta(days=MOST_DAYS):
        yield Met("012")


@raises("017")
def range_ends_by_today(query: SummaryQuery) -> Iterator[Met]:
    """The end is on no later day than that on which it is asked."""
    if query.ends is not None and query.ends.date() > query.world.clock.today():
        yield Met("017")


@raises("013")
def summary_is_on_file(query: SummaryQuery) -> Iterator[Met]:
    """There is a summary of a number that is asked for."""
    for wanted in query.wanted:
        if wanted.subject and query.known(wanted) is None:
            yield Met("013", wanted)


@raises("014")
def summary_may_be_seen(query: SummaryQuery) -> Iterator[Met]:
    """Who asks filed it or corrected it, is its surety's filer or asks for its importer (ESQ-14)."""
    for wanted in query.wanted:
        known = query.known(wanted)
        if known is not None and not query.may_see(known):
            yield Met("014", wanted)


@raises("015")
def summaries_are_found(query: SummaryQuery) -> Iterator[Met]:
    """A criterion finds something."""
    if query.criterion is not None and not query.found:
        yield Met("015", ANSWER)


@raises("016")
def answer_is_not_too_long(query: SummaryQuery) -> Iterator[Met]:
    """All that was found fits in one answer."""
    if len(query.answer) < len(query.found):
        yield Met("016", ANSWER)


#: All of them are asked, in this order.
QUESTIONS: tuple[Question[SummaryQuery], ...] = (
    detail_is_asked_for_by_a_y,
    an_entry_is_named_whole,
    criterion_is_one,
    range_has_a_beginning,
    range_has_an_end,
    range_ends_after_it_begins,
    range_is_a_month_at_most,
    range_ends_by_today,
    summary_is_on_file,
    summary_may_be_seen,
    summaries_are_found,
    answer_is_not_too_long,
)

#: Those that look at what the query brings.
OF_ANSWER = (summaries_are_found, answer_is_not_too_long)

HANDLER = EntrySummaryQueryHandler()
