"""The records of the answer to an in-bond event: the filer's own, and the 95 records (WT95) that judge them."""

from __future__ import annotations

from formats.catair.in_bond_arrival.records import EventDetail, EventHeader
from formats.catair.in_bond_reply.rejects import (
    BatchHeaderReject,
    BatchTrailerReject,
    BlockHeaderReject,
    BlockTrailerReject,
)
from formats.group import Group
from formats.record import AN, M, N, Record, X, columns

__all__ = [  # noqa: RUF022 - the order of the usage map
    "EventHeader",
    "EventDetail",
    "EventMessage",
    "BatchHeaderReject",
    "BlockHeaderReject",
    "BlockTrailerReject",
    "BatchTrailerReject",
    "Verdict",
    "AnsweredDetail",
    "EventAnswer",
    "EventControlReject",
]

RECORDS = tuple(__all__)


class EventMessage(Record, id="95"):
    """Error/Warning or Accept/Reject Message (WT95). In-bond amendment 51, April 2026, INB-59."""

    message_type: str = columns(
        3, 4, N, M, codes=("01", "02", "03"), title="narrative message type code",
        note="rejected, accepted, accepted with a warning",
    )  # fmt: skip
    condition: str = columns(5, 7, AN, M, title="narrative message identifier")
    narrative: str = columns(9, 47, X, M, title="narrative message")


class Verdict(Group, rule="verdict"):
    """The last 95 record: what becomes of the event."""

    message: EventMessage


class AnsweredDetail(Group, rule="detail"):
    """The event's detail, what is said about it, and the verdict."""

    record: EventDetail
    messages: tuple[EventMessage, ...]
    verdict: Verdict


class EventAnswer(Group, rule="answer"):
    """CBP's answer to one event. Its verdict stands with the detail where that comes back."""

    record: EventHeader
    messages: tuple[EventMessage, ...]
    detail: AnsweredDetail | None
    own_verdict: Verdict | None

    @property
    def verdict(self) -> EventMessage | None:
        """The message that accepts or rejects the event."""
        found = self.detail.verdict if self.detail else self.own_verdict
        return found.message if found else None


class EventControlReject(Group, rule="control_reject"):
    """What is wrong with a control record: nothing of the batch was processed."""

    reject: BatchHeaderReject | BlockHeaderReject | BlockTrailerReject | BatchTrailerReject
