"""Batches to plain data and back: what `show --json` gives, `build` takes.

A record is `{"record": "10", "line": "10A...", "action": "A", ...}`: its label, its 80 columns, its elements by name.
Dates are YYYY-MM-DD, amounts are text or numbers, codes are text. Going back, the columns are kept as they came where
the elements still say the same; else the record is made from its elements.

A transaction holds its records one after the other (`records`), or in the groupings of its structure map (`content`).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from formats.batch import Line
from formats.catair import pga_message_set
from formats.chapter import Chapter
from formats.column import Column
from formats.describe.decoded import PGA_SLOT, DecodedBatch, DecodedBlock, DecodedTransaction, record_class
from formats.describe.elements import as_data
from formats.errors import DoesNotFit
from formats.group import Group, Slot, Times
from formats.record import WIDTH, Record

#: Keys of a record that are no elements; no chapter may name an element so.
RESERVED = ("record", "line", "raw", "preceding", "terminator")

#: The groupings of a chapter.
Groups = Sequence[type[Group]]
#: What is told of a line beyond its record: how its bytes stood in the file.
Extra = Mapping[int, Mapping[str, str]]


def record_data(record: Record) -> dict[str, Any]:
    """A record as plain data, with every element, blank ones as None."""
    values = {name: as_data(value) for name, value in record.values().items()}
    return {"record": record.label(), "line": record.line, **values}


def batch_data(decoded: DecodedBatch, *, extra: Extra | None = None, grouped: bool = False) -> dict[str, Any]:
    """A batch as plain data: header, blocks with their transactions, trailer, and lines outside any block.

    extra: what is told of a line besides, by its number. grouped: records stand in the groupings of their map, where
    their order allows it.
    """
    how = _Telling(extra or {}, grouped=grouped)
    told: dict[str, Any] = {
        "direction": decoded.direction,
        "application": decoded.application,
        "complete": decoded.batch.complete,
        "header": how.record(decoded.header, decoded.batch.lines[0]),
        "blocks": [how.block(block) for block in decoded.blocks],
        "trailer": how.record(decoded.trailer, decoded.batch.lines[-1]) if decoded.trailer else None,
    }
    if decoded.rejection:
        told["rejection"] = True
    if outside := [{"number": line.number, **how.record(None, line)} for line in decoded.outside]:
        told["outside"] = outside
    return told


class _Telling:
    """How batches are told: with what is known of each line, in groupings or one after the other."""

    def __init__(self, extra: Extra, *, grouped: bool) -> None:
        self._extra = extra
        self._grouped = grouped

    def record(self, record: Record | None, line: Line) -> dict[str, Any]:
        told = {"line": line.text} if record is None else record_data(record)
        return {**told, **self._extra.get(line.number, {})}

    def block(self, block: DecodedBlock) -> dict[str, Any]:
        line = block.block.trailer_line
        return {
            "header": self.record(block.header, block.block.header_line),
            "transactions": [self.transaction(transaction) for transaction in block.transactions],
            "trailer": self.record(block.trailer, line) if block.trailer and line else None,
        }

    def transaction(self, transaction: DecodedTransaction) -> dict[str, Any]:
        chapter, reading = transaction.chapter, transaction.reading
        told: dict[str, Any] = {"chapter": chapter.name if chapter else None}
        records = (self.record(transaction.record(line), line) for line in transaction.lines)
        if self._grouped and reading is not None and reading.content is not None:
            content = _content(reading.content, reading.chapter.groups, records)
            return {**told, "group": type(reading.content).rule, "content": content}
        return {**told, "records": list(records)}


def _content(group: Group, groups: Groups, records: Iterator[dict[str, Any]]) -> dict[str, Any]:
    """A grouping by the names of its fields; what is not there is left out."""
    told: dict[str, Any] = {}
    for slot in group.slots:
        parts = [_part(slot, part, groups, records) for part in group.held_in(slot)]
        if parts:
            told[slot.name] = parts if slot.times is Times.MANY else parts[0]
    return told


def _part(slot: Slot, part: Record | Group, groups: Groups, records: Iterator[dict[str, Any]]) -> dict[str, Any]:
    if isinstance(part, Record):
        return next(records)
    told = _content(part, groups, records)
    return {"group": type(part).rule, **told} if len(groups_of(slot, groups)) > 1 else told


def groups_of(slot: Slot, groups: Groups) -> dict[str, type[Group]]:
    """The groupings of a chapter that a field can hold, by the rules of the map."""
    return {group.rule: group for group in groups if slot.takes(group)}


def flat(content: Any, group: type[Group], groups: Groups, *, where: str) -> Iterator[Any]:
    """The records of a grouping that is told by the names of its fields, in the order of the map.

    groups: every grouping of the chapter.
    """
    given = _mapping(content, where)
    slots = {slot.name: slot for slot in group.slots}
    for name in given:
        if name not in slots and name != "group":
            raise DoesNotFit(f"{where}: {group.rule} holds no {name!r}{_nearest(name, slots)}")
    for name, slot in slots.items():
        held = given.get(name)
        parts = [] if held is None else held if isinstance(held, list) else [held]
        fitting = groups_of(slot, groups)
        for at, part in enumerate(parts, 1):
            place = f"{where}, {name} {at}" if len(parts) > 1 else f"{where}, {name}"
            inner = _mapping(part, place)
            # A grouping may have a field of such a name, which then holds no text.
            if not fitting or any(isinstance(inner.get(name), str) for name in ("record", "line")):
                yield part
                continue
            rule = inner.get("group", next(iter(fitting)) if len(fitting) == 1 else None)
            if not isinstance(rule, str) or rule not in fitting:
                raise DoesNotFit(f"{place}: name its group, one of {', '.join(fitting)}")
            yield from flat(inner, fitting[rule], groups, where=place)


def build_record(data: Any, chapter: Chapter | None, *, where: str = "record") -> str:
    """The 80 columns of a record of this chapter; `DoesNotFit` says where, which element, and what to write instead.

    A record of which only `line` is given is taken as it stands, and needs no chapter.
    """
    given = _mapping(data, where)
    if chapter is None or only_line(given):
        return _line(given.get("line"), where)
    if "record" not in given:
        raise DoesNotFit(f'{where}: name the record, such as {{"record": "{chapter.records[0].label()}"}}')
    told = {name: value for name, value in given.items() if name not in RESERVED}
    came = record_class(chapter, given["line"].ljust(WIDTH)[:WIDTH]) if isinstance(given.get("line"), str) else None
    if came is not None and came.label() == given["record"]:
        return make(came, told, line=given["line"], where=where)
    cls = class_named(chapter, given["record"], told, where=where)
    return make(cls, told, line=given.get("line"), where=where)


def only_line(record: Any) -> bool:
    """Whether of a record nothing is told but its columns, and how they stood in a file."""
    return isinstance(record, Mapping) and "line" in record and set(record) < set(RESERVED) and "record" not in record


def make(cls: type[Record], told: Mapping[str, Any], *, line: Any = None, where: str) -> str:
    """The 80 columns of a record of this class."""
    layout = cls.layout
    for name in told:
        if name not in layout.by_name:
            raise DoesNotFit(f"{where}: {layout.record} has no element {name!r}{_nearest(name, layout.by_name)}")
    came = cls.read(_line(line, where)) if line is not None else None
    if came is not None and not came.line.startswith(cls.identifier):
        came = None
    # An element that could not be read is told as such, and stays as it is as long as nobody changes it.
    if came is not None and {name: as_data(value) for name, value in came.values().items()} == {**_blank(cls), **told}:
        return came.line
    values = {name: _value(layout.by_name[name], value, f"{where}: {layout.record}") for name, value in told.items()}
    if came is not None and came.values() == {**_blank(cls), **values}:
        return came.line
    for column in layout.columns:
        if column.constant is not None and values.get(column.name) is None:
            values[column.name] = column.constant
    try:
        return cls.make({name: value for name, value in values.items() if value is not None}).line
    except DoesNotFit as error:
        raise DoesNotFit(f"{where}: {error}{_next_step(cls, str(error))}") from None


def class_named(chapter: Chapter, named: Any, told: Mapping[str, Any], *, where: str) -> type[Record]:
    """The record class of a label ("54 11") or an identifier ("54"), which the elements then tell apart."""
    if not isinstance(named, str):
        raise DoesNotFit(f'{where}: the record {named!r} is not text: write "{named}" in quotes')
    records = chapter.records
    if any(cls.identifier == PGA_SLOT for cls in records) and named.startswith(PGA_SLOT):
        records = (*records, *pga_message_set.CHAPTER.records)
    labelled = [cls for cls in records if cls.label() == named]
    same = [cls for cls in records if cls.identifier == named]
    if not labelled and not same:
        known = dict.fromkeys(cls.identifier for cls in records)
        raise DoesNotFit(f"{where}: {chapter.title} has no record {named!r}{_nearest(named, known)}")
    if labelled and labelled[0].when:
        return labelled[0]
    variants = [cls for cls in same if cls.when]
    plain = [cls for cls in same if not cls.when]
    explicit = [cls for cls in variants if set(cls.when) <= set(told) and _told_apart(cls, told)]
    for fitting in (explicit, [] if explicit else plain, _implied(variants, told, constants=False),
                    _implied(variants, told, constants=True)):  # fmt: skip
        knowing = [cls for cls in fitting if set(told) <= set(cls.layout.by_name)]
        if len({cls.label() for cls in knowing}) == 1:
            return knowing[0]
        if len(knowing) > 1:
            raise DoesNotFit(f"{where}: say which {named}: {', '.join(cls.label() for cls in knowing)}")
    if explicit or plain:
        return (explicit or plain)[0]
    needed = sorted({name for cls in same for name in cls.when})
    labels = ", ".join(cls.label() for cls in same)
    raise DoesNotFit(f"{where}: {named} is told apart by {', '.join(needed)}: name one of {labels}")


def _implied(variants: Sequence[type[Record]], told: Mapping[str, Any], *, constants: bool) -> list[type[Record]]:
    """The variants that fit when what is not told is blank, or is the constant that it would be filled with."""
    if not constants:
        return [cls for cls in variants if _told_apart(cls, told)]
    return [
        cls
        for cls in variants
        if _told_apart(cls, {**{name: cls.layout.by_name[name].constant for name in cls.when}, **told})
    ]


def _told_apart(cls: type[Record], told: Mapping[str, Any]) -> bool:
    return all((told.get(name) or "") in values for name, values in cls.when.items())


def _value(column: Column, value: Any, where: str) -> Any:
    at = f"{where}.{column.name}"
    if value is None or value == "":
        return None
    if isinstance(value, Mapping) and "unreadable" in value:
        raise DoesNotFit(f"{at}: {value['unreadable']!r} could not be read: give it a value, or null")
    if isinstance(value, bool | Mapping | Sequence) and not isinstance(value, str):
        raise DoesNotFit(f"{at}: {value!r} is no single value")
    if column.kind is str:
        if not isinstance(value, str):
            raise DoesNotFit(f'{at}: {value} is a number, and a code is text: write "{value}" in quotes')
        return value
    if column.kind is date:
        return _date(value, at)
    if not re.fullmatch(r"-?\d+(\.\d+)?", str(value)):
        raise DoesNotFit(f"{at}: {value!r} is no number: write it as {'1234' if column.kind is int else '1234.50'}")
    if column.kind is int:
        whole = Decimal(str(value))
        if whole != whole.to_integral_value():
            raise DoesNotFit(f"{at}: {value} is no whole number")
        return int(whole)
    return Decimal(str(value))


def _date(value: Any, at: str) -> date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise DoesNotFit(f"{at}: there is no day {value}") from None
    raise DoesNotFit(f"{at}: {value!r} is no date: write it as 2026-01-05")


def _blank(cls: type[Record]) -> dict[str, Any]:
    return dict.fromkeys(cls.layout.by_name)


def _line(value: Any, where: str) -> str:
    # Without separators a line feed is a character of the record like any other.
    if not isinstance(value, str) or not 1 <= len(value) <= WIDTH or ("\n" in value and len(value) < WIDTH):
        raise DoesNotFit(f"{where}: line must be the text of one record, of at most {WIDTH} columns")
    return value.ljust(WIDTH)


def _mapping(data: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping) or not all(isinstance(name, str) for name in data):
        raise DoesNotFit(f'{where}: a record is written as names and values, such as {{"record": "10", "action": "A"}}')
    return data


def _next_step(cls: type[Record], error: str) -> str:
    if "is mandatory" not in error:
        return ""
    missing = [column.name for column in cls.layout.columns if not column.optional and column.constant is None]
    return f" ({cls.label()} needs {', '.join(missing)})" if len(missing) > 1 else ""


def _nearest(name: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return f": did you mean {near[0]!r}?" if near else f": it has {', '.join(names)}"
