"""Lines: their identifiers, sets, countries, dates, tariff numbers and quantities."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from cbp_sim.decision import Finding
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.repeats import pairs
from cbp_sim.rules.summary.submission import SEVERAL, WITHDRAWALS, Article, Submission, found, told

UNKNOWN_COUNTRY = "**"

_HTS = re.compile(r"[0-9]{8}(?:[0-9]{2})?")
#: Special chapters come before the commodity's own (error dictionary, 852).
_RANK = {"98": 0, "99": 1}

#: Entry types on whose Canadian exports a province of origin is not asked for (error dictionary, 414).
_ANY_ORIGIN = ("06", "11", "31", "32", "34")
#: Entry types that may be exported from the US (error dictionary, 412).
_FROM_US = ("21", "22", *WITHDRAWALS)

_TIB_ARTICLES = tuple(f"981300{number:02}" for number in range(5, 80, 5))
_SIX_MONTHS = "98130075"
#: War materials, what a military summary is about (error dictionary, 677).
_WAR_MATERIALS = "98080030"


@raises("518", "822")
def lines_are_told_apart(submission: Submission) -> Iterator[Finding]:
    """Every line has an identifier of its own, without asterisks (ESF-71, note 1)."""
    seen = set()
    for article in submission.articles:
        named = article.line.header.line_number
        if not named:
            continue
        if "*" in named:
            yield found("822", article.line)
        if named in seen:
            yield found("518", article.line)
        seen.add(named)


@raises("404", "405", "406")
def sets_are_whole(submission: Submission) -> Iterator[Finding]:
    """A set is a header X and components V after it, the first of them of the header's own tariff number (note k)."""
    previous: Article | None = None
    for article in submission.articles:
        mark = article.set_indicator
        before = previous.set_indicator if previous else None
        if mark == "V" and before not in ("X", "V"):
            yield found("404", article.line)
        if mark != "V" and before == "X" and previous is not None:
            yield found("405", previous.line)
        if mark == "V" and before == "X" and previous is not None and previous.numbers != article.numbers:
            yield found("406", article.line)
        previous = article
    if previous is not None and previous.set_indicator == "X":
        yield found("405", previous.line)


@raises("760")
def tib_period_has_not_expired(submission: Submission) -> Iterator[Finding]:
    """Goods of a TIB were imported at most twelve months ago, six where a line is under 9813.00.75 (note j)."""
    content = submission.content
    imported: date | None = told(content.import_date) if content else None
    if submission.entry_type != "23" or imported is None:
        return
    short = any(article.tariff(_SIX_MONTHS) for article in submission.articles)
    if imported < _months_before(submission.today, 6 if short else 12):
        yield found("760", content)


LINES_TOGETHER = (lines_are_told_apart, sets_are_whole, tib_period_has_not_expired)


@raises("408", "413", "414", "607")
def origin_is_a_country(article: Article) -> Iterator[Finding]:
    """The origin is a country, or unknown where the country of export is a known one (ESF-71, note 2)."""
    header = article.line.header
    origin, export = article.origin, told(header.export_country)
    if origin == UNKNOWN_COUNTRY:
        if export is None or not tables.is_country(export):
            yield found("413", article.line)
        if told(header.program) is not None:
            yield found("607", article.line)
    elif not (tables.is_country(origin) or tables.is_province(origin)):
        yield found("408", article.line)
    elif origin == "CA" and export == "CA" and article.submission.entry_type not in _ANY_ORIGIN:
        yield found("414", article.line)


@raises("411", "412")
def export_is_a_country(article: Article) -> Iterator[Finding]:
    """The country of export is a country, and not the US but for warehouse goods."""
    export = told(article.line.header.export_country)
    if export is None:
        return
    if export == "US":
        if article.submission.entry_type not in _FROM_US:
            yield found("412", article.line)
    elif not tables.is_country(export):
        yield found("411", article.line)


@raises("420", "426")
def exported_before_it_moved(article: Article) -> Iterator[Finding]:
    """Goods are exported before they are imported, and before they move in-bond."""
    submission = article.submission
    exported: date | None = told(article.line.header.export_date)
    if exported is None:
        return
    cargo, content = submission.filing.cargo, submission.content
    moved: date | None = told(cargo.in_bond_date) if cargo else None
    imported: date | None = told(content.import_date) if content else None
    if moved is not None and exported > moved:
        yield found("420", article.line)
    if imported is not None and exported > imported:
        yield found("426", article.line)


@raises("431")
def line_has_a_tariff_number(article: Article) -> Iterator[Finding]:
    """A line has at least one 50 record."""
    if not article.tariffs:
        yield found("431", article.line)


@raises("433")
def tariff_numbers_look_right(article: Article) -> Iterator[Finding]:
    """A tariff number is ten digits, or eight.

    Whether the schedule has it is not asked here.
    """
    for tariff in article.tariffs:
        if tariff.hts_number and not _HTS.fullmatch(tariff.hts_number):
            yield found("433", tariff)


@needs(SEVERAL)
@raises("436")
def tariff_numbers_differ(article: Article) -> Iterator[Finding]:
    """A line has each tariff number once; those of 9802 only not one after the other (error dictionary, 436)."""
    numbers = article.numbers
    for at, number in enumerate(numbers):
        repeated = number in numbers[:at]
        if repeated and (not number.startswith("9802") or numbers[at - 1] == number):
            yield found("436", article.tariffs[at])


@needs(SEVERAL)
@raises("852")
def tariff_numbers_are_in_order(article: Article) -> Iterator[Finding]:
    """Chapter 98 comes first, then 99, then the commodity; several of 98 are free (error dictionary, 852)."""
    chapters = [number[:2] for number in article.numbers]
    if chapters.count("98") > 1:
        return
    ranks = [_RANK.get(chapter, 2) for chapter in chapters]
    if any(later < earlier for earlier, later in pairwise(ranks)):
        yield found("852", article.line)


@raises("604", "676", "677")
def tariff_numbers_suit_the_entry_type(article: Article) -> Iterator[Finding]:
    """9813 is for TIB alone and heads each of its lines, 9818 for vessel repairs; war materials head military lines."""
    entry_type, numbers = article.submission.entry_type, article.numbers
    for tariff, number in zip(article.tariffs, numbers, strict=True) if article.special else ():
        if number.startswith("9818") or (number.startswith("9813") and entry_type != "23"):
            yield found("604", tariff)
    if numbers and entry_type == "23" and not numbers[0].startswith(_TIB_ARTICLES):
        yield found("676", article.tariffs[0])
    if numbers and entry_type == "51" and not numbers[0].startswith(_WAR_MATERIALS):
        yield found("677", article.tariffs[0])


@raises("439", "441", "442")
def quantities_have_units(article: Article) -> Iterator[Finding]:
    """A tariff number outside chapters 98 and 99 has a quantity, and each quantity above zero its unit."""
    for tariff in article.tariffs:
        given = list(pairs(tariff, "quantity", "unit"))
        special = told(tariff.hts_number)[:2] in _RANK
        if not special and not any(unit is not None for _, _, unit in given):
            yield found("439", tariff)
            continue
        for position, quantity, unit in given:
            if quantity is not None and unit is None and quantity > 0:
                yield found("442", tariff, position)
            elif quantity is None and unit is not None and told(unit) != "X":
                yield found("441", tariff, position)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


LINES = (
    origin_is_a_country,
    export_is_a_country,
    exported_before_it_moved,
    line_has_a_tariff_number,
    tariff_numbers_look_right,
    tariff_numbers_differ,
    tariff_numbers_are_in_order,
    tariff_numbers_suit_the_entry_type,
    quantities_have_units,
)
