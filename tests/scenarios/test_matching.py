"""A miss says what is missing: the record, its columns, what was expected there and what came."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from scenarios.errors import ScenarioError
from scenarios.matching import Happened, misses_of, unseen
from scenarios.message import Received, read_message
from scenarios.references import Scope
from scenarios.script import Expectation, Moment

#: A cargo release status notification: the bill arrived, the entry is released.
MESSAGE = dedent(
    """\
    A1234N01      080826     SO
    B  2704N01SO
    SO102704N01  70001015 0107-1234567  XMPLEXAMPLE HERON       0417W080826
    SO40RXMPL{bill:50}00000106
    SO50080826090595BILL ARRIVED                            N
    SO60080826090597ADMISSIBLE
    SO600808260906{code}{text}080826{origin}
    Y  2704N01SO00005
    Z1234N01      080826
    """
)


def message(*, code: str = "98", text: str = "RELEASED", origin: str = "03") -> Received:
    filled = MESSAGE.format(bill="2600000001", code=code, text=text.ljust(40), origin=origin)
    return read_message([line.ljust(80) for line in filled.splitlines()])


def missed(expected: dict[str, object], came: Received | None = None) -> list[str]:
    return [str(miss) for miss in misses_of(Expectation.model_validate(expected), came or message(), Scope())]


def test_a_message_tells_its_application_and_codes() -> None:
    assert message().application == "SO"
    assert message().codes == ("95", "97", "98")


@pytest.mark.parametrize(
    "expected",
    [
        {"application": "SO"},
        {"codes": ["95", "97", "98"]},
        {"application": "SO", "records": [{"record": "SO60", "disposition": "98"}]},
        {"application": "SO", "records": [{"record": "SO50"}, {"record": "SO60"}, {"record": "SO60"}]},
        {"application": "SO", "records": [{"record": "SO60", "release_date": "2026-08-08", "release_origin": "03"}]},
        {"application": "SO", "records": [{"record": "SO60", "disposition": "97", "release_date": ""}]},
        {"application": "SO", "records": [{"record": "SO40", "quantity": "106"}]},
        {"application": "SO", "absent": [{"record": "SO60", "disposition": "99"}, {"record": "SO70"}]},
    ],
)
def test_what_is_there_is_no_miss(expected: dict[str, object]) -> None:
    assert missed(expected) == []


def test_another_application_is_named_with_the_codes_it_carries() -> None:
    assert missed({"application": "SX", "codes": ["02"]}) == ["expected SX with codes 02; SO came with codes 95 97 98"]


def test_codes_are_all_of_them_in_order() -> None:
    assert missed({"codes": ["95", "98"]}) == ["codes: expected 95 98, got 95 97 98 (not expected 97)"]
    assert missed({"codes": ["95", "96", "98"]}) == [
        "codes: expected 95 96 98, got 95 97 98 (missing 96; not expected 97)"
    ]
    assert missed({"codes": ["97", "95", "98"]}) == ["codes: expected 97 95 98, got 95 97 98 (the order differs)"]
    assert missed({"codes": []}) == ["codes: expected none, got 95 97 98 (not expected 95 97 98)"]


def test_a_wrong_value_is_told_with_record_columns_expected_and_got() -> None:
    wanted = {"record": "SO60", "disposition": "98", "release_date": "2026-08-09", "release_origin": "07"}
    assert missed({"application": "SO", "records": [wanted]}) == [
        "SO60 at record 7, columns 57-62 release_date: expected '2026-08-09', got '080826'; "
        "columns 63-64 release_origin: expected '07', got '03'"
    ]
    assert missed({"application": "SO", "records": [{"record": "SO50", "split": "Y"}]}) == [
        "SO50 at record 5, column 57 split: expected 'Y', got 'N'"
    ]
    assert missed({"application": "SO", "records": [{"record": "SO50", "carrier": "XMPL"}]}) == [
        "SO50 at record 5, columns 58-61 carrier: expected 'XMPL', got blank"
    ]


def test_a_record_that_is_not_there_is_told_with_those_that_are() -> None:
    assert missed({"application": "SO", "records": [{"record": "SO70", "agency": "FDA"}]}) == [
        "no SO70 with agency='FDA': the message has SO10 SO40 SO50 SO60"
    ]


def test_a_record_that_stands_before_an_earlier_one_is_too_early() -> None:
    wanted = [{"record": "SO60", "disposition": "98"}, {"record": "SO50", "disposition": "95"}]
    assert missed({"application": "SO", "records": wanted}) == [
        "SO50 with disposition='95' stands too early, at record 5"
    ]
    once = {"record": "SO60", "disposition": "98"}
    assert "stands too early, at record 7" in missed({"application": "SO", "records": [once, once]})[0]


def test_a_record_that_must_not_be_there_is_shown() -> None:
    (miss,) = missed({"application": "SO", "absent": [{"record": "SO60", "disposition": "98"}]})
    assert miss.startswith("SO60 with disposition='98' must not be there, yet it is record 7: SO600808260906")


def test_an_unreadable_element_matches_only_its_own_text() -> None:
    spoiled = message(origin="3X")
    assert missed({"application": "SO", "records": [{"record": "SO60", "release_origin": "3X"}]}, spoiled) == []
    assert missed({"application": "SO", "records": [{"record": "SO60", "release_origin": "03"}]}, spoiled) != []


TIMELINE = [
    Happened("2026-08-03T13:00:00Z", "filer", "filed", "filed", (), ""),
    Happened("2026-08-03T13:05:00Z", "CBP", "selectivity done", "admissible", ("97",), ""),
    Happened("2026-08-08T13:05:00Z", "CBP", "released", "released", ("98",), ""),
]


def test_a_timeline_must_show_its_moments_in_order() -> None:
    assert unseen([Moment(state="filed"), Moment(state="released", codes=("98",))], TIMELINE, "N01-1") == []
    missing = unseen([Moment(state="admissible"), Moment(actor="filer", event="filed")], TIMELINE, "N01-1")
    assert [str(miss) for miss in missing] == [
        "the timeline of N01-1 does not show actor 'filer', event 'filed' after 'selectivity done'"
    ]
    assert unseen([Moment(state="admissible", codes=())], TIMELINE, "N01-1") != []


def test_a_day_is_written_as_a_story_asks_for_it() -> None:
    scope = Scope(today=date(2026, 1, 2))
    assert scope.text("${today} ${today - 1w}") == "2026-01-02 2025-12-26"
    assert scope.text("${today as MMDDYY}120000AM ${today - 3d as MMDDYY}") == "010226120000AM 123025"
    with pytest.raises(ScenarioError, match="refers to nothing"):
        scope.text("${today as YYMMDD}")
