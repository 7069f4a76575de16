"""QP, WP, NS: in-bond movements filed, begun, late, arrived, exported, transferred, diverted and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cbp_sim.lifecycle.in_bond import DELETED, EXPORTED, LIFECYCLE
from cbp_sim.rules.manifest.table import IN_BOND
from tests.cbp_sim.manifest.bonded import (
    AIR,
    LONG,
    NUMBER,
    SHORT,
    WITHDRAWAL,
    arrival,
    deletion,
    edited,
    event,
)
from tests.cbp_sim.manifest.counter import OCEAN, Counter, records
from tests.cbp_sim.manifest.test_cargo_query import query

BILL = "ZZOC-OCN260417"
OTHER = "417300273"
EXPORT = {"issuer": "ZZTK", "bill": "TRK260417001"}


@pytest.fixture
def counter() -> Counter:
    """A counter at a world with one ocean bill on file, and a bonded carrier whose bond is gone."""
    importers = ({"number": "98-0000113", "bonded": False},)
    facilities = ({"code": "Z998", "active": False},)
    made = Counter(reference={"importers": importers, "facilities": facilities})
    made.bill("on_file", quantity=420, port="2704", eta="2026-08-08")
    return made


def under_way(counter: Counter) -> None:
    """An IT that has begun."""
    counter.file("QP", *SHORT)
    counter.bill("arrived")


def under_way_for_export(counter: Counter) -> None:
    """A T&E by truck that has begun."""
    counter.file("QP", *LONG)
    counter.bill("arrived", number="TRK260417001", issuer="ZZTK")


def told(counter: Counter) -> list[str]:
    """The dispositions of the status notifications that came, in order."""
    return [line[2:4] for one in counter.told("NS") for line in one if line.startswith("30")]


def codes(counter: Counter, key: str = BILL) -> list[str]:
    """The dispositions in a timeline."""
    return [code for _, _, told in counter.timeline(key) for code in told]


def nothing(counter: Counter) -> None:
    """Nothing happened before."""


def house(counter: Counter) -> None:
    """A master waybill with a house."""
    counter.bill("on_file", number="12312345675", issuer="", quantity=7)
    counter.bill("on_file", number="HAWB1", issuer="", quantity=7, master="AWB-12312345675")


def waybill(counter: Counter) -> None:
    """A simple waybill."""
    counter.bill("on_file", number="12312345675", issuer="", quantity=7)


def moved_before(counter: Counter) -> None:
    """A bill that is under way in another movement."""
    counter.file("QP", *edited(SHORT, ("10", 6, OTHER)))
    counter.bill("arrived")


def arrived_before(counter: Counter) -> None:
    """A bill that another movement brought to 3901."""
    moved_before(counter)
    counter.file("WP", *arrival(number=OTHER))


def filed(counter: Counter) -> None:
    """A movement on file."""
    counter.file("QP", *SHORT)


def taken_back(counter: Counter) -> None:
    """A movement that was taken back."""
    counter.file("QP", *SHORT)
    counter.file("QP", *deletion())


def of_another(counter: Counter) -> None:
    """A movement of another filer."""
    counter.file("QP", *SHORT, filer="EEE")


def released(counter: Counter) -> None:
    """A bill that is entered and released."""
    counter.bill("arrived")
    counter.file("SE", *records(OCEAN))
    counter.wait("1d")


Setting = Callable[[Counter], None]
NEXT = edited(SHORT, ("30", 57, OTHER), after=("10", "20ZZTK30".ljust(45) + "2704080326"))

#: What is filed, the record that the finding stands behind, and what happened before.
FAILING: dict[str, tuple[list[str], str, Setting]] = {
    "* missing": (edited(LONG, ("50", 3, " " * 35)), "50", nothing),
    "* unreadable": (edited(SHORT, ("10", 22, "39X1")), "10", nothing),
    "* unknown": (edited(SHORT, ("10", 52, "X")), "10", nothing),
    "number_invalid": (edited(SHORT, ("10", 6, "V41730026200")), "10", nothing),
    "check_digit_wrong": (edited(SHORT, ("10", 6, "417300263")), "10", nothing),
    "number_of_another": (SHORT, "10", of_another),
    "number_used": (SHORT, "10", taken_back),
    "type_missing": (edited(SHORT, ("10", 4, "  ")), "10", nothing),
    "type_changed": (edited(SHORT, ("10", 4, "63"), ("10", 26, "97129"), ("10", 52, "N")), "10", filed),
    "carrier_invalid": (edited(SHORT, ("10", 18, "Z9  ")), "10", nothing),
    "destination_invalid": (edited(SHORT, ("10", 22, "9999")), "10", nothing),
    "foreign_missing": (edited(LONG, ("10", 26, "     ")), "10", nothing),
    "foreign_not_allowed": (edited(SHORT, ("10", 26, "97129")), "10", nothing),
    "value_invalid": (edited(SHORT, ("10", 31, "00000000")), "10", nothing),
    "bonded_carrier_invalid": (edited(SHORT, ("10", 39, "123456700   ")), "10", nothing),
    "bond_not_on_file": (edited(SHORT, ("10", 39, "98-0000113  ")), "10", nothing),
    "prior_notice_missing": (edited(LONG, ("10", 52, " ")), "10", nothing),
    "prior_notice_not_allowed": (edited(WITHDRAWAL, ("10", 52, "Y")), "10", nothing),
    "conveyance_missing": (edited(LONG, drop=("20",)), "10", nothing),
    "conveyance_not_allowed": (edited(SHORT, after=("10", "20ZZTK30".ljust(45) + "2704080326")), "20", nothing),
    "quantity_not_the_sum": (edited(LONG, ("71", 3, "0000000081")), "40", nothing),
    "arrival_port_invalid": (edited(LONG, ("20", 46, "9999")), "20", nothing),
    "arrival_date_missing": (edited(LONG, ("20", 50, "      ")), "20", nothing),
    "flight_invalid": (edited(AIR, ("20", 34, "41   ")), "20", waybill),
    "withdrawal_mode": (edited(WITHDRAWAL, ("20", 7, "70")), "20", nothing),
    "firms_invalid": (edited(WITHDRAWAL, ("20", 56, "Z998")), "20", nothing),
    "firms_differs": (edited(WITHDRAWAL, ("10", 18, "Z124")), "20", nothing),
    "bill_missing": (SHORT[:1], "10", nothing),
    "bill_action_wrong": (edited(SHORT, ("30", 3, "D")), "30", nothing),
    "bill_issuer_invalid": (edited(SHORT, ("30", 9, "UNKN")), "30", nothing),
    "waybill_invalid": (edited(AIR, ("30", 9, "12  ")), "30", waybill),
    "house_missing": (AIR, "30", house),
    "bill_not_on_file": (edited(SHORT, ("30", 13, "OCN999999")), "30", nothing),
    "bill_on_file": (edited(LONG, ("30", 9, "ZZOCOCN260417   ")), "30", nothing),
    "bill_twice": (edited(SHORT, after=("30", SHORT[1])), "30", nothing),
    "manifest_missing": (WITHDRAWAL[:3], "30", nothing),
    "bill_released": (SHORT, "30", released),
    "previous_missing": (SHORT, "30", moved_before),
    "previous_not_on_file": (NEXT, "30", nothing),
    "previous_not_arrived": (NEXT, "30", moved_before),
    "previous_not_allowed": (edited(WITHDRAWAL, ("30", 57, OTHER)), "30", nothing),
    "previous_port_differs": (NEXT, "30", arrived_before),
    "quantity_too_much": (edited(SHORT, ("30", 69, "0000000421")), "30", nothing),
    "quantity_not_allowed": (edited(AIR, ("30", 69, "0000000001")), "30", waybill),
    "lading_port_wrong": (edited(WITHDRAWAL, ("40", 3, "80107")), "40", nothing),
    "lading_port_not_allowed": (edited(LONG, ("40", 3, "99999")), "40", nothing),
    "amount_zero": (edited(LONG, ("40", 23, "0000000000")), "40", nothing),
    "volume_unit_missing": (edited(LONG, ("40", 45, "  ")), "40", nothing),
    "tariff_missing": (edited(LONG, drop=("70",)), "30", nothing),
    "tariff_invalid": (edited(LONG, ("70", 3, "8413      ")), "70", nothing),
    "container_twice": (edited(LONG, after=("76", LONG[8], "710000000000MORE", "72MORE")), "65", nothing),
    "bill_number_invalid": (edited(SHORT, ("30", 13, "OCN 260417")), "30", nothing),
    "in_bond_not_on_file": (deletion(), "10", nothing),
    "in_bond_closed": (deletion(), "10", taken_back),
    "bill_not_on_in_bond": (deletion("B", "30D     ZZOCOCN999999"), "30", filed),
    "party_unknown": (edited(SHORT, ("32", 3, "2704XYZ")), "32", nothing),
}

#: What is told, the record that the finding stands behind, and what happened before.
EVENTS: dict[str, tuple[list[str], str, Setting]] = {
    "event_number_missing": (event("1", number="", firms="Z123", port="3901"), "10", under_way),
    "event_bill_missing": (event("2", firms="Z123", port="3901"), "10", under_way),
    "event_container_missing": (event("3", **EXPORT, firms="Z123", port="2304"), "10", under_way_for_export),
    "event_port_missing": (event("1", firms="Z123"), "20", under_way),
    "arrival_port_invalid": (arrival(port="9999"), "20", under_way),
    "firms_invalid": (arrival(firms="Z998"), "10", under_way),
    "event_carrier_missing": (event("A", bonded="00-123456700", city="EL PASO", state="TX"), "20", under_way),
    "carrier_invalid": (
        event("A", carrier="Z9", bonded="00-123456700", city="EL PASO", state="TX"), "20", under_way,
    ),
    "event_bonded_missing": (event("Z", port="2304"), "20", under_way),
    "bonded_carrier_invalid": (event("Z", port="2304", bonded="123"), "20", under_way),
    "bond_not_on_file": (event("Z", port="2304", bonded="98-0000113"), "20", under_way),
    "event_city_missing": (event("A", carrier="ZZTX", bonded="00-123456700"), "20", under_way),
    "event_state_missing": (event("A", carrier="ZZTX", bonded="00-123456700", city="EL PASO"), "20", under_way),
    "event_export_incomplete": (event("5", mode="10"), "20", under_way_for_export),
    "event_export_not_allowed": (arrival(mode="10", conveyance="EXAMPLE SHIP"), "20", under_way),
    "event_not_for_air": (event("3", issuer="123", bill="12345675", port="3901"), "10", nothing),
    "event_time_invalid": (arrival(at="260803250000"), "20", under_way),
    "event_in_future": (arrival(at="260803090001"), "20", under_way),
    "in_bond_not_on_file": (arrival(), "10", nothing),
    "bill_not_on_in_bond": (
        event("2", issuer="ZZOC", bill="OCN999999", firms="Z123", port="3901"), "10", under_way,
    ),
    "container_unknown": (
        event("3", **EXPORT, container="ZZTU999999", firms="Z123", port="2304"), "10", under_way_for_export,
    ),
    "not_authorized": (arrival(), "10", filed),
    "arrival_not_allowed": (
        arrival(port="2304"), "10",
        lambda counter: counter.file("QP", *edited(LONG, ("10", 4, "63"))) and None,
    ),
    "export_not_allowed": (event("5"), "10", under_way),
    "not_arrived": (event("5"), "10", under_way_for_export),
    "port_differs": (arrival(port="2304"), "20", under_way),
    "same_port": (event("Z", port="3901", bonded="00-123456700"), "20", under_way),
    "* missing": (arrival(at="      090000"), "20", under_way),
    "* unreadable": (arrival(at="269999090000"), "20", under_way),
    "* unknown": (event("8"), "10", under_way),
}  # fmt: skip
#: These depend on more, and have tests of their own.
ELSEWHERE = {"several_in_bonds", "already_arrived", "already_exported", "held_at_destination", "arrived_late"}


def message(question: str) -> str:
    """The 95 record of a question."""
    condition = IN_BOND.condition(question)
    return f"95{'01' if condition.severity == 'F' else '03'}{condition.code} {condition.narrative}"


def above(answer: list[str], told: str) -> str:
    """The identifier of the record that a message stands behind."""
    return next(line[:2] for line in reversed(answer[: answer.index(told)]) if line[:2] != "95")


@pytest.mark.parametrize("question", FAILING)
def test_a_wrong_filing_is_told_behind_the_record_that_is_wrong(counter: Counter, question: str) -> None:
    lines, record, before = FAILING[question]
    before(counter)
    answer = counter.file("QP", *lines)
    assert message(question) in answer
    assert above(answer, message(question)) == record
    fatal = IN_BOND.condition(question).severity == "F"
    if len(answer) > 2:
        assert answer[-1][:4] == ("9501" if fatal else "9503")


@pytest.mark.parametrize("question", EVENTS)
def test_a_wrong_event_is_told_behind_the_record_that_is_wrong(counter: Counter, question: str) -> None:
    lines, record, before = EVENTS[question]
    before(counter)
    answer = counter.file("WP", *lines)
    assert message(question) in answer
    assert above(answer, message(question)) == record
    assert answer[-1] == "9501R03 EVENT REJECTED"


def test_every_row_of_the_table_is_raised_by_a_test() -> None:
    verdicts = {question for question in IN_BOND.answers if question.startswith("verdict")}
    assert {*FAILING, *EVENTS, *ELSEWHERE, *verdicts} == set(IN_BOND.answers)


def test_a_right_filing_comes_back_with_a_verdict_on_its_bill(counter: Counter) -> None:
    assert counter.file("QP", *SHORT) == [
        # 3456789012345678901234567890123456789012345678901234567890123456789012345678901
        "10A61417300262   ZZTK3901     0000500000-123456700",
        "30A 0001ZZOCOCN260417",
        "9502A01 BILL ACCEPTED",
    ]


def test_the_envelope_of_e_manifest_gives_the_password_back_and_no_code_in_its_a_record(counter: Counter) -> None:
    counter.file("QP", *SHORT)
    lines = [line.rstrip() for line in counter.cbp.messages()[-1].lines]
    assert lines[:2] + lines[-2:] == [
        "A1234N01PASSED080326",
        "B  2704N01QT",
        "Y  2704N01QT00003",
        "Z1234N01PASSED080326",
    ]
    assert counter.cbp.messages()[-1].application == "QT"


def test_one_wrong_bill_does_not_touch_another(counter: Counter) -> None:
    answer = counter.file("QP", *edited(SHORT, after=("32", "30A 0002ZZOCOCN999999")))
    assert [line for line in answer if line.startswith("95")] == [
        "9502A01 BILL ACCEPTED",
        "9501E33 BILL NOT ON FILE",
        "9501R01 BILL REJECTED",
    ]


@pytest.mark.parametrize(
    ("lines", "code"),
    [(LONG[1:], "EBRECORD UNKNOWN OR OUT OF SEQUENCE"), (LONG[:7], "EYRECORD MISSING AT END OF TRANSACTION")],
)
def test_records_out_of_order_are_answered_by_a_record_of_the_chapter(
    counter: Counter, lines: list[str], code: str
) -> None:
    assert counter.file("QP", *lines) == [code]


def test_events_out_of_order_are_answered_alike(counter: Counter) -> None:
    assert counter.file("WP", event("1")[0])[0].startswith("E")


# how a movement goes


def test_a_movement_begins_when_its_cargo_is_there_and_ends_with_its_arrival(counter: Counter) -> None:
    under_way(counter)
    assert told(counter) == ["1J"]
    assert counter.file("WP", *arrival())[-1] == "9502A04 EVENT ACCEPTED"
    assert counter.told("NS") == [
        ["1061417300262   3901", "3011ZZOCOCN260417                                   0000000420 2608030900ZZTK"]
    ]
    assert counter.timeline(NUMBER)[-1] == ("arrived", "arrived", ("11",))
    assert message("already_arrived") in counter.file("WP", *arrival())


def test_a_movement_of_cargo_that_is_here_begins_at_once(counter: Counter) -> None:
    counter.bill("arrived")
    counter.file("QP", *SHORT)
    assert told(counter) == ["1J"]


def test_a_hold_at_the_port_of_unlading_keeps_it_from_beginning(counter: Counter) -> None:
    counter.file("QP", *SHORT)
    counter.officer("place_hold", bill=BILL, kind="manifest")
    counter.bill("arrived")
    assert told(counter) == ["1H"]
    counter.officer("remove_hold", bill=BILL, kind="manifest")
    assert told(counter) == ["1I", "1J"]


def test_a_t_and_e_arrives_and_is_exported_then(counter: Counter) -> None:
    under_way_for_export(counter)
    counter.file("WP", *arrival(port="2304"))
    assert counter.file("WP", *event("5", mode="10", conveyance="EXAMPLE SHIP"))[-1] == "9502A04 EVENT ACCEPTED"
    assert told(counter) == ["1J", "11", "50"]
    assert counter.timeline(NUMBER)[-1][1] == EXPORTED
    assert message("already_exported") in counter.file("WP", *event("5"))


def test_an_ie_is_exported_and_needs_no_arrival(counter: Counter) -> None:
    counter.file("QP", *edited(LONG, ("10", 4, "63")))
    counter.bill("arrived", number="TRK260417001", issuer="ZZTK")
    assert counter.file("WP", *event("6", number="", **EXPORT))[-1] == "9502A04 EVENT ACCEPTED"
    assert told(counter) == ["1J", "51"]


def test_the_last_bill_or_container_that_arrives_makes_the_movement_arrive(counter: Counter) -> None:
    counter.file("QP", *edited(LONG, after=("76", "65ZZTU104171", "710000000000MORE", "72MORE")))
    counter.bill("arrived", number="TRK260417001", issuer="ZZTK")
    for container in ("ZZTU104170", "ZZTU104171"):
        assert counter.timeline(NUMBER)[-1][1] == "en route"
        counter.file("WP", *event("3", **EXPORT, container=container, firms="Z123", port="2304"))
    assert counter.timeline(NUMBER)[-1][1] == "arrived"
    containers = [line for one in counter.told("NS") for line in one if line.startswith("40")]
    assert containers == ["40                 3801    ZZTU104170", "40                 3801    ZZTU104171"]


def test_a_container_arrives_once(counter: Counter) -> None:
    counter.file("QP", *edited(LONG, after=("76", "65ZZTU104171", "710000000000MORE", "72MORE")))
    counter.bill("arrived", number="TRK260417001", issuer="ZZTK")
    lines = event("3", **EXPORT, container="ZZTU104170", firms="Z123", port="2304")
    counter.file("WP", *lines)
    assert message("already_arrived") in counter.file("WP", *lines)


def test_a_bill_of_several_movements_needs_the_movement_named(counter: Counter) -> None:
    arrived_before(counter)
    counter.file("QP", *edited(NEXT, ("20", 46, "3901")))
    answer = counter.file("WP", *event("2", number="", issuer="ZZOC", bill="OCN260417", firms="Z123", port="3901"))
    assert message("several_in_bonds") in answer


def test_the_next_leg_begins_where_the_last_one_ended(counter: Counter) -> None:
    arrived_before(counter)
    assert counter.file("QP", *edited(NEXT, ("20", 46, "3901")))[-1] == "9502A01 BILL ACCEPTED"
    assert codes(counter)[-1] == "1J"


def test_liability_is_transferred_and_the_movement_diverted(counter: Counter) -> None:
    under_way(counter)
    counter.file("WP", *event("A", carrier="ZZTX", bonded="00-123456700", city="EL PASO", state="TX"))
    counter.file("WP", *event("Z", port="2304", bonded="00-123456700"))
    news = counter.told("NS")
    assert [(one[0][16:20], one[1][2:4], one[1][73:77]) for one in news[1:]] == [
        ("3901", "91", "ZZTX"),
        ("2304", "3W", "ZZTX"),
    ]
    assert message("port_differs") in counter.file("WP", *arrival())
    assert counter.file("WP", *arrival(port="2304"))[-1] == "9502A04 EVENT ACCEPTED"


def test_a_movement_that_takes_longer_than_thirty_days_is_late(counter: Counter) -> None:
    under_way(counter)
    counter.wait("30d")
    assert told(counter) == ["1J", "1K", "1L"]
    counter.wait("1h")
    answer = counter.file("WP", *arrival())
    assert message("arrived_late") in answer
    assert answer[-1] == "9503A05 EVENT ACCEPTED WITH WARNINGS"


def test_one_that_arrived_in_time_is_not_late_and_its_export_may_be_overdue(counter: Counter) -> None:
    under_way_for_export(counter)
    counter.file("WP", *arrival(port="2304"))
    counter.wait("31d")
    assert told(counter) == ["1J", "11", "53"]


def test_what_is_held_at_its_destination_is_not_exported(counter: Counter) -> None:
    under_way_for_export(counter)
    counter.file("WP", *arrival(port="2304"))
    counter.officer("place_hold", bill="ZZTK-TRK260417001", kind="in-bond destination")
    assert message("held_at_destination") in counter.file("WP", *event("5"))
    counter.officer("remove_hold", bill="ZZTK-TRK260417001", kind="in-bond destination")
    counter.file("WP", *event("5"))
    assert told(counter) == ["1J", "11", "1G", "1F", "50"]


def test_a_withdrawal_begins_at_once(counter: Counter) -> None:
    counter.file("QP", *WITHDRAWAL)
    assert told(counter) == ["1J"]


def test_a_waybill_moves_and_arrives_without_a_facility(counter: Counter) -> None:
    waybill(counter)
    counter.file("QP", *AIR)
    counter.bill("arrived", number="12312345675", issuer="")
    assert counter.file("WP", *arrival(firms=""))[-1] == "9502A04 EVENT ACCEPTED"
    assert counter.told("NS")[0][1] == "301J123 12345675                                    0000000007 2608030900ZZTK"


def test_a_movement_is_taken_back_whole_or_bill_by_bill(counter: Counter) -> None:
    counter.file("QP", *SHORT)
    assert counter.file("QP", *deletion())[-1] == "9502A03 IN-BOND DELETED"
    counter.file("QP", *edited(SHORT, ("10", 6, OTHER)))
    answer = counter.file("QP", *edited(deletion("B", "30D     ZZOCOCN260417"), ("10", 6, OTHER)))
    assert answer[-1] == "9502A01 BILL ACCEPTED"
    assert counter.timeline(OTHER)[-1][1] == DELETED
    assert told(counter) == ["95", "95"]
    counter.bill("arrived")
    assert told(counter) == []


def test_bills_are_added_to_a_movement_and_it_waits_for_them(counter: Counter) -> None:
    counter.bill("on_file", number="OCN2", quantity=5)
    under_way(counter)
    counter.file("QP", *edited(SHORT, ("30", 13, "OCN2     ")))
    assert counter.timeline(NUMBER)[-1][1] == "on file"
    counter.bill("arrived", number="OCN2")
    assert counter.timeline(NUMBER)[-1][1] == "en route"


def test_a_bill_that_its_carrier_deletes_leaves_the_movement(counter: Counter) -> None:
    counter.file("QP", *SHORT)
    counter.bill("deleted")
    assert counter.timeline(NUMBER)[-1] == ("bill deleted by its carrier", DELETED, ())


def test_only_parties_that_are_named_hear_of_it_and_each_once(counter: Counter) -> None:
    counter.file("QP", *edited(SHORT, ("32", 3, "2704EEE".ljust(9) + "ZZTK".ljust(9) + "2704EEE".ljust(9))))
    counter.bill("arrived")
    assert [(one.account, one.application) for one in counter.cbp.messages() if one.application == "NS"] == [
        ("2704EEE", "NS")
    ]


def test_an_entry_that_is_released_is_told_with_its_number(counter: Counter) -> None:
    under_way(counter)
    counter.file("WP", *arrival())
    counter.told("NS")
    counter.file("SE", *records(OCEAN))
    counter.wait("1d")
    assert [one[1][2:4] + one[2] for one in counter.told("NS")] == [
        "1C4001N0170001015    2704",
        "1Z4001N0170001015    2704",
    ]


def test_goods_in_bond_are_not_unentered_and_an_it_counts_its_days_anew(counter: Counter) -> None:
    under_way(counter)
    counter.wait("10d")
    counter.file("WP", *arrival())
    counter.wait("12d")
    assert told(counter) == ["1J", "11"]
    counter.wait("4d")
    assert told(counter) == ["1R", "1S"]


# what a status query says


def test_a_query_says_how_a_movement_stands_bill_by_bill_and_then_as_a_whole(counter: Counter) -> None:
    under_way(counter)
    asked = query(in_bond=NUMBER, limit="2")
    assert counter.file("CQ", asked)[2:] == [
        "WR4417300262   OCN260417                           00000420     ZZOC    0N1",
        "WS5ER000000000000".ljust(75) + "61",
        "WN1417300262   2704        27043901",
    ]
    counter.file("WP", *event("Z", port="2304", bonded="00-123456700"))
    counter.file("WP", *arrival(port="2304"))
    assert counter.file("CQ", asked)[2:] == [
        "WS4AR080326".ljust(75) + "61",
        "WR4417300262   OCN260417                           00000420     ZZOC    0N1",
        "WN1417300262   2704        27043901    2304",
    ]


def test_a_bill_is_told_with_its_movements_the_latest_first(counter: Counter) -> None:
    arrived_before(counter)
    counter.file("QP", *edited(NEXT, ("20", 46, "3901")))
    found = counter.file("CQ", query(issuer="ZZOC", bill="OCN260417", limit="2"))
    assert [line[3:12] for line in found if line.startswith(("WR4", "WN1"))] == [NUMBER, OTHER, NUMBER, OTHER]


def test_a_waybills_movement_is_told_with_what_happened(counter: Counter) -> None:
    waybill(counter)
    counter.file("QP", *AIR)
    assert counter.file("CQ", query(in_bond=NUMBER, limit="2"))[2][62:77] == "417300262  OF61"


def test_a_movement_that_was_taken_back_is_not_on_file(counter: Counter) -> None:
    taken_back(counter)
    assert counter.file("CQ", query(in_bond=NUMBER)) == ["WSA417300262                   123INBOND NBR NOT ON FILE"]


# the table


def test_every_row_is_cited_and_what_is_over_stays_over() -> None:
    assert all(step.cite for step in LIFECYCLE.table.values())
    assert {state for state in LIFECYCLE.states() if not LIFECYCLE.events(state)} == {EXPORTED, DELETED}
