"""What each act on an entry summary asks before it is done, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from cbp_sim import summary_notices as uc
from cbp_sim.errors import UnknownSubject
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.lifecycle import liquidation, summary_life
from cbp_sim.lifecycle import statements as states
from cbp_sim.lifecycle import summary_account as accounts
from cbp_sim.officer_deeds import Refusal
from cbp_sim.statements import daily, monthly
from cbp_sim.statements.schedule import MONTHLY, payment_due
from cbp_sim.store.rows import Thing
from cbp_sim.world import World

if TYPE_CHECKING:
    from cbp_sim.summary_officer import SummaryAct

#: Whom a UC names when the act does not say.
OFFICER = "SPECIALIST, IMPORT"
#: A rejected summary is to be filed again within so many working days.
REFILING_DAYS = 2
_FURTHEST = timedelta(days=90)


@dataclass(frozen=True)
class Case:
    """A summary that an act is about, as it stands."""

    world: World
    subject: str
    summary: Thing
    account: Thing

    @classmethod
    def of(cls, world: World, subject: str) -> Self:
        """The case of an entry; `UnknownSubject` when CBP has no summary of it."""
        account, summary = accounts.account(world, subject), life.on_file(world, subject)
        if summary is None:
            raise UnknownSubject(f"the summary of {subject!r} was deleted: file it again (AE) first")
        return cls(world, subject, summary, account)

    @property
    def statement(self) -> Thing | None:
        """The daily statement that it is on, if it is."""
        if self.account.state != accounts.ON_STATEMENT:
            return None
        return daily.statement(self.world, self.account.data["statement"])

    @property
    def monthly(self) -> Thing | None:
        """The monthly statement that its daily one is on, if it is."""
        found = self.statement
        number = found.data.get("monthly") if found is not None else None
        return monthly.statement(self.world, number) if number else None

    def tell(self, event: str, wanted: SummaryAct, note: str) -> None:
        """A line of the summary's timeline that changes nothing in it."""
        self.world.tell(self.subject, event, state=self.summary.state, actor=wanted.actor, note=note)

    def notify(self, disposition: str, wanted: SummaryAct) -> None:
        """Send the owner a UC."""
        uc.send(
            self.world,
            self.subject,
            disposition,
            to=accounts.owner(self.account),
            account=self.account,
            user=wanted.user or OFFICER,
            telephone=wanted.telephone or "",
            reason=wanted.reason or "",
            line=wanted.line or "",
            remarks=wanted.remarks or "",
        )


Guard = Callable[[Case, "SummaryAct"], Refusal | None]


def _allows(event: str) -> Guard:
    def guard(case: Case, _: SummaryAct) -> Refusal | None:
        state = case.summary.state
        return None if life.LIFECYCLE.allows(state, event) else Refusal(f"no summary is {event} while {state}")

    return guard


# CBP's decisions


def _may_reject(case: Case, wanted: SummaryAct) -> Refusal | None:
    """Ten working days from the filing, for AD/CVD types sixty days (ABI Requirements, chapter 00, July 2022)."""
    barred = _allows(life.CBP_REJECTED)(case, wanted)
    filed, windows = accounts.day(case.account, "filed_on"), case.world.policy.summary_life
    if barred is not None:
        return barred
    if case.account.data["entry_type"] in liquidation.CASE_TYPES:
        last = filed + timedelta(days=windows.case_rejection_days)
    else:
        last = case.world.calendar.add_business_days(filed, windows.rejection_days)
    late = case.world.clock.today() > last
    return Refusal(f"CBP may reject it until {last.isoformat()}", forcible=True) if late else None


def _reject(case: Case, wanted: SummaryAct) -> None:
    again = case.world.calendar.add_business_days(case.world.clock.today(), REFILING_DAYS)
    life.move(
        case.world,
        case.subject,
        life.CBP_REJECTED,
        actor="officer",
        codes=[uc.REJECTED],
        note=f"to be filed again by {again.isoformat()}" + (", forced" if _may_reject(case, wanted) else ""),
    )
    accounts.change(case.world, case.subject, {"review": []})
    case.notify(uc.REJECTED, wanted)


def _may_request(case: Case, wanted: SummaryAct) -> Refusal | None:
    if wanted.what in case.account.data.get("review", ()):
        return Refusal(f"the {wanted.what} is wanted already" if wanted.what == "package" else "invoices are wanted")
    return _allows(life.DOCUMENTS_WANTED)(case, wanted)


