"""The edges of framing, batches and streams: each case is one that a slip in the core would change."""

from __future__ import annotations

import pytest

from formats.batch import Batch, Block, Line, Transaction, lines_of
from formats.catair.batch_block_control.records import (
    BatchHeader,
    BatchTrailer,
    BlockTrailer,
    ManifestBatchHeader,
    ManifestBatchTrailer,
    ManifestBlockTrailer,
)
from formats.errors import FormatsError
from formats.flow import TransactionReader, transactions
from formats.splitter import CRLF, LF, NONE, RecordSplitter, Segment
from formats.stream import BatchReader, Stray, TooLong, pad_trimmed, read_batches, write_batch

A = "A1234N01PASSED010526     CW".ljust(80)
B = "B  1201N01CW".ljust(80)
ONE = "CW01N01  50000035".ljust(80)
TWO = "CW02  00126A03".ljust(80)
Y = "Y  1201N01CW".ljust(80)
Z = "Z1234N01      010526".ljust(80)
LINES = [A, B, ONE, TWO, Y, Z]


def batch_of(*texts: str) -> Batch:
    (found,) = read_batches(write_batch(text.ljust(80) for text in texts))
    assert isinstance(found, Batch)
    return found


def split(data: bytes) -> list[Segment]:
    splitter = RecordSplitter()
    return [*splitter.feed(data), *splitter.finish()]


# ---------------------------------------------------------------------------------------------------------- splitter


def test_framing_is_decided_by_what_stands_in_the_first_two_records() -> None:
    splitter = RecordSplitter()
    assert list(splitter.feed(b"X" * 159)) == []
    assert splitter.held == 159
    assert splitter.holding
    assert list(splitter.feed(b"X")) == [Segment(["X" * 80, "X" * 80], separator=NONE)]
    assert (splitter.held, splitter.holding) == (0, False)
    assert [one.separator for one in split(b"X" * 159 + b"\n" + b"Y" * 80)] == [LF, LF]
    assert [one.separator for one in split(b"X" * 158 + b"\r\n" + b"Y" * 80)] == [CRLF, CRLF]
    assert {one.separator for one in split(b"X" * 160 + b"\n")} == {NONE}


def test_line_ends_before_a_batch_belong_to_none() -> None:
    assert split(b"\r\n\n\r" + write_batch([A, Z])) == [Segment([A, Z], ends=True)]
    assert split(b"\r\n\r\n") == []
    assert split(b"") == []


def test_the_framing_is_told_anew_after_each_z() -> None:
    data = write_batch(LINES, NONE) + write_batch(LINES, CRLF) + b"\n" + write_batch(LINES, LF)
    found = split(data)
    assert found == [Segment(LINES, ends=True, separator=one) for one in (NONE, CRLF, LF)]


def test_a_z_ends_its_segment_in_upper_and_in_lower_case() -> None:
    for z in ("Z", "z"):
        for separator in (LF, CRLF, NONE):
            data = write_batch([A, z.ljust(80), B, ONE], separator)
            first, *more = split(data)
            assert (first.texts, first.ends) == ([A, "Z".ljust(80)], True)
            assert [text for one in more for text in one.texts] == [B, ONE]
    # The first of several, whatever its case; also as the very first record, and as the last without a line end.
    assert [one.texts[-1][:2] for one in split(write_batch([A, "z1".ljust(80), "Z2".ljust(80)]))] == ["Z1", "Z2"]
    assert [one.texts[-1][:2] for one in split(write_batch([A, "Z1".ljust(80), "z2".ljust(80)]))] == ["Z1", "Z2"]
    for first, second in (("Z1", "Z2"), ("z1", "Z2"), ("Z1", "z2"), ("z1", "z2")):
        records = [A, first.ljust(80), second.ljust(80), B, first.ljust(80)]
        wanted = [[A[:2], "Z1"], ["Z2"], [B[:2], "Z1"]]
        assert [[text[:2] for text in one.texts] for one in split(write_batch(records))] == wanted
        apart = split(write_batch([first.ljust(80), A, second.ljust(80), B]))
        assert [[text[:2] for text in one.texts] for one in apart] == [["Z1"], [A[:2], "Z2"], [B[:2]]]
    assert [one.texts for one in split(write_batch([Z, A, B]))] == [[Z], [A, B]]
    assert [one.ends for one in split(write_batch([A, B, Z])[:-1])] == [False, True]
    assert [one.ends for one in split(write_batch([A, B]))] == [False]


