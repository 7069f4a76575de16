"""The record of a tariff query. The chapter is at hand as a public transcription (HTS-46 to 79)."""

from __future__ import annotations

from datetime import date

from formats.group import Group
from formats.record import C, D, M, Record, X, columns


class Request(Record, id="W"):
    """HTS Query Request. Harmonized Tariff Schedule Query, March 2023, HTS-46 to 79.

    One number, or all from one number to another; a number of eight or nine digits takes in all that begin with it.
    At most 100 numbers are answered.
    """

    from_number: str = columns(3, 12, X, M, title="from tariff number", note="8 to 10 digits, no points")
    day: date | None = columns(13, 18, D, C, title="as of date", note="blank: today")
    to_number: str | None = columns(19, 28, X, C, title="to tariff number", note="blank: one number")


class Query(Group, rule="transaction"):
    """A query for one tariff number or one range."""

    request: Request
