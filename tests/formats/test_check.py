"""`check`: every fault, where it stands, and nothing about what is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.check import Checked, check, likely_chapter
from formats.fault import Kind
from formats.sample import sample, wrapping
from formats.stream import write_batch

A, B, Y, Z = "A1234N01PASSED           CW", "B  1201N01CW", "Y  1201N01CW", "Z1234N01"
CW01, CW02 = "CW01N01  70001031", "CW02  00127A09"
GOOD = (A, B, CW01, CW02, Y, Z)


def checked(*lines: str, separator: str = "\n") -> Checked:
    return check("".join(line.ljust(80) + separator for line in lines).encode("latin-1"))


def told(result: Checked) -> list[tuple[int, str | None, tuple[int, int]]]:
    return [(found.line, found.fault.code, found.fault.columns) for found in result.faults]


def changed(at: int, line: str) -> list[str]:
    return [line if number == at else text for number, text in enumerate(GOOD, 1)]


@pytest.mark.parametrize("separator", ["\n", "\r\n", ""])
def test_a_good_batch_has_no_fault_however_it_is_framed(separator: str) -> None:
    result = checked(*GOOD, separator=separator)
    assert result == Checked((), 6, 1, 0, ())


@pytest.mark.parametrize("application", ["AE", "SE", "CW"])
def test_every_sample_is_clean(application: str) -> None:
    assert check(write_batch(sample(application))).faults == ()


def test_data_in_a_filler_are_x39_with_columns_text_and_fix() -> None:
    (found,) = checked(*changed(5, "Y  1201N01CW   JUNK")).faults
    assert (found.line, found.fault.code, found.fault.columns) == (5, "X39", (13, 44))
    assert found.fault.text.strip() == "JUNK"
    assert found.fault.fix == "put spaces in columns 13-44"
    assert "B&B-15" in found.fault.cite
    assert found.record == "Y  1201N01CW   JUNK".ljust(80)


def test_all_faults_are_told_though_cbp_would_stop_at_the_first() -> None:
    lines = [A, B, CW01 + " X", CW02, "CW02  00227A0", "Y  1202N01CW", "Z1234N02"]
    result = checked(*lines)
    assert (6, "X32", (4, 7)) in told(result)
    assert (7, "X14", (6, 8)) in told(result)
    assert any(found.line == 3 and found.fault.code == "X39" for found in result.faults)
    assert [found.line for found in result.faults] == sorted(found.line for found in result.faults)


def test_a_fault_knows_its_batch_block_and_transaction() -> None:
    lines = [*GOOD, A, B, CW01, CW02, Y, B, CW01, CW02, CW01, "CW02  001       X", Y, Z]
    faults = checked(*lines).faults
    assert {(f.line, f.place.batch, f.place.block, f.place.transaction) for f in faults} == {(16, 2, 2, 2)}
    assert faults[0].fault.number == 10


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([A, CW01, CW02, Y, Z], (2, "X03", (1, 80))),
        ([A, B, Y, Z], (2, "X04", (1, 80))),
        ([A, B, CW01, CW02, Z], (5, "X05", (1, 80))),
        ([A, B, CW01, CW02, Y], (5, "X06", (1, 1))),
        (changed(1, "A    N01PASSED           CW"), (1, "X07", (2, 5))),
        (changed(1, "A1234N01PASSED0230       CW"), (1, "X10", (15, 20))),
        (changed(1, "A1234N01PASSED"), (1, "X11", (26, 27))),
        (changed(1, "A1234N01PASSED           EI"), (1, "X12", (26, 27))),
        (changed(2, "B  1201N01EI"), (2, "X12", (11, 12))),
        (changed(2, "B  1201N01AE"), (2, "X19", (11, 12))),
        (changed(2, "B  1201N01CW".ljust(46) + "1232N01  1"), (2, "X23", (47, 55))),
        (changed(6, "Z1234N02"), (6, "X14", (6, 8))),
    ],
)
def test_the_envelope_is_checked(lines: list[str], expected: tuple[int, str, tuple[int, int]]) -> None:
    assert expected in told(checked(*lines))


def test_a_block_of_another_unknown_application_has_both_conditions_as_the_printed_example_b() -> None:
    codes = {code for line, code, _ in told(checked(*changed(2, "B  1201N01EI"))) if line == 2}
    assert {"X12", "X19"} <= codes


def test_a_control_record_out_of_order_is_told_beside_the_missing_end() -> None:
    result = checked(A, B, CW01, CW02, Y, Y)
    assert [(line, code) for line, code, _ in told(result)] == [(6, "X06"), (6, "X06")]
    assert "expected B or Z" in result.faults[1].fault.reason


def test_an_element_of_a_control_record_that_no_condition_names_is_told() -> None:
    lines = ["A1234N01PASSED", "B  1201N01QP", "10", "Y  1201N01QP0000X", "Z1234N01PASSED"]
    result = checked(*lines)
    assert [(found.line, found.fault.field) for found in result.faults if found.line == 4] == [(4, "record_count")]


def test_each_block_without_its_y_record_is_told() -> None:
    result = checked(A, B, CW01, CW02, B, CW01, CW02, Z)
    assert [(line, code) for line, code, _ in told(result)] == [(5, "X05"), (8, "X05")]


def test_a_batch_that_breaks_off_lacks_its_y_and_its_z() -> None:
    result = checked(A, B, CW01, CW02)
    assert [(line, code) for line, code, _ in told(result)] == [(4, "X05"), (4, "X06")]


def test_the_senders_own_text_in_columns_60_to_80_is_not_judged() -> None:
    assert checked(*changed(1, A.ljust(59) + "any Text, even café")).faults == ()


def test_trimmed_lines_are_read_as_padded_and_counted() -> None:
    result = check("".join(line + "\n" for line in GOOD).encode())
    assert result.faults == ()
    assert result.padded == 6


def test_without_separators_a_short_last_record_is_x42() -> None:
    data = "".join(line.ljust(80) for line in GOOD).encode()[:-10]
    assert told(check(data)) == [(6, "X42", (71, 80))]


def test_a_record_of_81_columns_is_x42_beyond_its_end() -> None:
    assert told(checked(*changed(4, CW02.ljust(80) + "X"))) == [(4, "X42", (81, 81))]


def test_a_control_character_is_x40() -> None:
    result = checked(*changed(3, "CW01N01  7000\x1b031"))
    assert (3, "X40", (14, 14)) in told(result)


def test_the_line_is_the_files_own_although_blank_lines_stand_between_batches() -> None:
    text = (
        "\n\n"
        + "".join(line + "\n" for line in GOOD)
        + "\n\n\n"
        + "".join(line + "\n" for line in changed(6, "Z1234N02"))
    )
    (found,) = check(text.encode()).faults
    assert text.splitlines()[found.line - 1] == "Z1234N02"
    assert found.fault.number == 6


def test_records_outside_any_batch_are_told_once_for_each_run() -> None:
    result = checked("90", "91", *GOOD, "Y  1201N01CW")
    assert [(found.line, found.fault.reason) for found in result.faults] == [
        (1, "2 records from here on stand outside any batch"),
        (9, "this record stands outside any batch"),
    ]


def test_bare_records_are_recognised_and_what_is_missing_around_them_is_shown() -> None:
    result = checked(CW01, "CW02  00127A0", "CW02  00227A09")
    first, *rest = result.faults
    assert "no A record: bare records of Census Warning Override (CW)" in first.fault.reason
    before, after = wrapping("CW")
    for line in (*before, *after):
        assert line in first.fault.fix
    assert all(found.place.batch == 0 for found in rest)
    assert checked(*before, CW01, CW02, *after).faults == ()


def test_the_faults_of_bare_records_are_told_as_well() -> None:
    result = checked("SE10AN01  70001015 01EI", "SE99")
    assert any(found.line == 2 and found.fault.kind is Kind.IDENTIFIER for found in result.faults)


def test_an_empty_file_is_no_batch() -> None:
    (found,) = check(b"").faults
    assert found.fault.reason == "there is no record in it"


def test_an_application_without_a_chapter_is_noted_and_its_envelope_checked() -> None:
    result = checked("A1234N01PASSED           FQ", "B  1201N01FQ", "FQ01", "Y  1201N01FQ", "Z1234N01")
    assert result.faults == ()
    assert result.notes == ("no chapter reads FQ here: order and columns of its records are not checked",)


def test_a_rejection_of_cbps_is_checked_as_output_with_its_count() -> None:
    lines = [
        "A1234N01", "B".ljust(79) + "B", "X1 FX12   NOT A KNOWN ACE APPLICATION ID CODE", "X1RF999   BATCH REJECTED",
        "Y           00002".ljust(79) + "Y", "Z".ljust(79) + "Z",
    ]  # fmt: skip
    assert checked(*lines).faults == ()
    lines[4] = "Y           00003".ljust(79) + "Y"
    (found,) = checked(*lines).faults
    assert found.fault.reason == "counts 3 records, the block has 2"
    assert found.fault.columns == (13, 17)


def test_output_whose_control_records_are_out_of_order_is_told() -> None:
    result = checked("A1234N01                 CO", "CW03", "Z1234N01")
    assert any("expected B" in found.fault.reason for found in result.faults)
    assert any("stands in no block" in found.fault.reason for found in result.faults)


def test_a_chapter_is_likely_only_when_more_than_its_identifiers_fit() -> None:
    assert likely_chapter([CW01, CW02]).application == "CW"  # type: ignore[union-attr]
    assert likely_chapter(["HELLO", "WORLD"]) is None


def test_the_printed_examples_of_the_chapter_have_the_faults_that_they_show(shared: Path) -> None:
    text = (shared / "catair" / "examples_batch_block.txt").read_text(encoding="utf-8")
    part = text.split("## b block rejection / input\n")[1].split("##")[0]
    codes = [found.fault.code for found in check(part.encode()).faults if not found.place.transaction]
    assert codes == ["X12", "X19", "X32"]


@given(st.binary(max_size=400))
def test_any_bytes_are_answered(data: bytes) -> None:
    for found in check(data).faults:
        assert found.line >= 1
        assert found.fault.reason
        assert found.fault.fix


@given(
    st.lists(
        st.sampled_from([*GOOD, "10A", "SE10", "X1RF999", "90", "\x00", "A1234N01                 SX"]), max_size=12
    ),
    st.sampled_from(["\n", "\r\n", ""]),
)
def test_any_order_of_records_is_answered_with_lines_that_are_in_the_file(lines: list[str], separator: str) -> None:
    data = "".join(line.ljust(80) + separator for line in lines)
    for found in check(data.encode("latin-1")).faults:
        assert 1 <= found.line <= max(1, len(lines))
        assert found.record == (lines[found.line - 1].ljust(80) if lines else "")


def test_what_is_wrong_with_pga_data_is_a_condition_of_its_own() -> None:
    header = sample("AE")
    begin = next(at for at, line in enumerate(header) if line.startswith("50"))
    lines = [*header[: begin + 1], "OI        A THING", "PG02P", *header[begin + 1 :]]
    codes = {found.fault.code for found in check(write_batch([line.ljust(80) for line in lines])).faults}
    assert "P03" in codes
    assert not {code for code in codes if code and not code.startswith("P")}
