"""A chapter's structure map: the order, nesting and repeats of its records, as a Lark grammar on disk.

The grammar speaks of terminals, one a record identifier (plus what tells it apart); columns are not its business.
`bill~0..999` gives CBP's ceiling: the parser is built for any number, and the ceiling is counted afterwards, so that
large ceilings cost no states. Lark runs in strict mode: a shift/reduce conflict is an error, not a choice.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lark import Lark, Token, Tree
from lark.common import LexerConf
from lark.exceptions import LarkError, UnexpectedInput
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

from formats.cuts import cuts
from formats.errors import LayoutError
from formats.fault import Kind
from formats.group import Group, Slot, Times
from formats.record import Record

END = "$END"
_CEILING = re.compile(r"\b(\w+)~(\d+)\.\.(\d+)")
_NAME = re.compile(r"[A-Za-z_]\w*")
_KEPT_SHAPES = 4096


@dataclass(frozen=True, slots=True)
class OrderFault:
    """A breach of the map. at: position in the transaction, counted from 0; past the end when records are missing.

    kind: ORDER, ABSENT (a record that the map demands before this one, or before the end) or LOOP (a ceiling passed).
    item: the terminal found there, or for LOOP the item of the map whose ceiling was passed.
    """

    at: int
    kind: Kind
    item: str
    expected: tuple[str, ...] = ()
    ceiling: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """Where each record of a sequence goes: a group class, and what stands in each of its fields.

    A place is a position, or the position and the shape of a group that begins there; positions count from the shape's
    own beginning, so that a grouping that stands again further on is the same shape.
    """

    group: type[Group]
    places: tuple[tuple[str, Times, tuple[int | tuple[int, Shape], ...]], ...]
    _empty: dict[str, Any] = field(init=False, compare=False, repr=False)
    _single: tuple[tuple[str, int], ...] = field(init=False, compare=False, repr=False)
    _filled: tuple[tuple[str, bool, tuple[int | tuple[int, Shape], ...]], ...] = field(
        init=False, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        """Sort the fields by how they are filled: not at all, with one record, with anything else."""
        empty = {name: () if times is Times.MANY else None for name, times, _ in self.places}
        single = [(n, p[0]) for n, t, p in self.places if p and t is not Times.MANY and isinstance(p[0], int)]
        taken = {name for name, _ in single}
        filled = [(n, t is Times.MANY, p) for n, t, p in self.places if p and n not in taken]
        object.__setattr__(self, "_empty", empty)
        object.__setattr__(self, "_single", tuple(single))
        object.__setattr__(self, "_filled", tuple(filled))

    def fill(self, records: Sequence[Record], begin: int = 0) -> Group:
        """The group that these records make, from `begin` on."""
        values = self._empty.copy()
        for name, at in self._single:
            values[name] = records[begin + at]
        for name, many, parts in self._filled:
            made = [
                records[begin + part] if isinstance(part, int) else part[1].fill(records, begin + part[0])
                for part in parts
            ]
            values[name] = tuple(made) if many else made[0]
        return self.group.trusted(values)


class _Terminals(Lexer):
    def __init__(self, conf: LexerConf) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Token]:
        for at, name in enumerate(lexer_state):
            yield Token(name, at)


class _Broken(Exception):
    """The sequence breaks the map; where, is for Lark to say."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A terminal or a grouping on the parser's stack. begin: the position of its first record."""

    item: str
    begin: int
    shape: Shape | None


class _Values:
    """The parser's stack of values: each is the parts that a symbol stands for, spliced rules flattened."""

    def __init__(self) -> None:
        self._stack: list[list[_Part]] = []

    def push(self, parts: list[_Part]) -> None:
        self._stack.append(parts)

    def reduce(self, size: int) -> list[_Part]:
        if size == 0:
            return []
        if size == 1:
            return self._stack.pop()
        taken = self._stack[-size:]
        del self._stack[-size:]
        first = taken[0]
        for more in taken[1:]:
            first += more
        return first


