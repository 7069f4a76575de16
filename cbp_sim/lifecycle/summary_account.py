"""How an accepted summary is paid: singly, on a statement, or not at all. Who owns it, what it owes, what CBP wants.

This is kept beside the summary itself, whose table says under whose control it is: a refiling replaces that, not this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from cbp_sim.errors import UnknownSubject
from cbp_sim.lifecycle.table import Lifecycle, Step
from cbp_sim.replies import Address
from cbp_sim.statements.dues import Dues
from cbp_sim.store.rows import Thing
from cbp_sim.world import World

KIND = "summary_account"

# states
NEW = "no account"
SINGLE = "to be paid singly"
SCHEDULED = "scheduled for a statement"
ON_STATEMENT = "on a statement"
PAID = "paid"
CLOSED = "closed"

# events
CHOSE_SINGLE = "filed for single payment"
CHOSE_STATEMENT = "filed for a statement"
PRINTED = "put on a statement"
MOVED = "moved to another statement"
REMOVED = "taken off, to be paid singly"
COLLECTED = "paid"
REFILED = "filed again after payment"
ENDED = "inactivated or cancelled"

_PAGE_6 = "Daily Statement, April 2025, page 6"
_PAGE_7 = "Daily Statement, April 2025, page 7"
_NOTE_Y = "Entry Summary, July 2026, usage note (y), ESF-174"
_NOTE_A = "Entry Summary, July 2026, usage note (a), ESF-132"
_OURS = "chosen by us: what is inactive or cancelled owes nothing on a statement"

PAYMENT = Lifecycle(
    "payment of an entry summary",
    {
        (NEW, CHOSE_SINGLE): Step(SINGLE, "", _NOTE_Y),
        (NEW, CHOSE_STATEMENT): Step(SCHEDULED, "", _NOTE_Y),
        (SINGLE, CHOSE_SINGLE): Step(SINGLE, "", _PAGE_6),
        (SINGLE, CHOSE_STATEMENT): Step(SCHEDULED, "", _PAGE_6),
        (SINGLE, COLLECTED): Step(PAID, "", "Error Dictionary r51, B29"),
        (SINGLE, ENDED): Step(CLOSED, "", _OURS),
        (SCHEDULED, CHOSE_SINGLE): Step(SINGLE, "", _PAGE_6),
        (SCHEDULED, CHOSE_STATEMENT): Step(SCHEDULED, "", _PAGE_6),
        (SCHEDULED, MOVED): Step(SCHEDULED, "", _PAGE_6),
        (SCHEDULED, PRINTED): Step(ON_STATEMENT, "", _PAGE_6),
        (SCHEDULED, ENDED): Step(CLOSED, "", _OURS),
        (ON_STATEMENT, MOVED): Step(SCHEDULED, "", _PAGE_7),
        (ON_STATEMENT, REMOVED): Step(SINGLE, "", _PAGE_7),
        (ON_STATEMENT, COLLECTED): Step(PAID, "", _PAGE_6),
        (ON_STATEMENT, ENDED): Step(CLOSED, "", _OURS),
        (PAID, REFILED): Step(PAID, "", _NOTE_A),
        (PAID, ENDED): Step(CLOSED, "", _OURS),
        (CLOSED, CHOSE_SINGLE): Step(SINGLE, "", _OURS),
        (CLOSED, CHOSE_STATEMENT): Step(SCHEDULED, "", _OURS),
    },
)


def on_file(world: World, subject: str) -> Thing | None:
    """The account of a summary, None when none was ever accepted."""
    return world.find(KIND, subject)


def account(world: World, subject: str) -> Thing:
    """The account of a summary; `UnknownSubject` when none was ever accepted."""
    found = on_file(world, subject)
    if found is None:
        raise UnknownSubject(f"{subject!r} has no accepted summary in world {world.rows.world!r}: file one (AE) first")
    return found


def move(world: World, subject: str, event: str, changes: Mapping[str, Any] | None = None) -> Thing:
    """Let something happen to an account; `NotLegal` when its state forbids it."""
    known = on_file(world, subject)
    step = PAYMENT.after(known.state if known else NEW, event)
    return world.keep(KIND, subject, state=step.to, data={**(known.data if known else {}), **(changes or {})})


def change(world: World, subject: str, changes: Mapping[str, Any]) -> Thing:
    """Keep something of an account without a change of its state."""
    known = account(world, subject)
    return world.keep(KIND, subject, state=known.state, data={**known.data, **changes})


def owner(thing: Thing) -> Address:
    """Whom notifications about a summary go to: who filed it last."""
    return Address.of(thing.data["owner"])


_ADDRESS = tuple(field.name for field in fields(Address))


def plain_address(to: Address) -> dict[str, Any]:
    """An address as the store keeps it."""
    return {name: getattr(to, name) for name in _ADDRESS}


def dues(thing: Thing) -> Dues:
    """What a summary owes."""
    return Dues.of_plain(thing.data["dues"])


def day(thing: Thing, name: str) -> date:
    """A day that every account holds: `filed_on`, `entry_date`."""
    return date.fromisoformat(thing.data[name])
