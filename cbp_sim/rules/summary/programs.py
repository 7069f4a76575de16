"""A claim of a special program against the calendar and the country of export: 605, 606, 612, 618."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cbp_sim.decision import Finding
from cbp_sim.reference.part import allows
from cbp_sim.rules.engine import needs, raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.submission import Article, found, told
from cbp_sim.tariff.columns import country_of, program

PREFERENCES = "A"


@needs("program")
@raises("605", "606")
def program_is_in_force(article: Article) -> Iterator[Finding]:
    """The day of the rates is within the program's days.

    A program that Congress lets lapse and takes up again is claimed all the while: the general duty is due (606 is for
    those that are over).
    """
    claim = told(article.line.header.program)
    known = program(claim) if claim else None
    if claim is None or known is None:
        return
    row = article.submission.reference.claim(known.code)
    begins: date = row.effective if row is not None and row.effective else known.begins
    ends: date | None = row.expires if row is not None and row.expires else known.ends
    if known.lapses and (row is None or row.expires is None):
        ends = None
    on = article.rate_date
    if on < begins:
        yield found("605", article.line)
    # An expiration on the day itself is one already (error dictionary, 606); the table names the last day in force.
    elif ends is not None and on > ends:
        yield found("606", article.line)


@needs("program", tables=("claims",))
@raises("612")
def program_is_for_the_country_of_export(article: Article) -> Iterator[Finding]:
    """Goods under a program that has a row come from a country that it is for."""
    claim, exported = told(article.line.header.program), told(article.line.header.export_country)
    known = program(claim) if claim else None
    row = article.submission.reference.claim(known.code) if known is not None else None
    if row is not None and exported is not None and not allows(row.exports, exported):
        yield found("612", article.line)


@needs("program")
@raises("618")
def preference_comes_from_its_own_country(article: Article) -> Iterator[Finding]:
    """Goods under the Generalized System of Preferences are exported by their country, or by one that counts as it."""
    claim, exported = told(article.line.header.program), told(article.line.header.export_country)
    known = program(claim) if claim else None
    if known is None or known.code != PREFERENCES or exported is None:
        return
    origin = country_of(article.origin)
    if origin != exported and not tables.associated(origin, exported):
        yield found("618", article.line)


PROGRAMS = (program_is_in_force, program_is_for_the_country_of_export, preference_comes_from_its_own_country)
