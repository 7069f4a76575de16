"""Small pieces of HTML and Markdown, and the addresses that pages give to what they describe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

#: The folder of the generated pages, as links of the hand-written pages name it.
FOLDER = "dictionary"


def slug(text: str) -> str:
    """A text as a part of an address: lower-case letters, numerals and dashes."""
    plain = text.replace("$", "dollar ").casefold()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-")


def tag(name: str, *content: str, **attributes: str | None) -> str:
    """An HTML element. Content is HTML already; attributes are text, and one that is None is left out.

    A trailing underscore is dropped from a name (`class_`), others become dashes.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{''.join(content)}</{name}>"


def link(text: str, href: str, *, title: str | None = None, class_: str | None = None) -> str:
    """A link with a plain text."""
    return tag("a", escape(text), href=href, title=title, class_=class_)


def code(text: str) -> str:
    """A text as code."""
    return tag("code", escape(text))


def raw(html: str) -> str:
    """HTML as a block of a Markdown page. It must hold no line of three backticks."""
    return f"```{{raw}} html\n{html}\n```\n"


def heading(level: int, text: str, anchor: str | None = None) -> str:
    """A heading; with an anchor it can be pointed at.

    The anchor is HTML of its own: a label of Sphinx's would have to be the only one of its name in all pages.
    """
    before = raw(tag("span", class_="anchor", id=anchor)) + "\n" if anchor else ""
    return f"{before}{'#' * level} {plain(text)}\n"


def plain(text: str) -> str:
    """A text that Markdown takes for itself: nothing in it is markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|$&~^])", r"\\\1", text)


def html_table(headings: Iterable[str], rows: Iterable[str], *, class_: str, anchor: str | None = None) -> str:
    """A table of rows that are HTML already."""
    head = tag("tr", *(tag("th", escape(text)) for text in headings))
    body = tag("tbody", "\n", "\n".join(rows), "\n")
    return tag("div", tag("table", tag("thead", head), body, class_=class_, id=anchor), class_="wide")


def row(*cells: str, anchor: str | None = None) -> str:
    """A row of a table; the cells are HTML."""
    return tag("tr", *(tag("td", cell) for cell in cells), id=anchor)


def filter_box(target: str, what: str) -> str:
    """A box that hides what does not hold the words typed into it. target: the id of a table or list."""
    return (
        f'<input class="filter" type="search" data-filter="{escape(target)}" '
        f'placeholder="{escape(what)}" aria-label="{escape(what)}">'
    )


def folded(summary: str, content: str) -> str:
    """Content that opens when its summary is clicked."""
    return tag("details", tag("summary", escape(summary)), content)
