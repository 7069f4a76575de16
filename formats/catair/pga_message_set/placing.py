"""A PGA line while it is read: every record goes to the closest one before it that may have it (page 61)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from formats.catair.pga_message_set import hierarchy as h
from formats.catair.pga_message_set.control import FurtherText, GroupEnd, GroupStart
from formats.catair.pga_message_set.parties import Issuer, License
from formats.catair.pga_message_set.placed import Part, Placed, fault_of
from formats.catair.pga_message_set.product import Product
from formats.catair.pga_message_set.shipment import Package
from formats.fault import Fault


@dataclass
class Node:
    """A part that still grows."""

    placed: Placed
    parts: list[Node] = field(default_factory=list)
    groups: list[list[Node]] = field(default_factory=list)

    def freeze(self) -> Part:
        """The part that it has grown to."""
        return Part(
            self.placed,
            tuple(node.freeze() for node in self.parts),
            tuple(tuple(node.freeze() for node in group) for group in self.groups),
        )


class Scope:
    """The records that another may belong to: those of a product, or of a group in it."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, Node]] = {}
        self._seen = 0

    def add(self, node: Node) -> None:
        """Another record, which is now the closest of its kind."""
        self._seen += 1
        self._last[node.placed.identifier] = (self._seen, node)

    def closest(self, identifiers: Sequence[str]) -> Node | None:
        """The last record with one of these identifiers."""
        found = [self._last[identifier] for identifier in identifiers if identifier in self._last]
        return max(found, key=lambda one: one[0])[1] if found else None


class Line:
    """A PG01 and the records after it, each put to the closest one that may have it."""

    def __init__(self, opening: Placed, faults: list[Fault]) -> None:
        self.opening = opening
        self.products: list[Node] = []
        self.unplaced: list[Node] = []
        self.bare = True
        self._faults = faults
        self._scope = Scope()
        self._issuers: list[Node] = []
        self._group: list[Node] | None = None
        self._grouped = Scope()
        self._started: Placed = opening

    @property
    def agency(self) -> object:
        """The agency's code."""
        return getattr(self.opening.record, "agency", None)

    @property
    def number(self) -> int | None:
        """The PGA line number, or None where it cannot be read."""
        text = getattr(self.opening.record, "line_number", None)
        return int(text) if isinstance(text, str) else None

    @property
    def disclaimed(self) -> bool:
        """Whether the PG01 says why there are no data."""
        return getattr(self.opening.record, "disclaimer", None) is not None

    def take(self, one: Placed) -> None:
        """Put a record to where it belongs."""
        self.bare = False
        if isinstance(one.record, Product):
            self._product(one)
        elif isinstance(one.record, GroupStart):
            self._start_group(one)
        elif isinstance(one.record, GroupEnd):
            if self._group is None:
                self._object(one, "P35", "ends a group that was not started", 66)
            self._group = None
        elif self._group is not None:
            self._take_into_group(one, self._group)
        else:
            self._take(one)

    def close(self) -> None:
        """Look at what only the end of the line can tell."""
        if self._group is not None:
            self._object(self._started, "P35", "a PG50 needs its PG51", 66)
            self._group = None
        self._look_at_issuers()

    def _product(self, one: Placed) -> None:
        self.close()
        due = "C" if self.products else "P"
        given = getattr(one.record, "item_type", None)
        if given in ("P", "C") and given != due:
            self._object(one, "P07", f"the {'first' if due == 'P' else 'next'} PG02 of a line must be {due}", 63)
        node = Node(one)
        self.products.append(node)
        self._scope = Scope()
        self._scope.add(node)

    def _start_group(self, one: Placed) -> None:
        if self._group is not None:
            self._object(one, "P35", "a group cannot stand in a group", 67)
        self._grouped, self._started = Scope(), one
        if owner := self._scope.closest(h.GROUP_OWNERS):
            self._group = []
            owner.groups.append(self._group)
        else:
            self._group = self.unplaced
            self._object(one, "P35", f"a group belongs to {', '.join(h.GROUP_OWNERS)}, and none stands before it", 55)

    def _take_into_group(self, one: Placed, group: list[Node]) -> None:
        if one.identifier not in h.GROUP_MEMBERS:
            self._object(one, "P32", f"{one.identifier} cannot stand in a group", 67)
        node = Node(one)
        parent = self._grouped.closest(h.PARENTS.get(one.identifier, ()))
        self._put(node, group if parent is None else parent.parts)
        self._grouped.add(node)
        self._look_at_text(one, parent)

    def _take(self, one: Placed) -> None:
        node = Node(one)
        parents = h.PARENTS.get(one.identifier, ())
        parent = self._scope.closest(parents)
        self._scope.add(node)
        if isinstance(one.record, Issuer):
            self._issuers.append(node)
        if parent is None:
            self.unplaced.append(node)
            if self.products or self.disclaimed or "PG02" not in parents:
                condition = h.LACKS_PARENT.get(one.identifier, h.INVALID_RELATIONSHIP)
                self._object(one, condition, f"needs {' or '.join(parents)} before it", 62, missing=True)
            return
        self._put(node, parent.parts)
        self._look_at_text(one, parent)

    def _put(self, node: Node, among: list[Node]) -> None:
        among.append(node)
        if isinstance(node.placed.record, Package) and _packages(among) == h.PACKAGE_LEVELS + 1:
            self._object(node.placed, h.REJECTED, f"there are at most {h.PACKAGE_LEVELS} levels of packaging", 42)

    def _look_at_text(self, one: Placed, parent: Node | None) -> None:
        if isinstance(one.record, FurtherText) and parent is not None:
            known = h.QUALIFIERS[parent.placed.identifier]
            if one.record.qualifier and one.record.qualifier not in known:
                reason = f"after {parent.placed.identifier} a PG60 tells {', '.join(known)}"
                self._object(one, h.INVALID_RELATIONSHIP, reason, 58)

    def _look_at_issuers(self) -> None:
        for node in self._issuers:
            held = [*node.parts, *(part for group in node.groups for part in group)]
            if not any(isinstance(part.placed.record, License) for part in held):
                self._object(node.placed, "P29", "a PG13 needs a PG14 after it", 31, missing=True)
        self._issuers = []

    def _object(self, one: Placed, condition: str, reason: str, page: int, *, missing: bool = False) -> None:
        self._faults.append(fault_of(one, condition, reason, page, missing=missing))


def _packages(among: Sequence[Node]) -> int:
    return sum(isinstance(node.placed.record, Package) for node in among)
