"""A module's source, broken in one place at a time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

_COMPARED: dict[type[ast.cmpop], str] = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
_RECKONED: dict[type[ast.operator], str] = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "//",
    ast.FloorDiv: "*",
    ast.Mod: "*",
    ast.BitOr: "&",
    ast.BitAnd: "|",
}
#: Methods and functions that stand in for each other.
_SWAPPED = {
    "ljust": "rjust",
    "rjust": "ljust",
    "find": "rfind",
    "rfind": "find",
    "startswith": "endswith",
    "strip": "lstrip",
    "rstrip": "lstrip",
    "upper": "lower",
    "isdecimal": "isalpha",
    "popitem": "clear",
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "sorted": "list",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change.

    scope: the function it is in, as Python names functions inside functions; "" at the level of the module. before,
    after: the piece of source. source: the whole module with it. nth: which one, of several alike in a function.
    """

    module: str
    scope: str
    line: int
    before: str
    after: str
    source: str
    nth: int = 1

    @property
    def key(self) -> str:
        """What tells it from others, whatever lines the module gains or loses elsewhere."""
        where = self.scope.removesuffix(".<locals>") or "-"
        again = f" #{self.nth}" if self.nth > 1 else ""
        return f"{self.module} | {where} | {_flat(self.before)} -> {_flat(self.after)}{again}"

    @property
    def in_function(self) -> bool:
        """Whether it is in the body of a function, rather than in what an import runs."""
        return self.scope.endswith(".<locals>")


def _flat(text: str) -> str:
    return " ".join(text.split())


def mutants(module: str, source: str) -> list[Mutant]:
    """Every mutant of a module."""
    seen: dict[str, int] = {}
    found = []
    for one in _Walk(module, source).all():
        seen[one.key] = seen.get(one.key, 0) + 1
        found.append(replace(one, nth=seen[one.key]))
    return found


