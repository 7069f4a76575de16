"""QA and QB: up to 99 requests, and quotas or an error for each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from formats.catair import quota_query, quota_query_reply
from formats.catair.quota_query.records import Request, Requests
from formats.catair.quota_query_reply.records import (
    Quota,
    QuotaAnswer,
    QuotaError,
    QuotaFailure,
    QuotaMore,
    QuotaStatus,
)
from formats.fault import Kind
from formats.record import Record
from formats.structure import OrderFault, Shape

QA, QB = quota_query.CHAPTER, quota_query_reply.CHAPTER


def example(package: str) -> list[str]:
    return files(package).joinpath("example.txt").read_text(encoding="utf-8").splitlines()


def test_at_most_99_requests_a_block() -> None:
    assert isinstance(QA.structure.shape("requests", ["Q1"] * 99), Shape)
    (breach,) = QA.structure.shape("requests", ["Q1"] * 100)
    assert (breach.kind, breach.at, breach.ceiling) == (Kind.LOOP, 99, 99)
    assert QA.structure.shape("requests", []) == (OrderFault(0, Kind.ABSENT, "$END", ("Q1",)),)


def test_a_breach_has_the_chapters_own_condition() -> None:
    line = example(QA.package)[0]
    assert [(f.number, f.code) for f in QA.read([line] * 100, number=3).faults] == [(102, "Q41")]
    assert [(f.number, f.code) for f in QA.read([line, "Q9".ljust(80)], number=3).faults] == [(4, "Q42")]


@pytest.mark.parametrize(
    ("start", "sequence", "kind", "at", "expected"),
    [
        ("quota", "Q2", Kind.ABSENT, 1, ("Q3",)),
        ("quota", "Q2 Q4", Kind.ORDER, 1, ("Q3",)),
        ("quota", "Q2 Q3 Q3", Kind.ORDER, 2, ("Q4",)),
        ("quota", "Q5", Kind.ORDER, 0, ("Q2",)),
        ("failure", "Q5 Q2", Kind.ORDER, 1, ("$END",)),
    ],
)
def test_an_answer_is_three_records_or_an_error(
    start: str, sequence: str, kind: Kind, at: int, expected: tuple[str, ...]
) -> None:
    assert isinstance(QB.structure.shape("quota", ["Q2", "Q3", "Q4"]), Shape)
    (breach,) = QB.structure.shape(start, sequence.split())
    assert (breach.kind, breach.at, breach.expected) == (kind, at, expected)


def test_the_examples() -> None:
    asked = QA.read(example(QA.package)).content
    assert isinstance(asked, Requests)
    assert [(one.query_type, one.query, one.second_tariff) for one in asked.requests] == [
        ("R", "9903887500", "0402100500"),
        ("X", "338", None),
    ]
    found = QB.read(example(QB.package)).content
    assert isinstance(found, QuotaAnswer)
    assert (found.quota.limit, found.quota.period_begins) == (5261000, date(2026, 1, 1))
    assert (found.more.processing, found.more.quantity_to_date) == ("PDOPEN", 1310250)
    assert (found.status.status_date, found.status.status_time) == (date(2026, 4, 17), "0830")


def test_an_error_stands_by_itself_and_repeats_what_was_asked() -> None:
    error = "Q5Z12        **  Q43  INVALID QUERY TYPE CODE".ljust(80)
    content = QB.read([error]).content
    assert isinstance(content, QuotaFailure)
    assert (content.error.query_type, content.error.condition) == ("Z", "Q43")
    assert content.error.line == error


def test_a_quota_without_a_limit_and_without_transactions_is_no_fault() -> None:
    quota = Quota.read(example(QB.package)[0])
    assert quota.but(limit=None).faults() == ()
    assert quota.but(limit=None).limit is None
    status = QuotaStatus(status_date=date(2026, 4, 17), status_time="0830")
    assert (status.faults(), status.last_transaction) == ((), None)


# fmt: off
GOLDEN = (
    #              1         2         3         4         5         6         7         8
    #     12345678901234567890123456789012345678901234567890123456789012345678901234567890
    (Request(query_type="X", query="338", country_of_origin="CN"),
         "Q1X338                 CN                                                       "),
    (Quota(query_type="X", query="338", quota="TEXTILE38", country_of_origin="CN", unit="DOZ",
           conversion_factor=Decimal("7.531"), period_begins=date(2026, 1, 1), period_ends=date(2026, 12, 31),
           period="2601", threshold=0),
         "Q2X338       TEXTILE38      CN           DOZ0075310101261231262601  00000000000 "),
    (QuotaMore(processing="EDFILL", quota_type="ABS", quantity_to_date=9, record_number=12,
               second_tariff="0402100500"),
         "Q3  EDFILL                                        ABS0000000000900120402100500  "),
    (QuotaStatus(last_transaction=date(2026, 4, 16), status_date=date(2026, 4, 17), status_time="2359"),
         "Q40416260417262359                                                              "),
    (QuotaError(query_type="R", query="0402100500", country_of_origin="NZ", condition="Q49",
                narrative="NO QUOTA RECORDS FOR TARIFF"),
         "Q5R0402100500NZ  Q49  NO QUOTA RECORDS FOR TARIFF                               "),
)
# fmt: on


@pytest.mark.parametrize(("record", "line"), GOLDEN, ids=lambda value: value[:2] if isinstance(value, str) else "")
def test_the_columns_of_the_records(record: Record, line: str) -> None:
    assert record.line == line
    assert record.faults() == ()
