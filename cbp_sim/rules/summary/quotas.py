"""Quotas, and the import licenses of the Department of Agriculture that open some of them."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.reference import Quota
from cbp_sim.reference.part import allows, begins
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary.submission import QUOTA_TYPES, Article, Submission, found, told

AGRICULTURAL = "14"
INDIVIDUAL = "1"
#: Types under which nothing may come that is subject to quota (error dictionary, Q09).
NO_QUOTA = ("01", "03", "11", "31", "34")

_STANDS = {"filled": "Q03", "expired": "Q04", "banned": "Q05", "hold": "Q06", "potentially filled": "Q07"}


def quota(article: Article) -> Quota | None:
    """The quota that a line is subject to."""
    for known in article.submission.reference.quotas:
        if known.origin == article.origin and article.tariff(known.hts) is not None:
            return known
    return None


@needs(tables=("quotas",))
@raises("Q03", "Q04", "Q05", "Q06", "Q07")
def quota_is_open(article: Article) -> Iterator[Finding]:
    """The quota is neither filled, expired nor banned; on hold or nearly filled is told."""
    known = quota(article)
    if known is not None and known.status in _STANDS:
        yield found(_STANDS[known.status], article.line)


@needs(tables=("quotas",))
@raises("Q09")
def quota_goes_with_the_type(article: Article) -> Iterator[Finding]:
    """An article that is subject to quota is entered under a quota type."""
    if quota(article) is not None and article.submission.entry_type in NO_QUOTA:
        yield found("Q09", article.line)


@needs(tables=("quotas",))
@raises("Q08", "Q10", "Q11", "Q12", "Q14")
def quota_is_told(article: Article) -> Iterator[Finding]:
    """A line that is subject to quota is told so, and what its processing waits for."""
    known = quota(article)
    if known is None or article.submission.entry_type in NO_QUOTA:
        return
    yield found("Q10", article.line)
    yield found("Q08", article.line)
    if known.absolute:
        yield found("Q14", article.line)
    if told(article.submission.filing.header.payment_type) == INDIVIDUAL:
        yield found("Q11", article.line)
    if not article.submission.released:
        yield found("Q12", article.line)


@needs(tables=("quotas",))
@raises("Q13")
def quota_asked_for_is_reserved(article: Article) -> Iterator[Finding]:
    """A line that is refiled asks for no more of the quota than CBP has kept for it."""
    facts = article.submission.reference.entry(article.submission.subject)
    if quota(article) is None or facts is None or facts.reserved is None or article.submission.on_file is None:
        return
    if any((told(tariff.quantity_1) or 0) > facts.reserved for tariff in article.tariffs):
        yield found("Q13", article.line)


@needs(tables=("quotas",))
@raises("Q16")
def quota_numbers_stand_together(article: Article) -> Iterator[Finding]:
    """A quota that is opened by two numbers has both."""
    known = quota(article)
    if known is not None and known.second_hts and article.tariff(known.second_hts) is None:
        yield found("Q16", article.line)


@needs(tables=("quotas",))
@raises("Q25")
def a_quota_type_has_quota_goods(submission: Submission) -> Iterator[Finding]:
    """A quota type without a line that is subject to quota is told so; only where quotas are on file."""
    if submission.entry_type not in QUOTA_TYPES or not submission.reference.quotas:
        return
    if not any(quota(article) for article in submission.articles):
        yield found("Q25", submission.filing.header)


@needs("licenses", tables=("agricultural",))
@raises("Q20", "Q21", "Q22", "Q23", "Q24")
def agricultural_license_covers(article: Article) -> Iterator[Finding]:
    """An agricultural license is on file, for that article, country and importer, and not used up."""
    reference, content = article.submission.reference, article.submission.content
    for held in article.line.licenses if reference.agricultural else ():
        if told(held.license_type) != AGRICULTURAL:
            continue
        known = next((one for one in reference.agricultural if one.number == told(held.license_number)), None)
        if known is None:
            yield found("Q20", held)
            continue
        if not any(begins(known.hts, told(tariff.hts_number)) for tariff in article.tariffs):
            yield found("Q22", held)
        if not allows(known.origins, article.origin):
            yield found("Q23", held)
        if content is not None and not allows(known.importers, told(content.importer)):
            yield found("Q24", held)
        if any((told(tariff.quantity_1) or 0) > known.available for tariff in article.tariffs):
            yield found("Q21", held)


QUOTAS = (
    quota_is_open,
    quota_goes_with_the_type,
    quota_is_told,
    quota_asked_for_is_reserved,
    quota_numbers_stand_together,
    agricultural_license_covers,
)
QUOTAS_TOGETHER = (a_quota_type_has_quota_goods,)
