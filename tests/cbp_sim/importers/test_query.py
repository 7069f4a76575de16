"""KI: what is on file about importers, and how it changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbp_sim.cbp import Cbp
from cbp_sim.handlers import importer_query
from cbp_sim.replies import Address
from formats.batch import Transaction
from formats.catair import importer_bond_query_reply
from formats.errors import LayoutError
from tests.cbp_sim.bonds.kit import CONTINUOUS, END, bond, on, rider, taken, user, world
from tests.cbp_sim.importers.test_account import account
from tests.cbp_sim.summary.kit import batch, put, send

BONDED = '[[importers]]\nnumber = "98-7654321"\nname = "EXAMPLE TOYS"\ncenter = "CEE008"\nmonthly_statements = false\n'
BOND = '[importers.bond]\nsurety = "004"\neffective = 2025-01-01\n'


def query(cbp: Cbp, *numbers: str, addresses: str = "") -> list[str]:
    """CBP's answer about up to six importers."""
    line = "K " + "".join(f"{number:<12}{addresses:<1}" for number in numbers)
    lines = send(cbp, batch([line.ljust(80)], application="KI"))
    return [line.rstrip() for line in lines if line[0] not in "ABYZ"]


def test_the_printed_answers() -> None:
    cbp = world(BONDED + BOND)
    account(cbp)
    taken([CONTINUOUS[0], "30EI 96-123456700", CONTINUOUS[2]])(cbp)
    assert query(cbp, "96-1234567", "98-7654321", addresses="1") == [
        #        1         2         3         4         5         6         7
        # 34567890123456789012345678901234567890123456789012345678901234567890123456789
        "K196-1234567001EXAMPLE IMPORTS LLC             900A00005000027040105262680000011",
        "K2DBAEXAMPLE BOOKS                           Y Y A",
        "K3PO BOX 100",
        "K4                                SPRINGFIELD          CA90000",
        "K5100 EXAMPLE WAY                 SUITE 2",
        "K6                                SPRINGFIELD          CA90000",
        "K7EXAMPLE IMPORTS LIMITED LIABIL PNDING PENDING CENTER ASSIGNMENT",
        "K8IN1ITY COMPANY",
        "K198-7654321001EXAMPLE TOYS                    004A             010125         1",
        "K2                                           N Y A",
        "K7EXAMPLE TOYS                   CEE008 CONSUMER PRODUCTS AND MASS MER",
        "K8IN2CHANDISING",
    ]


def test_who_is_not_on_file_is_void_or_inactive_comes_alone() -> None:
    rows = "".join(
        f'[[importers]]\nnumber = "98-000010{n}"\nstatus = "{s}"\n' for n, s in ((1, "void"), (2, "inactive"))
    )
    cbp = world(rows, importers=("98-1234567",))
    numbers = ("98-0000109", "98-0000101", "98-0000102", "1234-12345", "WHO")
    assert query(cbp, *numbers) == [
        "K198-0000109000",
        "K198-0000101003",
        "K198-0000102004",
        "K11234-12345  3",
        "K1WHO         0",
    ]
    assert query(world(), "", "") == ["K1            0"]
    assert query(world(), "-ABCDEFGHIJK") == ["K1-ABCDEFGHIJK0"]


def test_all_suffixes_of_a_number() -> None:
    cbp = world(BONDED, importers=("98-1234567",))
    account(cbp)
    account(cbp, put("T1:4-15", "96-1234567AB"))
    assert [line[:15] for line in query(cbp, "96-1234567**") if line.startswith("K1")] == [
        "K196-1234567002", "K196-1234567AB2",
    ]  # fmt: skip
    assert query(cbp, "95-1234567**") == ["K195-1234567**0"]


def test_an_importer_of_whom_nothing_is_told_is_named_by_his_number() -> None:
    assert query(world(), "98-1234567") == [
        "K198-1234567002",
        "K2                                           Y",
        "K7IMPORTER 98-123456700          PNDING PENDING CENTER ASSIGNMENT",
    ]


def test_what_a_bond_goes_through_is_told() -> None:
    cbp = world()
    large = [CONTINUOUS[0].replace("B81  0000050000", "B816 9999999999"), *CONTINUOUS[1:]]
    taken(CONTINUOUS, large, END)(cbp)
    lines = query(cbp, "98-1234567")
    assert lines[:4] == [
        "K198-1234567001                                900A00005000027040105262680000011",
        "K2                                    020126 Y Y A",
        "K198-1234567001                                900P         27040105262680000022",
        "K2                                           Y Y A       9999999999",
    ]
    on("2026-02-02")(cbp)
    assert [line[50] for line in query(cbp, "98-1234567") if line.startswith("K1")] == ["P"]


def test_a_user_is_told_of_his_own_end() -> None:
    cbp = world()
    taken(CONTINUOUS, rider(user("01", "A", "010526")), rider(user("01", "D", "011526")))(cbp)
    assert query(cbp, "98-123456701")[1] == "K2                                           Y Y A 011526"
    on("2026-01-16")(cbp)
    assert query(cbp, "98-123456701")[1] == "K2                                           Y Y T 011526"
    assert query(cbp, "98-123456700")[1] == "K2                                           Y Y A"


def test_a_bond_of_the_profile_that_has_ended_is_told_no_more() -> None:
    assert query(world(BONDED + BOND + "terminates = 2027-01-01\n"), "98-7654321")[1].startswith(
        "K2".ljust(38) + "010127"
    )
    assert query(world(BONDED + BOND + "terminates = 2026-01-01\n"), "98-7654321")[0][14] == "2"
    assert bond(world(BONDED + BOND), [CONTINUOUS[0], "30EI 98-765432100", CONTINUOUS[2]])[2].startswith("90 FS96")


def test_a_gap_is_answered_by_x38() -> None:
    lines = send(world(), batch([("K 98-1234567 ".ljust(28) + "98-1234567").ljust(80)], application="KI"))
    assert "X38" in [line[4:7] for line in lines if line.startswith("X1")]


def test_a_transaction_that_was_never_read_is_our_mistake() -> None:
    with world()._world() as the_world, pytest.raises(LayoutError):
        importer_query.HANDLER.answer(Transaction("KI", 1, 3, ("X",)), Address("1234", "N01", "2704", "N01"), the_world)


@given(st.text("0123456789ABC-* 1", min_size=78, max_size=78))
def test_every_query_is_answered(text: str) -> None:
    cbp = world(BONDED + BOND)
    answered = [line for line in send(cbp, batch(["K " + text], application="KI")) if line[0] not in "ABYZ"]
    if not answered[0].startswith("X"):
        faults = importer_bond_query_reply.CHAPTER.read(answered).faults
        assert not [fault for fault in faults if fault.structural]
