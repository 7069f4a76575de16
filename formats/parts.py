"""A file of batches taken apart for comparing: its transactions by what they go by, its control records by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from formats.batch import Line
from formats.check import starts
from formats.describe.decoded import DecodedBatch, DecodedBlock, DecodedTransaction, decode
from formats.describe.elements import Element, elements
from formats.group import Group
from formats.mask import Mask
from formats.record import WIDTH, Record
from formats.stream import Stray, pad_trimmed, read_batches

#: What a transaction goes by, the surest first: elements that stand together in one of its records.
_IDENTITIES = (
    ("statement_number",),
    ("filer_code", "entry_number"),
    ("transaction_number",),
    ("in_bond_number",),
    ("bond_number",),
    ("zone", "year", "control_number"),
    ("case_number",),
    ("issuer", "bill_number"),
    ("bill_number",),
    ("importer",),
    ("manufacturer",),
    ("from_number",),
    ("query",),
)


@dataclass(frozen=True)
class Leaf:
    """A record, or a line that is none. number: its line in the file."""

    record: Record | None
    line: Line
    number: int
    mask: Mask

    @property
    def label(self) -> str:
        """What the record is."""
        return self.record.label() if self.record else self.line.text[:4].split(" ")[0]

    def text_of(self, name: str) -> str | None:
        """An element's text, or its first repeat's, without the blanks around it; None where there is none to see."""
        by_name = type(self.record).layout.by_name if self.record else {}
        column = by_name.get(name) or by_name.get(f"{name}_1")
        if self.record is None or column is None or self.mask.covers(type(self.record), column):
            return None
        return column.cut(self.record.line).strip()

    @cached_property
    def elements(self) -> dict[str, Element]:
        """The elements that the mask leaves, by name."""
        if self.record is None:
            return {}
        cls = type(self.record)
        return {one.column.name: one for one in elements(self.record) if not self.mask.covers(cls, one.column)}

    @cached_property
    def rest(self) -> dict[str, tuple[tuple[int, int], str]]:
        """What the line holds besides its elements, with its columns: fillers, all of an unknown record, its width."""
        text = self.line.text
        found = {}
        if self.record is None:
            found["record"] = ((1, WIDTH), text)
        else:
            gaps = self.record.layout.fillers
            found |= {f"filler {start}": ((start, end), text[start - 1 : end]) for start, end in gaps}
        if self.line.width != WIDTH:
            found["width"] = ((1, WIDTH), f"{self.line.width} columns")
        return found

    @cached_property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """All that is compared, by name."""
        told = [(name, one.text) for name, one in self.elements.items()]
        return tuple(told + [(name, text) for name, (_, text) in self.rest.items()])


@dataclass(frozen=True)
class Node:
    """A record, or a grouping: what stands in each of its fields, in the order of the map."""

    kind: str
    leaf: Leaf | None
    held: tuple[tuple[str, tuple[Node, ...]], ...] = ()

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Its records, in order."""
        if self.leaf is not None:
            return (self.leaf,)
        return tuple(leaf for _, nodes in self.held for node in nodes for leaf in node.leaves)

    @cached_property
    def columns(self) -> tuple[tuple[str, int], ...]:
        """Its records' columns and widths: where they are equal, nothing differs."""
        return tuple((leaf.line.text, leaf.line.width) for leaf in self.leaves)

    @cached_property
    def same(self) -> Hashable:
        """Equal for what does not differ."""
        return (self.kind, tuple((leaf.label, leaf.parts) for leaf in self.leaves))

    @cached_property
    def tokens(self) -> Counter[Hashable]:
        """What it consists of."""
        return Counter((leaf.label, *part) for leaf in self.leaves for part in leaf.parts if part[1].strip())


@dataclass(frozen=True)
class Transaction:
    """A transaction. identity: what it goes by. block: where it stands. number: its line in the file."""

    application: str
    identity: str
    block: str
    root: Node

    @property
    def number(self) -> int:
        """The line of its first record."""
        return self.root.leaves[0].number


