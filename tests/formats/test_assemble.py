"""Records and batches from plain data, and back without loss."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.assemble import assemble
from formats.batch import Batch
from formats.catalog import chapter_for, chapters
from formats.check import check
from formats.convert import batch_data, build_record, record_data
from formats.describe import decode
from formats.errors import DoesNotFit, FormatsError
from formats.sample import sample
from formats.stream import read_batches, write_batch

AE = chapter_for("AE")
CW = chapter_for("CW")


def told(lines: list[str]) -> Any:
    """The lines' batch as JSON gives it back."""
    (batch,) = read_batches(write_batch([line.ljust(80) for line in lines]))
    assert isinstance(batch, Batch)
    return json.loads(json.dumps(batch_data(decode(batch))))


def refusal(data: Any) -> str:
    with pytest.raises(DoesNotFit) as caught:
        assemble(data)
    return str(caught.value)


def record_refusal(data: Any) -> str:
    with pytest.raises(DoesNotFit) as caught:
        build_record(data, AE)
    return str(caught.value)


def small(**header: Any) -> dict[str, Any]:
    return {
        "header": {"site": "1234", "sender": "N01", "password": "PASSED", "application": "CW", **header},
        "blocks": [
            {
                "header": {"port": "1201", "filer": "N01"},
                "transactions": [[{"line": "CW01N01  70001031"}, {"line": "CW02  00127A09"}]],
            }
        ],
    }


def test_what_is_left_out_of_the_control_records_follows_from_what_is_there() -> None:
    assert [line.rstrip() for line in assemble(small(transmission_date="2026-01-05"))] == [
        "A1234N01PASSED010526     CW",
        "B  1201N01CW",
        "CW01N01  70001031",
        "CW02  00127A09",
        "Y  1201N01CW",
        "Z1234N01      010526",
    ]


def test_an_e_manifest_batch_gets_its_password_in_z_and_its_count_in_y() -> None:
    data = small(application="QP")
    data["blocks"][0]["transactions"] = [[{"line": "10"}, {"line": "20"}]]
    lines = assemble(data)
    assert lines[-2].rstrip() == "Y  1201N01QP00002"
    assert lines[-1].rstrip() == "Z1234N01PASSED"


def test_a_reply_gets_the_count_of_its_records() -> None:
    data = small(application="CO", password=None)
    del data["header"]["password"]
    data["blocks"][0]["transactions"] = [[{"line": "CW03N01  70001031  00127A09C05ENTRY SUMMARY LINE DOES NOT EXIST"}]]
    assert assemble(data)[-2].rstrip() == "Y  1201N01CO00001"


@pytest.mark.parametrize("application", ["AE", "SE", "CW"])
def test_a_sample_goes_to_data_and_back_to_the_same_columns(application: str) -> None:
    lines = sample(application)
    assert assemble(told(lines)) == lines
    assert check(write_batch(lines)).faults == ()


def test_a_sample_is_of_the_example_account_and_processed_where_it_enters() -> None:
    lines = sample("SE")
    assert lines[0].rstrip() == "A1234N01PASSED           SE"
    assert lines[1].rstrip() == "B  2704N01SE"
    assert lines[2][49:54].strip() in lines[1]


def test_there_is_no_sample_of_what_has_no_chapter() -> None:
    with pytest.raises(FormatsError, match="no chapter reads FQ here"):
        sample("FQ")


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: f"{chapter.name}-{chapter.direction}")
def test_every_chapters_example_builds_again_from_its_values_alone(chapter: Any) -> None:
    for line in files(chapter.package).joinpath("example.txt").read_text(encoding="latin-1").splitlines():
        data = record_data(chapter.class_of(line).read(line))
        assert build_record(data, chapter) == line
        del data["line"]
        again = build_record({name: value for name, value in data.items() if value is not None}, chapter)
        assert record_data(chapter.class_of(again).read(again)) | {"line": ""} == data | {"line": ""}


def test_columns_that_came_are_kept_as_long_as_the_elements_say_the_same() -> None:
    line = "10AN01  51000010 270426-004711   0111 X           2023026"
    data = told(["A1234N01PASSED           AE", "B  1201N01AE", line, "Y  1201N01AE", "Z1234N01"])
    record = data["blocks"][0]["transactions"][0]["records"][0]
    assert {"unreadable": "023026", "reason": "not a date MMDDYY"} in record.values()
    assert assemble(data)[2].rstrip() == line


def test_an_edited_element_is_built_anew_and_the_rest_stays() -> None:
    data = told(sample("CW"))
    header = data["blocks"][0]["transactions"][0]["records"][0]
    name = next(name for name, value in header.items() if value == "70001031")
    header[name] = "70001049"
    assert assemble(data)[2].rstrip() == "CW01N01  70001049"


def test_an_unreadable_element_must_be_given_a_value_once_its_record_is_edited() -> None:
    data = told(["A1234N01PASSED023026     CW", "B  1201N01CW", "CW01N01  70001031", "Y  1201N01CW", "Z1234N01"])
    data["header"]["sender"] = "N02"
    assert "A.transmission_date: '023026' could not be read: give it a value, or null" in refusal(data)


