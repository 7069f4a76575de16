"""What is on file: the bond that is to change, the entry that a bond secures, the bonds that are there already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cbp_sim.decision import Finding
from cbp_sim.lifecycle import bonds
from cbp_sim.rules.bond.filing import CHANGE, BondFiling, found, told, value
from cbp_sim.rules.engine import raises
from formats.numbers import is_bond_number

#: A superseding bond comes at most this long after the entry was put on file (note 1, CB-26).
SUPERSEDING = timedelta(days=90)


@raises("S23")
def bond_is_on_file(filing: BondFiling) -> Iterator[Finding]:
    """What is to change is there."""
    number = value(filing.header, "bond_number")
    if filing.designation in CHANGE and number is not None and is_bond_number(number) and filing.known is None:
        yield found("S23", filing.header)


@raises("S06")
def bond_is_of_the_type(filing: BondFiling) -> Iterator[Finding]:
    """The bond on file is of the type that the header says (Error Dictionary r51, S06)."""
    if filing.known is not None and filing.known.data["type"] != filing.bond_type:
        yield found("S06", filing.header)


@raises("S80")
def bond_is_the_filers(filing: BondFiling) -> Iterator[Finding]:
    """Only the filer that sent a bond changes it."""
    if filing.known is not None and filing.known.data["filer"] != filing.to.filer:
        yield found("S80", filing.header)


@raises("S08", "S09", "S10", "S11")
def single_bond_may_change(filing: BondFiling) -> Iterator[Finding]:
    """A single bond is voided before its entry comes, adjusted after it and before the summary (note 1, CB-25)."""
    known = filing.known
    if known is None or known.data["type"] != bonds.SINGLE or filing.designation not in ("V", "C"):
        return
    if known.state != bonds.ON_FILE:
        yield found("S09", filing.header)
        return
    matched = bonds.matched(filing.world, known)
    if filing.designation == "V":
        if matched:
            yield found("S08", filing.header)
    elif not matched:
        yield found("S10", filing.header)
    else:
        entry = bonds.entry(filing.world, known.data["transaction"]["id"])
        if entry is not None and entry.summarized:
            yield found("S11", filing.header)


@raises("S13", "S74")
def continuous_bond_may_end(filing: BondFiling) -> Iterator[Finding]:
    """Only a bond in force is terminated, once."""
    known = filing.known
    if known is None or known.data["type"] != bonds.CONTINUOUS or filing.designation != "T":
        return
    if known.state == bonds.TERMINATED:
        yield found("S13", filing.header)
    elif known.state != bonds.ACTIVE:
        yield found("S74", filing.header)


@raises("S81")
def bond_may_have_riders(filing: BondFiling) -> Iterator[Finding]:
    """A bond that is over takes no rider."""
    if filing.designation == "R" and filing.known is not None and filing.known.state not in bonds.LIVE:
        yield found("S81", filing.header)


@raises("S07")
def transaction_has_no_such_bond(filing: BondFiling) -> Iterator[Finding]:
    """A transaction has one basic bond, and one that takes its place (Error Dictionary r51, S07)."""
    one, designation = filing.transaction, filing.designation
    if one is None or not filing.single or designation not in ("B", "U", "E"):
        return
    there = bonds.of_transaction(filing.world, value(one, "transaction_type"), told(one.transaction))
    live = {bond.data["designation"] for bond in there if bond.state == bonds.ON_FILE}
    barring = live - {"A"} if designation == "B" else live & {"U", "E"}
    if barring:
        yield found("S07", filing.header)


@raises("S10", "S11", "S12", "S65", "S69", "S78")
def entry_is_ready_for_it(filing: BondFiling) -> Iterator[Finding]:
    """A stands beside an entry on file; U comes between release and summary, E within ninety days (note 1, CB-26)."""
    one, designation = filing.transaction, filing.designation
    if one is None or not filing.single or designation not in ("A", "U", "E"):
        return
    kind, number = value(one, "transaction_type"), told(one.transaction)
    entry = bonds.entry(filing.world, number) if kind == bonds.ENTRY else None
    header, known = filing.header, kind == bonds.ENTRY
    if designation == "A":
        if known and entry is None:
            yield found("S65", header)
        return
    if entry is None and known:
        yield found("S69" if designation == "U" else "S78", header)
        return
    there = bonds.of_transaction(filing.world, kind, number)
    if not any(bond.state == bonds.ON_FILE and bonds.matched(filing.world, bond) for bond in there):
        yield found("S10", header)
    if entry is None:
        return
    if designation == "U":
        if not entry.released:
            yield found("S69", header)
        if entry.summarized:
            yield found("S11", header)
    elif filing.today - entry.created > SUPERSEDING:
        yield found("S12", header)


@raises("S96")
def importer_has_no_such_bond(filing: BondFiling) -> Iterator[Finding]:
    """Nobody has two continuous bonds for one activity (note 1, CB-26)."""
    if filing.single or filing.designation != "B":
        return
    activity = value(filing.header, "activity")
    for party in filing.parties:
        number = told(party.number)
        covers = bonds.covers(filing.world, number, (activity,))
        live = any(cover.bond.state in bonds.LIVE and cover.ends_later(filing.today) for cover in covers)
        if live or (activity == bonds.IMPORTER and _in_profile(filing, number)):
            yield found("S96", party)


def _in_profile(filing: BondFiling, number: str) -> bool:
    known = filing.world.reference.importer(number)
    bond = known.bond if known is not None else None
    return bond is not None and (bond.terminates is None or bond.terminates > filing.today)


HISTORY = (
    bond_is_on_file,
    bond_is_of_the_type,
    bond_is_the_filers,
    single_bond_may_change,
    continuous_bond_may_end,
    bond_may_have_riders,
    transaction_has_no_such_bond,
    entry_is_ready_for_it,
    importer_has_no_such_bond,
)
