"""Every kind of hold: placed, told, in the way of a release, and ended; and acts that are refused."""

from __future__ import annotations

import pytest

from cbp_sim.errors import NotLegal, UnknownSubject
from cbp_sim.holds import KINDS
from cbp_sim.lifecycle.release_file import Release
from cbp_sim.officer import OfficerAct, possible
from cbp_sim.officer_deeds import DEEDS
from formats.codes import dispositions_of
from tests.cbp_sim.release.codes import MANIFEST_CODES
from tests.cbp_sim.release.desk import BILL, ENTRY, OCEAN

ON_BILLS = [("manifest", "51", "54", "07"), ("agriculture", "52", "55", "07"), ("cbp", "53", "56", "06")]


@pytest.mark.parametrize(("kind", "placed", "removed", "origin"), ON_BILLS, ids=[row[0] for row in ON_BILLS])
def test_a_hold_on_a_bill_is_told_keeps_the_arrived_entry_and_lets_it_go_when_removed(
    matched, kind, placed, removed, origin
):
    matched.officer("place_hold", kind=kind)
    (notice,) = matched.so()
    assert notice[-2].startswith("SO40RZZOCOCN260417")
    assert notice[-1][14:16] == placed
    matched.bill("arrived")
    matched.wait("30d")
    assert matched.told() == ["95"]
    matched.officer("remove_hold", kind=kind)
    (first, second) = matched.so()
    assert first[-1][14:16] == removed
    assert second[-1][14:16] == "98"
    assert second[-1][56:64] == "020426" + origin


def test_the_codes_of_a_manifest_hold_read_as_cbp_writes_them(matched):
    matched.officer("place_hold", kind="manifest", bill=BILL)
    # 2345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert matched.so()[-1][-1] == "SO50010526090051MANIFEST HOLD CBP                       N"
    assert matched.state == "manifest hold"
    matched.officer("remove_hold", kind="manifest", bill=BILL)
    assert matched.so()[-1][-1] == "SO50010526090054CBP MANIFEST HOLD REMOVED               N"
    assert matched.state == "matched"


def test_an_intensive_exam_ends_by_its_result(arrived):
    arrived.officer("order_exam")
    # 2345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert arrived.so()[-1][-1] == "SO60010526090003PENDING INTENSIVE EXAM"
    arrived.wait("5d")
    assert arrived.told() == []
    arrived.officer("exam_result", result="clean")
    assert arrived.released() == ("011026", "05")


def test_an_exam_that_is_overridden_to_a_general_one_says_so_in_the_release(arrived):
    arrived.officer("order_exam")
    arrived.wait("1d")
    arrived.so()
    arrived.officer("exam_result", result="general")
    assert arrived.released() == ("010626", "06")


def test_an_exam_that_finds_something_puts_the_entry_under_review(arrived):
    arrived.officer("order_exam")
    arrived.wait("1d")
    arrived.told()
    arrived.officer("exam_result", result="discrepancy")
    assert arrived.told() == ["90"]
    arrived.wait("30d")
    assert arrived.told() == []
    arrived.officer("review_done")
    assert arrived.told() == ["98"]


def test_a_required_document_ends_by_upload_and_the_review_that_follows(arrived):
    arrived.officer("request_documents", document_type="CBP01")
    assert arrived.told() == ["96"]
    arrived.wait("2d")
    arrived.upload("CBP01")
    assert arrived.told() == ["90"]
    arrived.wait("5m")
    assert arrived.told() == ["98"]


def test_a_document_of_another_kind_does_not_end_the_demand(arrived):
    arrived.officer("request_documents", document_type="CBP01")
    arrived.upload("CBP02")
    assert arrived.state == "document required"
    assert arrived.cbp.timeline(ENTRY)[-1].event == "document received that nobody asked for"


def test_two_demands_are_answered_one_by_one(arrived):
    arrived.officer("request_documents", document_type="CBP01")
    arrived.officer("request_documents", document_type="CBP02")
    assert arrived.told() == ["96", "96"]
    arrived.upload("CBP02")
    assert arrived.told() == []
    assert arrived.state == "document required"
    arrived.upload("CBP01")
    assert arrived.told() == ["90"]


def test_an_officer_who_has_the_documents_needs_no_upload(arrived):
    arrived.officer("request_documents", document_type="CBP01")
    arrived.wait("1d")
    arrived.told()
    arrived.officer("documents_received")
    assert arrived.released() == ("010626", "06")


def test_a_review_ends_when_the_officer_says_so(arrived):
    arrived.officer("review")
    assert arrived.told() == ["90"]
    arrived.wait("3d")
    assert arrived.told() == []
    arrived.officer("review_done")
    assert arrived.told() == ["98"]


def test_an_officer_may_end_the_computers_review_early(matched):
    matched.officer("review_done")
    assert matched.told() == ["97"]
    matched.wait("1h")
    assert matched.told() == []


