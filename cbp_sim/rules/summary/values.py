"""Values against limits: charges that must be told, and what an informal entry may be worth."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.submission import INFORMAL, POST_LINE, Article, Submission, found, told

#: Whole dollars. Usage notes (v), ESF-172; error dictionary, 646, 648 and 664.
CHARGES_ABOVE = 1_250
INFORMAL_LIMIT = 2_500
RETURNED_LIMIT = 10_000

RETURNED = "98010010"
EXHIBITS = ("98010050", "98010060")
#: Numbers whose charges depend on what of the value is repair or assembly, which the records do not tell.
_PARTLY_VALUED = ("98020040", "98020050", "98020080", "98130005")


@raises("664")
def charges_are_told(article: Article) -> Iterator[Finding]:
    """A line of more than 1,250 dollars tells its charges, with the exceptions of usage note (v)."""
    submission = article.submission
    if told(article.line.header.charges):
        return
    exempt = (
        submission.informal
        or submission.mode == "60"
        or submission.consolidated
        or article.component
        or tables.is_insular(article.origin)
        or article.has(*_PARTLY_VALUED)
    )
    limit = RETURNED_LIMIT if article.tariff(RETURNED) else CHARGES_ABOVE
    if not exempt and article.value > limit:
        yield found("664", article.line)


@needs(types=INFORMAL)
@raises("646")
def informal_line_is_small(article: Article) -> Iterator[Finding]:
    """A line of an informal entry is worth at most 2,500 dollars, 10,000 when goods return; exhibits are free."""
    if not _limited(article.submission) or article.has(*EXHIBITS):
        return
    if article.value > (RETURNED_LIMIT if article.tariff(RETURNED) else INFORMAL_LIMIT):
        yield found("646", article.line)


@raises("648")
def informal_total_is_small(submission: Submission) -> Iterator[Finding]:
    """The same for all lines of an informal entry together, when there are several."""
    articles = submission.articles
    if len(articles) < 2 or not _limited(submission):
        return
    returned = any(article.tariff(RETURNED) for article in articles)
    if not returned and any(article.has(*EXHIBITS) for article in articles):
        return
    if submission.value > (RETURNED_LIMIT if returned else INFORMAL_LIMIT):
        yield found("648", None, POST_LINE)


def _limited(submission: Submission) -> bool:
    header = submission.filing.header
    return (
        submission.informal
        and told(header.shipment_usage) != "P"
        and not submission.consolidated
        and told(header.consolidated_express) != "Y"
    )


VALUES = (charges_are_told, informal_line_is_small)
VALUES_TOGETHER = (informal_total_is_small,)
