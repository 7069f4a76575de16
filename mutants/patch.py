"""Puts the functions of a broken module into the running program, in place of the whole ones.

Functions are changed where they are, by their code, so that it does not matter what holds them: a class, a property, a
cached property, pydantic, a closure.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from types import CodeType, FunctionType

Patch = list[tuple[FunctionType, CodeType]]


class Running:
    """The functions of one file as they run."""

    def __init__(self, path: str, source: str) -> None:
        self._path = path
        self._whole = compile(source, path, "exec")
        self._functions: dict[CodeType, list[FunctionType]] = {}
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename == path:
                self._functions.setdefault(one.__code__, []).append(one)

    def patch(self, broken: str) -> Patch | None:
        """What to change for another source; None when the running functions cannot become that."""
        found: Patch = []
        for code, other in _changed(self._whole, compile(broken, self._path, "exec")):
            for function in self._functions.get(code, ()):
                if len(code.co_freevars) != len(other.co_freevars):
                    return None
                found.append((function, other))
        return found or None


def apply(patch: Patch) -> None:
    """Change the running functions."""
    for function, code in patch:
        function.__code__ = code


def _changed(whole: CodeType, broken: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """(code, other code) of every function that differs, the ones around it included."""
    if whole == broken:
        return
    yield whole, broken
    inner, other = _inner(whole), _inner(broken)
    if [code.co_name for code in inner] == [code.co_name for code in other]:
        for one, another in zip(inner, other, strict=True):
            yield from _changed(one, another)


def _inner(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]
