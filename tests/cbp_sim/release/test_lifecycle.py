"""A cargo release entry from its filing to its release, as the wire shows it."""

from __future__ import annotations

import pytest

from cbp_sim.errors import NotLegal, SimulatorError
from cbp_sim.holds import EXAM
from cbp_sim.lifecycle.release_file import Release
from tests.cbp_sim.release.desk import ENTRY, OCEAN, records

BILL = "SE15RZZOCOCN260417                                         00000420     N"


def test_a_clean_ocean_entry_is_matched_admitted_and_released_when_the_cargo_arrives(desk):
    assert desk.add()[-1] == "SE9002   MESSAGE ACCEPTED"
    assert desk.told() == ["91"]
    assert desk.state == "filed"
    desk.bill("on_file", quantity=420)
    assert desk.told() == ["93"]
    assert desk.state == "matched"
    desk.bill("departed")
    assert desk.told() == ["94"]
    desk.wait("5m")
    assert desk.told() == ["97"]
    assert desk.state == "admissible"
    desk.wait("3d")
    desk.bill("arrived")
    assert desk.told() == ["95", "98"]
    assert desk.state == "released"


def test_the_notification_of_an_arrival_shows_header_reference_bill_and_disposition(desk):
    desk.add()
    desk.bill("on_file", quantity=500, carrier="ZZOC", vessel="EXAMPLE MERIDIAN", voyage="0417W", eta="2026-01-08")
    desk.so()
    desk.wait("5m")
    desk.so()
    desk.wait("3d")
    desk.bill("arrived")
    # 2345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert desk.so()[0] == [
        "SO102704N01  70001015 0100-123456700ZZOCEXAMPLE MERIDIAN    0417W010826",
        "SO20CR REL-00101",
        "SO40RZZOCOCN260417                                         00000420     00000500",
        "SO50010826090595BILL ARRIVED                            N",
    ]


def test_the_notification_of_a_release_has_its_date_and_origin(desk):
    desk.add()
    desk.bill("on_file")
    desk.wait("2d")
    desk.so()
    desk.bill("arrived")
    # 2345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert desk.so()[-1][-1] == "SO60010726090098RELEASED                                01072603"


def test_a_notification_goes_to_whoever_filed_with_the_user_text_of_its_block(desk):
    desk.file(*records(OCEAN), user_text="SHIPMENT 4711")
    (message,) = [one for one in desk.cbp.messages("1234N01") if one.application == "SO"]
    assert message.lines[0].rstrip() == "A1234N01      010526     SO"
    assert message.lines[1].rstrip() == "B  2704N01SO".ljust(59) + "SHIPMENT 4711"
    assert message.lines[-2].rstrip() == "Y  2704N01SO00004"


def test_the_answer_leaves_before_any_notification(desk):
    desk.bill("on_file")
    desk.add()
    assert [one.application for one in desk.cbp.messages()] == ["SX", "SO"]


def test_an_entry_filed_after_its_bill_finds_the_bill_as_it_is(desk):
    desk.bill("on_file")
    desk.bill("departed")
    desk.bill("arrived")
    desk.add()
    assert desk.told() == ["95"]
    desk.wait("5m")
    assert desk.released() == ("010526", "01")


def test_a_disposition_comes_no_sooner_than_five_days_before_the_estimated_arrival(desk):
    desk.add()
    desk.bill("on_file", eta="2026-01-20")
    desk.told()
    desk.wait("9d")
    assert desk.told() == []
    desk.wait("1d")
    assert desk.told() == ["97"]


def test_the_pace_of_the_world_says_how_long_matching_review_and_release_take(desk_with):
    desk = desk_with(pace={"bill_match": "10m", "review": "1h", "release": "30m"})
    desk.add()
    desk.bill("on_file")
    desk.bill("departed")
    desk.bill("arrived")
    assert desk.told() == []
    desk.wait("10m")
    assert desk.told() == ["95"]
    desk.wait("1h")
    assert desk.told() == []
    desk.wait("30m")
    assert desk.told() == ["98"]


