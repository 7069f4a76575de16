"""Group commit and delivery: who is sent what, when it counts as taken, and what our own failures do."""

from __future__ import annotations

import pytest

from gateway.desk import Desk
from tests.gateway.fakes import FakeConnection, FakeCore, Later, at_once, records, wire

BATCH, PICKUP = wire(records()), wire(records(detail=()))
POISON = wire(records(detail=("10 POISON",)))
STRANGER = wire(records(password="WRONG1"))


@pytest.fixture
def core() -> FakeCore:
    return FakeCore()


@pytest.fixture
def desk(core: FakeCore) -> Desk:
    return Desk(core, at_once)


def test_an_answer_goes_back_where_its_batch_came_from(desk: Desk) -> None:
    one, other = FakeConnection(desk), FakeConnection(desk)
    one.send(wire(records("1234N01")))
    other.send(wire(records("2704EEE")))
    assert (one.messages(), other.messages()) == (["AX 1"], ["AX 2"])


def test_an_answer_has_the_framing_of_the_batch_that_it_answers(desk: Desk) -> None:
    connection = FakeConnection(desk)
    for separator in (b"\r\n", b"", b"\n"):
        connection.send(wire(records(), separator))
        assert connection.read.count(b"\n") == (2 if separator else 0)
        assert connection.read.endswith(b"Z".ljust(80) + separator)
        connection.read = b""


def test_nothing_leaves_before_the_core_has_kept_the_batch(core: FakeCore) -> None:
    later = Later()
    connection = FakeConnection(Desk(core, later))
    connection.send(BATCH)
    assert connection.read == b""
    later.run()
    assert connection.messages() == ["AX 1"]


def test_batches_that_wait_are_taken_under_one_commit(core: FakeCore) -> None:
    later = Later()
    desk = Desk(core, later)
    one, other = FakeConnection(desk), FakeConnection(desk)
    one.send(wire(records("1234N01")) * 2)
    other.send(wire(records("2704EEE")) * 2)
    later.run()
    # The first batch finds the core idle; the three that come meanwhile wait for it together.
    assert core.groups == [1, 3]
    assert (one.messages(), other.messages()) == (["AX 1", "AX 2"], ["AX 3", "AX 4"])


def test_a_group_is_not_larger_than_it_may_be(core: FakeCore) -> None:
    later = Later()
    connection = FakeConnection(Desk(core, later, most=2))
    connection.send(BATCH * 6)
    later.run()
    assert core.groups == [1, 2, 2, 1]


def test_what_was_sent_waits_until_the_next_batch_on_its_connection(core: FakeCore, desk: Desk) -> None:
    connection = FakeConnection(desk)
    connection.send(BATCH)
    assert core.gone == set()
    connection.send(BATCH)
    assert core.gone == {1}


def test_a_filer_that_comes_back_is_sent_what_waits_in_order(core: FakeCore, desk: Desk) -> None:
    first = FakeConnection(desk)
    first.send(BATCH)
    first.lose()
    core.tell("1234N01", "SO")
    second = FakeConnection(desk)
    assert second.messages() == []
    second.send(BATCH)
    assert second.messages() == ["AX 1", "SO 2", "AX 3"]


def test_a_pick_up_has_no_answer_of_its_own_and_fetches_what_waits(core: FakeCore, desk: Desk) -> None:
    core.tell("1234N01", "SO")
    connection = FakeConnection(desk)
    connection.send(PICKUP)
    assert connection.messages() == ["SO 1"]
    connection.send(PICKUP)
    assert connection.messages() == []
    assert core.gone == {1}


def test_a_stranger_gets_its_answer_and_nothing_that_waits(core: FakeCore, desk: Desk) -> None:
    core.tell("1234N01", "SO")
    connection = FakeConnection(desk)
    connection.send(STRANGER)
    assert connection.messages() == ["AX 2"]
    # The filer whose name was used is not sent the stranger's rejection later.
    assert core.gone == {2}


def test_a_connection_stays_with_the_account_of_its_last_good_header(core: FakeCore, desk: Desk) -> None:
    connection = FakeConnection(desk)
    connection.send(BATCH)
    connection.send(STRANGER)
    assert connection.session.account == "1234N01"
    connection.send(wire(records("2704EEE")))
    assert connection.session.account == "2704EEE"
    connection.messages()
    core.tell("1234N01", "SO")
    number = core.tell("2704EEE", "SO")
    desk.push()
    assert connection.messages() == [f"SO {number}"]


def test_what_comes_later_is_pushed_to_the_newest_connection(core: FakeCore, desk: Desk) -> None:
    older, newer = FakeConnection(desk), FakeConnection(desk)
    older.send(BATCH)
    newer.send(BATCH)
    older.messages(), newer.messages()
    core.tell("1234N01", "SO")
    desk.push()
    assert (older.messages(), newer.messages()) == ([], ["SO 3"])
    # An answer still goes where its batch came from.
    older.send(BATCH)
    assert (older.messages(), newer.messages()) == (["AX 4"], [])


def test_a_newer_connection_takes_over_what_an_older_one_never_acknowledged(desk: Desk) -> None:
    """The older one may be dead without anybody having noticed."""
    older = FakeConnection(desk)
    older.send(BATCH)
    newer = FakeConnection(desk)
    newer.send(BATCH)
    assert newer.messages() == ["AX 1", "AX 2"]


