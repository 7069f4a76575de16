"""A story as it was played, as plain text: headings, and under them the records as they stood on the wire.

The same story on the same seed gives the same text, in process and over the wire. The communication password is masked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from scenarios.events import Acted, Began, Came, Event, Missed, Moved, NothingCame, Saw, Sent, StepBegan
from scenarios.wording import act_words, happened_words, instant, step_words

#: Columns 9-14 of A, and of an e-manifest Z. Batch & Block Control v23, B&B-9, B&B-12.
_PASSWORD = slice(8, 14)


class Transcript:
    """Hears one story and writes it down."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    @property
    def text(self) -> str:
        """All that was written."""
        return "\n".join(self._lines) + "\n"

    def save(self, folder: Path, name: str) -> Path:
        """Write it to the folder, under the story's name."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.txt"
        path.write_text(self.text, encoding="utf-8")
        return path

    def hear(self, event: Event) -> None:
        """See `Listener.hear`."""
        self._lines += self._written(event)

    def _written(self, event: Event) -> Sequence[str]:
        if isinstance(event, Began):
            about = event.about.split()
            return [
                f"{event.title}",
                *([" ".join(about)] if about else []),
                f"story {event.name}, seed {event.seed}, world {event.world}, from {instant(event.at)}",
            ]
        if isinstance(event, StepBegan):
            return ["", f"== {event.number}. {step_words(event.step)}"]
        if isinstance(event, Sent):
            head = f"-- {instant(event.at)}  {event.filer} sends {event.application}"
            return [head, *(masked(line) for line in event.lines)]
        if isinstance(event, Came):
            codes = f", codes {' '.join(event.message.codes)}" if event.message.codes else ""
            head = f"-- {instant(event.at)}  {event.filer} gets {event.message.application}{codes}"
            return [head + ("" if event.expected else ", which no step expects"), *_received(event.message.lines)]
        if isinstance(event, NothingCame):
            return [f"-- {instant(event.at)}  {event.filer} gets nothing"]
        if isinstance(event, Acted):
            return [f"-- {instant(event.at)}  {act_words(event.action, event.values)}"]
        if isinstance(event, Moved):
            return [f"-- the clock goes from {instant(event.before)} to {instant(event.after)}"]
        if isinstance(event, Saw):
            return [f"-- the timeline of {event.subject}", *(f"   {happened_words(one)}" for one in event.lines)]
        if isinstance(event, Missed):
            return ["", f"MISSED at step {event.number}", *(f"   {miss}" for miss in event.misses)]
        return ["", "passed" if event.result.passed else "failed"]


def _received(lines: Sequence[str]) -> Iterator[str]:
    """A message's records; e-manifest batches get their password back in the first and the last."""
    for at, line in enumerate(lines):
        yield masked(line) if at in (0, len(lines) - 1) else line.rstrip()


def masked(line: str) -> str:
    """A control record without the password."""
    if line[:1] in ("A", "Z") and line[_PASSWORD].strip():
        return (line[:8] + "*" * 6 + line[14:]).rstrip()
    return line.rstrip()