def _request(case: Case, wanted: SummaryAct) -> None:
    """CBP wants documents: the summary is under its review, and in its control (Error Dictionary r51, B29)."""
    code = uc.INVOICES if wanted.what == "invoices" else uc.PACKAGE
    life.move(case.world, case.subject, life.DOCUMENTS_WANTED, actor="officer", codes=[code], note=wanted.what or "")
    accounts.change(case.world, case.subject, {"review": [*case.account.data.get("review", ()), wanted.what]})
    case.notify(code, wanted)


def _may_receive(case: Case, _: SummaryAct) -> Refusal | None:
    return None if case.account.data.get("review") else Refusal("no document is wanted")


def _receive(case: Case, wanted: SummaryAct) -> None:
    received = sorted({*case.account.data.get("received", ()), *case.account.data.get("review", ())})
    accounts.change(case.world, case.subject, {"review": [], "received": received})
    if case.summary.state == life.CBP and case.statement is None:
        life.move(case.world, case.subject, life.REVIEWED, actor="officer")
    else:
        case.tell("documents reviewed by CBP", wanted, "")


def _may_end(event: str) -> Guard:
    def guard(case: Case, wanted: SummaryAct) -> Refusal | None:
        barred = _allows(event)(case, wanted)
        return barred if barred is not None or case.statement is None else _may_leave(case)

    return guard


def _end(case: Case, wanted: SummaryAct, event: str, disposition: str) -> None:
    if case.statement is not None:
        _leave(case, source="CBP", actor="officer")
    life.move(case.world, case.subject, event, actor="officer", codes=[disposition])
    if accounts.PAYMENT.allows(case.account.state, accounts.ENDED):
        accounts.move(case.world, case.subject, accounts.ENDED, {"statement": "", "review": []})
    liquidation.end(case.world, case.subject)
    case.notify(disposition, wanted)


def _inactivate(case: Case, wanted: SummaryAct) -> None:
    _end(case, wanted, life.INACTIVATION, uc.INACTIVATED)


def _cancel(case: Case, wanted: SummaryAct) -> None:
    _end(case, wanted, life.CANCELLATION, uc.CANCELLED)


def _change(case: Case, _: SummaryAct) -> None:
    life.move(case.world, case.subject, life.CBP_CHANGED, actor="officer")


# payment


def _authorizing(event: str) -> Guard:
    def guard(case: Case, _: SummaryAct) -> Refusal | None:
        found = case.monthly or case.statement
        if found is None:
            if event == states.PAY and case.account.state == accounts.SINGLE:
                return _allows(life.COLLECTED)(case, _)
            return Refusal(f"its payment is {case.account.state}")
        table = states.lifecycle_of(found.kind, found.data["payment_type"])
        return None if table.allows(found.state, event) else Refusal(f"statement {found.subject} is {found.state}")

    return guard


def _pay(case: Case, wanted: SummaryAct) -> None:
    """Authorize the debit of its statement; pay it, when it is paid singly."""
    found = case.monthly or case.statement
    if found is None:
        due = payment_due(case.world, (accounts.day(case.account, "entry_date"),)).isoformat()
        today = case.world.clock.today().isoformat()
        daily.pay_summary(case.world, case.subject, on=today, due=due, note="single payment")
    else:
        (daily if found.kind == daily.KIND else monthly).pay(case.world, found.subject, actor=wanted.actor)
        case.tell("payment of its statement authorized", wanted, found.subject)


def _negate(case: Case, wanted: SummaryAct) -> None:
    found = case.monthly or daily.statement(case.world, case.account.data["statement"])
    (daily if found.kind == daily.KIND else monthly).negate(case.world, found.subject, actor=wanted.actor)
    case.tell("authorization taken back", wanted, found.subject)


# statements


def _may_leave(case: Case) -> Refusal | None:
    """Off a statement that is printed and not authorized; off a final periodic one until its month is paid (page 7)."""
    found, month = case.statement, case.monthly
    if found is None:
        return Refusal("it is on no statement")
    if not states.lifecycle_of(found.kind, found.data["payment_type"]).allows(found.state, states.REMOVED):
        return Refusal(f"statement {found.subject} is {found.state}")
    if month is not None and not states.MONTHLY.allows(month.state, states.REMOVED):
        return Refusal(f"statement {month.subject} is {month.state}")
    return None


