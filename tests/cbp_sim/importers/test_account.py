"""TP: importer accounts, and what knows them afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import formats.catair.importer_consignee_5106 as chapter
from cbp_sim.cbp import Cbp
from cbp_sim.handlers import importer_account
from cbp_sim.replies import Address
from formats.batch import Transaction
from formats.catair import importer_consignee_5106_reply
from formats.classes import SPECIAL
from formats.errors import LayoutError
from tests.cbp_sim.bonds.kit import CONTINUOUS, accepted, bond, codes, world
from tests.cbp_sim.release.desk import OCEAN, records
from tests.cbp_sim.summary.kit import Edit, add, batch, drop, file, put, send

EXAMPLE = (Path(chapter.__file__).parent / "example.txt").read_text(encoding="utf-8").splitlines()
ask: Edit = lambda lines: put("T1:4-15", "")(put("T1:3", "N")(lines))  # noqa: E731
foreign: tuple[Edit, ...] = (put("T2:79-80", "GB"), put("T2:68-69", "FN"), put("T2:70-78", ""))


def account(cbp: Cbp, *edits: Edit) -> list[str]:
    """CBP's answer, control records and blanks at the end left out."""
    sent = [line.ljust(80) for line in EXAMPLE]
    for edit in edits:
        sent = edit(sent)
    lines = send(cbp, batch([line.ljust(80)[:80] for line in sent], application="TP"))
    return [line.rstrip() for line in lines if line[0] not in "ABYZ"]


def told(lines: list[str]) -> list[str]:
    """The conditions, without the last word."""
    return [line[4:7] for line in lines if line.startswith("E1 ")]


def test_an_account_that_is_added_comes_back_with_its_number_and_name() -> None:
    cbp = world(importers=("98-123456700",))
    assert account(cbp) == [
        #        1         2         3         4         5         6         7
        # 34567890123456789012345678901234567890123456789012345678901234567890123456789
        "E0 IMPACC 000001 REF ID: 96-123456700EXAMPLE IMPORTS LLC",
        "E1A 995   IMPORTER HAS BEEN ADDED",
    ]
    assert [line.note for line in cbp.timeline("96-123456700")] == ["EXAMPLE IMPORTS LLC"]


def test_what_is_wrong_stands_after_the_record_that_it_is_about() -> None:
    assert account(world(), put("TE:3", "9"), put("T1:80", "")) == [
        "E0 T1     000001 REF ID: A96-1234567  EXAMPLE IMPORTS LLC             PO BOX 100",
        "E1 FZTA   IMPORTER TYPE REQUIRED FOR US IMPORTER",
        "E0 TE     000009 REF ID: 9               1               BOOKS AND GLASSWARE",
        "E1 FZT3   MAILING ADDRESS TYPE UNKNOWN CODE",
        "E1RF998   TRANSACTION DATA REJECTED",
    ]


def test_an_importer_that_was_added_is_known_to_summaries_releases_and_bonds() -> None:
    cbp = world(importers=("98-123456700", "00-123456700"))
    his = (put("11:3-14", "96-1234567"),)
    filing = [line.replace("EI 00-123456700", "EI 96-123456700", 1) for line in records(OCEAN)]
    his_bond = [CONTINUOUS[0], "30EI 96-123456700", CONTINUOUS[2]]
    assert file(cbp, *his).codes == ["101"]
    assert not any(line.startswith("SE9002") for line in send(cbp, batch(filing, application="SE")))
    assert codes(bond(cbp, his_bond)) == ["S34", "S98"]
    account(cbp)
    assert file(cbp, *his).accepted
    assert any(line.startswith("SE9002") for line in send(cbp, batch(filing, application="SE")))
    lines = bond(cbp, his_bond)
    assert accepted(lines)
    assert lines[1] == "30EI 96-123456700EXAMPLE IMPORTS LLC"


def test_an_add_makes_an_inactive_importer_active_again() -> None:
    cbp = world('[[importers]]\nnumber = "96-1234567"\nstatus = "inactive"\n')
    his = (put("11:3-14", "96-1234567"),)
    assert file(cbp, *his).codes == ["111"]
    assert account(cbp)[-1].startswith("E1A 995")
    assert file(cbp, *his).accepted


def test_cbp_assigns_a_number_to_who_asks_for_one() -> None:
    cbp = world(importers=("98-123456700",))
    lines = account(cbp, ask, put("TD:67", "X"))
    assert lines == [
        "E0 IMPACC 000001 REF ID: 262704-00001EXAMPLE IMPORTS LLC",
        "E1A 995   IMPORTER HAS BEEN ADDED",
    ]
    assert file(cbp, put("11:3-14", "262704-00001")).accepted
    assert account(cbp, ask, put("TD:67", "X"))[0].split()[-1] == "LLC"
    assert file(cbp, put("11:3-14", "262704-00002")).accepted


