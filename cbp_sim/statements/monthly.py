"""Periodic monthly statements: they gather the final periodic daily statements of a month, and are paid at once. MS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cbp_sim.errors import UnknownSubject
from cbp_sim.lifecycle import statements as states
from cbp_sim.replies import Address
from cbp_sim.statements import daily, message, schedule
from cbp_sim.statements.dues import MOST, ZERO, Dues, Sums
from cbp_sim.store.rows import Thing
from cbp_sim.world import World

KIND = states.MONTHLY_KIND
MONTH_KIND = "statement_month"
#: Periodic Monthly Statement, March 2019, page 6.
MOST_DAILIES = 9999


def statement(world: World, number: str) -> Thing:
    """A monthly statement on file; `UnknownSubject` when there is none of this number."""
    found = world.find(KIND, number)
    if found is None:
        raise UnknownSubject(f"no monthly statement {number!r} was printed in world {world.rows.world!r}")
    return found


def gather(world: World, thing: Thing) -> None:
    """Put a final periodic daily statement in line for its month's statement."""
    data = thing.data
    year, month = int(data["month"][:4]), int(data["month"][5:])
    key = schedule.Month(
        data["port"][:2], data["filer"], data["payment_type"], year, month, data["importer"], data["branch"]
    ).key
    world.rows.link("statement_month", thing.subject, [key])
    known = world.find(MONTH_KIND, key)
    if known is None or known.state != "waiting":
        world.keep(MONTH_KIND, key, state="waiting", data={})
        printed, _ = schedule.monthly_days(world, year, month)
        at = schedule.at_hour(printed, world.policy.summary_life.print_hour)
        # Chosen by us: what is presented after its month's statement was printed gets another one at once.
        world.later("statement.monthly", key, at=max(at, world.clock.now()))


def print_month(world: World, key: str) -> None:
    """Print the statements of a month: all final daily statements that wait for them."""
    world.keep(MONTH_KIND, key, state="printed", data={})
    month = schedule.Month.of_key(key)
    waiting = [daily.statement(world, number) for number in world.rows.linked_to("statement_month", key)]
    waiting = [one for one in waiting if one.state == states.FINAL and not one.data.get("monthly")]
    for part in _parts(world, waiting):
        _print(world, month, part)


def _parts(world: World, waiting: list[Thing]) -> Iterator[list[Thing]]:
    part: list[Thing] = []
    total = ZERO
    for one in waiting:
        gross = sum((Dues.of_plain(dues).gross for dues in one.data["dues"].values()), ZERO)
        if part and (len(part) == MOST_DAILIES or total + gross > MOST):
            yield part
            part, total = [], ZERO
        part.append(one)
        total += gross
    if part:
        yield part


def _print(world: World, month: schedule.Month, part: list[Thing]) -> None:
    number = schedule.monthly_number(world, month.district, month.year, month.month)
    _, due = schedule.monthly_days(world, month.year, month.month)
    data = {
        "port": part[0].data["port"],
        "filer": month.filer,
        "payment_type": month.payment_type,
        "print_date": world.clock.today().isoformat(),
        "due": due.isoformat(),
        "importer": month.importer,
        "branch": month.branch,
        "to": part[0].data["to"],
        "dailies": [one.subject for one in part],
        "preliminary": {},
        "authorized": "",
    }
    for one in part:
        world.keep(daily.KIND, one.subject, state=one.state, data={**one.data, "monthly": number})
    move(world, number, states.PRINTED, data=data, note=f"due {due.isoformat()}")
    at = schedule.at_hour(due, world.policy.summary_life.end_of_day)
    if at >= world.clock.now():
        world.later("statement.unpaid", number, at=at)


