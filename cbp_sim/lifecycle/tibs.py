"""How a temporary importation under bond (type 23) lives: open until its day, extended, closed, or run out.

TIB Extension/Close rev 05 and TIB Expiration Notice rev 03, January 2018, as transcribed in public; how long it may
last: 19 CFR 10.37 and chapter 98, subchapter XIII, U.S. note 1(a) of the tariff.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from cbp_sim.clock import EASTERN
from cbp_sim.lifecycle import entry_summary as summaries
from cbp_sim.lifecycle.summary_account import plain_address
from cbp_sim.lifecycle.table import Lifecycle, Step
from cbp_sim.replies import Address, notification
from cbp_sim.store.rows import Thing, Timer
from cbp_sim.world import World
from formats.catair import tib_expiration_notice
from formats.catair.tib_expiration_notice.records import Expiration

if TYPE_CHECKING:
    from formats.catair.entry_summary.records import Filing

KIND = "tib"
ENTRY_TYPE = "23"

# states
NEW = "not filed"
OPEN = "open"
CLOSED = "closed by the filer"
EXPIRED = "expired"

# events
FILED = "temporary importation filed"
EXTENDED = "temporary importation extended"
CLOSE = "closure of temporary importation accepted"
RAN_OUT = "temporary importation expired"
NOTICED = "expiration notice sent"

_TE = "TIB Extension/Close rev 05, TIB-9 to 14"

LIFECYCLE = Lifecycle(
    "temporary importation",
    {
        (NEW, FILED): Step(OPEN, "", "19 CFR 10.31"),
        (OPEN, FILED): Step(OPEN, "", "a summary that is filed again"),
        (OPEN, EXTENDED): Step(OPEN, "", f"{_TE}: 995"),
        (OPEN, NOTICED): Step(OPEN, "", "TIB Expiration Notice rev 03, TS-10"),
        (OPEN, CLOSE): Step(CLOSED, "", f"{_TE}: 996"),
        (OPEN, RAN_OUT): Step(EXPIRED, "", "19 CFR 10.37"),
        (CLOSED, FILED): Step(CLOSED, "", "a summary that is filed again"),
        (EXPIRED, FILED): Step(EXPIRED, "", "a summary that is filed again"),
    },
)

#: Two extensions of a year each; goods of 9813.00.75 stay six months and no longer.
MOST_EXTENSIONS = 2
SIX_MONTHS = "98130075"
#: The notice is of those that expire within a month (TS-10).
MONTH = timedelta(days=30)
_NOTICE_HOUR = 6


def find(world: World, subject: str) -> Thing | None:
    """The temporary importation of an entry."""
    return world.find(KIND, subject)


def expires(thing: Thing) -> date:
    """Its last day."""
    return date.fromisoformat(thing.data["expires"])


def filed(world: World, subject: str, filing: Filing, to: Address) -> None:
    """A summary of type 23 was accepted."""
    content, known = filing.content, find(world, subject)
    imported = (content.import_date if content else None) or world.clock.today()
    extensions = known.data["extensions"] if known is not None else 0
    short = any(str(one.detail.hts_number).startswith(SIX_MONTHS) for line in filing.lines for one in line.tariffs)
    data = {
        "port": filing.header.port_of_entry,
        "importer": (content.importer if content else None) or "",
        "to": plain_address(to),
        "imported": imported.isoformat(),
        "expires": last_day(imported, extensions, short=short).isoformat(),
        "extensions": extensions,
        "short": short,
    }
    move(world, subject, FILED, data)


def last_day(imported: date, extensions: int, *, short: bool) -> date:
    """Until when goods may stay that were imported on a day."""
    if short:
        year, month = divmod(imported.year * 12 + imported.month - 1 + 6, 12)
        return _day(year, month + 1, imported.day)
    return _day(imported.year + 1 + extensions, imported.month, imported.day)


def _day(year: int, month: int, day: int) -> date:
    """A day of a month, the last one where it has not so many."""
    end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return min(end, end.replace(day=min(day, end.day)))


def extend(world: World, subject: str, thing: Thing) -> None:
    """A year more."""
    extensions = thing.data["extensions"] + 1
    until = last_day(date.fromisoformat(thing.data["imported"]), extensions, short=False)
    move(world, subject, EXTENDED, {"extensions": extensions, "expires": until.isoformat()}, actor="filer")


def move(world: World, subject: str, event: str, changes: dict[str, Any] | None = None, *, actor: str = "CBP") -> Thing:
    """Let something happen to it, and tell it. `NotLegal` when its state forbids it."""
    thing = find(world, subject)
    step = LIFECYCLE.after(thing.state if thing else NEW, event)
    data = {**(thing.data if thing else {}), **(changes or {})}
    moved = world.keep(KIND, subject, state=step.to, data=data)
    world.tell(subject, event, state=step.to, actor=actor, note=f"until {data['expires']}")
    if step.to == OPEN and (thing is None or thing.data["expires"] != data["expires"]):
        _wait(world, subject, expires(moved))
    return moved


def _wait(world: World, subject: str, until: date) -> None:
    told = {"expires": until.isoformat()}
    notice = _at(until - MONTH, _NOTICE_HOUR)
    # A notice whose day has passed would tell nothing in time.
    if notice >= world.clock.now():
        world.later("tib.notice", subject, at=notice, data=told)
    world.later("tib.expires", subject, at=max(_at(until + timedelta(days=1)), world.clock.now()), data=told)


def _at(day: date, hour: int = 0) -> datetime:
    return datetime.combine(day, time(hour), EASTERN)


class Ringer:
    """Rings the timers `tib.*`: the notice before the end, and the end."""

    def ring(self, timer: Timer, world: World) -> None:
        """Do what was to happen now, unless another day has been set since."""
        thing = find(world, timer.subject)
        summary = summaries.on_file(world, timer.subject)
        if summary is None or summary.state == summaries.CANCELLED or summary.data["entry_type"] != ENTRY_TYPE:
            return
        if thing is None or thing.state != OPEN or thing.data["expires"] != timer.data["expires"]:
            return
        if timer.kind == "tib.notice":
            _notify(thing, world)
            move(world, timer.subject, NOTICED)
        else:
            move(world, timer.subject, RAN_OUT)


def _notify(thing: Thing, world: World) -> None:
    """The notice to whoever filed the summary."""
    filer, number = thing.subject.split("-")
    record = Expiration(
        port=thing.data["port"], filer_code=filer, entry_number=number, importer=thing.data["importer"],
        expiration_date=expires(thing), extensions=thing.data["extensions"],
    )  # fmt: skip
    tib_expiration_notice.CHAPTER.arrange([record])
    to = Address.of(thing.data["to"])
    world.send(to.account, "TS", notification(to, "TS", [record], on=world.clock.today()))


RINGER = Ringer()