def test_an_entry_with_two_bills_waits_for_both(desk):
    desk.add(OCEAN.replace(BILL, BILL + "\n" + BILL.replace("260417", "260418")))
    assert desk.told() == ["91", "91"]
    desk.bill("on_file")
    desk.bill("arrived")
    assert desk.told() == ["93", "95"]
    desk.wait("1d")
    assert desk.told() == []
    desk.bill("on_file", number="OCN260418")
    desk.wait("5m")
    assert desk.told() == ["93", "97"]
    desk.bill("arrived", number="OCN260418")
    assert desk.told() == ["95", "98"]


def test_a_house_bill_is_matched_by_its_own_number_and_told_with_its_master(desk):
    master = "SE15MZZOCOCN260417                                                  N"
    house = "SE15HZZFWFWD260417                                         00000420     N"
    text = OCEAN.replace(BILL, f"{master.replace(' N', '     N')}\n{house}")
    desk.add(text)
    desk.so()
    desk.bill("on_file", issuer="ZZFW", number="FWD260417")
    (notice,) = desk.so()
    assert [line[:17] for line in notice[2:4]] == ["SO40MZZOCOCN26041", "SO40HZZFWFWD26041"]
    assert notice[4][14:16] == "93"


def test_a_bill_outside_every_manifest_is_taken_at_the_filers_word_until_its_arrival(desk):
    desk.add(mail(arrival="010926"))
    assert desk.told() == []
    desk.wait("5m")
    assert desk.told() == ["97"]
    desk.wait("5d")
    assert desk.released() == ("010926", "03")


def test_a_released_entry_gets_a_new_date_when_the_cargo_comes_on_another_day_than_estimated(desk):
    desk.add()
    desk.bill("on_file", eta="2026-01-08")
    desk.wait("5m")
    desk.so()
    desk.officer("release")
    assert desk.released() == ("010826", "02")
    desk.wait("5d")
    desk.bill("arrived")
    assert desk.released() == ("011026", "03")
    assert desk.state == "released"


def test_an_exam_drawn_by_chance_stops_the_entry_until_its_result(desk_with):
    desk = desk_with(exam_rate=1.0)
    desk.add()
    desk.bill("on_file")
    desk.told()
    desk.wait("5m")
    assert desk.told() == ["03"]
    assert desk.state == "intensive exam"
    desk.officer("exam_result", result="clean")
    assert desk.told() == ["97"]


def test_a_document_drawn_by_chance_is_asked_for_and_reviewed_when_it_comes(desk_with):
    desk = desk_with(document_rate=1.0)
    desk.add()
    desk.bill("on_file")
    desk.bill("arrived")
    desk.told()
    desk.wait("5m")
    (notice,) = desk.so()
    # 2345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert notice[-1] == "SO60010526090596DOCUMENT REQUIRED                               CBP01"
    assert desk.state == "document required"
    desk.upload("CBP01")
    assert desk.told() == ["90"]
    assert desk.state == "under review"
    desk.wait("5m")
    assert desk.released() == ("010526", "06")


@pytest.mark.parametrize(
    ("days", "code"), [(30, "26"), (60, "28"), (83, "25"), (90, "23")], ids=["30", "60", "last notice", "cancelled"]
)
def test_an_entry_without_a_bill_is_warned_and_at_last_cancelled(desk, days, code):
    desk.add()
    desk.told()
    desk.wait(f"{days - 1}d23h")
    desk.told()
    desk.wait("1h")
    assert desk.told() == [code]
    assert desk.state == ("cancelled" if code == "23" else "filed")


def test_a_bill_that_comes_ends_the_warnings(desk):
    desk.add()
    desk.wait("31d")
    assert desk.told() == ["91", "26"]
    desk.bill("on_file")
    desk.told()
    desk.wait("90d")
    assert desk.told() == ["97"]


def test_a_suspended_release_comes_back_by_an_officer_only(released):
    released.officer("suspend")
    assert released.told() == ["99"]
    assert released.state == "suspended"
    released.wait("10d")
    assert released.told() == []
    released.officer("release")
    assert released.released() == ("011526", "06")


