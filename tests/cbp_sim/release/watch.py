"""What a walk needs besides its acts: a tape of all that was done, and eyes on every step of an entry's life."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from typing import Any
from unittest.mock import patch

from cbp_sim.cbp import Cbp
from cbp_sim.errors import SimulatorError
from cbp_sim.lifecycle.cargo_release import CANCELLED, NOT_ON_FILE, RELEASED, TABLE
from cbp_sim.lifecycle.release_file import KIND, Release
from cbp_sim.lifecycle.table import Step

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
    """While it watches, a stage that changes without the table, or a release with an open hold, is an error at once."""

    def __init__(self) -> None:
        self._patches = ExitStack()

    def __enter__(self) -> Watch:
        step, close = Release.step, Release.close

        def stepping(release: Release, event: str) -> Step:
            found = step(release, event)
            release.__dict__.setdefault("walked", []).append(event)
            return found

        def closing(release: Release, event: str, **told: Any) -> None:
            known = release.world.find(KIND, release.subject)
            stage = known.data["stage"] if known is not None else NOT_ON_FILE
            assert stage != CANCELLED or event == AFTERWARDS, f"{release.subject} was cancelled, and {event}"
            walked = release.__dict__.pop("walked", [])
            for one in walked:
                assert (stage, one) in TABLE, f"{one} is not legal while {stage}: {event}"
                stage = TABLE[stage, one].to
            assert release.stage == stage, f"{event}: {walked} lead to {stage}, it is {release.stage}"
            if release.stage in (RELEASED, CANCELLED):
                assert release.file.holds == (), f"{event}: {release.stage} with {release.file.holds}"
            close(release, event, **told)

        self._patches.enter_context(patch.object(Release, "step", stepping))
        self._patches.enter_context(patch.object(Release, "close", closing))
        return self

    def __exit__(self, *_: object) -> None:
        self._patches.close()
