"""The lines that are shipped: some hundred of the real tariff, for worlds into which none was loaded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from cbp_sim.tariff.data import remarks, rows
from cbp_sim.tariff.schedule import Edition, Line, Tariff

_FILE = "tariff_sample.csv"


class SampleTariff(Tariff):
    """The shipped lines as a tariff of one edition."""

    complete = False

    def __init__(self, edition: Edition, lines: Sequence[Line]) -> None:
        self._edition = edition
        self._lines = {line.number: line for line in lines}

    def editions(self) -> list[Edition]:
        """The one edition."""
        return [self._edition]

    def find(self, edition: str, number: str) -> Line | None:
        """The line of a number."""
        return self._lines.get(number) if edition == self._edition.name else None

    def under(self, edition: str, start: str) -> list[Line]:
        """The lines whose numbers begin so."""
        return [line for number, line in self._lines.items() if number.startswith(start)]

    def between(self, edition: str, first: str, last: str, *, most: int) -> list[Line]:
        """The lines from a number to another."""
        found = sorted(number for number in self._lines if first <= number <= last)
        return [self._lines[number] for number in found[:most]]

    def path(self, line: Line) -> list[str]:
        """Nothing: a shipped line's description says it in short."""
        return []


@cache
def sample() -> SampleTariff:
    """The shipped lines."""
    told = remarks(_FILE)
    name = told["edition"]
    lines = [
        Line(
            number=row["number"],
            description=row["description"],
            printed_units=tuple(row["units"].split("|")) if row["units"] else (),
            general=row["general"],
            special=row["special"],
            other=row["other"],
            additional=row["additional"],
            headings=tuple(row["headings"].split()),
            part=row["part"],
            reported=True,
            edition=name,
        )
        for row in rows(_FILE)
    ]
    return SampleTariff(Edition(name, date.fromisoformat(told["effective"]), told["source"], len(lines)), lines)
