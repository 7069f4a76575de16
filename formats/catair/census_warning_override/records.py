"""The records of a census warning override. The chapter is at hand as a public transcription (CWO-6 to 9)."""

from __future__ import annotations

from formats.group import Group
from formats.record import AN, C, M, Record, X, columns, side_by_side


class Summary(Record, id="CW01"):
    """Entry Summary Identification. Census Warning Override, May 2008, CWO-6 to 9."""

    filer_code: str = columns(5, 7, AN, M, title="entry filer code")
    entry_number: str = columns(10, 17, AN, M)


class LineOverrides(Record, id="CW02", items=side_by_side(7, "warning", "override")):
    """Line Item Override Codes. Census Warning Override, May 2008, CWO-6 to 9.

    Up to seven warnings of one line, and what overrides each.
    Record CW02 of an entry summary has the same pairs and leaves 7-9 blank (Entry Summary, July 2026, ESF-126).
    """

    line_number: str = columns(7, 9, X, M, title="entry summary line item identifier", note="three digits")
    warning_1: str = columns(10, 12, AN, M, title="census warning condition code 1", note="Appendix H")
    override_1: str = columns(13, 14, AN, M, title="census warning condition override code 1", note="Appendix H")
    warning_2: str | None = columns(15, 17, AN, C, title="census warning condition code 2")
    override_2: str | None = columns(18, 19, AN, C, title="census warning condition override code 2")
    warning_3: str | None = columns(20, 22, AN, C, title="census warning condition code 3")
    override_3: str | None = columns(23, 24, AN, C, title="census warning condition override code 3")
    warning_4: str | None = columns(25, 27, AN, C, title="census warning condition code 4")
    override_4: str | None = columns(28, 29, AN, C, title="census warning condition override code 4")
    warning_5: str | None = columns(30, 32, AN, C, title="census warning condition code 5")
    override_5: str | None = columns(33, 34, AN, C, title="census warning condition override code 5")
    warning_6: str | None = columns(35, 37, AN, C, title="census warning condition code 6")
    override_6: str | None = columns(38, 39, AN, C, title="census warning condition override code 6")
    warning_7: str | None = columns(40, 42, AN, C, title="census warning condition code 7")
    override_7: str | None = columns(43, 44, AN, C, title="census warning condition override code 7")


class Overrides(Group, rule="transaction"):
    """The overrides for one entry summary."""

    summary: Summary
    lines: tuple[LineOverrides, ...]
