"""Every condition of a bond (CB)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.cbp_sim.bonds.cases import CASES
from tests.cbp_sim.bonds.kit import codes
from tests.cbp_sim.conditions.demonstration import Demonstration


def demonstrations() -> Iterator[Demonstration]:
    """All of them."""
    for case in CASES:
        yield Demonstration(
            f"CB-{case.code}",
            case.says,
            lambda case=case: codes(case.send_bad()),
            lambda case=case: codes(case.send_good()),
        )
