"""SF: what a security filing is answered with, how it meets its bills, what it ends, and what advisories say later."""

from __future__ import annotations

import pytest

from cbp_sim.errors import NotLegal
from cbp_sim.lifecycle.security_filing import CANCELLED, DELETED, LIFECYCLE, NOT_ON_FILE
from cbp_sim.lifecycle.security_filing_events import dispositions
from cbp_sim.profile import Policy
from cbp_sim.rules.manifest.table import SECURITY_FILING
from formats.catair.isf_status_advisory.records import Disposition
from tests.cbp_sim.manifest.counter import OCEAN, Counter, records
from tests.cbp_sim.manifest.isf import ISF_5, ISF_10, change, edited

NUMBER = "N01-26080300001"
BILL = "ZZOC-OCN260417"


@pytest.fixture
def counter() -> Counter:
    """A counter at a world of one active importer beside others that are not, without any bill."""
    importers = ({"number": "98-0000104", "status": "void"}, {"number": "98-0000113", "bonded": False})
    return Counter(reference={"importers": importers})


def advised(counter: Counter) -> list[str]:
    """The dispositions of the advisories that came, in order."""
    return [line[4:6] for one in counter.told("SA") for line in one if line.startswith("SA50")]


def codes(counter: Counter, subject: str) -> list[str]:
    """The dispositions in a timeline."""
    return [code for _, _, told in counter.timeline(subject) for code in told]


#: What is filed, and the record that the finding stands behind.
FAILING = {
    "* missing": (edited(("SF10", 14, " " * 15)), "SF10"),
    "* unreadable": (edited(("SF40", 15, "1-")), "SF40"),
    "* unknown": (edited(("SF30LG", 5, "ZZ ")), "SF30"),
    "identifier_not_on_file": (edited(("SF30BY", 46, "98-0000104  ")), "SF30"),
    "reason_missing": (edited(("SF10", 9, "  ")), "SF10"),
    "transaction_not_allowed": (edited(("SF10", 39, NUMBER)), "SF10"),
    "transaction_missing": (edited(("SF10", 8, "R")), "SF10"),
    "transaction_not_on_file": (change("R", "N01-26080399999"), "SF10"),
    "conversion_on_add": (edited(("SF10", 5, "3")), "SF10"),
    "shipment_type_in_transit": (edited(("SF10", 6, "09"), of=ISF_5), "SF10"),
    "importer_number_invalid": (edited(("SF10", 14, "123456700   ")), "SF10"),
    "importer_not_on_file": (edited(("SF10", 14, "98-0000104  ")), "SF10"),
    "importer_qualifier_not_allowed": (edited(("SF10", 11, "2  "), ("SF10", 14, "ZZOC        ")), "SF10"),
    "passport_data_missing": (edited(("SF10", 6, "03"), ("SF10", 11, "AEF")), "SF10"),
    "bond_missing": (edited(("SF10", 73, "  ")), "SF10"),
    "bond_not_allowed": (edited(("SF10", 75, "9")), "SF10"),
    "surety_missing": (edited(("SF10", 73, "169")), "SF10"),
    "bond_reference_missing": (edited(("SF10", 73, "169")), "SF10"),
    "bond_not_on_file": (edited(("SF10", 58, "98-0000113  ")), "SF10"),
    "carnet_missing": (edited(("SF10", 6, "06")), "SF10"),
    "shipment_data_missing": (edited(("SF10", 6, "11")), "SF10"),
    "shipment_amount_zero": (
        edited(("SF10", 6, "11"), after=("SF10", "SF13010000000000000000000010CTN00000000010K")), "SF13",
    ),
    "bill_number_invalid": (edited(("SF15", 7, "Z1-417         ")), "SF15"),
    "bill_twice": (edited(after=("SF15", "SF15OBZZOCOCN260417")), "SF15"),
    "party_missing": (edited(drop=("SF30BY",)), "SF10"),
    "party_not_allowed": (edited(("SF30BY", 5, "BKP")), "SF30"),
    "importer_twice": (edited(after=("SF30IM", "SF30IM".ljust(42) + "EI 00-123456700")), "SF10"),
    "party_without_identifier": (edited(("SF30CN", 43, " " * 23)), "SF30"),
    "party_with_both": (edited(("SF30BY", 8, "EXAMPLE BUYER")), "SF30"),
    "party_without_name": (edited(("SF30BY", 43, " " * 23)), "SF30"),
    "party_without_address": (edited(drop=("SF36SHENZHEN",)), "SF30"),
    "address_not_allowed": (edited(after=("SF30BY", "SF351512 TEST AVENUE")), "SF30"),
    "identifier_not_allowed": (edited(("SF30BY", 43, "FR "), ("SF30BY", 46, "Z123        ")), "SF30"),
    "tariff_invalid": (edited(("SF40", 5, "6911  ")), "SF40"),
    "origin_missing": (edited(("SF40", 15, "  ")), "SF40"),
}  # fmt: skip
#: These depend on what happened before, and have tests of their own.
ELSEWHERE = {"transaction_of_another", "transaction_closed", "conversion_wrong", "bill_filed_before", "filed_late"}


