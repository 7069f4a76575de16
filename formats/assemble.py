"""Whole batches from plain data: control records that are left out follow from those that are there."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from formats.applications import application, notification
from formats.catair import batch_block_control, batch_block_control_reply
from formats.catalog import chapter_for
from formats.chapter import Chapter
from formats.convert import RESERVED, build_record, class_named, make
from formats.describe.decoded import control_class
from formats.errors import DoesNotFit
from formats.record import Record

_BATCH_KEYS = ("direction", "application", "complete", "header", "blocks", "trailer", "outside")
_BLOCK_KEYS = ("header", "transactions", "trailer")
_TRANSACTION_KEYS = ("chapter", "records")


def assemble(data: Any) -> list[str]:
    """The 80-column records of one batch, of several (`batches`, or a list), or of bare `records`."""
    if isinstance(data, Mapping) and "batches" in data:
        _known(data, ("batches", "outside"), "file")
        if data.get("outside"):
            raise DoesNotFit("file: records outside any batch cannot be built; take `outside` out")
        data = data["batches"]
    if isinstance(data, Mapping) and "records" in data and "blocks" not in data:
        return _bare(data)
    batches = data if isinstance(data, list) else [data]
    if not batches:
        raise DoesNotFit("file: there is no batch in it")
    return [line for at, batch in enumerate(batches, 1) for line in _batch(batch, f"batch {at}" if at > 1 else "batch")]


def _bare(data: Mapping[str, Any]) -> list[str]:
    _known(data, ("application", "direction", *_TRANSACTION_KEYS), "file")
    chapter = _chapter(str(data.get("application") or ""), "file")
    return _records(data["records"], chapter, "file")


def _batch(data: Any, where: str) -> list[str]:
    if not isinstance(data, Mapping):
        raise DoesNotFit(f"{where}: a batch is written as header and blocks: see localace build --sample AE --json")
    _known(data, _BATCH_KEYS, where)
    if data.get("outside"):
        raise DoesNotFit(f"{where}: records outside any block cannot be built; take `outside` out")
    if data.get("complete", True) not in (True, "true"):
        raise DoesNotFit(f"{where}: a batch that breaks off cannot be built; take `complete` out")
    blocks = data.get("blocks")
    if not isinstance(blocks, list) or not blocks:
        raise DoesNotFit(f"{where}: blocks must be a list of at least one block")
    control = _Control(data, blocks, where)
    lines = [control.record("A", data.get("header") or {}, {"application": control.named}, f"{where}, header")]
    for at, block in enumerate(blocks, 1):
        lines += _block(block, control, f"{where}, block {at}")
    given = data.get("header") or {}
    return [*lines, control.record("Z", data.get("trailer") or {}, given, f"{where}, trailer")]


def _block(data: Any, control: _Control, where: str) -> list[str]:
    if not isinstance(data, Mapping):
        raise DoesNotFit(f"{where}: a block is written as header and transactions")
    _known(data, _BLOCK_KEYS, where)
    header = data.get("header") or {}
    opening = control.record("B", header, {"application": control.named}, f"{where}, header")
    chapter = control.reads(opening)
    transactions = data.get("transactions")
    if not isinstance(transactions, list):
        raise DoesNotFit(f"{where}: transactions must be a list")
    inner: list[str] = []
    for at, transaction in enumerate(transactions, 1):
        records = transaction
        if isinstance(transaction, Mapping):
            _known(transaction, _TRANSACTION_KEYS, f"{where}, transaction {at}")
            records = transaction.get("records")
        # Records that are given as lines alone need no chapter.
        if chapter is None and not _only_lines(records):
            chapter = _chapter(opening[10:12].strip(), where)
        inner += _records(records, chapter, f"{where}, transaction {at}")
    repeated = {"application": control.named, **header, "record_count": len(inner)}
    return [opening, *inner, control.record("Y", data.get("trailer") or {}, repeated, f"{where}, trailer")]


def _only_lines(records: Any) -> bool:
    return isinstance(records, list) and all(isinstance(one, Mapping) and set(one) == {"line"} for one in records)


def _records(data: Any, chapter: Chapter | None, where: str) -> list[str]:
    if not isinstance(data, list) or not data:
        raise DoesNotFit(f"{where}: records must be a list of at least one record")
    return [build_record(record, chapter, where=f"{where}, record {at}") for at, record in enumerate(data, 1)]


class _Control:
    """The control records of one batch: which chapter they are of, and what they take from each other."""

    def __init__(self, data: Mapping[str, Any], blocks: Sequence[Any], where: str) -> None:
        self.named = _first_application(data, blocks)
        self.rejection = not self.named and data.get("direction") == "output"
        known = application(self.named) or notification(self.named)
        self.direction = "output" if self.rejection or (application(self.named) is None and known) else "input"
        self.manifest = known is not None and known.family == "eMAN"
        self.chapter = batch_block_control.CHAPTER if self.direction == "input" else batch_block_control_reply.CHAPTER

    def reads(self, opening: str) -> Chapter | None:
        """The chapter of what stands in a block, by its B record."""
        if self.rejection:
            return batch_block_control_reply.CHAPTER
        return chapter_for(opening[10:12].strip(), "output" if self.direction == "output" else "input")

    def record(self, identifier: str, given: Any, others: Mapping[str, Any], where: str) -> str:
        """An A, B, Y or Z record from what is given for it; what is not given is taken from `others`."""
        if not isinstance(given, Mapping):
            raise DoesNotFit(f"{where}: write it as names and values")
        told = {name: value for name, value in given.items() if name not in RESERVED}
        cls = self._class(identifier, given, told, where)
        for name in cls.layout.by_name:
            if name not in told and others.get(name):
                told[name] = others[name]
        return make(cls, told, line=given.get("line"), where=where)

    def _class(self, identifier: str, given: Mapping[str, Any], told: Mapping[str, Any], where: str) -> type[Record]:
        named = given.get("record", identifier)
        if str(named).split(" ")[0] != identifier:
            raise DoesNotFit(f"{where}: {named!r} cannot stand here: it must be {identifier}")
        if named != identifier or "generated" in told or (self.rejection and identifier != "A" and not told):
            return class_named(self.chapter, f"{identifier} {identifier}", told, where=where)
        return control_class(self.chapter, identifier, "", manifest=self.manifest)


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
