"""What a filer changes after filing: replacements, updates, cancellations, and the requests they may become."""

from __future__ import annotations

import pytest

from tests.cbp_sim.release.desk import ENTRY, OCEAN, put, records

UPDATE = "\n".join(OCEAN.splitlines()[:3])
REFERRED = "SE9004   MESSAGE REFERRED TO HUMAN REVIEW"
ACCEPTED = "SE9002   MESSAGE ACCEPTED"


def codes(answer: list[str]) -> list[str]:
    """The condition codes of the record-level SE90."""
    return [line[6:9] for line in answer if line.startswith("SE9011")]


# cancellations


def test_before_any_bill_match_a_cancellation_is_done_at_once(desk):
    desk.add()
    desk.told()
    # 2345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert desk.cancel() == ["SE10DN01  70001015 01EI 00-12345670011800000482502704  2704", ACCEPTED]
    (notice,) = desk.so()
    assert notice[-1] == "SO60010526090023ENTRY CANCELLED"
    assert desk.state == "cancelled"


def test_after_a_bill_match_a_cancellation_becomes_a_request_and_documents_are_wanted(matched):
    assert matched.cancel()[-1] == REFERRED
    (notice,) = matched.so()
    assert notice[-1] == "SO60010526090085DOC REQUIRED FOR CANCELLATION REQUEST"
    assert matched.state == "matched"
    matched.officer("approve_request")
    assert matched.told() == ["23"]
    assert matched.state == "cancelled"


def test_documents_sent_in_advance_are_not_asked_for(matched):
    answer = matched.cancel("01", "SE20DISDOC-0001", documents=True)
    assert answer[-1] == REFERRED
    assert matched.told() == []


def test_a_refused_cancellation_says_why_and_the_entry_goes_on(matched):
    matched.bill("arrived")
    matched.cancel()
    matched.wait("1d")
    assert matched.told() == ["85"], "nothing is released while the request is open"
    matched.officer("reject_request", reason="13", comment="SEE YOUR PORT")
    refusal, release = matched.so()
    assert refusal[1:] == [
        "SO20CR REL-00101",
        "SO20RSN13",
        "SO20CMTSEE YOUR PORT",
        "SO60010626090087CANCELLATION REQUEST REJECTED",
    ]
    assert release[-1][14:16] == "98"


def test_a_review_turns_a_cancellation_into_a_request_even_without_a_bill(desk):
    desk.add()
    desk.officer("order_exam")
    assert desk.cancel()[-1] == REFERRED


def test_a_released_entry_is_cancelled_by_request_only(released):
    assert released.cancel()[-1] == REFERRED
    released.officer("approve_request")
    assert released.told() == ["85", "23"]


def test_a_document_for_a_request_is_kept_for_it(matched):
    matched.cancel()
    matched.told()
    matched.upload("CBP07")
    assert matched.cbp.timeline(ENTRY)[-1].event == "document received for the cancellation request"
    matched.officer("request_documents", about="request")
    assert matched.told() == ["85"]


def test_a_later_request_takes_the_place_of_an_earlier_one(arrived):
    assert arrived.change("R")[-1] == REFERRED
    assert arrived.cancel()[-1] == REFERRED
    arrived.officer("approve_request")
    assert arrived.told() == ["85", "23"]


# replacements


def test_before_any_bill_match_a_replacement_is_taken_at_once_and_looks_for_its_own_bill(desk):
    desk.add()
    desk.told()
    other = OCEAN.replace("OCN260417", "OCN260499")
    assert desk.change("R", other)[-1] == ACCEPTED
    assert desk.told() == ["91"]
    desk.bill("on_file")
    assert desk.told() == []
    desk.bill("on_file", number="OCN260499")
    assert desk.told() == ["93"]


def test_a_replacement_before_arrival_begins_the_entry_again(matched):
    matched.wait("5m")
    assert matched.told() == ["97"]
    assert matched.change("R")[-1] == ACCEPTED
    assert matched.told() == ["93"]
    matched.wait("5m")
    assert matched.told() == ["97"]


@pytest.mark.parametrize("act", ["review", "order_exam"])
def test_while_cbp_looks_at_it_a_replacement_becomes_a_request(matched, act):
    matched.officer(act)
    matched.told()
    assert matched.change("R")[-1] == REFERRED
    assert matched.so()[-1][-1] == "SO60010526090084DOC REQUIRED FOR CORRECTION REQUEST"


def test_an_approved_correction_takes_the_place_of_what_was_filed(arrived):
    corrected = OCEAN.replace("00000420", "00000410")
    assert arrived.change("R", corrected)[-1] == REFERRED
    arrived.told()
    arrived.officer("approve_request")
    first, second = arrived.so()
    assert first[-1] == "SO60010526090088ENTRY REPLACED"
    assert second[-2] == "SO40RZZOCOCN260417                                         00000410     00000420"
    arrived.wait("5m")
    assert arrived.told() == ["98"]


