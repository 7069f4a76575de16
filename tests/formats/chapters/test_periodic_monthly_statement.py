"""MS: the columns of a periodic monthly statement, its structure map, and the example."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from formats.catair.periodic_monthly_statement import CHAPTER
from formats.catair.periodic_monthly_statement.records import (
    DailyAmount,
    DailyFees,
    DailyStatement,
    DueAmount,
    DueFees,
    DueTotals,
    MonthlyStatement,
    PaidAmount,
    PaidFees,
    PaidTotals,
    RemovedSummaries,
)
from formats.fault import Kind
from formats.record import Record
from formats.structure import END, OrderFault, Shape

EXAMPLE = files(CHAPTER.package).joinpath("example.txt").read_text(encoding="ascii").splitlines()


def arrange(sequence: str) -> Shape | tuple[OrderFault, ...]:
    """What the map makes of a sequence; `QA*4` is four records QA."""
    names: list[str] = []
    for word in sequence.split():
        name, _, times = word.partition("*")
        names += [name] * int(times or 1)
    return CHAPTER.structure.shape("statement", names)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("", Kind.ABSENT, 0, ("Q1",)),
        ("Q1 QA", Kind.ORDER, 1, ("Q2",)),
        ("Q1 Q2 Q3 QE", Kind.ORDER, 3, ("Q4",)),
        ("Q1 Q2 QA Q4", Kind.ORDER, 3, ("Q1", "Q3", "Q5", "Q7", "QA", END)),
        ("Q1 Q2 Q5", Kind.ABSENT, 3, ("Q6",)),
        ("Q1 Q2 Q3 Q4 QE Q5 Q6 QE", Kind.ORDER, 7, ("Q7", "QJ", END)),
        ("Q1 Q2 Q7 Q1", Kind.ORDER, 3, ("Q7", END)),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: tuple[str, ...]) -> None:
    found = arrange(sequence)
    assert isinstance(found, tuple)
    assert (found[0].kind, found[0].at, found[0].expected) == (kind, at, expected)


@pytest.mark.parametrize(
    ("sequence", "item", "ceiling"),
    [
        ("Q1 Q2 {} Q3 Q4", "QA", 5),
        ("Q1 Q2 Q3 Q4 {} Q5 Q6", "QE", 5),
        ("Q1 Q2 Q3 Q4 Q5 Q6 {}", "QJ", 5),
        ("Q1 Q2 {}", "Q7", 9999),
    ],
)
def test_a_ceiling_holds(sequence: str, item: str, ceiling: int) -> None:
    assert isinstance(arrange(sequence.format(f"{item}*{ceiling}")), Shape)
    found = arrange(sequence.format(f"{item}*{ceiling + 1}"))
    assert isinstance(found, tuple)
    assert (found[0].kind, found[0].item, found[0].ceiling) == (Kind.LOOP, item, ceiling)


def test_a_monthly_statement_holds_9999_daily_ones() -> None:
    assert isinstance(arrange("Q1 Q2 " * 9999), Shape)
    found = arrange("Q1 Q2 " * 10000)
    assert isinstance(found, tuple)
    assert found[0] == OrderFault(2 * 9999, Kind.LOOP, "detail", ceiling=9999)


def test_a_statement_that_owes_no_fees_has_no_fee_records() -> None:
    assert isinstance(arrange("Q1 Q2 Q3 Q4 Q5 Q6"), Shape)


def test_the_example_is_a_final_statement_whose_amounts_add_up() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    statement = reading.content
    assert isinstance(statement, MonthlyStatement)
    assert [record.line for record in statement.records()] == EXAMPLE
    assert [detail.statement.statement_number for detail in statement.details] == ["2726226001", "2726232002"]
    assert statement.details[0].statement.presentation_date == date(2026, 8, 21)
    assert statement.due is not None
    assert statement.paid is not None
    assert statement.due.totals.statement_number == "2726P09001"
    assert (statement.due.totals.print_date, statement.due.totals.due_date) == (date(2026, 9, 16), date(2026, 9, 22))
    total = sum((detail.amount.amount_due or 0 for detail in statement.details), Decimal(0))
    assert statement.due.amount.amount_due == statement.paid.amount.amount_paid == total == Decimal("6898.76")
    (removed,) = statement.removed
    assert (removed.entry_number_1, removed.delete_source_1) == ("51000036", "CBP")
    assert (removed.entry_number_2, removed.delete_source_2) == ("51000044", "ABI")


def test_a_preliminary_statement_has_nothing_paid() -> None:
    content = CHAPTER.read([*EXAMPLE[:9], EXAMPLE[-1]]).content
    assert isinstance(content, MonthlyStatement)
    assert content.paid is None
    assert len(content.removed) == 1


AMOUNT = Decimal("12345678.90")
FEES = {f"fee_class_{at}": f"{at}99" for at in range(1, 6)} | {f"fee_amount_{at}": AMOUNT + at for at in range(1, 6)}
TOTALS = {
    "statement_number": "2726P09001", "print_date": date(2026, 9, 16), "due_date": date(2026, 9, 22),
    "filer_code": "N01", "importer": "96-1234567", "duty": AMOUNT, "tax": AMOUNT + 1,
}  # fmt: skip
CASES = {"antidumping_duty": AMOUNT, "countervailing_duty": AMOUNT + 1}

# fmt: off
GOLDEN: tuple[tuple[Record, str], ...] = (
    #             1         2         3         4         5         6         7         8
    #    12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (DailyStatement(statement_number="2726226001", port="2704", filer_code="N01", importer="96-1234567",
                    print_date=date(2026, 8, 14), presentation_date=date(2026, 8, 21), duty=AMOUNT, tax=AMOUNT + 1),
        "Q127262260012704N0196-1234567  0814260821260123456789001234567990               "),
    (DailyAmount(amount_due=AMOUNT + 2, **CASES),
        "Q2012345678900123456799001234568090                                             "),
    (DailyFees(sequence=2, **FEES),
        "QA021990123456799029901234568090399012345681904990123456829059901234568390      "),
    (DueTotals(**TOTALS),
        "Q32726P09001091626092226N0196-1234567  0123456789001234567990                   "),
    (DueAmount(amount_due=AMOUNT + 2, **CASES),
        "Q4012345678900123456799001234568090                                             "),
    (PaidAmount(amount_paid=AMOUNT + 2, **CASES),
        "Q6012345678900123456799001234568090                                             "),
    (RemovedSummaries(statement_number="2726226001", filer_code_1="N01", entry_number_1="51000036",
                      delete_source_1="CBP", filer_code_2="N01", entry_number_2="51000044", delete_source_2="ABI",
                      filer_code_3="N01", entry_number_3="51000051", filer_code_4="N01", entry_number_4="51000069",
                      delete_source_4="CBP"),
        "Q72726226001N01  51000036CBPN01  51000044ABIN01  51000051   N01  51000069CBP    "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.identifier for record, _ in GOLDEN])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert CHAPTER.class_of(line) is type(record)


def test_records_with_the_same_columns_differ_by_their_identifier_alone() -> None:
    assert {cls(sequence=2, **FEES).line[2:] for cls in (DailyFees, DueFees, PaidFees)} == {GOLDEN[2][1][2:]}
    assert PaidTotals(**TOTALS).line == "Q5" + GOLDEN[3][1][2:]


def test_a_date_of_class_n_is_still_a_date() -> None:
    line = GOLDEN[0][1]
    (fault,) = DailyStatement.read(line[:31] + "133126" + line[37:]).faults(3)
    assert (fault.kind, fault.field, fault.columns) == (Kind.UNREADABLE, "print_date", (32, 37))
