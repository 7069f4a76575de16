"""How a paid summary is liquidated: 314 days after its entry, unless something stands in the way; and until when it may
still be corrected.

NR, the courtesy notice, has no layout at hand: it is a line of the timeline.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.lifecycle import summary_account as accounts
from cbp_sim.lifecycle.table import Lifecycle, Step
from cbp_sim.statements.schedule import at_hour
from cbp_sim.store.rows import Thing, Timer
from cbp_sim.world import World

KIND = "liquidation"
CASE_TYPES = ("03", "07", "34", "38")

# states
NEW = "not scheduled"
SCHEDULED = "scheduled for liquidation"
SUSPENDED = "suspended"
LIQUIDATED = "liquidated"

# events
PAID = "scheduled"
PAID_WITH_CASE = "suspended for an AD/CVD case"
SUSPEND = "suspended"
RESUME = "suspension lifted"
EXTEND = "extended"
FALL_DUE = "liquidated"

# actions
SET_DATE = "set the date"
DROP_DATE = "drop the date"
LATER_DATE = "set a later date"
LIQUIDATE = "liquidate"

_TERM = "19 CFR 159.11; 314 days: CBP's liquidation cycle"
_EXTENSION = "19 CFR 159.12"
_SUSPENSION = "19 CFR 159.58; Entry Summary, July 2026, usage note (gg), ESF-183"

LIQUIDATION = Lifecycle(
    "liquidation",
    {
        (NEW, PAID): Step(SCHEDULED, SET_DATE, _TERM),
        (NEW, PAID_WITH_CASE): Step(SUSPENDED, DROP_DATE, _SUSPENSION),
        (SCHEDULED, EXTEND): Step(SCHEDULED, LATER_DATE, _EXTENSION),
        (SCHEDULED, SUSPEND): Step(SUSPENDED, DROP_DATE, _SUSPENSION),
        (SCHEDULED, FALL_DUE): Step(LIQUIDATED, LIQUIDATE, _TERM),
        (SUSPENDED, RESUME): Step(SCHEDULED, SET_DATE, _SUSPENSION),
    },
)

#: Extensions of one year each, at most three (19 CFR 159.12).
MOST_EXTENSIONS = 3


#: What keeps the day of an event, for the Entry Summary Query (JC, ESQ-29).
_NOTED = {PAID_WITH_CASE: "suspended_on", SUSPEND: "suspended_on", EXTEND: "extended_on"}


def on_file(world: World, subject: str) -> Thing | None:
    """The liquidation of a summary, None when it was never paid."""
    return world.find(KIND, subject)


def date_of(thing: Thing | None) -> date | None:
    """When a summary will be, or was, liquidated."""
    told = thing.data.get("date") if thing else None
    return date.fromisoformat(told) if told else None


def begin(world: World, subject: str) -> None:
    """A summary was paid: its liquidation is scheduled, or suspended under an AD/CVD case."""
    entry_type = accounts.account(world, subject).data["entry_type"]
    move(world, subject, PAID_WITH_CASE if entry_type in CASE_TYPES else PAID)


def move(world: World, subject: str, event: str, *, actor: str = "CBP", note: str = "") -> None:
    """Let something happen to a liquidation, and tell it; `NotLegal` when its state forbids it."""
    known = on_file(world, subject)
    step = LIQUIDATION.after(known.state if known else NEW, event)
    data: dict[str, object] = dict(known.data) if known else {"extensions": 0}
    told = _DEEDS[step.action](world, subject, data)
    if event in _NOTED:
        data[_NOTED[event]] = world.clock.today().isoformat()
    if event != FALL_DUE:
        world.tell(subject, f"liquidation {event}", state=step.to, actor=actor, note=note or told)
    world.keep(KIND, subject, state=step.to, data=data)


def go_on(world: World, subject: str) -> None:
    """A rejected summary was filed again: if its day of liquidation went by meanwhile, the next working day is it."""
    known, today = on_file(world, subject), world.clock.today()
    day = date_of(known)
    if known is not None and known.state == SCHEDULED and day is not None and day <= today:
        data = dict(known.data)
        _set(world, subject, data, world.calendar.add_business_days(today, 1))
        world.keep(KIND, subject, state=SCHEDULED, data=data)


def end(world: World, subject: str) -> None:
    """The summary is cancelled: there is nothing to liquidate."""
    world.rows.forget(KIND, subject)


def _set_date(world: World, subject: str, data: dict[str, object]) -> str:
    entered = accounts.day(accounts.account(world, subject), "entry_date")
    day = entered + timedelta(days=world.policy.summary_life.liquidation_days)
    return _set(world, subject, data, max(day, world.clock.today() + timedelta(days=1)))


def _later_date(world: World, subject: str, data: dict[str, object]) -> str:
    known = date.fromisoformat(str(data["date"]))
    data["extensions"] = int(str(data["extensions"])) + 1
    return _set(world, subject, data, known + timedelta(days=world.policy.summary_life.extension_days))


def _set(world: World, subject: str, data: dict[str, object], day: date) -> str:
    """Set the day, and the timers of the courtesy notice and of the day itself. Older ones find another day on file."""
    data["date"] = day.isoformat()
    hour = world.policy.summary_life.print_hour
    notice = day - timedelta(days=world.policy.summary_life.notice_days)
    if notice > world.clock.today():
        world.later("liquidation.notice", subject, at=at_hour(notice, hour), data={"date": data["date"]})
    world.later("liquidation.due", subject, at=at_hour(day, hour), data={"date": data["date"]})
    return f"on {data['date']}"


def _drop_date(world: World, subject: str, data: dict[str, object]) -> str:
    data["date"] = ""
    return ""


def _liquidate(world: World, subject: str, data: dict[str, object]) -> str:
    life.move(world, subject, life.LIQUIDATION, note="as entered")
    data["date"] = world.clock.today().isoformat()
    return ""


_DEEDS: dict[str, Callable[[World, str, dict[str, object]], str]] = {
    SET_DATE: _set_date,
    LATER_DATE: _later_date,
    DROP_DATE: _drop_date,
    LIQUIDATE: _liquidate,
}


class Ringer:
    """Rings the timers of liquidation."""

    def ring(self, timer: Timer, world: World) -> None:
        """Give the courtesy notice, or liquidate; nothing when another day has been set since."""
        known, summary = on_file(world, timer.subject), life.on_file(world, timer.subject)
        if known is None or summary is None or known.state != SCHEDULED or known.data["date"] != timer.data["date"]:
            return
        if timer.kind == "liquidation.notice":
            world.tell(
                timer.subject, "courtesy notice of liquidation", state=summary.state, note=f"on {known.data['date']}"
            )
        elif life.LIFECYCLE.allows(summary.state, life.LIQUIDATION):
            move(world, timer.subject, FALL_DUE)
        else:
            world.tell(timer.subject, "liquidation waits", state=summary.state, note="CBP has rejected the summary")


RINGER = Ringer()


def bars_correction(world: World, subject: str) -> str | None:
    """The condition that bars a post summary correction of a paid summary today, None when none does.

    The windows are settings: the error dictionary has 269 days after the entry (B48) and 15 before liquidation (B51),
    the chapter 14 before liquidation (ESF-183), CBP's public policy 300 and 15.
    """
    known, account = on_file(world, subject), accounts.on_file(world, subject)
    if known is None or account is None:
        return None
    if account.data.get("review"):
        return "B59"
    if known.state == SUSPENDED and account.data["entry_type"] not in CASE_TYPES:
        return "B60"
    windows, today = world.policy.summary_life, world.clock.today()
    entered, day = accounts.day(account, "entry_date"), date_of(known)
    if today - entered > timedelta(days=windows.correction_days):
        return "B48"
    if day is not None and day - today <= timedelta(days=windows.correction_margin):
        return "B51"
    return None
