"""The edges of the envelope: each fault in full, and the nearest batch without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formats.batch import Batch, lines_of
from formats.envelope import EnvelopeFault, batch_faults, block_faults, record_faults, wrong_width
from formats.fault import Fault, Kind
from formats.stream import read_batches, write_batch

A = "A1234N01PASSED010526     CW"
B = "B  1201N01CW"
ONE = "CW01N01  50000035"
TWO = "CW02  00126A03"
Y = "Y  1201N01CW"
Z = "Z1234N01      010526"
GOOD = (A, B, ONE, TWO, Y, Z)


def batch_of(*texts: str) -> Batch:
    (found,) = read_batches(write_batch(text.ljust(80) for text in texts))
    assert isinstance(found, Batch)
    return found


def put(text: str, column: int, piece: str) -> str:
    padded = text.ljust(80)
    return padded[: column - 1] + piece + padded[column - 1 + len(piece) :]


def of_batch(*texts: str) -> list[Fault]:
    found = batch_faults(batch_of(*texts))
    assert all(one.block is None and one.transaction is None for one in found)
    assert [one.code for one in found] == [one.fault.code or "" for one in found]
    return [one.fault for one in found]


def of_blocks(*texts: str) -> list[Fault]:
    return [one.fault for one in block_faults(batch_of(*texts))]


def codes(faults: list[Fault]) -> list[str | None]:
    return [fault.code for fault in faults]


def test_a_good_batch_has_no_fault() -> None:
    assert of_batch(*GOOD) == of_blocks(*GOOD) == []
    assert record_faults(batch_of(*GOOD)) == []


# ------------------------------------------------------------------------------------------------- control records


def misplaced(number: int, got: str, wanted: str, code: str, text: str) -> Fault:
    return Fault(
        number,
        got,
        Kind.ENVELOPE,
        f"expected {wanted}, got {got!r}",
        text=text.ljust(80),
        code=code,
        fix=f"send {wanted} here",
        cite="Batch & Block Control v23, B&B-8",
        expected=tuple(wanted.split(" or ")),
    )


@pytest.mark.parametrize(
    ("order", "fault"),
    [
        ([A, ONE, B, TWO, Y, Z], misplaced(2, "CW01", "B", "X03", ONE)),
        ([A, "CW", B, TWO, Y, Z], misplaced(2, "CW", "B", "X03", "CW")),
        ([A, B, ONE, Y, TWO, Z], misplaced(5, "CW02", "B or Z", "X03", TWO)),
        ([A, Y, Z], misplaced(2, "Y", "B", "X03", Y)),
        ([A, B, ONE, Z], misplaced(4, "Z", "Y", "X05", Z)),
        ([A, B, ONE, B, Y, Z], misplaced(4, "B", "Y", "X05", B)),
        ([A, B, ONE, Y, Y, Z], misplaced(5, "Y", "B or Z", "X06", Y)),
        ([A, Z], misplaced(2, "Z", "B", "X03", Z)),
    ],
)
def test_a_control_record_that_is_missing_is_told_where_it_should_stand(order: list[str], fault: Fault) -> None:
    assert of_batch(*order) == [fault]


def test_a_batch_that_breaks_off_lacks_what_would_come_next() -> None:
    def broken_off(*texts: str) -> list[Fault]:
        (found,) = read_batches(write_batch(text.ljust(80) for text in texts))
        assert isinstance(found, Batch)
        return [one.fault for one in batch_faults(found)]

    assert broken_off(A, B, ONE) == [misplaced(2, "B", "Y", "X05", B)]
    assert broken_off(A, B, ONE, Y) == [misplaced(4, "Y", "B or Z", "X06", Y)]
    assert broken_off(A) == [misplaced(1, "A", "B", "X03", A)]


def test_a_batch_in_memory_may_say_that_it_is_not_complete() -> None:
    batch = Batch(lines_of(GOOD), complete=False)
    assert [one.fault for one in batch_faults(batch)] == [misplaced(6, "Z", "Z", "X06", Z)]


# --------------------------------------------------------------------------------------------------------- A and Z


def wrong(number: int, record: str, columns: tuple[int, int], code: str, text: str, reason: str, fix: str) -> Fault:
    return Fault(
        number,
        record,
        Kind.ENVELOPE,
        reason,
        columns,
        text,
        code=code,
        fix=f"{fix} in columns {columns[0]}-{columns[1]}",
        cite="Batch & Block Control v23",
    )


@pytest.mark.parametrize(
    ("name", "column", "end", "mine", "theirs"),
    [
        ("site", 2, 5, "1235", "1234"),
        ("sender", 6, 8, "N02", "N01"),
        ("transmission date", 15, 20, "010626", "010526"),
        ("office", 38, 39, "HQ", "  "),
    ],
)
def test_a_z_record_repeats_the_a_record(name: str, column: int, end: int, mine: str, theirs: str) -> None:
    wanted = wrong(
        *(6, "Z", (column, end), "X14", mine),
        reason=f"{name} is {mine!r}, the A record has {theirs!r}",
        fix=f"repeat {theirs!r}",
    )
    assert of_batch(*GOOD[:5], put(Z, column, mine)) == [wanted]


def test_of_what_a_z_record_does_not_repeat_the_first_is_told() -> None:
    assert [fault.columns for fault in of_batch(*GOOD[:5], put(put(Z, 5, "5"), 8, "2"))] == [(2, 5)]


def test_only_a_manifest_batch_repeats_its_password() -> None:
    manifest = [put(A, 26, "QP"), "B  1201N01QP", "QP01", "Y  1201N01QP00001", put(Z, 9, "PASSED")]
    assert of_batch(*manifest) == []
    (fault,) = of_batch(*manifest[:4], put(Z, 9, "PASSEX"))
    assert fault == wrong(
        *(5, "Z", (9, 14), "X14", "PASSEX"),
        reason="password is 'PASSEX', the A record has 'PASSED'",
        fix="repeat 'PASSED'",
    )
    assert of_batch(put(A, 9, "OTHER1"), *GOOD[1:]) == []


@pytest.mark.parametrize(
    ("column", "piece", "code"),
    [(2, "    ", "X07"), (2, "1-34", "X07"), (6, "   ", "X08"), (6, "N-1", "X08"), (15, "023026", "X10")],
)
def test_an_element_of_the_a_record_that_cannot_be_read_has_a_code(column: int, piece: str, code: str) -> None:
    found = of_batch(put(A, column, piece), *GOOD[1:5], put(Z, column, piece))
    mine = [fault for fault in found if fault.number == 1]
    assert codes(mine) == [code]
    assert (mine[0].columns[0], mine[0].text, mine[0].record) == (column, piece, "A")


def test_of_the_z_record_only_what_is_missing_has_a_code_of_its_own() -> None:
    assert codes(of_batch(*GOOD[:5], put(Z, 2, "    "))) == ["X07", "X14"]
    assert codes(of_batch(*GOOD[:5], put(Z, 6, "   "))) == ["X08", "X14"]
    assert codes(of_batch(*GOOD[:5], put(Z, 2, "1-34"))) == ["X14"]
    assert codes(of_batch(*GOOD[:5], put(Z, 15, "023026"))) == ["X14"]


def test_a_batch_names_its_application() -> None:
    assert of_batch(A[:25], *GOOD[1:]) == [
        wrong(
            *(1, "A", (26, 27), "X11", "  "),
            reason="the application identifier is blank",
            fix="name the application, e.g. AE",
        )
    ]


def test_faults_of_a_batch_come_by_code() -> None:
    found = of_batch(put(put(A[:25], 2, "    "), 15, "023026"), *GOOD[1:5], put(Z, 6, "   "))
    assert codes(found) == ["X07", "X08", "X10", "X11", "X14"]


def test_data_in_a_filler_and_characters_of_no_keyboard_are_told_once_a_record() -> None:
    (filler,) = of_batch(put(put(A, 22, "X"), 30, "X"), *GOOD[1:])
    assert (filler.code, filler.columns, filler.number) == ("X39", (21, 25), 1)
    (strange,) = of_batch(*GOOD[:5], put(put(Z, 38, "\xdf\xdf"), 1, "Z")[:80])[-1:]
    assert (strange.code, strange.columns, strange.number) == ("X40", (38, 38), 6)
    assert codes(of_batch(put(A, 60, "\xdf"), *GOOD[1:])) == []
    assert codes(of_batch(put(put(A, 60, "\xdf"), 22, "X"), *GOOD[1:])) == ["X39"]
    assert codes(of_batch(put(A, 80, "\x7f"), *GOOD[1:])) == ["X40"]
    assert codes(of_batch(put(A, 59, "\xdf"), *GOOD[1:])) == ["X39", "X40"]


def test_a_control_record_of_another_width_is_told_with_its_width() -> None:
    (batch,) = read_batches(b"\n".join([A.encode(), *(text.ljust(80).encode() for text in GOOD[1:])]))
    assert isinstance(batch, Batch)
    (found,) = batch_faults(batch)
    assert found.fault == Fault(
        1,
        "A123",
        Kind.LENGTH,
        "the record has 27 columns, must have 80",
        text=A.ljust(80),
        code="X42",
        fix="send exactly 80 columns",
        cite="Batch & Block Control v23, B&B-8",
    )
    assert wrong_width(batch.lines[0]._replace(text="Z".ljust(80))).record == "Z"


# --------------------------------------------------------------------------------------------------------- B and Y


def test_faults_of_a_block_carry_it() -> None:
    batch = batch_of(A, B, Y, B, ONE, put(Y, 4, "1202"), Z)
    found = block_faults(batch)
    assert [(one.code, one.block) for one in found] == [("X04", batch.blocks[0]), ("X32", batch.blocks[1])]
    assert found[0] == EnvelopeFault(
        wrong(
            *(2, "B", (1, 80), "X04", B.ljust(80)),
            reason="no transaction stands between B and Y",
            fix="send at least one",
        ),
        batch.blocks[0],
    )


@pytest.mark.parametrize(
    ("column", "piece", "code"), [(4, "    ", "X15"), (4, "12-1", "X15"), (8, "   ", "X16"), (8, "N-1", "X16")]
)
def test_an_element_of_the_b_record_that_cannot_be_read_has_a_code(column: int, piece: str, code: str) -> None:
    (fault,) = of_blocks(A, put(B, column, piece), ONE, put(Y, column, piece), Z)
    assert (fault.code, fault.number, fault.columns[0], fault.text) == (code, 2, column, piece)


def test_a_block_names_its_application() -> None:
    found = of_blocks(A, B[:10], ONE, Y[:10], Z)
    assert found == [
        wrong(
            *(2, "B", (11, 12), "X11", "  "),
            reason="the application identifier is blank",
            fix="repeat the A record's",
        )
    ]


@pytest.mark.parametrize(
    ("pieces", "columns", "code", "reason", "fix"),
    [
        ({56: "2"}, (56, 56), "X21", "preparer indicator '2' is unknown", "put 1 or a space"),
        ({56: "1"}, (47, 55), "X22", "preparer indicator 1 without preparer codes", "name the preparer"),
        ({56: "1", 51: "N02"}, (47, 50), "X24", "the preparer's port is blank", "name the preparer's port"),
        ({56: "1", 54: "HQ"}, (47, 50), "X24", "the preparer's port is blank", "name the preparer's port"),
        (
            {56: "1", 47: "1232"},
            (51, 53),
            "X25",
            "the preparer's filer code is blank",
            "name the preparer's filer code",
        ),
        ({47: "1232"}, (47, 56), "X22", "preparer codes without preparer indicator", "put 1 in column 56"),
        ({51: "N02"}, (47, 56), "X22", "preparer codes without preparer indicator", "put 1 in column 56"),
        ({54: "HQ"}, (47, 56), "X22", "preparer codes without preparer indicator", "put 1 in column 56"),
    ],
)
def test_a_preparer_is_named_whole_or_not_at_all(
    pieces: dict[int, str], columns: tuple[int, int], code: str, reason: str, fix: str
) -> None:
    header = B.ljust(80)
    for column, piece in pieces.items():
        header = put(header, column, piece)
    text = header[columns[0] - 1 : columns[1]]
    assert of_blocks(A, header, ONE, Y, Z) == [wrong(2, "B", columns, code, text, reason, fix)]


@pytest.mark.parametrize(
    ("column", "code"), [(47, "X25"), (50, "X25"), (51, "X24"), (53, "X24"), (54, "X24"), (55, "X24")]
)
def test_each_column_of_a_preparer_counts(column: int, code: str) -> None:
    assert codes(of_blocks(A, put(B, column, "1"), ONE, Y, Z)) == ["X22"]
    assert codes(of_blocks(A, put(put(B, column, "1"), 56, "1"), ONE, Y, Z)) == [code]


def test_the_conditions_of_a_block_stand_in_the_order_of_their_codes() -> None:
    header = put(put(B, 4, "    "), 11, "  ")
    assert codes(of_blocks(A, header, ONE, Y, Z)) == sorted(["X11", "X15", "X32"])


def test_an_office_is_no_filer() -> None:
    assert codes(of_blocks(A, put(B, 47, "1232   HQ1"), ONE, Y, Z)) == ["X25"]


def test_the_column_after_the_preparer_is_a_filler() -> None:
    assert codes(of_blocks(A, put(B, 47, "1232N02  1X"), ONE, Y, Z)) == ["X39"]
    assert codes(of_blocks(A, put(B, 57, "1"), ONE, Y, Z)) == ["X39"]


def test_a_preparer_with_port_filer_and_indicator_is_whole() -> None:
    assert of_blocks(A, put(B, 47, "1232N02  1"), ONE, Y, Z) == []
    assert of_blocks(A, put(B, 47, "1232N02HQ1"), ONE, Y, Z) == []


@pytest.mark.parametrize(
    ("name", "column", "end", "mine", "theirs"),
    [
        ("port", 4, 7, "1202", "1201"),
        ("filer", 8, 10, "N02", "N01"),
        ("application", 11, 12, "AE", "CW"),
        ("office", 45, 46, "HQ", "  "),
    ],
)
def test_a_y_record_repeats_the_b_record(name: str, column: int, end: int, mine: str, theirs: str) -> None:
    assert of_blocks(A, B, ONE, put(Y, column, mine), Z) == [
        wrong(
            *(4, "Y", (column, end), "X32", mine),
            reason=f"{name} is {mine!r}, the B record has {theirs!r}",
            fix=f"repeat {theirs!r}",
        )
    ]


def test_of_what_a_y_record_does_not_repeat_the_first_is_told() -> None:
    assert [fault.columns for fault in of_blocks(A, B, ONE, put(put(Y, 4, "1202"), 8, "N02"), Z)] == [(4, 7)]


def test_faults_of_a_block_come_by_code_and_count_both_its_control_records() -> None:
    found = of_blocks(A, put(put(put(B, 4, "    "), 8, "   "), 56, "2"), put(Y, 14, "X"), Z)
    assert codes(found) == ["X04", "X15", "X16", "X21", "X32", "X39"]
    assert found[-1].number == 3
    assert codes(of_blocks(A, put(B, 13, "X"), ONE, put(Y, 13, "X"), Z)) == ["X39", "X39"]
    assert codes(of_blocks(A, put(B, 13, "X"), ONE, Z)) == ["X39"]
    assert codes(of_blocks(A, put(B, 70, "\xdf"), ONE, Y, Z)) == []


# --------------------------------------------------------------------------------------------------------- inside


def test_what_no_application_may_hold_is_told_with_its_transaction() -> None:
    (batch,) = read_batches(
        "\n".join([A, B, ONE.ljust(79), put(TWO, 79, "X"), put(ONE, 6, "\xdf"), Y, Z]).encode("latin-1")
    )
    assert isinstance(batch, Batch)
    found = record_faults(batch)
    block = batch.blocks[0]
    first, second = block.transactions
    assert [(one.code, one.fault.number, one.block, one.transaction) for one in found] == [
        ("X42", 3, block, first),
        ("X39", 4, block, first),
        ("X40", 5, block, second),
    ]
    assert found[0].fault.reason == "the record has 79 columns, must have 80"
    (unknown,) = read_batches("\n".join([A, "B  1201N01??", "X", Y, Z]).encode())
    assert isinstance(unknown, Batch)
    assert [one.code for one in record_faults(unknown)] == ["X42"]


def test_a_fault_without_a_code_has_an_empty_one() -> None:
    fault = Fault(1, "A", Kind.ENVELOPE, "nothing")
    assert (EnvelopeFault(fault).code, EnvelopeFault(replace(fault, code="X07")).code) == ("", "X07")
