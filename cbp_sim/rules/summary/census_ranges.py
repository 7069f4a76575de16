"""Census warnings that compare a line with what is usual of its tariff number (Appendix H, draft of May 2008).

The ranges are those of the world's reference (`reference.census`).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cbp_sim.reference import CensusRange
from cbp_sim.rules.summary.matrix import MODES
from cbp_sim.rules.summary.submission import Article, told
from formats.catair.entry_summary.records import TariffDetail

HOME = "US"
#: What `unusual` may say, in the order of Appendix H.
CODES = ("27A", "27B", "27M", "27C", "28E", "27D", "27F", "27G", "27J")


def unusual(article: Article) -> Iterator[str]:
    """The warnings of a line, each once, in the order of Appendix H."""
    given = set(_of_line(article))
    yield from (code for code in CODES if code in given)


def _of_line(article: Article) -> Iterator[str]:
    origin, exported = article.origin, told(article.line.header.export_country)
    if origin == exported == HOME:
        yield "27A"
    for tariff in article.tariffs:
        usual = article.submission.reference.census_range(told(tariff.hts_number) or "")
        if usual is None:
            continue
        if origin in usual.improbable or exported in usual.improbable:
            yield "27A"
        yield from _of_quantities(tariff, usual)
        yield from _of_transport(article, usual)


def _of_quantities(tariff: TariffDetail, usual: CensusRange) -> Iterator[str]:
    value = Decimal(told(tariff.value))
    first, second = told(tariff.quantity_1), told(tariff.quantity_2)
    if first and second:
        if usual.quantities.misses(first / second):
            yield "27B"
        if usual.quantities_inverted.misses(second / first):
            yield "27M"
    for quantity, span, low, high in ((first, usual.value_1, "27C", "27D"), (second, usual.value_2, "28E", "27F")):
        if quantity:
            if span.below(value / quantity):
                yield low
            if span.above(value / quantity):
                yield high


def _of_transport(article: Article, usual: CensusRange) -> Iterator[str]:
    header = article.line.header
    by_air = MODES.get(article.submission.mode or "", "") == "air"
    if by_air and not usual.flies:
        yield "27G"
    charges, weight = Decimal(told(header.charges) or 0), told(header.gross_weight)
    if not charges:
        if usual.charged:
            yield "27J"
        return
    if article.value and usual.charges.above(charges / article.value):
        yield "27J"
    if by_air and weight and usual.charges_by_air.above(charges / weight):
        yield "27J"
