"""QA: quotas as a world has them on file, and what summaries have taken of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cbp_sim.cbp import Cbp
from cbp_sim.handlers import quota_query
from cbp_sim.replies import Address
from formats.batch import Transaction
from formats.errors import LayoutError
from tests.cbp_sim.life.kit import act, go, numbered
from tests.cbp_sim.queries.kit import asked, codes, of, read, without_faults
from tests.cbp_sim.summary.cases import quota, with_reference
from tests.cbp_sim.summary.kit import batch, file, opened, send

QUOTAS = """
entries = [{number = "N01-50000029", released = 2026-01-04}]
[[quotas]]
hts = "4901"
origin = "GB"
id = "BOOKS"
description = "Paperback novels"
unit = "NO"
limit = 1000
threshold = 900
used = 100
[[quotas]]
hts = "99038875"
second_hts = "0402100500"
origin = "NZ"
status = "hold"
absolute = true
begins = 2025-10-01
ends = 2026-09-30
[[quotas]]
hts = "6109"
origin = "CN"
category = "338"
status = "banned"
[[quotas]]
hts = "6110"
origin = "GB"
category = "339"
status = "filled"
"""
BOOKS = "Q1R4901990093          GB"


def world() -> Cbp:
    return opened(with_reference(QUOTAS))


def qa(cbp: Cbp, *lines: str) -> list[str]:
    return asked(cbp, "QA", *lines)


def met(*lines: str) -> Sequence[str]:
    return codes(qa(world(), *lines), "Q5", 18)


def test_a_quota_is_told_on_the_wire() -> None:
    assert qa(world(), BOOKS) == [
        "Q2R4901990093BOOKS          GB00000001000NO       0101261231262601  00000000900",
        "Q3  PDOPENPAPERBACK NOVELS                        TRQ000000001000001",
        "Q4      0105260900",
    ]


def test_what_is_filed_released_and_paid_counts_from_then_on() -> None:
    cbp = world()
    assert file(cbp, quota).accepted

    def told() -> tuple[int, str]:
        records = read("QB", qa(cbp, BOOKS))
        return of(records, "Q3")[0].quantity_to_date, str(of(records, "Q4")[0].last_transaction)

    assert told() == (100, "None")
    go(cbp, "2026-01-06T13:05")
    act(cbp, "pay")
    assert told() == (3100, "2026-01-06")
    assert qa(cbp, BOOKS)[2] == "Q40106260106261305"
    act(cbp, "reject")
    assert told() == (100, "None")


def test_a_line_under_another_quota_does_not_count() -> None:
    cbp = world()
    assert file(cbp, quota).accepted
    act(cbp, "pay")
    records = read("QB", qa(cbp, "Q1R61100000            GB"))
    assert (of(records, "Q3")[0].quantity_to_date, of(records, "Q4")[0].last_transaction) == (0, None)


def test_what_is_not_released_does_not_count() -> None:
    cbp = world()
    assert file(cbp, quota, numbered(9)).accepted
    act(cbp, "pay", subject=f"N01-{numbered(9)(['10'.ljust(80)])[0][8:16]}")
    assert of(read("QB", qa(cbp, BOOKS)), "Q3")[0].quantity_to_date == 100


def test_a_quota_on_two_numbers_is_found_by_either_and_shows_the_second_as_it_was_asked() -> None:
    lines = qa(world(), "Q1R99038875  0402100500NZ")
    assert lines == [
        "Q2R99038875  99038875       NZ           KG       1001250930262501  00000000000",
        "Q3  PDHOLD                                        ABS0000000000000010402100500",
        "Q4      0105260900",
    ]
    assert [line[:2] for line in qa(world(), "Q1R0402100500          NZ")] == ["Q2", "Q3", "Q4"]


def test_all_countries_are_asked_for_by_99_and_a_shorter_number_takes_in_longer_ones() -> None:
    records = read("QB", qa(world(), "Q1R49010000            99", "Q1R49019900            99"))
    assert [record.condition for record in of(records, "Q5")] == []
    assert [record.record_number for record in of(records, "Q3")] == [1, 1]


def test_a_category_is_asked_for_alone() -> None:
    assert [line[:3] for line in qa(world(), "Q1X339                 GB")] == ["Q2X", "Q3 ", "Q4 "]
    assert of(read("QB", qa(world(), "Q1X339                 GB")), "Q3")[0].processing == "PDFILL"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Q1Z4901990093          GB", "Q43"),
        ("Q1 4901990093          GB", "Q43"),
        ("Q1X33A                 CN", "Q44"),
        ("Q1X                    CN", "Q44"),
        ("Q1R4901                GB", "Q45"),
        ("Q1R                    GB", "Q45"),
        ("Q1R4901990093490199    GB", "Q45"),
        ("Q1X339       4901990093GB", "Q46"),
        ("Q1R4901990093          XX", "Q47"),
        ("Q1R4901990093", "Q47"),
        ("Q1R4902000000          GB", "Q49"),
        ("Q1R4901990093          CN", "Q49"),
        ("Q1X340                 CN", "Q50"),
        ("Q1X338                 CN", "Q05"),
        ("Q1R61091000            CN", "Q05"),
    ],
)
def test_a_request_that_brings_nothing_is_answered_by_one_error(line: str, code: str) -> None:
    assert met(line) == [code]


def test_an_error_shows_what_was_asked_and_leaves_the_other_requests_their_answers() -> None:
    lines = qa(world(), "Q1R4902000000          GB", BOOKS)
    assert lines[0] == "Q5R4902000000GB  Q49  NO QUOTA RECORDS FOR TARIFF"
    assert [line[:2] for line in lines] == ["Q5", "Q2", "Q3", "Q4"]


@pytest.mark.parametrize(
    ("lines", "code"), [([BOOKS] * 100, "Q41"), ([BOOKS, "Q9"], "Q42"), (["Q9"], "Q40")], ids=["many", "other", "none"]
)
def test_a_block_that_is_not_in_order_is_answered_by_an_error(lines: list[str], code: str) -> None:
    assert met(*lines) == [code]


def test_what_comes_back_obeys_its_chapter() -> None:
    for line in (BOOKS, "Q1X339                 GB"):
        cbp = world()
        lines = send(cbp, batch([line], application="QA"))
        without_faults(lines)


def test_a_transaction_that_is_not_in_order_is_no_business_of_the_handler() -> None:
    broken = Transaction("QA", 1, 3, ("EVIL".ljust(80),))
    address = Address(site="1234", sender="N01", port="2704", filer="N01")
    with opened()._world() as inside, pytest.raises(LayoutError, match="transaction 1 at record 3 is not in order"):
        quota_query.HANDLER.answer(broken, address, inside)
