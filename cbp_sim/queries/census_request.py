"""A Census warning query (CJ) as its questions see it: the criteria of each record, and the warnings they find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cbp_sim.echoes import text
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.queries.summaries import OWNER, Known
from cbp_sim.replies import Address
from cbp_sim.world import World
from formats.catair.census_warning_query.records import WarningQuery
from formats.catair.census_warning_query_reply.records import WarningResult
from formats.classes import read_date

#: From the one date to the other (error dictionary, CJ 014).
MOST_DAYS = 31
#: What CBP has not accepted, or no longer deals with, has no warning that an override could answer.
_CLOSED = (life.REJECTED, life.CANCELLED, life.LIQUIDATED)


@dataclass(frozen=True)
class Named:
    """An entry that a record asks for, as it was sent."""

    filer: str
    number: str


@dataclass(frozen=True)
class Criteria:
    """The criteria of one CJ1. to: who asks."""

    record: WarningQuery
    to: Address
    world: World

    def told(self, name: str) -> str:
        """What an element says, as it was sent."""
        return text(self.record, name)

    @property
    def filer(self) -> str:
        """The filer code of the entries that are meant."""
        return self.told("filer_code")

    @property
    def entries(self) -> tuple[Named, ...]:
        """The entries that are asked for by their numbers."""
        numbers = (self.told(f"entry_number_{at}") for at in range(1, 6))
        return tuple(Named(self.filer, number) for number in numbers if number)

    @cached_property
    def begins(self) -> date | None:
        """The first day of acceptance; None when there is none, or none that can be read."""
        return _day(self.told("accepted_from"))

    @cached_property
    def ends(self) -> date | None:
        """The last day of acceptance; None when there is none, or none that can be read."""
        return _day(self.told("accepted_to"))

    def summary(self, named: Named) -> Known | None:
        """The asker's own summary of an entry, where it is one that the other criteria take."""
        known = Known.find(self.world, f"{named.filer}-{named.number}")
        return known if known is not None and self._takes(known) else None

    @cached_property
    def summaries(self) -> tuple[Known, ...]:
        """The asker's own summaries of the filer that the criteria take and that have an unresolved warning."""
        every = (known for known in Known.every(self.world) if known.filer == self.filer)
        return tuple(known for known in every if self._takes(known) and any(unresolved(known)))

    def _takes(self, known: Known) -> bool:
        port, day = self.told("port_of_entry"), known.accepted.date()
        within = (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)
        return within and port in ("", known.data["port"]) and known.standing(self.to.filer) == OWNER

    @cached_property
    def found(self) -> tuple[Known, ...]:
        """The summaries whose warnings are told, in the order in which they were asked for or accepted."""
        if not self.entries:
            return self.summaries
        known = (self.summary(named) for named in self.entries)
        return tuple(one for one in known if one is not None and any(unresolved(one)))


def unresolved(known: Known) -> Iterator[WarningResult]:
    """The warnings of a summary that no override answers, by its lines."""
    for line in known.filing.lines if known.state not in _CLOSED else ():
        number = str(line.header.line_number)
        for warning, override in known.census.get(number, {}).items():
            if not override:
                yield WarningResult(
                    port_of_entry=known.data["port"],
                    accepted=known.accepted.date(),
                    filer_code=known.filer,
                    entry_number=known.number,
                    line_number=number,
                    hts_number=line.tariffs[0].detail.hts_number if line.tariffs else None,
                    warning=warning,
                )


def _day(sent: str) -> date | None:
    try:
        return read_date(sent, "MMDDYY")
    except ValueError:
        return None
