"""The records of an in-bond answer: the filer's own, as they came in, and the 95 records (QT95) that judge them."""

from __future__ import annotations

from formats.catair.in_bond.bill import BillDetails, BillOfLading, NotifyParties, Reference
from formats.catair.in_bond.cargo import Container, Description, Hazard, HazardText, Marks, Tariff
from formats.catair.in_bond.header import Conveyance, Header
from formats.catair.in_bond.parties import (
    Consignee,
    ConsigneeAddress,
    ConsigneePhone,
    NotifyParty,
    NotifyPartyAddress,
    NotifyPartyPhone,
    Shipper,
    ShipperAddress,
    ShipperPhone,
)
from formats.catair.in_bond_reply.rejects import (
    BatchHeaderReject,
    BatchTrailerReject,
    BlockHeaderReject,
    BlockTrailerReject,
)
from formats.group import Group
from formats.record import AN, M, N, Record, X, columns

__all__ = [  # noqa: RUF022 - the order of the usage map
    "Header",
    "Conveyance",
    "BillOfLading",
    "NotifyParties",
    "Reference",
    "BillDetails",
    "Shipper",
    "ShipperAddress",
    "ShipperPhone",
    "Consignee",
    "ConsigneeAddress",
    "ConsigneePhone",
    "NotifyParty",
    "NotifyPartyAddress",
    "NotifyPartyPhone",
    "Container",
    "Tariff",
    "Description",
    "Marks",
    "Hazard",
    "HazardText",
    "Message",
    "BatchHeaderReject",
    "BlockHeaderReject",
    "BlockTrailerReject",
    "BatchTrailerReject",
    "AnsweredHeader",
    "AnsweredConveyance",
    "AnsweredNotifyParties",
    "AnsweredReference",
    "AnsweredDetails",
    "AnsweredShipper",
    "AnsweredConsignee",
    "AnsweredNotifyParty",
    "AnsweredCargo",
    "AnsweredHazardText",
    "AnsweredHazard",
    "AnsweredContainer",
    "AnsweredBill",
    "InBondAnswer",
    "InBondDeletionAnswer",
    "InBondControlReject",
]

RECORDS = tuple(__all__)


class Message(Record, id="95"):
    """Error/Warning or Accept/Reject Message (QT95). In-bond amendment 51, April 2026, INB-53.

    One layout for what is said about a record and for the verdict: only its place tells them apart. The chapter lists
    no message identifiers.
    """

    message_type: str = columns(
        3, 4, N, M, codes=("01", "02", "03"), title="narrative message type code",
        note="rejected, accepted, accepted with a warning",
    )  # fmt: skip
    condition: str = columns(5, 7, AN, M, title="narrative message identifier")
    narrative: str = columns(9, 47, X, M, title="narrative message")


class AnsweredHeader(Group, rule="header"):
    """The header, and what is said about it."""

    record: Header
    messages: tuple[Message, ...]


class AnsweredConveyance(Group, rule="conveyance"):
    """The conveyance, and what is said about it."""

    record: Conveyance
    messages: tuple[Message, ...]


class AnsweredNotifyParties(Group, rule="notify_parties"):
    """Whom to notify, and what is said about it."""

    record: NotifyParties
    messages: tuple[Message, ...]


class AnsweredReference(Group, rule="reference"):
    """A reference, and what is said about it."""

    record: Reference
    messages: tuple[Message, ...]


class AnsweredDetails(Group, rule="details"):
    """A bill's manifest data, and what is said about them."""

    record: BillDetails
    messages: tuple[Message, ...]


class AnsweredShipper(Group, rule="shipper"):
    """A record of the foreign shipper, and what is said about it."""

    record: Shipper | ShipperAddress | ShipperPhone
    messages: tuple[Message, ...]


class AnsweredConsignee(Group, rule="consignee"):
    """A record of the consignee, and what is said about it."""

    record: Consignee | ConsigneeAddress | ConsigneePhone
    messages: tuple[Message, ...]


class AnsweredNotifyParty(Group, rule="notify_party"):
    """A record of a notify party, and what is said about it."""

    record: NotifyParty | NotifyPartyAddress | NotifyPartyPhone
    messages: tuple[Message, ...]


class AnsweredCargo(Group, rule="cargo"):
    """A tariff number, a description or marks, and what is said about it."""

    record: Tariff | Description | Marks
    messages: tuple[Message, ...]


class AnsweredHazardText(Group, rule="hazard_text"):
    """More on a hazardous commodity, and what is said about it."""

    record: HazardText
    messages: tuple[Message, ...]


class AnsweredHazard(Group, rule="hazard"):
    """A hazardous commodity, and what is said about it or its texts."""

    record: Hazard
    messages: tuple[Message, ...]
    texts: tuple[AnsweredHazardText, ...]


class AnsweredContainer(Group, rule="container"):
    """A container, and what is said about it or its cargo."""

    record: Container
    messages: tuple[Message, ...]
    cargo: tuple[AnsweredCargo, ...]
    hazards: tuple[AnsweredHazard, ...]


class AnsweredBill(Group, rule="bill"):
    """A bill of lading, what is said about it, and those of its records about which something is said."""

    record: BillOfLading
    messages: tuple[Message, ...]
    notify: AnsweredNotifyParties | None
    references: tuple[AnsweredReference, ...]
    details: tuple[AnsweredDetails, ...]
    shipper: tuple[AnsweredShipper, ...]
    consignee: tuple[AnsweredConsignee, ...]
    notify_parties: tuple[AnsweredNotifyParty, ...]
    containers: tuple[AnsweredContainer, ...]

    @property
    def verdict(self) -> Message:
        """Whether the bill was accepted: the message that closes its grouping (INB-16 and INB-17, note 1B)."""
        return [record for record in self.records() if isinstance(record, Message)][-1]


class InBondAnswer(Group, rule="transaction"):
    """CBP's answer to actions A and B: a verdict on each bill."""

    header: AnsweredHeader
    conveyance: AnsweredConveyance | None
    bills: tuple[AnsweredBill, ...]


class InBondDeletionAnswer(Group, rule="deletion"):
    """CBP's answer to action D: a verdict on the movement (INB-16 and INB-17, note 1A)."""

    header: Header
    messages: tuple[Message, ...]

    @property
    def verdict(self) -> Message:
        """Whether the movement was taken back."""
        return self.messages[-1]


class InBondControlReject(Group, rule="control_reject"):
    """What is wrong with a control record: nothing of the batch was processed."""

    reject: BatchHeaderReject | BlockHeaderReject | BlockTrailerReject | BatchTrailerReject
