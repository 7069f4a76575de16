"""An entry summary query (EQ) as its questions see it: the numbers that are asked for, or a criterion and a range."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from cbp_sim.echoes import text
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.queries import summary_answer
from cbp_sim.queries.summaries import OWNER, SURETY, Known
from cbp_sim.replies import Address
from cbp_sim.world import World
from formats.catair.entry_summary_query.moments import read_moment
from formats.catair.entry_summary_query.records import CriteriaQuery
from formats.catair.entry_summary_query.records import Query as Sent
from formats.record import Record

#: The chapter's most days from the one date to the other (ESQ-20, note 1).
MOST_DAYS = 31

#: Note 3 (ESQ-21): which entry types a flag asks for. Reconciliations, drawback and duty deferral are not filed here.
_ORDINARY = ("01", "02", "03", "06", "07", "11", "12", "21", "22", "23", "31", "32", "34", "38", "51", "52")
_FLAGS = {
    "entry_summaries": _ORDINARY,
    "trade_agreement_reconciliations": (),
    "other_reconciliations": (),
    "drawbacks": ("41", "42", "43", "44", "45", "46", "47"),
    "duty_deferrals": ("08",),
}

_CRITERIA: dict[str, Callable[[Known], bool]] = {
    "AII": lambda known: "invoices" in known.wanted,
    "DOC": lambda known: "package" in known.wanted,
    "RCN": lambda known: bool(
        known.filing.header.trade_agreement_reconciliation or known.filing.header.reconciliation_issue
    ),
    "PSC": lambda known: known.first_corrected is not None,
    "LIQ": lambda known: known.state == life.LIQUIDATED,
    "NLQ": lambda known: known.state != life.LIQUIDATED,
    "EES": lambda known: True,
}
#: Note 4 (ESQ-21): criteria that bring nothing with a flag for anything but entry summaries.
_ALONE = ("AII", "RCN", "PSC")


@dataclass(frozen=True)
class Wanted:
    """An entry that a J1 asks for, as it was sent."""

    filer: str
    number: str

    @property
    def subject(self) -> str:
        """The name of the entry, "" when a part of it is missing."""
        return f"{self.filer}-{self.number}" if self.filer and self.number else ""


@dataclass(frozen=True)
class SummaryQuery:
    """The one query of a block. to: who asks."""

    sent: Sent
    to: Address
    world: World

    @cached_property
    def wanted(self) -> tuple[Wanted, ...]:
        """The entries that J1 records ask for, in their order; the first of a record is always one."""
        found = []
        for record in self.sent.entries:
            for at in range(1, 6):
                one = Wanted(text(record, f"filer_code_{at}"), text(record, f"entry_number_{at}"))
                if at == 1 or one.filer or one.number:
                    found.append(one)
        return tuple(found)

    def known(self, wanted: Wanted) -> Known | None:
        """The summary of an entry that is asked for."""
        return Known.find(self.world, wanted.subject) if wanted.subject else None

    def may_see(self, known: Known) -> bool:
        """Whether who asks may see a summary that it named by its number."""
        return bool(known.standing(self.to.filer))

    # by criterion

    @property
    def criterion(self) -> CriteriaQuery | None:
        """The J2."""
        return self.sent.criterion

    def told(self, name: str) -> str:
        """What an element of the J2 says; "" when there is none."""
        return text(self.sent.criterion, name) if self.sent.criterion is not None else ""

    @cached_property
    def begins(self) -> datetime | None:
        """The beginning of the range; None when it is none."""
        return moment(self.told("accepted_from"))

    @cached_property
    def ends(self) -> datetime | None:
        """The end of the range; None when it is none."""
        return moment(self.told("accepted_to"))

    @property
    def money(self) -> str:
        """The collection/bill information code."""
        return self.told("money")

    @cached_property
    def found(self) -> tuple[Known, ...]:
        """The summaries that the query brings, in the chapter's order (JB note 1, ESQ-26)."""
        if self.criterion is None:
            known = (self.known(wanted) for wanted in self.wanted)
            return tuple(one for one in known if one is not None and self.may_see(one))
        return tuple(self._selected())

    def _selected(self) -> Iterator[Known]:
        criterion, begins, ends = self.told("criterion"), self.begins, self.ends
        others = any(self.told(name) == "Y" for name in _FLAGS if name != "entry_summaries")
        if criterion not in _CRITERIA or begins is None or ends is None or (others and criterion in _ALONE):
            return
        types = [entry_type for name, those in _FLAGS.items() if self.told(name) == "Y" for entry_type in those]
        every = not any(self.told(name) == "Y" for name in _FLAGS)
        for known in Known.every(self.world):
            within = begins <= known.accepted.replace(tzinfo=None) <= ends
            meant = within and (every or known.entry_type in types) and _CRITERIA[criterion](known)
            # A NILS filer may not ask by criterion (ESQ-14).
            if meant and known.standing(self.to.filer) in (OWNER, SURETY):
                yield known

    # the answer

    @cached_property
    def answer(self) -> tuple[tuple[Record, ...], ...]:
        """The records of each summary that is told, as many as one answer takes."""
        most, room = self.world.policy.queries.most_summaries, self.world.policy.queries.most_bytes
        told: list[tuple[Record, ...]] = []
        for known in self.found[:most]:
            records = tuple(self._records(known))
            room -= sum(len(record.line) for record in records)
            if room < 0:
                break
            told.append(records)
        return tuple(told)

    def _records(self, known: Known) -> Iterator[Record]:
        yield from summary_answer.told(known, self.to.filer)
        if self.money:
            yield from summary_answer.money(known, self.money)
        if self.sent.detail is not None and known.standing(self.to.filer) == OWNER:
            yield from summary_answer.detail(known)


def moment(sent: str) -> datetime | None:
    """A date and time of a J2; None when there is no such one."""
    try:
        day, at = read_moment(sent)
    except ValueError:
        return None
    return datetime.combine(day, at)
