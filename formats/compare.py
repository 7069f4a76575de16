"""Two files of batches compared by what they say: transactions by their identity, records by place, elements by name.

The order of the transactions does not matter, nor how the bytes are framed. What a mask covers is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from formats.alignment import align
from formats.describe.elements import Element, as_data, title_of
from formats.mask import Mask
from formats.parts import Leaf, Node, Parts, Transaction

Change = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class ElementChange:
    """An element that says something else. old, new: its text; values and meanings are what the texts read to."""

    name: str
    title: str
    columns: tuple[int, int]
    old: str
    new: str
    old_value: Any = None
    new_value: Any = None
    old_meaning: str = ""
    new_meaning: str = ""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that differs. place: the groupings it stands in. old, new: its line in either file, where it has one.

    text: the columns of a record that is added or removed.
    """

    change: Change
    record: str
    title: str
    place: tuple[str, ...]
    old: int | None
    new: int | None
    text: str = ""
    elements: tuple[ElementChange, ...] = ()


@dataclass(frozen=True, slots=True)
class TransactionChange:
    """A transaction that differs. identity: what it goes by. count: its records.

    moved: from which block to which, where it stands in another one.
    """

    change: Change
    application: str
    identity: str
    old: int | None
    new: int | None
    count: int
    moved: tuple[str, str] | None = None
    records: tuple[RecordChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs. control: control records, and what stands in no block. padded: how many lines were trimmed."""

    control: tuple[RecordChange, ...]
    transactions: tuple[TransactionChange, ...]
    compared: int
    padded: tuple[int, int]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.control and not self.transactions


def compare(old: bytes, new: bytes, mask: Mask | None = None) -> Comparison:
    """What differs between two files of batches. Trimmed lines are read as padded."""
    mine, theirs = Parts(old, mask or Mask()), Parts(new, mask or Mask())
    control = [
        change
        for key in dict.fromkeys([*mine.control, *theirs.control])
        for change in _aligned(mine.control.get(key, []), theirs.control.get(key, []), _place(key))
    ]
    keys = list(dict.fromkeys([*mine.transactions, *theirs.transactions]))
    pairs = [(mine.transactions.get(key), theirs.transactions.get(key)) for key in keys]
    changes = [change for before, after in pairs if (change := _transaction(before, after)) is not None]
    return Comparison(tuple(control), tuple(changes), len(keys), (mine.padded, theirs.padded))


def _place(key: tuple[str, ...]) -> tuple[str, ...]:
    """Where a control record stands, in words: the batch, and the block of a port and filer."""
    if len(key) == 1:
        return ("outside any batch",)
    batch = f"batch {key[2]} of {key[1]}" if key[1] else f"batch {key[2]}"
    if key[-1] == "outside":
        return (batch, "outside any block")
    return (batch,) if len(key) == 4 else (batch, f"block {key[4]} of {key[3]}")


def _transaction(old: Transaction | None, new: Transaction | None) -> TransactionChange | None:
    known = old or new
    assert known is not None  # noqa: S101 - a key comes from one of the two files
    count = len(known.root.leaves)
    before, after = (old.number if old else None), (new.number if new else None)
    if old is None or new is None:
        change: Change = "added" if old is None else "removed"
        return TransactionChange(change, known.application, known.identity, before, after, count)
    records = tuple(_nodes(old.root, new.root, ()))
    moved = (old.block, new.block) if old.block != new.block else None
    if not records and moved is None:
        return None
    return TransactionChange("changed", old.application, old.identity, before, after, count, moved, records)


def _nodes(old: Node, new: Node, place: tuple[str, ...]) -> Iterator[RecordChange]:
    """What differs between two parts of one kind."""
    if old.columns == new.columns or old.same == new.same:
        return
    if old.leaf is not None and new.leaf is not None:
        yield _record(old.leaf, new.leaf, place)
        return
    mine, theirs = dict(old.held), dict(new.held)
    for name in dict.fromkeys([*mine, *theirs]):
        yield from _aligned(mine.get(name, ()), theirs.get(name, ()), place, name)


def _aligned(
    old: Sequence[Node], new: Sequence[Node], place: tuple[str, ...], name: str = ""
) -> Iterator[RecordChange]:
    """What differs between what stands in a field of two groupings."""
    positions = {id(node): at for nodes in (old, new) for at, node in enumerate(nodes, 1)}
    several = max(len(old), len(new)) > 1
    pairs = align(old, new, same=lambda one: one.same, kind=lambda one: one.kind, tokens=lambda one: one.tokens)
    for before, after in pairs:
        known = before or after
        assert known is not None  # noqa: S101 - one of a pair is there
        inner = place
        if name and known.leaf is None:
            inner = (*place, f"{name.replace('_', ' ')} {positions[id(known)]}" if several else name.replace("_", " "))
        if before is not None and after is not None:
            yield from _nodes(before, after, inner)
        else:
            yield from (_alone(leaf, "removed" if after is None else "added", inner) for leaf in known.leaves)


def _alone(leaf: Leaf, change: Change, place: tuple[str, ...]) -> RecordChange:
    old, new = (leaf.number, None) if change == "removed" else (None, leaf.number)
    return RecordChange(change, leaf.label, _title(leaf), place, old, new, leaf.line.text)


def _record(old: Leaf, new: Leaf, place: tuple[str, ...]) -> RecordChange:
    found = [
        _element(name, old.elements.get(name), new.elements.get(name))
        for name in dict.fromkeys([*old.elements, *new.elements])
        if _text(old, name) != _text(new, name)
    ]
    for name in dict.fromkeys([*old.rest, *new.rest]):
        span, before = old.rest.get(name, (new.rest.get(name, ((1, 80), ""))[0], ""))
        after = new.rest.get(name, (span, ""))[1]
        if before != after:
            found.append(ElementChange(name.partition(" ")[0], name.partition(" ")[0], span, before, after))
    found.sort(key=lambda one: one.columns)
    return RecordChange("changed", old.label, _title(old), place, old.number, new.number, elements=tuple(found))


def _text(leaf: Leaf, name: str) -> str:
    element = leaf.elements.get(name)
    return element.text if element else ""


def _element(name: str, old: Element | None, new: Element | None) -> ElementChange:
    known = old or new
    assert known is not None  # noqa: S101 - the name comes from one of the two
    column = known.column
    return ElementChange(
        name,
        column.title,
        (column.start, column.end),
        old.text if old else "",
        new.text if new else "",
        as_data(old.value) if old else None,
        as_data(new.value) if new else None,
        _meaning(old),
        _meaning(new),
    )


def _meaning(element: Element | None) -> str:
    """What the value stands for, where that is more than the declaration's note."""
    if element is None or element.blank:
        return ""
    return element.meaning if element.meaning != element.column.note else ""


def _title(leaf: Leaf) -> str:
    return title_of(type(leaf.record)) if leaf.record else "unknown record"
