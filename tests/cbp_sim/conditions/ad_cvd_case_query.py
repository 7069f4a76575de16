"""Every condition of an AD/CVD case query (AD) that CBP gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.cbp_sim.conditions.demonstration import Codes, Demonstration
from tests.cbp_sim.queries.kit import asked, codes
from tests.cbp_sim.queries.test_ad_cvd_case_query import q2, world

GOOD = q2(country="CN")


def demonstrations() -> Iterator[Demonstration]:
    """All of them."""
    for code, bad, good in (
        ("003", "Q1 A111111", "Q1 A599901"),
        ("004", q2("", country="CN"), GOOD),
        ("005", q2(country="XX"), GOOD),
        ("006", q2(hts="4901"), q2(hts="49019900")),
        ("007", q2(old="1234567"), GOOD),
        ("008", q2(hts="49019900", old="1234567"), q2(hts="49019900")),
        ("009", q2(maker="CNNOBODY1BEI"), q2(maker="CNEXASAW7DAN")),
        ("010", q2(seller="CNNOBODY1BEI"), q2(seller="CNEXATRA88SHE")),
        ("011", q2(), GOOD),
        ("012", q2(day="013226"), q2(day="010126")),
        ("013", q2(day="122825"), q2(day="122925")),
        ("014", q2(country="GB"), GOOD),
    ):
        yield Demonstration(f"AD-{code}", "asks for cases", _asked(bad), _asked(good))


def _asked(line: str) -> Codes:
    def told() -> Sequence[str]:
        return codes(asked(world(), "AD", line), "RX", 37)

    return told
