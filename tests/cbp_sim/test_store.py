"""What waits to be written is seen as if it were written, and is written when the transaction ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbp_sim.errors import SimulatorError
from cbp_sim.store import pending
from cbp_sim.store.database import Database
from cbp_sim.store.kept import Later
from cbp_sim.store.rows import Rows, Thing
from cbp_sim.store.tables import SCHEMA_VERSION, schema_version


@contextmanager
def rows(database: Database, world: str = "w") -> Iterator[Rows]:
    with database.transaction() as connection:
        found = Rows(connection, world)
        yield found
        found.write()


@pytest.fixture
def database() -> Database:
    return Database()


def thing(subject: str, state: str = "new", **data: object) -> Thing:
    return Thing("cargo_release", subject, state, "2026-01-05T14:00:00Z", data)


def states(found: Rows) -> list[tuple[str, str]]:
    return [(one.subject, one.state) for one in found.things("cargo_release")]


# databases


def test_a_database_opens_again_and_one_that_another_version_wrote_is_refused_by_name(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'worlds.sqlite'}"
    with rows(Database(url)) as found:
        found.put(thing("N01-1"))
    with rows(Database(url)) as found:
        assert states(found) == [("N01-1", "new")]
    with Database(url).transaction() as connection:
        connection.execute(schema_version.update().values(version=SCHEMA_VERSION - 1))
    with pytest.raises(SimulatorError, match=f"version {SCHEMA_VERSION - 1}, this program has {SCHEMA_VERSION}: give"):
        Database(url)


# things


def test_a_thing_is_found_as_it_was_put_and_written_once(database: Database) -> None:
    with rows(database) as one:
        kept = one.put(thing("A", told=("x", {"b": 1, "a": 2})))
        assert one.thing("cargo_release", "A") is kept
        assert kept.data == {"told": ["x", {"a": 2, "b": 1}]}
        one.put(thing("A", "later"))
    with rows(database) as two:
        assert states(two) == [("A", "later")]
        two.put(thing("A", "last"))
        assert states(two) == [("A", "last")]
    with rows(database) as three:
        assert states(three) == [("A", "last")]
        assert three.states("cargo_release") == {"last": 1}
        assert three.subjects("cargo_release", but=["last"]) == []
        assert three.subjects("cargo_release", but=["new"]) == ["A"]


def test_a_thing_that_is_forgotten_is_gone_whether_or_not_it_was_written(database: Database) -> None:
    with rows(database) as one:
        one.put(thing("A"))
        one.put(thing("B"))
        one.forget("cargo_release", "B")
        assert one.thing("cargo_release", "B") is None
    with rows(database) as two:
        assert states(two) == [("A", "new")]
        two.forget("cargo_release", "A")
        assert two.thing("cargo_release", "A") is None
    with rows(database) as three:
        assert states(three) == []
        three.put(thing("A", "again"))
        three.forget("cargo_release", "A")
        three.put(thing("A", "after all"))
    with rows(database) as four:
        assert states(four) == [("A", "after all")]


def test_data_that_is_made_later_is_made_once_at_most_and_at_the_latest_when_it_is_written(database: Database) -> None:
    made: list[int] = []

    def make() -> dict[str, object]:
        made.append(1)
        return {"b": (1, 2), "a": None}

    with rows(database) as one:
        kept = one.put(Thing("cargo_release", "A", "new", "", Later(make)))
        assert made == []
        assert dict(kept.data) == {"a": None, "b": [1, 2]}
        assert (kept.data["b"], len(kept.data), made) == ([1, 2], 2, [1])
    with rows(database) as two:
        found = two.thing("cargo_release", "A")
        assert found is not None
        assert found.data == {"a": None, "b": [1, 2]}
    assert made == [1]


def test_worlds_of_one_database_do_not_see_each_other(database: Database) -> None:
    with rows(database) as one:
        one.put(thing("A"))
        one.link("cargo_release", "A", ["MAEU-1"])
        assert one.record_arrival(at="", kind="k", account="", content="") == 1
        assert one.next("exam", "A") == 0
    with rows(database, "other") as other:
        assert other.thing("cargo_release", "A") is None
        assert other.linked_to("cargo_release", "MAEU-1") == []
        assert other.record_arrival(at="", kind="k", account="", content="") == 1
        assert other.next("exam", "A") == 0


# numbers and counters


def test_numbers_go_on_where_the_last_transaction_left_them(database: Database) -> None:
    for n in (1, 3):
        with rows(database) as one:
            assert [one.record_arrival(at="", kind="k", account="", content="") for _ in range(2)] == [n, n + 1]
    with rows(database) as one:
        one.record_arrival(at="", kind="k", account="", content="last")
        assert [arrival.content for arrival in one.arrivals()] == ["", "", "", "", "last"]


def test_a_counter_counts_on_in_the_next_transaction(database: Database) -> None:
    with rows(database) as one:
        one.expect(["exam", "document"], "A")
        assert [one.next("exam", "A"), one.next("exam", "A"), one.next("document", "A")] == [0, 1, 0]
    with rows(database) as two:
        two.expect(["exam", "audit"], "A")
        assert [two.next("exam", "A"), two.next("document", "A"), two.next("audit", "A")] == [2, 1, 0]
    with rows(database) as three:
        assert [three.next("exam", "A"), three.next("document", "A"), three.next("audit", "A")] == [3, 2, 1]


def test_what_a_transaction_noted_before_it_failed_is_not_written(database: Database) -> None:
    def fail() -> None:
        with rows(database) as one:
            one.put(thing("A"))
            one.next("exam", "A")
            assert states(one) == [("A", "new")]
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    with rows(database) as two:
        assert states(two) == []
        assert two.next("exam", "A") == 0


# links


def test_what_is_read_ahead_is_what_would_have_been_read_one_by_one_and_is_not_read_again(database: Database) -> None:
    subjects = [f"N01-{number}" for number in range(700)]
    with rows(database) as found:
        for subject in subjects[::2]:
            found.put(thing(subject, state=subject))
            found.link("summary", subject, [f"of {subject}", "all"])
    with rows(database) as found:
        found.put(thing(subjects[0], state="changed"))
        found.read_ahead(subjects, kinds=["cargo_release"], links=["summary"])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(found, "_db", None)
            assert [known.state if (known := found.thing("cargo_release", one)) else "" for one in subjects[:4]] == [
                "changed", "", subjects[2], "",
            ]  # fmt: skip
            assert sum(found.thing("cargo_release", one) is not None for one in subjects) == 350
            found.link("summary", subjects[2], [f"of {subjects[2]}", "all"])
        assert found.linked_to("summary", "all") == sorted(subjects[::2])


def test_links_are_what_was_said_last(database: Database) -> None:
    with rows(database) as one:
        one.link("k", "B", ["X", "Y", "X"])
        one.link("k", "A", ["X"])
        assert one.linked_to("k", "X") == ["A", "B"]
        assert one.linked_to("other", "X") == []
    with rows(database) as two:
        two.link("k", "B", ["Y", "Z"])
        assert [two.linked_to("k", of) for of in "XYZ"] == [["A"], ["B"], ["B"]]
        two.link("k", "B", ["X", "Y"])
        assert [two.linked_to("k", of) for of in "XYZ"] == [["A", "B"], ["B"], []]
        two.link("k", "A", [])
    with rows(database) as three:
        assert [three.linked_to("k", of) for of in "XYZ"] == [["B"], ["B"], []]


# timers


def ring(found: Rows, until: str) -> list[str]:
    rung = []
    while (timer := found.next_timer(until)) is not None:
        found.drop_timer(timer.number)
        rung.append(timer.subject)
    return rung


def test_timers_come_by_when_they_are_due_then_by_number_old_and_new_alike(database: Database) -> None:
    with rows(database) as one:
        for due, subject in (("5", "e"), ("2", "b"), ("2", "c")):
            one.set_timer(due=due, kind="k", subject=subject, data={})
    with rows(database) as two:
        two.set_timer(due="2", kind="k", subject="d", data={})
        two.set_timer(due="1", kind="k", subject="a", data={"n": 1})
        assert ring(two, "3") == ["a", "b", "c", "d"]
        assert two.next_timer("4") is None
        last = two.next_timer()
        assert last is not None
        assert last.subject == "e"
        two.set_timer(due="6", kind="k", subject="f", data={})
        assert two.next_timer("5") == last
    with rows(database) as three:
        assert ring(three, "9") == ["e", "f"]
        assert three.next_timer() is None


def test_a_timer_that_is_written_while_the_transaction_goes_on_rings_once(database: Database) -> None:
    with rows(database) as one:
        assert one.next_timer("1") is None
        number = one.set_timer(due="4", kind="k", subject="a", data={})
        one.set_timer(due="3", kind="k", subject="b", data={})
        one.write()
        one.drop_timer(number)
        assert ring(one, "9") == ["b"]
    with rows(database) as two:
        assert two.next_timer("9") is None


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=6), min_size=1, max_size=5),
    st.integers(1, 3),
)
def test_timers_ring_in_one_order_however_they_are_read(plan: list[list[tuple[int, bool]]], window: int) -> None:
    """Each transaction sets some timers and rings what is due; the window that is read at once is very small."""
    statement = pending.Timers._after
    found: list[str] = []
    expected: list[str] = []
    waiting: list[tuple[int, int]] = []
    number = 0
    database = Database()
    pending.WINDOW, pending.Timers._after = window, statement.limit(window)
    try:
        for now, dues in enumerate(plan):
            with rows(database) as one:
                for due, write in dues:
                    one.set_timer(due=str(due), kind="k", subject=str(number), data={})
                    waiting.append((due, number))
                    number += 1
                    if write:
                        one.write()
                found += ring(one, str(2 * now))
            expected += [str(n) for due, n in sorted(waiting) if due <= 2 * now]
            waiting = [(due, n) for due, n in waiting if due > 2 * now]
    finally:
        pending.WINDOW, pending.Timers._after = 500, statement
    assert found == expected