def move(
    world: World, number: str, event: str, *, data: Mapping[str, Any] | None = None, actor: str = "CBP", note: str = ""
) -> Thing:
    """Let something happen to a monthly statement, tell it, and send what follows; `NotLegal` when it may not."""
    known = world.find(KIND, number)
    kept = data if data is not None else known.data if known else {}
    step = states.MONTHLY.after(known.state if known else states.NEW, event)
    moved = world.keep(KIND, number, state=step.to, data=kept)
    world.tell(number, f"{states.MONTHLY.name} {event}", state=step.to, actor=actor, note=note)
    if step.action == states.SEND_PRELIMINARY:
        _send(world, moved, _dailies(world, moved), paid=None)
    elif step.action == states.COLLECT:
        _collect(world, moved)
    return moved


def _collect(world: World, thing: Thing) -> None:
    dailies = _dailies(world, thing)
    _send(world, thing, dailies, paid=_total(dailies))
    for one in dailies:
        gathered = daily.move(world, one.head.number, states.GATHERED, note=thing.subject)
        for subject in gathered.data["summaries"]:
            daily.pay_summary(world, subject, on=thing.data["authorized"], due=thing.data["due"], note=thing.subject)


def _dailies(world: World, thing: Thing) -> list[message.Daily]:
    found = []
    for number in thing.data["dailies"]:
        one = daily.statement(world, number)
        if one.state != states.VOID:
            presented = date.fromisoformat(one.data["authorized"])
            found.append(message.Daily(daily.head(one), presented, daily.totals(world, one)))
    return found


def _total(dailies: Sequence[message.Daily]) -> Sums:
    return sum((one.sums for one in dailies), Sums())


def _send(world: World, thing: Thing, dailies: Sequence[message.Daily], *, paid: Sums | None) -> None:
    """Preliminary without `paid`, final with it; the preliminary's totals are kept, since the final repeats them."""
    data = thing.data
    due = _total(dailies) if paid is None else Sums.of_plain(data["preliminary"])
    if paid is None:
        world.keep(KIND, thing.subject, state=thing.state, data={**data, "preliminary": due.plain()})
    removed = [
        (subject, source)
        for number in data["dailies"]
        for subject, source in daily.statement(world, number).data["removed_later"]
    ]
    head = message.Head(
        number=thing.subject,
        print_date=date.fromisoformat(data["print_date"]),
        payment_type=data["payment_type"],
        filer=data["filer"],
        port=data["port"],
        importer=data["importer"],
        branch=data["branch"],
        due=date.fromisoformat(data["due"]),
    )
    records = message.monthly(head, dailies, due, paid=paid, removed=removed)
    to = Address.of(data["to"])
    lines = message.envelope(to, "MS", head, records, final=paid is not None, on=world.clock.today())
    world.send(to.account, "MS", lines)


def pay(world: World, number: str, *, actor: str) -> None:
    """The filer authorizes the debit of the month."""
    known, today = statement(world, number), world.clock.today()
    pace = world.policy.summary_life
    amount = _total(_dailies(world, known)).amount
    move(
        world,
        number,
        states.PAY,
        data={**known.data, "authorized": today.isoformat()},
        actor=actor,
        note=f"{amount:.2f}",
    )
    done = schedule.at_hour(world.calendar.add_business_days(today, pace.settlement), pace.print_hour)
    world.later("statement.confirm_month", number, at=done, data={"authorized": today.isoformat()})


def negate(world: World, number: str, *, actor: str) -> None:
    """The filer takes the authorization back, on the same day before its end."""
    known = statement(world, number)
    daily.must_be_before_the_end_of_the_day(world, known)
    move(world, number, states.NEGATE, data={**known.data, "authorized": ""}, actor=actor)


def note_removal(world: World, thing: Thing, *, actor: str) -> None:
    """A summary was taken off a periodic daily statement that a monthly statement tells of already."""
    number = thing.data.get("monthly")
    if not number:
        return
    left = _dailies(world, statement(world, number))
    move(world, number, states.REMOVED if left else states.EMPTIED, actor=actor, note=thing.subject)
