"""PGA data of a cargo release: what is wrong in them. The questions are those that an entry summary is asked.

That cargo release answers with the conditions of the PGA Message Set is chosen by us: its own list is not at hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.conditions import condition
from cbp_sim.decision import Finding
from cbp_sim.rules import agencies
from cbp_sim.rules.release.filing import Filing


def agencies_are_told_rightly(filing: Filing) -> Iterator[Finding]:
    """PGA records have their elements, and stand where the chapter's hierarchy has them."""
    for code, at in agencies.wrong_in_records(filing.reading, filing.agency_data):
        yield Finding(condition(code), at)


def programs_get_what_they_ask_for(filing: Filing) -> Iterator[Finding]:
    """A program that has a row gets the records, documents and remarks that it asks for, and is one that takes part."""
    for code, at in agencies.missing_for_programs(filing.agency_data, filing.world.reference.programs):
        yield Finding(condition(code), at)


def no_agency_is_told_and_disclaimed(filing: Filing) -> Iterator[Finding]:
    """Under one number an agency is sent its data, or a disclaimer, not both."""
    for code, at in agencies.told_and_disclaimed(filing.agency_data):
        yield Finding(condition(code), at)


RULES = (agencies_are_told_rightly, no_agency_is_told_and_disclaimed, programs_get_what_they_ask_for)
