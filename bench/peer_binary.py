"""construct and kaitaistruct: parsers of binary structures, given the batch without separators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bench.peer_common import IDENTIFIER, Piece, Task, agreed, detail, kinds, load, pieces
from formats.record import Record


def construct(records: list[str]) -> Task:
    """construct, compiled: the whole batch as one stream; texts decoded from ASCII, fillers held against spaces."""
    library = load("construct", "construct")
    return agreed(lambda given: _construct(library, given), _bodies, records)


def _construct(library: Any, records: list[str]) -> Task:
    bodies = {
        identifier.encode(): library.Struct(*(_subcon(library, piece) for piece in pieces(cls)))
        for identifier, cls in kinds().items()
    }
    record = library.Struct(
        "identifier" / library.Bytes(IDENTIFIER), "body" / library.Switch(library.this.identifier, bodies)
    )
    lines = detail(records)
    data = "".join(lines).encode("ascii")
    compiled = library.Array(len(lines), record).compile()
    return lambda: compiled.parse(data)


def _subcon(library: Any, piece: Piece) -> Any:
    if piece.column is None:
        return library.Const(b" " * piece.width)
    return piece.name / library.StringEncoded(library.Bytes(piece.width), "ascii")


def _bodies(found: Any) -> Iterator[Mapping[str, object]]:
    for record in found:
        yield record.body


def kaitaistruct(records: list[str]) -> Task:
    """kaitaistruct: the runtime under a parser as the Kaitai compiler writes it, one class a record.

    Texts are decoded from ASCII, fillers held against spaces. The compiler itself is no Python package, so the parser
    is written here by its rules, from the same columns.
    """
    library = load("kaitaistruct", "kaitaistruct")
    scope: dict[str, Any] = {"kaitaistruct": library, "KaitaiStruct": library.KaitaiStruct}
    exec(compile(kaitai_source(), "abi_batch.py", "exec"), scope)  # noqa: S102 - the source is made of our own columns
    return agreed(lambda given: _kaitai(scope["AbiBatch"], given), _fields, records)


def _kaitai(batch: Any, records: list[str]) -> Task:
    data = "".join(detail(records)).encode("ascii")
    return lambda: batch.from_bytes(data).records


def _fields(found: Any) -> Iterator[Mapping[str, object]]:
    for record in found:
        yield vars(record.body)


def kaitai_source() -> str:
    """The parser's source."""
    lines = [
        "class AbiBatch(KaitaiStruct):",
        *_constructor("AbiBatch", "self._root = _root or self"),
        "    def _read(self):",
        "        self.records = []",
        "        i = 0",
        "        while not self._io.is_eof():",
        "            self.records.append(AbiBatch.Record(self._io, self, self._root))",
        "            i += 1",
        "    class Record(KaitaiStruct):",
        *_nested(_constructor("AbiBatch.Record", "self._root = _root")),
        "        def _read(self):",
        f'            self.identifier = (self._io.read_bytes({IDENTIFIER})).decode(u"ASCII")',
        "            _on = self.identifier",
    ]
    for at, identifier in enumerate(kinds()):
        lines += [
            f'            {"el" if at else ""}if _on == u"{identifier}":',
            "                pass",
            f"                self.body = AbiBatch.R{identifier.capitalize()}(self._io, self, self._root)",
        ]
    for identifier, cls in kinds().items():
        lines += _nested(_record(f"R{identifier.capitalize()}", cls))
    return "\n".join(lines) + "\n"


def _constructor(name: str, root: str) -> list[str]:
    return [
        "    def __init__(self, _io, _parent=None, _root=None):",
        f"        super({name}, self).__init__(_io)",
        "        self._parent = _parent",
        f"        {root}",
        "        self._read()",
    ]


def _record(name: str, cls: type[Record]) -> list[str]:
    lines = [
        f"class {name}(KaitaiStruct):",
        *_constructor(f"AbiBatch.{name}", "self._root = _root"),
        "    def _read(self):",
    ]
    for at, piece in enumerate(pieces(cls)):
        if piece.column is not None:
            lines.append(f'        self.{piece.name} = (self._io.read_bytes({piece.width})).decode(u"ASCII")')
            continue
        wanted = repr(b" " * piece.width)
        lines += [
            f"        self.{piece.name} = self._io.read_bytes({piece.width})",
            f"        if not self.{piece.name} == {wanted}:",
            f"            raise kaitaistruct.ValidationNotEqualError({wanted}, self.{piece.name}, self._io, "
            f'u"/types/{name.lower()}/seq/{at}")',
        ]
    return lines


def _nested(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]
