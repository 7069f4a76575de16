"""How an entry summary lives: whose control it is under, and what may be done to it there.

Control status and status of the Entry Summary Query (JB, JC records): trade control, CBP control, inactive; accepted,
rejected, cancelled. Here they are one state. A summary that was deleted is as good as never filed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cbp_sim.lifecycle.table import Lifecycle, Step
from cbp_sim.store.rows import Thing
from cbp_sim.world import World

KIND = "entry_summary"

# states
NEW = "not filed"
TRADE = "trade control"
CBP = "CBP control"
PAID = "paid"
REJECTED = "rejected by CBP"
LIQUIDATED = "liquidated"
CANCELLED = "cancelled"
INACTIVE = "inactive"
DELETED = "deleted"

# events
FILED = "filed"
CORRECTED = "corrected after summary"
REFUSED = "filing refused"
DELETE = "deleted by the filer"
STATEMENT_PRINTED = "put on a statement"
STATEMENT_REMOVED = "taken off the statement"
COLLECTED = "paid"
CBP_REJECTED = "rejected by CBP"
CBP_CHANGED = "changed by CBP"
LIQUIDATION = "liquidated"
CANCELLATION = "cancelled by CBP"
DOCUMENTS_WANTED = "documents wanted by CBP"
REVIEWED = "reviewed by CBP"
INACTIVATION = "inactivated by CBP"

# actions
ADD = "add"
REPLACE = "replace"
DROP = "drop"
KEEP = "keep"
NEXT_CYCLE = "count the next filing as a new cycle"
MINOR = "count a change by CBP"

_FILING = "Entry Summary, July 2026, usage note (a), ESF-132"
_ANSWER = "Entry Summary, July 2026, response note (c), ESF-210"
_DELETION = "Entry Summary, July 2026, response note (c), ESF-211"
_VERSION = "Entry Summary, July 2026, E1 note 5, ESF-206"
_B29 = "Error Dictionary r51, B29"
_STATUS = "Entry Summary Query, May 2026, JC, ESQ-28"
_INACTIVE = "inferred: Entry Summary Query, May 2026, JC, ESQ-28, names the state and not what ends it"

LIFECYCLE = Lifecycle(
    "entry summary",
    {
        (NEW, FILED): Step(TRADE, ADD, _ANSWER),
        (NEW, REFUSED): Step(NEW, KEEP, _ANSWER),
        (DELETED, FILED): Step(TRADE, ADD, _DELETION),
        (DELETED, REFUSED): Step(DELETED, KEEP, _ANSWER),
        (TRADE, FILED): Step(TRADE, REPLACE, _ANSWER),
        (TRADE, REFUSED): Step(DELETED, DROP, _ANSWER),
        (TRADE, DELETE): Step(DELETED, DROP, _DELETION),
        (TRADE, STATEMENT_PRINTED): Step(CBP, KEEP, _B29),
        (TRADE, COLLECTED): Step(PAID, KEEP, _B29),
        (TRADE, DOCUMENTS_WANTED): Step(CBP, KEEP, _B29),
        (TRADE, INACTIVATION): Step(INACTIVE, KEEP, _STATUS),
        (TRADE, CANCELLATION): Step(CANCELLED, KEEP, "Error Dictionary r51, B31"),
        (CBP, REFUSED): Step(CBP, KEEP, _ANSWER),
        (CBP, STATEMENT_PRINTED): Step(CBP, KEEP, _B29),
        (CBP, DOCUMENTS_WANTED): Step(CBP, KEEP, _B29),
        (CBP, REVIEWED): Step(TRADE, KEEP, "inferred: Error Dictionary r51, B29, condition 3 no longer holds"),
        (CBP, INACTIVATION): Step(INACTIVE, KEEP, _STATUS),
        (CBP, STATEMENT_REMOVED): Step(TRADE, NEXT_CYCLE, _B29),
        (CBP, COLLECTED): Step(PAID, KEEP, _B29),
        (CBP, CBP_CHANGED): Step(CBP, MINOR, _VERSION),
        (CBP, CANCELLATION): Step(CANCELLED, KEEP, "Error Dictionary r51, B31"),
        (PAID, REFUSED): Step(PAID, KEEP, _ANSWER),
        (PAID, CBP_REJECTED): Step(REJECTED, NEXT_CYCLE, _FILING),
        (PAID, CORRECTED): Step(PAID, REPLACE, "Error Dictionary r51, B45 to B47"),
        (PAID, DOCUMENTS_WANTED): Step(PAID, KEEP, _B29),
        (PAID, CBP_CHANGED): Step(PAID, MINOR, _VERSION),
        (PAID, LIQUIDATION): Step(LIQUIDATED, KEEP, "Error Dictionary r51, B30"),
        (PAID, CANCELLATION): Step(CANCELLED, KEEP, "Error Dictionary r51, B31"),
        (REJECTED, FILED): Step(PAID, REPLACE, _FILING),
        (REJECTED, REFUSED): Step(REJECTED, KEEP, _ANSWER),
        (LIQUIDATED, REFUSED): Step(LIQUIDATED, KEEP, _ANSWER),
        (CANCELLED, REFUSED): Step(CANCELLED, KEEP, _ANSWER),
        (INACTIVE, FILED): Step(TRADE, REPLACE, _INACTIVE),
        (INACTIVE, REFUSED): Step(INACTIVE, KEEP, _ANSWER),
        (INACTIVE, CANCELLATION): Step(CANCELLED, KEEP, "Error Dictionary r51, B31"),
    },
)

#: The condition for a filing that the state does not allow.
NOT_NOW = {CBP: "B29", PAID: "B29", LIQUIDATED: "B30", CANCELLED: "B31"}

Data = Mapping[str, Any]


def on_file(world: World, subject: str) -> Thing | None:
    """The summary of a number as CBP has it, None when there is none, or none any more."""
    thing = world.find(KIND, subject)
    return None if thing is None or thing.state == DELETED else thing


def version(data: Data) -> str:
    """MMMmm: filing cycles and, within the last of them, changes by CBP. ESF-206, note 5."""
    return f"{data['major']:03}{data['minor']:02}"


def move(
    world: World,
    subject: str,
    event: str,
    *,
    filed: Data | None = None,
    actor: str = "CBP",
    codes: Sequence[str] = (),
    note: str = "",
) -> Thing | None:
    """Let something happen to a summary, and tell it; the summary afterwards. `NotLegal` when its state forbids it.

    filed: what the filing says, where the event is one.
    """
    thing = world.find(KIND, subject)
    step = LIFECYCLE.after(thing.state if thing else NEW, event)
    known = thing.data if thing else {}
    data = {**_DEEDS[step.action](known, filed or {}), **_instants(world.now, event, step.action, known)}
    moved = world.keep(KIND, subject, state=step.to, data=data) if step.to != NEW else None
    world.tell(subject, f"entry summary {event}", state=step.to, actor=actor, codes=codes, note=note)
    return moved


def _add(_: Data, filed: Data) -> Data:
    return {**filed, "major": 1, "minor": 0, "new_cycle": False}


def _replace(known: Data, filed: Data) -> Data:
    major, minor = (known["major"] + 1, 0) if known["new_cycle"] else (known["major"], known["minor"])
    # The reference that a re-add must match is the one of the initial filing (ESF-132).
    first = {"broker_reference": known["broker_reference"]}
    # Who corrects another's summary becomes an owner beside him (Entry Summary Query, May 2026, JB note 2, ESQ-26).
    owners = list(dict.fromkeys([*known.get("owners", ()), *filed.get("owners", ())]))
    return {**filed, **first, "owners": owners, "major": major, "minor": minor, "new_cycle": False}


#: The instants that a summary keeps: its first and its last acceptance, that of its first correction, CBP's last
#: rejection, and the last change of its status (Entry Summary Query, May 2026, JB, JC and JF, ESQ-25 to ESQ-36).
_INSTANTS = ("first_accepted", "accepted", "first_corrected", "rejected", "status_since")


def _instants(now: str, event: str, action: str, known: Data) -> Data:
    if action == DROP:
        return {}
    kept = {name: known[name] for name in _INSTANTS if name in known}
    if action in (ADD, REPLACE):
        kept = {"first_accepted": now, **kept, "accepted": now, "status_since": now}
    if event == CORRECTED:
        kept = {"first_corrected": now, **kept}
    if event == CBP_REJECTED:
        kept |= {"rejected": now, "status_since": now}
    if event == CANCELLATION:
        kept["status_since"] = now
    return kept


_DEEDS: dict[str, Callable[[Data, Data], Data]] = {
    ADD: _add,
    REPLACE: _replace,
    DROP: lambda _known, _filed: {},
    KEEP: lambda known, _filed: known,
    NEXT_CYCLE: lambda known, _filed: {**known, "new_cycle": True},
    MINOR: lambda known, _filed: {**known, "minor": min(known["minor"] + 1, 99)},
}
