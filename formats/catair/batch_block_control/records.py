"""The control records of an input batch.

ESAR is entry summary, accounts and revenue; eMAN is e-manifest rail and sea, whose QP and WP batches carry the password
in Z and a record count in Y.
"""

from __future__ import annotations

from datetime import date

from formats.group import Group
from formats.record import AN, C, D, M, N, O, Record, X, columns


class Sender(Record):
    """The columns that A and Z have in common: who sends, when, from which office."""

    site: str = columns(2, 5, AN, M, title="sender/receiver site code")
    sender: str = columns(6, 8, AN, M, title="sender/receiver ID code")
    transmission_date: date | None = columns(15, 20, D, O)
    office: str | None = columns(38, 39, AN, C, title="sender/receiver office code")


class BatchHeader(Sender, id="A"):
    """Batch Control Header (ESAR). Batch & Block Control v23, B&B-9."""

    password: str = columns(9, 14, AN, M, title="communication password")
    application: str = columns(26, 27, AN, M, reads=X, title="application identifier")
    user_text: str | None = columns(60, 80, X, O, title="transmitter's user data text")


class ManifestBatchHeader(Sender, id="A"):
    """Batch Control Header (eMAN). Batch & Block Control v23, B&B-9, note 4."""

    password: str = columns(9, 14, AN, M, title="communication password")
    application: str | None = columns(26, 27, AN, O, reads=X, title="application identifier")
    user_text: str | None = columns(60, 80, X, O, title="transmitter's user data text")


class BatchTrailer(Sender, id="Z"):
    """Batch Control Trailer (ESAR). Batch & Block Control v23, B&B-12."""

    transmission_date: date | None = columns(15, 20, D, C)


class ManifestBatchTrailer(Sender, id="Z"):
    """Batch Control Trailer (eMAN). Batch & Block Control v23, B&B-12, note 2."""

    password: str = columns(9, 14, AN, M, title="communication password")
    transmission_date: date | None = columns(15, 20, D, C)


class Processing(Record):
    """The columns that B and Y have in common: port, filer, application, office."""

    port: str = columns(4, 7, AN, M, title="processing district/port code")
    filer: str = columns(8, 10, AN, M, title="processing filer code")
    application: str = columns(11, 12, AN, M, reads=X, title="application identifier")
    office: str | None = columns(45, 46, AN, C, title="processing filer office code")


class BlockHeader(Processing, id="B"):
    """Block Control Header. Batch & Block Control v23, B&B-13."""

    preparer_port: str | None = columns(47, 50, AN, C, title="preparer district/port code")
    preparer_filer: str | None = columns(51, 53, AN, C, title="preparer filer code")
    preparer_office: str | None = columns(54, 55, AN, C, title="preparer office code")
    preparer_indicator: str | None = columns(56, AN, C, codes=("1",))
    user_text: str | None = columns(60, 80, X, O, title="filer/preparer's user data text")


class BlockTrailer(Processing, id="Y"):
    """Block Control Trailer (ESAR). Batch & Block Control v23, B&B-15."""


class ManifestBlockTrailer(Processing, id="Y"):
    """Block Control Trailer (eMAN). Batch & Block Control v23, B&B-15, note 2."""

    record_count: int = columns(13, 17, N, M, title="input transaction image count", note="B and Y are not counted")


class BlockControl(Group, rule="block"):
    """A block's control records; what stands between them is the transactions."""

    header: BlockHeader
    trailer: BlockTrailer | ManifestBlockTrailer


class BatchControl(Group, rule="batch"):
    """A batch's control records."""

    header: BatchHeader | ManifestBatchHeader
    blocks: tuple[BlockControl, ...]
    trailer: BatchTrailer | ManifestBatchTrailer
