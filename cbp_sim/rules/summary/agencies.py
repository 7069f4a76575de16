"""PGA data: what is wrong in the records themselves, and what an agency's program asks for (PGA Message Set)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cbp_sim.decision import Finding
from cbp_sim.reference import AgencyProgram
from cbp_sim.reference.part import allows
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary.submission import Article, Submission, found, told
from formats.catair.pga_message_set.parties import Affirmation, Remarks
from formats.catair.pga_message_set.product import AgencyLine
from formats.pga import MessageSet, PgaLine
from formats.record import Record

#: A record that a program may ask for, and the condition when it is not there.
NEEDED = {
    "PG06": "P43", "PG10": "P50", "PG13": "P44", "PG14": "P45", "PG19": "P46", "PG21": "P47", "PG22": "P48",
    "PG24": "P37", "PG25": "P51", "PG26": "P52", "PG29": "P53", "PG30": "P49",
}  # fmt: skip
DOCUMENT, REMARKS = "PG22", "PG24"


@raises(
    "P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10", "P11", "P12", "P13", "P14", "P16",
    "P17", "P18", "P19", "P20", "P21", "P22", "P23", "P24", "P25", "P26", "P27", "P28", "P29", "P30", "P31",
    "P32", "P33", "P34", "P35", "P39", "P41", "P54", "PGA",
)  # fmt: skip
def agencies_are_told_rightly(submission: Submission) -> Iterator[Finding]:
    """PGA records have their elements, and stand where the chapter's hierarchy has them."""
    reading = submission.reading
    if not any(record.identifier in ("OI", "PG") for record in reading.records):
        return
    for fault in submission.agency_data.faults:
        if fault.code:
            yield found(fault.code, reading.records[fault.number - reading.number])


@raises(
    "P06",
    "P15",
    "P36",
    "P37",
    "P38",
    "P40",
    "P43",
    "P44",
    "P45",
    "P46",
    "P47",
    "P48",
    "P49",
    "P50",
    "P51",
    "P52",
    "P53",
)
def programs_get_what_they_ask_for(submission: Submission) -> Iterator[Finding]:
    """A program that has a row gets the records, documents and remarks that it asks for, and is one that takes part."""
    programs = submission.reference.programs
    if not programs:
        return
    for one in submission.agency_data.sets:
        for line in one.lines:
            yield from _asked(line, one, programs)


def _asked(line: PgaLine, one: MessageSet, programs: Sequence[AgencyProgram]) -> Iterator[Finding]:
    opening = line.opening.record
    if not isinstance(opening, AgencyLine) or opening.disclaimer is not None:
        return
    of_agency = [program for program in programs if program.agency == told(opening.agency)]
    known = next((program for program in of_agency if program.program == told(opening.program)), None)
    if known is None:
        if of_agency:
            yield found("P06", one.tariff)
        return
    if not known.active:
        yield found("P40", one.tariff)
        return
    records = [record for product in line.products for record in _records(product)]
    there = {record.identifier for record in records}
    for needed in known.needs:
        # Remarks are asked for because of a document (P37).
        if needed not in there and (needed != REMARKS or DOCUMENT in there):
            yield found(NEEDED[needed], one.tariff)
    documents = [str(getattr(record, "document", "")) for record in records if record.identifier == DOCUMENT]
    if documents and "*" not in known.documents and not set(documents) & set(known.documents):
        yield found("P36", one.tariff)
    affirmed = [told(record.code) for record in records if isinstance(record, Affirmation)]
    if not all(allows(known.affirmations, code) for code in affirmed):
        yield found("P15", one.tariff)
    types = {str(record.remarks_type or "") for record in records if isinstance(record, Remarks)}
    if known.remarks and REMARKS in there and not types & set(known.remarks):
        yield found("P38", one.tariff)


def _records(part: object) -> Iterator[Record]:
    record = getattr(part, "record", None)
    if isinstance(record, Record):
        yield record
    for below in getattr(part, "parts", ()):
        yield from _records(below)
    for group in getattr(part, "groups", ()):
        for below in group:
            yield from _records(below)


@raises("597")
def no_agency_is_told_and_disclaimed(submission: Submission) -> Iterator[Finding]:
    """Under one number an agency is sent its data, or a disclaimer, not both."""
    if not any(record.identifier in ("OI", "PG") for record in submission.reading.records):
        return
    for one in submission.agency_data.sets:
        kinds: dict[str, set[bool]] = {}
        for line in one.lines:
            opening = line.opening.record
            if isinstance(opening, AgencyLine) and opening.agency:
                kinds.setdefault(opening.agency, set()).add(opening.disclaimer is not None)
        if any(len(both) > 1 for both in kinds.values()):
            yield found("597", one.tariff)


@raises("P00")
def flagged_article_has_agency_data(article: Article) -> Iterator[Finding]:
    """An article that an agency has flagged comes with PGA data."""
    if article.line.pga or any(tariff.pga for tariff in article.line.tariffs):
        return
    for tariff in article.tariffs:
        known = article.submission.reference.article(told(tariff.hts_number))
        if known is not None and known.agency:
            yield found("P00", tariff)


AGENCIES = (agencies_are_told_rightly, no_agency_is_told_and_disclaimed, programs_get_what_they_ask_for)
AGENCIES_OF_LINES = (flagged_article_has_agency_data,)