def test_a_refused_correction_leaves_what_was_filed(arrived):
    arrived.change("R", OCEAN.replace("REL-00101", "REL-00202"))
    arrived.told()
    arrived.officer("reject_request", reason="09")
    refusal = arrived.so()[0]
    assert refusal[1:] == ["SO20CR REL-00101", "SO20RSN09", "SO60010526090086CORRECTION REQUEST REJECTED"]


def test_an_approved_correction_keeps_the_holds_that_are_open(arrived):
    arrived.officer("order_exam")
    arrived.change("R")
    arrived.officer("approve_request")
    assert arrived.state == "intensive exam"
    arrived.wait("1d")
    assert "98" not in arrived.told()
    arrived.officer("exam_result", result="clean")
    assert arrived.told() == ["98"]


def test_nothing_is_replaced_after_arrival_and_release(released):
    assert codes(released.change("R")) == ["B29"]
    assert released.state == "released"


def test_a_release_before_arrival_is_corrected_by_request(desk):
    desk.add()
    desk.bill("on_file", eta="2026-01-08")
    desk.wait("5m")
    desk.officer("release")
    desk.told()
    assert desk.change("R", OCEAN.replace("REL-00101", "REL-00202"))[-1] == REFERRED
    desk.told()
    desk.officer("approve_request")
    assert desk.so()[0][1:] == ["SO20CR REL-00202", "SO60010526090588ENTRY REPLACED"]
    assert desk.state == "released"


def test_a_suspended_release_is_corrected_by_request_and_stays_suspended(desk):
    desk.add()
    desk.bill("on_file")
    desk.officer("release")
    desk.officer("suspend")
    assert desk.change("R")[-1] == REFERRED
    desk.officer("approve_request")
    assert desk.state == "suspended"
    assert desk.told() == ["84", "88"]


def test_the_entry_type_stays(desk):
    desk.add()
    assert codes(desk.change("R", SE10=(20, "03"))) == ["210"]


# updates


def test_an_update_gives_other_bills_and_keeps_what_is_known_of_those_that_stay(matched):
    other = UPDATE + "\n" + UPDATE.splitlines()[2].replace("260417", "260499")
    assert matched.change("U", other)[-1] == ACCEPTED
    assert matched.told() == ["91"]
    matched.bill("on_file", number="OCN260499")
    matched.wait("5m")
    assert matched.told() == ["93", "97"]


def test_an_update_to_an_unknown_bill_leaves_the_entry_without_a_match(matched):
    matched.wait("5m")
    matched.told()
    assert matched.change("U", UPDATE.replace("260417", "260499"))[-1] == ACCEPTED
    assert matched.told() == ["91"]
    assert matched.state == "filed"


def test_a_release_is_updated_for_fifteen_days(released):
    released.wait("15d")
    assert released.change("U", UPDATE)[-1] == ACCEPTED
    assert released.state == "released"
    released.wait("1d")
    assert codes(released.change("U", UPDATE)) == ["244"]


def test_an_update_without_bills_changes_the_port_alone(matched):
    lines = UPDATE.splitlines()[:2]
    assert matched.change("U", "\n".join(lines), SE10=(50, "3001"))[-1] == ACCEPTED
    matched.told()
    matched.wait("5m")
    (notice,) = matched.so()
    assert notice[0][:8] == "SO103001"


# numbers


def test_a_number_is_added_once(desk):
    desk.add()
    assert codes(desk.file(*records(OCEAN))) == ["007"]


def test_the_number_of_a_cancelled_entry_is_never_used_again(desk):
    desk.add()
    desk.cancel()
    assert codes(desk.file(*records(OCEAN))) == ["007"]
    assert codes(desk.change("R")) == ["B70"]
    assert codes(desk.change("U", UPDATE)) == ["B70"]
    assert codes(desk.cancel()) == ["B70"]


@pytest.mark.parametrize("action", ["R", "U", "D"])
def test_what_is_not_on_file_cannot_be_changed(desk, action):
    if action == "D":
        assert codes(desk.cancel()) == ["008"]
    else:
        assert codes(desk.change(action, OCEAN if action == "R" else UPDATE)) == ["008"]


def test_a_dis_reference_is_used_once_for_an_entry(matched):
    matched.cancel("01", "SE20DISDOC-0001", documents=True)
    matched.officer("reject_request", reason="04")
    answer = matched.cancel("01", "SE20DISDOC-0001", documents=True)
    assert answer[1:] == [
        "SE20DISDOC-0001",
        "SE9011152MISSING DOCUMENT DUPLICATE ENCOUNTERED",
        "SE9001   MESSAGE REJECTED",
    ]


def test_a_rejected_filing_is_in_the_timeline_with_its_conditions(desk):
    desk.add()
    desk.file(*records(OCEAN))
    last = desk.cbp.timeline(ENTRY)[-1]
    assert (last.event, list(last.codes), last.state) == ("SE A rejected", ["007"], "filed")


def test_two_requests_in_one_batch_are_one_demand_for_documents(matched):
    header, contact = records(OCEAN)[:2]
    lines = [put(header, 5, "D"), put(contact, 60, "01")]
    matched.file(*lines, *lines)
    assert matched.told() == ["85"]
