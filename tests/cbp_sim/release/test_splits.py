"""Split shipments: parts of a bill in the manifest, and what becomes of the entries that name them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cbp_sim.errors import NotLegal
from cbp_sim.manifest import BillEvent
from tests.cbp_sim.release.desk import BILL, OCEAN, Desk, put, records

FLIGHTS = {"A": ("0101", 120), "B": ("0102", 130), "C": ("0103", 170)}
CODE, PARTS = 55, ["A", "B", "C"]


def part(desk: Desk, letter: str, event: str, **told: object) -> None:
    """A part of the bill departs or arrives."""
    voyage, quantity = FLIGHTS[letter]
    desk.bill(event, part=letter, **{"quantity": quantity, "carrier": "ZZOC", "voyage": voyage, **told})


def conveyance(letter: str, quantity: int | None = None, day: str = "010926") -> str:
    """An SE16 of a part."""
    voyage, aboard = FLIGHTS[letter]
    return f"SE16ZZOC{voyage:<5}{day}{quantity or aboard:08}"


def filing(code: str = " ", *letters: str, action: str = "A", in_bond: str = "") -> list[str]:
    """The ocean filing with a split release code, its bill by parts where some are named."""
    lines = records(OCEAN)
    lines[0] = put(put(lines[0], 5, action), CODE, code)
    if letters:
        lines[2] = put(lines[2], 60, " " * 8)
        lines[3:3] = [conveyance(letter).ljust(80) for letter in letters]
    if in_bond:
        lines.insert(2, f"SE15I    {in_bond}".ljust(72) + "N".ljust(8))
    return lines[: 3 + len(letters)] if action == "U" else lines


@pytest.fixture
def split(desk: Desk) -> Desk:
    """A desk at a bill of 420 that is on file."""
    desk.bill("on_file", quantity=420, port="2704")
    return desk


def file(desk: Desk, *args: str, **told: str) -> None:
    answer = desk.file(*filing(*args, **told))
    assert answer[-1].startswith("SE9002"), answer
    desk.wait("0s")


# the manifest


@pytest.mark.parametrize(
    ("event", "told", "why"),
    [
        ("on_file", {"part": "A"}, "departs or arrives: leave part out of on_file"),
        ("arrived", {"part": "AB"}, "part"),
        ("departed", {"in_bond": "123456782"}, "has in_bond and in_bond_port"),
        ("departed", {"in_bond_type": "62"}, "has in_bond and in_bond_port"),
    ],
)
def test_an_event_of_a_part_that_makes_no_sense_is_refused(event, told, why):
    with pytest.raises(ValidationError, match=why):
        BillEvent.model_validate({"issuer": "ZZOC", "number": "OCN260417", "event": event, **told})


def test_parts_have_a_quantity_of_a_bill_that_has_one_and_no_more_together(desk):
    with pytest.raises(NotLegal, match="is not on file: its parts depart and arrive"):
        part(desk, "A", "departed")
    desk.bill("on_file")
    with pytest.raises(NotLegal, match="needs its quantity"):
        desk.bill("departed", part="A")
    with pytest.raises(NotLegal, match="the manifest has none"):
        part(desk, "A", "departed")
    desk.bill("on_file", quantity=200)
    part(desk, "A", "departed")
    with pytest.raises(NotLegal, match="the parts come to 250 of 200"):
        part(desk, "B", "arrived")


def test_a_bill_that_is_split_moves_by_its_parts_alone(split):
    part(split, "A", "departed")
    with pytest.raises(NotLegal, match="is split, A so far: name the part that has arrived"):
        split.bill("arrived")
    part(split, "A", "departed", voyage="0109")
    part(split, "A", "arrived")
    with pytest.raises(NotLegal, match="split part: arrived is not legal while arrived"):
        part(split, "A", "arrived")


def test_a_split_bill_departs_and_arrives_with_the_last_of_its_quantity(split):
    states = []
    for letter in PARTS:
        part(split, letter, "departed")
        part(split, letter, "arrived")
        states = [line.state for line in split.cbp.timeline(BILL)]
    assert states == ["on_file", "on_file", "on_file", "on_file", "on_file", "departed", "arrived"]


def test_a_manifest_that_has_less_than_before_may_be_complete_at_once(split):
    file(split, "1")
    part(split, "A", "departed")
    part(split, "B", "departed")
    split.told()
    split.bill("on_file", quantity=250)
    assert [line.state for line in split.cbp.timeline(BILL)][-1] == "departed"


def test_a_bill_filed_anew_is_no_longer_split(split):
    file(split, "1")
    part(split, "A", "arrived")
    split.bill("deleted")
    assert split.told() == ["93", "95", "83", "61"]
    split.bill("on_file", quantity=420)
    split.bill("arrived")
    split.wait("1h")
    assert split.told() == ["93", "95", "98"]


# the entry


def test_an_entry_filed_when_parts_are_here_hears_of_each(split):
    part(split, "A", "arrived")
    part(split, "B", "departed")
    file(split, "1")
    assert split.told() == ["95", "94", "83"]


def test_so50_has_the_conveyance_of_a_part_and_so40_what_is_entered_of_it(split):
    file(split, "1", "A", "C")
    split.so()
    part(split, "A", "departed", eta="2026-01-09", port="2709")
    # 2345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert split.so()[0][-3:] == [
        "SO40RZZOCOCN260417                                         00000120     00000420",
        "SO500105260900" + "94BILL DEPARTED".ljust(42) + "YZZOC0101 0109262709",
        "SO600105260900" + "83SPLIT SHIPMENT RELEASE PENDING",
    ]


def test_a_part_that_the_entry_does_not_name_is_nothing_to_it(split):
    file(split, "1", "A", "B")
    split.told()
    part(split, "C", "arrived")
    assert split.told() == []


def test_of_two_voyages_with_one_number_the_nearer_day_is_meant(split):
    part(split, "A", "arrived", quantity=20, eta="2026-01-05")
    split.wait("4d")
    desk_day = {"eta": "2026-01-09", "voyage": "0101", "quantity": 120}
    part(split, "B", "departed", **desk_day)
    file(split, " ", "A")
    assert split.told() == ["94"]


def test_one_part_alone_needs_no_code(split):
    part(split, "A", "departed")
    file(split, " ", "A")
    part(split, "A", "arrived")
    split.wait("1h")
    assert split.told() == ["94", "95", "98"]


def test_the_filer_may_go_over_to_parts_as_they_come(split):
    file(split, "1")
    part(split, "A", "arrived")
    split.wait("1h")
    split.told()
    file(split, "2", action="U")
    split.wait("1h")
    assert split.told() == ["98"]


def test_an_update_does_not_tell_of_parts_again(split):
    file(split, "1")
    part(split, "A", "departed")
    split.told()
    file(split, "1", action="U")
    assert split.told() == []


def test_parts_that_have_departed_all_end_the_wait_of_a_hold_all_entry(split):
    file(split, "1")
    for letter in PARTS:
        part(split, letter, "departed")
    split.wait("1h")
    assert split.state == "admissible"


def test_an_entry_whose_parts_go_one_by_one_is_let_go_with_the_first_and_keeps_its_date(split):
    file(split, "2")
    part(split, "A", "departed")
    part(split, "A", "arrived")
    split.wait("1d")
    split.so()
    part(split, "B", "arrived")
    (_, release) = split.so()
    assert release[-1][14:16] == "98"
    assert release[-1][56:64] == "01062603"
    assert [line.codes for line in split.cbp.timeline(BILL) if line.codes] == [["1C"], ["1Z"]] * 2


def test_a_part_lets_nothing_go_of_a_release_that_is_suspended(split):
    file(split, "2")
    part(split, "A", "arrived")
    split.wait("1h")
    split.officer("suspend")
    split.told()
    part(split, "B", "arrived")
    assert split.told() == ["95"]
    split.officer("release")
    split.wait("1h")
    assert split.told() == ["98"]


def test_a_part_timer_that_comes_when_all_is_let_go_does_nothing(desk_with):
    desk = desk_with(pace={"release": "1h"})
    desk.bill("on_file", quantity=420)
    file(desk, "2")
    part(desk, "A", "arrived")
    desk.wait("2h")
    desk.told()
    part(desk, "B", "arrived")
    part(desk, "C", "arrived")
    desk.wait("2h")
    assert desk.told() == ["95", "95", "98"]


def test_a_part_on_the_tenth_day_qualifies_and_one_on_the_eleventh_does_not(split):
    file(split, "1")
    part(split, "A", "arrived")
    split.wait("10d")
    part(split, "B", "arrived")
    split.wait("1d")
    split.told()
    part(split, "C", "arrived")
    assert split.told() == ["95", "57"]
    split.officer("remove_hold", kind="split part")
    split.wait("1h")
    assert split.told() == ["98"]


def test_a_late_part_that_is_still_entered_is_refused_again(split):
    file(split, "1")
    part(split, "A", "arrived")
    split.wait("11d")
    part(split, "B", "arrived")
    split.told()
    file(split, "1", "A", "B", action="U")
    assert split.told() == ["95", "57"]


def test_more_than_is_aboard_is_more_than_the_manifest_has(split):
    lines = [line.replace("00000120", "00000121") for line in filing("1", "A", "B")]
    split.file(*lines)
    split.told()
    part(split, "A", "departed")
    assert split.told() == ["94", "58", "83"]


# in bond


def test_a_bill_under_the_in_bond_that_the_filer_names_has_its_so42(desk):
    desk.bill("on_file", quantity=420, port="2709", in_bond="123456782", in_bond_port="2704")
    desk.file(*filing(in_bond="123456782"))
    (told,) = desk.so()
    assert "SO42123456782   6127092704010526" in told


def test_no_so42_without_a_port_of_departure(desk):
    desk.bill("on_file", quantity=420, in_bond="123456782", in_bond_port="2704")
    desk.file(*filing(in_bond="123456782"))
    assert not [line for line in desk.so()[0] if line.startswith("SO42")]


def test_another_in_bond_than_the_manifests_keeps_the_entry_until_one_of_them_is_right(desk):
    desk.bill("on_file", quantity=420, port="2709", in_bond="123456793", in_bond_port="2704")
    file(desk, in_bond="123456782")
    assert desk.told() == ["93", "59"]
    desk.bill("departed", in_bond="123456782", in_bond_port="2704")
    assert desk.told() == ["94"]
    desk.bill("arrived")
    desk.wait("1h")
    assert desk.told() == ["95", "98"]
    desk.bill("deleted")
    assert desk.told() == ["62"]


def test_a_code_is_wanted_until_the_bill_is_no_longer_split(split):
    file(split)
    part(split, "A", "arrived")
    split.bill("deleted")
    assert split.told() == ["93", "95", "82", "61"]
    split.bill("on_file", quantity=420)
    split.bill("arrived")
    split.wait("1h")
    assert split.told() == ["93", "95", "98"]


def test_a_part_too_late_for_a_released_entry_is_told_of_and_nothing_else(split):
    file(split, "2")
    part(split, "A", "arrived")
    split.wait("11d")
    split.told()
    part(split, "C", "arrived")
    split.wait("1d")
    assert split.told() == ["95", "57"]
    assert split.state == "released"


def test_an_in_bond_of_a_part_is_known_from_the_day_it_was_told_of(split):
    told = {"in_bond": "123456782", "in_bond_port": "2704"}
    part(split, "B", "departed", **told)
    split.wait("2d")
    part(split, "B", "departed", **told, eta="2026-01-12")
    split.file(*filing(" ", "B", in_bond="123456782"))
    (told_of,) = split.so()
    assert "SO42123456782   6127042704010526      00000130" in told_of


def test_parts_of_an_entry_that_an_officer_let_go_as_a_whole_are_not_let_go_again(split):
    file(split, "1")
    part(split, "A", "arrived")
    split.officer("release", force=True)
    split.told()
    part(split, "B", "arrived")
    split.wait("1h")
    assert split.told() == ["95"]


def test_a_part_that_comes_after_a_release_ahead_of_it_changes_its_date_once(split):
    split.bill("on_file", eta="2026-01-09")
    file(split, "2")
    split.wait("5m")
    split.officer("release")
    split.told()
    split.wait("1d")
    part(split, "A", "arrived")
    split.wait("1h")
    assert split.told() == ["95", "22"]


def test_a_part_that_is_left_out_of_the_entry_is_not_let_go_with_it(split):
    file(split, "2", "A", "B")
    part(split, "B", "arrived")
    split.told()
    file(split, "2", "A", action="U")
    split.wait("1h")
    assert split.told() == ["97"]
    part(split, "A", "arrived")
    split.wait("1h")
    assert split.told() == ["95", "98"]
