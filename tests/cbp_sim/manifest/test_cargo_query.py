"""CQ: what a status query says, and how what happened changes what the next one says."""

from __future__ import annotations

import pytest

from cbp_sim.rules.manifest.table import CARGO_QUERY
from tests.cbp_sim.manifest.counter import OCEAN, Counter, records

ENTRY = "N01-70001015"


def query(**asked: str) -> str:
    """A WR1 by its elements: filer, number, in_bond, issuer, bill, waybill, house, related, bills, limit."""
    a = {name: asked.get(name, "") for name in (
        "filer", "number", "in_bond", "issuer", "bill", "waybill", "house", "related", "bills", "limit",
    )}  # fmt: skip
    return (
        f"WR1    {a['filer']:<3}{a['number']:>9}{a['in_bond']:<12}{a['issuer']:<4}{a['bill']:<12}{a['waybill']:<11}"
        f"{a['house']:<12}{a['related']:<1}{a['bills']:<1}{a['limit']:<1}"
    )


BILL = query(issuer="ZZOC", bill="OCN260417", limit="2")
RELEASE = query(filer="N01", number="70001015", limit="2")


@pytest.fixture
def counter() -> Counter:
    """A counter at a world whose manifest holds one bill."""
    made = Counter()
    made.bill("on_file", quantity=420, port="2704", vessel="EXAMPLE MERIDIAN", voyage="0417W", eta="2026-08-08")
    return made


def starting(lines: list[str], identifier: str) -> list[str]:
    """The records of an identifier."""
    return [line for line in lines if line.startswith(identifier)]


FAILING = {
    "nothing_asked": (query(), "WSA                            INE"),
    "several_asked": (query(filer="N01", number="70001015", in_bond="417300262"), "WSA417300262                   INE"),
    "filer_missing": (query(number="70001015"), "WR0    70001015              B05"),
    "entry_number_missing": (query(filer="N01"), "WR0N01                       B14"),
    "filer_unknown": (query(filer="XYZ", number="70001015"), "WR0XYZ 70001015              B06"),
    "filer_is_another": (query(filer="EEE", number="70001015"), "WR0EEE 70001015              X17"),
    "entry_not_on_file": (query(filer="N01", number="70001015"), "WR0N01 70001015              950"),
    "issuer_missing": (query(bill="OCN260417"), "WSA                OCN260417   176"),
    "issuer_invalid": (query(issuer="UNKN", bill="OCN260417"), "WSA            UNKNOCN260417   009"),
    "bill_number_missing": (query(issuer="ZZOC"), "WSA            ZZOC            185"),
    "bill_not_on_file": (query(issuer="ZZOC", bill="OCN999999"), "WSA            ZZOCOCN999999   122"),
    "in_bond_not_on_file": (query(in_bond="417300262"), "WSA417300262                   123"),
    "waybill_missing": (query(house="HAWB1"), "WSB           HAWB1       297"),
    "waybill_invalid": (query(waybill="123"), "WSB123                    297"),
    "waybill_not_on_file": (query(waybill="12312345675"), "WSB12312345675            122"),
}


@pytest.mark.parametrize("question", FAILING)
def test_a_query_that_cannot_be_answered_says_why_in_the_record_of_its_sort(counter: Counter, question: str) -> None:
    asked, answer = FAILING[question]
    assert counter.file("CQ", asked) == [answer + CARGO_QUERY.condition(question).narrative]


def test_every_row_of_the_table_is_raised_by_a_test() -> None:
    assert {*FAILING, "entry_too_old"} == set(CARGO_QUERY.answers)


def test_an_entry_of_more_than_six_months_ago_is_not_found(counter: Counter) -> None:
    counter.file("SE", *records(OCEAN))
    counter.wait("183d")
    assert counter.file("CQ", RELEASE)[0].startswith("WO10")
    counter.wait("1h")
    assert counter.file("CQ", RELEASE) == ["WR0N01 70001015              950ENTRY RECORD NOT FOUND"]


def test_another_brokers_entry_stays_closed(counter: Counter) -> None:
    counter.file("SE", *records(OCEAN))
    assert counter.file("CQ", RELEASE, filer="EEE") == ["WR0N01 70001015              X17FILER NOT AUTHORIZED"]


def test_a_bill_on_file_is_told_with_its_conveyance_and_port(counter: Counter) -> None:
    assert counter.file("CQ", BILL) == [
        # 3456789012345678901234567890123456789012345678901234567890123456789012345678901
        "WR1                                       ZZOCEXAMPLE MERIDIAN    0417W080826",
        "WR2",
        "WR4            OCN260417                           00000420     ZZOC    0N1",
        "WN1            2704",
    ]


def test_holds_arrival_and_release_change_what_the_next_query_says(counter: Counter) -> None:
    counter.file("SE", *records(OCEAN))
    counter.officer("place_hold", entry=ENTRY, kind="manifest")
    assert starting(counter.file("CQ", BILL), "WR5") == [
        "WR508032609001H CBP HOLD PLACED AT DISCHARGE                     00000420"
    ]
    counter.wait("1d")
    counter.officer("remove_hold", entry=ENTRY, kind="manifest")
    counter.bill("arrived")
    assert [line[13:16] for line in starting(counter.file("CQ", BILL), "WR5")] == ["1H ", "1I ", "19 ", "1C ", "1Z "]