@pytest.mark.parametrize("question", FAILING)
def test_a_wrong_filing_is_told_behind_the_record_that_is_wrong(counter: Counter, question: str) -> None:
    lines, record = FAILING[question]
    answer = counter.file("SF", *lines)
    condition = SECURITY_FILING.condition(question)
    fatal = condition.severity == "F"
    message = f"SF90{'11' if fatal else '13'}{condition.code}{condition.narrative}"
    assert message in answer
    above = next(line for line in reversed(answer[: answer.index(message)]) if not line.startswith("SF90"))
    assert above.startswith(record)
    assert answer[-1] == ("SF9001   ISF REJECTED" if fatal else "SF9003   ISF ACCEPTED WITH WARNINGS")
    assert not counter.told("SA") if fatal else advised(counter) == ["S2"]


def test_every_row_of_the_table_is_raised_by_a_test() -> None:
    assert {*FAILING, *ELSEWHERE} == set(SECURITY_FILING.answers)


def test_every_disposition_of_the_advisory_has_its_words() -> None:
    assert set(dispositions()) == set(Disposition.layout.by_name["disposition"].codes)


def test_a_right_filing_comes_back_with_its_number_its_bills_and_its_references(counter: Counter) -> None:
    counter.bill("on_file", quantity=420)
    assert counter.file("SF", *ISF_10) == [
        # 3456789012345678901234567890123456789012345678901234567890123456789012345678901
        "SF10101ACTEI 00-123456700           11N01-26080300001ZZOC00-123456700   018",
        "SF15OBZZOCOCN260417",
        "SF20CR ISF20260417",
        "SF9002   ISF ACCEPTED",
    ]
    assert counter.told("SA") == [
        ["SA10N01-26080300001", "SA20CR ISF20260417", "SA30ZZOCOCN260417", "SA50S1BILL ON FILE"]
    ]


def test_an_in_transit_filing_has_parties_of_its_own(counter: Counter) -> None:
    assert counter.file("SF", *ISF_5)[-1] == "SF9002   ISF ACCEPTED"


def test_advisories_come_at_filing_and_after_5_20_and_30_days_then_the_filing_is_cancelled(counter: Counter) -> None:
    counter.file("SF", *ISF_10)
    assert advised(counter) == ["S2"]
    for days, code in ((5, "S3"), (15, "S4"), (10, "S5")):
        counter.wait(f"{days}d")
        assert advised(counter) == [code]
    assert counter.timeline(NUMBER)[-1] == ("cancelled: no bill ever matched", CANCELLED, ("S5",))
    counter.wait("40d")
    counter.bill("on_file")
    assert advised(counter) == []


def test_a_bill_that_comes_on_file_later_ends_the_reminders(counter: Counter) -> None:
    counter.file("SF", *ISF_10)
    counter.wait("6d")
    counter.bill("on_file")
    counter.wait("40d")
    assert advised(counter) == ["S2", "S3", "S1"]
    assert codes(counter, BILL) == ["3Z"]


def test_a_bill_of_another_sort_is_told_with_codes_of_its_own(counter: Counter) -> None:
    counter.bill("on_file", master="ZZOC-MASTER1")
    counter.file("SF", *ISF_10)
    counter.wait("30d")
    assert advised(counter) == ["S6", "SA", "SB", "SC"]
    counter.file("SF", *change("R", NUMBER, ("SF15", 5, "BM")))
    assert advised(counter) == ["S1"]


