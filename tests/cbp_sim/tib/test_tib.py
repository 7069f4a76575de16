"""TE: temporary importations extended and closed; TS: the notice before they run out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbp_sim.cbp import Cbp
from cbp_sim.clock import parse_instant
from cbp_sim.handlers import tib
from cbp_sim.lifecycle import entry_summary as life
from cbp_sim.lifecycle import tibs
from cbp_sim.replies import Address
from cbp_sim.store.rows import Timer
from formats.batch import Transaction
from formats.catair import tib_extend_close_reply
from formats.errors import LayoutError
from tests.cbp_sim.summary import cases
from tests.cbp_sim.summary.kit import SUBJECT, Edit, batch, file, happens, opened, put, send

#: The kit's goods were imported on 2 January 2026: a year later is their last day.
EXTEND, CLOSE = "XA2704N01 500000291", "XA2704N01 500000292"
short = put("509813:3-12", "9813007500")


def filed(*edits: Edit, paid: bool = True) -> Cbp:
    """A CBP with a temporary importation, paid or still in trade control."""
    cbp = opened()
    answered = file(cbp, cases.tib, *edits)
    assert answered.accepted, answered.codes
    if paid:
        happens(cbp, life.COLLECTED)
    return cbp


def ask(cbp: Cbp, *lines: str, filer: str = "N01") -> list[str]:
    """CBP's answer, control records and blanks at the end left out."""
    lines_sent = [line.ljust(80) for line in lines]
    return [
        line.rstrip() for line in send(cbp, batch(lines_sent, application="TE", filer=filer)) if line[0] not in "ABYZ"
    ]


def codes(lines: list[str]) -> list[str]:
    """The conditions, with the last word."""
    return [line[4:7] for line in lines if line.startswith("E1")]


def go(cbp: Cbp, day: str) -> None:
    """The clock goes to a day, at noon."""
    cbp.advance(parse_instant(f"{day}T12:00"))


def importation(cbp: Cbp) -> tuple[str, date, int]:
    """State, last day and extensions of the temporary importation."""
    with cbp._world() as world:
        thing = tibs.find(world, SUBJECT)
        assert thing is not None
        return thing.state, tibs.expires(thing), thing.data["extensions"]


def notices(cbp: Cbp) -> list[list[str]]:
    """The expiration notices."""
    return [[line.rstrip() for line in one.lines] for one in cbp.messages() if one.application == "TS"]


def test_an_extension_is_granted_for_a_year() -> None:
    cbp = filed()
    assert importation(cbp) == (tibs.OPEN, date(2027, 1, 2), 0)
    go(cbp, "2026-11-03")
    assert ask(cbp, EXTEND) == [
        #        1         2         3         4         5         6         7
        # 34567890123456789012345678901234567890123456789012345678901234567890123456789
        "E0 SUMMRY 000001 REF ID: N01 50000029",
        "E1A 995   EXT GRANTED SUBJECT TO REVIEW           N01  50000029     REF-00001",
    ]
    assert importation(cbp) == (tibs.OPEN, date(2028, 1, 2), 1)


def test_a_request_that_is_refused_says_why() -> None:
    cbp = filed()
    assert ask(cbp, EXTEND) == [
        "E0 SUMMRY 000001 REF ID: N01 50000029",
        "E1 F8XT   SCHED CLOSE DT NOT WITHIN 60 DAYS",
        "E1RF998   TRANSACTION DATA REJECTED               N01  50000029     REF-00001",
    ]


def test_the_notice_comes_a_month_before_the_end() -> None:
    cbp = filed()
    go(cbp, "2026-12-02")
    assert notices(cbp) == []
    go(cbp, "2026-12-03")
    assert notices(cbp) == [
        [
            "A1234N01      120326     TS",
            "B  2704N01TS",
            "X12704N01 5000002998-1234567  0102270",
            "Y  2704N01TS00001",
            "Z1234N01      120326",
        ]
    ]
    go(cbp, "2027-01-02")
    assert importation(cbp)[0] == tibs.OPEN
    go(cbp, "2027-01-03")
    assert importation(cbp)[0] == tibs.EXPIRED
    assert codes(ask(cbp, EXTEND)) == ["8XS", "998"]
    assert codes(ask(cbp, CLOSE)) == ["8XZ", "998"]
    told = [line.event for line in cbp.timeline(SUBJECT)]
    assert [event for event in told if "notice" in event or "expired" in event] == [tibs.NOTICED, tibs.RAN_OUT]


def test_after_an_extension_the_notice_is_of_the_new_day() -> None:
    cbp = filed()
    go(cbp, "2026-11-03")
    ask(cbp, EXTEND)
    go(cbp, "2027-06-01")
    assert (notices(cbp), importation(cbp)[0]) == ([], tibs.OPEN)
    go(cbp, "2027-12-03")
    assert notices(cbp)[0][2] == "X12704N01 5000002998-1234567  0102281"


