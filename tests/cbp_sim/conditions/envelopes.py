"""Every condition of the A, B, Y and Z records, and of records out of order where an application leaves them to X1."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from cbp_sim.handlers import BUILT
from cbp_sim.profile import Policy
from cbp_sim.rules.control import objections
from formats.batch import Batch
from formats.stream import read_batches, write_batch
from tests.cbp_sim import test_control as control
from tests.cbp_sim.conditions.demonstration import Demonstration
from tests.cbp_sim.release.desk import Desk
from tests.cbp_sim.release.filings import FILINGS
from tests.cbp_sim.summary.kit import batch, opened, send

Parameters = list[tuple[str, dict[str, str], str]]


def demonstrations() -> Iterator[Demonstration]:
    """All of them."""
    for test in (control.test_a_condition_of_the_batch_itself, control.test_a_condition_of_a_block):
        for code, changes, order in parameters(test):
            yield Demonstration(
                f"ALL-{code}",
                f"{order or '-'} {' '.join(changes)}",
                lambda changes=changes, order=order: _codes(changes, order),
                lambda: _codes({}, ""),
            )
    yield Demonstration("ALL-X42", "a short last record", lambda: _short(-1), lambda: _short(0))
    yield Demonstration("ALL-X41", "a second query block", lambda: _queries(2), lambda: _queries(1))
    good = ["CW01N01  50000029", "CW02  00127P51"]
    for code, records in {
        "X33": good[1:],
        "X34": [*good, "CW03"],
        "X37": [good[0]],
        "X38": [good[0], "CW02  00127P51     27Q51"],
    }.items():
        yield Demonstration(
            f"ALL-{code}", "out of order", lambda records=records: _answered(records), lambda: _answered(good)
        )

    filing = FILINGS["ocean"]
    for code, records in {
        "X35": [filing[0], filing[2], filing[1], *filing[3:]],
        "X36": [*filing[:8], *filing[8:] * 1000],
    }.items():
        yield Demonstration(
            f"ALL-{code}", "out of order", lambda records=records: _released(records), lambda: _released(filing)
        )


def parameters(test: Callable[..., None]) -> Parameters:
    """What a test runs with."""
    found: Parameters = test.pytestmark[0].args[1]  # type: ignore[attr-defined]
    return found


def _codes(changes: dict[str, str], order: str) -> Collection[str]:
    built = [*BUILT, "DE"] if order == "built" else BUILT
    sent = control.batch(*("" if order == "built" else order), **changes)
    return [one.code for one in objections(sent, control.PROFILE, built)]


def _short(columns: int) -> Collection[str]:
    sent = write_batch([line.ljust(80) for line in control.GOOD.values()], b"")
    (short,) = read_batches(sent[:columns] if columns else sent)
    assert isinstance(short, Batch)
    return [code for code, _ in control.codes(short)]


def _queries(blocks: int) -> Collection[str]:
    query = control.swap("EQ")
    lines = [query["A"], *[query["B"], "J1", query["Y"]] * blocks, control.GOOD["Z"]]
    (found,) = read_batches(write_batch([line.ljust(80) for line in lines]))
    assert isinstance(found, Batch)
    return [one.code for one in objections(found, control.PROFILE, [*BUILT, "EQ"])]


def _released(records: list[str]) -> Collection[str]:
    desk = Desk(Policy())
    return [line[4:7] for line in send(desk.cbp, desk.batch(records)) if line.startswith("X1")]


def _answered(records: list[str]) -> Collection[str]:
    lines = send(opened(), batch([line.ljust(80) for line in records], application="CW"))
    return [line[4:7] for line in lines if line.startswith("X1")]
