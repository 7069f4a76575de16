"""What a walk needs besides its acts: a tape of all that was done, and eyes on every step of an entry's life."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import datetime
from typing import Any
from unittest.mock import patch

from cbp_sim.cbp import Cbp
from cbp_sim.errors import SimulatorError
from cbp_sim.lifecycle.cargo_release import CANCELLED, NOT_ON_FILE, RELEASED, TABLE
from cbp_sim.lifecycle.entry_file import EntryFile
from cbp_sim.lifecycle.release_events import Ringer
from cbp_sim.lifecycle.release_file import KIND, Release
from cbp_sim.lifecycle.table import Step
from tests.cbp_sim.release.laws import LAWS, Change, Doing

#: What changes a world.
DOES = ("take", "manifest", "act", "upload", "advance")

#: What alone still happens to a cancelled entry: after the answer to its filer's SE comes the notification.
AFTERWARDS = "told of the cancellation"

#: Who does what of it, for counting who has acted.
Done = tuple[str, Any]


class Taped:
    """A CBP whose doings are remembered, refused ones too."""

    def __init__(self, cbp: Cbp) -> None:
        self._cbp = cbp
        self.tape: list[Done] = []

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._cbp, name)
        return self._remembering(name, found) if name in DOES else found

    def _remembering(self, name: str, does: Callable[[Any], object]) -> Callable[[Any], object]:
        def do(what: Any) -> object:
            self.tape.append((name, what))
            return does(what)

        return do


def played(tape: list[Done], begin: Callable[[], Cbp]) -> Cbp:
    """The world after a tape; `begin` opens it, before every fifth doing anew."""
    for at, (name, what) in enumerate(tape):
        if at % 5 == 0:
            cbp = begin()
        with suppress(SimulatorError):
            getattr(cbp, name)(what)
    return begin()


class Watch:
    """While it watches, every change of an entry is held against the table and the laws at once."""

    def __init__(self) -> None:
        self._patches = ExitStack()
        self._doing: Doing = None
        self._waiting: dict[str, datetime] = {}
        #: Holds that are to end by themselves: entry and number.
        self.settling: set[tuple[str, int]] = set()

    def __enter__(self) -> Watch:
        step, close = Release.step, Release.close

        def stepping(release: Release, event: str) -> Step:
            found = step(release, event)
            release.__dict__.setdefault("walked", []).append(event)
            return found

        def closing(release: Release, event: str, *, actor: str = "CBP", note: str = "") -> None:
            known = release.world.find(KIND, release.subject)
            data = dict(known.data) if known is not None else {}
            stage = data.pop("stage", NOT_ON_FILE)
            before = EntryFile.model_validate(data) if data else None
            assert stage != CANCELLED or event == AFTERWARDS, f"{release.subject} was cancelled, and {event}"
            walked = tuple(release.__dict__.pop("walked", ()))
            self._follow_the_table(release, stage, walked, event)
            if release.stage in (RELEASED, CANCELLED):
                assert release.file.holds == (), f"{event}: {release.stage} with {release.file.holds}"
            waiting = self._waiting.get(release.subject)
            change = Change(release, event, actor, self._doing, stage, before, walked, waiting)
            for law in LAWS:
                law(change)
            self.settling |= {(release.subject, number) for number in change.settling}
            if before is None or before.waits != release.file.waits:
                self._waiting[release.subject] = release.world.clock.now()
            close(release, event, actor=actor, note=note)

        self._patches.enter_context(patch.object(Release, "step", stepping))
        self._patches.enter_context(patch.object(Release, "close", closing))
        for name in ("take", "manifest", "act", "upload"):
            self._patches.enter_context(patch.object(Cbp, name, self._while_doing(getattr(Cbp, name))))
        self._patches.enter_context(patch.object(Ringer, "ring", self._while_doing(Ringer.ring)))
        return self

    @staticmethod
    def _follow_the_table(release: Release, stage: str, walked: tuple[str, ...], event: str) -> None:
        for one in walked:
            assert (stage, one) in TABLE, f"{one} is not legal while {stage}: {event}"
            stage = TABLE[stage, one].to
        assert release.stage == stage, f"{event}: {walked} lead to {stage}, it is {release.stage}"

    def _while_doing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def do(to: object, what: Any, *more: Any) -> Any:
            before, self._doing = self._doing, what
            try:
                return real(to, what, *more)
            finally:
                self._doing = before

        return do

    def __exit__(self, *_: object) -> None:
        self._patches.close()
