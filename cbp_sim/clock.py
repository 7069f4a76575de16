"""A world's time: it stands still until it is moved. Aware UTC inside, US Eastern on the wire.

Nothing here reads the wall clock.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from cbp_sim.errors import SimulatorError

#: Where CBP's headquarters and its computers keep their time.
EASTERN = ZoneInfo("America/New_York")

#: When a world begins if nobody says: Monday 5 January 2026, 9 in the morning Eastern.
DEFAULT_START = datetime(2026, 1, 5, 14, tzinfo=UTC)


class ClockError(SimulatorError, ValueError):
    """A time that cannot be, or a move backwards. The message says what to give instead."""


class Clock:
    """The time of one world."""

    def __init__(self, start: datetime = DEFAULT_START) -> None:
        self._now = _utc(start)

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return self._now

    def eastern(self) -> datetime:
        """The present instant, as clocks in Washington show it."""
        return eastern(self._now)

    def today(self) -> date:
        """The Eastern day."""
        return self.eastern().date()

    def advance_to(self, instant: datetime) -> datetime:
        """Move to `instant` and return it in UTC. The same instant is no move; an earlier one is refused."""
        to = _utc(instant)
        if to < self._now:
            raise ClockError(
                f"{to.isoformat()} is before {self._now.isoformat()}, where this world stands: "
                "give a later instant, or begin a new world"
            )
        self._now = to
        return to

    def advance(self, by: timedelta) -> datetime:
        """Move by a span of time and return the new instant in UTC. A negative span is refused."""
        if by < timedelta():
            raise ClockError(f"by={by!r} goes backwards: give a span of 0 or more, or begin a new world")
        try:
            to = self._now + by
        except OverflowError:
            raise ClockError(f"by={by!r} leads past the year 9999: give a shorter span") from None
        return self.advance_to(to)

    def __repr__(self) -> str:
        return f"Clock({self._now.isoformat()})"


def eastern(instant: datetime) -> datetime:
    """The instant as clocks in Washington show it. ClockError when it has no zone."""
    return _in_zone(instant, EASTERN)


def begins(day: date) -> datetime:
    """The instant at which an Eastern day begins. UTC, as the store keeps instants."""
    return datetime.combine(day, time(), tzinfo=EASTERN).astimezone(UTC)


def mmddyy(day: date) -> str:
    """The day as the wire writes it. Of an instant, its Eastern day."""
    if isinstance(day, datetime):
        day = eastern(day).date()
    return f"{day.month:02d}{day.day:02d}{day.year % 100:02d}"


def yymmdd(day: date) -> str:
    """The day as e-manifest records write it. Of an instant, its Eastern day."""
    written = mmddyy(day)
    return written[4:] + written[:4]


def hhmmss(instant: datetime) -> str:
    """The Eastern time of day as the wire writes it, 000000-235959; parts of a second are left off."""
    at = eastern(instant)
    return f"{at.hour:02d}{at.minute:02d}{at.second:02d}"


def parse_instant(text: str) -> datetime:
    """The instant that an ISO 8601 text names, in UTC. Without an offset it is US Eastern.

    A day alone is its first moment. The hour that is skipped in March and the one that comes twice in
    November are refused without an offset: they name no instant, or two.
    """
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ClockError(
            f"{text!r} is not an instant: write ISO 8601, like 2026-01-05T14:00:00Z or 2026-01-05T09:00"
        ) from None
    if instant.tzinfo is None:
        instant = _eastern_wall_time(instant)
    return _utc(instant)


def parse_duration(text: str) -> timedelta:
    """The span that a text names: `3d`, `2h30m`, `45s`, `1w`, or ISO 8601's `PT15M`, `P1DT2H`.

    Whole numbers of weeks, days, hours, minutes and seconds, each at most once and the largest first.
    Years and months are refused: they have no fixed length.
    """
    found = _SHORT.fullmatch(text.strip().lower()) or _ISO.fullmatch(text.strip().upper())
    parts = {unit: int(n) for unit, n in found.groupdict().items() if n} if found else {}
    if not parts:
        raise ClockError(f"{text!r} is not a span of time: write w, d, h, m, s in this order, like 3d, 2h30m or PT15M")
    try:
        return timedelta(**parts)
    except OverflowError:
        raise ClockError(f"{text!r} is longer than the calendar: give fewer days") from None


_N = r"[0-9]{1,9}"
_SHORT = re.compile(
    rf"(?:(?P<weeks>{_N})w)?(?:(?P<days>{_N})d)?"
    rf"(?:(?P<hours>{_N})h)?(?:(?P<minutes>{_N})m)?(?:(?P<seconds>{_N})s)?"
)
_ISO = re.compile(
    rf"P(?:(?P<weeks>{_N})W)?(?:(?P<days>{_N})D)?"
    rf"(?:T(?=[0-9])(?:(?P<hours>{_N})H)?(?:(?P<minutes>{_N})M)?(?:(?P<seconds>{_N})S)?)?"
)


def _eastern_wall_time(wall: datetime) -> datetime:
    early, late = (wall.replace(tzinfo=EASTERN, fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return early
    # In the hour that comes twice the offset falls (EDT, then EST); in the hour that is skipped it rises.
    comes_twice = early.astimezone(UTC) < late.astimezone(UTC)
    raise ClockError(
        f"{wall.isoformat()} {'comes twice' if comes_twice else 'does not come'} in US Eastern time: "
        f"give an offset, like {wall.isoformat()}-05:00"
    )


def _utc(instant: datetime) -> datetime:
    return _in_zone(instant, UTC)


def _in_zone(instant: datetime, zone: tzinfo) -> datetime:
    if instant.utcoffset() is None:
        raise ClockError(f"{instant!r} has no zone: give an aware datetime, or text to parse_instant")
    try:
        return instant.astimezone(zone)
    except OverflowError:
        raise ClockError(f"{instant!r} lies outside the years 1 to 9999 in {zone}: give another year") from None
