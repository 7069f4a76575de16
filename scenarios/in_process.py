"""A story's own CBP, in this process, on a database in memory: it begins and ends with the story."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from cbp_sim.cbp import Cbp
from cbp_sim.documents import Document
from cbp_sim.errors import SimulatorError, UnknownSubject
from cbp_sim.manifest import BillEvent
from cbp_sim.officer import OfficerAct
from cbp_sim.profile import Profile
from cbp_sim.reference.edits import TableChange
from cbp_sim.store.database import Database
from cbp_sim.summary_officer import SummaryAct
from formats.batch import Batch
from formats.stream import read_batches
from scenarios.cast import Broker
from scenarios.driver import Refused
from scenarios.filing import account_named, wire
from scenarios.matching import Happened


class InProcess:
    """Drives a `Cbp` without any wire; what is sent still goes through bytes, as over one."""

    def __init__(self, profile: Profile, *, seed: int, start_at: datetime | None = None) -> None:
        self._database = Database()
        self._cbp = Cbp(self._database, profile, seed=seed, start_at=start_at)
        #: The accounts that a broker's A records named; a wrong one is answered under that wrong name.
        self._named: dict[str, list[str]] = {}

    def now(self) -> datetime:
        """See `Driver.now`."""
        return self._cbp.now()

    def send(self, broker: Broker, lines: Sequence[str]) -> None:
        """See `Driver.send`."""
        names = self._named.setdefault(broker.account, [])
        if (name := account_named(lines)) not in names:
            names.append(name)
        for batch in read_batches(wire(lines)):
            if isinstance(batch, Batch):
                self._cbp.take(batch)

    def take(self, account: str) -> list[list[str]]:
        """See `Driver.take`."""
        names = dict.fromkeys([account, *self._named.get(account, ())])
        messages = sorted((one for name in names for one in self._cbp.waiting(name)), key=lambda one: one.number)
        if messages:
            self._cbp.delivered([message.number for message in messages])
        return [message.lines for message in messages]

    def manifest(self, values: Mapping[str, Any]) -> None:
        """See `Driver.manifest`."""
        self._do(lambda: self._cbp.manifest(BillEvent.model_validate(values)))

    def officer(self, values: Mapping[str, Any]) -> None:
        """See `Driver.officer`."""
        self._do(lambda: self._cbp.act(OfficerAct.model_validate(values)))

    def summary(self, values: Mapping[str, Any]) -> None:
        """See `Driver.summary`."""
        self._do(lambda: self._cbp.act_on_summary(SummaryAct.model_validate(values)))

    def upload(self, values: Mapping[str, Any]) -> None:
        """See `Driver.upload`."""
        self._do(lambda: self._cbp.upload(Document.model_validate(values)))

    def reference(self, values: Mapping[str, Any]) -> None:
        """See `Driver.reference`."""
        self._do(lambda: self._cbp.change_table(TableChange.model_validate(values)))

    def due(self) -> datetime | None:
        """See `Driver.due`."""
        return self._cbp.due()

    def advance(self, until: datetime) -> None:
        """See `Driver.advance`."""
        self._do(lambda: self._cbp.advance(until))

    def timeline(self, subject: str) -> list[Happened]:
        """See `Driver.timeline`."""
        try:
            found = self._cbp.timeline(subject)
        except UnknownSubject:
            return []
        return [Happened(line.at, line.actor, line.event, line.state, tuple(line.codes), line.note) for line in found]

    def close(self) -> None:
        """See `Driver.close`."""
        self._database.close()

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (SimulatorError, ValidationError) as error:
            raise Refused(str(error)) from None
