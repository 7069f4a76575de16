"""Which summary accounts for a release, and which withdrawals were made from a warehouse entry.

A link is kept under the number that is named, and counts while the summary that names it is on file and still does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.world import World
from formats.catair.entry_summary.records import Filing, ReleaseDetail

KIND = "summary_link"
RELEASES, WAREHOUSE = "32", "30"


def releases(records: Iterable[ReleaseDetail]) -> Iterator[str]:
    """The entries that consolidated releases name, as far as they can be read."""
    for record in records:
        for position in range(1, 7):
            filer, number = getattr(record, f"filer_code_{position}"), getattr(record, f"entry_number_{position}")
            if filer and number:
                yield f"{filer}-{number}"


def warehouse(filing: Filing) -> str | None:
    """The warehouse entry that a withdrawal names."""
    named = filing.warehouse
    return f"{named.filer_code}-{named.entry_number}" if named and named.filer_code and named.entry_number else None


def remember(filing: Filing, subject: str, world: World) -> None:
    """Keep what an accepted summary names."""
    stored = warehouse(filing)
    for named in (*releases(filing.releases), *((stored,) if stored else ())):
        known = world.find(KIND, named)
        by = known.data["by"] if known else []
        if subject not in by:
            world.keep(KIND, named, state="named", data={"by": [*by, subject]})


def named_by(world: World, named: str, record: str) -> tuple[str, ...]:
    """The summaries on file that name an entry in records of a kind, RELEASES or WAREHOUSE."""
    known = world.find(KIND, named)
    if known is None:
        return ()
    filer, _, number = named.partition("-")
    written = f"{filer}  {number}"
    found = []
    for subject in known.data["by"]:
        summary = life.on_file(world, subject)
        lines = summary.data.get("records", ()) if summary is not None and summary.state != life.CANCELLED else ()
        if any(line.startswith(record) and written in line for line in lines):
            found.append(subject)
    return tuple(found)


def is_final(world: World, named: str) -> tuple[str, ...]:
    """The withdrawals on file that are said to be the last from a warehouse entry."""
    return tuple(
        subject
        for subject in named_by(world, named, WAREHOUSE)
        if any(line.startswith(WAREHOUSE) and line[20:21] == "Y" for line in _records(world, subject))
    )


def _records(world: World, subject: str) -> tuple[str, ...]:
    summary = life.on_file(world, subject)
    return tuple(summary.data.get("records", ())) if summary else ()
