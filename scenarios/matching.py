"""Whether what came is what was expected; and when not, what is missing: record, columns, wanted and got."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from formats.column import Column
from formats.fault import Unreadable
from scenarios.message import Found, Received
from scenarios.references import Scope
from scenarios.script import Expectation, Moment, RecordEntry


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is not as the story has it."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Difference:
    """An element that holds something else."""

    column: Column
    wanted: str
    got: str

    def __str__(self) -> str:
        where = (
            f"column {self.column.start}"
            if self.column.width == 1
            else f"columns {self.column.start}-{self.column.end}"
        )
        return f"{where} {self.column.name}: expected {_quoted(self.wanted)}, got {_quoted(self.got)}"


def described(expectation: Expectation) -> str:
    """What is expected, in a few words."""
    parts = [expectation.application or "a message"]
    if expectation.codes is not None:
        parts.append("with " + (f"codes {' '.join(expectation.codes)}" if expectation.codes else "no codes"))
    elif expectation.records:
        parts.append("with " + ", ".join(entry.record for entry in expectation.records))
    return " ".join(parts)


def misses_of(expectation: Expectation, message: Received, scope: Scope) -> list[Miss]:
    """Everything about a message that is not as expected."""
    found: list[Miss] = []
    if expectation.application and message.application != expectation.application:
        came = f"{message.application or 'a message without application'} came"
        codes = f" with codes {' '.join(message.codes)}" if message.codes else ""
        return [Miss(f"expected {described(expectation)}; {came}{codes}")]
    if expectation.codes is not None:
        found += _codes(tuple(scope.text(code) for code in expectation.codes), message.codes)
    found += _records(expectation.records, message.records, scope)
    for entry in expectation.absent:
        found += [
            Miss(f"{_wanted(entry, scope)} must not be there, yet it is record {one.number}: {one.line.rstrip()}")
            for one in message.records
            if not _against(entry, one, scope)
        ]
    return found


def _codes(wanted: tuple[str, ...], got: tuple[str, ...]) -> list[Miss]:
    if wanted == got:
        return []
    missing = [code for code in dict.fromkeys(wanted) if wanted.count(code) > got.count(code)]
    extra = [code for code in dict.fromkeys(got) if got.count(code) > wanted.count(code)]
    why = [f"missing {' '.join(missing)}"] if missing else []
    why += [f"not expected {' '.join(extra)}"] if extra else []
    return [
        Miss(
            f"codes: expected {' '.join(wanted) or 'none'}, got {' '.join(got) or 'none'} "
            f"({'; '.join(why) or 'the order differs'})"
        )
    ]


def _records(entries: Sequence[RecordEntry], records: Sequence[Found], scope: Scope) -> list[Miss]:
    found: list[Miss] = []
    at = 0
    for entry in entries:
        rest = records[at:]
        hit = next((position for position, one in enumerate(rest) if not _against(entry, one, scope)), None)
        if hit is None:
            found.append(_missing(entry, rest, records, scope))
        else:
            at += hit + 1
    return found


def _missing(entry: RecordEntry, rest: Sequence[Found], records: Sequence[Found], scope: Scope) -> Miss:
    """What to say of an expected record that is not there: the nearest one, and how it differs."""
    if earlier := next((one for one in records if one not in rest and not _against(entry, one, scope)), None):
        return Miss(f"{_wanted(entry, scope)} stands too early, at record {earlier.number}")
    alike = [one for one in rest if _named(entry, one)] or [one for one in records if _named(entry, one)]
    if not alike:
        there = " ".join(dict.fromkeys(one.identifier for one in records))
        return Miss(f"no {_wanted(entry, scope)}: the message has {there or 'no records'}")
    nearest = min(alike, key=lambda one: len(_against(entry, one, scope)))
    differences = "; ".join(str(difference) for difference in _against(entry, nearest, scope))
    return Miss(f"{entry.record} at record {nearest.number}, {differences}")


def _named(entry: RecordEntry, found: Found) -> bool:
    label = found.record.label() if found.record else ""
    return entry.record in (found.identifier, label)


def _against(entry: RecordEntry, found: Found, scope: Scope) -> list[Difference | str]:
    """How a record differs from what is expected of it; empty when it does not."""
    if not _named(entry, found):
        return [f"is {found.identifier}"]
    differences: list[Difference | str] = []
    for name, value in entry.elements.items():
        wanted = scope.text(value.text)
        column = type(found.record).layout.by_name.get(name) if found.record else None
        if found.record is None or column is None:
            differences.append(f"has no {name}")
        elif not _same(wanted, found.record, column):
            differences.append(Difference(column, wanted, column.cut(found.line).strip(" ")))
    return differences


def _same(wanted: str, record: object, column: Column) -> bool:
    value = getattr(record, column.name)
    if value is None or isinstance(value, Unreadable):
        return (str(value) if value is not None else "").strip(" ") == wanted
    if isinstance(value, date):
        return value.isoformat() == wanted
    if isinstance(value, (int, Decimal)):
        try:
            return Decimal(wanted) == value
        except InvalidOperation:
            return False
    return str(value) == wanted


def _wanted(entry: RecordEntry, scope: Scope) -> str:
    told = " ".join(f"{name}={_quoted(scope.text(value.text))}" for name, value in entry.elements.items())
    return f"{entry.record} with {told}" if told else entry.record


def _quoted(text: str) -> str:
    return repr(text) if text else "blank"


@dataclass(frozen=True, slots=True)
class Happened:
    """A line of a timeline, from wherever it was asked."""

    at: str
    actor: str
    event: str
    state: str
    codes: tuple[str, ...]
    note: str


def unseen(moments: Sequence[Moment], timeline: Sequence[Happened], subject: str) -> list[Miss]:
    """What a timeline does not show of what it must, in this order."""
    found: list[Miss] = []
    at = 0
    for moment in moments:
        hit = next((n for n, line in enumerate(timeline[at:]) if _shown(moment, line)), None)
        if hit is None:
            last = timeline[at - 1].event if at else ""
            after = f" after {last!r}" if last else ""
            found.append(Miss(f"the timeline of {subject} does not show {_told(moment)}{after}"))
        else:
            at += hit + 1
    return found


def _shown(moment: Moment, line: Happened) -> bool:
    plain = (("actor", line.actor), ("event", line.event), ("state", line.state))
    if any(getattr(moment, name) not in ("", value) for name, value in plain):
        return False
    return line.note.startswith(moment.note) and (moment.codes is None or moment.codes == line.codes)


def _told(moment: Moment) -> str:
    parts = [
        f"{name} {getattr(moment, name)!r}" for name in ("actor", "event", "state", "note") if getattr(moment, name)
    ]
    if moment.codes is not None:
        parts.append(f"codes {' '.join(moment.codes) or 'none'}")
    return ", ".join(parts) or "anything"
