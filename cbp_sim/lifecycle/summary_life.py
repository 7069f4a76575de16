"""What follows when CBP accepts an entry summary: who owns it, what it owes, on which statement it will be."""

from __future__ import annotations

from datetime import date
from typing import Any

from cbp_sim import summary_notices
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.lifecycle import liquidation
from cbp_sim.lifecycle import summary_account as accounts
from cbp_sim.replies import Address
from cbp_sim.statements.dues import ZERO, dues_of
from cbp_sim.statements.schedule import (
    STATEMENTS,
    Batch,
    at_hour,
    importer_of_statement,
    year_of_month,
)
from cbp_sim.store.rows import Thing, Timer
from cbp_sim.world import World
from formats.catair.entry_summary.records import Filing

BATCH_KIND = "statement_batch"


def accepted(world: World, subject: str, filing: Filing, to: Address) -> None:
    """A filing was accepted, and the summary on file is what it says: see to its payment and its owner."""
    before = accounts.on_file(world, subject)
    state = world.find(life.KIND, subject)
    told = _told(world, filing, to)
    if before is not None and before.state == accounts.PAID and state is not None and state.state != life.TRADE:
        _again(world, subject, before, told, to)
        return
    header = filing.header
    if header.payment_type in STATEMENTS and header.statement_print_date is not None:
        accounts.move(world, subject, accounts.CHOSE_STATEMENT, told)
        schedule(world, subject, header.statement_print_date)
    else:
        accounts.move(world, subject, accounts.CHOSE_SINGLE, told)


def _told(world: World, filing: Filing, to: Address) -> dict[str, Any]:
    header, content, today = filing.header, filing.content, world.clock.today()
    month = header.statement_month
    entered = (content.estimated_entry_date if content else None) or today
    return {
        "owner": accounts.plain_address(to),
        "dues": dues_of(filing).plain(),
        "filed_on": today.isoformat(),
        "entry_date": entered.isoformat(),
        "entry_type": header.entry_type or "",
        "filer": header.filer_code,
        "port_of_entry": header.port_of_entry,
        "processing_port": to.port,
        "broker_reference": header.broker_reference or "",
        "importer": (content.importer if content else None) or "",
        "consolidated": header.consolidated == "Y",
        "payment_type": header.payment_type or "",
        "print_date": header.statement_print_date.isoformat() if header.statement_print_date else "",
        "month": f"{year_of_month(int(month), today)}-{int(month):02}" if month and month.isdecimal() else "",
        "branch": header.client_branch or "",
        "statement": "",
    }


#: What a refiling after payment does not say anew: how it was paid (condition 217).
_KEPT = ("payment_type", "print_date", "month", "branch", "statement", "entry_date")


def _again(world: World, subject: str, before: Thing, told: dict[str, Any], to: Address) -> None:
    """A refiling after CBP's rejection, or a post summary correction."""
    kept = {name: before.data[name] for name in _KEPT}
    moved = accounts.move(world, subject, accounts.REFILED, {**told, **kept})
    difference = accounts.dues(moved).amount - accounts.dues(before).amount
    if difference != ZERO:
        owes = "more is owed" if difference > ZERO else "less is owed"
        state = world.find(life.KIND, subject)
        world.tell(subject, f"{owes} than was paid", state=state.state if state else "", note=str(abs(difference)))
    old = accounts.owner(before)
    if old.filer != to.filer:
        # After the answer to the correction, which is still being made.
        world.later("summary.owner_changed", subject, data=before.data["owner"])
    liquidation.go_on(world, subject)


def schedule(world: World, subject: str, print_date: date) -> None:
    """Put a summary in line for the statement that its account names, to be printed on a day."""
    account = accounts.change(world, subject, {"print_date": print_date.isoformat()})
    batch = batch_of(account)
    world.rows.link("statement_batch", subject, [batch.key])
    known = world.find(BATCH_KIND, batch.key)
    if known is None or known.state != "waiting":
        world.keep(BATCH_KIND, batch.key, state="waiting", data={})
        at = at_hour(print_date, world.policy.summary_life.print_hour)
        world.later("statement.print", batch.key, at=max(at, world.clock.now()))


def batch_of(account: Thing) -> Batch:
    """The statement that an account is in line for."""
    data = account.data
    return Batch(
        port=data["processing_port"],
        filer=data["filer"],
        payment_type=data["payment_type"],
        print_date=date.fromisoformat(data["print_date"]),
        importer=importer_of_statement(data["payment_type"], data["importer"]),
        branch=data["branch"],
    )


class Ringer:
    """Rings the timers of accepted summaries."""

    def ring(self, timer: Timer, world: World) -> None:
        """Tell the filer who had the summary that another has corrected it, and owns it now (ESF-182)."""
        summary_notices.send(
            world,
            timer.subject,
            summary_notices.CORRECTED_BY_ANOTHER,
            to=Address.of(timer.data),
            account=accounts.account(world, timer.subject),
        )


RINGER = Ringer()
