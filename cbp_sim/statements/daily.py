"""Daily and periodic daily statements: printed, paid, closed; summaries taken off them. PF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from cbp_sim.errors import NotLegal, UnknownSubject
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.lifecycle import liquidation, summary_life
from cbp_sim.lifecycle import statements as states
from cbp_sim.lifecycle import summary_account as accounts
from cbp_sim.replies import Address
from cbp_sim.statements import message, schedule
from cbp_sim.statements.dues import MOST, ZERO, Dues, Sums, sums
from cbp_sim.store.rows import Thing
from cbp_sim.world import World

KIND = states.DAILY_KIND
#: Daily Statement, April 2025, page 9.
MOST_SUMMARIES = 2000


def statement(world: World, number: str) -> Thing:
    """A daily statement on file; `UnknownSubject` when there is none of this number."""
    found = world.find(KIND, number)
    if found is None:
        raise UnknownSubject(f"no daily statement {number!r} was printed in world {world.rows.world!r}")
    return found


def head(thing: Thing) -> message.Head:
    """What a statement says of itself."""
    data = thing.data
    return message.Head(
        number=thing.subject,
        print_date=date.fromisoformat(data["print_date"]),
        payment_type=data["payment_type"],
        filer=data["filer"],
        port=data["port"],
        importer=data["importer"],
        branch=data["branch"],
    )


def print_batch(world: World, key: str) -> None:
    """Print the statements of a batch: all summaries that wait for them, 2,000 a statement."""
    world.keep(summary_life.BATCH_KIND, key, state="printed", data={})
    for part in _parts(world, _waiting(world, key)):
        _print(world, schedule.Batch.of_key(key), part)


def _waiting(world: World, key: str) -> list[Thing]:
    """The accounts that still wait for a batch: a summary may have been deleted, inactivated, or filed anew since."""
    found = []
    for subject in world.rows.linked_to("statement_batch", key):
        account, summary = accounts.on_file(world, subject), life.on_file(world, subject)
        if account is None or summary is None or account.state != accounts.SCHEDULED:
            continue
        if life.LIFECYCLE.allows(summary.state, life.STATEMENT_PRINTED):
            found.append(account)
    return found


def _parts(world: World, waiting: list[Thing]) -> Iterator[list[Thing]]:
    part: list[Thing] = []
    total = ZERO
    for account in waiting:
        gross = accounts.dues(account).gross
        if gross > MOST:
            # Chosen by us: what no column can hold is paid without a statement.
            accounts.move(world, account.subject, accounts.CHOSE_SINGLE, {"payment_type": "1"})
            world.tell(account.subject, "too large for a statement: to be paid singly", state=life.TRADE)
            continue
        if part and (len(part) == MOST_SUMMARIES or total + gross > MOST):
            yield part
            part, total = [], ZERO
        part.append(account)
        total += gross
    if part:
        yield part


def _print(world: World, batch: schedule.Batch, part: list[Thing]) -> None:
    number = schedule.daily_number(world, batch.port, batch.print_date)
    monthly = batch.payment_type in schedule.MONTHLY
    due = schedule.payment_due(world, (accounts.day(one, "entry_date") for one in part))
    data = {
        "port": batch.port,
        "filer": batch.filer,
        "payment_type": batch.payment_type,
        "print_date": batch.print_date.isoformat(),
        "importer": batch.importer,
        "branch": batch.branch,
        "to": accounts.plain_address(accounts.owner(part[0])),
        "summaries": [one.subject for one in part],
        "printed": [one.subject for one in part],
        "dues": {one.subject: one.data["dues"] for one in part},
        "removed": [],
        "removed_later": [],
        "authorized": "",
        "month": part[0].data["month"] if monthly else "",
        "due": due.isoformat(),
    }
    for account in part:
        accounts.move(world, account.subject, accounts.PRINTED, {"statement": number})
        life.move(world, account.subject, life.STATEMENT_PRINTED, note=number)
    move(world, number, states.PRINTED, data=data)
    if not monthly and due >= world.clock.today():
        at = schedule.at_hour(due, world.policy.summary_life.end_of_day)
        world.later("statement.unpaid", number, at=max(at, world.clock.now()))


def move(
    world: World, number: str, event: str, *, data: Mapping[str, Any] | None = None, actor: str = "CBP", note: str = ""
) -> Thing:
    """Let something happen to a statement, tell it, and send what follows; `NotLegal` when its state forbids it."""
    known = world.find(KIND, number)
    kept = data if data is not None else known.data if known else {}
    table = states.lifecycle_of(KIND, kept["payment_type"])
    step = table.after(known.state if known else states.NEW, event)
    moved = world.keep(KIND, number, state=step.to, data=kept)
    world.tell(number, f"{table.name} {event}", state=step.to, actor=actor, note=note)
    if step.action:
        _send(world, moved, final=step.action != states.SEND_PRELIMINARY)
    if step.action == states.COLLECT:
        collect(world, moved)
    return moved


def _send(world: World, thing: Thing, *, final: bool) -> None:
    on_it = [summary_of(world, thing, subject) for subject in thing.data["summaries"]]
    printed = [summary_of(world, thing, subject).dues for subject in thing.data["printed"]]
    records = message.daily(
        head(thing),
        on_it,
        sums(printed),
        paid=totals(world, thing) if final else None,
        removed=[(subject, source) for subject, source in thing.data["removed"]],
    )
    to = Address.of(thing.data["to"])
    lines = message.envelope(to, "PF", head(thing), records, final=final, on=world.clock.today())
    world.send(to.account, "PF", lines)


def summary_of(world: World, thing: Thing, subject: str) -> message.Summary:
    """A summary as its statement was printed with it."""
    account = accounts.account(world, subject)
    return message.Summary(
        subject=subject,
        dues=Dues.of_plain(thing.data["dues"][subject]),
        port_of_entry=account.data["port_of_entry"],
        broker_reference=account.data["broker_reference"],
        consolidated=account.data["consolidated"],
    )


def totals(world: World, thing: Thing) -> Sums:
    """What the summaries owe that are still on a statement."""
    return sums(Dues.of_plain(thing.data["dues"][subject]) for subject in thing.data["summaries"])


# payment


def pay(world: World, number: str, *, actor: str) -> None:
    """The filer authorizes the debit (RM); on a periodic daily statement it presents the summaries."""
    known = statement(world, number)
    today, pace = world.clock.today(), world.policy.summary_life
    amount = totals(world, known).amount
    data = {**known.data, "authorized": today.isoformat()}
    moved = move(world, number, states.PAY, data=data, actor=actor, note=f"{amount:.2f}")
    if moved.state == states.PRESENTED:
        done = schedule.at_hour(today + timedelta(days=1), pace.print_hour)
        world.later("statement.close", number, at=done, data={"authorized": today.isoformat()})
    else:
        confirmed = world.calendar.add_business_days(today, pace.settlement)
        done = schedule.at_hour(confirmed, pace.print_hour)
        world.later("statement.confirm", number, at=done, data={"authorized": today.isoformat()})


def negate(world: World, number: str, *, actor: str) -> None:
    """The filer takes the authorization back, on the same day before its end (page 7)."""
    known = statement(world, number)
    must_be_before_the_end_of_the_day(world, known)
    move(world, number, states.NEGATE, data={**known.data, "authorized": ""}, actor=actor)


def must_be_before_the_end_of_the_day(world: World, thing: Thing) -> None:
    """`NotLegal` when an authorization is older than today, or the day's processing has begun."""
    end = world.policy.summary_life.end_of_day
    told = thing.data["authorized"]
    if told and (told != world.clock.today().isoformat() or world.clock.eastern().hour >= end):
        raise NotLegal(
            f"statement {thing.subject} was authorized on {told}: an authorization is taken back on the same day "
            f"before {end}:00, not now"
        )