def test_a_bill_that_the_carrier_takes_back_is_looked_for_again(counter: Counter) -> None:
    counter.bill("on_file")
    counter.file("SF", *ISF_10)
    counter.bill("deleted")
    counter.bill("on_file")
    assert advised(counter) == ["S1", "S2", "S1"]


def test_another_brokers_filing_for_the_same_bill_is_told_as_a_duplicate(counter: Counter) -> None:
    counter.bill("on_file")
    counter.file("SF", *ISF_10)
    counter.told("SA")
    counter.file("SF", *ISF_10, filer="EEE")
    assert advised(counter) == ["S1", "S7"]


def test_the_same_filer_files_once_for_a_bill(counter: Counter) -> None:
    counter.file("SF", *ISF_10)
    assert "SF9011S36ISF ALREADY ON FILE FOR BILL" in counter.file("SF", *ISF_10)
    assert counter.file("SF", *change("R", NUMBER))[-1] == "SF9002   ISF ACCEPTED"


def test_what_is_deleted_is_closed_and_may_be_filed_anew(counter: Counter) -> None:
    counter.bill("on_file")
    counter.file("SF", *ISF_10)
    assert counter.file("SF", *change("D", NUMBER))[-1] == "SF9002   ISF ACCEPTED"
    assert codes(counter, BILL) == ["3Z", "3U"]
    assert "SF9011S18ISF DELETED OR CANCELLED" in counter.file("SF", *change("R", NUMBER))
    assert counter.timeline(NUMBER)[-1] == ("submission rejected", DELETED, ("S18",))
    assert counter.file("SF", *ISF_10)[0][38:53] == "N01-26080300002"


def test_a_filing_is_its_own_filers(counter: Counter) -> None:
    counter.file("SF", *ISF_10)
    assert "SF9011S17ISF OF ANOTHER FILER" in counter.file("SF", *change("D", NUMBER), filer="EEE")
    assert [event for event, _, _ in counter.timeline(NUMBER)] == ["filed", "bills looked up in the manifest"]


@pytest.mark.parametrize(
    ("new", "of", "accepted"),
    [("1", ISF_10, True), ("4", ISF_5, True), ("2", ISF_5, False), ("3", ISF_10, False)],
)
def test_a_replacement_keeps_the_sort_or_converts_it(
    counter: Counter, new: str, of: list[str], *, accepted: bool
) -> None:
    counter.file("SF", *ISF_10)
    answer = counter.file("SF", *change("R", NUMBER, ("SF10", 5, new), of=of))
    assert ("SF9011S20SUBMISSION TYPE NOT ALLOWED FOR ISF" in answer) is not accepted


def test_a_filing_after_the_departure_is_late(counter: Counter) -> None:
    counter.bill("on_file")
    counter.bill("departed")
    assert counter.file("SF", *ISF_10)[-2:] == ["SF20CR ISF20260417", "SF9003   ISF ACCEPTED WITH WARNINGS"]
    assert "SF9013S48ISF FILED AFTER DEPARTURE" in counter.file("SF", *change("A", ""), filer="EEE")


def test_a_filing_less_than_a_day_before_loading_is_late_in_its_timeline(counter: Counter) -> None:
    counter.bill("on_file")
    counter.file("SF", *ISF_10)
    counter.wait("23h")
    counter.bill("departed")
    assert counter.timeline(NUMBER)[-1][0].startswith("late:")


# do not load


@pytest.fixture
def strict() -> Counter:
    """A counter at a world where CBP itself wants a filing for every ocean bill."""
    made = Counter(Policy(security_filing="required"))
    made.bill("on_file", quantity=420, eta="2026-08-08")
    return made


def test_a_bill_without_a_filing_is_not_loaded_and_the_filing_ends_that(strict: Counter) -> None:
    strict.wait("23h")
    assert codes(strict, BILL) == []
    strict.wait("1h")
    assert codes(strict, BILL) == ["2Q"]
    with pytest.raises(NotLegal, match="do not load, no ISF"):
        strict.bill("departed")
    strict.file("SF", *ISF_10)
    assert codes(strict, BILL) == ["2Q", "3Z", "4Q"]
    strict.bill("departed")


def test_a_filing_in_time_keeps_the_bill_free(strict: Counter) -> None:
    strict.file("SF", *ISF_10)
    strict.wait("3d")
    strict.bill("departed")
    assert codes(strict, BILL) == ["3Z"]


