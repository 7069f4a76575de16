"""Bond and surety (usage note (i), ESF-156 to ESF-158), as far as the records tell.

What is on file, a continuous bond or a single one filed through eBond, is asked in `standing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cbp_sim.decision import Finding
from cbp_sim.rules.engine import raises
from cbp_sim.rules.summary import tables
from cbp_sim.rules.summary.submission import MAYBE_CASE_TYPES, Submission, found, told

CONTINUOUS, SINGLE = "8", "9"
PRIMARY = ("B", "U", "E")
ADDITIONAL = "A"

#: From this rate on, percent, a case needs a single transaction bond beside a continuous one (error dictionary, 710).
CASE_RATE_LIMIT = Decimal(5)


@raises("119")
def bond_is_given_or_waived(submission: Submission) -> Iterator[Finding]:
    """A formal summary has a bond, unless it is waived."""
    header = submission.filing.header
    demanded = next(row for row in tables.entry_type_matrix() if row.element == "bonds").cells
    # Where the matrix itself demands the bond, it says so.
    if submission.informal or demanded.get(submission.entry_type) not in ("A", "C"):
        return
    if not submission.filing.bonds and told(header.bond_waiver) is None:
        yield found("119", header)


@raises("120")
def waived_bond_is_not_given(submission: Submission) -> Iterator[Finding]:
    """Where the bond is waived no 31 record stands."""
    if submission.filing.header.bond_waiver == "0" and submission.filing.bonds:
        yield found("120", submission.filing.bonds[0])


@raises("130", "139")
def waiver_has_its_reason(submission: Submission) -> Iterator[Finding]:
    """A waiver has a reason, save on an informal; without a waiver there is none."""
    header = submission.filing.header
    waived, reason = told(header.bond_waiver) == "0", told(header.bond_waiver_reason)
    if waived and reason is None and not submission.informal:
        yield found("139", header)
    if not waived and reason is not None:
        yield found("130", header)


@raises("141", "761")
def bond_may_be_waived(submission: Submission) -> Iterator[Finding]:
    """With an AD/CVD case no bond is waived; that of a TIB only for goods of Canada."""
    header = submission.filing.header
    if header.bond_waiver != "0":
        return
    if submission.entry_type in MAYBE_CASE_TYPES and submission.cases:
        yield found("141", header)
    elif submission.entry_type == "23" and not all(article.canadian for article in submission.articles):
        yield found("761", header)


@raises("193", "268", "269", "759")
def bonds_fit_together(submission: Submission) -> Iterator[Finding]:
    """One bond covers everything, or a second, single and additional, stands beside it."""
    bonds = submission.filing.bonds
    if not bonds:
        return
    types = [told(bond.bond_type) for bond in bonds]
    designations = [told(bond.designation) for bond in bonds]
    if types.count(CONTINUOUS) > 1:
        yield found("193", bonds[1])
    elif len(bonds) == 2 and ADDITIONAL not in designations:
        yield found("268", bonds[1])
    elif not any(designation in PRIMARY for designation in designations):
        yield found("759" if SINGLE in types else "269", bonds[0])


@raises("126", "214", "267")
def continuous_bond_is_plain(submission: Submission) -> Iterator[Finding]:
    """A continuous bond is basic and has neither amount nor producer account."""
    for bond in submission.filing.bonds:
        if bond.bond_type != CONTINUOUS:
            continue
        if told(bond.designation) != "B":
            yield found("267", bond)
        if bond.amount is not None:
            yield found("214", bond)
        if bond.producer_account is not None:
            yield found("126", bond)


@raises("223", "240", "265")
def single_bond_has_an_amount(submission: Submission) -> Iterator[Finding]:
    """A single transaction bond has an amount above zero, and replaces no continuous one."""
    for bond in submission.filing.bonds:
        if bond.bond_type != SINGLE:
            continue
        if bond.amount is None:
            yield found("265", bond)
        elif bond.amount == 0:
            yield found("240", bond)
        if bond.replaces is not None:
            yield found("223", bond)


@raises("138")
def surety_is_known(submission: Submission) -> Iterator[Finding]:
    """The surety is a company that CBP lists."""
    for bond in submission.filing.bonds:
        if bond.surety and not tables.is_surety(bond.surety):
            yield found("138", bond)


@raises("710")
def case_has_a_single_bond(submission: Submission) -> Iterator[Finding]:
    """A case of a specific rate, or of five percent and more, needs a single bond beside a continuous one."""
    types = [bond.bond_type for bond in submission.filing.bonds]
    if CONTINUOUS not in types or SINGLE in types:
        return
    for line in submission.filing.lines:
        for case in line.cases:
            if case.rate_type == "S" or (case.rate_type == "A" and case.rate >= CASE_RATE_LIMIT):
                yield found("710", case)


BONDS = (
    bond_is_given_or_waived,
    waived_bond_is_not_given,
    waiver_has_its_reason,
    bond_may_be_waived,
    bonds_fit_together,
    continuous_bond_is_plain,
    single_bond_has_an_amount,
    surety_is_known,
    case_has_a_single_bond,
)
