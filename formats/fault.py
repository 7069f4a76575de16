"""Faults: what is wrong with a batch, as values that name record, columns, text, rule and fix."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing is wrong; a chapter's table turns (record, element, kind) into a condition."""

    LENGTH = "length"
    CHARACTER = "character"
    FILLER = "filler"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    IDENTIFIER = "identifier"
    HEADER = "header"
    ORDER = "order"
    ABSENT = "absent"
    LOOP = "loop"
    GAP = "gap"
    ENVELOPE = "envelope"


STRUCTURAL = frozenset({Kind.IDENTIFIER, Kind.HEADER, Kind.ORDER, Kind.ABSENT, Kind.LOOP, Kind.GAP})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where.

    number: position of the record in its batch, the A record being 1 (Batch & Block Control, X0 record).
    columns: 1-based and inclusive; (1, 80) when the whole record is meant.
    code: CBP's condition for it where the chapter declares one.
    """

    number: int
    record: str
    kind: Kind
    reason: str
    columns: tuple[int, int] = (1, 80)
    text: str = ""
    field: str | None = None
    code: str | None = None
    fix: str = ""
    cite: str = ""
    expected: tuple[str, ...] = ()

    @property
    def structural(self) -> bool:
        """Whether the records' order is at fault, so that no transaction can be built."""
        return self.kind in STRUCTURAL

    def coded(self, code: str | None) -> Fault:
        """The same fault under the condition code that its chapter gives it."""
        return replace(self, code=code)

    def at(self, number: int) -> Fault:
        """The same fault, at another record number."""
        return replace(self, number=number)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What an element reads as when its text is not of its data class, or blank where it may not be.

    Falsy, equal only to itself; ordering it or reckoning with it raises `CannotTell`, so that no rule
    mistakes it for a value.
    """

    text: str
    reason: str

    @property
    def missing(self) -> bool:
        """Whether the element was blank, rather than filled with something unreadable."""
        return not self.text.strip()

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return self.text

    def _cannot(self, *_: object) -> bool:
        from formats.errors import CannotTell

        raise CannotTell(f"{self.text!r} cannot be read: {self.reason}")

    __lt__ = __le__ = __gt__ = __ge__ = _cannot
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _cannot
    __truediv__ = __rtruediv__ = __int__ = __len__ = __iter__ = __contains__ = __getitem__ = _cannot