def test_a_bill_that_arrives_without_a_filing_is_held_until_it_comes(strict: Counter) -> None:
    strict.bill("departed")
    strict.bill("arrived")
    assert codes(strict, BILL) == ["2O"]
    strict.file("SF", *ISF_10)
    assert codes(strict, BILL) == ["2O", "3Z", "4O"]


def test_a_filing_that_is_taken_back_brings_the_hold_back(strict: Counter) -> None:
    strict.file("SF", *ISF_10)
    number = strict.told("SA")[0][0][4:]
    strict.file("SF", *change("D", number))
    assert codes(strict, BILL) == ["3Z", "3U", "2Q"]


def test_a_master_a_waybill_a_truck_and_a_deleted_bill_need_no_filing(strict: Counter) -> None:
    strict.bill("on_file", number="HSE1", issuer="ZZFW", master=BILL)
    strict.bill("on_file", number="12312345675", issuer="")
    strict.bill("on_file", number="TRK1", mode="truck")
    strict.bill("on_file", number="GONE1")
    strict.bill("deleted", number="GONE1")
    strict.wait("2d")
    assert codes(strict, "ZZFW-HSE1") == ["2Q"]
    for key in (BILL, "AWB-12312345675", "ZZOC-TRK1", "ZZOC-GONE1"):
        assert codes(strict, key) == []


@pytest.mark.parametrize(("kind", "placed", "removed"), [("isf compliance do not load", "2R", "4R"),
                                                         ("isf do not load", "2Q", "4Q")])  # fmt: skip
def test_a_corrected_filing_ends_an_officers_hold_and_the_entry_hears_of_it(
    counter: Counter, kind: str, placed: str, removed: str
) -> None:
    counter.bill("on_file", quantity=420)
    counter.file("SF", *ISF_10)
    counter.file("SE", *records(OCEAN))
    counter.officer("place_hold", bill=BILL, kind=kind)
    counter.wait("1d")
    assert [line[14:16] for one in counter.told("SO") for line in one if line[:4] in ("SO50", "SO60")] == ["93"]
    counter.file("SF", *change("R", NUMBER))
    assert codes(counter, BILL) == ["3Z", placed, "3Z", removed]
    assert [line[14:16] for one in counter.told("SO") for line in one if line[:4] in ("SO50", "SO60")] == ["97"]


def test_a_party_on_a_denied_list_forbids_loading_until_it_is_replaced(counter: Counter) -> None:
    counter.bill("on_file")
    counter.file("SF", *edited(("SF30SE", 8, "GLIMVARK ELECTRONICS WHOLESALE LTD".ljust(35))))
    assert codes(counter, BILL) == ["3Z", "2R"]
    assert any(event == "screening hit" for event, _, _ in counter.timeline(NUMBER))
    counter.file("SF", *change("R", NUMBER, ("SF10", 54, "ZZOC")))
    assert codes(counter, BILL) == ["3Z", "2R", "3Z", "4R"]


def test_a_denied_party_holds_a_bill_that_is_here_once(counter: Counter) -> None:
    counter.bill("on_file")
    counter.bill("arrived")
    wrong = ("SF30SE", 8, "GLIMVARK ELECTRONICS WHOLESALE LTD".ljust(35))
    counter.file("SF", *edited(wrong))
    counter.file("SF", *change("R", NUMBER, wrong))
    assert codes(counter, BILL) == ["3Z", "2P", "3Z"]


def test_a_status_query_says_whether_a_filing_is_there(counter: Counter) -> None:
    counter.bill("on_file")
    asked = "WR1".ljust(31) + "ZZOCOCN260417"
    assert counter.file("CQ", asked)[2][73] == "N"
    counter.file("SF", *ISF_10)
    found = counter.file("CQ", asked)
    assert (found[2][73], found[3][13:15]) == ("Y", "3Z")


# the table


def test_every_row_is_cited_and_what_is_closed_stays_closed() -> None:
    assert all(step.cite for step in LIFECYCLE.table.values())
    assert [state for state in LIFECYCLE.states() if not LIFECYCLE.events(state)] == [DELETED, CANCELLED]
    assert NOT_ON_FILE in LIFECYCLE.states()
