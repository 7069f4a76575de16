"""A script made ready to be played on a seed: its profile read, its cast invented, and every step tried for sense.

What can be known before a world exists is known here, so that a bad story is refused before anything is played.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from cbp_sim.clock import DEFAULT_START, ClockError, eastern, parse_duration, parse_instant
from cbp_sim.errors import ProfileError
from cbp_sim.profile import Policy, Profile, read_profile, shipped_profile
from formats.catalog import chapters
from formats.chapter import Chapter
from scenarios.cast import Bill, Broker, Casting, Entry, Member
from scenarios.errors import BadStory, Blot, ScenarioError, not_known
from scenarios.filing import Misfit, batch_lines
from scenarios.loading import Script, blots_of
from scenarios.message import REJECTION
from scenarios.references import Scope, texts_of
from scenarios.script import Expectation, Filing, RecordEntry, Step

M = TypeVar("M", bound=Member)

#: A `clock` step that goes to the next thing that will happen by itself.
NEXT_DUE = "next-due"


@dataclass(frozen=True)
class Play:
    """A story ready to be played."""

    script: Script
    profile: Profile
    seed: int
    cast: Mapping[str, Member]
    start_at: datetime

    def broker(self, name: str) -> Broker:
        """The broker of this name, or the only one; `ScenarioError` when that is nobody."""
        brokers = {key: one for key, one in self.cast.items() if isinstance(one, Broker)}
        if name:
            if name not in brokers:
                raise ScenarioError(not_known("broker of the cast", name, tuple(brokers)))
            return brokers[name]
        if len(brokers) != 1:
            raise ScenarioError(f"say which broker: the cast has {', '.join(brokers) or 'none; give it `is: broker`'}")
        return next(iter(brokers.values()))

    def deed(self, step: Step, scope: Scope) -> dict[str, Any]:
        """What the step of an act or an event says; of the cast's only bill or entry, where it names none."""
        values: dict[str, Any] = scope.content(getattr(step, step.action))
        if step.action == "manifest":
            bill = self._only(Bill)
            return (
                {"issuer": bill.issuer, "number": bill.number, **values} if bill and "number" not in values else values
            )
        if step.action == "reference":
            return values
        entry = self._only(Entry)
        if step.action == "summary":
            return {"subject": str(entry), **values} if entry and "subject" not in values else values
        return {"entry": str(entry), **values} if entry and not values.keys() & {"entry", "bill"} else values

    def _only(self, kind: type[M]) -> M | None:
        found = [one for one in self.cast.values() if isinstance(one, kind)]
        return found[0] if len(found) == 1 else None

    def scope(self, now: datetime, told: Mapping[tuple[str, str], str] | None = None) -> Scope:
        """What references stand for at an instant. told: what CBP has said so far; None while nothing is played."""
        return Scope(self.cast, eastern(now).date(), told)


def prepare(script: Script, *, seed: int) -> Play:
    """The script ready to be played on a seed; `BadStory` says everything that is wrong with it."""
    profile = _profile(script)
    cast = _cast(script, profile, seed)
    start = _start(script, profile)
    play = Play(script, profile, seed, cast, start)
    blots = list(_blots(play))
    if blots:
        raise BadStory(blots)
    return play


def _profile(script: Script) -> Profile:
    named, given = script.story.world, script.story.policy
    try:
        beside = named.endswith(".toml")
        profile = read_profile(script.path.parent / Path(named)) if beside else shipped_profile(named)
    except ProfileError as error:
        raise BadStory([script.source.blot(("world",), str(error))]) from None
    if not given:
        return profile
    known = profile.policy.model_dump(exclude_unset=True)
    try:
        policy = Policy.model_validate({**known, **given}, context={"folder": script.path.parent})
    except ValidationError as error:
        raise BadStory(list(blots_of(script.source, error, Policy, ("policy",)))) from None
    return profile.model_copy(update={"policy": policy})


def _start(script: Script, profile: Profile) -> datetime:
    told = script.story.start_at or profile.start_at
    try:
        return parse_instant(told) if told else DEFAULT_START
    except ClockError as error:
        raise BadStory([script.source.blot(("start_at",), str(error))]) from None


def _cast(script: Script, profile: Profile, seed: int) -> dict[str, Member]:
    casting = Casting(seed=seed, story=script.name, profile=profile)
    cast: dict[str, Member] = {}
    for name, role in script.cast.items():
        scope = Scope(cast)
        try:
            given = {attribute: scope.text(value) for attribute, value in role.given.items()}
            cast[name] = casting.member(name, role.kind, given)
        except ScenarioError as error:
            raise BadStory([script.blot(("cast", name), str(error))]) from None
    return cast


