"""The story as it is played, for people: a timeline on the terminal, plain where the output is no terminal."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from textwrap import wrap

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from scenarios.events import (
    Acted,
    Began,
    Came,
    Ended,
    Event,
    Missed,
    Moved,
    NothingCame,
    Result,
    Saw,
    Sent,
    Skipped,
    StepBegan,
)
from scenarios.message import Received
from scenarios.wording import act_words, happened_words, instant, record_words, step_words

_INDENT = " " * 6
_DEEPER = " " * 8


#: How wide text is where no terminal says it.
_WIDTH = 120


def console() -> Console:
    """Standard output: in colour and live on a terminal, plain elsewhere."""
    plain = Console()
    return plain if plain.is_terminal else Console(width=_WIDTH, no_color=True, highlight=False)


class Report:
    """Hears stories and shows them.

    count: how many stories there are. terse: only what becomes of each story, and what was missed.
    """

    def __init__(self, console: Console, *, count: int = 1, terse: bool = False) -> None:
        self._console = console
        self._count = count
        self._story = 0
        self._terse = terse
        self._status: AbstractContextManager[object] = nullcontext()

    def hear(self, event: Event) -> None:
        """See `Listener.hear`."""
        if isinstance(event, Began):
            self._began(event)
        elif isinstance(event, StepBegan):
            self._step(event)
        elif isinstance(event, Missed):
            self._missed(event)
        elif isinstance(event, Ended):
            self._ended(event.result)
        elif isinstance(event, Skipped):
            self._skipped(event.result)
        elif not self._terse:
            for line in self._told(event):
                self._say(line)

    def _began(self, event: Began) -> None:
        self._say(f"{self._place()}[bold]{escape(event.title)}[/]  [dim]{event.name}, seed {event.seed}[/]")
        if not self._terse and event.about:
            for line in wrap(" ".join(event.about.split()), _WIDTH - 2):
                self._say(f"  [italic]{escape(line)}[/]")

    def _skipped(self, result: Result) -> None:
        self._say(f"{self._place()}[bold]{escape(result.title)}[/]  [dim]{result.name}[/]")
        self._say(f"{_INDENT}[bold yellow]skipped[/]  {escape(result.skipped)}")

    def _place(self) -> str:
        """Which of the stories comes now."""
        self._story += 1
        return f"{self._story}/{self._count}  " if self._count > 1 else ""

    def _step(self, event: StepBegan) -> None:
        words = step_words(event.step)
        self._working(words)
        if not self._terse:
            self._say(f"[bold cyan]{event.number:>4}[/]  {escape(words)}")

    def _told(self, event: Event) -> Sequence[str | Text]:
        if isinstance(event, Sent):
            sent = f"{event.filer} [green]->[/] CBP  [bold]{event.application}[/], {len(event.lines)} records"
            return [f"{_INDENT}[dim]{instant(event.at)}[/]  {sent}"]
        if isinstance(event, Came):
            return self._message(event)
        if isinstance(event, NothingCame):
            return [f"{_INDENT}[dim]{instant(event.at)}  nothing for {event.filer}[/]"]
        if isinstance(event, Acted):
            return [
                f"{_INDENT}[dim]{instant(event.at)}[/]  [magenta]{escape(act_words(event.action, event.values))}[/]"
            ]
        if isinstance(event, Moved):
            return [f"{_INDENT}[dim]{instant(event.before)}[/]  the clock goes to [bold]{instant(event.after)}[/]"]
        if isinstance(event, Saw):
            return [
                f"{_INDENT}timeline of [bold]{escape(event.subject)}[/]",
                *(f"{_DEEPER}{escape(happened_words(one))}" for one in event.lines),
            ]
        return []

    def _message(self, event: Came) -> list[str | Text]:
        codes = f"  [bold]{' '.join(event.message.codes)}[/]" if event.message.codes else ""
        extra = "" if event.expected else "  [red]no step expects it[/]"
        head = f"CBP [green]->[/] {event.filer}  [bold]{event.message.application or 'batch'}[/]{codes}{extra}"
        return [f"{_INDENT}[dim]{instant(event.at)}[/]  {head}", *decoded(event.message)]

    def _missed(self, event: Missed) -> None:
        self._working("")
        self._say(f"{_INDENT}[bold red]missed at step {event.number}[/] [dim](line {event.line} of the story)[/]")
        for miss in event.misses:
            self._say(f"{_DEEPER}[red]{escape(miss)}[/]")

    def _ended(self, result: Result) -> None:
        self._working("")
        verdict = "[bold green]passed[/]" if result.passed else "[bold red]failed[/]"
        self._say(f"{_INDENT}{verdict}  {result.name}")

    def _working(self, words: str) -> None:
        """Show what is being done, on a terminal; "" ends it."""
        self._status.__exit__(None, None, None)
        self._status = nullcontext()
        if words and self._console.is_terminal:
            self._status = self._console.status(escape(words))
            self._status.__enter__()

    def _say(self, line: str | Text) -> None:
        # A record without a code only says what is spoken of: it may be cut at the edge, nothing else is.
        if isinstance(line, Text):
            self._console.print(line, no_wrap=True, overflow="ellipsis", crop=True)
        else:
            self._console.print(line, highlight=False, soft_wrap=True)


def decoded(message: Received) -> list[str | Text]:
    """A message's records in words, one a line; those without a code as texts that may be cut."""
    lines: list[str | Text] = []
    for found in message.records:
        words = f"{_DEEPER}[yellow]{found.identifier:<5}[/] {escape(record_words(found))}"
        lines.append(words if found.code else Text.from_markup(words, style="dim"))
    return lines


def summary(console: Console, results: Sequence[Result]) -> None:
    """How many stories passed, and which did not."""
    failed = [result for result in results if result.failed]
    skipped = sum(bool(result.skipped) for result in results)
    count = f"{len(results)} {'story' if len(results) == 1 else 'stories'}"
    left_out = f", {skipped} skipped" if skipped else ""
    if not failed:
        all_of_them = f"{len(results) - skipped} passed" if skipped else "all passed"
        console.print(f"[bold green]{count}, {all_of_them}{left_out}[/]", highlight=False)
        return
    console.print(f"[bold red]{count}, {len(failed)} failed{left_out}[/]", highlight=False)
    for result in failed:
        where = f"{result.path}:{result.missed.line}" if result.missed else str(result.path)
        console.print(f"  {escape(where)}: {escape(result.title)}", highlight=False, soft_wrap=True)
