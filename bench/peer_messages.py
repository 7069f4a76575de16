"""pyiso8583 and pydifact: the same elements in the libraries' own syntaxes, since they read no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bench.peer_common import IDENTIFIER, Task, agreed, detail, kinds, load
from formats.record import Record

_FIXED = {"data_enc": "ascii", "len_enc": "ascii", "len_type": 0}


def pyiso8583(records: list[str]) -> Task:
    """pyiso8583: each record a message of its own, its elements the fields 2, 3 and so on, of fixed length.

    The identifier is the message type; a blank element is left out of the bitmap, as ISO 8583 would have it. The
    library checks lengths and the encoding.
    """
    library = load("iso8583", "pyiso8583")
    return agreed(lambda given: _iso8583(library, given), _numbered, records)


def _iso8583(library: Any, records: list[str]) -> Task:
    specs = {identifier: _spec(cls) for identifier, cls in kinds().items()}
    messages = [(specs[line[:IDENTIFIER]], _message(kinds()[line[:IDENTIFIER]], line)) for line in detail(records)]
    return lambda: [library.decode(message, spec)[0] for spec, message in messages]


def _spec(cls: type[Record]) -> dict[str, dict[str, Any]]:
    spec = {"h": _FIXED | {"max_len": 0}, "t": _FIXED | {"max_len": 4}, "p": _FIXED | {"max_len": 16}}
    for number, column in enumerate(cls.layout.columns, 2):
        spec[str(number)] = _FIXED | {"max_len": column.width}
    return spec


def _message(cls: type[Record], line: str) -> bytes:
    bitmap, fields = 0, ""
    for number, column in enumerate(cls.layout.columns, 2):
        text = column.cut(line)
        if text.strip():
            bitmap |= 1 << 64 - number
            fields += text
    return f"{cls.identifier:>04}{bitmap:016X}{fields}".encode("ascii")


def _numbered(rows: list[dict[str, str]]) -> Iterator[Mapping[str, object]]:
    known = kinds()
    for row in rows:
        names = known[row["t"][-IDENTIFIER:]].layout.names
        yield {name: row.get(str(number)) for number, name in enumerate(names, 2)}


def pydifact(records: list[str]) -> Task:
    """pydifact: each record a segment, each element of it a data element, blanks empty, specials escaped.

    The whole batch is one text of segments. The library checks the syntax alone.
    """
    parser = load("pydifact.parser", "pydifact")
    return agreed(lambda given: _edifact(parser, given), _segments, records)


def _edifact(parser: Any, records: list[str]) -> Task:
    known = kinds()
    text = "".join(_segment(known[line[:IDENTIFIER]], line) for line in detail(records))
    return lambda: list(parser.Parser().parse(text))


def _segment(cls: type[Record], line: str) -> str:
    elements = [f"R{cls.identifier}"]
    for column in cls.layout.columns:
        # The release character goes before each character that the syntax uses, itself included.
        elements.append("".join(f"?{c}" if c in "?+:'" else c for c in column.cut(line).strip()))
    return "+".join(elements) + "'"


def _segments(found: list[Any]) -> Iterator[Mapping[str, object]]:
    known = kinds()
    for segment in found:
        yield dict(zip(known[segment.tag[1:]].layout.names, segment.elements, strict=True))
