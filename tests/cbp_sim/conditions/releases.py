"""The conditions of cargo release that its public list has, shown by the tests of its rules."""

from __future__ import annotations

from collections.abc import Iterator

from cbp_sim.profile import Policy
from cbp_sim.rules.release.table import SOURCED, answers
from formats.catair.cargo_release import CHAPTER
from tests.cbp_sim.conditions.demonstration import Codes, Demonstration
from tests.cbp_sim.release import test_conditions as release
from tests.cbp_sim.release.desk import Desk
from tests.cbp_sim.release.filings import FILINGS


def demonstrations() -> Iterator[Demonstration]:
    """All of them."""
    for question, given in answers().items():
        if given.standing == SOURCED and not question.startswith("*"):
            yield Demonstration(f"{given.application}-{given.code}", question, _asked(question), _taken)


def _taken() -> list[str]:
    return _codes(Desk(Policy()).file(*FILINGS["ocean"]))


def _asked(question: str) -> Codes:
    if question in release.RAISED:
        return lambda: _codes(release.RAISED[question][1](Desk(Policy())))
    place, kind = question.split(" ")
    record, field = place.split(".")
    name = {"SE11": "zone", "SE16": "mail", "SE41": "zone"}.get(record, "ocean")
    lines = list(FILINGS[name])
    at = next(at for at, line in enumerate(lines) if line.startswith(record))
    cls = CHAPTER.class_of(lines[at])
    assert cls is not None
    lines[at] = release.spoiled(lines[at], cls.layout.by_name[field], kind)
    return lambda: _codes(Desk(Policy()).file(*lines))


def _codes(answered: list[str]) -> list[str]:
    return [code for _, code in release.placed(answered)]
