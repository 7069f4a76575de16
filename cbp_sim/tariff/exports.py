"""Reads the tariff as the USITC exports it: JSON or CSV, plain or gzipped."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cbp_sim.errors import SimulatorError

_SPACES = re.compile(r"\s+")
_HEADING = re.compile(r"\b99\d\d\.\d\d\.\d\d\b")

#: Our name -> the names that the CSV export has used.
_COLUMNS = {
    "htsno": ("hts number", "htsno", "hts no"),
    "indent": ("indent", "indent level"),
    "description": ("description",),
    "units": ("unit of quantity", "units", "unit"),
    "general": ("general rate of duty", "general"),
    "special": ("special rate of duty", "special"),
    "other": ("column 2 rate of duty", "other"),
    "additional": ("additional duties", "additionalduties"),
}


class ExportUnreadable(SimulatorError):
    """A file that is no export of the tariff."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line as exported, before it inherits anything. number: digits only, "" of a line that only groups others."""

    number: str
    indent: int
    description: str
    units: tuple[str, ...]
    general: str
    special: str
    other: str
    additional: str
    headings: tuple[str, ...]


def read_export(data: bytes) -> list[Row]:
    """The rows of an export, in its order. `ExportUnreadable` says what is wrong with a file that is none."""
    try:
        text = (gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data).decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ExportUnreadable(f"it is neither text nor gzipped text: {error}") from None
    rows = list(_json(text) if text.lstrip().startswith(("[", "{")) else _csv(text))
    if not any(row.number for row in rows):
        raise ExportUnreadable("there is no tariff number in it: export the tariff as JSON or CSV from hts.usitc.gov")
    return rows


def _json(text: str) -> Iterator[Row]:
    try:
        items = json.loads(text)
    except ValueError as error:
        raise ExportUnreadable(f"it is no JSON: {error}") from None
    if isinstance(items, dict):
        items = next((part for part in items.values() if isinstance(part, list)), [])
    for at, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise ExportUnreadable(f"item {at} is no object with htsno, indent, general, special and other")
        yield _row(item, f"item {at}")


def _csv(text: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text))
    header = [name.strip().lower() for name in next(reader, [])]
    places = {
        name: next((header.index(known) for known in names if known in header), None)
        for name, names in _COLUMNS.items()
    }
    missing = [name for name in ("htsno", "indent", "general", "special", "other") if places[name] is None]
    if missing:
        wanted = ", ".join(_COLUMNS[name][0] for name in missing)
        raise ExportUnreadable(f"its first line names no column {wanted}: it begins {text[:40]!r}")
    for number, cells in enumerate(reader, 2):
        if cells:
            row = {name: cells[at] for name, at in places.items() if at is not None and at < len(cells)}
            yield _row(row, f"line {number}")


def _row(item: Mapping[str, Any], where: str) -> Row:
    indent = str(item.get("indent") or "0").strip()
    number = _words(item.get("htsno")).replace(".", "").replace(" ", "")
    if not indent.isdigit() or (number and not (number.isdigit() and len(number) <= 10)):
        raise ExportUnreadable(
            f"{where}: indent {indent[:20]!r}, number {number[:20]!r}: that is no line of the tariff"
        )
    footnotes = " ".join(str(note.get("value")) for note in item.get("footnotes") or () if isinstance(note, dict))
    return Row(
        number=number,
        indent=int(indent),
        description=_words(re.sub(r"<[^>]*>", " ", str(item.get("description") or ""))),
        units=_units(item.get("units")),
        general=_words(item.get("general")),
        special=_words(item.get("special")),
        other=_words(item.get("other")),
        # The JSON export has the column twice, once misspelt.
        additional=_words(item.get("additional") or item.get("additionalDuties") or item.get("addiitionalDuties")),
        headings=tuple(dict.fromkeys(name.replace(".", "") for name in _HEADING.findall(footnotes))),
    )


def _units(told: Any) -> tuple[str, ...]:
    """A list, or a cell of the CSV export: `["doz.","kg"]`, `doz.,kg`. "No. and kg" are two."""
    if isinstance(told, str):
        cell = told.strip()
        try:
            told = json.loads(cell) if cell.startswith("[") else cell.split(",")
        except ValueError:
            told = cell.strip("[]").split(",")
    parts: Sequence[Any] = told if isinstance(told, (list, tuple)) else ()
    named = (_words(name).strip("\"'") for part in parts for name in str(part).split(" and "))
    return tuple(name for name in named if name)


def _words(text: Any) -> str:
    return _SPACES.sub(" ", str(text)).strip() if text is not None else ""
