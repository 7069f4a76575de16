"""$I: manufacturers, and what knows them afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import formats.catair.manufacturer_add as chapter
from cbp_sim.cbp import Cbp
from cbp_sim.handlers import manufacturer
from cbp_sim.replies import Address
from formats.batch import Transaction
from formats.catair import manufacturer_add_reply
from formats.classes import SPECIAL
from formats.errors import LayoutError
from tests.cbp_sim.bonds.kit import world
from tests.cbp_sim.summary.kit import Edit, batch, drop, file, put, send

EXAMPLE = (Path(chapter.__file__).parent / "example.txt").read_text(encoding="utf-8").splitlines()
ADD, UPDATE = EXAMPLE[:5], EXAMPLE[5:]
NOBODY = 'known_manufacturers = ["GBEXAPRE12LON"]\n'


def maker(cbp: Cbp, lines: list[str], *edits: Edit) -> list[str]:
    """CBP's answer, control records and blanks at the end left out."""
    for edit in edits:
        lines = edit(lines)
    answered = send(cbp, batch([line.ljust(80)[:80] for line in lines], application="$I"))
    return [line.rstrip() for line in answered if line[0] not in "ABYZ"]


def test_a_manufacturer_comes_back_with_the_id_that_cbp_made() -> None:
    assert maker(world(), EXAMPLE, put("$4:57-71", "DEMUSGLA7BRE")) == [
        #        1         2         3         4         5         6         7
        # 34567890123456789012345678901234567890123456789012345678901234567890123456789
        "$ABATCH 17",
        "$5U00001DEMUSTER GLASHUETTE",
        "$6                               DEMUSGLA7BRE     28195",
        "$5U00002",
        "$6                               GBEXAPRE12LON    N1 9GU",
    ]


def test_a_manufacturer_that_was_added_is_known_to_summaries_and_may_be_updated() -> None:
    cbp = world(NOBODY)
    his = put("47M:4-18", "DEMUSGLA7BRE")
    update = put("$4:57-71", "DEMUSGLA7BRE")
    assert file(cbp, his).codes == ["523"]
    assert maker(cbp, UPDATE, update) == ["$5E00002", "$7ZMC MID NOT ON FILE"]
    maker(cbp, ADD)
    assert file(cbp, his).accepted
    assert maker(cbp, UPDATE, update)[0] == "$5U00002"
    with cbp._world() as the_world:
        thing = the_world.find("manufacturer", "DEMUSGLA7BRE")
        assert thing is not None
        assert thing.data == {
            "country": "DE", "name": "MUSTER GLASHUETTE", "street": "MUSTERWEG 7", "city": "BREMEN",
            "postal_code": "N1 9GU",
        }  # fmt: skip


REFUSED = [
    ("ZM1 CITY MISSING", ADD, (put("$3:54-76", ""), put("$4:3-46", "BREMEN"), put("$4:57-71", ""))),
    ("ZM2 UPDATE SEQUENCE NUMBER INVALID", ADD, (put("$1:4-8", "1X"),)),
    ("ZM3 UPDATE ACTION CODE UNKNOWN CODE", ADD, (put("$1:3", "Q"),)),
    ("ZM4 COUNTRY CODE MISSING", ADD, (put("$1:9-10", ""),)),
    ("ZM5 COUNTRY CODE UNKNOWN", ADD, (put("$1:9-10", "QQ"), put("$4:57-71", ""))),
    ("ZM6 CA NOT ALLOWED USE PROVINCE CODE", ADD, (put("$1:9-10", "CA"),)),
    ("ZM7 FIRM NAME MISSING", ADD, (put("$1:11-80", ""),)),
    ("ZM8 POSTAL CODE REQUIRED", ADD, (put("$1:9-10", "CN"), put("$4:47-71", ""))),
    ("ZM8 POSTAL CODE REQUIRED", ADD, (put("$1:9-10", "XB"), put("$4:47-71", ""))),
    ("ZM9 MID CANNOT BE MADE FROM NAME AND CITY", ADD, (put("$1:11-80", "THE"), put("$4:57-71", ""))),
    ("ZMA MID DOES NOT MATCH NAME AND ADDRESS", ADD, (put("$4:57-71", "DEMUSGLA8BRE"),)),
    ("ZMB MID REQUIRED FOR UPDATE", UPDATE, (put("$4:57-71", ""),)),
    ("ZMC MID NOT ON FILE", UPDATE, (put("$4:57-71", "GBEXAPRE13LON"),)),
    ("ZMD COUNTRY AND NAME NOT ALLOWED ON UPDATE", UPDATE, (put("$1:9-10", "GB"),)),
]


@pytest.mark.parametrize(("says", "base", "edits"), REFUSED)
def test_a_manufacturer_is_refused(says: str, base: list[str], edits: tuple[Edit, ...]) -> None:
    lines = maker(world(NOBODY), [line.ljust(80) for line in base], *edits)
    assert lines[-2].startswith("$5E"), lines
    assert lines[-1] == f"$7{says}"


def test_one_that_is_refused_leaves_the_others_alone() -> None:
    lines = maker(world(), [*ADD, *ADD, *UPDATE], put("$1:9-10", "CA", nth=2))
    assert [line[:3].strip() for line in lines] == ["$AB", "$5U", "$6", "$AB", "$5E", "$7Z", "$5U", "$6"]


def test_records_out_of_order_are_answered_by_x1() -> None:
    lines = send(world(), batch(drop("$3")([line.ljust(80) for line in ADD]), application="$I"))
    assert [line[4:7] for line in lines if line.startswith("X1")] == ["X35", "999"]


def test_a_transaction_that_was_never_read_is_our_mistake() -> None:
    with world()._world() as the_world, pytest.raises(LayoutError):
        manufacturer.HANDLER.answer(Transaction("$I", 1, 3, ("X",)), Address("1234", "N01", "2704", "N01"), the_world)


characters = st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" + SPECIAL.replace("\u00a2", "") + " " * 20)


@given(st.data())
def test_every_manufacturer_is_answered(data: st.DataObject) -> None:
    lines = [line.ljust(80) for line in EXAMPLE]
    for _ in range(data.draw(st.integers(min_value=1, max_value=4))):
        at = data.draw(st.integers(min_value=0, max_value=len(lines) - 1))
        cls = chapter.CHAPTER.class_of(lines[at])
        assert cls is not None
        column = data.draw(st.sampled_from([one for one in cls.layout.columns if one.start > 2]))
        text = data.draw(st.text(characters, max_size=column.width)).ljust(column.width)
        lines[at] = lines[at][: column.start - 1] + text + lines[at][column.end :]
    answered = [line for line in send(world(), batch(lines, application="$I")) if line[0] not in "ABYZ"]
    if not answered[0].startswith("X"):
        faults = manufacturer_add_reply.CHAPTER.read(answered).faults
        assert not [fault for fault in faults if fault.structural]
