"""The record of a request. The chapter is at hand as a public transcription (TIB-9 to 14)."""

from __future__ import annotations

from formats.group import Group
from formats.record import AN, M, N, Record, columns


class Request(Record, id="XA"):
    """TIB Transaction Detail. TIB Extension/Close rev 05, January 2018, TIB-9 to 14."""

    port: str = columns(3, 6, N, M, title="district/port of entry summary")
    filer_code: str = columns(7, 9, AN, M, title="entry filer code", note="the one of the B record")
    entry_number: str = columns(11, 18, AN, M, note="of a summary of type 23")
    request: str = columns(19, N, M, codes=("1", "2"), title="extension/closure code", note="extension, closure")


class ExtendOrClose(Group, rule="request"):
    """One request; a block may hold several."""

    request: Request
