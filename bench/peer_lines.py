"""FixedWidth and fwforge: a line in, a dict out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bench.peer_common import IDENTIFIER, Piece, Task, agreed, detail, kinds, load, named, pieces

_STRPTIME = {"MMDDYY": "%m%d%y", "YYMMDD": "%y%m%d", "MMDDCCYY": "%m%d%Y", "CCYYMMDD": "%Y%m%d"}


def fixedwidth(records: list[str]) -> Task:
    """FixedWidth: every element with the type that the library has for it, which is all that it checks when reading.

    Its fields must leave no gap, so fillers are fields too. One object a record class serves all lines: to make one a
    line would cost several times as much.
    """
    library = load("fixedwidth.fixedwidth", "FixedWidth")
    return agreed(lambda given: _fixedwidth(library, given), _shown, records)


def _fixedwidth(library: Any, records: list[str]) -> Task:
    readers = {
        identifier: library.FixedWidth(
            {"identifier": _settings(Piece("identifier", 1, IDENTIFIER, None))}
            | {piece.name: _settings(piece) for piece in pieces(cls)}
        )
        for identifier, cls in kinds().items()
    }
    lines = detail(records)

    def run() -> list[dict[str, Any]]:
        found = []
        for line in lines:
            reader = readers[line[:IDENTIFIER]]
            reader.line = line
            found.append(reader.data)
        return found

    return run


def _settings(piece: Piece) -> dict[str, Any]:
    made: dict[str, Any] = {
        "required": False,
        "default": None,
        "start_pos": piece.start,
        "end_pos": piece.end,
        "alignment": "left",
        "padding": " ",
        "type": "string",
    }
    if piece.column is not None and piece.column.kind is date:
        made |= {"type": "date", "format": _STRPTIME[piece.column.form]}
    elif piece.column is not None and piece.column.kind is int:
        made["type"] = "integer"
    elif piece.column is not None and piece.column.kind is Decimal:
        made["type"] = "decimal"
    return made


def _shown(rows: list[dict[str, Any]]) -> Iterator[Mapping[str, object]]:
    for row in rows:
        yield {name: f"{value:%m%d%y}" if isinstance(value, datetime) else value for name, value in row.items()}


def fwforge(records: list[str]) -> Task:
    """fwforge: every element a stripped text. The library checks nothing, and turns what is no number into a text."""
    library = load("fwforge.fw_parser", "fwforge")
    return agreed(lambda given: _fwforge(library, given), named, records)


def _fwforge(library: Any, records: list[str]) -> Task:
    parsers = {
        identifier: library.FixedWidthParser(
            {"columns": [{"name": c.name, "start": c.start - 1, "length": c.width} for c in cls.layout.columns]}
        )
        for identifier, cls in kinds().items()
    }
    lines = detail(records)
    return lambda: [parsers[line[:IDENTIFIER]].parse_line(line) for line in lines]
