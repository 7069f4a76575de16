"""Every condition of a quota query (QA) that CBP gives."""

from __future__ import annotations

from collections.abc import Iterator

from tests.cbp_sim.conditions.demonstration import Demonstration
from tests.cbp_sim.queries.test_quota_query import BOOKS, met

TEXTILE = "Q1X339                 GB"


def demonstrations() -> Iterator[Demonstration]:
    """All of them."""
    for code, bad, good in (
        ("Q05", ["Q1X338                 CN"], [TEXTILE]),
        ("Q40", ["Q9"], [BOOKS]),
        ("Q41", [BOOKS] * 100, [BOOKS] * 99),
        ("Q42", [BOOKS, "Q9"], [BOOKS]),
        ("Q43", ["Q1Z4901990093          GB"], [BOOKS]),
        ("Q44", ["Q1X33A                 GB"], [TEXTILE]),
        ("Q45", ["Q1R4901                GB"], [BOOKS]),
        ("Q46", ["Q1X339       4901990093GB"], [TEXTILE]),
        ("Q47", ["Q1R4901990093          XX"], [BOOKS]),
        ("Q49", ["Q1R4902000000          GB"], [BOOKS]),
        ("Q50", ["Q1X340                 GB"], [TEXTILE]),
    ):
        yield Demonstration(f"QA-{code}", "asks for a quota", lambda bad=bad: met(*bad), lambda good=good: met(*good))
