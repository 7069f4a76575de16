"""SX: what comes back of a filing, in the filer's own bytes, and what is said about it."""

from __future__ import annotations

import pytest

from cbp_sim.conditions import condition
from cbp_sim.decision import Decision, Finding
from cbp_sim.handlers.release_reply import reply
from formats.catair.cargo_release import CHAPTER
from tests.cbp_sim.release.desk import OCEAN, put, records


def test_an_accepted_filing_gets_its_header_and_bills_back_and_one_disposition(desk):
    # 2345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert desk.file(*records(OCEAN)) == [
        "SE10AN01  70001015 01EI 00-12345670011800000482502704  2704",
        "SE15RZZOCOCN260417                                         00000420     N",
        "SE9002   MESSAGE ACCEPTED",
    ]


def test_a_record_with_an_error_comes_back_in_its_place_followed_by_what_is_wrong(desk):
    lines = records(OCEAN)
    lines[4] = put(lines[4], 5, "XX ")
    lines[12] = put(lines[12], 5, "ABC")
    assert desk.file(*lines) == [
        "SE10AN01  70001015 01EI 00-12345670011800000482502704  2704",
        "SE15RZZOCOCN260417                                         00000420     N",
        "SE30XX EXAMPLE TRADING COMPANY LTD",
        "SE9011519ARTICLE PARTY TYPE UNKNOWN",
        "SE40001CN PORCELAIN DINNER PLATES",
        "SE9011521ARTICLE PARTY IDENTIFIER MISSING",
        "SE60ABC11037500000048250",
        "SE9011433HTS NBR UNKNOWN",
        "SE9001   MESSAGE REJECTED",
    ]


def test_a_faulty_header_comes_back_byte_for_byte(desk):
    header = put(records(OCEAN)[0], 39, "7")
    answer = desk.file(header, *records(OCEAN)[1:])
    assert answer[0] == header.rstrip()
    assert answer[1] == "SE9011112BOND TYPE CODE MUST BE 8 OR 9"
    assert answer[-1] == "SE9001   MESSAGE REJECTED"


def test_several_things_wrong_with_one_record_follow_it_each_once_and_nine_at_most(desk):
    header = "SE10A    ".ljust(80)
    answer = desk.file(header, *records(OCEAN)[1:])
    said = [line[6:9] for line in answer if line.startswith("SE9011")]
    assert said[:3] == ["003", "005", "009"]
    assert len(said) == len(set(said))
    assert len(said) <= 9


def test_a_zone_status_comes_back_with_the_line_that_the_map_wants_before_it(desk):
    lines = records(OCEAN)
    lines.insert(9, "SE41N      00000010".ljust(80))
    answer = desk.file(*lines)
    at = answer.index("SE41N      00000010")
    assert answer[at - 1].startswith("SE40001")
    assert answer[at + 1] == "SE9011678FTZ STATUS CODE NOT ALLOWED FOR ENT TYPE"


def test_several_filings_of_a_block_are_answered_in_their_order(desk):
    second = OCEAN.replace("70001015", "70001023")
    answer = desk.file(*records(OCEAN), *records(second))
    assert [line[10:18] for line in answer if line.startswith("SE10")] == ["70001015", "70001023"]
    assert [line[4:6] for line in answer if line.startswith("SE90")] == ["02", "02"]


def test_records_out_of_order_are_refused_with_the_whole_batch(desk):
    lines = records(OCEAN)
    desk.cbp.take(desk.batch([lines[0], lines[2], lines[1], *lines[3:]]))
    (message,) = desk.cbp.messages()
    assert message.lines[-3].startswith("X1RF999")
    assert desk.cbp.timeline() == []


@pytest.mark.parametrize("severity", ["I", "W"])
def test_a_filing_with_warnings_alone_is_accepted_with_them(severity):
    """No condition at hand warns in cargo release; the answer knows how to."""
    reading = CHAPTER.read(records(OCEAN))
    warning = next(one for one in (condition("Q06", "AE"), condition("27A", "AE")) if one.severity == severity)
    content = reading.content
    answer = reply(content, Decision((Finding(warning, content.header),)), "03")
    assert answer[1].line.startswith(f"SE9013{warning.code}")
    assert answer[-1].line.rstrip() == "SE9003   MESSAGE ACCEPTED WITH WARNING(S)"


def test_what_is_found_in_a_grouping_is_told_at_its_first_record():
    content = CHAPTER.read(records(OCEAN)).content
    found = Finding(condition("505", "AE"), content.lines[0])
    answer = [record.line.rstrip() for record in reply(content, Decision((found,)), "01")]
    assert answer[-3:-1] == ["SE40001CN PORCELAIN DINNER PLATES", "SE9011505CONSIGNEE MISSING - REQ'D FOR TYPE"]
