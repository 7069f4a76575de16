"""What all tables have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

T = TypeVar("T")

ANY = "*"


class Part(BaseModel):
    """A row of a table: nothing in it may be misspelt, nothing in it changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _names(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_names)]


def allows(names: tuple[str, ...], name: str) -> bool:
    """Whether a list of names, in which `*` is every name, holds this one."""
    return ANY in names or name in names


def begins(prefixes: tuple[str, ...], text: str) -> bool:
    """Whether a text begins with one of some beginnings, of which `*` is any."""
    return any(prefix == ANY or text.startswith(prefix) for prefix in prefixes)


class ByBeginning(Generic[T]):
    """Rows by the beginning of a number: the longest that has a row counts; of two rows of one beginning, the first."""

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self._rows: dict[str, T] = {}
        for beginning, row in rows:
            self._rows.setdefault(beginning, row)
        self._widths = sorted({len(beginning) for beginning in self._rows}, reverse=True)

    def of(self, number: str) -> T | None:
        """The row of a number, or None."""
        return next((found for width in self._widths if (found := self._rows.get(number[:width])) is not None), None)
