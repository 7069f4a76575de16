"""All generated pages as text, and all that can be looked up in them. Needs no Sphinx."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from docs.ext.chapter_pages import chapter_page
from docs.ext.lists import (
    codes_page,
    conditions_page,
    direction_page,
    dispositions_page,
    elements_page,
    front_page,
    records_page,
    table_pages,
)
from docs.ext.places import areas, chapter_pages, condition_anchor, table_page
from formats.tables import tables

_FIRST = re.compile(r"_1$")
_FURTHER = re.compile(r"_(?:[2-9]|[1-9]\d+)$")


@dataclass(frozen=True, slots=True)
class Known:
    """Something that can be looked up. kind: record, element, condition or table. page and anchor: where it stands.

    The name is what the search matches and shows, so it holds what people remember: a condition's narrative too.
    """

    kind: str
    name: str
    page: str
    anchor: str


@cache
def pages() -> dict[str, str]:
    """Every page of the dictionary by its name, as Markdown."""
    found = {
        "index": front_page(),
        "input": direction_page("input"),
        "output": direction_page("output"),
        "records": records_page(),
        "elements": elements_page(),
        "conditions": conditions_page(),
        "dispositions": dispositions_page(),
        "codes": codes_page(),
    }
    found.update(table_pages())
    found.update((page.name, chapter_page(page)) for page in chapter_pages())
    return found


def known() -> Iterator[Known]:
    """Everything that the search can lead to."""
    for page in chapter_pages():
        for entry in page.records:
            yield Known("record", f"{page.mark} {entry.heading}", page.name, entry.anchor)
            names = [] if entry.slot else list(entry.cls.layout.names)
            for name in names:
                # Side by side, the first stands for all.
                if not _FURTHER.search(name) or _FURTHER.sub("_1", name) not in names:
                    shown = f"{page.mark} {entry.label} {_FIRST.sub('', name)}"
                    yield Known("element", shown, page.name, entry.element_anchor(name))
    for area, _, found in areas():
        for condition in found:
            name = f"{condition.code} {condition.narrative} ({area})"
            yield Known("condition", name, "conditions", condition_anchor(condition))
    for table in tables():
        yield Known("table", f"{table.title} ({table.name})", table_page(table), "codes")
