"""The world's clock: it moves when it is told to, forwards only, and writes Eastern time on the wire."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbp_sim.clock import (
    DEFAULT_START,
    EASTERN,
    Clock,
    ClockError,
    eastern,
    hhmmss,
    mmddyy,
    parse_duration,
    parse_instant,
)

NOON = datetime(2026, 7, 1, 16, tzinfo=UTC)


class NoOffset(tzinfo):
    """A zone that does not know its offset: Python takes such a time for naive."""

    def utcoffset(self, when: datetime | None) -> None:
        return None

    def dst(self, when: datetime | None) -> None:
        return None

    def tzname(self, when: datetime | None) -> None:
        return None


# ------------------------------------------------------------------------------------------------- the clock


def test_a_world_begins_on_a_monday_morning_in_2026() -> None:
    clock = Clock()
    assert clock.now() == DEFAULT_START == datetime(2026, 1, 5, 14, tzinfo=UTC)
    assert clock.eastern().isoformat() == "2026-01-05T09:00:00-05:00"
    assert clock.today() == date(2026, 1, 5)
    assert repr(clock) == "Clock(2026-01-05T14:00:00+00:00)"


def test_the_clock_stands_still_until_it_is_moved() -> None:
    clock = Clock(NOON)
    assert [clock.now() for _ in range(3)] == [NOON] * 3
    assert clock.advance(timedelta(minutes=90)) == clock.now() == NOON + timedelta(minutes=90)
    assert clock.advance_to(NOON + timedelta(days=1)) == clock.now() == NOON + timedelta(days=1)


def test_a_start_in_another_zone_is_kept_in_utc() -> None:
    clock = Clock(NOON.astimezone(timezone(timedelta(hours=9))))
    assert clock.now() == NOON
    assert clock.now().tzinfo is UTC
    assert clock.advance_to(NOON.astimezone(EASTERN)).tzinfo is UTC


def test_the_day_is_the_eastern_day() -> None:
    assert Clock(datetime(2026, 1, 6, 4, 59, tzinfo=UTC)).today() == date(2026, 1, 5)
    assert Clock(datetime(2026, 1, 6, 5, 0, tzinfo=UTC)).today() == date(2026, 1, 6)
    assert Clock(datetime(2026, 7, 6, 4, 0, tzinfo=UTC)).today() == date(2026, 7, 6)


def test_the_clock_never_goes_backwards() -> None:
    clock = Clock(NOON)
    with pytest.raises(ClockError, match=r"2026-07-01T15:59:59\S* is before 2026-07-01T16:00:00\S*, .*: give a later"):
        clock.advance_to(NOON - timedelta(seconds=1))
    with pytest.raises(ClockError, match="goes backwards: give a span of 0 or more"):
        clock.advance(timedelta(microseconds=-1))
    assert clock.now() == NOON


def test_staying_where_it_is_is_allowed() -> None:
    clock = Clock(NOON)
    assert clock.advance_to(NOON) == clock.advance(timedelta()) == NOON


def test_a_naive_time_is_refused_not_guessed() -> None:
    naive = NOON.replace(tzinfo=None)
    for refused in (Clock, Clock().advance_to, eastern, hhmmss, mmddyy):
        with pytest.raises(ClockError, match="has no zone: give an aware datetime"):
            refused(naive)
    with pytest.raises(ClockError, match="has no zone"):
        Clock(NOON.replace(tzinfo=NoOffset()))


def test_the_calendar_ends_in_9999() -> None:
    with pytest.raises(ClockError, match="leads past the year 9999"):
        Clock().advance(timedelta.max)
    with pytest.raises(ClockError, match="outside the years 1 to 9999"):
        Clock(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))))


@given(st.lists(st.timedeltas(timedelta(), timedelta(days=400)), max_size=8))
def test_spans_add_up_across_changes_of_summer_time(spans: list[timedelta]) -> None:
    clock = Clock()
    for span in spans:
        clock.advance(span)
    assert clock.now() == DEFAULT_START + sum(spans, timedelta())


# ----------------------------------------------------------------------------------------------- on the wire


def test_dates_and_times_go_out_in_eastern_time() -> None:
    late = datetime(2026, 1, 6, 4, 7, 9, 999_999, tzinfo=UTC)
    assert (mmddyy(late), hhmmss(late)) == ("010526", "230709")
    assert hhmmss(NOON) == "120000"
    assert mmddyy(date(2026, 12, 3)) == "120326"
    assert mmddyy(date(2009, 1, 2)) == "010209"


# --------------------------------------------------------------------------------------------- what is typed


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-01-05T14:00:00Z", datetime(2026, 1, 5, 14, tzinfo=UTC)),
        (" 2026-01-05T09:00 ", datetime(2026, 1, 5, 14, tzinfo=UTC)),
        ("2026-07-01T12:00:00", NOON),
        ("2026-07-01 12:00", NOON),
        ("2026-07-01", datetime(2026, 7, 1, 4, tzinfo=UTC)),
        ("2026-07-02T01:00:00.5+09:00", datetime(2026, 7, 1, 16, 0, 0, 500_000, tzinfo=UTC)),
        # The second Sunday of March and the first of November, around 2 in the morning.
        ("2026-03-08T01:59:59", datetime(2026, 3, 8, 6, 59, 59, tzinfo=UTC)),
        ("2026-03-08T03:00:00", datetime(2026, 3, 8, 7, tzinfo=UTC)),
        ("2026-11-01T00:59:59", datetime(2026, 11, 1, 4, 59, 59, tzinfo=UTC)),
        ("2026-11-01T01:30:00-04:00", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        ("2026-11-01T02:00:00", datetime(2026, 11, 1, 7, tzinfo=UTC)),
    ],
)
def test_an_instant_without_an_offset_is_eastern(text: str, instant: datetime) -> None:
    parsed = parse_instant(text)
    assert parsed == instant
    assert parsed.tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2026-03-08T02:30", "2026-03-08T02:30:00 does not come in US Eastern time: give an offset"),
        ("2026-11-01T01:30", "2026-11-01T01:30:00 comes twice in US Eastern time: give an offset"),
        ("01/05/2026", "'01/05/2026' is not an instant: write ISO 8601, like 2026-01-05T14:00:00Z"),
        ("", "is not an instant"),
        ("2026-02-30", "is not an instant"),
        ("9999-12-31T23:00:00-05:00", "outside the years 1 to 9999"),
    ],
)
def test_an_instant_that_is_none_or_two_is_refused(text: str, message: str) -> None:
    with pytest.raises(ClockError, match=message):
        parse_instant(text)


instants = st.timedeltas(timedelta(days=-700_000), timedelta(days=2_900_000)).map(DEFAULT_START.__add__)


@given(instants)
def test_what_isoformat_writes_is_read_back(instant: datetime) -> None:
    assert parse_instant(instant.isoformat()) == instant
    assert parse_instant(eastern(instant).isoformat()) == instant


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("3d", timedelta(days=3)),
        ("2h30m", timedelta(hours=2, minutes=30)),
        ("PT15M", timedelta(minutes=15)),
        ("45s", timedelta(seconds=45)),
        (" 1W2D ", timedelta(days=9)),
        ("0s", timedelta()),
        ("1w2d3h4m5s", timedelta(9, 3 * 3600 + 4 * 60 + 5)),
        ("P3D", timedelta(days=3)),
        ("p1dt2h", timedelta(days=1, hours=2)),
        ("P2W", timedelta(days=14)),
        ("PT1H30M5S", timedelta(hours=1, minutes=30, seconds=5)),
        ("90m", timedelta(minutes=90)),
    ],
)
def test_a_span_is_written_short_or_as_iso(text: str, span: timedelta) -> None:
    assert parse_duration(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "d",
        "P",
        "PT",
        "P3DT",
        "3d3d",
        "30m2h",
        "1.5h",
        "-3d",
        "P1M",
        "P1Y",
        "3 d",
        "1mo",
        "PT3D",
        "3d PT1H",
    ],
)
def test_a_span_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ClockError, match="is not a span of time: write w, d, h, m, s in this order"):
        parse_duration(text)


def test_a_span_longer_than_the_calendar_is_refused() -> None:
    with pytest.raises(ClockError, match="longer than the calendar: give fewer days"):
        parse_duration("999999999w")
    with pytest.raises(ClockError, match="is not a span of time"):
        parse_duration("9" * 5000 + "d")
