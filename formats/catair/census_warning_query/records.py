"""The record of a census warning query. The chapter is at hand as a public transcription (CWQ-5 to 9)."""

from __future__ import annotations

from datetime import date

from formats.group import Group
from formats.record import AN, C, D, M, Record, columns, side_by_side


class WarningQuery(Record, id="CJ1", items=side_by_side(5, "entry_number")):
    """Census Warning Query Criteria. Census Warning Query, September 2014, CWQ-5 to 9.

    By port, by both dates, by entry numbers from the first on, or by several of these; by one of them at least.
    """

    port_of_entry: str | None = columns(4, 7, AN, C, title="district/port of entry")
    accepted_from: date | None = columns(8, 13, D, C, title="requested from date", note="with the other, or not at all")
    accepted_to: date | None = columns(14, 19, D, C, title="requested to date", note="at most 31 days on")
    filer_code: str = columns(20, 22, AN, M, title="entry filer code")
    entry_number_1: str | None = columns(25, 32, AN, C, title="entry number 1")
    entry_number_2: str | None = columns(35, 42, AN, C, title="entry number 2")
    entry_number_3: str | None = columns(45, 52, AN, C, title="entry number 3")
    entry_number_4: str | None = columns(55, 62, AN, C, title="entry number 4")
    entry_number_5: str | None = columns(65, 72, AN, C, title="entry number 5")


class Query(Group, rule="transaction"):
    """The query of a block."""

    criteria: tuple[WarningQuery, ...]
