"""The page of a chapter in one direction: what it is for, an example, its structure maps, its records."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from html import escape

from docs.ext.markup import folded, heading, html_table, link, plain, raw, row, tag
from docs.ext.places import ChapterPage, condition_anchor, page_of
from docs.ext.records import section
from docs.ext.structure_map import ONCE, Node, Times
from formats.applications import application, applications
from formats.catair.pga_message_set.hierarchy import CHILDREN
from formats.codes import conditions_of
from formats.describe.ruler import ruler, visible
from formats.fault import Kind

#: The example is shown up to this many lines.
_LINES = 40

_BREACHES = {
    Kind.HEADER: "a transaction does not begin with its opening record",
    Kind.IDENTIFIER: "the chapter has no such record",
    Kind.ORDER: "the record may not stand here",
    Kind.ABSENT: "a record is missing",
    Kind.LOOP: "a record or grouping comes too often",
    Kind.GAP: "items side by side are not filled from the first on",
}

_CONFIDENCE = {
    "high": "",
    "medium": "The chapter itself was not at hand: this rests on a public transcription or an older edition.",
    "low": "The chapter itself was not at hand: this rests on one second-hand source. Trust it little.",
}


def chapter_page(page: ChapterPage) -> str:
    """The whole page, as Markdown."""
    chapter = page.chapter
    summary = (importlib.import_module(chapter.package).__doc__ or "").split("\n\n")[0]
    parts = [heading(1, page.title), plain(" ".join(summary.split())) + "\n", raw(_facts(page))]
    if said := _CONFIDENCE[chapter.confidence]:
        parts.append(f":::{{warning}}\n{said} What it leaves open stands in\n{_DIFFERENCES}.\n:::\n")
    parts += [heading(2, "An example"), raw(_example(page))]
    parts += [heading(2, "Structure map"), *_maps(page)]
    if page.chapter.name == "pga_message_set":
        parts += [heading(2, "Who belongs to whom"), raw(_hierarchy(page))]
    if table := _breaches(page):
        parts += [heading(2, "When the order is broken"), raw(table)]
    parts.append(heading(2, "Records"))
    parts += [section(entry) for entry in page.records]
    return "\n".join(parts)


_DIFFERENCES = "[where LocalACE differs from CBP, or guesses](../differences-from-cbp.md)"


def _facts(page: ChapterPage) -> str:
    chapter = page.chapter
    told = [("Source", escape(chapter.cite))]
    if chapter.application:
        who = "a filer sends it" if chapter.direction == "input" else "CBP sends it"
        told.append(("Application", f"{tag('b', escape(chapter.application))}, {who}"))
        told += _counterparts(page)
    else:
        told.append(("Direction", "a filer sends it" if chapter.direction == "input" else "CBP sends it"))
    opening = " or ".join(escape(name) for name in chapter.opening)
    told.append(("A transaction", f"begins with {opening}" if opening else "is a whole block"))
    told.append(("Records", str(len(page.records))))
    told.append(("Certainty", chapter.confidence))
    return tag("dl", *(tag("dt", name) + tag("dd", text) for name, text in told), class_="facts")


def _counterparts(page: ChapterPage) -> Iterator[tuple[str, str]]:
    chapter = page.chapter
    if chapter.direction == "input":
        known = application(chapter.application)
        if known:
            answered = page_of(known.response, "output")
            yield "Answered by", link(answered.title, f"{answered.name}.html") if answered else escape(known.response)
        return
    for known in applications():
        if known.response == chapter.application and known.input and (asked := page_of(known.input, "input")):
            yield "Answers", link(asked.title, f"{asked.name}.html")


def _example(page: ChapterPage) -> str:
    """The chapter's example under a column ruler; each line leads to its record."""
    lines = []
    for line in page.example[:_LINES]:
        cls = page.chapter.class_of(line)
        shown = escape(visible(line.ljust(80)))
        if cls is None:
            lines.append(shown)
            continue
        entry = page.entry(cls)
        width = len(cls.identifier)
        head = link(line[:width], f"#{entry.anchor}", title=entry.heading)
        lines.append(head + escape(visible(line.ljust(80)[width:])))
    if len(page.example) > _LINES:
        lines.append(f"... and {len(page.example) - _LINES} more")
    return tag("pre", "\n".join([*ruler(), *lines]), class_="wire")


