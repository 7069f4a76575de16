"""The 10, 12 and 20 records: activity, amount, dates, whom CBP is to notify, and what a single bond secures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from cbp_sim.decision import Finding
from cbp_sim.lifecycle import bonds
from cbp_sim.profile import allows
from cbp_sim.rules.bond.filing import MUST, BondFiling, cell, found, told, value
from cbp_sim.rules.engine import raises
from formats.numbers import is_bond_number, is_valid_entry_number
from formats.tables import table

#: A block holds this many bonds (CB-13).
MOST_BONDS = 999
#: A continuous bond ends no sooner than this many days after it is asked for (CB-24).
NOTICE = timedelta(days=15)
DRAWBACK, DRAWBACK_TYPES = "1A", ("41", "42", "43", "44", "45", "46")

#: Activities that only one type of bond has (note 2, CB-27).
CONTINUOUS_ONLY = ("2", "3A", "3A3", "4", "5", "11", "17", "19")
SINGLE_ONLY = ("6", "7", "8", "10")
#: The activities whose transactions are of a type, and how those are written (20 record, CB-29, CB-30).
TRANSACTIONS = {
    "1": (("1", "1A", "6", "7", "8", "16"), r"[A-Z0-9]{3}[0-9]{8}"),
    "2": (("16",), r"[A-Z0-9]{3,4}[0-9]{11}"),
    "3": (("10",), r"[0-9]{16}"),
    "4": (("7",), r"[A-Z0-9]{5,40}"),
    "5": (("3",), r"[A-Z0-9]{3,40}"),
}
_NOTIFY = re.compile(r"([0-9]{4})([A-Z0-9]{3})([A-Z0-9]{2})?")


@raises("S02")
def block_holds_so_many(filing: BondFiling) -> Iterator[Finding]:
    """A block has 999 bonds at most."""
    if filing.ordinal > MOST_BONDS:
        yield found("S02", filing.header)


@raises("S14")
def activity_goes_with_the_type(filing: BondFiling) -> Iterator[Finding]:
    """Some activities are for continuous bonds only, some for single ones."""
    barred = CONTINUOUS_ONLY if filing.single else SINGLE_ONLY
    if filing.adds and value(filing.header, "activity") in barred:
        yield found("S14", filing.header)


@raises("S15")
def amount_is_above_zero(filing: BondFiling) -> Iterator[Finding]:
    """The amount is greater than zero."""
    if cell(filing, "10", "amount") == MUST and value(filing.header, "amount") == 0:
        yield found("S15", filing.header)


@raises("S16")
def executed_today(filing: BondFiling) -> Iterator[Finding]:
    """The execution date is the Eastern day on which the bond is sent (CB-23)."""
    executed = value(filing.header, "execution_date")
    if cell(filing, "10", "execution_date") == MUST and executed not in (None, filing.today):
        yield found("S16", filing.header)


@raises("S17")
def effective_from_today(filing: BondFiling) -> Iterator[Finding]:
    """A continuous bond takes effect on the day of its execution or later (CB-24)."""
    executed, effective = value(filing.header, "execution_date"), value(filing.header, "effective_date")
    asked = cell(filing, "10", "effective_date") == MUST
    if asked and executed is not None and effective is not None and effective < executed:
        yield found("S17", filing.header)


@raises("S21")
def terminates_in_time(filing: BondFiling) -> Iterator[Finding]:
    """A bond ends after its effective date, and at least fifteen days after it is asked for (CB-24, CB-26)."""
    executed, ends = value(filing.header, "execution_date"), value(filing.header, "termination_date")
    if cell(filing, "10", "termination_date") != MUST or ends is None:
        return
    begun = filing.known.data["effective"] if filing.known is not None else ""
    if (begun and ends.isoformat() <= begun) or (executed is not None and ends - executed < NOTICE):
        yield found("S21", filing.header)


@raises("S22")
def bond_number_is_one(filing: BondFiling) -> Iterator[Finding]:
    """A bond number is YYBXXXXXX (note 3, CB-27)."""
    number = value(filing.header, "bond_number")
    if cell(filing, "10", "bond_number") == MUST and number is not None and not is_bond_number(number):
        yield found("S22", filing.header)


def _named(code: str, filing: BondFiling, party: str) -> Finding:
    # The text has nine X where the party is to stand (CB-40).
    finding = found(code, filing.submission.notify[0])
    narrative = finding.condition.narrative.replace("XXXXXXXXX", party.ljust(9))
    return replace(finding, condition=replace(finding.condition, narrative=narrative.rstrip()))


@raises("S63", "S64")
def notified_are_others(filing: BondFiling) -> Iterator[Finding]:
    """Whom CBP notifies is a filer with an ABI profile, is not the sender, and is named once (CB-28)."""
    seen: set[str] = set()
    for notify in filing.submission.notify[:1]:
        for name in ("party_1", "party_2", "party_3", "party_4"):
            party = getattr(notify, name)
            if not isinstance(party, str):
                continue
            shape = _NOTIFY.fullmatch(party)
            if shape is None or shape[2] == filing.to.filer or party in seen:
                yield _named("S63", filing, party)
            elif not _has_profile(filing, shape[1], shape[2]):
                yield _named("S64", filing, party)
            seen.add(party)


def _has_profile(filing: BondFiling, port: str, filer: str) -> bool:
    known = filing.world.profile.filer(filer)
    return known is not None and allows(known.ports, port)


@raises("S27")
def transaction_goes_with_the_activity(filing: BondFiling) -> Iterator[Finding]:
    """An activity secures transactions of some types only (20 record, CB-29)."""
    one, activity = filing.transaction, value(filing.header, "activity")
    if not filing.single or not filing.adds or one is None or activity is None:
        return
    allowed, _ = TRANSACTIONS[value(one, "transaction_type")]
    if activity not in allowed and activity not in CONTINUOUS_ONLY:
        yield found("S27", one)


@raises("S28", "S29", "S79")
def entry_type_goes_with_entries(filing: BondFiling) -> Iterator[Finding]:
    """An entry has its type, which is one; no other transaction has."""
    one = filing.transaction
    if one is None or not filing.adds or not filing.single:
        return
    named = value(one, "entry_type")
    if value(one, "transaction_type") != bonds.ENTRY:
        if named is not None:
            yield found("S29", one)
    elif named is None:
        yield found("S28", one)
    elif not table("entry_types").of(named):
        yield found("S79", one)


@raises("S70")
def drawback_bonds_are_for_drawback(filing: BondFiling) -> Iterator[Finding]:
    """A bond for drawback payments secures entries of types 41 to 46 (Error Dictionary r51, S70)."""
    one = filing.transaction
    if one is None or not filing.single or value(filing.header, "activity") != DRAWBACK:
        return
    named = value(one, "entry_type")
    if value(one, "transaction_type") == bonds.ENTRY and named is not None and named not in DRAWBACK_TYPES:
        yield found("S70", one)


@raises("S30")
def transaction_is_one(filing: BondFiling) -> Iterator[Finding]:
    """The transaction's number is written as its type has it (CB-30)."""
    one = filing.transaction
    if one is None or not filing.adds or not filing.single:
        return
    kind, number = value(one, "transaction_type"), told(one.transaction)
    well = re.fullmatch(TRANSACTIONS[kind][1], number) is not None
    if kind == bonds.ENTRY and well:
        filer = filing.world.profile.filer(number[:3])
        offset = filer.check_digit_offset if filer is not None else 0
        checked = filer is None or filer.check_digits
        well = not checked or is_valid_entry_number(number[:3], number[3:], offset)
    if not well:
        yield found("S30", one)


HEADER = (
    block_holds_so_many,
    activity_goes_with_the_type,
    amount_is_above_zero,
    executed_today,
    effective_from_today,
    terminates_in_time,
    bond_number_is_one,
    notified_are_others,
    transaction_goes_with_the_activity,
    entry_type_goes_with_entries,
    drawback_bonds_are_for_drawback,
    transaction_is_one,
)
