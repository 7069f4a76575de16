"""`${...}` in a story: what is invented for it, the day on which it is played, and what CBP has said in it.

`${cast.bill}` is a cast member's main attribute, `${cast.bill.number}` another; `${today}` is the Eastern day of the
world's clock, written 2026-08-17; `${today + 5d}` is five days after it, and `${today - 1w}` a week before;
`${today as MMDDYY}` writes the day so, for a text that holds a day and a time.
`${told.10.bond_number}` is what an element of a record last held in a message of CBP's: a number that CBP gave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from cbp_sim.clock import mmddyy
from formats.catalog import chapters
from scenarios.cast import Member
from scenarios.errors import ScenarioError, not_known

_REFERENCE = re.compile(r"\$\{([^{}]*)\}")
#: What `${told...}` stands for while nothing has been played yet, and any message may still come.
_TO_COME = "1"
_DAY = re.compile(r"today(?:\s*([+-])\s*(\d{1,4})([dw]))?(?:\s+as\s+(MMDDYY))?")


class Untold(ScenarioError):
    """What a story takes from CBP's messages has been in none of them."""


@dataclass
class Scope:
    """What references stand for at one moment of a story.

    told: the elements of CBP's messages so far, by record and name; None before the story is played.
    """

    cast: Mapping[str, Member] = field(default_factory=dict)
    today: date = date.min
    told: Mapping[tuple[str, str], str] | None = None

    def text(self, given: str) -> str:
        """The text with everything it refers to filled in; `ScenarioError` for what is not known."""
        return _REFERENCE.sub(lambda found: self._lookup(found[1].strip()), given)

    def content(self, given: Any) -> Any:
        """The same for all texts of a mapping or list."""
        if isinstance(given, str):
            return self.text(given)
        if isinstance(given, Mapping):
            return {name: self.content(value) for name, value in given.items()}
        if isinstance(given, (list, tuple)):
            return [self.content(value) for value in given]
        return given

    def _lookup(self, name: str) -> str:
        if day := _DAY.fullmatch(name):
            span = timedelta(days=int(day[2] or 0) * (7 if day[3] == "w" else 1))
            meant = self.today - span if day[1] == "-" else self.today + span
            return mmddyy(meant) if day[4] else meant.isoformat()
        parts = name.split(".")
        if parts[0] == "told" and len(parts) == 3:
            return self._told(parts[1], parts[2])
        if parts[0] != "cast" or not 2 <= len(parts) <= 3:
            raise ScenarioError(
                f"'${{{name}}}' refers to nothing: write ${{cast.NAME}}, ${{cast.NAME.ATTRIBUTE}}, ${{today}}, "
                "${today + 5d} or ${told.RECORD.ELEMENT}"
            )
        member = self.cast.get(parts[1])
        if member is None:
            raise ScenarioError(not_known("member of the cast", parts[1], tuple(self.cast)))
        return member.attribute(parts[2]) if len(parts) == 3 else str(member)

    def _told(self, record: str, element: str) -> str:
        if self.told is not None:
            if (record, element) not in self.told:
                raise Untold(f"CBP has said no {element} in a {record} so far")
            return self.told[record, element]
        known = [cls for chapter in chapters() if chapter.direction == "output" for cls in chapter.records]
        named = [cls for cls in known if cls.identifier == record]
        if not named:
            raise ScenarioError(not_known("record of CBP's", record, tuple({cls.identifier: None for cls in known})))
        elements = tuple({name: None for cls in named for name in cls.layout.by_name})
        if element not in elements:
            raise ScenarioError(not_known(f"element of {record}", element, elements))
        return _TO_COME


def texts_of(given: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a mapping or list, with its place."""
    if isinstance(given, str):
        yield place, given
    elif isinstance(given, Mapping):
        for name, value in given.items():
            yield from texts_of(value, (*place, name))
    elif isinstance(given, list):
        for at, value in enumerate(given):
            yield from texts_of(value, (*place, at))
