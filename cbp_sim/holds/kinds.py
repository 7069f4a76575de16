"""What a kind of hold is: who places it, how it is seen on the wire, every way out of it, and its clocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["bill", "container", "entry", "line"]

#: What makes a hold end, in words. Acts of an officer, of the filer, of the carrier, and time.
WAYS: dict[str, str] = {
    "remove_hold": "an officer removes it",
    "exam_result": "exam result",
    "documents_received": "an officer has the documents",
    "review_done": "an officer ends the review",
    "agency_status": "the agency says 07 MAY PROCEED",
    "upload": "document",
    "update": "corrected SE (update)",
    "correction": "corrected SE or PGA data (replacement)",
    "manifest": "the carrier corrects the manifest",
    "isf": "the security filing meets the bill",
    "clock": "time",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """The codes that tell of a hold: when it is placed, and when it is gone. Empty where CBP has none."""

    placed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One way out.

    by: a key of WAYS. on: of an exam, its result; of a document, its type (blank is the one asked for); of an update,
    the element that must have changed; of a correction, what it must bring. then: the kind that follows in its place.
    settles: what follows ends by itself after the policy's span for a review. keeps: the hold stays, and what follows
    stands beside it. manifest: what the bill's carrier hears in place of the kind's own removal. origin: of the
    release, where it is not the kind's own.
    """

    by: str
    on: str = ""
    then: str = ""
    settles: bool = False
    keeps: bool = False
    manifest: tuple[str, ...] | None = None
    origin: str = ""

    def __str__(self) -> str:
        told = WAYS[self.by]
        if self.by == "upload":
            told = f"document {self.on}" if self.on else "document of the type asked for"
        elif self.by == "correction" and self.on:
            told = f"corrected SE or PGA data (replacement) with the {self.on}"
        elif self.by in ("exam_result", "update") and self.on:
            told = f"{told}: {self.on.replace('_', ' ')}"
        if self.then:
            told += f", {'with' if self.keeps else 'then'} {self.then}"
        return told


@dataclass(frozen=True, slots=True)
class Clock:
    """What happens when a hold has been open for so many days.

    business: working days. says: what the timeline then shows. then: the kind that takes its place. cite: where the
    span stands.
    """

    days: int
    says: str
    cite: str
    business: bool = False
    then: str = ""

    def __str__(self) -> str:
        follows = f", then {self.then}" if self.then else ""
        return f"{self.days} {'working ' if self.business else ''}days: {self.says}{follows}"


@dataclass(frozen=True, slots=True)
class AgencyCode:
    """An SO70 status with its reason; may: the reason with which 07 MAY PROCEED ends it. only: for these agencies."""

    status: str
    reason: str = ""
    may: str = "22"
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HoldKind:
    """A kind of hold.

    name: what acts call it. state: what the entry is called while it is open. placed_by: in the trade's words. level:
    a hold of a bill or container lies on bills (SO50), any other on the entry. ways: all ways out. story: the story
    that places and resolves it. origin: of the release, when this was the last that kept the entry. bill, entry,
    manifest, agency: how it is seen in SO50, SO60, the manifest (CAMIR dispositions, as NS and the carrier have them)
    and SO70. opened_by: acts of an officer, or what CBP's computers do. replaces: kinds that it ends when it is
    placed. on_bill: whether it lies on the bill in the manifest, so that every entry of that bill meets it. waived_by:
    the element of a filing that keeps it off an entry. bars: events of the bill that it forbids.
    """

    name: str
    state: str
    placed_by: str
    level: Level
    ways: tuple[Way, ...]
    cite: str
    story: str
    origin: str = "06"
    bill: Seen = Seen()
    entry: Seen = Seen()
    manifest: Seen = Seen()
    agency: AgencyCode | None = None
    clocks: tuple[Clock, ...] = ()
    opened_by: tuple[str, ...] = ("place_hold",)
    replaces: tuple[str, ...] = ()
    on_bill: bool = False
    waived_by: str = ""
    bars: tuple[str, ...] = ()

    @property
    def resolved_by(self) -> tuple[str, ...]:
        """The acts and events that end it, each once."""
        return tuple(dict.fromkeys(way.by for way in self.ways))

    @property
    def on_bills(self) -> bool:
        """Whether it lies on bills and not on the entry as a whole."""
        return self.agency is None and self.level in ("bill", "container")

    @property
    def codes(self) -> tuple[str, ...]:
        """Everything it is seen by, placed before removed."""
        told: list[str] = []
        for record, seen in (("SO50", self.bill), ("SO60", self.entry), ("NS", self.manifest)):
            told += [f"{record} {code}" for code in (*seen.placed, *seen.removed)]
        if self.agency is not None:
            told += [self.agency_words, f"SO70 07/{self.agency.may}"]
        return tuple(told)

    @property
    def agency_words(self) -> str:
        """Its SO70 status with the reason, and the agency where only one gives it."""
        if self.agency is None:
            return ""
        one = f"{self.agency.only[0]} " if len(self.agency.only) == 1 else ""
        return f"SO70 {one}{self.agency.status}" + (f"/{self.agency.reason}" if self.agency.reason else "")
