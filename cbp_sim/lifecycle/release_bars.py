"""Articles that cannot come from a country at all: no duty clears them, and an entry that is not released is cancelled.

CBP has barred such articles since 29 September 2026 (SE-335, AE-886). Which ones, the world's table of articles says.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cbp_sim.clock import begins
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.world import World


def barred(world: World, hts: str, origin: str) -> bool:
    """Whether an article of an origin is barred today."""
    since = _barred_since(world, hts, origin)
    return since is not None and since <= world.clock.today()


def _barred_since(world: World, hts: str, origin: str) -> date | None:
    known = world.reference.article(hts)
    return known.barred_since if known is not None and origin in known.barred else None


def watch_bars(release: Release) -> None:
    """An entry of an article that will be barred is looked at on that day."""
    for day in sorted(set(_days(release))):
        if begins(day) > release.world.clock.now():
            release.world.later("release.bar", release.subject, at=begins(day))


def is_barred(release: Release) -> bool:
    """Whether something that the entry names is barred today."""
    return any(day <= release.world.clock.today() for day in _days(release))


def _days(release: Release) -> Iterator[date]:
    for line in release.file.filed.lines:
        for hts in line.tariffs:
            since = _barred_since(release.world, hts, line.origin)
            if since is not None:
                yield since
