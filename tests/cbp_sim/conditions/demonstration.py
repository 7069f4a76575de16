"""What shows a condition: something sent that meets it, and its nearest neighbour that does not."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

Codes = Callable[[], Collection[str]]


@dataclass(frozen=True)
class Demonstration:
    """bad, good: send something and give the codes that come back. good is taken as far as the condition goes."""

    row: str
    says: str
    bad: Codes
    good: Codes

    @property
    def code(self) -> str:
        """The condition's code."""
        return self.row.partition("-")[2]

    def __str__(self) -> str:
        return f"{self.row} {self.says}"
