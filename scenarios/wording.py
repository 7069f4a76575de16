"""Records and steps in words, for those who watch."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cbp_sim.clock import eastern, parse_instant
from formats.codes import dispositions_of
from formats.describe import elements, title_of, visible
from formats.describe.elements import as_text
from formats.record import Record
from scenarios.matching import Happened, described
from scenarios.message import CODE_ELEMENTS, Found
from scenarios.script import Step

_NARRATIVE = "narrative"


def instant(at: datetime) -> str:
    """An instant as clocks in Washington show it."""
    return eastern(at).strftime("%Y-%m-%d %H:%M:%S %Z")


def step_words(step: Step) -> str:
    """What a step is about: what the story says of it, else what it does."""
    if step.say:
        return " ".join(step.say.split())
    if step.expect is not None:
        return "CBP sends nothing" if step.expect.nothing else f"CBP sends {described(step.expect)}"
    return _DEEDS[step.action]


_DEEDS = {
    "file": "The broker files",
    "manifest": "The carrier tells CBP of the bill",
    "officer": "The officer acts",
    "summary": "Something is done to the summary",
    "upload": "The broker sends a document",
    "reference": "CBP's own records change",
    "clock": "Time passes",
    "see": "What has happened so far",
}


def record_words(found: Found) -> str:
    """A record in one line: its code and CBP's text first, then what else it holds."""
    if found.record is None:
        return visible(found.line.rstrip())
    record = found.record
    title = title_of(type(record)).partition(":")[0]
    told = f"{found.code} {getattr(record, _NARRATIVE, None) or title}".strip()
    others = [words for name, words in _elements(record) if name != _NARRATIVE and not _is_code(record, name, found)]
    return told + (f" ({', '.join(others)})" if others else "")


def _is_code(record: Record, name: str, found: Found) -> bool:
    return name in CODE_ELEMENTS.get(record.identifier, ()) and getattr(record, name) == found.code


def _elements(record: Record) -> list[tuple[str, str]]:
    words = []
    for element in elements(record):
        if element.blank:
            continue
        name, value = element.column.name, as_text(element.value) or visible(element.text.strip())
        known = dispositions_of(record.identifier, name) or dispositions_of(record.identifier, name.replace("_", " "))
        meaning = f" {known[value].narrative}" if value in known and known[value].narrative else ""
        words.append((name, f"{name.replace('_', ' ')} {value}{meaning}"))
    return words


def act_words(action: str, values: Mapping[str, Any]) -> str:
    """An act or an event in one line."""
    actor = {
        "manifest": "the carrier",
        "officer": "the officer",
        "summary": "on the summary",
        "upload": "the broker, a document",
        "reference": "on file with CBP",
    }[action]
    return f"{actor}: " + ", ".join(f"{name} {_value(value)}" for name, value in values.items())


def happened_words(happened: Happened) -> str:
    """A line of a timeline."""
    parts = [instant(parse_instant(happened.at)), f"{happened.actor}: {happened.event}"]
    parts += [f"[{happened.state}]"] if happened.state else []
    parts += [" ".join(happened.codes)] if happened.codes else []
    parts += [f"({happened.note})"] if happened.note else []
    return "  ".join(parts)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "(" + ", ".join(f"{name} {_value(one)}" for name, one in value.items()) + ")"
    if isinstance(value, list):
        return " ".join(_value(one) for one in value)
    return str(value)
