"""The record of an answer to a census warning query. The chapter is at hand as a public transcription (CWQ-5 to 9)."""

from __future__ import annotations

from datetime import date

from formats.group import Group
from formats.record import AN, C, D, M, Record, X, columns


class WarningResult(Record, id="CJ2"):
    """Census Warning Query Result: a warning, or a condition. Census Warning Query, September 2014, CWQ-5 to 9.

    Port, date and filer are printed as mandatory; with a condition what is not known is blank.
    """

    port_of_entry: str | None = columns(4, 7, AN, M, title="district/port of entry")
    accepted: date | None = columns(8, 13, D, M, title="ACE acceptance date", note="the last one")
    filer_code: str | None = columns(14, 16, AN, M, title="entry filer code")
    entry_number: str | None = columns(19, 26, AN, C)
    line_number: str | None = columns(29, 31, X, C, title="entry summary line item identifier")
    hts_number: str | None = columns(32, 41, AN, C, title="HTS number")
    warning: str | None = columns(42, 44, AN, C, title="census warning code", note="Appendix H")
    condition: str | None = columns(47, 49, AN, C, title="condition code", note="when there is no warning to tell")
    narrative: str | None = columns(50, 79, X, C, title="narrative text", note="with a condition code only")


class Answer(Group, rule="answer"):
    """CBP's answer to the query of a block."""

    results: tuple[WarningResult, ...]
