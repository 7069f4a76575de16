"""SA: a filing, then each of its bills with what CBP found."""

from __future__ import annotations

from importlib.resources import files

import pytest

from formats.catair.isf_status_advisory import CHAPTER
from formats.catair.isf_status_advisory.records import Advisory, Bill, Disposition, Filing, Reference
from formats.fault import Kind
from formats.structure import Shape

EXAMPLE = files("formats.catair.isf_status_advisory").joinpath("example.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("bills", [1, 2, 999])
def test_the_map_takes_any_number_of_bills(bills: int) -> None:
    assert isinstance(CHAPTER.structure.shape("advisory", ["SA10", "SA20", *["SA30", "SA50"] * bills]), Shape)


@pytest.mark.parametrize(
    ("sequence", "kind", "at", "expected"),
    [
        ("SA30 SA50", Kind.ORDER, 0, ("SA10",)),
        ("SA10", Kind.ABSENT, 1, ("SA20", "SA30")),
        ("SA10 SA30 SA30", Kind.ORDER, 2, ("SA50",)),
        ("SA10 SA20 SA20", Kind.ORDER, 2, ("SA30",)),
    ],
)
def test_the_map_refuses(sequence: str, kind: Kind, at: int, expected: tuple[str, ...]) -> None:
    (breach,) = CHAPTER.structure.shape("advisory", sequence.split())
    assert (breach.kind, breach.at, breach.expected) == (kind, at, expected)


def test_the_example() -> None:
    reading = CHAPTER.read(EXAMPLE)
    assert reading.faults == ()
    content = reading.content
    assert isinstance(content, Advisory)
    assert content.filing.transaction_number == "N01-26041700001"
    assert [(one.bill.bill_number, one.disposition.disposition) for one in content.bills] == [
        ("ZZFWFWD260417", "S1"),
        ("ZZFWFWD260418", "S3"),
    ]


def test_an_unknown_disposition_is_named() -> None:
    (fault,) = Disposition.read("SA50S8SOMETHING".ljust(80)).faults(2)
    assert (fault.kind, fault.field, fault.columns) == (Kind.UNKNOWN, "disposition", (5, 6))


# fmt: off
def test_the_columns_of_the_records() -> None:
    #                       1         2         3         4         5         6         7         8
    #              12345678901234567890123456789012345678901234567890123456789012345678901234567890
    assert Filing(transaction_number="N01-26041700001").line == (
                  "SA10N01-26041700001                                                             ")
    assert Reference(qualifier="CR", reference="ISF20260417").line == (
                  "SA20CR ISF20260417                                                              ")
    assert Bill(bill_number="ZZFWFWD260417").line == (
                  "SA30ZZFWFWD260417                                                               ")
    assert Disposition(disposition="S5", remarks="NO BILL MATCH (30 DAYS)").line == (
                  "SA50S5NO BILL MATCH (30 DAYS)                                                   ")
# fmt: on