def test_an_update_takes_the_place_of_what_was_there() -> None:
    cbp = world()
    account(cbp)
    lines = account(cbp, put("T1:3", "U"), put("T1:16-47", "EXAMPLE IMPORTS INC"), drop("T3"), drop("TNIN1"))
    assert lines == [
        "E0 IMPACC 000001 REF ID: 96-123456700EXAMPLE IMPORTS INC",
        "E1A 996   IMPORTER HAS BEEN UPDATED",
    ]


REFUSED = [
    ("ZT1", (put("TF:3-32", ""),)),
    ("ZT2", (put("T2:68-69", "9X"),)),
    ("ZT4", (put("T1:4-15", ""),)),
    ("ZT5", (put("T1:3", "N"), put("TD:67", "X"))),
    ("ZT6", (put("T1:4-15", "1234"),)),
    ("ZTB", (put("T2:79-80", "QQ"),)),
    ("ZTC", (put("T2:68-69", "QQ"),)),
    ("ZTD", (put("T2:70-78", ""),)),
    ("ZTD", (put("TC:26-34", ""),)),
    ("ZTE", (put("TE:19", ""),)),
    ("ZTF", (drop("TB"), drop("TC"))),
    ("ZTG", (put("TE:3", "8"),)),
    ("ZTG", (put("TE:19", "8"),)),
    ("ZTG", (put("TD:8", "X"),)),
    ("ZTH", (put("TD:4-8", ""),)),
    ("ZTI", (ask,)),
    ("ZTJ", (put("TN:3-5", "BN1"),)),
    ("ZTK", (put("TI:3-4", "02"),)),
    ("ZTK", (put("TK:3-4", "02"),)),
]


@pytest.mark.parametrize(("code", "edits"), REFUSED)
def test_an_account_is_refused(code: str, edits: tuple[Edit, ...]) -> None:
    lines = account(world(), *edits)
    assert told(lines) == [code], lines
    assert lines[-1] == "E1RF998   TRANSACTION DATA REJECTED"


def test_who_is_on_file_who_is_not_and_who_is_void() -> None:
    assert told(account(world(importers=("96-123456700",)))) == ["ZT7"]
    assert told(account(world(importers=("98-123456700",)), put("T1:3", "U"))) == ["ZT8"]
    assert told(account(world('[[importers]]\nnumber = "96-1234567"\nstatus = "void"\n'))) == ["ZT9"]


def test_abroad_there_need_be_no_postal_code_and_no_type() -> None:
    lines = account(world(), *foreign, put("T1:80", ""), drop("TB"), drop("TC"), put("TE:19", ""), drop("TA"))
    assert lines[-1].startswith("E1A 995"), lines


def test_a_title_that_is_too_long_gives_way() -> None:
    lines = account(world(), put("TD:65", "Y"))
    assert lines[1] == "E1 FZT3   CBP-ASSIGNED NUMBER REQUEST UNKNOWN CODE"


def test_records_out_of_order_are_answered_by_x1() -> None:
    lines = send(world(), batch([line.ljust(80) for line in EXAMPLE[1:]], application="TP"))
    assert [line[4:7] for line in lines if line.startswith("X1")] == ["X33", "999"]


def test_a_transaction_that_was_never_read_is_our_mistake() -> None:
    with world()._world() as the_world, pytest.raises(LayoutError):
        importer_account.HANDLER.answer(
            Transaction("TP", 1, 3, ("T1",)), Address("1234", "N01", "2704", "N01"), the_world
        )


characters = st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" + SPECIAL.replace("\u00a2", "") + " " * 20)


@given(st.data())
def test_every_account_is_answered(data: st.DataObject) -> None:
    lines = [line.ljust(80) for line in EXAMPLE]
    for _ in range(data.draw(st.integers(min_value=1, max_value=4))):
        at = data.draw(st.integers(min_value=0, max_value=len(lines) - 1))
        cls = chapter.CHAPTER.class_of(lines[at])
        assert cls is not None
        column = data.draw(st.sampled_from([one for one in cls.layout.columns if one.start > 2]))
        text = data.draw(st.text(characters, max_size=column.width)).ljust(column.width)
        lines[at] = lines[at][: column.start - 1] + text + lines[at][column.end :]
    answered = [line for line in send(world(), batch(lines, application="TP")) if line[0] not in "ABYZ"]
    if not answered[0].startswith("X"):
        faults = importer_consignee_5106_reply.CHAPTER.read(answered).faults
        assert not [fault for fault in faults if fault.structural]


def test_a_name_without_a_continuation_is_as_it_stands() -> None:
    cbp = world()
    account(cbp, drop("TNIN1"), add("TNCE1X", after="TF"))
    with cbp._world() as the_world:
        thing = the_world.find("importer", "96-123456700")
        assert thing is not None
        assert thing.data["legal_name"] == "EXAMPLE IMPORTS LIMITED LIABIL"
