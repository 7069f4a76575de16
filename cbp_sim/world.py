"""`World`: one CBP at one instant. The only door to time, chance, the store, the policy and the reference data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from cbp_sim.calendar import BusinessCalendar
from cbp_sim.chance import Chance
from cbp_sim.clock import Clock, parse_instant
from cbp_sim.profile import Policy, Profile
from cbp_sim.reference import Reference
from cbp_sim.reference.edits import edited
from cbp_sim.store.rows import Rows, Thing, iso
from cbp_sim.tariff.schedule import Tariff
from cbp_sim.tariff.store import Memory, tariff_of

#: Tariff lines that worlds of one database asked for before.
_REMEMBERED: WeakKeyDictionary[Engine, Memory] = WeakKeyDictionary()


class World:
    """A world inside one transaction of its store.

    Everything that judging and moving may ask or change goes through here; what it changes is committed with the
    arrival that caused it, or not at all.
    """

    def __init__(self, rows: Rows, profile: Profile, *, seed: int, now: str) -> None:
        self.rows = rows
        self.profile = profile
        self.clock = Clock(parse_instant(now))
        self.chance = Chance(seed, rows)
        self.journal = 0
        self._iso: tuple[datetime, str] = (self.clock.now(), iso(self.clock.now()))

    @property
    def policy(self) -> Policy:
        """How strict and how fast this CBP is."""
        return self.profile.policy

    @property
    def reference(self) -> Reference:
        """What CBP has on file about parties, articles and papers: the profile's tables, as they were changed since."""
        return edited(self.profile.reference, self.rows)

    @cached_property
    def calendar(self) -> BusinessCalendar:
        """Federal holidays and business days."""
        return BusinessCalendar()

    @cached_property
    def tariff(self) -> Tariff | None:
        """The tariff that duties are judged by; None where the policy wants none, or one that was never loaded."""
        if self.policy.tariff == "off":
            return None
        memory = _REMEMBERED.setdefault(self.rows.connection.engine, Memory())
        known = tariff_of(self.rows.connection, memory)
        return known if known.complete or self.policy.tariff == "embedded" else None

    @property
    def now(self) -> str:
        """The present instant as the store keeps it."""
        now = self.clock.now()
        if self._iso[0] is not now:
            self._iso = (now, iso(now))
        return self._iso[1]

    # what is on file

    def find(self, kind: str, subject: str) -> Thing | None:
        """A thing on file, or None."""
        return self.rows.thing(kind, subject)

    def keep(self, kind: str, subject: str, *, state: str, data: Mapping[str, Any]) -> Thing:
        """Put a thing on file as it is now. `since` stays when the state does."""
        known = self.rows.thing(kind, subject)
        since = known.since if known is not None and known.state == state else self.now
        return self.rows.put(Thing(kind, subject, state, since, data))

    # what is said

    def tell(
        self,
        subject: str,
        event: str,
        *,
        state: str = "",
        actor: str = "CBP",
        codes: Sequence[str] = (),
        note: str = "",
    ) -> None:
        """Add a line to a subject's timeline."""
        self.rows.happen(
            at=self.now,
            subject=subject,
            actor=actor,
            event=event,
            state=state,
            codes=codes,
            note=note,
            journal=self.journal,
        )

    def send(self, account: str, application: str, lines: Sequence[str]) -> None:
        """Put a whole output batch in the outbox of an account (site and identifier)."""
        self.rows.send(journal=self.journal, at=self.now, account=account, application=application, lines=lines)

    # what will happen

    def later(
        self,
        kind: str,
        subject: str,
        *,
        after: timedelta | None = None,
        at: datetime | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        """Have something happen after a span, or at an instant."""
        due = at if at is not None else self.clock.now() + (after or timedelta())
        self.rows.set_timer(due=iso(due), kind=kind, subject=subject, data=data or {})
