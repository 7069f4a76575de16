"""Every condition of a Census warning query (CJ)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.cbp_sim.conditions.demonstration import Codes, Demonstration
from tests.cbp_sim.life.kit import numbered
from tests.cbp_sim.queries.kit import NUMBER, asked, codes
from tests.cbp_sim.summary.kit import file, opened, value

GOOD = f"CJ1                N01  {NUMBER}"
RANGE = "CJ12704010526010526N01"


def demonstrations() -> Iterator[Demonstration]:
    """All of them."""
    for code, bad, good in (
        ("003", f"CJ1                     {NUMBER}", GOOD),
        ("004", "CJ1                N01", GOOD),
        ("006", "CJ1                N01  50000037", GOOD),
        ("009", "CJ12704      010526N01", RANGE),
        ("010", "CJ12704013226010526N01", RANGE),
        ("011", "CJ12704010526      N01", RANGE),
        ("012", "CJ12704010526013226N01", RANGE),
        ("013", "CJ12704010526010426N01", RANGE),
        ("014", "CJ12704120425010526N01", "CJ12704120525010526N01"),
        ("015", "CJ19999010526010526N01", RANGE),
        ("016", "CJ12709010526010526N01", RANGE),
        ("A01", "CJ2", GOOD),
        ("A04", "CJ1                N01            50000029", GOOD),
    ):
        yield Demonstration(f"CJ-{code}", "asks for warnings", _asked(bad), _asked(good))
    other = file_of_other()
    yield Demonstration("CJ-007", "a summary without warnings", _asked(other), _asked(GOOD))


def file_of_other() -> str:
    """The record that asks for a summary without warnings."""
    return f"CJ1                N01  {numbered(9)(['10'.ljust(80)])[0][8:16]}"


def _asked(*lines: str) -> Codes:
    def told() -> Sequence[str]:
        cbp = opened()
        file(cbp, value(100_000_001))
        file(cbp, numbered(9))
        return codes(asked(cbp, "CJ", *lines), "CJ2", 47)

    return told