def test_an_officer_cancels_what_is_not_released(matched):
    matched.officer("cancel")
    assert matched.told() == ["23"]
    assert matched.state == "cancelled"


def test_a_released_entry_must_be_suspended_before_cbp_cancels_it(released):
    with pytest.raises(NotLegal, match="suspend it first; force would do it"):
        released.officer("cancel")
    released.officer("cancel", force=True)
    assert released.told() == ["99", "23"]
    assert released.cbp.timeline(released.entry)[-1].note.startswith("forced although")


def test_nothing_happens_to_a_cancelled_entry_any_more(desk):
    desk.add()
    desk.told()
    desk.cancel()
    assert desk.told() == ["23"]
    desk.bill("on_file")
    desk.bill("arrived")
    desk.wait("200d")
    assert desk.told() == []
    with pytest.raises(NotLegal, match="a cancelled entry stays so"):
        desk.officer("release", force=True)
    with pytest.raises(NotLegal, match="is cancelled: no document"):
        desk.upload()


MAIL = [
    # 2345678901234567890123456789012345678901234567890123456789012345678901234567890
    "SE10AN01  70001015 01EI 00-12345670050800000482502704  2704",
    "SE13RELEASE DESK                            2135550100",
    "SE15R    MAILPARCEL                                                     Y",
]


def mail(*, arrival: str) -> str:
    """An entry by mail, which no manifest holds."""
    return "\n".join([*MAIL, f"SE16ZZOCMAIL {arrival}00000001", *OCEAN.splitlines()[3:]])


def test_a_port_that_the_filer_leaves_out_is_the_bills_own(desk):
    desk.add(OCEAN.replace("0000048250" + "2704 ", "0000048250" + "     ", 1))
    desk.bill("on_file", port="2709")
    assert desk.so()[-1][0][:8] == "SO102709"


def test_an_entry_that_comes_on_the_day_it_was_released_for_gets_no_new_date(desk):
    desk.add()
    desk.bill("on_file", eta="2026-01-08")
    desk.wait("5m")
    desk.officer("release")
    desk.so()
    desk.wait("3d")
    desk.bill("arrived")
    assert desk.told() == ["95"]


def test_a_bill_that_went_before_the_entry_heard_of_it_is_not_told_of(desk_with):
    desk = desk_with(pace={"bill_match": "10m"})
    desk.bill("on_file")
    desk.add()
    desk.bill("deleted")
    desk.wait("1h")
    assert desk.told() == ["91"]


def test_what_a_dropped_bill_still_had_to_say_is_not_heard(desk_with):
    desk = desk_with(pace={"bill_match": "10m"})
    desk.add()
    desk.bill("on_file")
    desk.change("U", "\n".join(OCEAN.splitlines()[:3]).replace("260417", "260499"))
    desk.wait("1h")
    assert desk.told() == ["91"]
    assert desk.state == "filed"


def test_a_bill_by_mail_is_asked_for_again_without_being_told_of(desk):
    desk.add(mail(arrival="010926"))
    desk.wait("5m")
    desk.told()
    lines = mail(arrival="010926").splitlines()[:4]
    assert desk.change("U", "\n".join(lines))[-1].startswith("SE9002")
    assert desk.told() == []
    desk.wait("5d")
    assert desk.told() == ["98"]


def test_a_released_entry_with_an_open_hold_can_not_be_kept(released):
    with released.cbp._world() as world:
        entry = Release.of(world, ENTRY)
        entry.open_hold(EXAM)
        with pytest.raises(SimulatorError, match="released with an open hold"):
            entry.close("a mistake of ours")


def test_an_update_made_while_a_bill_is_being_deleted_hears_of_it_in_its_turn(desk_with):
    desk = desk_with(pace={"bill_match": "10m"})
    desk.bill("on_file")
    desk.add()
    desk.wait("20m")
    desk.change("U", "\n".join(OCEAN.splitlines()[:3]))
    desk.wait("1m")
    desk.bill("deleted")
    desk.told()
    desk.wait("9m")
    assert desk.told() == []
    desk.wait("1m")
    assert desk.told() == ["61"]
