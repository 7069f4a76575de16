"""The record of an expiration notice. The chapter is at hand as a public transcription (TS-10 and 11)."""

from __future__ import annotations

from datetime import date

from formats.group import Group
from formats.record import AN, C, M, N, Record, X, columns


class Expiration(Record, id="X1"):
    """TIB Expiration Notice. TIB Expiration Notice rev 03, January 2018, TS-10 and TS-11.

    A summary of type 23 that expires within a month. Not the X1 of batch and block control, which rejects a batch.
    """

    port: str = columns(3, 6, N, M, title="district/port of entry summary")
    filer_code: str = columns(7, 9, AN, M, title="entry filer code")
    entry_number: str = columns(11, 18, AN, M)
    importer: str = columns(19, 30, X, M, title="importer of record number")
    expiration_date: date | None = columns(31, 36, N, C, title="TIB expiration date")
    extensions: int | None = columns(37, N, C, title="total number of extensions")


class ExpirationNotice(Group, rule="notice"):
    """The notice of one summary; a block holds one for each."""

    expiration: Expiration
