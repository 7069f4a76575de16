"""A JSON Schema (2020-12) for every chapter, made from its record and group classes.

It describes the documents of `formats.document` whose batches are of the chapter and without fault: what an editor
offers while one is written, and what a program may rely on. `x-columns`, `x-class`, `x-designation` and `x-table` tell
of an element what its layout tells; `x-meanings` what its codes stand for, where a table knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from formats.applications import application, notification
from formats.catair import batch_block_control, batch_block_control_reply, pga_message_set
from formats.catalog import chapters
from formats.chapter import Chapter
from formats.classes import AN, A, N
from formats.column import Column
from formats.convert import groups_of
from formats.describe.decoded import PGA_SLOT, control_class
from formats.describe.elements import title_of
from formats.group import Group, Slot, Times
from formats.record import WIDTH, Record
from formats.tables import table_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
#: What a record may tell of its bytes in a file, besides its elements.
_FRAMING: Schema = {
    "line": {"type": "string", "minLength": 1, "maxLength": WIDTH, "title": "its columns"},
    "raw": {"type": "string", "title": "its bytes, where they are not the columns"},
    "preceding": {"type": "string", "title": "line ends before it"},
    "terminator": {"type": "string", "title": "what ends it, where that is not the batch's separator"},
}
_PATTERNS = {A.code: "^[A-Z ]+$", AN.code: "^[A-Z0-9 ]+$"}


def folder_of(chapter: Chapter) -> str:
    """The name of a chapter's folder, which no other chapter and direction has."""
    return chapter.package.rpartition(".")[2]


def chapter_named(name: str) -> Chapter | None:
    """The chapter of a folder, or of an application identifier: entry_summary_reply, AX."""
    for chapter in chapters():
        if name == folder_of(chapter) or (chapter.application and name.upper() == chapter.application):
            return chapter
    return None


def schema_of(chapter: Chapter) -> Schema:
    """The schema of a chapter: of files of its batches, or of one transaction where it has no batches of its own."""
    defs = _Definitions(chapter)
    of = f" ({chapter.application})" if chapter.application else ""
    told: Schema = {
        "$schema": DIALECT,
        "$id": f"urn:localace:catair:{folder_of(chapter)}",
        "title": f"{chapter.title}{of}, {chapter.direction}",
        "description": f"{chapter.cite}. Batches without fault; what cannot be read is no part of it.",
    }
    # PGA data stand inside of other chapters' transactions: what is described is one message set.
    told |= defs.transaction() if chapter.package == pga_message_set.__name__ else _file(defs)
    return {**told, "$defs": defs.found}


def _file(defs: _Definitions) -> Schema:
    stray = {"before": {"type": "integer", "minimum": 1, "title": "the batch that it stands before"}, **_framing()}
    return _object(
        {
            "batches": {"type": "array", "items": defs.batch()},
            "outside": {"type": "array", "items": _object(stray, ("before", "line"))},
            "following": {**_TEXT, "title": "line ends after everything"},
        },
        ("batches",),
    )