def _leave(case: Case, *, source: str, actor: str) -> None:
    left = daily.take_off(case.world, case.subject, source=source, actor=actor)
    monthly.note_removal(case.world, left, actor=actor)
    if case.account.data.get("review"):
        life.move(case.world, case.subject, life.DOCUMENTS_WANTED, note="still under review")


def _may_move(case: Case, wanted: SummaryAct) -> Refusal | None:
    day, today = wanted.print_date, case.world.clock.today()
    if day is None or not today < day <= today + _FURTHEST or not case.world.calendar.is_business_day(day):
        return Refusal("a statement is printed on a working day in the next 90 days")
    if case.account.state == accounts.SCHEDULED:
        return None
    found = case.statement
    if found is not None and found.state == states.FINAL:
        return Refusal("after its statement is final it can only be removed, and is paid singly")
    return _may_leave(case)


def _move(case: Case, wanted: SummaryAct) -> None:
    day = wanted.print_date or date.max
    if case.statement is not None:
        _leave(case, source=_source(wanted), actor=wanted.actor)
    monthly_one = case.account.data["payment_type"] in MONTHLY
    month = wanted.month or case.account.data["month"] if monthly_one else ""
    accounts.move(case.world, case.subject, accounts.MOVED, {"statement": "", "month": month})
    summary_life.schedule(case.world, case.subject, day)
    case.world.tell(
        case.subject,
        "moved to another statement",
        state=life.TRADE,
        actor=wanted.actor,
        note=f"to be printed {day.isoformat()}",
    )


def _may_remove(case: Case, _: SummaryAct) -> Refusal | None:
    return _may_leave(case)


def _remove(case: Case, wanted: SummaryAct) -> None:
    _leave(case, source=_source(wanted), actor=wanted.actor)
    accounts.move(case.world, case.subject, accounts.REMOVED, {"statement": "", "payment_type": "1"})


def _source(wanted: SummaryAct) -> str:
    return "CBP" if wanted.by == "cbp" else "ABI"


# liquidation


def _liquidating(event: str) -> Guard:
    def guard(case: Case, wanted: SummaryAct) -> Refusal | None:
        known = liquidation.on_file(case.world, case.subject)
        state = known.state if known else liquidation.NEW
        if not liquidation.LIQUIDATION.allows(state, event):
            return Refusal(f"its liquidation is {state}")
        if event == liquidation.EXTEND and known and known.data["extensions"] >= liquidation.MOST_EXTENSIONS:
            return Refusal("it was extended three times")
        return _allows(life.LIQUIDATION)(case, wanted) if event == liquidation.FALL_DUE else None

    return guard


def _liquidation_moves(event: str) -> Callable[[Case, SummaryAct], None]:
    def deed(case: Case, wanted: SummaryAct) -> None:
        liquidation.move(case.world, case.subject, event, actor=wanted.actor)

    return deed


GUARDS: dict[str, Guard] = {
    "reject": _may_reject,
    "request_documents": _may_request,
    "documents_received": _may_receive,
    "inactivate": _may_end(life.INACTIVATION),
    "cancel": _may_end(life.CANCELLATION),
    "change": _allows(life.CBP_CHANGED),
    "pay": _authorizing(states.PAY),
    "negate": _authorizing(states.NEGATE),
    "move": _may_move,
    "remove": _may_remove,
    "suspend": _liquidating(liquidation.SUSPEND),
    "resume": _liquidating(liquidation.RESUME),
    "extend": _liquidating(liquidation.EXTEND),
    "liquidate": _liquidating(liquidation.FALL_DUE),
}

DEEDS: dict[str, Callable[[Case, SummaryAct], None]] = {
    "reject": _reject,
    "request_documents": _request,
    "documents_received": _receive,
    "inactivate": _inactivate,
    "cancel": _cancel,
    "change": _change,
    "pay": _pay,
    "negate": _negate,
    "move": _move,
    "remove": _remove,
    "suspend": _liquidation_moves(liquidation.SUSPEND),
    "resume": _liquidation_moves(liquidation.RESUME),
    "extend": _liquidation_moves(liquidation.EXTEND),
    "liquidate": _liquidation_moves(liquidation.FALL_DUE),
}
