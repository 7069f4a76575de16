"""What a code, a record, an element, an application or a pasted line is; offline, from the project's own data.

The row of a code table is found by the table's name and the code, or by the words of it: `port 2704`, `los angeles`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from formats.applications import Application, applications
from formats.catalog import chapters
from formats.chapter import Chapter
from formats.codes import Condition, Disposition, conditions, conditions_of, dispositions
from formats.column import Column
from formats.fault import Fault
from formats.record import WIDTH, Record
from formats.tables import Row, Table, named, tables

#: How much of an unknown text is compared with what there is.
_LONGEST = 40


@dataclass(frozen=True)
class RecordAnswer:
    """A record class, and every chapter and direction that has it."""

    cls: type[Record]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class ElementAnswer:
    """An element of a record class."""

    cls: type[Record]
    column: Column
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class ApplicationAnswer:
    """An application, and the chapters that read what is sent for it and what comes back."""

    application: Application
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class LineAnswer:
    """A pasted line, read as the record of a chapter. faults: everything wrong with its columns."""

    record: Record
    chapters: tuple[Chapter, ...]
    faults: tuple[Fault, ...]
    width: int


@dataclass(frozen=True)
class TableAnswer:
    """A code table, all of it."""

    table: Table


@dataclass(frozen=True)
class RowAnswer:
    """A row of a code table."""

    table: Table
    row: Row


Answer = (
    Condition | Disposition | RecordAnswer | ElementAnswer | ApplicationAnswer | LineAnswer | TableAnswer | RowAnswer
)


def look_up(what: str) -> list[Answer]:
    """Everything that `what` may mean, nearest first; empty for what is unknown."""
    name = " ".join(what.split())
    found: list[Answer] = list(_asked(name))
    if found:
        return found
    found = [*_applications(name.upper()), *conditions_of(name.upper())]
    if not conditions_of(name.upper()):
        # No record goes by the code of a condition: every chapter need not be loaded to see that.
        found += [*_records(name.upper()), *_elements(name)]
    found += _dispositions(name.upper())
    if not found:
        found += _rows(name)
    # A short word, or an element of a record, is a name that is not known here, and no line.
    if found or re.fullmatch(r"\S{1,8}", name) or _is_element(name):
        return found
    return list(_lines(what.strip("\r\n")))


def suggestions(what: str, *, most: int = 4) -> list[str]:
    """The nearest things that there are, for a text that means nothing."""
    name = " ".join(what.split())[:_LONGEST]
    if asked := _table_and_rest(name):
        found, word, rest = asked
        texts = difflib.get_close_matches(rest.casefold(), [row.text.casefold() for row in found.rows], n=1, cutoff=0.6)
        near = [row.code for row in found.rows if row.text.casefold() in texts]
        if len(rest) <= max(len(row.code) for row in found.rows):
            near += difflib.get_close_matches(rest.upper(), [row.code for row in found.rows], n=most, cutoff=0.5)
        return [f"{word} {code}" for code in dict.fromkeys(near)][:most]
    record, _, element = name.partition(".")
    if element and (answers := _records(record.upper())):
        names = sorted({f"{record.upper()}.{column.name}" for one in answers for column in one.cls.layout.columns})
        return (
            difflib.get_close_matches(f"{record.upper()}.{element.lower()}", names, n=most, cutoff=0.3) or names[:most]
        )
    return difflib.get_close_matches(name.upper(), _names(), n=most, cutoff=0.4)


def looked_at(condition: Condition) -> list[str]:
    """Where a condition looks, the elements by name: `10 columns 51, payment type code`."""
    # A condition of no application looks at control records, whose chapter has none either.
    ours = [one for one in chapters() if one.direction == "input" and one.application == condition.application]
    found = []
    for part in condition.at:
        record, _, span = part.partition(":")
        columns = f" columns {span}" if "-" in span else f" column {span}" if span else ""
        titles = [
            column.title
            for chapter in ours
            for cls in chapter.records
            if cls.identifier == record
            for column in cls.layout.columns
            if span in (f"{column.start}-{column.end}", str(column.start)) and span
        ]
        found.append(f"{record}{columns}{f' ({titles[0]})' if titles else ''}")
    return found


def reads(answer: RecordAnswer | ElementAnswer | LineAnswer) -> str:
    """The chapters of an answer, as people name them: AE, SE and SX."""
    names = list(dict.fromkeys(map(_name, answer.chapters)))
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _name(chapter: Chapter) -> str:
    return chapter.application or f"{chapter.direction} control records"


@cache
def _names() -> tuple[str, ...]:
    names = {condition.code for condition in conditions()}
    names |= {cls.identifier for chapter in chapters() for cls in chapter.records}
    names |= {code for application in applications() for code in (application.input, application.response) if code}
    return tuple(sorted(names))


def _applications(name: str) -> Iterator[ApplicationAnswer]:
    for application in applications():
        if name in (application.input, application.response):
            codes = (application.input, application.response)
            ours = tuple(chapter for chapter in chapters() if chapter.application and chapter.application in codes)
            yield ApplicationAnswer(application, ours)


def _records(name: str) -> list[RecordAnswer]:
    """The records of a name: 10, SE15, "54 11"; with the application before it, of that one only: AE10, AE 10."""
    found: dict[type[Record], list[Chapter]] = {}
    for chapter in chapters():
        for cls in chapter.records:
            if name in (cls.identifier, cls.label().upper()):
                found.setdefault(cls, []).append(chapter)
    if not found:
        for chapter in chapters():
            rest = name.removeprefix(chapter.application).strip()
            if not chapter.application or rest == name:
                continue
            for cls in chapter.records:
                if rest in (cls.identifier, cls.label().upper()):
                    found.setdefault(cls, []).append(chapter)
    return [RecordAnswer(cls, tuple(of)) for cls, of in found.items()]


def _elements(name: str) -> Iterator[ElementAnswer]:
    record, dot, element = name.partition(".")
    for answer in _records(record.strip().upper()) if dot else ():
        if column := answer.cls.layout.by_name.get(element.strip().lower()):
            yield ElementAnswer(answer.cls, column, answer.chapters)


def _is_element(name: str) -> bool:
    """Whether it is written as an element of a record is, though the record may have no such element."""
    record, dot, _ = name.partition(".")
    return bool(dot) and " " not in name and bool(_records(record.upper()))


def _table_and_rest(name: str) -> tuple[Table, str, str] | None:
    """A code table by its name at the beginning, that name, and what follows it."""
    words = name.split(" ")
    for count in range(len(words) - 1, 0, -1):
        if found := named(" ".join(words[:count])):
            return found, " ".join(words[:count]), " ".join(words[count:])
    return None


def _asked(name: str) -> Iterator[TableAnswer | RowAnswer]:
    """A table by its name alone; rows of it by a code or by words that follow its name."""
    if whole := named(name):
        yield TableAnswer(whole)
    elif asked := _table_and_rest(name):
        found, _, rest = asked
        yield from (RowAnswer(found, row) for row in found.of(rest.upper()) or found.of(rest) or found.find(rest))


def _rows(name: str) -> Iterator[RowAnswer]:
    """Rows of every table by their code, or else by their words."""
    by_code = [RowAnswer(table, row) for table in tables() for row in table.of(name.upper())]
    if by_code or not re.fullmatch(r"[^\W\d_][\w.'&,() -]{2,}", name):
        yield from by_code
        return
    for table in tables():
        yield from (RowAnswer(table, row) for row in table.find(name))


def _dispositions(name: str) -> Iterator[Disposition]:
    """Dispositions of a code, or of "SO60 98"; "SO60" alone gives them all only with its record."""
    record, _, code = name.rpartition(" ")
    for disposition in dispositions():
        if disposition.code == code and record in ("", disposition.record):
            yield disposition


def _lines(text: str) -> Iterator[LineAnswer]:
    """A line read by every chapter that has a record of its identifier: those with the fewest faults."""
    upper = text.upper()
    if upper[:1] in ("A", "B"):
        upper = upper[:59] + text[59:]
    line = upper.ljust(WIDTH)[:WIDTH]
    found: dict[type[Record], list[Chapter]] = {}
    for chapter in chapters():
        for cls in [cls for cls in chapter.records if line.startswith(cls.identifier) and cls.distinguishes(line)]:
            found.setdefault(cls, []).append(chapter)
    answers = [
        LineAnswer(cls.read(line), tuple(of), cls.layout.faults(line, 0), len(text)) for cls, of in found.items()
    ]
    best = min((len(answer.faults) for answer in answers), default=0)
    # Of classes that read a line alike, those that were made for it come before the general one, and before a slot.
    yield from sorted(
        (answer for answer in answers if len(answer.faults) == best),
        key=lambda answer: (-len(answer.record.identifier), not type(answer.record).when),
    )


def others(text: str, answers: Sequence[LineAnswer]) -> list[tuple[str, int]]:
    """The chapters that could read the line too, each with its number of faults: more than the best ones."""
    line = text.strip("\r\n").upper().ljust(WIDTH)[:WIDTH]
    taken = {type(answer.record) for answer in answers}
    more: dict[str, int] = {}
    for chapter in chapters():
        cls = chapter.class_of(line)
        if cls is not None and cls not in taken:
            label = f"{cls.label()} of {_name(chapter)}"
            more.setdefault(label, len(cls.layout.faults(line, 0)))
    return sorted(more.items(), key=lambda one: (one[1], one[0]))
