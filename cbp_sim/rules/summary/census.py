"""Census warnings: what looks unlikely, and the overrides that say it is so (AE Table 11, ESF-221; Appendix H).

A line tells some by itself; those that compare with what is usual of a tariff number stand in `census_ranges`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.census_ranges import CODES, unusual
from cbp_sim.rules.summary.matrix import MODES
from cbp_sim.rules.summary.repeats import numbered, pairs
from cbp_sim.rules.summary.submission import Article, found, told

#: Appendix H: dollars of value and charges, kilograms by air and otherwise.
MOST_VALUE = 100_000_000
MOST_CHARGES = 8_000_000
MOST_WEIGHT_BY_AIR = 102_060
MOST_WEIGHT = 22_680_000


def warnings(article: Article) -> Iterator[str]:
    """The warnings that a line deserves, overridden or not."""
    yield from unusual(article)
    header = article.line.header
    by_air = MODES.get(article.submission.mode or "", "") == "air"
    weight = told(header.gross_weight) or 0
    if article.value > MOST_VALUE:
        yield "27P"
    if (told(header.charges) or 0) > MOST_CHARGES:
        yield "27Q"
    if by_air and weight > MOST_WEIGHT_BY_AIR:
        yield "27H"
    if not by_air and weight > MOST_WEIGHT:
        yield "27I"


@raises(*CODES, "27H", "27I", "27P", "27Q")
def warnings_given(article: Article) -> Iterator[Finding]:
    """What looks unlikely is said, unless the line overrides it."""
    given = overridden(article)
    for code in warnings(article):
        if code not in given:
            yield found(code, article.line)


@needs("overrides")
@raises("484", "485", "486", "487", "488")
def overrides_are_right(article: Article) -> Iterator[Finding]:
    """An override answers a warning that the line has, once, by a code that goes with it."""
    record = article.line.overrides
    if record is None:
        return
    raised, seen = tuple(warnings(article)), set()
    for position, warning, override in pairs(record, "warning", "override"):
        if warning is None and position > 1:
            yield found("484", record, position)
        if told(warning) not in tables.overrides():
            continue
        if override is None:
            yield found("486", record, position)
        elif told(override) not in tables.overrides()[warning]:
            yield found("487", record, position)
        if warning in seen:
            yield found("488", record, position)
        elif warning not in raised:
            yield found("485", record, position)
        seen.add(warning)


def overridden(article: Article) -> dict[str, str]:
    """Warning -> override code, as the line's CW02 has them."""
    record = article.line.overrides
    if record is None:
        return {}
    return {
        told(warning): getattr(record, f"override_{position}") or ""
        for position, warning in numbered(record, "warning")
    }


def outstanding(article: Article) -> dict[str, str]:
    """Every warning of a line that was accepted, and the override code that answered it, "" while none has."""
    given = overridden(article)
    return {code: given.get(code, "") for code in warnings(article)}


CENSUS = (overrides_are_right, warnings_given)
