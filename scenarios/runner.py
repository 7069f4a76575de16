"""Plays a story against a CBP, step by step; it ends at the first step that is not as the story has it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from scenarios.cast import Broker
from scenarios.driver import Driver, Refused
from scenarios.events import (
    Acted,
    Began,
    Came,
    Ended,
    Event,
    Listener,
    Missed,
    Moved,
    NothingCame,
    Result,
    Saw,
    Sent,
    StepBegan,
)
from scenarios.filing import Misfit, application_of, batch_lines
from scenarios.matching import Miss, described, misses_of, unseen
from scenarios.message import Received, read_message
from scenarios.prepare import Play, moment
from scenarios.references import Scope, Untold
from scenarios.script import Expectation, Filing, Sight, Step


def run(play: Play, driver: Driver, listeners: Sequence[Listener] = ()) -> Result:
    """Play a story to its end or its first miss. The driver is closed afterwards."""
    try:
        return _Run(play, driver, listeners).all()
    finally:
        driver.close()


class _Run:
    """One story being played."""

    def __init__(self, play: Play, driver: Driver, listeners: Sequence[Listener]) -> None:
        self._play = play
        self._driver = driver
        self._listeners = listeners
        self._inboxes: dict[str, deque[Received]] = {}
        self._told: dict[tuple[str, str], str] = {}

    def all(self) -> Result:
        """Every step, and then what nobody expected."""
        story, script = self._play.script.story, self._play.script
        now = self._driver.now()
        self._tell(Began(script.name, story.title, story.about, story.world, self._play.seed, now, len(story.steps)))
        missed = None
        for number, step in enumerate(story.steps, 1):
            self._tell(StepBegan(number, step))
            misses = self._step(step)
            if misses:
                line = script.source.line(("steps", number - 1, step.action))
                missed = Missed(number, line, tuple(str(miss) for miss in misses))
                break
        unexpected = self._rest()
        if unexpected and missed is None:
            missed = Missed(len(story.steps), script.source.line(("steps", len(story.steps) - 1)), tuple(unexpected))
        if missed:
            self._tell(missed)
        result = Result(script.name, story.title, story.subject, script.path, len(story.steps), missed)
        self._tell(Ended(result))
        return result

    def _step(self, step: Step) -> list[Miss]:
        try:
            if step.file is not None:
                return self._file(step.file)
            if step.expect is not None:
                return self._expect(step.expect)
            if step.clock is not None:
                return self._clock(step.clock)
            if step.see is not None:
                return self._see(step.see)
            return self._act(step)
        except Refused as refusal:
            return [Miss(f"CBP refuses: {refusal}")]
        except (Misfit, Untold) as error:
            return [Miss(str(error))]

    def _file(self, filing: Filing) -> list[Miss]:
        scope, broker = self._scope(), self._play.broker(filing.by)
        lines = batch_lines(filing, self._play.script.papers, broker, scope)
        application = application_of(filing, self._play.script.papers)
        self._tell(Sent(self._driver.now(), broker.filer, application, lines))
        self._driver.send(broker, lines)
        return []

    def _expect(self, expectation: Expectation) -> list[Miss]:
        broker = self._play.broker(expectation.to)
        inbox = self._inbox(broker)
        now = self._driver.now()
        if expectation.nothing:
            if not inbox:
                self._tell(NothingCame(now, broker.filer))
                return []
            return [Miss(f"expected nothing; {_named(message)} came") for message in inbox]
        if not inbox:
            return [Miss(f"expected {described(expectation)}; nothing came")]
        message = inbox.popleft()
        self._told |= message.elements
        self._tell(Came(now, broker.filer, message))
        return misses_of(expectation, message, self._scope())

    def _clock(self, told: str) -> list[Miss]:
        before = self._driver.now()
        until = moment(self._scope().text(told), before)
        if until is None:
            until = self._driver.due()
            if until is None:
                return [Miss("nothing is due: no clock can go there")]
        self._driver.advance(until)
        self._tell(Moved(before, self._driver.now()))
        return []

    def _see(self, sight: Sight) -> list[Miss]:
        scope = self._scope()
        subject = scope.text(sight.of)
        timeline = self._driver.timeline(subject)
        self._tell(Saw(subject, timeline))
        if not timeline:
            return [Miss(f"nothing ever happened to {subject!r}")]
        return unseen(sight.shows, timeline, subject)

    def _act(self, step: Step) -> list[Miss]:
        acts: dict[str, Callable[..., None]] = {
            "manifest": self._driver.manifest,
            "officer": self._driver.officer,
            "summary": self._driver.summary,
            "upload": self._driver.upload,
            "reference": self._driver.reference,
        }
        if step.action:
            values = self._play.deed(step, self._scope())
            self._tell(Acted(self._driver.now(), step.action, values))
            acts[step.action](values)
        return []

    def _rest(self) -> list[str]:
        """What came and no step expected."""
        found = []
        for broker in (one for one in self._play.cast.values() if isinstance(one, Broker)):
            for message in self._inbox(broker):
                self._tell(Came(self._driver.now(), broker.filer, message, expected=False))
                found.append(f"{_named(message)} came, and no step expects it")
        return found

    def _inbox(self, broker: Broker) -> deque[Received]:
        inbox = self._inboxes.setdefault(broker.account, deque())
        inbox.extend(read_message(lines) for lines in self._driver.take(broker.account))
        return inbox

    def _scope(self) -> Scope:
        return self._play.scope(self._driver.now(), self._told)

    def _tell(self, event: Event) -> None:
        for listener in self._listeners:
            listener.hear(event)


def _named(message: Received) -> str:
    codes = f" with codes {' '.join(message.codes)}" if message.codes else ""
    return f"{message.application or 'a message without application'}{codes}"