@pytest.mark.parametrize("way", ["update", "manifest", "remove_hold"])
def test_more_than_the_manifest_has_is_held_until_it_is_put_right(desk, way):
    desk.add()
    desk.bill("on_file", quantity=400)
    assert desk.told() == ["91", "93", "58"]
    assert desk.state == "quantity over manifest"
    desk.bill("arrived") if way != "manifest" else None
    desk.wait("1d")
    desk.told()
    if way == "update":
        lines = [line.replace("00000420", "00000400") for line in OCEAN.splitlines()[:4]]
        assert desk.change("U", "\n".join(lines))[-1] == "SE9002   MESSAGE ACCEPTED"
        assert desk.told() == ["98"]
    elif way == "manifest":
        desk.bill("on_file", quantity=420)
        assert desk.told() == ["97"]
    else:
        desk.officer("remove_hold", kind="quantity")
        assert desk.told() == ["98"]


def test_several_holds_are_open_at_once_and_the_last_one_decides(arrived):
    arrived.officer("place_hold", kind="manifest")
    arrived.officer("order_exam")
    arrived.officer("request_documents", document_type="CBP01")
    arrived.wait("1d")
    assert arrived.told() == ["51", "03", "96"]
    assert arrived.state == "intensive exam"
    arrived.officer("exam_result", result="clean")
    assert arrived.state == "document required"
    arrived.upload()
    arrived.wait("5m")
    assert arrived.state == "manifest hold"
    assert arrived.told() == ["90"]
    arrived.officer("remove_hold", kind="manifest")
    (_, notice) = arrived.so()
    assert notice[-1][62:64] == "07"


def test_a_hold_placed_while_a_release_is_under_way_stops_it(desk_with):
    desk = desk_with(pace={"release": "1h"})
    desk.add()
    desk.bill("on_file")
    desk.bill("arrived")
    desk.wait("30m")
    desk.officer("place_hold", kind="manifest")
    desk.wait("2h")
    assert "98" not in desk.told()
    desk.officer("remove_hold", kind="manifest")
    desk.wait("1h")
    assert desk.told() == ["54", "98"]


def test_a_hold_on_a_bill_meets_every_entry_of_the_bill_and_those_filed_later(matched):
    matched.cbp.act(OfficerAct(act="place_hold", bill=BILL, kind="agriculture"))
    assert matched.told() == ["52"]
    second = OCEAN.replace("70001015", "70001023")
    assert matched.file(*_records(second))[-1].startswith("SE9002")
    assert matched.told() == ["93", "52"]
    matched.officer("remove_hold", kind="agriculture")
    assert matched.told() == ["55", "55"]
    assert [matched.cbp.timeline(entry)[-1].state for entry in (ENTRY, "N01-70001023")] == ["matched", "matched"]


def test_a_bill_is_held_by_itself_before_any_entry_names_it(desk):
    desk.bill("on_file", quantity=420)
    desk.cbp.act(OfficerAct(act="place_hold", bill=BILL, kind="manifest"))
    desk.add()
    assert desk.told() == ["93", "51"]
    desk.cbp.act(OfficerAct(act="remove_hold", bill=BILL, kind="manifest"))
    assert desk.told() == ["54"]
    with pytest.raises(NotLegal, match=r"is on_file with no hold"):
        desk.cbp.act(OfficerAct(act="remove_hold", bill=BILL, kind="manifest"))
    with pytest.raises(UnknownSubject, match="send a bill event on_file first"):
        desk.cbp.act(OfficerAct(act="place_hold", bill="ZZOC-NOWHERE", kind="manifest"))


def test_a_hold_goes_with_the_bill_that_the_carrier_deletes(matched):
    matched.officer("place_hold", kind="manifest")
    matched.bill("deleted")
    assert matched.told() == ["51", "61"]
    assert matched.state == "filed"


def test_force_releases_past_open_holds_ends_them_and_is_seen_in_the_timeline(arrived):
    arrived.officer("place_hold", kind="manifest")
    arrived.officer("order_exam")
    arrived.told()
    with pytest.raises(NotLegal, match=r"intensive exam ends by exam_result.*force would do it"):
        arrived.officer("release")
    arrived.officer("release", force=True)
    assert arrived.told() == ["54", "98"]
    last = arrived.cbp.timeline(ENTRY)[-1]
    assert (last.state, last.actor) == ("released", "officer")
    assert last.note == "forced although manifest hold ends by remove_hold; intensive exam ends by exam_result"


def test_force_stops_a_released_entry_by_suspending_it_first(released):
    with pytest.raises(NotLegal, match="it is released: suspend it first"):
        released.officer("place_hold", kind="manifest")
    released.officer("place_hold", kind="manifest", force=True)
    assert released.told() == ["51", "99"]
    assert released.state == "manifest hold"
    released.officer("remove_hold", kind="manifest")
    assert released.state == "suspended"
    released.told()
    released.officer("release")
    assert released.released() == ("010526", "07")


