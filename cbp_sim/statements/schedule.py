"""Which statement a summary belongs to, and when statements are printed and due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cbp_sim.clock import parse_instant
from cbp_sim.world import World

BY_FILER, BY_IMPORTER, WITHOUT_SUFFIX = ("2", "6"), ("3", "7"), ("5", "8")
MONTHLY = ("6", "7", "8")
STATEMENTS = ("2", "3", "5", *MONTHLY)

#: Of an IRS number NN-NNNNNNNss, what stands before the suffix.
_IRS_NUMBER = 10


@dataclass(frozen=True)
class Batch:
    """What brings summaries together on one daily statement (usage note (y); Daily Statement, pages 6 and 7).

    port: of the B record, whatever the port of entry is.
    """

    port: str
    filer: str
    payment_type: str
    print_date: date
    importer: str = ""
    branch: str = ""

    @property
    def key(self) -> str:
        """Its name in the store."""
        told = (self.port, self.filer, self.payment_type, self.print_date.isoformat(), self.importer, self.branch)
        return "/".join(told)

    @classmethod
    def of_key(cls, key: str) -> Batch:
        """The batch of a name."""
        port, filer, payment_type, printed, importer, branch = key.split("/")
        return cls(port, filer, payment_type, date.fromisoformat(printed), importer, branch)


@dataclass(frozen=True)
class Month:
    """What brings periodic daily statements together on a monthly one.

    district: its number begins with it, and its daily statements have ports of their own. Inferred from the layout.
    """

    district: str
    filer: str
    payment_type: str
    year: int
    month: int
    importer: str = ""
    branch: str = ""

    @property
    def key(self) -> str:
        """Its name in the store."""
        told = (
            self.district,
            self.filer,
            self.payment_type,
            f"{self.year}-{self.month:02}",
            self.importer,
            self.branch,
        )
        return "/".join(told)

    @classmethod
    def of_key(cls, key: str) -> Month:
        """The month of a name."""
        district, filer, payment_type, month, importer, branch = key.split("/")
        return cls(district, filer, payment_type, int(month[:4]), int(month[5:]), importer, branch)


def importer_of_statement(payment_type: str, importer: str) -> str:
    """The importer that a statement is for; "" where it is the filer's."""
    if payment_type in BY_FILER:
        return ""
    if payment_type in WITHOUT_SUFFIX and importer[2:3] == "-" and len(importer) > _IRS_NUMBER:
        return importer[:_IRS_NUMBER]
    return importer


def year_of_month(month: int, today: date) -> int:
    """The year of a statement month, which is this one or one of the next (usage note (y))."""
    return today.year + (month < today.month)


def at_hour(day: date, hour: int) -> datetime:
    """An Eastern hour of a day."""
    return parse_instant(f"{day.isoformat()}T{hour:02}:00:00")


def payment_due(world: World, entry_dates: Iterable[date]) -> date:
    """When a daily statement is to be paid: ten working days after its earliest entry (19 CFR 141.68 and 142.12)."""
    return world.calendar.add_business_days(min(entry_dates), world.policy.summary_life.payment_days)


def monthly_days(world: World, year: int, month: int) -> tuple[date, date]:
    """The print date and the due date of a month's statement, in its working days."""
    life, calendar = world.policy.summary_life, world.calendar
    return (
        calendar.nth_business_day_of_month(year, month, life.monthly_print_day),
        calendar.nth_business_day_of_month(year, month, life.monthly_due_day),
    )


def daily_number(world: World, port: str, printed: date) -> str:
    """DDFYJJJXXX: district, fiscal year, day of the year, sequence (Daily Statement, page 8)."""
    fiscal = printed.year + (printed.month >= 10)
    begins = f"{port[:2]:>2}{fiscal % 100:02}{printed.timetuple().tm_yday:03}"
    return begins + _sequence(world, begins)


def monthly_number(world: World, district: str, year: int, month: int) -> str:
    """DDCYPMMXXX: district, calendar year, P, month, sequence (Periodic Monthly Statement, page 5)."""
    begins = f"{district:>2}{year % 100:02}P{month:02}"
    return begins + _sequence(world, begins)


_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _sequence(world: World, begins: str) -> str:
    """001 to 999, then with letters: the sequence is alphanumeric."""
    n = world.rows.next("statement number", begins) + 1
    if n <= 999:
        return f"{n:03}"
    # Chosen by us: after 999 come A00 to ZZZ.
    n += 10 * 36 * 36 - 1000
    return _DIGITS[n // 1296 % 36] + _DIGITS[n // 36 % 36] + _DIGITS[n % 36]