class Structure:
    """The parser of one map.

    starts: the start rules. terminals: terminal -> the record classes it stands for. groups: the group classes, whose
    `rule` names a rule of the map. `LayoutError` when grammar and classes disagree, or the grammar has a conflict.
    """

    def __init__(
        self,
        text: str,
        *,
        starts: Sequence[str],
        terminals: Mapping[str, tuple[type[Record], ...]],
        groups: Sequence[type[Group]],
        name: str,
    ) -> None:
        self.name = name
        self.groups = {group.rule: group for group in groups}
        self.terminals = dict(terminals)
        self.starts = tuple(starts)
        self.ceilings = _ceilings(text, name)
        body = _CEILING.sub(lambda m: f"{m[1]}{'*' if int(m[2]) == 0 else '+'}", text)
        declared = "%declare " + " ".join(terminals) + "\n"
        try:
            self._lark = Lark(
                declared + body,
                parser="lalr",
                lexer=_Terminals,
                # Every grouping can also be read by itself: that is what makes one that comes again cheap.
                start=list(dict.fromkeys([*starts, *self.groups])),
                strict=True,
            )
        except LarkError as error:
            raise LayoutError(f"{name}: the structure map does not build: {error}") from error
        self._slots = {rule: _assign(group, self._items(rule), self) for rule, group in self.groups.items()}
        self._table = self._lark.parser.parser._parse_table
        self._cuts = cuts(self._lark.rules, self.groups)
        self._shapes: OrderedDict[tuple[str, tuple[str, ...]], Shape] = OrderedDict()

    def shape(self, start: str, sequence: Sequence[str]) -> Shape | tuple[OrderFault, ...]:
        """Where each record goes, or what breaks the map. A sequence that was right once is remembered."""
        key = (start, tuple(sequence))
        known = self._shapes.get(key)
        if known is not None:
            return known
        try:
            return self._parse(*key)
        except _Broken:
            pass
        # What broke it, Lark itself says, on the sequence as a whole.
        try:
            tree = self._lark.parse(key[1], start=start)
        except UnexpectedInput:
            return (self._breach(*key),)
        return tuple(self._passed(tree))

    def _parse(self, start: str, sequence: tuple[str, ...]) -> Shape:
        """The shape of a sequence by Lark's own table; a grouping that can be cut out is read by itself."""
        states, ends = self._table.states, self._table.end_states
        stack, values = [self._table.start_states[start]], _Values()
        at, length = 0, len(sequence)
        while True:
            token = sequence[at] if at < length else END
            action, argument = states[stack[-1]].get(token, (None, None))
            if action is None:
                raise _Broken
            if action is not Shift:
                size = len(argument.expansion)
                del stack[len(stack) - size :]
                origin = str(argument.origin.name)
                parts = values.reduce(size)
                stack.append(states[stack[-1]][origin][1])
                if origin.startswith("_"):
                    values.push(parts)
                    continue
                begin = parts[0].begin
                shape = self._shape(origin, parts, begin)
                values.push([_Part(origin, begin, shape)])
                if token == END and stack[-1] == ends[start]:
                    self._remember((start, sequence), shape)
                    return shape
                continue
            cut = self._cuts.get(token)
            if cut is None or cut.rule == start:
                stack.append(argument)
                values.push([_Part(token, at, None)])
                at += 1
                continue
            end = cut.end(sequence, at)
            inner = (cut.rule, sequence[at:end])
            values.push([_Part(cut.rule, at, self._shapes.get(inner) or self._parse(*inner))])
            stack.append(states[stack[-1]][cut.rule][1])
            at = end

    def forget(self) -> None:
        """Forget every sequence; for measuring."""
        self._shapes.clear()

    def _remember(self, key: tuple[str, tuple[str, ...]], shape: Shape) -> None:
        self._shapes[key] = shape
        if len(self._shapes) > _KEPT_SHAPES:
            self._shapes.popitem(last=False)

    def breach(self, start: str, beginning: Sequence[str]) -> OrderFault | None:
        """Where the beginning of a sequence, whose rest cannot be read, leaves the map; None when it goes along."""
        found = self._breach(start, beginning)
        return None if found.kind is Kind.ABSENT else found

    def _breach(self, start: str, sequence: Sequence[str]) -> OrderFault:
        # A refused feed_token loses ground: ask accepts() first.
        parser = self._lark.parse_interactive(start=start)
        for at, name in enumerate(sequence):
            accepted = parser.accepts()
            if name not in accepted:
                expected = tuple(sorted(accepted - {END})) + ((END,) if END in accepted else ())
                return OrderFault(at, Kind.ORDER, name, expected)
            parser.feed_token(Token(name, at))
        return OrderFault(len(sequence), Kind.ABSENT, END, tuple(sorted(parser.accepts() - {END})))

    def _passed(self, tree: Tree[Token]) -> Iterator[OrderFault]:
        for node in tree.iter_subtrees_topdown():
            counts: dict[str, int] = {}
            for child in node.children:
                item = _item(child)
                counts[item] = counts.get(item, 0) + 1
                most = self.ceilings.get((str(node.data), item))
                if most is not None and counts[item] == most + 1:
                    yield OrderFault(_first(child), Kind.LOOP, item, ceiling=most)

    def _shape(self, rule: str, parts: Sequence[_Part], begin: int) -> Shape:
        slots, group = self._slots[rule], self.groups[rule]
        held: dict[str, list[int | tuple[int, Shape]]] = {slot.name: [] for slot in group.slots}
        counts: dict[str, int] = {}
        for part in parts:
            counts[part.item] = counts.get(part.item, 0) + 1
            place = part.begin - begin
            held[slots[part.item].name].append(place if part.shape is None else (place, part.shape))
        for item, count in counts.items():
            if count > self.ceilings.get((rule, item), count):
                raise _Broken
        return Shape(group, tuple((slot.name, slot.times, tuple(held[slot.name])) for slot in group.slots))

    def _items(self, rule: str) -> dict[str, bool]:
        """The terminals and rules that can stand directly in a rule, and whether there may be several."""
        expansions: dict[str, list[list[str]]] = {}
        for made in self._lark.rules:
            expansions.setdefault(str(made.origin.name), []).append([str(symbol.name) for symbol in made.expansion])
        many: dict[str, bool] = {}
        self._collect(rule, expansions, many, (), repeated=False)
        return many

    def _collect(
        self,
        rule: str,
        expansions: Mapping[str, list[list[str]]],
        many: dict[str, bool],
        path: tuple[str, ...],
        *,
        repeated: bool,
    ) -> None:
        for expansion in expansions.get(rule, []):
            for symbol in expansion:
                loops = repeated or symbol in path or rule in expansion or expansion.count(symbol) > 1
                if symbol in self.terminals or not symbol.startswith("_"):
                    many[symbol] = many.get(symbol, False) or loops
                elif symbol != rule and symbol not in path:
                    self._collect(symbol, expansions, many, (*path, rule), repeated=loops)

    def start_rules(self) -> tuple[str, ...]:
        """The rules a transaction can be read by."""
        return self.starts