def test_what_a_lost_connection_did_not_acknowledge_goes_to_the_one_that_is_left(core: FakeCore, desk: Desk) -> None:
    older, newer = FakeConnection(desk), FakeConnection(desk)
    older.send(BATCH)
    newer.send(BATCH)
    newer.lose()
    assert older.messages() == ["AX 1", "AX 2"]


def test_nothing_is_sent_twice_on_one_connection(core: FakeCore, desk: Desk) -> None:
    connection = FakeConnection(desk)
    connection.send(BATCH)
    for _ in range(3):
        desk.push()
    assert connection.messages() == ["AX 1"]


def test_a_push_that_read_the_outbox_before_an_acknowledgement_does_not_send_again(core: FakeCore) -> None:
    later = Later()
    desk = Desk(core, later)
    connection = FakeConnection(desk)
    connection.send(BATCH)
    later.run()
    desk.push()
    connection.send(PICKUP)
    later.run()
    assert connection.messages() == ["AX 1"]
    assert core.gone == {1}


def test_who_does_not_read_is_sent_nothing_until_it_reads_again(core: FakeCore, desk: Desk) -> None:
    connection = FakeConnection(desk)
    connection.send(BATCH)
    connection.messages()
    connection.writable = False
    core.tell("1234N01")
    desk.push()
    assert connection.messages() == []
    connection.writable = True
    desk.push()
    assert connection.messages() == ["SO 2"]


def test_an_acknowledgement_from_elsewhere_ends_the_waiting(core: FakeCore, desk: Desk) -> None:
    connection = FakeConnection(desk)
    connection.send(BATCH)
    assert desk.acknowledge([1]).called
    assert core.gone == {1}
    assert not connection.session.sent


def test_an_orderly_close_acknowledges_only_where_that_is_set(core: FakeCore, desk: Desk) -> None:
    first, second = FakeConnection(desk), FakeConnection(desk)
    first.send(BATCH)
    first.lose()
    assert core.gone == set()
    second.send(BATCH)
    second.lose(acknowledges=True)
    assert core.gone == {1, 2}


def test_what_someone_else_caused_is_pushed_by_whoever_caused_it(core: FakeCore, desk: Desk) -> None:
    connection = FakeConnection(desk)
    connection.send(BATCH)
    connection.messages()
    assert desk.call(lambda: core.tell("1234N01", "SO")).called
    assert connection.messages() == ["SO 2"]


def test_a_batch_that_breaks_us_spoils_no_other(core: FakeCore, caplog: pytest.LogCaptureFixture) -> None:
    later = Later()
    desk = Desk(core, later)
    good, bad = FakeConnection(desk), FakeConnection(desk)
    good.send(BATCH)
    bad.send(POISON + BATCH)
    good.send(BATCH)
    later.run()
    assert good.messages() == ["AX 1", "AX 2"]
    assert bad.read.startswith(b"LOCALACE internal failure: the batch was not taken")
    assert bad.closed
    assert len(core.journal) == 2
    assert "disk on fire" in caplog.text


def test_an_answer_that_cannot_be_read_is_not_said_to_be_untaken(core: FakeCore, desk: Desk) -> None:
    connection = FakeConnection(desk)
    core.cannot_read = True
    connection.send(BATCH)
    assert connection.read.startswith(b"LOCALACE internal failure: the batch was taken and its answer waits")
    assert connection.closed
    core.cannot_read = False
    again = FakeConnection(desk)
    again.send(PICKUP)
    assert again.messages() == ["AX 1"]


def test_half_a_batch_of_a_known_account_is_answered_before_the_close(core: FakeCore, desk: Desk) -> None:
    connection = FakeConnection(desk)
    connection.send(BATCH[:200])
    connection.end()
    assert connection.messages() == ["AX 1"]
    assert connection.closed
    assert not core.journal[0].complete


def test_half_a_batch_of_nobody_is_refused_and_not_kept(core: FakeCore, desk: Desk) -> None:
    connection = FakeConnection(desk)
    connection.send(STRANGER[:200])
    connection.end()
    assert connection.read.startswith(b"LOCALACE refused: the transmission ended after record 3 of a batch")
    assert connection.closed
    assert core.journal == []


def test_a_sender_that_closed_its_side_is_sent_what_waits_before_the_close(core: FakeCore) -> None:
    later = Later()
    desk = Desk(core, later)
    core.tell("1234N01", "SO")
    connection = FakeConnection(desk)
    connection.send(BATCH)
    connection.end()
    later.run()
    assert connection.messages() == ["SO 1", "AX 2"]
    assert connection.closed


def test_an_idle_desk_says_so_at_once_and_a_busy_one_when_it_is_done(core: FakeCore) -> None:
    later = Later()
    desk = Desk(core, later)
    assert desk.idle().called
    FakeConnection(desk).send(BATCH)
    done = desk.idle()
    assert not done.called
    later.run()
    assert done.called


def test_a_fault_of_ours_outside_the_core_is_told_and_the_desk_goes_on(
    core: FakeCore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk(core, at_once)
    connection = FakeConnection(desk)
    connection.send(BATCH)
    monkeypatch.setattr(core, "knows", lambda batch: 1 / 0)
    connection.send(BATCH[:200])
    connection.end()
    assert b"LOCALACE internal failure: the batch was not taken" in connection.read
    assert "division by zero" in caplog.text
    monkeypatch.undo()
    connection.lose()
    again = FakeConnection(desk)
    again.send(PICKUP)
    # The batch that broke had acknowledged the first answer, and that was not kept either.
    assert again.messages() == ["AX 1"]
