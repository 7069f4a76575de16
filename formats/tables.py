"""Code tables: countries, ports, units, fee classes and the rest, looked up by code and by words.

Each table is a file of `formats/data/codes`, whose first line says what it is and where it comes from. Which element
takes its codes from which table stands in `formats/data/element_tables.csv`, or in a file of that name in the chapter's
own folder.
"""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from formats.codes import Disposition, dispositions
from formats.errors import FormatsError
from formats.record import Record

#: Names that people use for a table besides its own.
_ALSO = {
    "spi": "special_programs",
    "program": "special_programs",
    "mode": "transport_modes",
    "mot": "transport_modes",
    "fee": "fee_classes",
    "class": "fee_classes",
    "fees": "fees_by_year",
    "uom": "units",
    "province": "states",
    "psc": "correction_reasons",
    "license": "license_types",
    "declaration": "declaration_types",
    "provision": "drawback_provisions",
    "container": "equipment",
}

_REPEAT = re.compile(r"_\d+$")


@dataclass(frozen=True, slots=True)
class Row:
    """A code and what it stands for. note: what else is known of it. more: the columns that only its table has."""

    code: str
    text: str
    note: str = ""
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """A table of codes. title: what the codes are. source: where they come from, and of which day."""

    name: str
    title: str
    source: str
    rows: tuple[Row, ...]

    @cached_property
    def _by_code(self) -> dict[str, tuple[Row, ...]]:
        found: dict[str, tuple[Row, ...]] = {}
        for row in self.rows:
            found[row.code] = (*found.get(row.code, ()), row)
        return found

    def of(self, code: str) -> tuple[Row, ...]:
        """The rows of a code: usually one, none for an unknown code."""
        return self._by_code.get(code, ())

    def meaning(self, code: str) -> str:
        """What a code stands for, "" for an unknown one."""
        return " or ".join(dict.fromkeys(row.text for row in self.of(code)))

    def find(self, words: str) -> tuple[Row, ...]:
        """The rows that hold all of these words, or beginnings of them; those that begin with them come first."""
        wanted = _words(words)
        if not wanted:
            return ()
        found = [row for row in self.rows if _holds(_words(f"{row.text} {row.note}"), wanted)]
        return tuple(sorted(found, key=lambda row: _words(row.text)[: len(wanted)] != wanted))


def tables() -> tuple[Table, ...]:
    """Every table, by name; those of the dispositions last."""
    return tuple(map(table, (*_files(), *_of_dispositions())))


@cache
def table(name: str) -> Table:
    """The table of this name: `table("countries")`; FormatsError for an unknown one."""
    if name in _files():
        return _read(name, _folder().joinpath(f"{name}.csv").read_text(encoding="utf-8"))
    known = _of_dispositions()
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, [*_files(), *known], n=1)
    raise FormatsError(f"there is no code table {name!r}{f': did you mean {near[0]!r}?' if near else ''}")


def named(text: str) -> Table | None:
    """The table that people mean by a name: "countries", "country", "entry type", "SPI"."""
    name = _names().get(" ".join(text.casefold().replace("_", " ").split()))
    return table(name) if name else None


@cache
def table_of(cls: type[Record], element: str) -> Table | None:
    """The table that an element of a record takes its codes from, where one is known."""
    found = mapped(cls, element)
    return table(found) if found else None


def mapped(cls: type[Record], element: str) -> str | None:
    """The name of that table; "" where the map says that none is published, None where it says nothing."""
    chapter = cls.__module__.removeprefix("formats.catair.").partition(".")[0]
    bare = _REPEAT.sub("", element)
    told = _elements()
    for at in (chapter, "*"):
        for record in (cls.label(), cls.identifier, "*"):
            for name in dict.fromkeys((element, bare)):
                if (found := told.get((at, record, name))) is not None:
                    return found
    return None


def _folder() -> Traversable:
    return files("formats.data").joinpath("codes")


@cache
def _files() -> tuple[str, ...]:
    names = [entry.name for entry in _folder().iterdir()]
    return tuple(sorted(name.removesuffix(".csv") for name in names if name.endswith(".csv")))


def _read(name: str, text: str) -> Table:
    lines = text.splitlines()
    title, _, source = lines[0].removeprefix("# ").partition(". ")
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return Table(name, title, source, tuple(_row(dict(row)) for row in rows))


def _row(told: dict[str, str]) -> Row:
    return Row(told.pop("code"), told.pop("text"), told.pop("note"), told)


@cache
def _of_dispositions() -> dict[str, Table]:
    """The codes of the status notifications, which stand in a file of their own, as tables: "SO60 disposition"."""
    grouped: dict[tuple[str, str], list[Disposition]] = {}
    for one in dispositions():
        grouped.setdefault((one.record, one.element), []).append(one)
    found = {}
    for (record, element), rows in grouped.items():
        source = "; ".join(dict.fromkeys(one.source for one in rows))
        told = tuple(Row(one.code, one.narrative or one.meaning, one.meaning if one.narrative else "") for one in rows)
        found[f"{record} {element}"] = Table(f"{record} {element}", f"{element.capitalize()} of {record}", source, told)
    return found


@cache
def _names() -> dict[str, str]:
    spelled = {name.casefold().replace("_", " "): name for name in (*_files(), *_of_dispositions())}
    return {_singular(words): name for words, name in spelled.items()} | spelled | _ALSO


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return name[:-3] + "y"
    if name.endswith(("sses", "uses")):
        return name[:-2]
    return name.removesuffix("s")


@cache
def _elements() -> dict[tuple[str, str, str], str]:
    """(chapter, record, element) -> table: what all chapters share, and what a chapter's folder says of its own."""
    found = {(row["chapter"], row["record"], row["element"]): row["table"] for row in _rows(files("formats.data"))}
    for chapter in files("formats.catair").iterdir():
        found |= {(chapter.name, row["record"], row["element"]): row["table"] for row in _rows(chapter)}
    return found


def _rows(folder: Traversable) -> list[dict[str, str]]:
    file = folder.joinpath("element_tables.csv")
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else ()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold())


def _holds(words: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)
