"""Every condition of an entry summary query (EQ)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cbp_sim.profile import Profile
from tests.cbp_sim.conditions.demonstration import Codes, Demonstration
from tests.cbp_sim.life.kit import numbered
from tests.cbp_sim.queries.kit import NUMBER, asked, codes, small_answers, two_filers
from tests.cbp_sim.summary.kit import file, opened

J1 = f"J1   N01  {NUMBER}"
J2 = "J2 EES 010526120000AM010526115959PM"


def demonstrations() -> Iterator[Demonstration]:
    """All of them."""
    for code, bad, good in (
        ("001", ("J0N", J1), ("J0Y", J1)),
        ("002", ("J0Y",), ("J0Y", J1)),
        ("003", (f"J1        {NUMBER}",), (J1,)),
        ("004", ("J1   N01",), (J1,)),
        ("005", ("J2     010526120000AM010526115959PM",), (J2,)),
        ("006", ("J2 ALL 010526120000AM010526115959PM",), (J2,)),
        ("007", ("J2 EES               010526115959PM",), (J2,)),
        ("008", ("J2 EES 010526240000AM010526115959PM",), (J2,)),
        ("009", ("J2 EES 010526120000AM",), (J2,)),
        ("010", ("J2 EES 010526120000AM013226115959PM",), (J2,)),
        ("011", ("J2 EES 010526120000AM010426115959PM",), (J2,)),
        ("012", ("J2 EES 120425120000AM010526115959PM",), ("J2 EES 120525120000AM010526115959PM",)),
        ("013", ("J1   N01  50000037",), (J1,)),
        ("015", ("J2 LIQ 010526120000AM010526115959PM",), (J2,)),
        ("017", ("J2 EES 010526120000AM010626115959PM",), (J2,)),
    ):
        yield Demonstration(f"EQ-{code}", "asks for a summary", _asked(*bad), _asked(*good))
    yield Demonstration("EQ-014", "another's summary", _asked(J1, filer="EEE"), _asked(J1))
    yield Demonstration("EQ-016", "a long answer", _asked(J2, profile=small_answers(most_summaries=1)), _asked(J2))


def _asked(*lines: str, filer: str = "N01", profile: Profile | None = None) -> Codes:
    def told() -> Sequence[str]:
        cbp = opened(two_filers(profile))
        file(cbp)
        file(cbp, numbered(9))
        return codes(asked(cbp, "EQ", *lines, filer=filer), "JZ", 3)

    return told