def _assign(group: type[Group], items: Mapping[str, bool], structure: Structure) -> dict[str, Slot]:
    """Which field takes which item of the rule; `LayoutError` when grammar and class disagree."""
    where = f"{structure.name}: {group.__name__} and rule {group.rule!r}"
    if not items:
        raise LayoutError(f"{where}: the map has no such rule, or it is empty")
    assigned: dict[str, Slot] = {}
    for item, several in items.items():
        contents: tuple[type[Record] | type[Group], ...]
        if item in structure.terminals:
            contents = structure.terminals[item]
        elif item in structure.groups:
            contents = (structure.groups[item],)
        else:
            raise LayoutError(f"{where}: the map's {item!r} has no group class")
        slots = [slot for slot in group.slots if all(slot.takes(content) for content in contents)]
        if len(slots) != 1:
            raise LayoutError(f"{where}: {item!r} belongs in {len(slots)} fields, must be one")
        if several and slots[0].times is not Times.MANY:
            raise LayoutError(f"{where}: {item!r} repeats, so {slots[0].name!r} must be a tuple")
        assigned[item] = slots[0]
    for slot in group.slots:
        if slot not in assigned.values():
            raise LayoutError(f"{where}: nothing in the map fills {slot.name!r}")
    return assigned


def _ceilings(text: str, name: str) -> dict[tuple[str, str], int]:
    """(rule, item) -> the most there may be, following the spliced `_rules` up to the rules that show."""
    uses: dict[str, set[str]] = {}
    own: dict[str, dict[str, int]] = {}
    rule = ""
    for line in text.splitlines():
        code = line.split("//")[0]
        if opened := re.match(r"\??([a-z_]\w*)\s*:", code):
            rule = opened[1]
            code = code[opened.end() :]
        for found in _CEILING.finditer(code):
            own.setdefault(rule, {})[found[1]] = int(found[3])
        uses.setdefault(rule, set()).update(_NAME.findall(code))
    ceilings: dict[tuple[str, str], int] = {}

    def gather(shown: str, at: str, seen: frozenset[str]) -> None:
        for item, most in own.get(at, {}).items():
            if item.startswith("_"):
                raise LayoutError(f"{name}: a ceiling on {item!r} cannot be counted: it leaves no trace in the tree")
            ceilings[shown, item] = most
        for used in uses.get(at, ()):
            if used.startswith("_") and used not in seen:
                gather(shown, used, seen | {used})

    for shown in uses:
        if not shown.startswith("_"):
            gather(shown, shown, frozenset({shown}))
    return ceilings


def _item(child: Token | Tree[Token]) -> str:
    return str(child.type) if isinstance(child, Token) else str(child.data)


def _first(child: Token | Tree[Token]) -> int:
    while isinstance(child, Tree):
        child = child.children[0]
    return int(child.value)