def test_an_unknown_element_is_refused_and_the_nearest_offered() -> None:
    assert "10 has no element 'actoin': did you mean 'action'?" in record_refusal({"record": "10", "actoin": "A"})


def test_an_unknown_record_is_refused_and_the_nearest_offered() -> None:
    assert "has no record 'SE33': did you mean 'SE" in record_refusal({"record": "SE33"})


def test_a_record_must_be_named() -> None:
    assert record_refusal({"action": "A"}) == 'record: name the record, such as {"record": "10"}'


def test_unknown_keys_of_batch_block_and_transaction_are_refused() -> None:
    assert "there is no 'heder' here: did you mean 'header'?" in refusal({"heder": {}, "blocks": []})
    data = small()
    data["blocks"][0]["tranactions"] = data["blocks"][0].pop("transactions")
    assert "batch, block 1: there is no 'tranactions' here: did you mean 'transactions'?" in refusal(data)


@pytest.mark.parametrize(
    ("element", "value", "reason"),
    [
        ("site", 1234, 'A.site: 1234 is a number, and a code is text: write "1234" in quotes'),
        ("site", "12345", "A.site: '12345' needs 5 columns, has 4"),
        ("site", ["1"], "A.site: ['1'] is no single value"),
        ("site", True, "A.site: True is no single value"),
        ("sender", None, "A.sender: is mandatory and has no value (A needs site, sender, password, application)"),
        ("sender", "n01", "A.sender: 'n01': '"),
        ("transmission_date", "010526", "A.transmission_date: '010526' is no date: write it as 2026-01-05"),
        ("transmission_date", 10526, "A.transmission_date: 10526 is no date"),
        ("transmission_date", "2026-02-30", "A.transmission_date: there is no day 2026-02-30"),
        ("transmission_date", "1969-12-31", "two digits reach from 1970 to 2069"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_record_element_and_next_step(
    element: str, value: Any, reason: str
) -> None:
    assert reason in refusal(small(**{element: value}))
    assert refusal(small(**{element: value})).startswith("batch, header: ")


@pytest.mark.parametrize(
    ("value", "columns"), [(48250, "0000048250"), ("48250", "0000048250"), (Decimal("48250"), "0000048250")]
)
def test_numbers_may_be_written_as_numbers_or_as_text(value: Any, columns: str) -> None:
    data = told(sample("SE"))
    header = data["blocks"][0]["transactions"][0]["records"][0]
    header["estimated_value" if "estimated_value" in header else _value_name(header)] = value
    assert assemble(data)[2][39:49] == columns


def _value_name(header: dict[str, Any]) -> str:
    return next(name for name, value in header.items() if value == 48250)


@pytest.mark.parametrize("value", ["1,000", "12.5", 12.5, "ten", "NaN", "-1"])
def test_a_number_that_is_none_is_refused(value: Any) -> None:
    data = told(sample("SE"))
    header = data["blocks"][0]["transactions"][0]["records"][0]
    header[_value_name(header)] = value
    assert "SE10." in refusal(data)


def test_a_record_may_be_named_by_its_label_or_by_its_identifier_and_what_tells_it_apart() -> None:
    assert AE is not None
    labelled = build_record({"record": "54 11", "license_number": "CA123456"}, AE)
    assert labelled == build_record({"record": "54", "declaration_type": "11", "license_number": "CA123456"}, AE)
    assert labelled.rstrip() == "5411CA123456"


def test_a_variant_is_known_by_the_elements_that_only_it_has() -> None:
    assert AE is not None
    assert build_record({"record": "54", "license_number": "CA123456"}, AE).startswith("5411CA123456")


def test_a_record_that_nothing_tells_apart_is_refused_with_the_names_there_are() -> None:
    reply = next(one for one in chapters() if (one.name, one.direction) == ("batch_block_control", "output"))
    told = {"record": "X0", "occurrence": 1}
    with pytest.raises(DoesNotFit, match="kind: is mandatory"):
        build_record(told, reply)
    blank = build_record({"record": "X1", "severity": "F", "condition": "X12", "narrative": "N"}, reply)
    assert blank.startswith("X1 FX12")
    with pytest.raises(
        DoesNotFit, match=r"X1\.disposition: 'Q'|X1 is told apart by disposition: name one of X1 blank, X1 R"
    ):
        build_record({"record": "X1", "disposition": "Q"}, reply)


def test_variants_that_the_elements_leave_open_are_named() -> None:
    assert "say which 54: 54 02, 54 03" in record_refusal({"record": "54", "exclusion": "12345678"})


def test_a_line_of_another_record_is_no_authority_for_its_columns() -> None:
    data = told(sample("CW"))["blocks"][0]["transactions"][0]["records"][0]
    assert build_record({**data, "line": "CW02  00127A09"}, CW).rstrip() == "CW01N01  70001031"


def test_lines_outside_of_every_block_are_told_and_not_built() -> None:
    lines = ["A1234N01PASSED           CW", "90", "B  1201N01CW", "CW01N01  70001031", "Y  1201N01CW", "Z1234N01"]
    data = told(lines)
    assert data["outside"] == [{"number": 2, "line": "90".ljust(80)}]
    assert "records outside any block cannot be built" in refusal(data)


def test_a_chapter_without_an_example_has_no_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    assert CW is not None
    bare = replace(CW, package="formats.data")
    monkeypatch.setattr("formats.sample.chapter_for", lambda application: bare)
    with pytest.raises(FormatsError, match="has no example"):
        sample("CW")


def test_a_line_alone_is_taken_as_it_stands() -> None:
    assert build_record({"line": "anything at all"}, CW) == "anything at all".ljust(80)
    assert "at most 80 columns" in record_refusal({"line": "X" * 81})


def test_bare_records_are_built_without_an_envelope() -> None:
    data = {"application": "CW", "records": [{"line": "CW01N01  70001031"}, {"line": "CW02  00127A09"}]}
    assert [line.rstrip() for line in assemble(data)] == ["CW01N01  70001031", "CW02  00127A09"]


def test_several_batches_come_as_a_list_or_under_batches() -> None:
    one = assemble(small())
    assert assemble([small(), small()]) == one + one
    assert assemble({"batches": [small()]}) == one


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ([], "file: there is no batch in it"),
        ("text", "batch: a batch is written as header and blocks"),
        ({"header": {}}, "batch: blocks must be a list of at least one block"),
        ({**small(), "blocks": ["x"]}, "batch, block 1: a block is written as header and transactions"),
        ({"application": "ZZ", "records": [{"record": "10"}]}, "file: no chapter reads 'ZZ' here"),
        ({"records": [{"record": "10"}]}, "file: no application is named: name one, such as application: AE"),
        ({"application": "AE", "records": []}, "file: records must be a list of at least one record"),
        ({"application": "AE", "records": [7]}, "file, record 1: a record is written as names and values"),
        ({"application": "AE", "records": [{"record": 10}]}, 'file, record 1: the record 10 is not text: write "10"'),
        ({"header": {"record": "B"}, "blocks": [{"transactions": []}]}, "batch, header: 'B' cannot stand here"),
        (
            {**small(), "blocks": [{"header": {"port": "1201", "filer": "N01"}}]},
            "batch, block 1: transactions must be a",
        ),
        (
            {
                **small(application="ZZ"),
                "blocks": [{"header": {"port": "1201", "filer": "N01"}, "transactions": [[{}]]}],
            },
            "batch, block 1, transaction 1: no chapter reads 'ZZ' here",
        ),
        ({"header": 5, "blocks": [{}]}, "batch, header: write it as names and values"),
        ({"outside": [{"line": "X"}], "blocks": [{}]}, "batch: records outside any block cannot be built"),
        ({"complete": False, "blocks": [{}]}, "batch: a batch that breaks off cannot be built"),
        ({"batches": [], "outside": ["X"]}, "file: records outside any batch cannot be built"),
    ],
)
def test_data_of_another_shape_is_refused_with_its_place(data: Any, reason: str) -> None:
    assert reason in refusal(data)


def test_a_rejection_of_cbps_goes_to_data_and_back() -> None:
    lines = [
        "A1234N01".ljust(80), "B".ljust(79) + "B", "X1 FX12   NOT A KNOWN ACE APPLICATION ID CODE".ljust(80),
        "X1RF999   BATCH REJECTED".ljust(80), "Y           00002".ljust(79) + "Y", "Z".ljust(79) + "Z",
    ]  # fmt: skip
    assert assemble(told(lines)) == lines


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["10", "AE", "CW01", "A", "QP"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["header", "blocks", "transactions", "records", "record", "line", "application", "trailer"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_any_data_are_built_or_refused(data: Any) -> None:
    with contextlib.suppress(DoesNotFit):
        assert {len(line) for line in assemble(data)} <= {80}


@given(
    st.text(st.characters(codec="latin-1", exclude_characters="\r\n"), max_size=80), st.sampled_from(["10", "40", "54"])
)
def test_any_columns_of_a_transaction_go_to_data_and_back(text: str, identifier: str) -> None:
    line = (identifier + text)[:80].ljust(80).upper()
    lines = [
        "A1234N01PASSED           AE".ljust(80),
        "B  1201N01AE".ljust(80),
        line,
        "Y  1201N01AE".ljust(80),
        "Z1234N01".ljust(80),
    ]
    if len(line) == 80 and all(ord(character) < 256 for character in line):
        assert assemble(told(lines)) == [read.text for read in _batch(lines).lines]


def _batch(lines: list[str]) -> Batch:
    (batch,) = read_batches(write_batch(lines))
    assert isinstance(batch, Batch)
    return batch


def test_pga_records_are_made_where_a_chapter_has_a_slot_for_them() -> None:
    made = build_record({"record": "PG01", "line_number": "001", "agency": "FDA", "program": "FOO"}, AE)
    assert made.rstrip() == "PG01001FDAFOO"
    with pytest.raises(DoesNotFit, match="has no record 'PG01'"):
        build_record({"record": "PG01", "line_number": "001"}, CW)
