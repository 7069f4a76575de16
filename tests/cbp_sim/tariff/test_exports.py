"""Reading what the USITC exports, and refusing what is something else."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbp_sim.tariff.exports import ExportUnreadable, Row, read_export

ITEM = {
    "htsno": "0102.29.40.24", "indent": "3", "description": "Weighing <i>less</i> than\n90 kg", "superior": None,
    "units": ["No.", " kg"], "general": "1¢/kg", "special": "Free (A)", "other": "5.5¢/kg",
    "footnotes": [{"columns": ["general"], "value": "See 9903.88.15 and 9903.88.16. See 9903.88.15"}],
    "quotaQuantity": None, "additionalDuties": "No additional duty", "addiitionalDuties": None,
}  # fmt: skip
ROW = Row(
    number="0102294024", indent=3, description="Weighing less than 90 kg", units=("No.", "kg"), general="1¢/kg",
    special="Free (A)", other="5.5¢/kg", additional="No additional duty", headings=("99038815", "99038816"),
)  # fmt: skip
HEADER = (
    "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty,"
    "Quota Quantity,Additional Duties"
)


def as_json(*items: object) -> bytes:
    return json.dumps(items).encode()


def test_a_json_export_is_read() -> None:
    assert read_export(as_json(ITEM)) == [ROW]


def test_a_gzipped_export_is_read() -> None:
    assert read_export(gzip.compress(as_json(ITEM))) == [ROW]


def test_a_list_inside_an_object_is_read() -> None:
    assert read_export(json.dumps({"total": 1, "items": [ITEM]}).encode()) == [ROW]


def test_a_line_that_only_groups_others_has_no_number() -> None:
    grouping = {"htsno": "", "indent": "03", "description": "Other:", "units": [], "footnotes": None}
    rows = read_export(as_json(ITEM, grouping))
    assert (rows[1].number, rows[1].indent, rows[1].general, rows[1].headings) == ("", 3, "", ())


def test_a_csv_export_is_read_by_the_names_of_its_columns() -> None:
    line = '0102.29.40.24,3,Weighing less than 90 kg,"[""No."",""kg""]",1¢/kg,Free (A),5.5¢/kg,,No additional duty'
    (row,) = read_export(f"\ufeff{HEADER}\r\n{line}\r\n\r\n".encode())
    assert row == Row(**{**{name: getattr(ROW, name) for name in ROW.__slots__}, "headings": ()})


def test_a_csv_export_with_short_names_and_without_optional_columns_is_read() -> None:
    (row,) = read_export(b"htsno,indent,general,special,other\n0101,0,Free,,20%\n")
    assert (row.number, row.general, row.other, row.units) == ("0101", "Free", "20%", ())


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ('"[""doz."",""kg""]"', ("doz.", "kg")),
        ('"doz.,kg"', ("doz.", "kg")),
        ("[doz.]", ("doz.",)),
        ("", ()),
        ('"[""No. and kg""]"', ("No.", "kg")),
    ],
)
def test_a_cell_of_units_is_read_however_it_is_written(cell: str, units: tuple[str, ...]) -> None:
    (row,) = read_export(f"{HEADER}\n0101.21.00.10,3,Males,{cell},,,,,\n".encode())
    assert row.units == units


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "names no column"),
        (b"\x1f\x8bnothing", "neither text nor gzipped"),
        (b"\xff\xfe\xfa", "neither text nor gzipped"),
        (b"[1]", "item 1 is no object"),
        (b'[{"htsno": "0101"', "it is no JSON"),
        (b"[]", "no tariff number"),
        (b"{}", "no tariff number"),
        (b"name,age\nx,1\n", "names no column hts number, indent"),
        (as_json({**ITEM, "indent": "deep"}), "item 1: indent 'deep'"),
        (as_json({**ITEM, "htsno": "01A1"}), "number '01A1'"),
        (as_json({**ITEM, "htsno": "01012100100"}), "no line of the tariff"),
        (f"{HEADER}\n0101,x,,,,,,,\n".encode(), "line 2"),
    ],
)
def test_a_file_that_is_no_export_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(ExportUnreadable, match=why):
        read_export(data)


@given(st.binary(max_size=200))
def test_no_file_raises_anything_else(data: bytes) -> None:
    with pytest.raises(ExportUnreadable):
        read_export(data)
