"""Elements and records that are missing, unreadable, unknown, or do not go with the bond's designation or type."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.rules.bond.filing import (
    ANSWERS,
    MUST,
    NOT_DESIGNATION,
    NOT_TYPE,
    BondFiling,
    cell,
    filled,
    found,
    kinds,
    matrix,
    of_record,
)
from cbp_sim.rules.engine import raises
from formats.errors import CannotTell

_WITH = {NOT_DESIGNATION: "with designation", NOT_TYPE: "with type"}


def elements_are_read(filing: BondFiling) -> Iterator[Finding]:
    """Every element is of its class and of a known code, save where it is not to be there at all."""
    for record, element, finding in ANSWERS.of_elements(filing.reading):
        if not _unwanted(filing, record, element):
            yield finding


def _unwanted(filing: BondFiling, record: str, element: str) -> bool:
    try:
        return cell(filing, record) in _WITH or cell(filing, record, element) in _WITH
    except CannotTell:
        return False


@raises("S06")
def designation_goes_with_the_type(filing: BondFiling) -> Iterator[Finding]:
    """Only single bonds are added to, voided, adjusted, replaced; only continuous ones terminated (note 1, CB-25)."""
    if filing.kind not in kinds():
        yield found("S06", filing.header)


def records_go_with_the_bond(filing: BondFiling) -> Iterator[Finding]:
    """The records that the designation and the type ask for are there, and no others."""
    for record, element in matrix():
        if element:
            continue
        asked, there = cell(filing, record), of_record(filing, record)
        if asked == MUST and not there:
            yield from ANSWERS.found(f"{record} missing", filing.header)
        for one in there if asked in _WITH else ():
            yield from ANSWERS.found(f"{record} {_WITH[asked]}", one)


def elements_go_with_the_bond(filing: BondFiling) -> Iterator[Finding]:
    """The elements that the designation and the type ask for are there, and no others."""
    for record, element in matrix():
        if not element:
            continue
        asked = cell(filing, record, element)
        for one in of_record(filing, record) if cell(filing, record) not in _WITH else ():
            if asked == MUST and not filled(one, element):
                yield from ANSWERS.found(f"{record}.{element} missing", one)
            elif asked in _WITH and filled(one, element):
                yield from ANSWERS.found(f"{record}.{element} {_WITH[asked]}", one)


ELEMENTS = (
    elements_are_read,
    designation_goes_with_the_type,
    records_go_with_the_bond,
    elements_go_with_the_bond,
)