def test_two_extensions_are_the_most() -> None:
    cbp = filed()
    for year in (2026, 2027):
        go(cbp, f"{year}-11-03")
        assert codes(ask(cbp, EXTEND)) == ["995"]
    go(cbp, "2028-11-03")
    assert codes(ask(cbp, EXTEND)) == ["8XW", "998"]


def test_a_closure_ends_it_and_no_notice_comes() -> None:
    cbp = filed()
    assert ask(cbp, CLOSE)[-1] == "E1A 996   CLOSURE REQ ACCEPTED                    N01  50000029     REF-00001"
    assert importation(cbp)[0] == tibs.CLOSED
    assert codes(ask(cbp, EXTEND)) == codes(ask(cbp, CLOSE)) == ["8XZ", "998"]
    go(cbp, "2027-02-01")
    assert (notices(cbp), importation(cbp)[0]) == ([], tibs.CLOSED)


def test_vehicles_for_testing_stay_six_months() -> None:
    cbp = filed(short)
    assert importation(cbp) == (tibs.OPEN, date(2026, 7, 2), 0)
    go(cbp, "2026-06-03")
    assert len(notices(cbp)) == 1
    assert codes(ask(cbp, EXTEND)) == ["8XX", "998"]


@pytest.mark.parametrize(
    ("imported", "extensions", "short_", "last"),
    [
        (date(2028, 2, 29), 0, False, date(2029, 2, 28)),
        (date(2026, 8, 31), 0, True, date(2027, 2, 28)),
        (date(2026, 6, 15), 0, True, date(2026, 12, 15)),
        (date(2026, 12, 31), 2, False, date(2029, 12, 31)),
    ],
)
def test_last_days(imported: date, extensions: int, short_: bool, last: date) -> None:
    assert tibs.last_day(imported, extensions, short=short_) == last


def test_what_else_a_request_is_refused_for() -> None:
    paid = filed()
    assert codes(ask(paid, "XA2704N01 500000371")) == ["8WA", "998"], "no summary"
    assert codes(ask(paid, "XA3001N01 500000291")) == ["8WA", "998"], "of another port"
    assert codes(ask(paid, "XA2704EEE 500000291")) == ["8VB", "998"], "another filer's"
    assert codes(ask(paid, "XA2704N01 500000293")) == ["8WR", "998"], "neither extension nor closure"
    assert codes(ask(filed(paid=False), EXTEND)) == ["8XU", "998"]
    other = opened()
    assert file(other).accepted
    assert codes(ask(other, EXTEND)) == ["8XY", "998"]
    happens(paid, life.CANCELLATION)
    assert codes(ask(paid, EXTEND)) == ["8XK", "998"]


def test_a_record_that_te_has_not_rejects_the_batch() -> None:
    cbp = filed()
    assert ask(cbp, CLOSE, "XB2704") == [
        "E0 BLOCK  000001 REF ID:",
        "E1 F8WR   INVALID CONTROL ID / RECORD TYPE",
        "E1RF999   BATCH REJECTED",
    ]
    assert importation(cbp)[0] == tibs.OPEN


def test_a_summary_that_is_filed_again_gives_one_notice() -> None:
    cbp = filed(paid=False)
    assert file(cbp, cases.tib).accepted
    assert file(cbp, cases.tib, put("11:48-53", "011026")).accepted
    go(cbp, "2027-02-01")
    assert [lines[2][30:36] for lines in notices(cbp)] == ["011027"]


def test_of_a_summary_that_is_gone_there_is_no_notice() -> None:
    for event in (life.DELETE, life.CANCELLATION):
        cbp = filed(paid=False)
        happens(cbp, event)
        go(cbp, "2027-02-01")
        assert notices(cbp) == []
    cbp = filed(paid=False)
    assert file(cbp).accepted, "it is no temporary importation any more"
    go(cbp, "2027-02-01")
    assert notices(cbp) == []


def test_a_timer_of_what_is_not_there_does_nothing() -> None:
    cbp = opened()
    with cbp._world() as world:
        tibs.RINGER.ring(Timer(1, "", "tib.notice", SUBJECT, {"expires": ""}), world)


def test_a_transaction_that_was_never_read_is_our_mistake() -> None:
    with opened()._world() as world, pytest.raises(LayoutError):
        tib.HANDLER.answer(Transaction("TE", 1, 3, ("X",)), Address("1234", "N01", "2704", "N01"), world)


@given(st.lists(st.text("0123456789N XA-", min_size=78, max_size=78), min_size=1, max_size=3))
def test_every_request_is_answered(texts: list[str]) -> None:
    answered = ask(opened(), *("XA" + text[:17] for text in texts), *(["XA" + texts[0]] if "-" in texts[0] else []))
    if answered[0].startswith("X"):
        return
    begun: list[str] = []
    for line in answered:
        begun.append(line.ljust(80))
        if line.startswith(("E1A", "E1R")):
            assert not [one for one in tib_extend_close_reply.CHAPTER.read(begun).faults if one.structural]
            begun = []
    assert not begun
