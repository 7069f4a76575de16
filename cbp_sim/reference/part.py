"""What all tables have in common."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

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
