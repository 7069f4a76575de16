"""PGA data of an entry summary: what is wrong in them (`cbp_sim.rules.agencies`), and what must not be left out."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.rules import agencies
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary.submission import Article, Submission, found, told


@raises(*agencies.OF_RECORDS)
def agencies_are_told_rightly(submission: Submission) -> Iterator[Finding]:
    """PGA records have their elements, and stand where the chapter's hierarchy has them."""
    if not submission.tells_agencies:
        return
    for code, at in agencies.wrong_in_records(submission.reading, submission.agency_data):
        yield found(code, at)


@needs(tables=("programs",))
@raises(*agencies.OF_PROGRAMS)
def programs_get_what_they_ask_for(submission: Submission) -> Iterator[Finding]:
    """A program that has a row gets the records, documents and remarks that it asks for, and is one that takes part."""
    for code, at in agencies.missing_for_programs(submission.agency_data, submission.reference.programs):
        yield found(code, at)


@raises(agencies.BOTH_WAYS)
def no_agency_is_told_and_disclaimed(submission: Submission) -> Iterator[Finding]:
    """Under one number an agency is sent its data, or a disclaimer, not both."""
    if not submission.tells_agencies:
        return
    for code, at in agencies.told_and_disclaimed(submission.agency_data):
        yield found(code, at)


@needs(tables=("articles",))
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
