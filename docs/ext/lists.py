"""The lists of the dictionary: chapters, records by identifier, elements by name, conditions, dispositions, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from docs.ext.markup import code, filter_box, heading, html_table, link, plain, raw, row, slug, tag
from docs.ext.places import (
    ChapterPage,
    RecordEntry,
    areas,
    chapter_pages,
    condition_anchor,
    page_of,
    table_page,
)
from formats.applications import application
from formats.classes import DATA_CLASSES
from formats.codes import Condition, Disposition, dispositions
from formats.describe.elements import where
from formats.tables import Table, table_of, tables

LISTS = ("records", "elements", "conditions", "dispositions", "codes")

SEVERITIES = {"F": "fatal", "W": "census warning", "I": "informational", "": ""}

_REPEAT = re.compile(r"_\d+$")


def front_page() -> str:
    """The dictionary's own first page."""
    records = sum(len(page.records) for page in chapter_pages())
    elements = sum(len(entry.cls.layout.columns) for page in chapter_pages() for entry in page.records)
    parts = [
        heading(1, "Dictionary"),
        f"Every record that LocalACE reads and writes: {records} records with {elements:,} elements in "
        f"{len(chapter_pages())} chapters. These pages are made from the classes that read the records, so they say "
        "what the program does. Each record names the page of CBP's chapter that it was written from.\n",
        "Looking for something? The search box knows every record (`SE15`), element (`entry_number`), condition "
        "(`X32`) and code. Or go by [record](records.md), [element](elements.md), [condition](conditions.md), "
        "[disposition](dispositions.md) or [code table](codes.md).\n",
        heading(2, "How to read it"),
        raw(_legend()),
        heading(2, "What a filer sends"),
        raw(_chapters("input")),
        heading(2, "What CBP sends"),
        raw(_chapters("output")),
        heading(2, "Around and inside of them"),
        raw(_chapters("")),
        _tree(["input", "output", *(page.name for page in _listed("")), *LISTS]),
    ]
    return "\n".join(parts)


def direction_page(direction: str) -> str:
    """The chapters of one direction."""
    title = {"input": "What a filer sends", "output": "What CBP sends"}[direction]
    names = [page.name for page in _listed(direction)]
    return "\n".join([heading(1, title), raw(_chapters(direction)), _tree(names)])


def _legend() -> str:
    classes = [row(code(one.code), escape(one.meaning)) for one in DATA_CLASSES.values()]
    told = [
        ("Columns", "positions in the 80, counted from 1; 9-16 means both and all between"),
        ("Class", f"width and data class: {code('8AN')} is eight columns of letters, numerals and spaces"),
        ("Use", f"{code('M')} mandatory, {code('C')} conditional, {code('O')} optional"),
        ("Example", "what the drawn line holds there, what it reads as, what a code in it stands for"),
        (
            "The strip",
            '<span class="cell id">identifier</span> <span class="cell m">mandatory</span> '
            '<span class="cell c">conditional</span> <span class="cell o">optional</span> '
            '<span class="cell filler">filler: spaces</span>. A click on an element leads to its row',
        ),
    ]
    facts = tag("dl", *(tag("dt", name) + tag("dd", text) for name, text in told), class_="facts")
    return facts + html_table(("Class", "Takes"), classes, class_="plain")


def _listed(direction: str) -> list[ChapterPage]:
    """The chapters of a direction; for none, those that are no application."""
    pages = [page for page in chapter_pages() if bool(page.chapter.application) == bool(direction)]
    return sorted((page for page in pages if direction in ("", page.chapter.direction)), key=lambda page: page.title)


def _chapters(direction: str) -> str:
    other = {"input": "Answer", "output": "Asked by", "": ""}[direction]
    rows = []
    for page in _listed(direction):
        cells = [
            link(page.title, f"{page.name}.html"),
            _counterpart(page),
            str(len(page.records)),
            escape(page.chapter.cite),
        ]
        rows.append(row(*cells))
    return html_table(("Chapter", other, "Records", "Source"), rows, class_="plain")


