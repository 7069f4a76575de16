"""A CBP with summaries on file, and queries to it; the records of an answer, read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cbp_sim.cbp import Cbp
from cbp_sim.profile import Policy, Profile, Queries, shipped_profile
from formats.batch import Batch, lines_of
from formats.catalog import chapter_for
from formats.record import Record
from tests.cbp_sim.summary.kit import batch, send

NUMBER, OTHER = "50000029", "50000037"


def asked(cbp: Cbp, application: str, *lines: str, filer: str = "N01") -> list[str]:
    """What CBP answers to the query of one block, without control records and trailing spaces."""
    answered = send(cbp, batch([line.ljust(80) for line in lines], application=application, filer=filer))
    return [line.rstrip() for line in answered if line[0] not in "ABYZ"]


def read(application: str, lines: Sequence[str]) -> list[Any]:
    """An answer's lines as the records of its chapter."""
    chapter = chapter_for(application, "output")
    assert chapter is not None
    records = []
    for line in lines:
        cls = chapter.class_of(line.ljust(80))
        assert cls is not None, line
        records.append(cls.read(line.ljust(80)))
    return records


def of(records: Sequence[Record], identifier: str) -> list[Any]:
    """The records of an identifier."""
    return [record for record in records if record.identifier == identifier]


def codes(lines: Sequence[str], identifier: str, start: int) -> list[str]:
    """The conditions of an answer: three columns of the records of an identifier."""
    return [line[start - 1 : start + 2] for line in lines if line.startswith(identifier)]


def two_filers(profile: Profile | None = None) -> Profile:
    """A world whose broker's account may also send for EEE."""
    known = profile or shipped_profile("default")
    shared = known.accounts[0].model_copy(update={"filers": ("N01", "EEE")})
    return known.model_copy(update={"accounts": (shared, *known.accounts[1:])})


def small_answers(**most: int) -> Profile:
    """A world whose queries bring little."""
    profile = shipped_profile("default")
    policy: Policy = profile.policy.model_copy(update={"queries": Queries(**most)})
    return profile.model_copy(update={"policy": policy})


def without_faults(lines: Sequence[str]) -> None:
    """Whatever CBP answers obeys its own chapter: order and elements."""
    for block in Batch(lines_of(list(lines))).blocks:
        chapter = chapter_for(block.application, "output")
        assert chapter is not None
        reading = chapter.read([line.text for line in block.detail])
        assert reading.faults == ()
