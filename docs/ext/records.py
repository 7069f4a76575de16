"""The section of one record: what it is, where it stands, its 80 columns drawn, its elements, what may be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html import escape

from docs.ext.markup import code, folded, heading, html_table, link, raw, row, tag
from docs.ext.places import RecordEntry, areas, chapter_pages, condition_anchor, table_page
from docs.ext.specimen import specimen
from docs.ext.structure_map import ONCE
from formats.codes import Condition
from formats.column import Column, Designation
from formats.describe.elements import as_text, where
from formats.describe.ruler import visible
from formats.tables import Table, table_of

USES = {
    Designation.M: "mandatory",
    Designation.C: "conditional: due in some cases",
    Designation.O: "optional",
}

#: Lists of codes up to this length are shown open.
_SHORT = 8
_SENTENCE = re.compile(r"(?<=\.)\s+(?=[A-Z])")


def section(entry: RecordEntry) -> str:
    """The whole section, as Markdown."""
    parts = [heading(3, entry.heading, entry.anchor), raw(_facts(entry))]
    if entry.slot:
        page = next(page for page in chapter_pages() if page.chapter.name == "pga_message_set")
        parts.append(f"The records of this slot are described in [{page.title}]({page.name}.md).\n")
        return "\n".join(parts)
    parts.append(raw(strip(entry) + "\n" + elements_table(entry)))
    found = list(conditions_about(entry))
    if found:
        parts.append(raw(_conditions(found)))
    return "\n".join(parts)


def _facts(entry: RecordEntry) -> str:
    """Source, place, distinction and class, as a small list."""
    cls = entry.cls
    _, *rest = _SENTENCE.split(cls.layout.cite)
    told = [("Source", escape(" ".join(rest)))] if rest else []
    more = [" ".join(part.split()) for part in (cls.__doc__ or "").split("\n\n")[1:]]
    told += [("Note", escape(text)) for text in more if text]
    told.append(("Stands", stands(entry)))
    if cls.when:
        told.append(("Told by", "; ".join(_told_by(entry, name, values) for name, values in cls.when.items())))
    told.append(("Class", code(f"{cls.__module__}.{cls.__qualname__}")))
    return tag("dl", *(tag("dt", name) + tag("dd", text) for name, text in told), class_="facts")


def _told_by(entry: RecordEntry, name: str, values: tuple[str, ...]) -> str:
    column = entry.cls.layout.by_name[name]
    listed = " or ".join(code(value) if value else "blank" for value in values)
    return f"{listed} in {where(column.start, column.end)}"


def stands(entry: RecordEntry) -> str:
    """Where the record stands in the structure map: the groupings around it and how often each may come."""
    found = entry.page.places.get(entry.cls.terminal, [])
    if not found:
        return "at no place of the map: it is what a line is read as when no other record of its identifier fits"
    told = []
    for place in dict.fromkeys(found):
        path = [f"{_group(name)}{'' if times == ONCE else f' ({times})'}" for name, times in place.groups]
        told.append(f"in {' &rsaquo; '.join(path)}: {tag('b', escape(str(place.times)))}")
    return "<br>".join(told[:_SHORT]) + ("<br>and elsewhere" if len(told) > _SHORT else "")


def _group(name: str) -> str:
    return escape(name.strip("_").replace("_", " "))


def strip(entry: RecordEntry) -> str:
    """The 80 columns as a strip: a ruler, a line of the record cut into its elements, their names underneath."""
    shown = specimen(entry)
    spans: list[tuple[int, int, Column | None]] = [(1, len(entry.cls.identifier), None)]
    spans += [(column.start, column.end, column) for column in entry.cls.layout.columns]
    spans += [(start, end, None) for start, end in entry.cls.layout.fillers]
    cells, names = [], []
    for start, end, column in sorted(spans, key=lambda span: span[0]):
        style = f"--n:{end - start + 1}"
        text = escape(visible(shown.line[start - 1 : end]))
        if column is None:
            kind = "id" if start == 1 else "filler"
            cells.append(tag("span", text, class_=f"cell {kind}", style=style, title=f"{where(start, end)} {kind}"))
            names.append(tag("span", class_="name", style=style))
            continue
        told = f"{where(start, end)} · {column.title} · {_class(column)} {column.designation.value}"
        href = f"#{entry.element_anchor(column.name)}"
        cells.append(
            tag("a", text, class_=f"cell {column.designation.value.lower()}", style=style, title=told, href=href)
        )
        names.append(tag("span", tag("i", escape(column.name)) if column.width > 2 else "", class_="name", style=style))
    note = (
        "A line put together from the layout, to show what each element can hold."
        if shown.made_up
        else "A line of the chapter's example."
    )
    return tag(
        "div",
        tag("div", _ruler(), class_="ruler", aria_hidden="true"),
        tag("div", *cells, class_="cells"),
        tag("div", *names, class_="names", aria_hidden="true"),
        tag("p", note, class_="note"),
        class_="strip",
    )


def _ruler() -> str:
    marks = []
    for at in range(1, 81):
        marks.append(str(at // 10 % 10) if at % 10 == 0 else ":" if at % 5 == 0 else "·")
    return "".join(marks)


def elements_table(entry: RecordEntry) -> str:
    """The elements as a table, with what the drawn line holds."""
    line = specimen(entry).line
    rows = [
        row(
            str(where(column.start, column.end)),
            f'<abbr title="{escape(column.printed.meaning)}">{_class(column)}</abbr>',
            f'<abbr title="{escape(USES[column.designation])}">{column.designation.value}</abbr>',
            f"<b>{escape(column.title)}</b><br>{code(column.name)}",
            "<br>".join(meaning(entry, column)),
            _value(entry, column, line),
            anchor=entry.element_anchor(column.name),
        )
        for column in entry.cls.layout.columns
    ]
    return html_table(("Columns", "Class", "Use", "Element", "What it holds", "Example"), rows, class_="elements")


def _class(column: Column) -> str:
    return f"{column.width}{column.printed.code}"


def meaning(entry: RecordEntry, column: Column) -> Iterator[str]:
    """What an element may hold, as pieces of HTML."""
    if column.constant is not None:
        yield f"always {code(column.constant)}"
    if column.kind is date:
        yield f"a date {column.form}"
    elif column.kind is Decimal:
        yield f"a number, the last {column.decimals} numerals behind the point" if column.decimals else "a number"
    elif column.kind is int:
        yield "a whole number"
    if column.signed:
        yield "may be negative: a minus sign right before the numerals"
    if column.justify == "right":
        yield "stands at the right of its columns"
    if column.data_class is not column.printed:
        yield f"read as class {column.data_class.code}: {escape(column.data_class.meaning)}"
    if column.designation is Designation.M and column.optional:
        yield "may be blank all the same"
    if column.designation is not Designation.M and not column.optional:
        yield "may not be blank"
    if column.note:
        yield escape(column.note)
    table = table_of(entry.cls, column.name)
    if column.constant is None and (column.codes or table):
        yield _codes(column, table)


def _codes(column: Column, table: Table | None) -> str:
    if table is None:
        return ("one of " if len(column.codes) > 1 else "only ") + " ".join(code(one) for one in column.codes)
    named = link(table.title, f"{table_page(table)}.html")
    if not column.codes and len(table.rows) > _SHORT:
        return f"a code of {named}"
    codes = column.codes or tuple(dict.fromkeys(one.code for one in table.rows))
    listed = tag("ul", *(tag("li", code(one), " ", escape(table.meaning(one))) for one in codes), class_="codes")
    if len(codes) <= _SHORT:
        return f"of {named}{listed}"
    return f"of {named}{folded(f'{len(codes)} codes', listed)}"


def _value(entry: RecordEntry, column: Column, line: str) -> str:
    """What the line holds in the element, what it reads as, and what a code there means."""
    text = column.cut(line)
    if not text.strip():
        return '<span class="blank">blank</span>'
    shown = code(visible(text).strip())
    value = as_text(column.read(text))
    if column.kind is not str and value != text.strip():
        shown += f"<br>{escape(value)}"
    table = table_of(entry.cls, column.name)
    said = table.meaning(text.strip()) if table else ""
    return shown + (f"<br>{escape(said)}" if said else "")


def conditions_about(entry: RecordEntry) -> Iterator[tuple[Condition, str]]:
    """The conditions that name the record, and the columns of it that they name."""
    area = {"control": "control", "PGA": "PGA"}.get(entry.page.mark, entry.page.chapter.application)
    if entry.page.chapter.direction == "output":
        return
    for name, _, conditions in areas():
        for condition in conditions if name == area else ():
            at = [place.partition(":") for place in condition.at]
            named = [columns for record, _, columns in at if record in (entry.label, entry.cls.identifier)]
            if named:
                yield condition, ", ".join(columns for columns in named if columns)


def _conditions(found: list[tuple[Condition, str]]) -> str:
    rows = [
        row(
            link(condition.code, f"conditions.html#{condition_anchor(condition)}"),
            escape(columns),
            escape(condition.narrative or "no longer in use"),
            escape(condition.meaning),
        )
        for condition, columns in found
    ]
    told = html_table(("Code", "Columns", "Narrative", "Meaning"), rows, class_="conditions")
    many = f"{len(found)} conditions name it" if len(found) > 1 else "1 condition names it"
    return folded(many, told)