def _counterpart(page: ChapterPage) -> str:
    chapter = page.chapter
    if chapter.direction == "input":
        known = application(chapter.application)
        mark = known.response if known else ""
        other = page_of(mark, "output")
        return link(mark, f"{other.name}.html") if other else escape(mark)
    asked = [one for one in chapter_pages() if one.chapter.direction == "input" and _answer_of(one) == page.mark]
    return " ".join(link(one.mark, f"{one.name}.html") for one in asked if chapter.application)


def _answer_of(page: ChapterPage) -> str:
    known = application(page.chapter.application)
    return known.response if known else ""


def _tree(names: list[str]) -> str:
    listed = "\n".join(names)
    return f"```{{toctree}}\n:hidden:\n:maxdepth: 1\n\n{listed}\n```\n"


def records_page() -> str:
    """Every record by its identifier."""
    found: dict[str, list[RecordEntry]] = {}
    for page in chapter_pages():
        for entry in page.records:
            found.setdefault(entry.cls.identifier, []).append(entry)
    rows = [
        row(
            tag("b", escape(identifier)),
            "<br>".join(
                f"{link(f'{entry.page.mark} {entry.label}', _href(entry), class_='rec')} {escape(entry.title)}"
                for entry in found[identifier]
            ),
        )
        for identifier in sorted(found)
    ]
    return "\n".join(
        [
            heading(1, "Records by identifier"),
            f"{len(found)} identifiers. One may stand for different records in different chapters.\n",
            raw(filter_box("records", "Show only what holds ...")),
            raw(html_table(("Identifier", "Records"), rows, class_="plain", anchor="records")),
        ]
    )


def _href(entry: RecordEntry, element: str | None = None) -> str:
    return f"{entry.page.name}.html#{entry.element_anchor(element) if element else entry.anchor}"


def elements_page() -> str:
    """Every element by its name."""
    found: dict[str, list[tuple[RecordEntry, str]]] = {}
    for page in chapter_pages():
        for entry in page.records:
            for column in entry.cls.layout.columns if not entry.slot else ():
                name = _REPEAT.sub("", column.name)
                if all(known is not entry for known, _ in found.get(name, ())):
                    found.setdefault(name, []).append((entry, column.name))
    rows = [row(code(name), " ".join(_place(*one) for one in found[name])) for name in sorted(found)]
    return "\n".join(
        [
            heading(1, "Elements by name"),
            f"{len(found)} names. A name is the attribute of the record's class, the key in JSON, and what `build`, "
            "stories and rules call it. Numbered ones (`fee_amount_1`, `fee_amount_2`) stand under one name.\n",
            raw(filter_box("elements", "Show only what holds ...")),
            raw(html_table(("Element", "Stands in"), rows, class_="plain", anchor="elements")),
        ]
    )


def _place(entry: RecordEntry, name: str) -> str:
    column = entry.cls.layout.by_name[name]
    told = f"{entry.title}: {column.title}, {where(column.start, column.end)}"
    return link(f"{entry.page.mark} {entry.label}", _href(entry, name), title=told, class_="rec")


def conditions_page() -> str:
    """Every condition, by area."""
    count = sum(len(found) for _, _, found in areas())
    parts = [
        heading(1, "Conditions"),
        f"The {count:,} conditions that CBP answers with, by the application that uses them. The narrative is CBP's "
        "text as the wire carries it, cut at forty columns; the meaning is ours.\n",
        raw(filter_box("conditions", "Show only what holds ...")),
    ]
    for name, title, found in areas():
        rows = [_condition_row(name, condition) for condition in found]
        headings = ("Code", "Narrative", "Looks at", "Meaning", "Source")
        parts += [
            heading(2, title, f"conditions-{slug(name)}"),
            raw(html_table(headings, rows, class_="conditions filtered")),
        ]
    return "\n".join(parts)