class _Walk:
    def __init__(self, module: str, source: str) -> None:
        self.module, self.source, self.lines = module, source, source.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        self.tree = ast.parse(source)

    def all(self) -> Iterator[Mutant]:
        for node in self.tree.body:
            yield from self.visit(node, "")

    # ---------------------------------------------------------------------------------------------- where

    def at(self, line: int, column: int) -> int:
        """The position in the source of a line and a column, which ast counts in bytes."""
        return self.starts[line - 1] + len(self.lines[line - 1].encode()[:column].decode())

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        end_line, end_column = node.end_lineno, node.end_col_offset
        if end_line is None or end_column is None:
            raise ValueError("the tree has no positions")
        return self.at(node.lineno, node.col_offset), self.at(end_line, end_column)

    def text(self, node: ast.expr | ast.stmt) -> str:
        start, end = self.span(node)
        return self.source[start:end]

    def put(self, node: ast.expr | ast.stmt, after: str, scope: str, *, show: ast.AST | None = None) -> Mutant:
        """The mutant that has `after` instead of a node. show: the node whose text tells people what changed."""
        start, end = self.span(node)
        source = self.source[:start] + after + self.source[end:]
        shown = show if isinstance(show, ast.expr | ast.stmt) else node
        begin, close = self.span(shown)
        before = self.source[begin:close]
        changed = self.source[begin:start] + after + self.source[end:close]
        return Mutant(self.module, scope, node.lineno, before, changed, source)

    def between(self, left: ast.expr, right: ast.expr, after: str, scope: str, whole: ast.expr) -> Mutant:
        """The mutant with another operator between two operands, whose brackets stay."""
        start, end = self.span(left)[1], self.span(right)[0]
        gap = self.source[start:end]
        opened = len(gap) - len(gap.lstrip(") \n"))
        closed = len(gap.rstrip("( \n"))
        source = self.source[: start + opened] + after + self.source[start + closed :]
        begin, close = self.span(whole)
        changed = self.source[begin : start + opened] + after + self.source[start + closed : close]
        return Mutant(self.module, scope, left.lineno, self.source[begin:close], changed, source)

    # ---------------------------------------------------------------------------------------------- what

    def visit(self, node: ast.AST, scope: str) -> Iterator[Mutant]:
        """The mutants of a node and of everything in it."""
        if isinstance(node, ast.FunctionDef):
            yield from self._function(node, scope)
            return
        if isinstance(node, ast.ClassDef):
            inside = f"{scope}.{node.name}" if scope else node.name
            for statement in node.body:
                yield from self.visit(statement, inside)
            return
        if self._passed_over(node):
            return
        yield from self._own(node, scope)
        for part in self._parts(node):
            yield from self.visit(part, scope)

    def _function(self, node: ast.FunctionDef, scope: str) -> Iterator[Mutant]:
        name = f"{scope}.{node.name}" if scope else node.name
        for default in [*node.args.defaults, *(one for one in node.args.kw_defaults if one is not None)]:
            # Defaults belong to what is around the function.
            yield from self.visit(default, scope)
        for statement in node.body:
            yield from self.visit(statement, f"{name}.<locals>")

    def _passed_over(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Import | ast.ImportFrom):
            return True
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return True  # a docstring
        if isinstance(node, ast.If) and "TYPE_CHECKING" in self.text(node.test):
            return not isinstance(node.test, ast.UnaryOp)
        if isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            return "__all__" in names or "TypeVar" in self.text(node.value)
        return False

    def _parts(self, node: ast.AST) -> Iterator[ast.AST]:
        """What of a node is looked into: not annotations, not the pieces of f-strings, not types in brackets."""
        if isinstance(node, ast.JoinedStr):
            return
        if isinstance(node, ast.AnnAssign):
            if node.value is not None:
                yield node.value
            return
        yield from ast.iter_child_nodes(node)

    def _own(self, node: ast.AST, scope: str) -> Iterator[Mutant]:
        if isinstance(node, ast.Compare):
            yield from self._compared(node, scope)
        elif isinstance(node, ast.BoolOp):
            after = " or " if isinstance(node.op, ast.And) else " and "
            for left, right in zip(node.values, node.values[1:], strict=False):
                yield self.between(left, right, after, scope, node)
        elif isinstance(node, ast.BinOp) and type(node.op) in _RECKONED:
            yield self.between(node.left, node.right, f" {_RECKONED[type(node.op)]} ", scope, node)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
            yield self.put(node, f"({self.text(node.operand)})", scope)
        elif isinstance(node, ast.Constant):
            yield from self._constant(node, scope)
        elif isinstance(node, ast.JoinedStr):
            yield self.put(node, '"XX"', scope)
        elif isinstance(node, ast.IfExp):
            yield self.put(node.test, f"(not ({self.text(node.test)}))", scope, show=node)
        elif isinstance(node, ast.comprehension):
            for test in node.ifs:
                yield self.put(test, f"(not ({self.text(test)}))", scope)
        elif isinstance(node, ast.Call):
            yield from self._called(node, scope)
        elif isinstance(node, ast.stmt):
            yield from self._statement(node, scope)

    def _compared(self, node: ast.Compare, scope: str) -> Iterator[Mutant]:
        operands = [node.left, *node.comparators]
        for at, operator in enumerate(node.ops):
            yield self.between(operands[at], operands[at + 1], f" {_COMPARED[type(operator)]} ", scope, node)

    def _constant(self, node: ast.Constant, scope: str) -> Iterator[Mutant]:
        value = node.value
        if isinstance(value, bool):
            yield self.put(node, str(not value), scope)
        elif isinstance(value, int):
            yield self.put(node, str(value + 1), scope)
        elif isinstance(value, str):
            yield self.put(node, repr(f"XX{value}XX") if value else "'XX'", scope)
        elif isinstance(value, bytes):
            yield self.put(node, repr(b"XX" + value), scope)

    def _called(self, node: ast.Call, scope: str) -> Iterator[Mutant]:
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr in _SWAPPED:
            # Brackets around what the method is of are no part of it.
            start, end = self.span(function)
            name = self.source[start:end].removesuffix(function.attr) + _SWAPPED[function.attr]
            yield self.put(function, name, scope, show=node)
        elif isinstance(function, ast.Name) and function.id in _SWAPPED:
            yield self.put(function, _SWAPPED[function.id], scope, show=node)

    def _statement(self, node: ast.stmt, scope: str) -> Iterator[Mutant]:
        if isinstance(node, ast.Return) and node.value is not None and self.text(node.value) != "None":
            yield self.put(node, "return None", scope)
        elif isinstance(node, ast.If | ast.While):
            yield self.put(node.test, f"not ({self.text(node.test)})", scope)
        elif isinstance(node, ast.Expr):
            # A call or a yield for its effect.
            after = "yield from ()" if isinstance(node.value, ast.Yield | ast.YieldFrom) else "pass"
            yield self.put(node, after, scope)
        elif isinstance(node, ast.Raise | ast.Delete):
            yield self.put(node, "pass", scope)
        elif isinstance(node, ast.AugAssign) and type(node.op) in _RECKONED:
            yield self.put(node, f"{self.text(node.target)} {_RECKONED[type(node.op)]}= {self.text(node.value)}", scope)
        elif isinstance(node, ast.Break):
            yield self.put(node, "continue", scope)
        elif isinstance(node, ast.Continue):
            yield self.put(node, "break", scope)
        elif isinstance(node, ast.Assign) and scope and not isinstance(node.value, ast.Constant):
            yield self.put(node.value, "None", scope, show=node)
