"""Elements of letters and numerals that stand to the right of their columns, blanks before them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from formats.column import Column
from formats.record import Record

_R = TypeVar("_R", bound=Record)


class RightJustifiedColumn(Column):
    """An element that is written to the right of its columns. It is read wherever it stands in them."""

    def _spell(self, value: Any) -> str:
        return super()._spell(value).rjust(self.width)


def right_justified(*names: str) -> Callable[[type[_R]], type[_R]]:
    """Write these elements of a record class to the right of their columns."""

    def let(cls: type[_R]) -> type[_R]:
        columns = tuple(_right(column) if column.name in names else column for column in cls.layout.columns)
        cls.layout = replace(cls.layout, columns=columns)
        cls._values_of = staticmethod(cls.layout.values)
        return cls

    return let


def _right(column: Column) -> RightJustifiedColumn:
    return RightJustifiedColumn(**{field.name: getattr(column, field.name) for field in fields(column)})
