"""What the control API takes and gives, besides the simulator's own models."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cbp_sim.clock import eastern, parse_duration, parse_instant
from cbp_sim.profile import Profile
from cbp_sim.store.rows import Arrival, Happening, Message, iso

#: Columns of the A record that hold the password, 0-based.


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Refusal(_Part):
    """Why a call was refused, and what to do instead."""

    error: str
    next_step: str = ""


class Health(_Part):
    """The server is there."""

    status: Literal["ok"] = "ok"
    worlds: tuple[str, ...]


class ClockMove(_Part):
    """Where to move the clock: by a span, to an instant, or to when the next thing happens by itself."""

    advance: str | None = Field(None, description="a span, like 3d, 2h30m or PT15M", examples=["3d"])
    until: str | None = Field(None, description="an ISO 8601 instant; without an offset it is US Eastern")
    to: Literal["next-due"] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        given = [name for name in ("advance", "until", "to") if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError('give one of advance, until and to: {"advance": "3d"}')
        return self

    def target(self, *, now: datetime, due: datetime | None) -> datetime | None:
        """The instant that is meant; None when it is the next due one and nothing is due."""
        if self.advance is not None:
            return now + parse_duration(self.advance)
        if self.until is not None:
            return parse_instant(self.until)
        return None if due is None else max(now, due)


class Time(_Part):
    """A world's clock. eastern: the same instant as clocks in Washington show it."""

    now: str
    eastern: str
    due: str | None = Field(description="when the next thing happens by itself")

    @classmethod
    def of(cls, now: datetime, due: datetime | None) -> Self:
        """These instants."""
        return cls(now=iso(now), eastern=eastern(now).isoformat(), due=None if due is None else iso(due))


class Moved(Time):
    """A clock that was moved. was: where it stood; happened: how many things happened on the way."""

    was: str
    happened: int

    @classmethod
    def by(cls, was: datetime, happened: int, time: Time) -> Self:
        """What a move did."""
        return cls(**time.model_dump(), was=iso(was), happened=happened)


class Due(_Part):
    """When the next thing happens by itself; None when nothing will."""

    due: str | None


class AccountView(_Part):
    """An account, without its passwords."""

    site: str
    id: str
    offices: tuple[str, ...]
    filers: tuple[str, ...]
    ports: tuple[str, ...]
    applications: tuple[str, ...]
    connected: bool


class WorldView(_Part):
    """A world: what it is called, where its ABI listener is, who may send, what time it is."""

    name: str
    profile: str
    about: str
    abi: str
    clock: Time
    accounts: tuple[AccountView, ...]
    filers: tuple[str, ...]

    @classmethod
    def of(cls, name: str, profile: Profile, *, abi: str, clock: Time, connected: list[str]) -> Self:
        """A world as anyone may see it."""
        accounts = tuple(
            AccountView(
                site=one.site,
                id=one.id,
                offices=one.offices,
                filers=one.filers,
                ports=one.ports,
                applications=one.applications,
                connected=one.key in connected,
            )
            for one in profile.accounts
        )
        return cls(
            name=name,
            profile=profile.name,
            about=profile.about,
            abi=abi,
            clock=clock,
            accounts=accounts,
            filers=tuple(filer.code for filer in profile.filers),
        )


class MessageView(_Part):
    """A message to a filer. journal: what it answers or what caused it. delivered: when it was taken, or None."""

    number: int
    journal: int
    at: str
    account: str
    application: str
    lines: tuple[str, ...]
    delivered: str | None

    @classmethod
    def of(cls, message: Message) -> Self:
        """A message as data."""
        return cls(
            number=message.number,
            journal=message.journal,
            at=message.at,
            account=message.account,
            application=message.application,
            lines=tuple(message.lines),
            delivered=message.delivered,
        )


class Acknowledgement(_Part):
    """Which messages were taken."""

    numbers: tuple[int, ...] = Field(min_length=1)


class Acknowledged(_Part):
    """How many of them had been waiting."""

    acknowledged: int


class HappeningView(_Part):
    """A line of a timeline."""

    number: int
    at: str
    subject: str
    actor: str
    event: str
    state: str
    codes: tuple[str, ...]
    note: str
    journal: int

    @classmethod
    def of(cls, happening: Happening) -> Self:
        """A line as data."""
        return cls(
            number=happening.number,
            at=happening.at,
            subject=happening.subject,
            actor=happening.actor,
            event=happening.event,
            state=happening.state,
            codes=tuple(happening.codes),
            note=happening.note,
            journal=happening.journal,
        )


class Done(_Part):
    """What an act or an event did to its subject: the lines that it added to the timeline."""

    subject: str
    happened: tuple[HappeningView, ...]


class ArrivalView(_Part):
    """Something that came in, as the journal keeps it."""

    number: int
    at: str
    kind: str
    account: str
    content: str

    @classmethod
    def of(cls, arrival: Arrival) -> Self:
        """A line of the journal as data."""
        return cls(
            number=arrival.number, at=arrival.at, kind=arrival.kind, account=arrival.account, content=arrival.content
        )
