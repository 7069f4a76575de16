"""`Group`: a grouping of a structure map as a frozen class; its fields are records and other groups.

A field is found by what it holds: `line: tuple[Line, ...]` takes every `line` of the map, `header: Header` the one
record whose class is `Header`. Which is which is checked against the grammar when the chapter loads.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict

from formats.errors import LayoutError
from formats.record import UNSET, Record, bare


class Times(Enum):
    """How often a field's content stands in its group."""

    ONE = "one"
    MAYBE = "maybe"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of a group: what it holds, and how often."""

    name: str
    holds: tuple[type[Record] | type[Group], ...]
    times: Times

    def takes(self, content: type[Record] | type[Group]) -> bool:
        """Whether content of this class belongs in the field."""
        return issubclass(content, self.holds)


class Group(BaseModel):
    """Base of every group class: `class Line(Group, rule="line")` is the map's rule `line`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: ClassVar[str] = ""
    slots: ClassVar[tuple[Slot, ...]] = ()

    def __init_subclass__(cls, **_: Any) -> None:
        """Take the keywords of the class line; pydantic hands them on once the fields are known."""
        super().__init_subclass__()

    @classmethod
    def __pydantic_init_subclass__(cls, rule: str = "", **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.rule = rule
        cls.slots = tuple(_slot(cls, name, info.annotation) for name, info in cls.model_fields.items())

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """A group whose parts the structure map has already put in their places."""
        group: Self = bare(cls)
        group.__dict__.update(values)
        return group

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name in UNSET:
                return set(self.__dict__) if name == "__pydantic_fields_set__" else None
            return super().__getattr__(name)

    def records(self) -> Iterator[Record]:
        """Every record of the group in the order of the map."""
        for slot in self.slots:
            for part in self.held_in(slot):
                if isinstance(part, Record):
                    yield part
                else:
                    yield from part.records()

    def held_in(self, slot: Slot) -> tuple[Record | Group, ...]:
        """What stands in a field, as a tuple however often it stands there."""
        held = getattr(self, slot.name)
        if slot.times is Times.MANY:
            return tuple(held)
        return () if held is None else (held,)


def _slot(cls: type[Group], name: str, annotation: Any) -> Slot:
    times, inner = Times.ONE, annotation
    if get_origin(annotation) is tuple:
        times, inner = Times.MANY, get_args(annotation)[0]
    members = get_args(inner) if get_origin(inner) in (Union, types.UnionType) else (inner,)
    if type(None) in members:
        times = Times.MAYBE
    holds = tuple(member for member in members if member is not type(None))
    if not all(isinstance(member, type) and issubclass(member, (Record, Group)) for member in holds):
        raise LayoutError(f"{cls.__module__}.{cls.__qualname__}.{name}: holds {annotation}, not records or groups")
    return Slot(name, holds, times)