def _maps(page: ChapterPage) -> Iterator[str]:
    start = page.chapter.start
    if start is not None and start.__doc__:
        yield plain(" ".join(start.__doc__.split("\n\n")[0].split())) + "\n"
    for names, tree in page.trees:
        drawn: set[str] = set()
        title = " and ".join(name.replace("_", " ") for name in names)
        parts = "".join(_node(page, part, drawn) for part in tree.parts)
        yield raw(tag("div", tag("p", escape(title), class_="maptitle"), tag("ul", parts), class_="map"))
    if page.map.comments:
        notes = "".join(tag("p", escape(text)) for text in page.map.comments)
        yield raw(folded("What the map rests on", tag("div", notes, class_="notes")))


def _hierarchy(page: ChapterPage) -> str:
    """Under each PGA record, those that may belong to it: the closest one that may have a record has it."""
    at = {entry.cls.identifier: entry for entry in page.records}
    rows = [
        row(
            f"{link(parent, f'#{at[parent].anchor}', class_='rec')} {escape(at[parent].title)}",
            " ".join(link(one, f"#{at[one].anchor}", title=at[one].title, class_="rec") for one in children),
        )
        for parent, children in CHILDREN.items()
    ]
    return html_table(("Record", "May have"), rows, class_="plain")


def _node(page: ChapterPage, node: Node, drawn: set[str], choice: bool = False) -> str:
    """A part of a map as an item of a list. choice: whether it excludes what stands beside it."""
    if node.kind == "record":
        times = "" if choice and node.times == ONCE else _times(node.times)
        return tag("li", _records(page, node.name), times, class_=_need(node.times))
    if node.kind == "again":
        return tag("li", tag("i", f"{escape(_words(node.name))} once more"), class_="again")
    if node.kind == "group":
        name = tag("span", escape(_words(node.name)), class_="group")
        if node.name in drawn:
            return tag("li", name, " as above", _times(node.times), class_=_need(node.times))
        drawn.add(node.name)
        inside = "".join(_node(page, part, drawn) for part in node.parts)
        return tag("li", name, _times(node.times), tag("ul", inside), class_=_need(node.times))
    inside = "".join(_node(page, part, drawn, node.kind == "one") for part in node.parts)
    return tag("li", tag("i", _choice(node)), tag("ul", inside), class_=f"choice {_need(node.times)}")


def _choice(node: Node) -> str:
    if node.kind == "all":
        return "together" if node.times == ONCE else f"together, {node.times}"
    if node.times == ONCE:
        return "one of"
    if node.times == Times(0, 1):
        return "one of these, or none"
    return f"any of these, mixed, {node.times}"


def _records(page: ChapterPage, terminal: str) -> str:
    entries = page.entries(terminal)
    first = entries[0]
    if len(entries) == 1:
        return f"{link(first.label, f'#{first.anchor}', class_='rec')} {escape(first.title)}"
    links = " ".join(
        link(entry.label if at == 0 else entry.label.removeprefix(f"{first.cls.identifier} "), f"#{entry.anchor}",
             title=entry.title, class_="rec")
        for at, entry in enumerate(entries)
    )  # fmt: skip
    return links


def _times(times: Times) -> str:
    return tag("span", escape(str(times)), class_="times")


def _need(times: Times) -> str:
    return "may" if times.least == 0 else "must"


def _words(name: str) -> str:
    return name.strip("_").replace("_", " ")


def _breaches(page: ChapterPage) -> str:
    """What a breach of the map is answered with."""
    chapter = page.chapter
    rows = [
        row(_condition(code, chapter.application), escape(_BREACHES.get(kind, kind.value)))
        for kind, code in chapter.order_codes.items()
    ]
    for item, code in chapter.loop_codes.items():
        entries = page.entries(item)
        what = entries[0].label if entries else _words(item)
        rows.append(row(_condition(code, chapter.application), f"too many: {escape(what)}"))
    return html_table(("Code", "When"), rows, class_="conditions") if rows else ""


def _condition(code: str, area: str) -> str:
    known = conditions_of(code)
    best = next((one for one in known if one.application == area), known[0] if known else None)
    if best is None:
        return escape(code)
    return link(code, f"conditions.html#{condition_anchor(best)}", title=best.narrative) + f" {escape(best.narrative)}"
