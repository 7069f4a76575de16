"""Riders: the reconciliation and Virgin Islands flags, users added and deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cbp_sim.decision import Finding
from cbp_sim.lifecycle.importers import canonical
from cbp_sim.rules.bond.filing import BondFiling, found, told, value
from cbp_sim.rules.engine import raises

#: A user is deleted no sooner than this many days after the bond took effect (36 record, CB-34).
DELETION = timedelta(days=10)


@raises("S83", "S85")
def flags_change(filing: BondFiling) -> Iterator[Finding]:
    """A flag is set where it is not, and removed where it is."""
    known, header = filing.known, filing.header
    if filing.designation != "R" or known is None:
        return
    wanted = value(header, "reconciliation_rider")
    if wanted is not None and (wanted == "Y") == known.data["reconciliation"]:
        yield found("S83", header)
    if value(header, "virgin_islands_rider") == "Y" and known.data["virgin_islands"]:
        yield found("S85", header)


@raises("S87", "S88", "S89")
def users_change(filing: BondFiling) -> Iterator[Finding]:
    """A user is added who is none, and deleted who is one."""
    known = filing.known
    if filing.designation != "R" or known is None:
        return
    for user in filing.submission.users:
        action, there = value(user, "rider_action"), known.data["users"].get(canonical(told(user.number)))
        if action == "A" and there is not None and not there["until"]:
            yield found("S89", user)
        elif action == "D" and there is None:
            yield found("S87", user)
        elif action == "D" and there is not None and there["until"]:
            yield found("S88", user)


@raises("S90", "S91", "S92")
def dates_go_with_the_action(filing: BondFiling) -> Iterator[Finding]:
    """Who is added has a date to begin, who is deleted one to end (36 record, CB-33, CB-34)."""
    if filing.designation != "R":
        return
    for user in filing.submission.users:
        action, added, deleted = (value(user, name) for name in ("rider_action", "add_date", "delete_date"))
        if action == "A":
            if deleted is not None:
                yield found("S90", user)
            if added is None or added < _begun(filing, added):
                yield found("S91", user)
        elif action == "D":
            if added is not None:
                yield found("S90", user)
            if deleted is None or deleted - _begun(filing, deleted - DELETION) < DELETION:
                yield found("S92", user)


def _begun(filing: BondFiling, otherwise: date) -> date:
    """When the bond on file took effect; a single one on the day of its execution."""
    if filing.known is None:
        return otherwise
    return date.fromisoformat(filing.known.data["effective"] or filing.known.data["executed"])


RIDERS = (flags_change, users_change, dates_go_with_the_action)
