"""What all lifecycles have in common: a table of legal steps, and a refusal of every other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cbp_sim.errors import NotLegal


@dataclass(frozen=True, slots=True)
class Step:
    """What follows from an event: the state entered, what is done on the way, and where it is written.

    action: a name that the thing's own module turns into deeds; "" when nothing but the state changes. cite: chapter
    and page, or "chosen by us: why".
    """

    to: str
    action: str = ""
    cite: str = ""


class Lifecycle:
    """How one kind of thing lives. name: what people call the thing."""

    def __init__(self, name: str, table: Mapping[tuple[str, str], Step]) -> None:
        self.name = name
        self.table = dict(table)

    def after(self, state: str, event: str) -> Step:
        """The step that an event makes from a state; `NotLegal` names the events that the state allows."""
        step = self.table.get((state, event))
        if step is None:
            allowed = ", ".join(map(str, self.events(state))) or "nothing: it stays as it is"
            raise NotLegal(f"{self.name}: {event} is not legal while {state}; legal is {allowed}")
        return step

    def allows(self, state: str, event: str) -> bool:
        """Whether the event is legal in the state."""
        return (state, event) in self.table

    def events(self, state: str) -> tuple[str, ...]:
        """The events that a state allows, in the order of the table."""
        return tuple(event for known, event in self.table if known == state)

    def states(self) -> tuple[str, ...]:
        """Every state, in the order of the table."""
        found: dict[str, None] = {}
        for (state, _), step in self.table.items():
            found[state] = None
            found[step.to] = None
        return tuple(found)