class _Definitions:
    """The `$defs` of one chapter's schema, each made when it is first referred to."""

    def __init__(self, chapter: Chapter) -> None:
        self.chapter = chapter
        self.found: dict[str, Schema] = dict(_FRAMING)
        self._names: dict[type[Record] | type[Group], str] = {}

    def batch(self) -> Schema:
        """A batch: control records and blocks."""
        chapter = self.chapter
        told: Schema = {
            "direction": {"const": chapter.direction},
            "application": {"const": chapter.application} if chapter.application else _TEXT,
            "rejection": {"const": True, "title": "CBP took nothing of the batch that it answers"},
            "complete": {"const": True},
            "separator": {"enum": ["\n", "\r\n", ""]},
            "header": self._control("A"),
            "blocks": {"type": "array", "items": self._block(), "minItems": 1},
            "trailer": self._control("Z"),
        }
        self.found["batch"] = _object(told, ("direction", "application", "header", "blocks", "trailer"))
        return _reference("batch")

    def _block(self) -> Schema:
        # What stands in the blocks of batch and block control is other chapters' business.
        foreign = self.chapter.package == batch_block_control.__name__
        held: Schema = {"type": "object"} if foreign else self.transaction()
        told: Schema = {
            "header": self._control("B"),
            "transactions": {"type": "array", "items": held, "minItems": 0 if foreign else 1},
            "trailer": self._control("Y"),
        }
        self.found["block"] = _object(told, ("header", "transactions", "trailer"))
        return _reference("block")

    def transaction(self) -> Schema:
        """A transaction: its records one after the other, or in the groupings of the structure map."""
        chapter = self.chapter
        named: Schema = {"chapter": {"const": chapter.name}}
        detail = [cls for cls in chapter.records if cls.identifier not in ("A", "B", "Y", "Z")]
        records = {"type": "array", "items": self._any(detail), "minItems": 1}
        forms = [_object({**named, "records": records}, ("records",))]
        groups = {group.rule: group for group in chapter.groups}
        for start in chapter.starts if chapter.application or chapter.opening else ():
            told = {**named, "group": {"const": start}, "content": self._reference(groups[start])}
            forms.append(_object(told, ("content", *(("group",) if len(chapter.starts) > 1 else ()))))
        self.found["transaction"] = {"anyOf": forms}
        return _reference("transaction")

    def _control(self, letter: str) -> Schema:
        chapter = self.chapter
        control = batch_block_control if chapter.direction == "input" else batch_block_control_reply
        if chapter.package == control.__name__:
            return self._any(cls for cls in chapter.records if cls.identifier == letter)
        known = (application if chapter.direction == "input" else notification)(chapter.application)
        manifest = known is not None and known.family == "eMAN"
        return self._reference(control_class(control.CHAPTER, letter, "", manifest=manifest))

    def _any(self, contents: Iterable[type[Record] | type[Group]]) -> Schema:
        found = [self._reference(content) for content in dict.fromkeys(contents)]
        return found[0] if len(found) == 1 else {"anyOf": found}

    def _reference(self, content: type[Record] | type[Group]) -> Schema:
        if content in self._names:
            return _reference(self._names[content])
        told = content.label() if issubclass(content, Record) else content.rule
        sort = "record" if issubclass(content, Record) else "group"
        bare = name = f"{sort}_{re.sub('[^A-Za-z0-9]+', '_', told)}"
        number = 1
        while name in self.found:
            number += 1
            name = f"{bare}_{number}"
        self._names[content] = name
        self.found[name] = {}
        self.found[name] |= self._record(content) if issubclass(content, Record) else self._group(content)
        return _reference(name)

    def _record(self, cls: type[Record]) -> Schema:
        if cls.identifier == PGA_SLOT:
            return self._any(cls for cls in pga_message_set.CHAPTER.records if cls.identifier.startswith(PGA_SLOT))
        told: Schema = {"record": {"enum": list(dict.fromkeys((cls.label(), cls.identifier)))}, **_framing()}
        needed = ["record"]
        for column in cls.layout.columns:
            told[column.name] = _element(column, cls)
            if not column.optional and column.constant is None:
                needed.append(column.name)
        head = {"title": f"{cls.label()} {title_of(cls)}", "description": cls.layout.cite}
        return {**head, **_object(told, needed)}

    def _group(self, group: type[Group]) -> Schema:
        told: Schema = {"group": {"const": group.rule}}
        needed = []
        for slot in group.slots:
            inner = self._slot(slot)
            if slot.times is Times.MANY:
                most = self._ceiling(group, slot)
                inner = {"type": "array", "items": inner, **({"maxItems": most} if most else {})}
            if slot.times is Times.ONE:
                needed.append(slot.name)
            told[slot.name] = inner
        return {"title": group.rule.replace("_", " "), **_object(told, needed)}

    def _slot(self, slot: Slot) -> Schema:
        groups = groups_of(slot, self.chapter.groups)
        records = [cls for cls in self.chapter.records if slot.takes(cls)]
        if len(groups) < 2:
            return self._any([*records, *groups.values()])
        # Which of several groupings it is, the content says itself.
        told = [{**self._reference(group), "required": ["group"]} for group in groups.values()]
        return {"anyOf": [*map(self._reference, records), *told]}

    def _ceiling(self, group: type[Group], slot: Slot) -> int:
        """How many there may be in a field, where the map says so of everything that it holds."""
        structure = self.chapter.structure
        items = [name for name, classes in structure.terminals.items() if all(map(slot.takes, classes))]
        items += [rule for rule, held in structure.groups.items() if slot.takes(held)]
        most = [structure.ceilings.get((group.rule, item), 0) for item in items]
        return sum(most) if all(most) else 0


def _element(column: Column, cls: type[Record]) -> Schema:
    told: Schema = {"title": column.title, **_values(column)}
    if column.optional:
        if "enum" in told:
            told["enum"] = [*told["enum"], None]
        kinds = told["type"]
        told["type"] = [*kinds, "null"] if isinstance(kinds, list) else [kinds, "null"]
    if column.constant is not None:
        told["default"] = column.constant
    if column.note:
        told["description"] = column.note
    told["x-columns"] = [column.start, column.end]
    told["x-class"] = column.printed.code
    told["x-designation"] = column.designation.value
    if table := table_of(cls, column.name):
        told["x-table"] = table.name
        if meanings := {code: table.meaning(code) for code in column.codes if table.meaning(code)}:
            told["x-meanings"] = meanings
    return told


def _values(column: Column) -> Schema:
    """Which values an element may have, by its kind."""
    if column.kind is date:
        return {"type": "string", "format": "date"}
    if column.kind is int:
        least = 1 - 10 ** (column.width - 1) if column.signed else 0
        return {"type": "integer", "minimum": least, "maximum": 10**column.width - 1}
    if column.kind is Decimal:
        sign = "-?" if column.signed else ""
        places = f"(\\.[0-9]{{1,{column.decimals}}})?" if column.decimals else ""
        return {"type": ["string", "number"], "pattern": f"^{sign}[0-9]{{1,{column.width}}}{places}$"}
    if column.codes:
        return {"type": "string", "enum": list(column.codes)}
    told: Schema = {"type": "string", "minLength": 1, "maxLength": column.width}
    if column.data_class is N:
        told["pattern"] = f"^[0-9]{{1,{column.width}}}$"
    elif column.data_class.code in _PATTERNS:
        told["pattern"] = _PATTERNS[column.data_class.code]
    return told


def _framing() -> Schema:
    return {name: _reference(name) for name in _FRAMING}


def _object(properties: Schema, required: Iterable[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
