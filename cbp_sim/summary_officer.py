"""What is done to an accepted entry summary from outside the wire: by CBP's officers, and by the filer where the
transaction has no layout at hand.

RM (the debit authorization) and SU (the update of a summary's statement) are such: here they are the acts `pay`,
`negate`, `move` and `remove`. An act that is not legal is refused with those that are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from cbp_sim import summary_notices
from cbp_sim.errors import NotLegal, UnknownSubject
from cbp_sim.lifecycle.statements import NEGATE, PAY, lifecycle_of
from cbp_sim.lifecycle.subjects import entry_subject
from cbp_sim.officer_deeds import Refusal
from cbp_sim.statements import daily, monthly
from cbp_sim.summary_deeds import DEEDS, GUARDS, Case
from cbp_sim.world import World

ActName = Literal[
    "reject", "request_documents", "documents_received", "inactivate", "cancel", "change", "pay", "negate", "move",
    "remove", "suspend", "resume", "extend", "liquidate",
]  # fmt: skip

_STATEMENT = re.compile(r"[0-9]{4}(?:[0-9]{3}|P[0-9]{2})[0-9A-Z]{3}")

#: What each act must be told, and what it may be told besides.
_NEEDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "reject": ((), ("reason", "remarks", "line", "user", "telephone")),
    "request_documents": (("what",), ("remarks", "line", "user")),
    "inactivate": ((), ("remarks", "user")),
    "cancel": ((), ("remarks", "user")),
    "move": (("print_date",), ("month", "by")),
    "remove": ((), ("by",)),
}


def _subject(text: str) -> str:
    text = text.strip().upper()
    if _STATEMENT.fullmatch(text):
        return text
    try:
        return entry_subject(text)
    except UnknownSubject as error:
        raise ValueError(f"{error}; or a statement's number, like 2726226001") from None


def _remarks(text: str) -> str:
    if not summary_notices.carries(text):
        raise ValueError("remarks are at most 500 keyboard characters in seven lines of 78")
    return text


_UPPER = BeforeValidator(lambda value: value.strip().upper() if isinstance(value, str) else value)


class SummaryAct(BaseModel):
    """One act on an entry summary; `pay` and `negate` may name a statement instead.

    what: `invoices` or the whole `package`. reason: why CBP rejects, as the filer's UC tells it; its table is not at
    hand. line: the line that is meant. user, telephone: the officer whom the UC names. print_date, month: the statement
    to move to, month as 2026-09. by: whether the filer (ABI) or CBP takes it off. force: pass over the window in which
    CBP may reject.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    act: ActName
    subject: Annotated[str, AfterValidator(_subject)]
    what: Literal["invoices", "package"] | None = None
    reason: Annotated[str, _UPPER, Field(pattern=r"^[A-Z0-9]{3}$")] | None = None
    line: Annotated[str, _UPPER, Field(pattern=r"^[A-Z0-9]{1,3}$")] | None = None
    remarks: Annotated[str, _UPPER, AfterValidator(_remarks)] | None = None
    user: Annotated[str, _UPPER, Field(pattern=r"^[A-Z0-9 ,.'-]{1,30}$")] | None = None
    telephone: Annotated[str, Field(pattern=r"^[0-9]{10}$")] | None = None
    print_date: date | None = None
    month: Annotated[str, Field(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")] | None = None
    by: Literal["filer", "cbp"] | None = None
    force: bool = False

    @model_validator(mode="after")
    def _complete(self) -> Self:
        must, may = _NEEDS.get(self.act, ((), ()))
        missing = [name for name in must if getattr(self, name) is None]
        if missing:
            raise ValueError(f"{self.act} needs {' and '.join(missing)}")
        named = ("what", "reason", "line", "remarks", "user", "telephone", "print_date", "month", "by")
        stray = [name for name in named if getattr(self, name) is not None and name not in (*must, *may)]
        if stray:
            raise ValueError(f"{self.act} takes no {' or '.join(stray)}")
        if self.of_statement and self.act not in ("pay", "negate"):
            raise ValueError(f"{self.act} is done to an entry summary; pay and negate may name a statement")
        return self

    @property
    def of_statement(self) -> bool:
        """Whether it names a statement, not an entry."""
        return "-" not in self.subject

    @property
    def actor(self) -> str:
        """Who acts, as timelines say it."""
        by_filer = self.act in ("pay", "negate") or (self.act in ("move", "remove") and self.by != "cbp")
        return "filer" if by_filer else "officer"

    def __str__(self) -> str:
        return f"{self.act}({self.what})" if self.what else self.act


def act(wanted: SummaryAct, world: World) -> None:
    """Do an act; `NotLegal` says why not, and what is legal instead."""
    if wanted.of_statement:
        _act_on_statement(wanted, world)
        return
    case = Case.of(world, wanted.subject)
    refusal = refuse(case, wanted)
    if refusal is not None and not (wanted.force and refusal.forcible):
        legal = ", ".join(possible(case)) or "nothing"
        hint = "; force would do it" if refusal.forcible else ""
        raise NotLegal(
            f"{case.subject} is {case.summary.state}, {case.account.state}: {wanted} is not legal "
            f"({refusal.reason}{hint}); legal is {legal}"
        )
    DEEDS[wanted.act](case, wanted)


def refuse(case: Case, wanted: SummaryAct) -> Refusal | None:
    """Why an act is not legal for a summary as it stands, or None."""
    return GUARDS[wanted.act](case, wanted)


def possible(case: Case) -> Iterator[str]:
    """The names of the acts that are legal for a summary as it stands, without force."""
    soon = case.world.calendar.add_business_days(case.world.clock.today(), 1)
    for name in GUARDS:
        wanted: dict[str, object] = {"act": name, "subject": case.subject}
        wanted |= {"what": "package"} if name == "request_documents" else {}
        wanted |= {"print_date": soon} if name == "move" else {}
        if refuse(case, SummaryAct.model_validate(wanted)) is None:
            yield name


def _act_on_statement(wanted: SummaryAct, world: World) -> None:
    number = wanted.subject
    known = (monthly if number[4] == "P" else daily).statement(world, number)
    event = PAY if wanted.act == "pay" else NEGATE
    lifecycle_of(known.kind, known.data["payment_type"]).after(known.state, event)
    module = daily if known.kind == daily.KIND else monthly
    (module.pay if wanted.act == "pay" else module.negate)(world, number, actor=wanted.actor)