def _condition_row(area: str, condition: Condition) -> str:
    kind = SEVERITIES[condition.severity]
    narrative = escape(condition.narrative) if condition.narrative else "<i>no longer in use</i>"
    if kind and kind != "fatal":
        narrative += f'<br><span class="kind">{kind}</span>'
    return row(
        tag("b", escape(condition.code)),
        narrative,
        " ".join(_looked_at(area, at) for at in condition.at),
        escape(condition.meaning),
        escape(condition.source),
        anchor=condition_anchor(condition),
    )


def _looked_at(area: str, at: str) -> str:
    """A place that a condition names, as a link to the record or the element where it is one of the area's chapter."""
    record, _, columns = at.partition(":")
    shown = f"{record} {columns}".strip()
    for page in chapter_pages():
        if page.mark != area or page.chapter.direction != "input":
            continue
        for entry in page.records:
            if record in (entry.label, entry.cls.identifier):
                return link(shown, _href(entry, _element_at(entry, columns)), class_="rec")
    return escape(shown)


def _element_at(entry: RecordEntry, columns: str) -> str | None:
    first = columns.partition("-")[0]
    if not first.isdecimal():
        return None
    return next((one.name for one in entry.cls.layout.columns if one.start <= int(first) <= one.end), None)


def dispositions_page() -> str:
    """Every disposition, by record and element."""
    grouped: dict[tuple[str, str], list[Disposition]] = {}
    for one in dispositions():
        grouped.setdefault((one.record, one.element), []).append(one)
    parts = [
        heading(1, "Dispositions"),
        "What CBP tells of a bill, an entry or a message in cargo release, and of the reviews of partner agencies.\n",
        raw(filter_box("dispositions", "Show only what holds ...")),
    ]
    for (record, element), found in grouped.items():
        rows = [
            row(
                tag("b", escape(one.code)),
                escape(one.narrative),
                escape(one.kind),
                escape(one.meaning),
                escape(one.source),
            )
            for one in found
        ]
        headings = ("Code", "Narrative", "Kind", "Meaning", "Source")
        parts += [heading(2, f"{record}, {element}"), raw(html_table(headings, rows, class_="plain filtered"))]
    return "\n".join(parts)


def codes_page() -> str:
    """Every code table."""
    rows = [
        row(link(one.title, f"{table_page(one)}.html"), code(one.name), str(len(one.rows)), escape(one.source))
        for one in tables()
    ]
    return "\n".join(
        [
            heading(1, "Code tables"),
            "Codes and what they stand for, with the source and the day of each table. In Python they are "
            "`formats.tables.table(name)`.\n",
            raw(filter_box("tables", "Show only what holds ...")),
            raw(html_table(("Table", "Name", "Codes", "Source"), rows, class_="plain", anchor="tables")),
            _tree([table_page(one) for one in tables()]),
        ]
    )


def table_pages() -> Iterator[tuple[str, str]]:
    """Each code table's page: its name and its text."""
    users = _users()
    for one in tables():
        more = list(dict.fromkeys(name for found in one.rows for name in found.more))
        rows = [
            row(
                tag("b", escape(found.code)),
                escape(found.text),
                escape(found.note),
                *(escape(found.more.get(name, "")) for name in more),
            )
            for found in one.rows
        ]
        parts = [
            heading(1, one.title),
            plain(f"Source: {one.source}") + "\n",
            raw(filter_box("codes", "Show only what holds ...")),
            raw(html_table(("Code", "Stands for", "Note", *more), rows, class_="plain", anchor="codes")),
        ]
        if used := users.get(one.name):
            places = " ".join(_place(entry, name) for entry, name in used)
            parts += [heading(2, "Elements that hold it"), raw(tag("p", places))]
        yield table_page(one), "\n".join(parts)


def _users() -> dict[str, list[tuple[RecordEntry, str]]]:
    found: dict[str, list[tuple[RecordEntry, str]]] = {}
    for page in chapter_pages():
        for entry in page.records:
            for column in entry.cls.layout.columns:
                table: Table | None = table_of(entry.cls, column.name)
                if table is not None:
                    found.setdefault(table.name, []).append((entry, column.name))
    return found
