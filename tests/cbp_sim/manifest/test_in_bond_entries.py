"""In-bond movements and the entries of their bills: SO42 and 59 while they stand, SO50 63 when one is taken back."""

from __future__ import annotations

import pytest

from tests.cbp_sim.manifest.bonded import NUMBER, SHORT, deletion
from tests.cbp_sim.manifest.counter import Counter
from tests.cbp_sim.release.desk import ENTRY
from tests.cbp_sim.release.filings import FILINGS, IN_BOND

FILING = [line.rstrip() for line in FILINGS["ocean"]]
#: The whole movement, and the bill off it.
WAYS = {"D": deletion(), "B": deletion("B", "30D     ZZOCOCN260417")}


@pytest.fixture
def counter() -> Counter:
    """A counter at a world with one ocean bill that is on file, and its movement."""
    made = Counter()
    made.bill("on_file", quantity=420, port="2704", eta="2026-08-08")
    made.file("QP", *SHORT)
    return made


def naming(number: str) -> list[str]:
    """The filing with an in-bond number before its bill."""
    at = next(at for at, line in enumerate(FILING) if line.startswith("SE15"))
    return [*FILING[:at], IN_BOND.replace("123456789", number), *FILING[at:]]


def released(counter: Counter, filing: list[str] = FILING) -> None:
    """An entry of the bill, that is here and released."""
    counter.file("SE", *filing)
    counter.bill("arrived")
    counter.wait("1d")
    assert counter.timeline(ENTRY)[-1][0] == "released"
    counter.told("SO")


def codes(counter: Counter) -> list[str]:
    """The dispositions of the notifications that came."""
    return [line[14:16] for one in counter.told("SO") for line in one if line.startswith(("SO50", "SO60"))]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("filing", [FILING, naming(NUMBER)], ids=["unnamed", "named"])
def test_a_movement_taken_back_after_arrival_and_release_is_told_and_the_release_stands(
    counter: Counter, way: str, filing: list[str]
) -> None:
    released(counter, filing)
    counter.file("QP", *WAYS[way])
    assert codes(counter) == ["63"]
    assert counter.timeline(ENTRY)[-1] == ("in-bond deleted", "released", ("63",))


def test_an_entry_that_names_another_movement_waits_until_the_one_on_file_is_taken_back(counter: Counter) -> None:
    counter.file("SE", *naming("417300273"))
    counter.bill("arrived")
    counter.wait("1d")
    assert codes(counter) == ["93", "59", "95"]
    counter.file("QP", *WAYS["D"])
    counter.wait("1h")
    assert codes(counter) == ["98"]
    assert counter.timeline(ENTRY)[-1][1] == "released"


def test_an_entry_hears_of_a_movement_that_is_filed_after_it() -> None:
    late = Counter()
    late.bill("on_file", quantity=420, port="2704", eta="2026-08-08")
    late.file("SE", *naming("417300273"))
    late.wait("1h")
    assert "59" not in codes(late)
    late.file("QP", *SHORT)
    late.wait("1h")
    assert codes(late) == ["59"]


def test_a_notification_tells_of_the_movement_that_the_entry_names(counter: Counter) -> None:
    counter.file("SE", *naming(NUMBER))
    counter.wait("5m")
    told = [line.rstrip() for one in counter.told("SO") for line in one if line.startswith("SO42")]
    # 2345678901234567890123456789012
    assert told == [f"SO42{NUMBER:12}6127043901080326"]


def test_an_entry_that_is_not_released_is_not_told(counter: Counter) -> None:
    counter.file("SE", *FILING)
    counter.wait("5m")
    counter.told("SO")
    counter.file("QP", *WAYS["D"])
    counter.wait("5m")
    assert codes(counter) == []


def test_a_suspended_release_is_not_told(counter: Counter) -> None:
    released(counter)
    counter.officer("suspend", entry=ENTRY)
    counter.told("SO")
    counter.file("QP", *WAYS["D"])
    assert codes(counter) == []


def test_an_entry_released_before_its_cargo_is_here_is_not_told(counter: Counter) -> None:
    counter.file("SE", *FILING)
    counter.wait("5m")
    counter.officer("release", entry=ENTRY)
    counter.told("SO")
    counter.file("QP", *WAYS["D"])
    assert codes(counter) == []
