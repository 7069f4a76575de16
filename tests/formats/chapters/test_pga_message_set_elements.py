"""PGA message sets: the conditions of single elements, and what elements of one record demand of each other."""

from __future__ import annotations

import pytest

from formats.catair.pga_message_set import CHAPTER
from formats.catair.pga_message_set import hierarchy as h
from formats.codes import conditions_of
from formats.fault import Kind
from formats.pga import MessageSet, read_message_set

#: What makes a record complete where a test only cares for its place.
LEAST = {
    "OI": "        ANY GOODS", "PG01": "001EPAVNE", "PG02": "P", "PG06": "HRV", "PG13": "ANY ISSUER", "PG19": "MF ",
    "PG23": "CODE ", "PG26": "1", "PG27": "CONT1234567", "PG30": "N", "PG31": "NAMANY VESSEL", "PG32": "TR CA",
    "PG33": "AREA", "PG34": "1  CA123", "PG60": "CITANY TEXT",
}  # fmt: skip


def wire(*records: str) -> list[str]:
    """80-column lines; a bare identifier gets what makes it complete."""
    return [(record + LEAST.get(record, "")).ljust(80) for record in records]


def under_product(*records: str) -> MessageSet:
    return read_message_set(wire("OI", "PG01", "PG02", *records))


@pytest.mark.parametrize(
    ("record", "code", "field"),
    [
        ("PG02X", "P07", "item_type"),
        ("PG02 ", "P07", "item_type"),
        ("PG04".ljust(68) + "K-G", "P09", "unit"),
        ("PG06 ", "P10", "source_type"),
        ("PG06H-V", "P11", "source_type"),
        ("PG19 ", "P12", "role"),
        ("PG19M-F", "P13", "role"),
        ("PG23 ", "P14", "code"),
        ("PG23abc", "P15", "code"),
        ("PG26 ", "P16", "level"),
        ("PG267", "P17", "level"),
        ("PG26A", "P17", "level"),
        ("PG27 ", "P18", "container_1"),
        ("PG30 ", "P19", "status"),
        ("PG30Q", "P20", "status"),
        ("PG31   ANY", "P21", "characteristic_type"),
        ("PG31N-MANY", "P22", "characteristic_type"),
        ("PG31NAM", "P39", "characteristic"),
        ("PG32   CA", "P23", "routing_type"),
        ("PG32T-RCA", "P24", "routing_type"),
        ("PG19(PG34   CA)", "P25", "document_type"),
        ("PG19(PG345  CA)", "P26", "document_type"),
        ("PG06HRV".ljust(45) + "017", "P27", "processing"),
        ("PG32TR CAUNL", "P30", "subunit_name"),
        ("PG33 ", "P31", "code"),
        ("PG24EP2", "P41", "text"),
        ("PG29KG ", "PGA", "net_quantity"),
        ("PG29".ljust(52) + "000000000100", "PGA", "unit_gross_unit"),
        ("PG14".ljust(42) + "13322026", "PGA", "license_date"),
        ("PG10 -", "PGA", "category_type"),
        ("PG50X", None, None),
    ],
)
def test_an_element_has_its_condition(record: str, code: str | None, field: str | None) -> None:
    above, _, inner = record.rstrip(")").partition("(")
    records = [above, inner] if inner else [above]
    if record.startswith("PG02"):
        found = read_message_set(wire("OI", "PG01", *records))
    else:
        found = under_product(*records, *(["PG51"] if record.startswith("PG50") else []))
    faults = [fault for fault in found.faults if fault.kind is not Kind.CHARACTER]
    assert [(fault.code, fault.field) for fault in faults] == [(code, field)]
    assert faults[0].columns != (1, 80)


@pytest.mark.parametrize(
    ("record", "code", "field"),
    [
        ("OI", "P02", "description"),
        ("PG01   EPAVNE", "P04", "line_number"),
        ("PG01001   VNE", "P05", "agency"),
        ("PG01001EPA   ", "P06", "program"),
        ("PG01001EPAVNE".ljust(41) + "980.000", "P08", "intended_use_text"),
    ],
)
def test_an_element_of_oi_and_pg01_has_its_condition(record: str, code: str, field: str) -> None:
    lines = wire("OI", "PG01", "PG02")
    lines[0 if record == "OI" else 1] = record.ljust(80)
    assert [(fault.code, fault.field) for fault in read_message_set(lines).faults] == [(code, field)]


def test_what_a_relation_asks_for_is_enough() -> None:
    found = under_product(
        "PG06HRV".ljust(45) + "017  SMOKED", "PG32TR CAUNL         TUSCANY", "PG24EP2A", "PG24EP2".ljust(12) + "TEXT",
        "PG33".ljust(13) + "NORTH ATLANTIC", "PG29KG 000000000100",
    )  # fmt: skip
    assert found.faults == ()


def test_every_condition_of_the_tables_is_known() -> None:
    codes = {code for pair in h.ELEMENTS.values() for code in pair} | set(h.LACKS_PARENT.values())
    assert all(conditions_of(code) for code in codes | {h.REJECTED, h.INVALID_RELATIONSHIP})
    known = {(cls.identifier, name) for cls in CHAPTER.records for name in cls.layout.by_name}
    assert set(h.ELEMENTS) <= known
    assert set(h.GROUP_OWNERS) | set(h.GROUP_MEMBERS) | set(h.QUALIFIERS) <= set(CHAPTER.terminals)
