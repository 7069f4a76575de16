"""The control records of an output batch, and the conditions of a rejected one."""

from __future__ import annotations

from datetime import date

from formats.catair.batch_block_control.records import Processing, Sender
from formats.group import Group
from formats.record import AN, A, C, D, M, N, Record, X, columns


class ReplyBatchHeader(Sender, id="A"):
    """Batch Control Header (ESAR), output. Batch & Block Control v23, B&B-20."""

    transmission_date: date | None = columns(15, 20, D, C)
    application: str | None = columns(26, 27, AN, C, reads=X, note="the response code; blank on rejection")
    user_text: str | None = columns(60, 80, X, C, title="transmitter's user data text")


class ManifestReplyBatchHeader(Sender, id="A"):
    """Batch Control Header (eMAN), output. Batch & Block Control v23, B&B-20, note 4."""

    password: str | None = columns(9, 14, AN, C, title="communication password")
    transmission_date: date | None = columns(15, 20, D, C)
    application: str | None = columns(26, 27, AN, C, reads=X, note="not returned for BD, NS, QT and WT")
    user_text: str | None = columns(60, 80, X, C, note="columns 70-80 only are echoed for QT and WT")


class ReplyBatchTrailer(Sender, id="Z"):
    """Batch Control Trailer (ESAR), output. Batch & Block Control v23, B&B-23."""

    transmission_date: date | None = columns(15, 20, D, C)


class ManifestReplyBatchTrailer(Sender, id="Z"):
    """Batch Control Trailer (eMAN), output. Batch & Block Control v23, B&B-23."""

    password: str | None = columns(9, 14, AN, C, title="communication password")
    transmission_date: date | None = columns(15, 20, D, C)


class GeneratedBatchTrailer(Record, id="Z", when={"generated": "Z"}):
    """Batch Control Trailer as ACE makes it for a rejected batch. Batch & Block Control v23, B&B-24."""

    generated: str = columns(80, A, M, constant="Z")


class ReplyBlockHeader(Processing, id="B"):
    """Block Control Header, output. Batch & Block Control v23, B&B-24."""

    statement_status: str | None = columns(13, A, C, codes=("P", "F"))
    statement_number: str | None = columns(14, 23, AN, C)
    statement_print_date: date | None = columns(24, 29, D, C, title="preliminary statement print date")
    payment_type: str | None = columns(30, AN, C, codes=("2", "3", "5", "6", "7", "8"))
    importer: str | None = columns(31, 42, X, C, title="importer of record number")
    client_branch: str | None = columns(43, 44, AN, C, title="statement client branch identifier")
    preparer_port: str | None = columns(47, 50, AN, C, title="preparer district/port code")
    preparer_filer: str | None = columns(51, 53, AN, C, title="preparer filer code")
    preparer_office: str | None = columns(54, 55, AN, C, title="preparer office code")
    preparer_indicator: str | None = columns(56, AN, C, codes=("1",))
    user_text: str | None = columns(60, 80, X, C, title="filer/preparer's user data text")


class GeneratedBlockHeader(Record, id="B", when={"generated": "B"}):
    """Block Control Header as ACE makes it for a rejected batch. Batch & Block Control v23, B&B-27."""

    generated: str = columns(80, A, M, constant="B")


class ReplyBlockTrailer(Processing, id="Y"):
    """Block Control Trailer, output. Batch & Block Control v23, B&B-28."""

    record_count: int = columns(13, 17, N, M, title="output transaction image count", note="B and Y are not counted")


class GeneratedBlockTrailer(Record, id="Y", when={"generated": "Y"}):
    """Block Control Trailer as ACE makes it for a rejected batch. Batch & Block Control v23, B&B-29."""

    record_count: int = columns(13, 17, N, M, title="output transaction image count", note="B and Y are not counted")
    generated: str = columns(80, A, M, constant="Y")