def test_force_ends_a_hold_by_removal_that_ends_otherwise(arrived):
    arrived.officer("order_exam")
    with pytest.raises(NotLegal, match="intensive exam ends by exam_result; force would do it"):
        arrived.officer("remove_hold", kind="exam")
    arrived.officer("remove_hold", kind="exam", force=True)
    assert arrived.state == "matched"


@pytest.mark.parametrize(
    ("act", "told", "why"),
    [
        ("place_hold", {"kind": "manifest", "bill": "ZZOC-OTHER"}, "ZZOC-OTHER is no bill of it"),
        ("place_hold", {"kind": "exam"}, "exam is placed by order_exam or selectivity"),
        ("remove_hold", {"kind": "manifest"}, "no manifest hold is open"),
        ("remove_hold", {"kind": "manifest", "bill": BILL}, "no manifest hold is open on ZZOC-OCN260417"),
        ("request_documents", {"about": "request"}, "the filer has no request open"),
        ("documents_received", {}, "no document is wanted"),
        ("exam_result", {"result": "clean"}, "no exam is open"),
        ("suspend", {}, "it is not released"),
        ("approve_request", {}, "the filer has no request open"),
        ("reject_request", {"reason": "09"}, "the filer has no request open"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)
def test_an_act_that_is_not_legal_says_why_and_what_is(matched, act, told, why):
    with pytest.raises(NotLegal) as refused:
        matched.officer(act, **told)
    assert why in str(refused.value)
    assert "legal is place_hold(...)" in str(refused.value)
    assert "order_exam(...)" in str(refused.value)
    assert matched.told() == []


def test_what_is_open_already_is_not_opened_again(matched):
    for act, told in (
        ("place_hold", {"kind": "manifest"}),
        ("order_exam", {}),
        ("request_documents", {"document_type": "CBP01"}),
        ("review", {}),
    ):
        matched.officer(act, **told)
        with pytest.raises(NotLegal, match="already"):
            matched.officer(act, **told)


def test_an_unmatched_entry_is_neither_held_in_the_manifest_nor_released(desk):
    desk.add()
    with pytest.raises(NotLegal, match="no manifest holds ZZOC-OCN260417"):
        desk.officer("place_hold", kind="manifest")
    with pytest.raises(NotLegal, match="none of its bills is on file"):
        desk.officer("release", force=True)


def test_an_act_on_an_unknown_entry_says_what_to_do(desk):
    with pytest.raises(UnknownSubject, match="file it with an SE first"):
        desk.officer("order_exam")


def test_a_refused_act_leaves_no_trace(matched):
    before = (len(matched.cbp.journal()), len(matched.cbp.timeline()))
    with pytest.raises(NotLegal):
        matched.officer("suspend")
    assert (len(matched.cbp.journal()), len(matched.cbp.timeline())) == before


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_hold_is_told_in_cbps_words_and_has_an_officers_act_that_ends_it(kind):
    assert set(kind.bill.placed + kind.bill.removed) <= set(dispositions_of("SO50"))
    assert set(kind.entry.placed + kind.entry.removed) <= set(dispositions_of("SO60"))
    assert set(kind.manifest.placed + kind.manifest.removed) <= MANIFEST_CODES
    if kind.agency is not None:
        assert kind.agency.status in dispositions_of("SO70", "entry status")
    assert kind.origin in dispositions_of("SO60", "release origin")
    assert set(kind.resolved_by) & set(DEEDS)
    assert kind.cite


def test_what_is_possible_for_an_entry_is_what_is_legal(matched):
    with matched.cbp._world() as world:
        acts = [str(one) for one in possible(Release.of(world, ENTRY))]
    assert "place_hold(manifest, ZZOC-OCN260417)" in acts
    assert "review_done" in acts
    assert "suspend" not in acts


def _records(text: str) -> list[str]:
    return [line.ljust(80) for line in text.splitlines()]


def test_an_entry_that_has_not_heard_of_a_hold_yet_is_not_told_that_it_ended(desk_with):
    desk = desk_with(pace={"bill_match": "10m"})
    desk.bill("on_file", quantity=420)
    desk.add()
    desk.cbp.act(OfficerAct(act="place_hold", bill=BILL, kind="manifest"))
    desk.wait("10m")
    desk.told()
    desk.file(*_records(OCEAN.replace("70001015", "70001023")))
    desk.officer("remove_hold", kind="manifest")
    assert desk.told() == ["54"]


def test_a_review_of_documents_that_an_officer_ends_early_ends_once(arrived):
    arrived.officer("request_documents", document_type="CBP01")
    arrived.upload()
    arrived.officer("review_done")
    assert arrived.told() == ["96", "90", "98"]
    arrived.wait("1h")
    assert arrived.told() == []
