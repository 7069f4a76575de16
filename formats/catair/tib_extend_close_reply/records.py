"""The records of a request's answer. The chapter is at hand as a public transcription (TIB-9 to 14)."""

from __future__ import annotations

from formats.group import Group
from formats.record import AN, C, M, N, Record, X, columns


class Reference(Record, id="E0"):
    """TIB Condition Reference: which request. TIB Extension/Close rev 05, January 2018, TIB-9 to 14."""

    kind: str = columns(
        4, 9, AN, M, codes=("BLOCK", "SUMMRY"), title="reference data type code", note="the block, an entry summary"
    )
    occurrence: int = columns(11, 16, N, M, title="occurrence position", note="counted from 1")
    signpost: str = columns(18, 24, X, M, constant="REF ID:", title="reference ID constant")
    filer_code: str | None = columns(26, 28, AN, M, title="entry filer code", note="blank when the input is unknown")
    entry_number: str | None = columns(30, 37, AN, M, note="blank when the input is unknown")


class Response(Record):
    """What E1 records have in common."""

    condition: str = columns(5, 7, AN, M, title="condition code")
    narrative: str = columns(11, 50, AN, M, reads=X, title="narrative text", note="texts hold / - ' and commas")
    filer_code: str | None = columns(51, 53, AN, C, title="entry filer code")
    entry_number: str | None = columns(56, 63, AN, C)
    broker_reference: str | None = columns(69, 77, X, C, title="broker reference number")


class Condition(Response, id="E1", when={"disposition": ""}, terminal="E1_CONDITION"):
    """TIB Condition. TIB Extension/Close rev 05, January 2018, TIB-9 to 14."""

    disposition: str | None = columns(3, AN, M, title="disposition type code", note="blank: not final")
    severity: str = columns(4, AN, M, codes=("F", "W", "I"), title="severity code", note="fatal, warning, information")


class Disposition(Response, id="E1", when={"disposition": ("A", "R")}, terminal="E1_FINAL"):
    """TIB Disposition. TIB Extension/Close rev 05, January 2018, TIB-9 to 14.

    An extension that is granted (995) and a closure that is accepted (996) may still be denied later, by a UC notice.
    """

    disposition: str = columns(3, AN, M, codes=("A", "R"), title="disposition type code", note="accepted, rejected")
    severity: str | None = columns(4, AN, M, codes=("F", "W", "I"), title="severity code", note="blank for none")


class RequestAnswer(Group, rule="answer"):
    """CBP's answer to one request, or to the block."""

    reference: Reference
    conditions: tuple[Condition, ...]
    disposition: Disposition