def test_a_z_inside_a_record_ends_nothing() -> None:
    text = "CW01ZZ".ljust(80)
    assert split(write_batch([A, text, B])) == [Segment([A, text, B])]
    assert split(write_batch([A, text, B], NONE)) == [Segment([A, text, B], separator=NONE)]


def test_records_of_other_widths_are_padded_or_cut_and_their_widths_kept() -> None:
    data = b"\n".join([A.encode(), b"SHORT", b"", ONE.encode() + b"XX", TWO.encode(), b""])
    assert split(data) == [Segment([A, "SHORT".ljust(80), " " * 80, ONE, TWO], {1: 5, 2: 0, 3: 82})]
    # The first record is no exception, and a carriage return counts for none.
    assert split(b"AB\nX\r\n" + B.encode() + b"\r\n") == [
        Segment(["AB".ljust(80), "X".ljust(80), B], {0: 2, 1: 1})
    ]  # fmt: skip


def test_an_empty_line_in_a_batch_is_a_record_at_once() -> None:
    splitter = RecordSplitter()
    assert list(splitter.feed(A.encode() + b"\n")) == [Segment([A])]
    assert list(splitter.feed(b"\n")) == [Segment([" " * 80], {0: 0})]
    assert list(splitter.feed(b"\n" + Z.encode() + b"\n" + B.encode() + b"\n")) == [
        Segment([" " * 80, Z], {0: 0}, ends=True),
        Segment([B]),
    ]


def test_of_a_line_without_an_end_the_beginning_and_the_length_are_kept() -> None:
    splitter = RecordSplitter()
    assert list(splitter.feed(A.encode() + b"\n")) == [Segment([A])]
    assert list(splitter.feed(b"X" * 81 + b"Y")) == []
    assert splitter.held == 82
    for more in (1, 17):
        assert list(splitter.feed(b"Y" * more)) == []
        assert splitter.held == 82
    # What is kept ends with the line's last column: a carriage return there belongs to the line end.
    assert list(splitter.feed(b"\r\n" + B.encode() + b"\n")) == [Segment(["X" * 80, B], {0: 100})]
    assert list(splitter.feed(ONE.encode() + b"\n")) == [Segment([ONE])]


def test_an_endless_line_that_breaks_off_is_told_with_its_length() -> None:
    splitter = RecordSplitter()
    assert list(splitter.feed(A.encode() + b"\n" + b"X" * 300)) == [Segment([A])]
    assert list(splitter.finish()) == [Segment(["X" * 80], {0: 300})]
    assert not splitter.holding


def test_what_is_left_undecided_is_taken_as_unseparated() -> None:
    assert split(b"X" * 159) == [
        Segment(["X" * 80], separator=NONE),
        Segment(["X" * 79 + " "], {0: 79}, separator=NONE),
    ]
    assert split(b"X" * 80) == [Segment(["X" * 80], separator=NONE)]
    assert split(b"ZX") == [Segment(["ZX".ljust(80)], {0: 2}, ends=True, separator=NONE)]


def test_without_separators_the_sender_s_own_columns_keep_what_a_line_end_would_be() -> None:
    rest = b"A" + b"a" * 68 + b"\r"
    assert split(b"X" * 160 + rest)[-1].texts == ["A" * 59 + "a" * 10 + "\r" + " " * 10]


def test_without_separators_a_rest_keeps_its_line_ends_and_with_them_it_does_not() -> None:
    assert split(b"X" * 160 + b"AB\r\n")[-1] == Segment(["AB\r\n".ljust(80)], {0: 4}, separator=NONE)
    assert split(b"X" * 160 + b"\r\n") == [Segment(["X" * 80] * 2, separator=NONE)]
    assert split(A.encode() + b"\nAB\r")[-1] == Segment(["AB".ljust(80)], {0: 2})
    assert split(A.encode() + b"\nAB\r\r")[-1] == Segment(["AB\r".ljust(80)], {0: 3})
    assert split(A.encode() + b"\n\r") == [Segment([A])]


