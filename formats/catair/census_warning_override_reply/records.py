"""The record of a census warning override answer. The chapter is at hand as a public transcription (CWO-6 to 9)."""

from __future__ import annotations

from formats.group import Group
from formats.record import AN, M, Record, X, columns


class OverrideDisposition(Record, id="CW03"):
    """Override Disposition. Census Warning Override, May 2008, CWO-6 to 9.

    The filing's elements come back as they were sent, so that what a filer left blank is blank here too.
    """

    filer_code: str | None = columns(5, 7, AN, M, title="entry filer code")
    entry_number: str | None = columns(10, 17, AN, M)
    line_number: str | None = columns(20, 22, X, M, title="entry summary line item identifier")
    warning: str | None = columns(23, 25, AN, M, title="census warning code")
    override: str | None = columns(26, 27, AN, M, title="census override code")
    condition: str = columns(28, 30, AN, M, title="condition code")
    narrative: str = columns(31, 70, AN, M, title="narrative text")


class OverrideAnswer(Group, rule="answer"):
    """CBP's answer to the overrides of a block, one record for each."""

    dispositions: tuple[OverrideDisposition, ...]