def test_a_deleted_bill_is_not_on_file_and_a_bill_filed_again_begins_anew(counter: Counter) -> None:
    counter.bill("departed")
    counter.bill("deleted")
    assert counter.file("CQ", BILL)[0].startswith("WSA            ZZOCOCN260417   122")
    counter.bill("on_file", quantity=400, port="2704")
    assert "00000400" in counter.file("CQ", BILL)[2]
    assert not starting(counter.file("CQ", BILL), "WR5")


def test_an_amended_quantity_is_told_beside_the_bill(counter: Counter) -> None:
    counter.bill("on_file", quantity=400)
    assert starting(counter.file("CQ", BILL), "WN0") == ["WN000000400"]


def test_an_entry_says_what_its_filer_was_told(counter: Counter) -> None:
    counter.file("SE", *records(OCEAN))
    counter.wait("5m")
    counter.bill("arrived")
    assert counter.file("CQ", RELEASE) == [
        "WO102704N01  70001015 0100-123456700ZZOCEXAMPLE MERIDIAN    0417W080826",
        "WO20CR REL-00101",
        "WO40RZZOCOCN260417                                         00000420     00000420",
        "WO50080326090093BILL ON FILE                            N",
        "WO40RZZOCOCN260417                                         00000420     00000420",
        "WO50080326090595BILL ARRIVED                            N",
        "WO60080326090597ADMISSIBLE",
        "WO60080326090598RELEASED                                08032603",
    ]


@pytest.mark.parametrize(("limit", "count"), [("", 1), ("1", 5), ("2", 9)])
def test_the_limit_says_how_many_of_the_latest_notifications_come(counter: Counter, limit: str, count: int) -> None:
    for _ in range(4):
        counter.officer("place_hold", bill="ZZOC-OCN260417", kind="manifest")
        counter.officer("remove_hold", bill="ZZOC-OCN260417", kind="manifest")
    counter.bill("arrived")
    told = starting(counter.file("CQ", query(issuer="ZZOC", bill="OCN260417", limit=limit)), "WR5")
    assert len(told) == count
    assert told[-1][13:15] == "19"


def test_an_entry_with_its_bills_gives_the_entrys_elements_on_the_conveyance(counter: Counter) -> None:
    counter.file("SE", *records(OCEAN))
    found = counter.file("CQ", query(filer="N01", number="70001015", bills="Y"))
    assert starting(found, "WR1") == ["WR12704N01 700010150100-123456700         ZZOCEXAMPLE MERIDIAN    0417W080826"]
    assert [line[:3] for line in found[-4:]] == ["WR1", "WR2", "WR4", "WN1"]


def test_a_master_brings_its_houses_and_a_house_its_master_where_they_are_asked_for(counter: Counter) -> None:
    counter.bill("on_file", number="HSE1", issuer="ZZFW", quantity=20, master="ZZOC-OCN260417")
    master = "WR4            OCN260417                           00000420     ZZOC    MN1"
    house = "WR4            OCN260417   HSE1                    00000020     ZZOCZZFWHN1"
    asked = query(issuer="ZZOC", bill="OCN260417", related="Y")
    assert starting(counter.file("CQ", asked), "WR4") == [master, house]
    asked = query(issuer="ZZFW", bill="HSE1", related="Y")
    assert starting(counter.file("CQ", asked), "WR4") == [house, master]
    assert starting(counter.file("CQ", BILL), "WR4") == [master]


def test_a_waybill_brings_its_houses_and_a_house_comes_alone(counter: Counter) -> None:
    told = {"issuer": "", "quantity": 7, "carrier": "ZZ", "voyage": "417", "port": "2704", "eta": "2026-08-20"}
    counter.bill("on_file", number="12312345675", **told)
    counter.bill("on_file", number="HAWB1", master="AWB-12312345675", **told)
    house = "WSCZZ 0041708202612312345675 00007     HAWB1        00007                      1"
    assert starting(counter.file("CQ", query(waybill="12312345675")), "WSC") == [
        "WSCZZ 0041708202612312345675 00007                                             1",
        house,
    ]
    assert starting(counter.file("CQ", query(waybill="12312345675", house="HAWB1")), "WSC") == [house]
    assert counter.file("CQ", query(waybill="12312345675", house="HAWB2"))[0].startswith("WSB12312345675HAWB2")
    counter.bill("on_file", number="HAWB3", **told)
    assert counter.file("CQ", query(waybill="12312345675", house="HAWB3"))[0].startswith("WSB12312345675HAWB3")


def test_a_waybill_tells_dispositions_of_air_cargo_only(counter: Counter) -> None:
    counter.bill("on_file", number="12312345675", issuer="", quantity=7, carrier="ZZ", voyage="417")
    counter.officer("place_hold", bill="AWB-12312345675", kind="manifest")
    counter.bill("arrived", number="12312345675", issuer="")
    assert starting(counter.file("CQ", query(waybill="12312345675", limit="2")), "WSD") == [
        "WSD0803260900001HCBP HOLD PLACED AT DISCHARGE"
    ]


def test_a_truck_has_no_conveyance_name_and_other_modes_no_security_filing(counter: Counter) -> None:
    counter.bill("on_file", mode="truck")
    found = counter.file("CQ", BILL)
    assert found[0] == "WR1                                       ZZOC                    0417W080826"
    assert found[2].endswith("0 3")


def test_several_queries_of_a_block_are_answered_in_their_order(counter: Counter) -> None:
    found = counter.file("CQ", BILL, query(), BILL)
    assert [line[:3] for line in found] == ["WR1", "WR2", "WR4", "WN1", "WSA", "WR1", "WR2", "WR4", "WN1"]
