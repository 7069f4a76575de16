"""The catalogue of holds: what does not load, and what its declarations do that no single story shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cbp_sim.errors import NotLegal, SimulatorError
from cbp_sim.holds import EXAM, KINDS, REVIEW, Seen, Way, agency_kind, as_data, kind_of
from cbp_sim.holds.catalogue import load
from cbp_sim.officer import OfficerAct
from tests.cbp_sim.release.desk import BILL, ENTRY, OCEAN, records

MANIFEST = kind_of("manifest")


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (replace(MANIFEST, ways=()), "has no way out"),
        (replace(MANIFEST, ways=(Way("upload", keeps=True),)), "has no way out"),
        (replace(MANIFEST, ways=(Way("prayer"),)), "'prayer' is no way out"),
        (replace(MANIFEST, ways=(Way("remove_hold", then="limbo"),)), "leads to 'limbo'"),
        (replace(MANIFEST, replaces=("limbo",)), "leads to 'limbo'"),
        (replace(MANIFEST, bill=Seen(), manifest=Seen()), "is seen nowhere"),
        (replace(MANIFEST, bill=Seen(("5Z",))), "SO50 has no 5Z"),
        (replace(REVIEW, entry=Seen(("5Z",))), "SO60 has no 5Z"),
        (replace(EXAM, bill=Seen(("51",))), "lies on no bill"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_kind_that_is_not_in_order_does_not_load(kind, why):
    others = [one for one in KINDS if one.name != kind.name]
    with pytest.raises(SimulatorError, match=why):
        load([*others, kind])


def test_two_kinds_with_the_same_name_or_the_same_codes_and_ways_out_do_not_load():
    with pytest.raises(SimulatorError, match="the same name"):
        load([*KINDS, MANIFEST])
    with pytest.raises(SimulatorError, match="'manifest' and 'twin' have the same codes"):
        load([*KINDS, replace(MANIFEST, name="twin")])


def test_the_catalogue_has_at_least_25_kinds_and_no_two_look_alike():
    rows = as_data()
    assert len(rows) >= 25
    assert len({(tuple(sorted(row["codes"])), tuple(sorted(row["resolvers"]))) for row in rows}) == len(rows)
    assert all(row["source"] and row["story"] and row["placed_by"] and row["resolvers"] for row in rows)
    assert {row["level"] for row in rows} == {"bill", "container", "entry", "line"}


def test_a_kind_has_just_these_keys_for_programs():
    keys = ["name", "placed_by", "level", "codes", "resolvers", "deadline", "source", "story"]
    assert {tuple(row) for row in as_data()} == {tuple(keys)}
    for row in as_data():
        assert all(isinstance(row[name], list) for name in ("codes", "resolvers")), row
        assert all(isinstance(row[name], str) for name in ("name", "placed_by", "level", "source", "story")), row
        assert row["deadline"] is None or isinstance(row["deadline"], str), row


def test_a_kind_follows_from_status_and_reason_and_from_who_says_it():
    assert agency_kind("FDA", "08", "31").name == "prior notice registration"
    assert agency_kind("EPA", "08", "30") is None
    assert agency_kind("FWS", "02", "51").name == "conditional clearance"
    assert agency_kind("EPA", "02", "51").name == "agency hold"
    assert agency_kind("EPA", "11").name == "agency exam"
    assert agency_kind("EPA", "06", line=True) is None


def test_an_agency_can_not_say_what_its_code_table_does_not_hold(matched):
    with pytest.raises(NotLegal, match="06 is no line status of SO70"):
        matched.officer("agency_status", agency="FDA", status="06", lines="001")
    with pytest.raises(NotLegal, match="its text is not known, or it is another's"):
        matched.officer("agency_status", agency="FDA", status="12")
    with pytest.raises(NotLegal, match="another's"):
        matched.officer("agency_status", agency="EPA", status="08")
    matched.officer("agency_status", agency="FDA", status="01")
    with pytest.raises(NotLegal, match="open already"):
        matched.officer("agency_status", agency="FDA", status="01")
    assert matched.told() == []


def test_so70_stands_in_the_columns_of_version_04(arrived):
    arrived.officer(
        "agency_status", agency="FDA", program="DEV", status="11", reason="34", lines="001-012", sub_reasons=("122",),
        reference="PN123", comment="open the third pallet",
    )  # fmt: skip
    # 2345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert arrived.so()[-1][-3:] == [
        "SO70FDADEV010526090011INTENSIVE-EXAM/SAMPLE         11340010100101201001     204",
        "SO71  PN123       010526090000122",
        "SO72OPEN THE THIRD PALLET",
    ]


def test_what_two_agencies_want_keeps_the_entry_until_both_are_done(arrived):
    for agency in ("FDA", "EPA"):
        arrived.officer("agency_status", agency=agency, status="01")
    arrived.wait("1h")
    arrived.officer("agency_status", agency="FDA", status="07")
    assert arrived.told() == []
    assert arrived.state == "under agency review"
    arrived.officer("agency_status", agency="EPA", status="07")
    assert arrived.told() == ["98", "01"]


def test_an_agency_that_speaks_after_the_release_is_told_oneusg_or_suspends_by_force(released):
    released.officer("agency_status", agency="EPA", status="07")
    assert released.told() == ["01"]
    with pytest.raises(NotLegal, match="suspend it first"):
        released.officer("agency_status", agency="EPA", status="02")
    released.officer("agency_status", agency="EPA", status="02", force=True)
    assert released.told() == ["99"]
    assert released.state == "agency hold"


def test_a_bill_under_a_do_not_load_order_can_not_depart(matched):
    matched.officer("place_hold", kind="do not load")
    with pytest.raises(NotLegal, match="is under do not load: departed is legal when that is removed"):
        matched.bill("departed")
    matched.bill("on_file", quantity=420)
    matched.bill("departed")
    assert matched.told() == ["94"]


def test_a_clock_of_a_hold_that_is_gone_does_nothing(arrived):
    arrived.officer("detain")
    arrived.officer("remove_hold", kind="detention")
    arrived.wait("60d")
    assert arrived.state == "released"
    assert "notice of detention given" not in [line.event for line in arrived.cbp.timeline(ENTRY)]


def test_a_notice_of_detention_counts_working_days(arrived):
    # Detained on Monday 5 January 2026: the fifth working day after it is Monday the 12th.
    arrived.officer("detain")
    arrived.wait("60d")
    (notice,) = [line for line in arrived.cbp.timeline(ENTRY) if line.event == "notice of detention given"]
    assert notice.at.startswith("2026-01-12")


def test_a_review_beside_a_detention_ends_with_it(arrived):
    arrived.officer("detain", kind="uflpa")
    arrived.upload("UFL01")
    arrived.officer("remove_hold", kind="uflpa")
    arrived.wait("1h")
    assert arrived.state == "released"


def test_a_second_demand_keeps_the_review_of_the_first_documents(arrived):
    arrived.officer("request_documents", document_type="CBP01")
    arrived.upload("CBP01")
    arrived.officer("request_documents", document_type="CBP02")
    arrived.officer("documents_received")
    assert arrived.state == "under review"


def test_goods_that_are_entered_before_the_fifteenth_day_do_not_go_to_general_order(desk):
    desk.bill("on_file", quantity=420)
    desk.bill("arrived")
    desk.wait("14d")
    desk.file(*records(OCEAN))
    desk.wait("10d")
    events = [(line.event, line.codes) for line in desk.cbp.timeline(BILL)]
    assert ("eligible for general order in two days", ("1R",)) in [(event, tuple(codes)) for event, codes in events]
    assert "in general order placed" not in [event for event, _ in events]
    assert desk.state == "released"


def test_a_bill_that_is_deleted_does_not_go_to_general_order(desk):
    desk.bill("on_file", quantity=420)
    desk.bill("arrived")
    desk.bill("deleted")
    desk.wait("30d")
    assert [line.event for line in desk.cbp.timeline(BILL)] == ["bill on file", "bill arrived", "bill deleted"]


def test_an_exam_result_that_the_exam_does_not_have_is_refused_with_those_it_has(arrived):
    arrived.officer("order_exam", kind="nii")
    with pytest.raises(NotLegal, match="its exam ends with clean, anomaly"):
        arrived.officer("exam_result", result="contraband")


def test_an_exclusion_takes_the_place_of_the_detention(arrived):
    arrived.officer("detain", kind="wro")
    arrived.officer("refuse")
    assert arrived.told() == ["04", "29"]
    with pytest.raises(NotLegal, match="no detained under a withhold release order is open"):
        arrived.officer("remove_hold", kind="wro")


def test_a_bill_waits_once_however_often_its_entry_loses_it(matched):
    matched.bill("deleted")
    matched.told()
    matched.wait("31d")
    assert matched.told() == ["26"]


def test_a_hold_that_lies_on_an_entry_can_not_be_placed_on_a_bill_alone(matched):
    with pytest.raises(NotLegal, match="legal is to place and to remove manifest, in-bond destination"):
        matched.cbp.act(OfficerAct(act="place_hold", bill=BILL, kind="cbp"))