def collect(world: World, thing: Thing) -> None:
    """The money for a statement came in: its summaries are paid, as of the day of the authorization (page 6)."""
    due = thing.data["due"]
    for subject in thing.data["summaries"]:
        pay_summary(world, subject, on=thing.data["authorized"], due=due, note=thing.subject)


def pay_summary(world: World, subject: str, *, on: str, due: str, note: str) -> None:
    """A summary is paid; its liquidation is scheduled. on, due: the days of payment and when it was due."""
    paid = accounts.account(world, subject).data["dues"]
    accounts.move(world, subject, accounts.COLLECTED, {"paid_on": on, "paid": paid})
    life.move(world, subject, life.COLLECTED, note=note)
    if on > due:
        world.tell(subject, "paid late", state=life.PAID, note=f"due {due}, paid {on}")
    liquidation.begin(world, subject)


# summaries taken off


def take_off(world: World, subject: str, *, source: str, actor: str) -> Thing:
    """Take a summary off its statement; the statement afterwards. source: ABI or CBP, as Q7 tells it."""
    number = accounts.account(world, subject).data["statement"]
    known = statement(world, number)
    left = [one for one in known.data["summaries"] if one != subject]
    name = "removed_later" if known.state == states.FINAL else "removed"
    data = {**known.data, "summaries": left, name: [*known.data[name], [subject, source]]}
    event = states.REMOVED if left else states.EMPTIED
    moved = move(world, number, event, data=data, actor=actor, note=subject)
    life.move(world, subject, life.STATEMENT_REMOVED, actor=actor, note=number)
    return moved
