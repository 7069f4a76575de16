"""A line of every record to look at: from its chapter's example, or else put together from its layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from docs.ext.places import RecordEntry, chapter_pages
from formats.column import Column
from formats.errors import DoesNotFit
from formats.record import WIDTH, Record
from formats.tables import table_of

#: The day of the examples that are put together.
DAY = date(2026, 8, 17)

_REPEAT = re.compile(r"_(\d+)$")
_AMOUNTS = (Decimal(1250), Decimal(125), Decimal(12), Decimal(5), Decimal("0.5"), Decimal("0.05"))
#: Of several items side by side so many are filled.
_ITEMS = 2


@dataclass(frozen=True, slots=True)
class Specimen:
    """A line of a record, 80 columns. made_up: whether it is put together here and not the chapter's example's."""

    line: str
    made_up: bool


@cache
def specimen(entry: RecordEntry) -> Specimen:
    """A line of this record. It reads without a fault, whether or not a filing with such values makes sense."""
    chapter = entry.page.chapter
    for line in entry.page.example:
        if chapter.class_of(line) is entry.cls:
            return Specimen(line.ljust(WIDTH), made_up=False)
    return Specimen(_made(entry), made_up=True)


def _made(entry: RecordEntry) -> str:
    cls = entry.cls
    line = cls.identifier
    for column in cls.layout.columns:
        text = next(_texts(entry, column), None)
        if text is None and not column.optional:
            raise DoesNotFit(f"{cls.label()}.{column.name}: the dictionary finds no text to show in it")
        line = line.ljust(column.start - 1) + (text or "").ljust(column.width)
    return line.ljust(WIDTH)


def _texts(entry: RecordEntry, column: Column) -> Iterator[str]:
    """Texts that the element's columns can hold, the most telling first."""
    wanted = entry.cls.when.get(column.name)
    if wanted is not None:
        yield wanted[0].ljust(column.width)
        return
    at = _REPEAT.search(column.name)
    if column.optional and at and int(at[1]) > _ITEMS and any(column.name in item for item in entry.cls.layout.items):
        return
    taken = _taken(entry, column.name)
    fitting = [
        text
        for text in _candidates(entry, column)
        if len(text) == column.width and text.strip() and column.problem(text) is None
    ]
    # What tells a sibling is shown only where nothing else would do; a second item holds another code than the first.
    fitting = sorted(dict.fromkeys(fitting), key=lambda text: text.strip() in taken)
    turn = int(at[1]) - 1 if at and fitting else 0
    yield from fitting[turn % max(len(fitting), 1) :] or fitting


def _taken(entry: RecordEntry, name: str) -> frozenset[str]:
    """The values of an element that make a line another record's of the same identifier."""
    cls = entry.cls
    siblings = [one for one in entry.page.chapter.records if one.identifier == cls.identifier and one is not cls]
    return frozenset(value for one in siblings for value in one.when.get(name, ()))


def _candidates(entry: RecordEntry, column: Column) -> Iterator[str]:
    if column.constant is not None:
        yield column.constant.ljust(column.width)
    seen = _seen()
    for package in (entry.page.chapter.package, ""):
        yield from seen.get((package, _bare(column.name), column.width), ())
    for code in column.codes:
        yield code.ljust(column.width)
    table = table_of(entry.cls, column.name)
    for row in table.rows if table else ():
        yield row.code.ljust(column.width)
    if column.kind is str:
        yield from _worded(column)
    else:
        for value in (DAY,) if column.kind is date else _AMOUNTS:
            try:
                yield column.write(int(value) if column.kind is int and isinstance(value, Decimal) else value)
            except DoesNotFit:
                continue


def _worded(column: Column) -> Iterator[str]:
    """Its own title as its text; numerals where it takes no letters."""
    words = re.sub(r"[^A-Z0-9 ]+", " ", column.title.upper()).split()
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count]).ljust(column.width)
    yield "".join(words)[: column.width].ljust(column.width)
    yield "1234567890" * 8 if column.width == WIDTH else ("1234567890" * 8)[: column.width]
    yield "1".rjust(column.width)


@cache
def _seen() -> dict[tuple[str, str, int], tuple[str, ...]]:
    """What the examples of the chapters hold, by chapter ("" for all), element and width."""
    found: dict[tuple[str, str, int], dict[str, None]] = {}
    for page in chapter_pages():
        for line in page.example:
            cls = page.chapter.class_of(line)
            for column in cls.layout.columns if cls else ():
                text = column.cut(line.ljust(WIDTH))
                if text.strip():
                    for package in (page.chapter.package, ""):
                        found.setdefault((package, _bare(column.name), column.width), {})[text] = None
    return {key: tuple(texts) for key, texts in found.items()}


def _bare(name: str) -> str:
    return _REPEAT.sub("", name)


def reads_clean(cls: type[Record], line: str) -> bool:
    """Whether a line of this record has no fault."""
    return not cls.layout.faults(line, 1)