class Reference(Record):
    """What X0 records have in common: the kind of thing referred to, and which one of its kind."""

    occurrence: int = columns(11, 16, N, M, title="occurrence position", note="counted from 1")
    signpost: str = columns(18, 24, X, M, constant="REF ID:", title="reference ID constant")


class AnyReference(Reference, id="X0", terminal="X0_OTHER"):
    """Block/Transaction Condition Reference in general. Batch & Block Control v23, B&B-30."""

    kind: str = columns(4, 9, AN, M, title="reference data type code")
    reference: str = columns(26, 80, X, M, title="reference data text")


class BlockReference(Reference, id="X0", when={"kind": "BLOCK"}, terminal="X0_BLOCK"):
    """Block Condition Reference: which block, as its B record reads. Batch & Block Control v23, B&B-30, note 1."""

    kind: str = columns(4, 9, AN, M, constant="BLOCK", title="reference data type code")
    port: str | None = columns(26, 29, AN, C, title="processing district/port code")
    filer: str | None = columns(31, 33, AN, C, title="processing filer code")
    office: str | None = columns(35, 36, AN, C, title="processing filer office code")
    application: str | None = columns(38, 39, AN, C, reads=X, title="application identifier")
    user_text: str | None = columns(41, 61, X, C, title="filer/preparer's user data text")
    preparer_port: str | None = columns(63, 66, AN, C)
    preparer_filer: str | None = columns(67, 69, AN, C)
    preparer_office: str | None = columns(70, 71, AN, C)
    preparer_indicator: str | None = columns(72, AN, C)


class TransactionReference(Reference, id="X0", when={"kind": "TRNACT"}, terminal="X0_TRNACT"):
    """Transaction Condition Reference: which transaction and record. Batch & Block Control v23, B&B-31, note 1."""

    kind: str = columns(4, 9, AN, M, constant="TRNACT", title="reference data type code")
    record_number: int = columns(26, 32, N, M, title="record position in batch", note="the A record is 1")
    column: int = columns(34, 35, N, M, title="position in record", note="00 is the whole record")


class Response(Record):
    """What X1 records have in common."""

    severity: str = columns(4, AN, M, constant="F", title="severity code")
    condition: str = columns(5, 7, AN, M, title="condition code")
    reason: str | None = columns(10, AN, C, title="reason code", note="for CBP's own use")
    narrative: str = columns(11, 50, AN, M, reads=X, note="texts hold / and -")


class ControlCondition(Response, id="X1", when={"disposition": ""}, terminal="X1_CONDITION"):
    """Batch/Block/Transaction Condition Response. Batch & Block Control v23, B&B-32."""

    disposition: str | None = columns(3, AN, M, title="disposition type code")


class ControlRejection(Response, id="X1", when={"disposition": "R"}, terminal="X1_FINAL"):
    """Batch Disposition Response: BATCH REJECTED. Batch & Block Control v23, B&B-32."""

    disposition: str = columns(3, AN, M, constant="R", title="disposition type code")


class Conditions(Group, rule="conditions"):
    """Conditions of a block or a transaction, after the references that say which."""

    block: BlockReference
    transaction: TransactionReference | None
    conditions: tuple[ControlCondition, ...]


class Rejection(Group, rule="rejection"):
    """What stands between B and Y of a rejected batch: the batch's own conditions, or those of its blocks."""

    batch: tuple[ControlCondition, ...]
    conditions: tuple[Conditions, ...]
    final: ControlRejection


class BlockControlReply(Group, rule="block"):
    """A reply block's control records."""

    header: ReplyBlockHeader | GeneratedBlockHeader
    trailer: ReplyBlockTrailer | GeneratedBlockTrailer


class BatchControlReply(Group, rule="batch"):
    """A reply batch's control records."""

    header: ReplyBatchHeader | ManifestReplyBatchHeader
    blocks: tuple[BlockControlReply, ...]
    trailer: ReplyBatchTrailer | ManifestReplyBatchTrailer | GeneratedBatchTrailer
