"""Mutants that only a new import shows: declarations, and functions that run while a module is imported.

Each has a process that has imported what others wrote and nothing of ours.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from types import CodeType, ModuleType
from typing import Any

import hypothesis.strategies
import lark
import pydantic
import pytest

from mutants.child import Verdict, ask
from mutants.operators import Mutant
from mutants.session import AT_IMPORT, OPTIONS, Session, path_of, wanted

#: Imported here once for all children.
PRELOADED: tuple[ModuleType, ...] = (hypothesis.strategies, lark, pydantic)

#: Of computing, for the import and the tests; several times what they take.
_SECONDS = 120


class _Loader(importlib.abc.InspectLoader):
    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def get_source(self, fullname: str) -> str:
        return self._mutant.source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._mutant.source, str(path_of(self._mutant.module)), "exec")


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        if fullname != f"formats.{self._mutant.module}":
            return None
        loader: Any = _Loader(self._mutant)
        return importlib.machinery.ModuleSpec(fullname, loader, origin=str(path_of(self._mutant.module)))


class _Chosen:
    """Of what is collected, the tests that count."""

    pytest_collection = Session.pytest_collection

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if wanted(item)]


def judge(mutant: Mutant) -> Verdict:
    """What the tests say of a mutant that is imported in place of the module."""

    def question() -> bool:
        sys.meta_path.insert(0, _Finder(mutant))
        return pytest.main([*OPTIONS, *AT_IMPORT], plugins=[_Chosen()]) == pytest.ExitCode.OK

    return ask(question, seconds=_SECONDS)
