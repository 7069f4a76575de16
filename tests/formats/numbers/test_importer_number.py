"""Importer of record and consignee numbers."""

from __future__ import annotations

import pytest

from formats.numbers import (
    ImporterKind,
    ImporterNumber,
    NumberError,
    is_importer_number,
)


@pytest.mark.parametrize(
    ("text", "kind", "qualifier"),
    [
        ("12-3456789  ", ImporterKind.IRS, "EI"),
        ("12-3456789AB", ImporterKind.IRS, "EI"),
        ("262704-00001", ImporterKind.CBP_ASSIGNED, "ANI"),
        ("000-12-3456 ", ImporterKind.SOCIAL_SECURITY, "34"),
    ],
)
def test_an_importer_is_named_in_three_ways(text: str, kind: ImporterKind, qualifier: str) -> None:
    number = ImporterNumber.parse(text)
    assert is_importer_number(text)
    assert (number.kind, number.kind.entity_qualifier) == (kind, qualifier)
    assert str(number).ljust(12) == text
    assert number.kind.may_be_importer


@pytest.mark.parametrize(
    ("text", "kind"),
    [("1234-12345", ImporterKind.OLD_CBP_ASSIGNED), ("-AB3#EF7HI9K", ImporterKind.ENCRYPTED)],
)
def test_void_and_encrypted_numbers_are_known_but_name_no_importer(text: str, kind: ImporterKind) -> None:
    number = ImporterNumber.parse(text)
    assert number.kind is kind
    assert number.kind.entity_qualifier is None
    assert not number.kind.may_be_importer
    assert not is_importer_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123456789",
        "12-345678",
        "12-3456789A",
        "12-3456789a1",
        " 12-3456789",
        "262704-0000A",
        "000-123456",
    ],
)
def test_another_shape_is_no_importer_number(text: str) -> None:
    assert not is_importer_number(text)
    with pytest.raises(NumberError, match="write NN-NNNNNNN with two suffix characters or none"):
        ImporterNumber.parse(text)


def test_more_than_twelve_columns_are_no_importer_number() -> None:
    assert not is_importer_number("12-3456789   ")
    with pytest.raises(NumberError, match="wider than an importer number's 12 columns"):
        ImporterNumber.parse("12-3456789   ")


def test_a_blank_suffix_is_looked_up_as_zeros() -> None:
    assert ImporterNumber.parse("12-3456789").on_file_as == "12-345678900"
    assert ImporterNumber.parse("12-3456789AB").on_file_as == "12-3456789AB"
    assert ImporterNumber.parse("1234-12345").on_file_as == "1234-12345"


def test_all_zeros_name_nobody() -> None:
    assert all(ImporterNumber(text).is_all_zeros for text in ("00-0000000", "000000-00000", "000-00-0000"))
    assert not ImporterNumber("00-0000001").is_all_zeros
