"""The dictionary: every record class of every chapter as data, made from the classes themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from formats.catalog import chapters as all_chapters
from formats.chapter import Chapter
from formats.column import Column
from formats.describe.decoded import PGA_SLOT
from formats.describe.elements import title_of
from formats.record import Record
from formats.tables import table_of


def layout_data(cls: type[Record], chapter: Chapter) -> dict[str, Any]:
    """One record class. `class` and `designation` are what the chapter prints; fillers are left out."""
    return {
        "chapter": chapter.name,
        "direction": chapter.direction,
        "application": chapter.application,
        "record": cls.identifier,
        "variant": cls.label().removeprefix(cls.identifier).strip(),
        "title": title_of(cls),
        "cite": cls.layout.cite,
        "fields": [_field(column, cls) for column in cls.layout.columns],
    }


def dictionary(chapters: Iterable[Chapter] | None = None) -> list[dict[str, Any]]:
    """Every record class of these chapters, or of all: by chapter, then as declared."""
    return [
        layout_data(cls, chapter)
        for chapter in (all_chapters() if chapters is None else chapters)
        for cls in chapter.records
        if cls.identifier != PGA_SLOT
    ]


def _field(column: Column, cls: type[Record]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "start": column.start,
        "end": column.end,
        "class": column.printed.code,
        "designation": column.designation.value,
        "type": column.kind.__name__,
        "optional": column.optional,
        "title": column.title,
    }
    if column.data_class is not column.printed:
        told["read_as"] = column.data_class.code
    if column.codes:
        told["codes"] = list(column.codes)
    if table := table_of(cls, column.name):
        told["table"] = table.name
    if column.constant is not None:
        told["constant"] = column.constant
    if column.decimals:
        told["decimals"] = column.decimals
    if column.kind.__name__ == "date":
        told["form"] = column.form
    if column.note:
        told["note"] = column.note
    return told
