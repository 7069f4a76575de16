"""What the tariff says to a line: whether its numbers may stand there, their units, and the duty.

Usage notes (j), (k), (l) and (ii), ESF-159 to ESF-187; error dictionary, July 2026.

Asked of the tariff that the world's policy names; without one nothing here is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cbp_sim.decision import Finding
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary.submission import SPECIAL, Article, Submission, found, told
from cbp_sim.rules.summary.unverified import taken_as
from cbp_sim.tariff.columns import Column, program
from cbp_sim.tariff.duty import NOTHING, TOLERANCE, UNVERIFIED, Due
from cbp_sim.tariff.rates import Kind
from cbp_sim.tariff.schedule import Line
from cbp_sim.tariff.stacking import NOT_ACTIVE, NOT_FOR_ORIGIN, NOT_FOR_PROGRAM, UNKNOWN
from cbp_sim.tariff.units import NOT_REQUIRED

#: Entry type without remedies: neither their headings nor their exemptions (usage note (ii), ESF-187).
MILITARY = "51"
PREFERENCES = "A"
REPAIRS = "9802"
#: How many digits a measure's headings have in common: 9903.88, 9903.91.
_FAMILY = 6


@raises("433", "434", "603")
def numbers_are_in_the_tariff(article: Article) -> Iterator[Finding]:
    """A number is one that is reported, is in force on the day of the rates, and is open to the origin."""
    for reported, due in article.dues:
        if due.condition in (UNKNOWN, NOT_ACTIVE, NOT_FOR_ORIGIN):
            yield found(due.condition, reported)


@needs("program")
@raises("608", "610", "614", "616", "619")
def program_is_one_of_the_numbers(article: Article) -> Iterator[Finding]:
    """The claimed program is for the origin, and one of those that the tariff prints for the article."""
    claim = told(article.line.header.program)
    claimed = program(claim) if claim else None
    if claimed is None:
        return
    answered = article.dues
    if answered and not claimed.covers(article.origin):
        yield found("608", article.line)
        return
    if claimed.code == PREFERENCES and any(due.number.startswith(REPAIRS) for _, due in answered):
        yield found("619", article.line)
    articles = [(reported, due) for reported, due in answered if due.line is not None and not due.line.adds]
    barred = [(reported, due) for reported, due in articles if due.condition == NOT_FOR_PROGRAM]
    if len(articles) > 1 and len(barred) == len(articles):
        yield found("616", article.line)
        return
    for reported, due in barred:
        yield found("614" if due.line is not None and due.line.clauses else "610", reported)


@raises("441", "442", "443", "444")
def quantities_are_in_the_tariffs_units(article: Article) -> Iterator[Finding]:
    """A number has as many quantities as the tariff prints units for it, each in its own unit."""
    for reported, due in article.dues:
        line = due.line
        if line is None or due.condition == UNKNOWN or (line.adds and not line.units):
            continue
        if told(reported.unit_1) is None:
            continue  # that there is no quantity at all has a condition of its own
        for position, unit in enumerate(line.units, 1):
            quantity = told(getattr(reported, f"quantity_{position}"))
            named = told(getattr(reported, f"unit_{position}"))
            if quantity is None and named is None:
                yield found("443" if position == 2 else "444", reported)
            elif unit.code and named is not None and named != unit.code:
                if quantity:
                    yield found("442", reported, position)
                elif named != NOT_REQUIRED:
                    yield found("441", reported, position)


@needs(SPECIAL)
@raises("609")
def heading_has_its_article(article: Article) -> Iterator[Finding]:
    """A heading that leans on the duty of an article does not stand alone."""
    answered = article.dues
    for reported, due in answered:
        leans = due.line is not None and due.line.adds and due.line.rate.kind in (Kind.APPLIED, Kind.LIKE)
        if leans and all(other.number.startswith(("98", "99")) for _, other in answered):
            yield found("609", reported)


@raises("613")
def remedy_stands_with_its_article(article: Article) -> Iterator[Finding]:
    """An article whose footnote names a measure against its country of origin has a heading of that measure beside it.

    A heading that excludes the article from the measure is one too; a number of chapter 98 may stand in for it.
    """
    if article.submission.entry_type == MILITARY:
        return
    answered = article.dues
    if not any(due.line is not None and due.line.headings for _, due in answered):
        return
    numbers = [due.number for _, due in answered]
    if any(number.startswith("98") for number in numbers):
        return
    on = article.rate_date
    for reported, due in answered:
        for heading in _demanded(article, due.line, on) if due.line is not None and not due.condition else ():
            if not any(number.startswith(heading[:_FAMILY]) for number in numbers):
                yield found("613", reported)


def _demanded(article: Article, line: Line, on: date) -> Iterator[str]:
    tariff = article.submission.world.tariff
    for number in line.headings if tariff is not None else ():
        heading = tariff.line(number, on=on) if tariff is not None else None
        measure = heading.remedy if heading is not None else None
        # A measure for all origins has headings for each sort of goods, of which a footnote names but some.
        named = measure is not None and bool(measure.origins) and measure.covers(article.origin)
        if heading is not None and named and heading.active(on):
            yield number


@raises("622", "623", "624", "626", "628")
def duty_is_right(article: Article) -> Iterator[Finding]:
    """The duty of a line is what the tariff makes it, within the tolerance.

    What cannot be computed is taken, and told to be. Under a program that frees the article from duty there is no
    tolerance (error dictionary, 624).
    """
    answered = article.dues
    if article.component or not answered:
        return
    for reported, due in answered:
        known = due.line is not None
        if due.condition == UNVERIFIED["duty"] and not article.free_of_duty and (known or article.duty):
            yield found(taken_as(due, [other for _, other in answered]), reported)
    computed = article.computed_duty
    if computed is None:
        return
    if abs(article.duty - computed) > TOLERANCE or any(_freed(due) and one.duty for one, due in answered):
        yield found("624", article.line)


def _freed(due: Due) -> bool:
    by_program = due.column is Column.SPECIAL and due.line is not None and not due.line.adds
    return by_program and due.computation.code == "0" and due.amount == NOTHING


@raises("627")
def total_duty_is_right(submission: Submission) -> Iterator[Finding]:
    """The grand total of duty is what the tariff makes of all lines, within the tolerance of one (dictionary, 627)."""
    grand = submission.filing.grand_totals
    if grand is None or submission.world.tariff is None:
        return
    due = NOTHING
    for article in submission.articles:
        if not article.component:
            computed = article.computed_duty
            due += article.duty if computed is None else computed
    if abs((told(grand.duty) or NOTHING) - due) > TOLERANCE:
        yield found("627", grand)


DUTIES = (
    numbers_are_in_the_tariff,
    program_is_one_of_the_numbers,
    quantities_are_in_the_tariffs_units,
    heading_has_its_article,
    remedy_stands_with_its_article,
    duty_is_right,
)
DUTIES_TOGETHER = (total_duty_is_right,)
