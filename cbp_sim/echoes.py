"""Records that repeat a filer's columns as they stand, right or wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from formats.record import WIDTH, Record

T = TypeVar("T", bound=Record)


def written(cls: type[T], texts: Mapping[str, str]) -> T:
    """The record whose elements have these texts, cut or padded to their columns; constants and blanks elsewhere.

    The texts are not judged: what a filer sent is shown back to it even where no rule would let us write it.
    """
    line = cls.identifier
    for column in cls.layout.columns:
        text = texts.get(column.name, column.constant or "")
        line = line.ljust(column.start - 1) + text[: column.width].ljust(column.width)
    return cls.read(line.ljust(WIDTH))


def text(record: Record, name: str) -> str:
    """An element's own columns without their spaces, whether or not it could be read."""
    return record.layout.by_name[name].cut(record.line).strip(" ")


def fitting(cls: type[Record], texts: Mapping[str, str]) -> dict[str, str]:
    """Those of some texts that their elements can carry: what is too long, or not of its class, is left out."""
    by_name = cls.layout.by_name
    return {
        name: told
        for name, told in texts.items()
        if len(told) <= by_name[name].width and by_name[name].data_class.accepts(told)
    }
