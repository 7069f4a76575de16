"""The 30, 35 and 36 records: principal, co-principals and users, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.decision import Finding
from cbp_sim.lifecycle import importers
from cbp_sim.lifecycle.importers import canonical
from cbp_sim.rules.bond.filing import ANSWERS, BondFiling, filled, found, told, value
from cbp_sim.rules.engine import raises
from cbp_sim.rules.release.header import qualifier_of
from formats.catair.ebond.records import Party
from formats.errors import CannotTell

EMPLOYER = "EI"


def _read(filing: BondFiling) -> Iterator[tuple[str, Party, str, str]]:
    """Label, record, type and number of every party that can be read and goes with the designation."""
    for party in filing.parties:
        if isinstance(party, filing.submission.takes):
            try:
                yield party.label(), party, value(party, "number_type"), told(party.number)
            except CannotTell:
                continue


def parties_are_known(filing: BondFiling) -> Iterator[Finding]:
    """A party's number is of the format of its type, and of an active importer on file (CB-31 to CB-34)."""
    for label, party, kind, number in _read(filing):
        if qualifier_of(number) != kind:
            yield from ANSWERS.found(f"{label}.number malformed", party)
        elif not importers.on_file(filing.world, number):
            yield from ANSWERS.found(f"{label}.number not on file", party)
        elif not importers.usable(filing.world, number):
            yield from ANSWERS.found(f"{label}.number inactive", party)


def names_are_blank(filing: BondFiling) -> Iterator[Finding]:
    """A filer gives no names: CBP has them (CB-31 to CB-37)."""
    for record in (*filing.parties, *filing.companies):
        if isinstance(record, filing.submission.takes) and filled(record, "name"):
            yield from ANSWERS.found(f"{record.label()}.name given", record)


def parties_are_named_once(filing: BondFiling) -> Iterator[Finding]:
    """No two co-principals, and no two users, have one number."""
    seen: set[tuple[str, str]] = set()
    for label, party, _, number in _read(filing):
        key = (label, canonical(number))
        if key in seen:
            yield from ANSWERS.found(f"{label}.number repeated", party)
        seen.add(key)


@raises("S58")
def co_principals_are_others(filing: BondFiling) -> Iterator[Finding]:
    """A co-principal is not the principal."""
    principal = filing.bound[0]
    for label, party, _, number in _read(filing):
        if label == "35" and canonical(number) == principal:
            yield found("S58", party)


@raises("S59", "S60")
def users_are_others(filing: BondFiling) -> Iterator[Finding]:
    """A user is neither the principal nor a co-principal."""
    principal, co_principals = filing.bound
    for label, party, _, number in _read(filing):
        if label == "36" and canonical(number) == principal:
            yield found("S59", party)
        elif label == "36" and canonical(number) in co_principals:
            yield found("S60", party)


@raises("S72")
def users_belong_to_the_bound(filing: BondFiling) -> Iterator[Finding]:
    """A user with an employer number has the first nine digits of a principal (Error Dictionary r51, S72)."""
    principal, co_principals = filing.bound
    roots = {number[:10] for number in (principal, *co_principals)}
    deleted = {id(user) for user in filing.submission.users if value(user, "rider_action") == "D"}
    for label, party, kind, number in _read(filing):
        if label == "36" and kind == EMPLOYER and number[:10] not in roots and id(party) not in deleted:
            yield found("S72", party)


PARTIES = (
    parties_are_known,
    names_are_blank,
    parties_are_named_once,
    co_principals_are_others,
    users_are_others,
    users_belong_to_the_bound,
)
