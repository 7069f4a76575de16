"""An entry summary as a query finds it: what was filed, what came of it, and who may see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, cast

from cbp_sim.clock import eastern, parse_instant
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.lifecycle import liquidation, summary_links
from cbp_sim.lifecycle import summary_account as accounts
from cbp_sim.lifecycle.cargo_release import RELEASED
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.statements import daily, monthly
from cbp_sim.statements.dues import Dues
from cbp_sim.statements.schedule import MONTHLY
from cbp_sim.store.rows import Thing
from cbp_sim.world import World
from formats.catair import entry_summary
from formats.catair.entry_summary.records import Filing
from formats.chapter import Reading
from formats.record import Record

OWNER, SURETY, LIQUIDATION_FILER = "owner", "surety", "liquidation filer"


@dataclass(frozen=True)
class Known:
    """A summary on file, with its account."""

    world: World
    subject: str
    summary: Thing
    account: Thing

    @classmethod
    def find(cls, world: World, subject: str) -> Known | None:
        """The summary of a number, None when CBP has none."""
        summary, account = life.on_file(world, subject), accounts.on_file(world, subject)
        return cls(world, subject, summary, account) if summary is not None and account is not None else None

    @classmethod
    def every(cls, world: World) -> Iterator[Known]:
        """Every summary on file, by the instant of its last acceptance; those of one second by their numbers."""
        held = {account.subject: account for account in world.rows.things(accounts.KIND)}
        found = [
            cls(world, thing.subject, thing, held[thing.subject])
            for thing in world.rows.things(life.KIND)
            if thing.state != life.DELETED and thing.subject in held
        ]
        yield from sorted(found, key=lambda one: (one.accepted, one.subject))

    def standing(self, filer: str) -> str:
        """As what a filer may see it: owner, surety, liquidation filer; "" when it may not (ESQ-14)."""
        if filer in self.data.get("owners", ()) or filer == accounts.owner(self.account).filer:
            return OWNER
        reference = self.world.reference
        for bond in self.filing.bonds:
            surety = reference.surety(bond.surety)
            if surety is not None and filer in surety.askers:
                return SURETY
        importer = reference.importer(self.account.data["importer"])
        return LIQUIDATION_FILER if importer is not None and filer in importer.liquidation_filers else ""

    # what was filed

    @property
    def data(self) -> Any:
        """What the store keeps of the summary itself."""
        return self.summary.data

    @property
    def state(self) -> str:
        """Its state by name."""
        return self.summary.state

    @property
    def filer(self) -> str:
        """The filer code of its number."""
        return self.subject.partition("-")[0]

    @property
    def number(self) -> str:
        """The number itself."""
        return self.subject.partition("-")[2]

    @cached_property
    def _reading(self) -> Reading:
        return entry_summary.CHAPTER.read(self.data["records"])

    @property
    def records(self) -> tuple[Record, ...]:
        """Its records as they were last accepted."""
        return self._reading.records

    @property
    def filing(self) -> Filing:
        """The same in their places."""
        return cast(Filing, self._reading.content)

    @property
    def entry_type(self) -> str:
        """Its entry type."""
        return str(self.data["entry_type"])

    # when

    @property
    def accepted(self) -> datetime:
        """When CBP last accepted a filing of it, as clocks in Washington show it."""
        return self._instant("accepted") or eastern(parse_instant(self.summary.since))

    @property
    def first_accepted(self) -> datetime:
        """When CBP first accepted it."""
        return self._instant("first_accepted") or self.accepted

    @property
    def status_since(self) -> datetime:
        """When it was last accepted, or its status changed."""
        return self._instant("status_since") or self.accepted

    @property
    def first_corrected(self) -> date | None:
        """The day of its first post summary correction."""
        return _day(self._instant("first_corrected"))

    @property
    def rejected(self) -> date | None:
        """The day on which CBP last rejected it."""
        return _day(self._instant("rejected"))

    def _instant(self, name: str) -> datetime | None:
        told = self.data.get(name)
        return eastern(parse_instant(told)) if told else None

    # what came of it

    @property
    def wanted(self) -> tuple[str, ...]:
        """What CBP has asked for and not received: invoices, the whole package."""
        return tuple(self.account.data.get("review", ()))

    @property
    def received(self) -> tuple[str, ...]:
        """What CBP has asked for and received."""
        return tuple(self.account.data.get("received", ()))

    @property
    def dues(self) -> Dues:
        """What it owes."""
        return accounts.dues(self.account)

    @property
    def paid_on(self) -> date | None:
        """When it was paid; None while it is not."""
        told = self.account.data.get("paid_on")
        return date.fromisoformat(told) if told else None

    @property
    def paid(self) -> Dues | None:
        """What was paid for it; None while nothing was."""
        told = self.account.data.get("paid")
        return Dues.of_plain(told) if told and self.paid_on is not None else None

    @property
    def authorized(self) -> bool:
        """Whether the debit of its statement is authorized, and the money not yet in.

        A summary of a periodic daily statement is paid with the monthly one.
        """
        if self.account.state != accounts.ON_STATEMENT:
            return False
        statement = daily.statement(self.world, self.account.data["statement"])
        if self.account.data["payment_type"] not in MONTHLY:
            return bool(statement.data["authorized"])
        number = statement.data.get("monthly")
        return bool(number and monthly.statement(self.world, number).data["authorized"])

    @property
    def liquidation(self) -> Thing | None:
        """Its liquidation, None when it was never paid."""
        return liquidation.on_file(self.world, self.subject)

    @property
    def liquidated(self) -> bool:
        """Whether it is liquidated."""
        return self.state == life.LIQUIDATED

    @cached_property
    def release(self) -> date | None:
        """The day of its release, of a consolidated summary that of the last of its releases; None while one lacks."""
        named = tuple(summary_links.releases(self.filing.releases)) or (self.subject,)
        days = [self._released(subject) for subject in named]
        return None if any(day is None for day in days) else max(day for day in days if day is not None)

    def _released(self, subject: str) -> date | None:
        release = Release.find(self.world, subject)
        if release is not None:
            return release.file.release_date if release.stage == RELEASED else None
        facts = self.world.reference.entry(subject)
        return facts.released if facts is not None else None

    @property
    def quota_processed(self) -> bool:
        """Whether its quota lines took part: released, and paid where it is paid singly (conditions Q11 and Q12)."""
        quotas = self.data.get("quotas", ())
        waits = self.account.data["payment_type"] == "1" and self.paid is None
        return bool(quotas) and "hold" not in quotas and self.release is not None and not waits

    @property
    def census(self) -> dict[str, dict[str, str]]:
        """Line -> Census warning -> the override that answered it, "" while none has."""
        held: dict[str, dict[str, str]] = self.data["census"]
        return held


def _day(instant: datetime | None) -> date | None:
    return instant.date() if instant else None