class Parts:
    """A file's transactions by application, identity and occurrence, and its control records by where they stand."""

    def __init__(self, data: bytes, mask: Mask) -> None:
        data, self.padded = pad_trimmed(data)
        self.transactions: dict[tuple[str, str, int], Transaction] = {}
        self.control: dict[tuple[str, ...], list[Node]] = {}
        self._mask = mask
        self._counts: Counter[tuple[str, ...]] = Counter()
        items = read_batches(data)
        for item, start in zip(items, starts(data, items), strict=True):
            if isinstance(item, Stray):
                line = Line(item.text.ljust(WIDTH)[:WIDTH], WIDTH, 1)
                self._keep(("outside",), None, line, start)
            else:
                self._batch(decode(item), start)

    def _batch(self, decoded: DecodedBatch, start: int) -> None:
        named = (decoded.direction, decoded.application)
        batch = (*named, str(self._next(named)))
        lines = decoded.batch.lines
        self._keep((*batch, "A"), decoded.header, lines[0], start)
        for line in decoded.outside:
            self._keep((*batch, "outside"), None, line, start)
        for block in decoded.blocks:
            self._block(decoded, block, batch, start)
        if decoded.trailer:
            self._keep((*batch, "Z"), decoded.trailer, lines[-1], start)

    def _block(self, decoded: DecodedBatch, block: DecodedBlock, batch: tuple[str, ...], start: int) -> None:
        header = block.block.header_line
        told = " ".join(header.text[3:10].split()) if header.text[3:10].strip() else "no port"
        key = (*batch, told, str(self._next((*batch, told))))
        self._keep((*key, "B"), block.header, header, start)
        for transaction in block.transactions:
            self._transaction(transaction, decoded.application, f"{key[-1]} of {told}", start)
        if block.trailer and block.block.trailer_line:
            self._keep((*key, "Y"), block.trailer, block.block.trailer_line, start)

    def _transaction(self, transaction: DecodedTransaction, application: str, block: str, start: int) -> None:
        leaves = [self._leaf(transaction.record(line), line, start) for line in transaction.lines]
        reading = transaction.reading
        content = reading.content if reading else None
        root = _list(leaves) if content is None else _tree(content, iter(leaves))
        identity = identity_of(leaves)
        occurrence = self._next(("transaction", application, identity))
        told = identity or f"transaction {occurrence}"
        self.transactions[application, identity, occurrence] = Transaction(application, told, block, root)

    def _leaf(self, record: Record | None, line: Line, start: int) -> Leaf:
        return Leaf(record, line, start + line.number - 1, self._mask)

    def _keep(self, key: tuple[str, ...], record: Record | None, line: Line, start: int) -> None:
        self.control.setdefault(key, []).append(_single(self._leaf(record, line, start)))

    def _next(self, key: tuple[str, ...]) -> int:
        self._counts[key] += 1
        return self._counts[key]


def identity_of(leaves: Sequence[Leaf]) -> str:
    """What a transaction goes by; "" where it has no such number, or the mask covers it."""
    for names in _IDENTITIES:
        for leaf in leaves:
            found = [leaf.text_of(name) for name in names]
            if all(text is not None for text in found) and found[-1]:
                return " ".join(text for text in found if text)
    return ""


def _tree(group: Group, leaves: Iterator[Leaf]) -> Node:
    held = []
    for slot in group.slots:
        nodes = tuple(
            _single(next(leaves)) if isinstance(part, Record) else _tree(part, leaves) for part in group.held_in(slot)
        )
        if nodes:
            held.append((slot.name, nodes))
    return Node(type(group).rule, None, tuple(held))


def _list(leaves: Sequence[Leaf]) -> Node:
    return Node("records", None, (("", tuple(map(_single, leaves))),))


def _single(leaf: Leaf) -> Node:
    return Node(leaf.label, leaf)
