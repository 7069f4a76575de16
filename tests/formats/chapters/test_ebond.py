"""CB: the map of each designation, what comes too often, and the columns of the records."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from formats.catair.ebond import CHAPTER, start
from formats.catair.ebond.records import (
    Adjustment,
    BondHeader,
    BondUser,
    CoPrincipal,
    CoSurety,
    Ending,
    NewBond,
    NotifyParties,
    Principal,
    Reinsurer,
    Rider,
    SecuredTransaction,
    Surety,
)
from formats.errors import DoesNotFit
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

EXAMPLE = files("formats.catair.ebond").joinpath("example.txt").read_text(encoding="ascii").splitlines()


def terminals(text: str) -> list[str]:
    found: list[str] = []
    for word in text.split():
        name, _, times = word.partition("*")
        found += [name] * int(times or 1)
    return found


def shape(text: str, rule: str = "transaction") -> Shape | tuple[OrderFault, ...]:
    return CHAPTER.structure.shape(rule, terminals(text))


@pytest.mark.parametrize(
    ("designation", "rule"),
    [("B", "transaction"), ("A", "transaction"), ("U", "transaction"), ("E", "transaction"), ("C", "adjustment"),
     ("V", "ending"), ("T", "ending"), ("R", "rider"), ("?", "transaction"), (" ", "transaction")],
)  # fmt: skip
def test_the_designation_names_the_map(designation: str, rule: str) -> None:
    assert start(BondHeader.read(f"10{designation}9".ljust(80))) == rule


@pytest.mark.parametrize(
    ("before", "item", "ceiling", "code"),
    [
        ("R10", "R12", 1, "S62"),
        ("R10", "R20", 1, "S26"),
        ("R10", "R30", 1, "S66"),
        ("R10 R30", "R35", 99, "S37"),
        ("R10 R30", "R36", 999, "S43"),
        ("R10 R30", "R40", 1, "S67"),
        ("R10 R30 R40", "R45", 99, "S68"),
        ("R10 R30 R40", "R46", 1, "SR1"),
    ],
)
@pytest.mark.parametrize("rule", CHAPTER.starts)
def test_a_ceiling_is_reached_and_not_passed(rule: str, before: str, item: str, ceiling: int, code: str) -> None:
    assert isinstance(shape(f"{before} {item}*{ceiling}", rule), Shape)
    (breach,) = shape(f"{before} {item}*{ceiling + 1}", rule)
    assert (breach.kind, breach.item, breach.ceiling) == (Kind.LOOP, item, ceiling)
    assert breach.at == len(terminals(before)) + ceiling
    assert CHAPTER.loop_codes[item] == code


@pytest.mark.parametrize(
    ("sequence", "at"),
    [("R10 R20 R12", 2), ("R10 R36 R35", 2), ("R10 R40 R30", 2), ("R10 R46 R45", 2), ("R10 R10", 1)],
)
def test_the_map_refuses_another_order(sequence: str, at: int) -> None:
    (breach,) = shape(sequence)
    assert (breach.kind, breach.at) == (Kind.ORDER, at)


@pytest.mark.parametrize(
    ("lines", "number", "kind", "code"),
    [
        (["12"], 3, Kind.HEADER, "S01"),
        (["10B9", "13"], 4, Kind.IDENTIFIER, "S03"),
        (["10B9", "40", "30"], 5, Kind.ORDER, "S71"),
        (["10B9", "30", "30"], 5, Kind.LOOP, "S66"),
        (["10B9", "30", *["35"] * 100], 104, Kind.LOOP, "S37"),
    ],
)
def test_a_breach_of_the_map_has_the_condition_of_the_chapter(
    lines: list[str], number: int, kind: Kind, code: str
) -> None:
    reading = CHAPTER.read([line.ljust(80) for line in lines], number=3)
    assert reading.content is None
    assert (number, kind, code) in [(fault.number, fault.kind, fault.code) for fault in reading.faults]


ALL = [line.ljust(80) for line in ("12", "20", "30", "35", "36", "40", "45", "46")]


@pytest.mark.parametrize(
    ("designation", "cls", "extraneous"),
    [
        ("B", NewBond, ""),
        ("C", Adjustment, "12 20 30 35 36"),
        ("V", Ending, "12 20 30 35 36 40 45 46"),
        ("T", Ending, "12 20 30 35 36 40 45 46"),
        ("R", Rider, "12 20 30 35 40 45 46"),
    ],
)
def test_what_does_not_go_with_the_designation_is_read_and_told(designation: str, cls: type, extraneous: str) -> None:
    """CB-25 and CB-26, record 10, note 1; the map of riders, CB-16."""
    content = CHAPTER.read([f"10{designation}9".ljust(80), *ALL]).content
    assert type(content) is cls
    assert [record.identifier for record in content.extraneous] == extraneous.split()


def test_a_bond_says_what_it_has_and_what_it_lacks() -> None:
    bare = CHAPTER.read(["10V9".ljust(80)]).content
    assert isinstance(bare, Ending)
    assert (bare.transaction, bare.principal, bare.surety) == (None, None, None)


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    bond = reading.content
    assert isinstance(bond, NewBond)
    assert [record.line for record in bond.records()] == EXAMPLE
    assert (bond.header.designation, bond.header.bond_type, bond.header.amount) == ("B", "9", 25000)
    assert bond.transaction is not None
    assert bond.transaction.transaction == "N0151000010"
    assert bond.principal is not None
    assert bond.principal.number == "96-123456700"
    assert bond.surety is not None
    assert bond.surety.liability + sum(one.liability for one in bond.co_sureties) == bond.header.amount
    assert bond.extraneous == ()


def test_an_amount_may_have_blanks_before_it() -> None:
    record = BondHeader.read("10B91       25000080326".ljust(80))
    assert record.faults() == ()
    assert record.amount == 25000
    (fault,) = BondHeader.read("10B91  25000     080326".ljust(80)).faults()
    assert (fault.kind, fault.field) == (Kind.UNREADABLE, "amount")


def test_a_user_has_no_social_security_number() -> None:
    with pytest.raises(DoesNotFit, match="number_type"):
        BondUser(number_type="34", number="000-00-0001")
    assert Principal(number_type="34", number="000-00-0001").number_type == "34"


# fmt: off
GOLDEN = (
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (BondHeader(designation="B", bond_type="8", activity="3A3", amount=50000, execution_date=date(2026, 8, 3),
                surety_reference="SR-00417", effective_date=date(2026, 8, 10)),
                  "10B83A30000050000080326SR-00417 081026                                          "),
    (BondHeader(designation="T", bond_type="8", execution_date=date(2026, 8, 3), termination_date=date(2026, 8, 31),
                bond_number="26800A1B2"),
                  "10T8             080326               08312626800A1B2                           "),
    (BondHeader(designation="R", bond_type="8", execution_date=date(2026, 8, 3), bond_number="26800A1B2",
                reconciliation_rider="N", virgin_islands_rider="Y"),
                  "10R8             080326                     26800A1B2 NY                        "),
    (NotifyParties(party_1="2704N0101", party_2="2704N02", party_3="2704N03", party_4="2704N04"),
                  "122704N01012704N02  2704N03  2704N04                                            "),
    (SecuredTransaction(transaction_type="4", transaction="ZZOCCN2604417001"),
                  "204  ZZOCCN2604417001                                                           "),
    (Principal(number_type="ANI", number="270426-00001", name="EXAMPLE IMPORTS LLC"),
                  "30ANI270426-00001EXAMPLE IMPORTS LLC                                            "),
    (CoPrincipal(number_type="EI", number="96-765432100"),
                  "35EI 96-765432100                                                               "),
    (BondUser(number_type="EI", number="96-765432100", rider_action="A", add_date=date(2026, 8, 10)),
                  "36EI 96-765432100                                        A081026                "),
    (BondUser(number_type="EI", number="96-765432100", rider_action="D", delete_date=date(2026, 8, 20)),
                  "36EI 96-765432100                                        D      082026          "),
    (Surety(surety="900", agent="000-00-0001", name="EXAMPLE SURETY ONE", liability=15000),
                  "40900000-00-0001EXAMPLE SURETY ONE                      0000015000              "),
    (CoSurety(surety="901", agent="000-00-0002", liability=10000),
                  "45901000-00-0002                                        0000010000              "),
    (Reinsurer(surety="902", agent="000-00-0003", name="EXAMPLE RE"),
                  "46902000-00-0003EXAMPLE RE                                                      "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[f"{at} {row[0].identifier}" for at, row in enumerate(GOLDEN)])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert type(record).read(line) == record