def test_a_large_chunk_comes_in_segments_of_whole_records() -> None:
    for separator in (LF, NONE):
        records = [A, *[ONE] * 2000]
        found = split(write_batch(records, separator))
        assert len(found) == 3
        assert [text for one in found for text in one.texts] == records
        assert all(len(one.texts) * 80 <= 1 << 16 for one in found)
        assert len(found[0].texts) == ((1 << 16) // (80 + len(separator)))


def test_a_line_longer_than_a_segment_is_cut_where_it_ends() -> None:
    data = A.encode() + b"\n" + b"X" * 70_000 + b"\n" + B.encode() + b"\n"
    found = split(data)
    assert [text for one in found for text in one.texts] == [A, "X" * 80, B]
    assert [one.widths for one in found] == [{}, {0: 70_000}, {}]


def test_the_senders_own_text_comes_back_as_it_was_sent() -> None:
    own = "a1234n01".ljust(59) + "My own Text".ljust(21)
    block = "b  1201n01cw".ljust(59) + "Another".ljust(21)
    for separator in (LF, CRLF, NONE):
        (segment,) = split(write_batch([own, block, ONE.lower(), "x".ljust(59) + "y" * 21, Z], separator))
        assert segment.texts == [
            "A1234N01".ljust(59) + "My own Text".ljust(21),
            "B  1201N01CW".ljust(59) + "Another".ljust(21),
            ONE,
            "X".ljust(59) + "Y" * 21,
            Z,
        ]
    short = split(b"a1234n01".ljust(59) + b"Text\n" + b"c" * 80 + b"\n")
    assert short[0].texts == ["A1234N01".ljust(59) + "Text".ljust(21), "C" * 80]
    assert split(b"a\nx\n")[0].texts == ["A".ljust(80), "X".ljust(80)]
    long = split(b"a".ljust(59) + b"x" * 30 + b"\n")
    assert long[0].texts == ["A".ljust(59) + "x" * 21]


def test_letters_beyond_ascii_keep_their_width() -> None:
    (segment,) = split(A.encode() + b"\n" + b"\xdf\xff\xb5" * 10 + b"\n")
    assert segment.texts[1] == ("\xdf\xff\xb5" * 10).ljust(80)
    assert segment.widths == {1: 30}


# ------------------------------------------------------------------------------------------------------------ stream


def test_strays_are_counted_from_the_last_batch_on() -> None:
    data = write_batch(["X".ljust(80), "Y".ljust(80), *LINES, "V".ljust(80)])
    found = read_batches(data)
    assert found[0] == Stray(1, "X".ljust(80))
    assert found[1] == Stray(2, "Y".ljust(80))
    assert isinstance(found[2], Batch)
    assert found[3:] == [Stray(1, "V".ljust(80))]


def test_a_z_outside_a_batch_is_a_stray_and_ends_none() -> None:
    assert read_batches(write_batch([Z, *LINES])) == [Stray(1, Z), batch_of(*LINES)]


def test_a_reader_is_pending_while_a_batch_or_a_record_is_open() -> None:
    reader = BatchReader()
    assert not reader.pending
    assert reader.feed(b"A") == []
    assert reader.pending
    reader = BatchReader()
    assert reader.feed(write_batch([A, B])) == []
    assert reader.pending
    assert len(reader.feed(write_batch([Z]))) == 1
    assert not reader.pending
    assert reader.finish() == []


def test_a_batch_that_breaks_off_is_returned_once() -> None:
    reader = BatchReader()
    reader.feed(write_batch([A, B]))
    (batch,) = reader.finish()
    assert isinstance(batch, Batch)
    assert (batch.complete, [line.text for line in batch.lines]) == (False, [A, B])
    assert reader.finish() == []


def test_the_limit_is_that_of_one_batch() -> None:
    size = len(write_batch(LINES))
    reader = BatchReader(limit=size)
    for _ in range(3):
        assert len(reader.feed(write_batch(LINES))) == 1
    reader = BatchReader(limit=size - 1)
    assert len(reader.feed(write_batch(LINES))) == 1
    reader.feed(write_batch(LINES)[: size - 1])
    open_one = BatchReader(limit=200)
    open_one.feed(write_batch([A, B]))
    with pytest.raises(TooLong) as refused:
        open_one.feed(write_batch([ONE]))
    assert str(refused.value) == "a batch may have 200 bytes, this one has 243 and no end"
    assert BatchReader()._limit == 100_000_000


def test_only_records_of_80_columns_are_written() -> None:
    assert write_batch([A, Z], CRLF) == A.encode() + b"\r\n" + Z.encode() + b"\r\n"
    assert write_batch([]) == b""
    with pytest.raises(FormatsError) as refused:
        write_batch([A, "X" * 81])
    assert str(refused.value) == "record 2 has 81 columns, must have 80"


def test_trimmed_lines_are_padded_where_lines_can_be_told() -> None:
    assert pad_trimmed(b"AB\r\n\n" + A.encode() + b"\nX") == (
        b"AB".ljust(80) + b"\n\n" + A.encode() + b"\n" + b"X".ljust(80),
        2,
    )  # fmt: skip
    assert pad_trimmed(A.encode() + b"X\n") == (A.encode() + b"X\n", 0)
    # A line end is looked for as far as the framing is decided by it, and its own width.
    late = b"X" * 161 + b"\nY"
    assert pad_trimmed(late) == (b"X" * 161 + b"\n" + b"Y".ljust(80), 1)
    later = b"X" * 162 + b"\nY"
    assert pad_trimmed(later) == (later, 0)


# -------------------------------------------------------------------------------------------------------------- flow


def flow(*texts: str, separator: bytes = LF) -> list[Line | Transaction]:
    return list(transactions([write_batch((text.ljust(80) for text in texts), separator)]))


def test_records_are_numbered_from_their_a_record() -> None:
    found = flow("X", *LINES, *LINES)
    one = Transaction("CW", 1, 3, (ONE, TWO))
    batch = [Line(A, 80, 1), Line(B, 80, 2), one, Line(Y, 80, 5), Line(Z, 80, 6)]
    assert found == [Line("X".ljust(80), 80, 1), *batch, *batch]


def test_transactions_are_counted_in_their_block() -> None:
    found = [one for one in flow(A, B, ONE, TWO, ONE, Y, B, ONE, Y, Z) if isinstance(one, Transaction)]
    assert [(one.ordinal, one.number, len(one.texts)) for one in found] == [(1, 3, 2), (2, 5, 1), (1, 8, 1)]


def test_records_before_the_first_opening_one_make_a_transaction_of_their_own() -> None:
    found = [one for one in flow(A, B, TWO, TWO, ONE, Y, Z) if isinstance(one, Transaction)]
    assert [one.texts for one in found] == [(TWO, TWO), (ONE,)]


def test_without_a_chapter_a_block_is_one_transaction() -> None:
    found = [one for one in flow(A, "B  1201N01??", ONE, ONE, Y, Z) if isinstance(one, Transaction)]
    assert [(one.application, one.texts) for one in found] == [("??", (ONE, ONE))]
    blank = [one for one in flow(A, "B  1201N01", ONE, Y, Z) if isinstance(one, Transaction)]
    assert [(one.application, one.texts) for one in blank] == [("", (ONE,))]
    lower = flow(A, "B  1201N01C", ONE, Y)
    assert [one.application for one in lower if isinstance(one, Transaction)] == ["C"]
    padded = flow(A, "B  1201N01 C9", ONE, Y)
    assert [one.application for one in padded if isinstance(one, Transaction)] == ["C"]


def test_what_stands_outside_any_block_comes_line_by_line() -> None:
    assert flow(A, ONE, B, Y, TWO, Z, ONE) == [
        Line(A, 80, 1),
        Line(ONE, 80, 2),
        Line(B, 80, 3),
        Line(Y, 80, 4),
        Line(TWO, 80, 5),
        Line(Z, 80, 6),
        Line(ONE, 80, 7),
    ]


def test_a_block_that_breaks_off_gives_what_it_had() -> None:
    assert flow(A, B, ONE, TWO)[2:] == [Transaction("CW", 1, 3, (ONE, TWO))]
    reader = TransactionReader()
    assert list(reader.feed(write_batch([A, B, ONE]))) == [Line(A, 80, 1), Line(B, 80, 2)]
    assert list(reader.feed(b"CW02")) == []
    assert list(reader.finish()) == [Transaction("CW", 1, 3, (ONE, "CW02".ljust(80)), {1: 4})]
    # Bytes that only the end of the stream makes a record of.
    assert list(transactions([A.encode()])) == [Line(A, 80, 1)]


def test_widths_are_counted_in_each_transaction() -> None:
    data = "\n".join([A, B, ONE + "XX", TWO[:10], ONE, TWO[:9], "Y", "Z"]).encode()
    found = list(transactions([data]))
    assert [one.widths for one in found if isinstance(one, Transaction)] == [{0: 82, 1: 10}, {1: 9}]
    assert [one.width for one in found if isinstance(one, Line)] == [80, 80, 1, 1]
    outside = list(transactions([b"AB\nCD\n"]))
    assert outside == [Line("AB".ljust(80), 2, 1), Line("CD".ljust(80), 2, 2)]


# ------------------------------------------------------------------------------------------------------------- batch


def test_a_line_says_whether_it_is_a_control_record() -> None:
    assert [Line(f"{one}X", 80, 1).control for one in "ABYZCXa1 "] == [*"ABYZ", "", "", "", "", ""]


def test_a_transaction_knows_its_lines_its_chapter_and_what_it_reads_to() -> None:
    one = Transaction("CW", 1, 3, (ONE, TWO), {1: 79})
    assert one.lines == (Line(ONE, 80, 3), Line(TWO, 79, 4))
    assert one.chapter is not None
    assert one.reading is not None
    assert (one.reading.number, len(one.reading.records)) == (3, 2)
    assert Transaction("??", 1, 3, (ONE,)).reading is None


def test_blocks_begin_with_b_and_end_with_y_or_with_what_may_not_stand_in_them() -> None:
    batch = batch_of(A, ONE, B, ONE, Y, TWO, Y, B, TWO, B, Z)
    assert [(one.occurrence, len(one.detail), one.trailer_line is not None) for one in batch.blocks] == [
        (1, 1, True),
        (2, 1, False),
        (3, 0, False),
    ]
    assert [one.header_line.number for one in batch.blocks] == [3, 8, 10]
    first = batch.blocks[0]
    assert first == Block(1, Line(B, 80, 3), (Line(ONE, 80, 4),), Line(Y, 80, 5), False)
    assert batch_of(A, ONE, Y, Z).blocks == ()
    # In memory an A record may stand inside; on the wire it begins another batch.
    assert [len(one.detail) for one in Batch(lines_of([A, B, ONE, A, TWO, TWO, Z])).blocks] == [1]
    open_ended = read_batches(write_batch([A, B, ONE]))[0]
    assert isinstance(open_ended, Batch)
    assert [(one.occurrence, len(one.detail), one.trailer_line) for one in open_ended.blocks] == [(1, 1, None)]


def test_a_block_knows_its_control_records_and_application() -> None:
    (block,) = batch_of(*LINES).blocks
    assert block.header.port == "1201"
    assert type(block.trailer) is BlockTrailer
    assert block.application == "CW"
    assert Block(1, Line("B  1201N01 C9".ljust(80), 80, 1), (), None, False).application == "C"
    assert Block(1, Line("B  1201N01C  ".ljust(80), 80, 1), (), None, False).application == "C"
    assert Block(1, Line(B, 80, 1), (), None, False).trailer is None
    assert type(Block(1, Line(B, 80, 1), (), Line(Y, 80, 2), True).trailer) is ManifestBlockTrailer


def test_a_block_is_cut_into_transactions_at_their_opening_records() -> None:
    (block,) = batch_of(A, B, TWO, ONE, TWO, ONE, Y, Z).blocks
    assert block.transactions == (
        Transaction("CW", 1, 3, (TWO,)),
        Transaction("CW", 2, 4, (ONE, TWO)),
        Transaction("CW", 3, 6, (ONE,)),
    )
    (trimmed,) = read_batches("\n".join([A, B, ONE[:20], TWO, Y, Z]).encode())
    assert isinstance(trimmed, Batch)
    assert [one.widths for one in trimmed.blocks[0].transactions] == [{0: 20}]
    (unknown,) = batch_of(A, "B  1201N01??", ONE, ONE, Y, Z).blocks
    assert [len(one.texts) for one in unknown.transactions] == [2]


MANIFEST = ["A1234N01PASSED010526     QP", "B  1201N01QP", "Y  1201N01QP00000", "Z1234N01PASSED010526"]


def test_a_manifest_batch_has_control_records_of_its_own() -> None:
    batch = batch_of(*MANIFEST)
    assert batch.manifest
    assert (type(batch.header), type(batch.trailer)) == (ManifestBatchHeader, ManifestBatchTrailer)
    assert batch.blocks[0].manifest
    plain = batch_of(*LINES)
    assert not plain.manifest
    assert (type(plain.header), type(plain.trailer)) == (BatchHeader, BatchTrailer)
    # Two columns name it, and no more.
    assert batch_of(MANIFEST[0] + "X", *MANIFEST[1:]).manifest
    assert batch_of(MANIFEST[0][:25], MANIFEST[1] + "X", *MANIFEST[2:]).manifest
    assert batch_of("A1234N01PASSED010526     Q", "Z").application == "Q"
    # The A record tells, whatever its blocks are for.
    assert batch_of(MANIFEST[0], B, ONE, Y, MANIFEST[3]).manifest
    assert not batch_of(A, *MANIFEST[1:]).manifest
    # Without an application in the A record the first B record tells, but only the first.
    unnamed = [MANIFEST[0][:25], *MANIFEST[1:]]
    assert batch_of(*unnamed).manifest
    assert batch_of(*unnamed).application == "QP"
    other = batch_of(unnamed[0], B, Y, *MANIFEST[1:])
    assert (other.manifest, other.application) == (False, "")
    assert (batch_of(unnamed[0], "Z").manifest, batch_of(unnamed[0], "Z").application) == (False, "")
    padded = batch_of("A1234N01PASSED010526      Q", "Z")
    assert padded.application == "Q"
    assert batch_of("A1234N01PASSED010526     CWXQ", "Z").application == "CW"
    first = batch_of(unnamed[0], "B  1201N01 Q9", MANIFEST[2], "Z")
    assert (first.manifest, first.application) == (False, "")


def test_a_batch_knows_its_sender_and_whether_it_is_a_mere_pickup() -> None:
    assert batch_of(*LINES).sender == "1234N01"
    assert batch_of(A, Z).pickup
    assert not batch_of(A, B, Z).pickup
    broken_off = read_batches(write_batch([A, B]))[0]
    assert isinstance(broken_off, Batch)
    assert (broken_off.pickup, broken_off.trailer) == (False, None)


@pytest.mark.parametrize("separator", [LF, CRLF, NONE])
def test_a_batch_is_written_again_in_its_own_framing(separator: bytes) -> None:
    data = write_batch([*LINES[:2], "\xdf".ljust(80), *LINES[3:]], separator)
    (batch,) = read_batches(data)
    assert isinstance(batch, Batch)
    assert batch.raw() == data


def test_lines_are_made_from_texts() -> None:
    assert lines_of(["AB", "X" * 82]) == (Line("AB".ljust(80), 2, 1), Line("X" * 80, 82, 2))
    made = Batch(lines_of([A, Z]))
    assert (made.complete, made.raw()) == (True, A.encode() + Z.encode())
    assert made == Batch(lines_of([A, Z]), separator=CRLF)


def test_passwords_are_masked_where_they_stand() -> None:
    batch = batch_of("A1234N01P", B, ONE, Y, "Z1234N01     D")
    assert [text.rstrip() for text in batch.masked()] == [
        "A1234N01******",
        B.rstrip(),
        ONE.rstrip(),
        Y.rstrip(),
        "Z1234N01******",
    ]
    assert batch_of(A, B, Y, Z).masked()[1:] == [B, Y, Z]
    other = "X1234N01PASSED".ljust(80)
    assert batch_of(A, B, other, Y, Z).masked()[2] == other
    assert batch_of("A1234N01      010526", "Z").masked()[0] == "A1234N01      010526".ljust(80)


def test_a_line_end_that_has_only_begun_is_no_column() -> None:
    assert split(b"AB\r") == [Segment(["AB".ljust(80)], {0: 2}, separator=NONE)]
