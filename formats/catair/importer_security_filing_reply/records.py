"""The records of a security filing's answer: the filer's own, as they came in, and the SF90 records that judge them.

SF10 comes back with CBP's transaction number, SF15 and SF20 always, any other record only when something is wrong.
"""

from __future__ import annotations

from formats.catair.importer_security_filing.parties import Address, Manufacturer, Party, Place, SecondName
from formats.catair.importer_security_filing.shipment import (
    BillOfLading,
    Equipment,
    ForeignDestination,
    Header,
    Reference,
    Shipment,
    Tariff,
)
from formats.group import Group
from formats.record import AN, C, M, Record, X, columns

__all__ = [  # noqa: RUF022 - the order of the usage map
    "Header",
    "Shipment",
    "BillOfLading",
    "Reference",
    "Equipment",
    "Party",
    "Manufacturer",
    "SecondName",
    "Address",
    "Place",
    "Tariff",
    "ForeignDestination",
    "RecordMessage",
    "Disposition",
    "AnsweredHeader",
    "AnsweredShipment",
    "AnsweredBill",
    "AnsweredReference",
    "AnsweredEquipment",
    "AnsweredDetail",
    "FilingAnswer",
]

RECORDS = tuple(__all__)


class Message(Record):
    """What every SF90 record holds."""

    condition: str | None = columns(7, 9, AN, C, title="error code", note="Appendix S; with a record's error only")
    narrative: str = columns(10, 49, X, M, title="narrative message text")


class RecordMessage(Message, id="SF90", when={"message_type": ("11", "13")}, terminal="SF90_RECORD"):
    """Error Message, about the record before it. Importer Security Filing v3, July 2017, ISF-14 to 39."""

    message_type: str = columns(
        5, 6, AN, M, codes=("11", "13"), title="message type code", note="rejected, accepted with a warning"
    )


class Disposition(Message, id="SF90", when={"message_type": ("01", "02", "03")}, terminal="SF90_FINAL"):
    """Accept/Reject Message: what becomes of the filing. Importer Security Filing v3, July 2017, ISF-14 to 39."""

    message_type: str = columns(
        5, 6, AN, M, codes=("01", "02", "03"), title="message type code",
        note="rejected, accepted, accepted with warnings",
    )  # fmt: skip


class AnsweredHeader(Group, rule="header"):
    """The header, and what is said about it."""

    record: Header
    messages: tuple[RecordMessage, ...]


class AnsweredShipment(Group, rule="shipment"):
    """The shipment's data, and what is said about them."""

    record: Shipment
    messages: tuple[RecordMessage, ...]


class AnsweredBill(Group, rule="bill"):
    """A bill, and what is said about it."""

    record: BillOfLading
    messages: tuple[RecordMessage, ...]


class AnsweredReference(Group, rule="reference"):
    """A reference, and what is said about it."""

    record: Reference
    messages: tuple[RecordMessage, ...]


class AnsweredEquipment(Group, rule="equipment"):
    """A container, and what is said about it."""

    record: Equipment
    messages: tuple[RecordMessage, ...]


class AnsweredDetail(Group, rule="detail"):
    """A record of a party, of goods or of the destination, and what is said about it."""

    record: Party | Manufacturer | SecondName | Address | Place | Tariff | ForeignDestination
    messages: tuple[RecordMessage, ...]


class FilingAnswer(Group, rule="answer"):
    """CBP's answer to one filing."""

    header: AnsweredHeader
    shipment: AnsweredShipment | None
    bills: tuple[AnsweredBill, ...]
    references: tuple[AnsweredReference, ...]
    equipment: tuple[AnsweredEquipment, ...]
    details: tuple[AnsweredDetail, ...]
    disposition: Disposition
