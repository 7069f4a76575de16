"""A filer's counter at one world: files any application, has carriers, officers and the clock act, reads what comes."""

from __future__ import annotations

from datetime import timedelta

from cbp_sim.cbp import Cbp
from cbp_sim.clock import parse_duration
from cbp_sim.manifest import BillEvent
from cbp_sim.officer import OfficerAct
from cbp_sim.profile import Account, Filer, Policy, Profile
from cbp_sim.store.database import Database
from formats.applications import application
from formats.batch import Batch
from formats.catalog import chapters
from formats.chapter import Chapter
from formats.stream import read_batches, write_batch
from tests.cbp_sim.release.desk import OCEAN, put, records

__all__ = ["OCEAN", "Counter", "put", "records"]


class Counter:
    """Two brokers at one world; `told` is everything that came and was not asked for yet, by application."""

    def __init__(self, policy: Policy | None = None, **profile: object) -> None:
        made = Profile.model_validate(
            {
                "name": "counter",
                "start_at": "2026-08-03T09:00:00",
                "accounts": (
                    Account(site="1234", id="N01", passwords=("PASSED",), filers=("N01",)),
                    Account(site="2704", id="EEE", passwords=("PASSED",), filers=("EEE",)),
                ),
                "filers": (Filer(code="N01"), Filer(code="EEE")),
                "policy": policy or Policy(),
                **profile,
            }
        )
        self.cbp = Cbp(Database(), made, seed=7)
        self._read = 0

    def batch(self, app: str, lines: list[str], filer: str = "N01") -> Batch:
        """A batch of one block around some records."""
        family = application(app)
        site = "1234" if filer == "N01" else "2704"
        count = f"{len(lines):05}" if family is not None and family.family == "eMAN" else ""
        word = "PASSED" if family is not None and family.family == "eMAN" else "      "
        control = [f"A{site}{filer}PASSED080326     {app}", f"B  2704{filer}{app}"]
        close = [f"Y  2704{filer}{app}{count}", f"Z{site}{filer}{word}080326"]
        (found,) = read_batches(write_batch([line.ljust(80) for line in [*control, *lines, *close]]))
        assert isinstance(found, Batch)
        return found

    def file(self, app: str, *lines: str, filer: str = "N01") -> list[str]:
        """File records and return the answer's, without their trailing spaces. Other news is kept for `told`."""
        before = len(self.cbp.messages())
        self.cbp.take(self.batch(app, [line.ljust(80) for line in lines], filer))
        answer = self.cbp.messages()[before]
        assert not answer.lines[2].startswith(("X0", "X1")), answer.lines
        check(answer.application, answer.lines)
        return [line.rstrip() for line in answer.lines[2:-2]]

    def told(self, app: str) -> list[list[str]]:
        """The notifications of an application since this was last asked for anything."""
        messages = self.cbp.messages()
        new, self._read = messages[self._read :], len(messages)
        for one in new:
            check(one.application, one.lines)
        return [[line.rstrip() for line in one.lines[2:-2]] for one in new if one.application == app]

    def bill(self, event: str, number: str = "OCN260417", issuer: str = "ZZOC", **told: object) -> None:
        """A carrier tells of a bill."""
        self.cbp.manifest(BillEvent.model_validate({"issuer": issuer, "number": number, "event": event, **told}))

    def officer(self, act: str, **told: object) -> None:
        """An officer acts."""
        self.cbp.act(OfficerAct.model_validate({"act": act, **told}))

    def wait(self, span: str | timedelta) -> None:
        """Time passes."""
        self.cbp.advance(self.cbp.now() + (parse_duration(span) if isinstance(span, str) else span))

    def timeline(self, subject: str) -> list[tuple[str, str, tuple[str, ...]]]:
        """Event, state and codes of everything that happened to a subject."""
        return [(one.event, one.state, tuple(one.codes)) for one in self.cbp.timeline(subject)]


def check(app: str, lines: list[str]) -> None:
    """Hold a message against its own chapter: it reads without a breach of its map."""
    (chapter,) = (one for one in chapters() if one.application == app and one.direction == "output")
    assert all(len(line) == 80 for line in lines)
    for transaction in _transactions(chapter, lines[2:-2]):
        faults = [fault for fault in chapter.read(transaction).faults if fault.structural]
        assert not faults, (faults, transaction)


def _transactions(chapter: Chapter, lines: list[str]) -> list[list[str]]:
    if not chapter.opening:
        return [lines]
    starts = [at for at, line in enumerate(lines) if at == 0 or chapter.opens(line)]
    return [lines[first:last] for first, last in zip(starts, [*starts[1:], len(lines)], strict=True)]
