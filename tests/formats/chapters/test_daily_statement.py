"""PF: the columns of a daily statement, its structure map, and the example."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from formats.catair.daily_statement import CHAPTER
from formats.catair.daily_statement.records import (
    DailyStatement,
    DueAmount,
    DueFees,
    DueTotals,
    PaidAmount,
    PaidFees,
    PaidTotals,
    RemovedSummaries,
    SummaryCases,
    SummaryDuty,
    SummaryFees,
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
    "sequence",
    [
        "Q1 Q2",
        "Q1 Q2 Q3 Q4",
        "Q1 Q2 QA Q1 Q2 QA*2 Q3 Q4 QE*2 Q5 Q6 QJ*3 Q7*2",
        "Q1 Q2 QA Q3 Q4 QE Q7",
    ],
)
def test_the_map_takes(sequence: str) -> None:
    assert isinstance(arrange(sequence), Shape)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("", Kind.ABSENT, 0, ("Q1",)),
        ("Q2", Kind.ORDER, 0, ("Q1",)),
        ("Q1", Kind.ABSENT, 1, ("Q2",)),
        ("Q1 Q2 Q3", Kind.ABSENT, 3, ("Q4",)),
        ("Q1 Q2 Q3 Q4 QE Q5", Kind.ABSENT, 6, ("Q6",)),
        ("Q1 Q2 QE", Kind.ORDER, 2, ("Q1", "Q3", "Q5", "Q7", "QA", END)),
        ("Q1 Q2 Q3 Q4 Q3", Kind.ORDER, 4, ("Q5", "Q7", "QE", END)),
        ("Q1 Q2 Q3 Q4 Q5 Q6 Q1", Kind.ORDER, 6, ("Q7", "QJ", END)),
        ("Q1 Q2 Q7 Q5 Q6", Kind.ORDER, 3, ("Q7", END)),
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
        ("Q1 Q2 {}", "Q7", 2000),
    ],
)
def test_a_ceiling_holds(sequence: str, item: str, ceiling: int) -> None:
    assert isinstance(arrange(sequence.format(f"{item}*{ceiling}")), Shape)
    found = arrange(sequence.format(f"{item}*{ceiling + 1}"))
    assert isinstance(found, tuple)
    assert (found[0].kind, found[0].item, found[0].ceiling) == (Kind.LOOP, item, ceiling)


def test_a_statement_holds_two_thousand_summaries() -> None:
    assert isinstance(arrange("Q1 Q2 " * 2000), Shape)
    found = arrange("Q1 Q2 " * 2001)
    assert isinstance(found, tuple)
    assert found[0] == OrderFault(4000, Kind.LOOP, "detail", ceiling=2000)


def test_the_example_is_a_final_statement() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    statement = reading.content
    assert isinstance(statement, DailyStatement)
    assert [record.line for record in statement.records()] == EXAMPLE
    first, second = statement.details
    assert (first.duty.entry_number, first.duty.duty, first.fees[0].fee_amount_2) == (
        "51000010", Decimal("691.20"), Decimal("34.50"),
    )  # fmt: skip
    assert (second.cases.antidumping_duty, second.cases.antidumping_due) == (Decimal("1250.00"), "Y")
    assert statement.due is not None
    assert statement.paid is not None
    assert statement.due.totals.statement_number == statement.paid.totals.statement_number == "2726226001"
    fees = statement.due.fees[0]
    assert statement.due.amount.amount_due == sum(
        [
            statement.due.totals.duty, statement.due.amount.antidumping_duty, fees.fee_amount_1, fees.fee_amount_2
        ],
        Decimal(0),
    )  # fmt: skip
    assert statement.paid.amount.amount_paid == Decimal("2104.88")
    assert statement.paid.amount.revenue_entries == 2
    assert [(one.entry_number_1, one.delete_source_1, one.entry_number_2) for one in statement.removed] == [
        ("51000036", "ABI", None)
    ]


def test_a_preliminary_statement_has_nothing_paid() -> None:
    content = CHAPTER.read(EXAMPLE[:9]).content
    assert isinstance(content, DailyStatement)
    assert content.paid is None
    assert content.due is not None
    assert content.due.amount.amount_due == Decimal("2238.46")


DAY = date(2026, 8, 14)
AMOUNT = Decimal("12345678.90")
FEES = {f"fee_class_{at}": f"{at}99" for at in range(1, 6)} | {f"fee_amount_{at}": AMOUNT + at for at in range(1, 6)}
TOTALS = {
    "statement_number": "2726226001", "print_date": DAY, "filer_code": "N01", "importer": "96-1234567",
    "duty": AMOUNT, "tax": AMOUNT + 1, "deferred_tax": AMOUNT + 2, "processing_port": "2704",
}  # fmt: skip
CASES = {
    "antidumping_duty": AMOUNT, "countervailing_duty": AMOUNT + 1, "interest": AMOUNT + 3,
    "revenue_entries": 12, "free_entries": 3,
}  # fmt: skip

# fmt: off
GOLDEN: tuple[tuple[Record, str], ...] = (
    #          1         2         3         4         5         6         7         8
    # 12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (SummaryDuty(port_of_entry="2704", filer_code="N01", entry_number="51000010", importer="96-1234567",
                 print_date=DAY, duty=AMOUNT, tax=AMOUNT + 1, tax_deferred="Y", broker_reference="26-004711",
                 consolidated="C", client_branch="B1", entry_type="01"),
     "Q12704N01  51000010  96-1234567  0814260123456789001234567990Y26-004711CB1   01 "),
    (SummaryCases(port_of_entry="2704", filer_code="N01", entry_number="51000010", antidumping_duty=AMOUNT,
                  countervailing_duty=AMOUNT + 1, payment_type="2", payment_due="Y", countervailing_due="N",
                  antidumping_due="Y", team="712", interest=Decimal("123456.78")),
     "Q22704N01  51000010 0123456789001234567990           2YNY    71212345678        "),
    (SummaryFees(sequence=1, **FEES),
     "QA011990123456799029901234568090399012345681904990123456829059901234568390      "),
    (DueTotals(**TOTALS),
     "Q32726226001  081426N01  96-1234567  0123456789001234567990012345680902704      "),
    (DueAmount(amount_due=AMOUNT + 2, **CASES),
     "Q4012345678900123456799001234568090012345681900001200003" + " " * 24),
    (PaidAmount(amount_paid=AMOUNT + 2, **CASES),
     "Q6012345678900123456799001234568090012345681900001200003" + " " * 24),
    (RemovedSummaries(statement_number="2726226001", filer_code_1="N01", entry_number_1="51000010",
                      delete_source_1="ABI", filer_code_2="N01", entry_number_2="51000028", delete_source_2="CBP"),
     "Q72726226001N01  51000010ABIN01  51000028CBP                                    "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=[record.identifier for record, _ in GOLDEN])
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
    assert CHAPTER.class_of(line) is type(record)


def test_records_with_the_same_columns_differ_by_their_identifier_alone() -> None:
    assert {cls(sequence=1, **FEES).line[2:] for cls in (SummaryFees, DueFees, PaidFees)} == {GOLDEN[2][1][2:]}
    assert PaidTotals(**TOTALS).line == "Q5" + GOLDEN[3][1][2:]


def test_a_payment_type_of_single_pay_is_on_no_statement() -> None:
    line = GOLDEN[1][1]
    (fault,) = SummaryCases.read(line[:53] + "1" + line[54:]).faults(3)
    assert (fault.kind, fault.field, fault.columns) == (Kind.UNKNOWN, "payment_type", (54, 54))
