"""CJ: the Census warnings of summaries on file that no override has answered yet."""

from __future__ import annotations

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.handlers import census_warning_query
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.replies import Address
from formats.batch import Transaction
from formats.errors import LayoutError
from tests.cbp_sim.life.kit import act, go, numbered
from tests.cbp_sim.queries.kit import NUMBER, asked, codes, two_filers, without_faults
from tests.cbp_sim.summary.kit import batch, file, happens, opened, put, send, value

NAMED = f"CJ1                N01  {NUMBER}"
WARNED = (value(100_000_001), put("40:27-36", "0008000001"))


def cj(cbp: Cbp, *lines: str, filer: str = "N01") -> list[str]:
    return asked(cbp, "CJ", *(lines or (NAMED,)), filer=filer)


def met(cbp: Cbp, *lines: str, filer: str = "N01") -> list[str]:
    return [code for code in codes(cj(cbp, *lines, filer=filer), "CJ2", 47) if code]


def warned(cbp: Cbp | None = None) -> Cbp:
    cbp = cbp or opened()
    assert file(cbp, *WARNED).accepted
    return cbp


def test_each_warning_has_a_record_until_it_is_overridden() -> None:
    cbp = warned()
    assert cj(cbp) == [
        "CJ22704010526N01  50000029  001490199009327P",
        "CJ22704010526N01  50000029  001490199009327Q",
    ]
    send(cbp, batch([f"CW01N01  {NUMBER}", "CW02  00127P51"], application="CW"))
    assert cj(cbp) == ["CJ22704010526N01  50000029  001490199009327Q"]
    send(cbp, batch([f"CW01N01  {NUMBER}", "CW02  00127Q51"], application="CW"))
    assert cj(cbp) == [f"CJ2          N01  {NUMBER}                    007NO UNRSLVED WARNINGS FOUND FOR"]


def test_what_is_filed_again_without_a_cause_has_no_warning_any_more() -> None:
    cbp = warned()
    file(cbp)
    assert met(cbp) == ["007"]


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        ("CJ12704            N01", 2),
        ("CJ12704010526010526N01", 2),
        ("CJ1    010526010526N01", 2),
        ("CJ1    010626010626N01", 0),
        ("CJ12709            N01", 0),
        (f"CJ12704010526010526N01  {NUMBER}", 2),
    ],
)
def test_port_and_days_find_summaries(criteria: str, found: int) -> None:
    cbp = warned()
    go(cbp, "2026-01-06T09:00")
    lines = cj(cbp, criteria)
    assert len([line for line in lines if line[41:44].strip()]) == found
    assert [code for code in codes(lines, "CJ2", 47) if code] == ([] if found else ["016"])


def test_a_named_entry_must_be_in_the_port_and_days_that_are_named_too() -> None:
    cbp = warned()
    go(cbp, "2026-01-06T09:00")
    assert met(cbp, f"CJ12709            N01  {NUMBER}") == ["006"]
    assert met(cbp, f"CJ1    010626010626N01  {NUMBER}") == ["006"]


def test_several_records_are_answered_one_after_the_other() -> None:
    cbp = warned()
    go(cbp, "2026-01-05T10:00")
    file(cbp, numbered(9), value(100_000_001))
    lines = cj(cbp, "CJ1                N01  50000037", "CJ12704            N01")
    assert lines[0] == "CJ2          N01  50000037                    006ENTRY SUMMARY NOT FOUND FOR QU"
    assert [line[41:44] for line in lines[1:]] == ["27P", "27Q", "27P"]


def test_another_filers_summary_is_not_found() -> None:
    cbp = warned(opened(two_filers()))
    assert met(cbp, filer="EEE") == ["006"]
    assert met(cbp, "CJ12704            N01", filer="EEE") == ["016"]
    assert met(cbp, "CJ12704            EEE") == ["016"]


@pytest.mark.parametrize("events", [(life.CANCELLATION,), (life.STATEMENT_PRINTED, life.COLLECTED, life.LIQUIDATION)])
def test_what_can_not_be_overridden_any_more_is_not_told(events: tuple[str, ...]) -> None:
    cbp = warned()
    happens(cbp, *events)
    assert met(cbp) == ["007"]
    assert met(cbp, "CJ12704            N01") == ["016"]


def test_a_paid_summary_still_has_its_warnings() -> None:
    cbp = warned()
    act(cbp, "pay")
    assert met(cbp) == []
    assert len(cj(cbp)) == 2


@pytest.mark.parametrize(
    ("line", "conditions"),
    [
        (f"CJ1                     {NUMBER}", ["003"]),
        ("CJ1                N01", ["004"]),
        ("CJ1", ["003", "004"]),
        ("CJ1          010526N01", ["009"]),
        ("CJ1    013226010526N01", ["010"]),
        ("CJ1    010526      N01", ["011"]),
        ("CJ1    010526013226N01", ["012"]),
        ("CJ1    010526010426N01", ["013"]),
        ("CJ1    120425010526N01", ["014"]),
        ("CJ1    120525010526N01", []),
        ("CJ19999            N01", ["015"]),
        ("CJ1                N01            50000029", ["A04"]),
        ("CJ2", ["A01"]),
    ],
)
def test_a_query_that_cannot_be_answered_says_why(line: str, conditions: list[str]) -> None:
    assert met(warned(), line) == conditions


def test_what_comes_back_obeys_its_chapter() -> None:
    cbp = warned()
    without_faults(send(cbp, batch([NAMED.ljust(80)], application="CJ")))
    without_faults(send(cbp, batch(["CJ1                N01  50000037".ljust(80)], application="CJ")))


def test_a_transaction_that_is_not_in_order_is_no_business_of_the_handler() -> None:
    broken = Transaction("CJ", 1, 3, ("EVIL".ljust(80),))
    address = Address(site="1234", sender="N01", port="2704", filer="N01")
    with opened()._world() as world, pytest.raises(LayoutError, match="transaction 1 at record 3 is not in order"):
        census_warning_query.HANDLER.answer(broken, address, world)
