"""`Chapter`: one chapter and direction of the CATAIR, and how its lines are told apart and read.

A chapter's `__init__.py` holds `CHAPTER = Chapter(...)` and is cheap to import; its records and structure map are
loaded when they are first needed.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from itertools import takewhile
from typing import Literal

from formats.errors import LayoutError
from formats.fault import Fault, Kind
from formats.group import Group
from formats.record import Record
from formats.structure import END, OrderFault, Shape, Structure

Direction = Literal["input", "output"]

#: What Batch & Block Control keeps for the syntax of a transaction (v23, X1 record, note 2): for the chapters that name
#: no conditions of their own. One with side-by-side items adds X38 for their gaps.
SYNTAX_CODES: Mapping[Kind, str] = {
    Kind.HEADER: "X33",
    Kind.IDENTIFIER: "X34",
    Kind.ORDER: "X35",
    Kind.LOOP: "X36",
    Kind.ABSENT: "X37",
}


@dataclass(frozen=True)
class Chapter:
    """A chapter of the CATAIR in one direction.

    name: the chapter in snake case; both directions of a chapter share it. package: where `records` and
    `structure.lark` stand. application: the identifier in columns 11-12 of the B record. opening: the records that
    begin a transaction; empty when a block is one transaction. starts: the start rules of the map, the usual one
    first. closing: the records that end a transaction: what follows one and opens none lacks its header. start:
    which of them a transaction follows, from its opening record. order_codes: the condition for each sort of breach
    of the map, and `loop_codes` for each item whose ceiling is passed.
    """

    name: str
    package: str
    direction: Direction
    application: str
    title: str
    cite: str
    opening: tuple[str, ...] = ()
    starts: tuple[str, ...] = ("transaction",)
    start: Callable[[Record], str] | None = None
    closing: tuple[str, ...] = ()
    order_codes: Mapping[Kind, str] = field(default_factory=dict)
    loop_codes: Mapping[str, str] = field(default_factory=dict)
    confidence: Literal["high", "medium", "low"] = "high"

    @cached_property
    def records(self) -> tuple[type[Record], ...]:
        """The chapter's record classes in the order of declaration."""
        module = importlib.import_module(f"{self.package}.records")
        names: Sequence[str] = getattr(module, "RECORDS", tuple(vars(module)))
        found = [vars(module)[name] for name in names]
        return tuple(
            dict.fromkeys(cls for cls in found if isinstance(cls, type) and issubclass(cls, Record) and cls.identifier)
        )

    @cached_property
    def groups(self) -> tuple[type[Group], ...]:
        """The chapter's group classes."""
        module = importlib.import_module(f"{self.package}.records")
        return tuple(
            cls for cls in vars(module).values() if isinstance(cls, type) and issubclass(cls, Group) and cls.rule
        )

    @cached_property
    def terminals(self) -> dict[str, tuple[type[Record], ...]]:
        """The terminals of the map, and the record classes each stands for."""
        found: dict[str, tuple[type[Record], ...]] = {}
        for cls in self.records:
            found[cls.terminal] = (*found.get(cls.terminal, ()), cls)
        return found

    @cached_property
    def grammar(self) -> str:
        """The text of the structure map."""
        return files(self.package).joinpath("structure.lark").read_text(encoding="utf-8")

    @cached_property
    def structure(self) -> Structure:
        """The parser of the structure map, built on first use."""
        return Structure(self.grammar, starts=self.starts, terminals=self.terminals, groups=self.groups, name=self.name)

    @cached_property
    def _by_identifier(self) -> dict[str, tuple[type[Record], ...]]:
        found: dict[str, tuple[type[Record], ...]] = {}
        for cls in self.records:
            found[cls.identifier] = (*found.get(cls.identifier, ()), cls)
        # The class without a `when` is what remains when no other knows the line.
        return {name: tuple(sorted(classes, key=lambda cls: not cls.when)) for name, classes in found.items()}

    @cached_property
    def _widths(self) -> tuple[int, ...]:
        return tuple(sorted({len(identifier) for identifier in self._by_identifier}, reverse=True))

    def class_of(self, line: str) -> type[Record] | None:
        """The record class of an 80-column line, or None when the chapter has no such record."""
        for width in self._widths:
            for cls in self._by_identifier.get(line[:width], ()):
                if cls.distinguishes(line):
                    return cls
        return None

    def opens(self, line: str) -> bool:
        """Whether this line begins a transaction."""
        return line.startswith(self.opening)

    @cached_property
    def _alone(self) -> dict[str, tuple[str, Callable[[str], object], Callable[[str], Record]]]:
        """Identifiers that only one class has: its terminal, what tells its clean lines, what reads them."""
        return {
            identifier: (sys.intern(classes[0].terminal), classes[0].layout.is_clean, classes[0].read)
            for identifier, classes in self._by_identifier.items()
            if len(classes) == 1 and not classes[0].when
        }

    def read(self, lines: Sequence[str], *, number: int = 1) -> Reading:
        """Read the lines of one transaction. number: the first line's position in its batch."""
        records: list[Record] = []
        terminals: list[str] = []
        alone, keep, name = self._alone.get, records.append, terminals.append
        for line in lines:
            found = alone(line[:2]) or alone(line[:4])
            if found is not None:
                terminal, is_clean, read = found
            elif (cls := self.class_of(line)) is not None:
                terminal, is_clean, read = cls.terminal, cls.layout.is_clean, cls.read
            else:
                return self._read_faulty(lines, number)
            if not is_clean(line):
                return self._read_faulty(lines, number)
            keep(read(line))
            name(terminal)
        if not records or (self.opening and not self.opens(lines[0])):
            return self._read_faulty(lines, number)
        shape = self.structure.shape(self.start(records[0]) if self.start else self.starts[0], terminals)
        if isinstance(shape, tuple):
            return self._read_faulty(lines, number)
        return Reading(self, number, tuple(records), shape, ())

    def _read_faulty(self, lines: Sequence[str], number: int) -> Reading:
        """The same, told fault by fault."""
        classes = [self.class_of(line) for line in lines]
        faults: list[Fault] = []
        if self.opening and lines and not self.opens(lines[0]):
            faults.append(self._header_missing(lines[0], number))
        for at, (line, cls) in enumerate(zip(lines, classes, strict=True)):
            if cls is None and at and self._closes(lines[at - 1]):
                faults.append(self._header_missing(line, number + at))
            elif cls is None:
                faults.append(self._unknown(line, number + at))
            else:
                faults.extend(self._coded(fault) for fault in cls.layout.faults(line, number + at))
        records = tuple(cls.read(line) for line, cls in zip(lines, classes, strict=True) if cls is not None)
        shape, breaches = self._order(lines, classes)
        faults += [self._disorder(breach, lines, number) for breach in breaches]
        faults.sort(key=lambda fault: fault.number)
        if any(fault.structural for fault in faults):
            shape = None
        return Reading(self, number, records, shape, tuple(faults))

    def _order(
        self, lines: Sequence[str], classes: Sequence[type[Record] | None]
    ) -> tuple[Shape | None, tuple[OrderFault, ...]]:
        """The shape of the records, or what breaks the map; of what follows an unknown record no order is told."""
        known = list(takewhile(lambda cls: cls is not None, classes))
        if not known or known[0] is None or (self.opening and not self.opens(lines[0])):
            return None, ()
        start = self.start(known[0].read(lines[0])) if self.start else self.starts[0]
        terminals = [cls.terminal for cls in known if cls is not None]
        if len(terminals) < len(lines):
            breach = self.structure.breach(start, terminals)
            return None, () if breach is None else (breach,)
        shape = self.structure.shape(start, terminals)
        return (None, shape) if isinstance(shape, tuple) else (shape, ())

    def arrange(self, records: Sequence[Record], *, start: str | None = None) -> Group:
        """The group that these records make; `LayoutError` when the map refuses them. For what we build."""
        rule = start or (self.start(records[0]) if self.start else self.starts[0])
        shape = self.structure.shape(rule, [record.terminal for record in records])
        if isinstance(shape, tuple):
            breach = shape[0]
            raise LayoutError(
                f"{self.name} {self.direction}: {breach.item} at record {breach.at + 1} breaks the map "
                f"({breach.kind}; expected {', '.join(breach.expected) or 'fewer'})"
            )
        return shape.fill(records)

    def _closes(self, line: str) -> bool:
        return line.startswith(self.closing)

    def _coded(self, fault: Fault) -> Fault:
        return fault.coded(self.order_codes.get(Kind.GAP)) if fault.kind is Kind.GAP else fault

    def _plain(self, item: str) -> str:
        """An item of the map in the filer's words: a record by its identifier, a grouping by its name."""
        if item == END:
            return "the end"
        return self.terminals[item][0].identifier if item in self.terminals else item.replace("_", " ")

    def _unknown(self, line: str, number: int) -> Fault:
        identifier = line[: self._widths[0]].rstrip() or "blank"
        return Fault(
            number,
            identifier,
            Kind.IDENTIFIER,
            f"{identifier!r} begins no record of {self.title}",
            columns=(1, self._widths[0]),
            text=line[: self._widths[0]],
            code=self.order_codes.get(Kind.IDENTIFIER),
            fix=f"send one of {', '.join(self._by_identifier)}",
            cite=self.cite,
        )

    def _header_missing(self, line: str, number: int) -> Fault:
        wanted = " or ".join(self.opening)
        return Fault(
            number,
            line[:4].rstrip(),
            Kind.HEADER,
            f"a transaction must begin with {wanted}",
            text=line,
            code=self.order_codes.get(Kind.HEADER),
            fix=f"send {wanted} first",
            cite=self.cite,
            expected=self.opening,
        )

    def _disorder(self, breach: OrderFault, lines: Sequence[str], number: int) -> Fault:
        expected = tuple(self._plain(name) for name in breach.expected)
        at = min(breach.at, len(lines) - 1)
        item = self._plain(breach.item)
        cls = self.class_of(lines[at])
        record = "end" if breach.item == END or cls is None else cls.identifier
        code = self.order_codes.get(breach.kind)
        after_closing = breach.kind is Kind.ORDER and at and self._closes(lines[at - 1])
        if self.opening and (breach.expected == (END,) or after_closing):
            # The transaction was complete: what follows is the next one, without its opening record.
            return self._header_missing(lines[at], number + at)
        if breach.kind is Kind.LOOP:
            code = self.loop_codes.get(breach.item, code)
            reason = f"more than {breach.ceiling} of {item!r} in one grouping"
            fix = f"send at most {breach.ceiling}"
        elif breach.kind is Kind.ABSENT:
            reason = f"the transaction ends too early: expected {_either(expected)}"
            fix = f"send {_either(expected)} before the transaction ends"
        else:
            reason = f"expected {_either(expected)}, got {record}"
            fix = f"put {_either(expected)} here, or move this record to its place"
        return Fault(
            number + at,
            record,
            breach.kind,
            reason,
            text=lines[at],
            code=code,
            fix=fix,
            cite=self.cite,
            expected=expected,
        )


@dataclass(frozen=True)
class Reading:
    """What came of reading a transaction's lines: its records, its group where the order allows one, its faults."""

    chapter: Chapter
    number: int
    records: tuple[Record, ...]
    shape: Shape | None
    faults: tuple[Fault, ...]

    @cached_property
    def content(self) -> Group | None:
        """The records in their groups; None when their order is broken."""
        return None if self.shape is None else self.shape.fill(self.records)


def _either(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    if not unique:
        return "nothing"
    return unique[0] if len(unique) == 1 else ", ".join(unique[:-1]) + " or " + unique[-1]