def _blots(play: Play) -> Iterator[Blot]:
    unknown = list(_unknown_references(play))
    yield from unknown
    if unknown:
        return
    scope = play.scope(play.start_at)
    for at, step in enumerate(play.script.story.steps):
        place = ("steps", at)
        try:
            yield from _step(play, step, place, scope)
        except Misfit as misfit:
            own = misfit.place if misfit.place[:1] == ("papers",) else (*place, step.action, *misfit.place)
            yield play.script.blot(own, str(misfit))
        except ScenarioError as error:
            yield play.script.blot((*place, step.action), str(error))


def _unknown_references(play: Play) -> Iterator[Blot]:
    scope = play.scope(play.start_at)
    shipped = play.script.shipped.content if play.script.shipped else {}
    content = {name: value for name, value in play.script.source.content.items() if name != "cast"}
    content["papers"] = {**shipped.get("papers", {}), **content.get("papers", {})}
    for place, text in texts_of(content):
        try:
            scope.text(text)
        except ScenarioError as error:
            yield play.script.blot(place, str(error))


def _step(play: Play, step: Step, place: tuple[str | int, ...], scope: Scope) -> Iterator[Blot]:
    if step.file is not None:
        _filing(play, step.file, scope)
    if step.expect is not None:
        _expectation(play, step.expect)
    if step.clock is not None:
        moment(scope.text(step.clock), play.start_at)
    if step.action in ("manifest", "officer", "summary", "upload", "reference"):
        yield from _payload(play, step.action, play.deed(step, scope), (*place, step.action))


def _filing(play: Play, filing: Filing, scope: Scope) -> None:
    try:
        broker = play.broker(filing.by)
    except ScenarioError as error:
        raise Misfit(str(error), "by") from None
    batch_lines(filing, play.script.papers, broker, scope)


def _expectation(play: Play, expectation: Expectation) -> None:
    try:
        play.broker(expectation.to)
    except ScenarioError as error:
        raise Misfit(str(error), "to") from None
    if not expectation.application:
        return
    outputs = {one.application or REJECTION: one for one in chapters() if one.direction == "output"}
    chapter = outputs.get(expectation.application)
    if chapter is None:
        raise Misfit(not_known("application of CBP's", expectation.application, sorted(outputs)), "application")
    for name in ("records", "absent"):
        for at, entry in enumerate(getattr(expectation, name)):
            _expected(entry, chapter, (name, at))


def _expected(entry: RecordEntry, chapter: Chapter, place: tuple[str | int, ...]) -> None:
    classes = [cls for cls in chapter.records if entry.record in (cls.identifier, cls.label())]
    if not classes:
        known = tuple(dict.fromkeys(cls.identifier for cls in chapter.records))
        raise Misfit(
            not_known(f"record of {chapter.title} ({chapter.direction})", entry.record, known), *place, "record"
        )
    elements = tuple(dict.fromkeys(name for cls in classes for name in cls.layout.by_name))
    for name in entry.elements:
        if name not in elements:
            raise Misfit(not_known(f"element of {entry.record}", name, elements), *place, name)


def _payload(play: Play, action: str, values: Any, place: tuple[str | int, ...]) -> Iterator[Blot]:
    model = payload_model(action)
    try:
        model.model_validate(values)
    except ValidationError as error:
        yield from blots_of(play.script.source, error, model, place)


def payload_model(action: str) -> type[BaseModel]:
    """The simulator's own model of what the step of an act or an event says."""
    from cbp_sim.documents import Document
    from cbp_sim.manifest import BillEvent
    from cbp_sim.officer import OfficerAct
    from cbp_sim.reference.edits import TableChange
    from cbp_sim.summary_officer import SummaryAct

    models: dict[str, type[BaseModel]] = {
        "manifest": BillEvent,
        "officer": OfficerAct,
        "summary": SummaryAct,
        "upload": Document,
        "reference": TableChange,
    }
    return models[action]


def moment(told: str, now: datetime) -> datetime | None:
    """The instant that a `clock` step goes to, None for the next due one; `ScenarioError` when it is none."""
    if told == NEXT_DUE:
        return None
    try:
        return now + parse_duration(told)
    except ClockError:
        pass
    try:
        return parse_instant(told)
    except ClockError:
        raise ScenarioError(
            f"{told!r} moves no clock: write a span like 3d or 2h30m, an instant like 2026-08-17T09:00, or {NEXT_DUE}"
        ) from None
