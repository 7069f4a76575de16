"""Bills as carriers tell of them, and what entries hear."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cbp_sim.errors import NotLegal
from cbp_sim.manifest import BILLS, UNKNOWN, BillEvent
from tests.cbp_sim.release.desk import OCEAN


@pytest.mark.parametrize(
    ("before", "event"),
    [
        ((), "departed"),
        ((), "arrived"),
        ((), "deleted"),
        (("on_file", "departed"), "on_file"),
        (("on_file", "arrived"), "departed"),
        (("on_file", "arrived"), "arrived"),
        (("on_file", "deleted"), "arrived"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value) or "unknown",
)
def test_a_bill_event_that_cannot_follow_is_refused_with_those_that_can(desk, before, event):
    for earlier in before:
        desk.bill(earlier)
    with pytest.raises(NotLegal, match=r"bill: .* is not legal while .*; legal is "):
        desk.bill(event)


def test_a_bill_has_a_timeline_of_its_own(desk):
    desk.bill("on_file")
    desk.bill("departed")
    assert [(line.event, line.state) for line in desk.cbp.timeline("ZZOC-OCN260417")] == [
        ("bill on file", "on_file"),
        ("bill departed", "departed"),
    ]


def test_an_air_waybill_has_no_issuer(desk):
    event = BillEvent(number="12312345675", event="on_file")
    assert event.key == "AWB-12312345675"


@pytest.mark.parametrize(
    ("before", "code"), [(("on_file",), "61"), (("on_file", "arrived"), "62")], ids=["on its way", "arrived"]
)
def test_a_deleted_bill_takes_the_match_with_it(desk, before, code):
    desk.add()
    for event in before:
        desk.bill(event)
    desk.told()
    desk.bill("deleted")
    assert desk.told() == [code]
    assert desk.state == "filed"
    desk.wait("1d")
    assert desk.told() == []
    desk.bill("on_file")
    desk.wait("5m")
    assert desk.told() == ["93", "97"]


def test_a_bill_that_goes_while_the_release_is_under_way_stops_it(desk_with):
    desk = desk_with(pace={"release": "1h"})
    desk.add()
    desk.bill("on_file")
    desk.bill("arrived")
    desk.wait("10m")
    desk.bill("deleted")
    desk.wait("1d")
    assert desk.told() == ["91", "93", "95", "62"]


def test_a_released_entry_whose_bill_is_deleted_is_told_and_stays_released(released):
    released.bill("deleted")
    assert released.told() == ["62"]
    assert released.state == "released"


def test_one_of_two_bills_deleted_makes_the_entry_wait_again(desk):
    line = OCEAN.splitlines()[2]
    desk.add(OCEAN.replace(line, line + "\n" + line.replace("260417", "260418")))
    for number in ("OCN260417", "OCN260418"):
        desk.bill("on_file", number=number)
    desk.wait("5m")
    desk.told()
    desk.bill("deleted", number="OCN260418")
    assert desk.told() == ["61"]
    assert desk.state == "matched"
    desk.bill("arrived")
    desk.wait("1d")
    assert desk.told() == ["95"]
    desk.bill("on_file", number="OCN260418")
    desk.bill("arrived", number="OCN260418")
    assert desk.told() == ["93", "97", "95", "98"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": "A-1"}, "number"),
        ({"issuer": "ABCDE"}, "issuer"),
        ({"event": "lost"}, "event"),
        ({"quantity": 0}, "quantity"),
        ({"port": "27"}, "port"),
        ({"colour": "red"}, "colour"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bill_event_that_makes_no_sense_is_refused_by_name(wrong, said):
    with pytest.raises(ValidationError, match=said):
        BillEvent.model_validate({"number": "A1", "issuer": "ZZOC", "event": "on_file", **wrong})


def test_lower_case_is_taken_for_upper_case():
    assert BillEvent(issuer="zzoc", number="ocn1", event="on_file").key == "ZZOC-OCN1"


def test_every_state_of_a_bill_can_be_reached_and_left_again():
    assert set(BILLS.states()) == {UNKNOWN, "on_file", "departed", "arrived", "deleted"}
    assert all(BILLS.events(state) for state in BILLS.states())
    assert all(step.cite for step in BILLS.table.values())
