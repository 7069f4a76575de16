"""Whole batches from plain data: control records that are left out follow from those that are there.

Of a batch that is told exactly nothing is made up: what is null or left out is not there, and lines outside of blocks
stand where they stood.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from formats.applications import application, notification
from formats.catair import batch_block_control, batch_block_control_reply
from formats.catalog import chapter_for
from formats.chapter import Chapter, Direction
from formats.convert import RESERVED, build_record, class_named, flat, make, only_line
from formats.describe.decoded import control_class
from formats.errors import DoesNotFit
from formats.record import WIDTH, Record

_FILE_KEYS = ("batches", "outside", "following")
_BATCH_KEYS = (
    "direction", "application", "rejection", "complete", "separator", "header", "blocks", "trailer", "outside",
)  # fmt: skip
_BLOCK_KEYS = ("header", "transactions", "trailer")
_TRANSACTION_KEYS = ("chapter", "records", "group", "content")


class Made(NamedTuple):
    """A record that was made, and what it was made from."""

    line: str
    given: Mapping[str, Any]


def assemble(data: Any) -> list[str]:
    """The 80-column records of one batch, of several (`batches`, or a list), or of bare `records`."""
    if isinstance(data, Mapping) and "batches" in data:
        _known(data, _FILE_KEYS, "file")
        if data.get("outside"):
            raise DoesNotFit("file: records outside any batch cannot be built; take `outside` out")
        data = data["batches"]
    if isinstance(data, Mapping) and "records" in data and "blocks" not in data:
        return [made.line for made in _bare(data)]
    batches = data if isinstance(data, list) else [data]
    if not batches:
        raise DoesNotFit("file: there is no batch in it")
    wheres = [f"batch {at}" if at > 1 else "batch" for at in range(1, len(batches) + 1)]
    return [made.line for batch, where in zip(batches, wheres, strict=True) for made in _batch(batch, where)]


def assemble_exactly(data: Any, where: str) -> list[Made]:
    """The records of one batch, neither more nor fewer than are told, in the order in which they stood."""
    _batch_shape(data, where)
    blocks = data.get("blocks") or []
    if not isinstance(blocks, list):
        raise DoesNotFit(f"{where}: blocks must be a list")
    control = _Control(data, blocks, exactly=True)
    made = [control.record("A", data.get("header"), {}, f"{where}, header")]
    for at, block in enumerate(blocks, 1):
        made += _block(block, control, f"{where}, block {at}", exactly=True)
    if data.get("trailer") is not None:
        made.append(control.record("Z", data["trailer"], {}, f"{where}, trailer"))
    for at, given in enumerate(data.get("outside") or [], 1):
        place = f"{where}, outside {at}"
        if not isinstance(given, Mapping) or not isinstance(given.get("number"), int):
            raise DoesNotFit(f"{place}: write it as number and line")
        line = build_record({name: value for name, value in given.items() if name != "number"}, None, where=place)
        made.insert(given["number"] - 1, Made(line, given))
    return made


def _bare(data: Mapping[str, Any]) -> Iterator[Made]:
    _known(data, ("application", "direction", *_TRANSACTION_KEYS), "file")
    chapter = _chapter(str(data.get("application") or ""), "file")
    return _records(data["records"], chapter, "file")


def _batch_shape(data: Any, where: str) -> None:
    if not isinstance(data, Mapping):
        raise DoesNotFit(f"{where}: a batch is written as header and blocks: see localace build --sample AE --json")
    _known(data, _BATCH_KEYS, where)


def _batch(data: Any, where: str) -> list[Made]:
    _batch_shape(data, where)
    if data.get("outside"):
        raise DoesNotFit(f"{where}: records outside any block cannot be built; take `outside` out")
    if data.get("complete", True) not in (True, "true"):
        raise DoesNotFit(f"{where}: a batch that breaks off cannot be built; take `complete` out")
    blocks = data.get("blocks")
    if not isinstance(blocks, list) or not blocks:
        raise DoesNotFit(f"{where}: blocks must be a list of at least one block")
    control = _Control(data, blocks, exactly=False)
    made = [control.record("A", data.get("header") or {}, {"application": control.named}, f"{where}, header")]
    for at, block in enumerate(blocks, 1):
        made += _block(block, control, f"{where}, block {at}", exactly=False)
    given = data.get("header") or {}
    return [*made, control.record("Z", data.get("trailer") or {}, given, f"{where}, trailer")]


def _block(data: Any, control: _Control, where: str, *, exactly: bool) -> list[Made]:
    if not isinstance(data, Mapping):
        raise DoesNotFit(f"{where}: a block is written as header and transactions")
    _known(data, _BLOCK_KEYS, where)
    header = data.get("header") or {}
    opening = control.record("B", header, {} if exactly else {"application": control.named}, f"{where}, header")
    chapter = control.reads(opening.line)
    transactions = data.get("transactions")
    if not isinstance(transactions, list):
        raise DoesNotFit(f"{where}: transactions must be a list")
    inner: list[Made] = []
    for at, transaction in enumerate(transactions, 1):
        inner += _transaction(transaction, chapter, opening.line[10:12].strip(), f"{where}, transaction {at}")
    if exactly:
        trailer = data.get("trailer")
        end = [] if trailer is None else [control.record("Y", trailer, {}, f"{where}, trailer")]
        return [opening, *inner, *end]
    repeated = {"application": control.named, **header, "record_count": len(inner)}
    return [opening, *inner, control.record("Y", data.get("trailer") or {}, repeated, f"{where}, trailer")]


def _transaction(transaction: Any, chapter: Chapter | None, named: str, where: str) -> Iterator[Made]:
    records = transaction
    if isinstance(transaction, Mapping):
        _known(transaction, _TRANSACTION_KEYS, where)
        records = transaction.get("records")
        if records is None and "content" in transaction:
            chapter = chapter or _chapter(named, where)
            group = _group(chapter, transaction.get("group"), where)
            records = list(flat(transaction["content"], group, chapter.groups, where=where))
    # Records that are given as lines alone need no chapter.
    if chapter is None and not (isinstance(records, list) and all(map(only_line, records))):
        chapter = _chapter(named, where)
    return _records(records, chapter, where)


def _group(chapter: Chapter, named: Any, where: str) -> Any:
    groups = {group.rule: group for group in chapter.groups}
    rule = chapter.starts[0] if named is None else named
    if rule not in groups:
        raise DoesNotFit(f"{where}: {chapter.title} has no group {rule!r}: name one of {', '.join(chapter.starts)}")
    return groups[rule]


def _records(data: Any, chapter: Chapter | None, where: str) -> Iterator[Made]:
    if not isinstance(data, list) or not data:
        raise DoesNotFit(f"{where}: records must be a list of at least one record")
    for at, record in enumerate(data, 1):
        yield Made(build_record(record, chapter, where=f"{where}, record {at}"), record)


class _Control:
    """The control records of one batch: which chapter they are of, and what they take from each other."""

    def __init__(self, data: Mapping[str, Any], blocks: Sequence[Any], *, exactly: bool) -> None:
        told = data.get("application") if exactly else None
        self.named = told if isinstance(told, str) else _first_application(data, blocks)
        output = data.get("direction") == "output"
        self.rejection = output and (data.get("rejection") in (True, "true") or not self.named)
        answers = output if exactly else self.rejection or (application(self.named) is None and _notified(self.named))
        self.direction: Direction = "output" if answers else "input"
        known = (None if answers else application(self.named)) or notification(self.named)
        self.manifest = known is not None and known.family == "eMAN"
        self.chapter = batch_block_control_reply.CHAPTER if answers else batch_block_control.CHAPTER

    def reads(self, opening: str) -> Chapter | None:
        """The chapter of what stands in a block, by its B record."""
        if self.rejection:
            return batch_block_control_reply.CHAPTER
        named = opening[10:12].strip()
        return chapter_for(named, self.direction) if named else None

    def record(self, identifier: str, given: Any, others: Mapping[str, Any], where: str) -> Made:
        """An A, B, Y or Z record from what is given for it; what is not given is taken from `others`."""
        if not isinstance(given, Mapping):
            raise DoesNotFit(f"{where}: write it as names and values")
        told = {name: value for name, value in given.items() if name not in RESERVED}
        cls = self._class(identifier, given, told, where)
        for name in cls.layout.by_name:
            if name not in told and others.get(name):
                told[name] = others[name]
        return Made(make(cls, told, line=given.get("line"), where=where), given)

    def _class(self, identifier: str, given: Mapping[str, Any], told: Mapping[str, Any], where: str) -> type[Record]:
        named = given.get("record", identifier)
        if str(named).split(" ")[0] != identifier:
            raise DoesNotFit(f"{where}: {named!r} cannot stand here: it must be {identifier}")
        line = given.get("line")
        if isinstance(line, str):
            came = control_class(self.chapter, identifier, line.ljust(WIDTH), manifest=self.manifest)
            if came.label() == named:
                return came
        if named != identifier or "generated" in told or (self.rejection and identifier != "A" and not told):
            return class_named(self.chapter, f"{identifier} {identifier}", told, where=where)
        return control_class(self.chapter, identifier, "", manifest=self.manifest)


def _notified(identifier: str) -> bool:
    return notification(identifier) is not None


def _first_application(data: Mapping[str, Any], blocks: Sequence[Any]) -> str:
    for part in (data.get("header"), *blocks):
        inner = part.get("header", part) if isinstance(part, Mapping) else {}
        named = inner.get("application") if isinstance(inner, Mapping) else None
        if isinstance(named, str) and named:
            return named
    return str(data.get("application") or "")


def _chapter(identifier: str, where: str) -> Chapter:
    chapter = (chapter_for(identifier) or chapter_for(identifier, "output")) if identifier else None
    if chapter is None:
        what = f"no chapter reads {identifier!r} here" if identifier else "no application is named"
        raise DoesNotFit(f"{where}: {what}: name one, such as application: AE")
    return chapter


def _known(data: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for name in data:
        if name not in known:
            near = difflib.get_close_matches(str(name), known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(known)}"
            raise DoesNotFit(f"{where}: there is no {name!r} here: {hint}")
