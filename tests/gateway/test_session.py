"""A connection without I/O: framing, what acknowledges what, what it refuses and how it ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.batch import Batch
from gateway.ports import Action, Close, Send, Take
from gateway.session import Session
from tests.gateway.fakes import FakeMessage, FakeReceipt, records, wire

BATCH = records()
PICKUP = records(detail=())


def taken(actions: list[Action]) -> list[Batch]:
    return [action.batch for action in actions if isinstance(action, Take)]


def said(actions: list[Action]) -> str:
    return b"".join(action.data for action in actions if isinstance(action, Send)).decode("ascii")


@pytest.mark.parametrize("separator", [b"\n", b"\r\n", b""])
def test_a_batch_is_taken_whatever_stands_between_its_records(separator: bytes) -> None:
    (batch,) = taken(Session().bytes_in(wire(BATCH, separator)))
    assert [line.text for line in batch.lines] == BATCH
    assert batch.separator == separator


@pytest.mark.parametrize("separator", [b"\n", b"\r\n", b""])
@given(cuts=st.lists(st.integers(0, 1400), max_size=12))
def test_several_batches_in_one_transmission_are_taken_however_they_are_cut(separator: bytes, cuts: list[int]) -> None:
    data = wire(BATCH, separator) + wire(PICKUP, separator) + wire(BATCH, separator)
    ends = sorted({cut % len(data) for cut in cuts} | {0, len(data)})
    session = Session()
    found = [batch for start, end in pairwise(ends) for batch in taken(session.bytes_in(data[start:end]))]
    assert [[line.text for line in batch.lines] for batch in found] == [BATCH, PICKUP, BATCH]


@pytest.mark.parametrize("separator", [b"\n", b"\r\n", b""])
def test_a_message_is_written_as_the_sender_writes(separator: bytes) -> None:
    session = Session()
    session.bytes_in(wire(BATCH, separator))
    message = FakeMessage(1, 1, "1234N01")
    assert session.send(message).data == wire(message.lines, separator)


def test_a_batch_acknowledges_what_was_sent_before_it_began() -> None:
    session = Session()
    (first,) = session.bytes_in(wire(BATCH))
    assert isinstance(first, Take)
    assert first.acknowledges == ()
    session.send(FakeMessage(7, 1, "1234N01"))
    (second,) = session.bytes_in(wire(BATCH))
    assert isinstance(second, Take)
    assert second.acknowledges == (7,)
    assert not session.sent


def test_what_was_sent_while_a_batch_was_arriving_is_not_acknowledged_by_it() -> None:
    session = Session()
    data = wire(BATCH)
    session.bytes_in(data[:100])
    session.send(FakeMessage(7, 1, "1234N01"))
    (take, following) = session.bytes_in(data[100:] + data)
    assert isinstance(take, Take)
    assert isinstance(following, Take)
    assert take.acknowledges == ()
    assert following.acknowledges == (7,)


def test_noise_is_refused_by_name_and_ends_the_connection() -> None:
    session = Session()
    actions = session.bytes_in(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    assert said(actions).rstrip("\n") == (
        "LOCALACE refused: record 1 stands outside any batch: 'GET / HTTP/1.1'; "
        "begin a batch with an A record and end it with a Z record, 80 columns each"
    )
    assert isinstance(actions[-1], Close)
    assert session.bytes_in(wire(BATCH)) == []


def test_noise_after_a_batch_is_refused_only_when_the_batch_is_answered() -> None:
    session = Session()
    actions = session.bytes_in(wire(BATCH) + b"noise\n")
    assert [type(action) for action in actions] == [Take]
    session.taken(FakeReceipt(1, "1234N01"))
    last = session.settle()
    assert said(last).startswith("LOCALACE refused: record 1 stands outside any batch: 'NOISE'")
    assert isinstance(last[-1], Close)


def test_blank_lines_between_batches_are_nothing() -> None:
    session = Session()
    assert len(taken(session.bytes_in(wire(BATCH) + b"\n\r\n" + b" " * 80 + b"\n" + wire(BATCH)))) == 2


@given(st.binary(max_size=600))
def test_no_bytes_whatever_raise(data: bytes) -> None:
    session = Session()
    session.bytes_in(data)
    session.quiet()
    session.ended()


@given(st.binary(max_size=400))
def test_our_own_words_are_one_line_of_ascii(data: bytes) -> None:
    session = Session()
    actions = session.bytes_in(b"X" + data) + session.ended()
    text = said(actions)
    assert text.isascii()
    assert len(text.split("\n")) <= 2
    assert text.isprintable() or text.rstrip("\r\n").isprintable()


def test_a_batch_that_is_too_large_is_refused_with_the_limit() -> None:
    session = Session(batch_bytes=1000)
    actions = session.bytes_in(wire([*BATCH[:2], *["10".ljust(80)] * 20]))
    assert "a batch may have 1000 bytes" in said(actions)
    assert said(actions).rstrip().endswith("send it as several batches")
    assert isinstance(actions[-1], Close)


def test_a_batch_that_stops_arriving_is_given_up() -> None:
    session = Session()
    session.bytes_in(wire(BATCH)[:200])
    actions = session.stalled(60)
    assert said(actions).startswith("LOCALACE refused: nothing came for 60 seconds inside a batch, which was not taken")
    assert isinstance(actions[-1], Close)


def test_a_connection_without_a_batch_in_hand_may_stay_quiet() -> None:
    session = Session()
    session.bytes_in(wire(BATCH))
    assert session.stalled(60) == []
    assert session.quiet() == []


@pytest.mark.parametrize("separator", [b"\n", b"\r\n"])
def test_a_last_record_without_a_line_end_ends_its_batch_when_nothing_follows(separator: bytes) -> None:
    session = Session()
    data = wire(BATCH, separator).removesuffix(separator)
    assert session.bytes_in(data) == []
    (batch,) = taken(session.quiet())
    assert batch.complete
    assert len(taken(session.bytes_in(separator + wire(BATCH, separator)))) == 1


def test_a_short_last_record_without_a_line_end_is_not_ended_by_quiet() -> None:
    session = Session()
    session.bytes_in(wire(BATCH)[:-2])
    assert session.quiet() == []
    assert session.pending


def test_an_end_inside_a_batch_hands_over_what_is_there() -> None:
    session = Session()
    session.bytes_in(wire(BATCH)[:-81])
    (take,) = session.ended()
    assert isinstance(take, Take)
    assert take.broken_off
    assert not take.batch.complete
    session.taken(FakeReceipt(1, "1234N01", accepted=False))
    assert [type(action) for action in session.settle()] == [Close]


def test_an_end_after_a_whole_batch_waits_for_its_answer() -> None:
    session = Session()
    assert len(taken(session.bytes_in(wire(BATCH)))) == 1
    assert session.ended() == []
    session.taken(FakeReceipt(1, "1234N01"))
    assert [type(action) for action in session.settle()] == [Close]
    assert session.over


def test_batches_that_open_no_account_are_borne_so_many_times_in_a_row() -> None:
    session = Session(strangers=3)
    for number, account in enumerate(("", "", "1234N01", "", ""), 1):
        session.bytes_in(wire(BATCH))
        session.taken(FakeReceipt(number, account))
        assert session.settle() == []
    session.bytes_in(wire(BATCH))
    session.taken(FakeReceipt(6, ""))
    last = session.settle()
    assert said(last).startswith("LOCALACE refused: 3 batches in a row opened no account")
    assert isinstance(last[-1], Close)
    assert session.account == "1234N01"


def test_our_own_failure_is_told_in_our_own_name() -> None:
    session = Session()
    session.bytes_in(wire(BATCH))
    actions = session.fail("the batch was not taken")
    assert said(actions) == "LOCALACE internal failure: the batch was not taken\n"
    assert isinstance(actions[-1], Close)
