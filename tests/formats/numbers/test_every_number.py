"""What holds for all kinds of number at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from formats.numbers import (
    AirWaybill,
    BondNumber,
    DailyStatementNumber,
    EntryNumber,
    ImporterNumber,
    InBondNumber,
    ManufacturerId,
    NumberError,
    PeriodicStatementNumber,
    ZoneId,
    entry_check_digit,
    is_bond_number,
    is_filer_code,
    is_firms_code,
    is_importer_number,
    is_manufacturer_id,
    is_surety_code,
    is_valid_air_waybill,
    is_valid_entry_number,
    is_valid_in_bond_number,
    is_zone_id,
)

ANSWERS: tuple[Callable[[str], bool], ...] = (
    is_bond_number,
    is_filer_code,
    is_firms_code,
    is_importer_number,
    is_manufacturer_id,
    is_surety_code,
    is_valid_air_waybill,
    is_valid_in_bond_number,
    is_zone_id,
)
READERS: tuple[Callable[[str], object], ...] = (
    AirWaybill.parse,
    BondNumber.parse,
    DailyStatementNumber.parse,
    EntryNumber.parse,
    ImporterNumber.parse,
    InBondNumber.parse,
    ManufacturerId.parse,
    PeriodicStatementNumber.parse,
    ZoneId.parse,
)


def refusal_of(read: Callable[[str], object], text: str) -> str | None:
    try:
        read(text)
    except NumberError as refusal:
        return str(refusal)
    return None


@given(st.text(max_size=16))
def test_any_text_gets_an_answer_or_a_refusal_that_repeats_it(text: str) -> None:
    for answer in ANSWERS:
        assert answer(text) in (True, False)
    assert is_valid_entry_number("B76", text) in (True, False)
    for read in READERS:
        refusal = refusal_of(read, text)
        assert refusal is None or repr(text) in refusal or repr(text.rstrip(" ")) in refusal


def test_the_reference_list_of_worked_numbers_agrees(shared: Path) -> None:
    facts: dict[str, Any] = json.loads((shared / "reference" / "number_formats.json").read_text())
    for case in facts["entry_number"]["tests"]:
        assert entry_check_digit(case["filer"], case["number"]) == case["check"], case
    for text in facts["entry_number"]["printed_examples_that_fail"]:
        assert not is_valid_entry_number(*text.split()), text
    assert all(is_valid_in_bond_number(number) for number in facts["inbond"]["tests"])
    for case in facts["mid"]["tests"]:
        built = ManufacturerId.build(country="US", name=case["name"], street="", city="Erlanger")
        assert str(built) == f"US{case['part']}ERL", case
